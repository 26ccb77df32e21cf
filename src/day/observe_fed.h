/* observe_fed.h - what a day showed of the Fed, and of the Treasury and the Fed as one. */
#ifndef LB_DAY_OBSERVE_FED_H
#define LB_DAY_OBSERVE_FED_H

#include "world/model.h"
#include "world/world.h"

/* Sums over the live securities that several observables share, cents. */
typedef struct lb_stock_sums {
    int64_t par[LB_SECURITY_TYPE_COUNT]; /* indexed principal by class */
    int64_t fed[LB_SECURITY_TYPE_COUNT]; /* SOMA original par by class */
    int64_t held[LB_SECTOR_COUNT];       /* indexed principal by holder */
    int64_t fed_compensation;            /* of SOMA, with the next day's index ratio, as the H.4.1 shows it */
    int64_t fed_principal;               /* of SOMA, with the day's */
    int64_t fed_long;                    /* of it, what matures after in_ten_years */
    int64_t within_year, unmatured, private_unmatured;
    double month_par, fed_month_par, private_month_par; /* months to maturity times indexed principal */
    double rate_par;
    lb_date in_ten_years;
} lb_stock_sums;

static inline double lb_observed_millions(int64_t cents)
{
    return (double)cents / 1e8;
}

/* The Fed's holdings, accounts and liabilities. What securities are worth is measured on the last business day of a month,
 * at the opening and on the last day of a run, and stands until the next time. */
void lb_observe_fed(const lb_model *model, lb_world *world, const lb_books *books, const lb_stock_sums *sums);

/* Debt in private hands, and the debt to the public of Treasury and Fed as one: marketable debt that neither the Fed nor
 * government accounts hold, and what the Fed owes overnight at interest (reserves, ON RRP, foreign RRP). The
 * TGA is a claim of the one on the other. */
void lb_observe_consolidated(const lb_books *books, const lb_stock_sums *sums, double *out);

#endif
