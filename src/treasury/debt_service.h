/* debt_service.h - what the debt costs: accruals, indexation, coupons and redemptions, to the cent. */
#ifndef LB_TREASURY_DEBT_SERVICE_H
#define LB_TREASURY_DEBT_SERVICE_H

#include "world/model.h"
#include "world/world.h"

/* Coupons per year of a security: 4 for FRNs, 2 for other coupon securities, 0 for bills. */
int lb_coupon_frequency(const lb_security *security);

/* The interest date after `date` (strictly), by the rule of 31 CFR 356: counted back from the maturity; the
 * first interest date where the schedule begins. LB_DATE_NONE if there is none. */
lb_date lb_next_coupon_date(const lb_security *security, lb_date date);

/* The interest date on or before `date`, or the dated date: where the running interest period began. */
lb_date lb_last_coupon_date(const lb_security *security, lb_date date);

/* The 13-week index rate of FRNs on a day, decimal on the money-market basis: the given path's, moved by scenario events. */
double lb_frn_index_in_force(const lb_model *model, const lb_world *world, lb_date day);

/* FRN interest per 100 for the days in (from, to]: index in force plus spread, at least zero, over 360. */
double lb_frn_accrued(const lb_model *model, const lb_world *world, int security, lb_date from, lb_date to);

/* Moves every holder's compensation of a TIPS to the index ratio of `day`; returns what the Treasury owes more. */
int64_t lb_treasury_index_holders(const lb_model *model, const lb_books *books, int security, lb_date day);

/* Begins the interest period from `last` to `next` (LB_DATE_NONE: no interest is due any more): notes both and the
 * share of a year's coupon the period pays. */
void lb_treasury_start_period(const lb_model *model, lb_world *world, int security, lb_date last,
                              lb_date next);

/* Accrues interest on all public debt for the days since the previous one (accrued_day, accrued_class) and moves
 * TIPS compensation to the day's index ratio. */
void lb_treasury_accrue(const lb_model *model, lb_world *world, const lb_books *books);

/* Pays the coupons due today to every holder. */
lb_status lb_treasury_pay_coupons(const lb_model *model, lb_world *world, const lb_books *books,
                                  lb_error *err);

/* Pays back what matures today. `matured` is called for the Fed's part, after the posting. */
typedef lb_status lb_matured_fn(const lb_model *model, lb_world *world, int security, int64_t fed_principal,
                                lb_error *err);
lb_status lb_treasury_redeem(const lb_model *model, lb_world *world, const lb_books *books,
                             lb_matured_fn *matured, lb_error *err);

/* Index ratio of a TIPS on a date: truncated to 6 and rounded to 5 decimals (31 CFR 356 App. B I.B), times
 * 100,000, an exact integer. */
int64_t lb_index_ratio_e5(const lb_model *model, const lb_security *security, lb_date date);

#endif
