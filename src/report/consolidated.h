/* consolidated.h - Treasury and Fed as one: what the public holds of them, by maturity.
 *
 * Worked out from the holdings and the balance sheet that a run keeps at month ends (docs/model/consolidated.md). */
#ifndef LB_REPORT_CONSOLIDATED_H
#define LB_REPORT_CONSOLIDATED_H

#include "store/store.h"

/* Rows: identifier, word, title, longest remaining maturity in months. Bills stand apart, whatever is left of them. */
#define LB_MATURITY_LIST(X)                                                                                  \
    X(LB_MATURITY_OVERNIGHT, "overnight", "Overnight at the Fed", 0)                                         \
    X(LB_MATURITY_BILLS, "bills", "Bills", 12)                                                               \
    X(LB_MATURITY_1, "to_1_year", "Coupons to 1 year", 12)                                                   \
    X(LB_MATURITY_3, "1_to_3_years", "1 to 3 years", 36)                                                     \
    X(LB_MATURITY_5, "3_to_5_years", "3 to 5 years", 60)                                                     \
    X(LB_MATURITY_7, "5_to_7_years", "5 to 7 years", 84)                                                     \
    X(LB_MATURITY_10, "7_to_10_years", "7 to 10 years", 120)                                                 \
    X(LB_MATURITY_20, "10_to_20_years", "10 to 20 years", 240)                                               \
    X(LB_MATURITY_30, "20_to_30_years", "20 to 30 years", 360)

typedef enum lb_maturity {
#define X(name, word, title, months) name,
    LB_MATURITY_LIST(X)
#undef X
        LB_MATURITY_COUNT
} lb_maturity;

const char *lb_maturity_word(int maturity);
const char *lb_maturity_title(int maturity);

/* Columns: all marketable debt; what the Fed, government accounts and everybody else hold of it; and what the public holds of
 * Treasury and Fed together: the last of these and the Fed's overnight debt at interest. */
#define LB_DEBT_SIDE_LIST(X)                                                                                 \
    X(LB_SIDE_OUTSTANDING, "outstanding", "Outstanding")                                                     \
    X(LB_SIDE_FED, "fed", "Fed")                                                                             \
    X(LB_SIDE_GOVERNMENT, "government_accounts", "Gov. accounts")                                            \
    X(LB_SIDE_PRIVATE, "private", "Private")                                                                 \
    X(LB_SIDE_CONSOLIDATED, "consolidated", "Consolidated")

typedef enum lb_debt_side {
#define X(name, word, title) name,
    LB_DEBT_SIDE_LIST(X)
#undef X
        LB_SIDE_COUNT
} lb_debt_side;

const char *lb_debt_side_word(int side);
const char *lb_debt_side_title(int side);

typedef struct lb_debt_profile {
    int64_t by_maturity[LB_MATURITY_COUNT]; /* cents, TIPS indexed */
    int64_t total;
    double
        wam_months; /* Treasury's convention: bills included, TIPS at indexed par, FRNs to maturity; overnight 0 */
    double duration_yrs;   /* modified, by market value; NaN with the next if the run has no prices */
    double tens_usd;       /* par of a new 10-year note with the same loss for a basis point */
    double bill_share_pct; /* of the total */
} lb_debt_profile;

typedef struct lb_consolidated {
    lb_date at;
    lb_debt_profile side[LB_SIDE_COUNT];
} lb_consolidated;

/* Works out the profiles. `yield_10y_dec`: the par yield of the day, for a new 10-year note. */
void lb_consolidated_of(const lb_stored_holding *holdings, int count, const lb_stored_books *books,
                        double yield_10y_dec, lb_consolidated *out);

/* The same at a run's last month end on or before `date` (LB_DATE_NONE: the last). */
lb_status lb_consolidated_load(lb_store *store, int64_t run, lb_date date, lb_consolidated *out,
                               lb_error *err);

#endif
