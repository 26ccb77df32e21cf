/* floating.h - the index behind floating rate notes: the 13-week bill auction (31 CFR 356, Appendix B, I.C). */
#ifndef LONGBOND_FLOATING_H
#define LONGBOND_FLOATING_H

#include "longbond/security.h"

#ifdef __cplusplus
extern "C" {
#endif

/* One auction of 13-week bills. */
typedef struct lb_frn_fixing {
    lb_date auction_date;
    double index_dec; /* from lb_frn_index_dec */
} lb_frn_fixing;

/* The past of one FRN's index. The arrays are the caller's. */
typedef struct lb_frn_history {
    const lb_frn_fixing *fixings; /* ascending auction dates */
    size_t fixing_count;
    const lb_date
        *issue_dates; /* ascending: issue dates of the FRN's reopenings; its first issue is implied */
    size_t issue_count;
} lb_frn_history;

/* Index rate: the auction's high discount rate as simple money-market yield, d / (1 - d days / 360), rounded to
 * 9 decimals in per cent. `days` from the bill's issue to its maturity. */
double lb_frn_index_dec(double high_discount_dec, int days);

/* Interest accrued on one day per 100 of par: 100 max(index + spread, 0) / 360, rounded to 9 decimals. */
double lb_frn_daily_accrual_px(double index_dec, double spread_dec);

/* Index rate in force for `frn` on `date`: that of the last auction held before, except in a lockout. A lockout
 * begins two business days before an interest date or an issue date of this FRN and ends with that date; within
 * it an index that would take effect waits until the day after. LB_ERR_NOT_FOUND if there is no such auction. */
lb_status lb_frn_index_on(const lb_security *frn, const lb_frn_history *history, lb_date date,
                          double *index_dec, lb_error *err);

/* Interest accrued from the last interest date (or the dated date) to `settle`, per 100 of par: the sum of the
 * daily accruals. Errors as in lb_frn_index_on; LB_ERR_RANGE unless dated_date <= settle < maturity. */
lb_status lb_frn_accrued_px(const lb_security *frn, const lb_frn_history *history, lb_date settle,
                            double *accrued_px, lb_error *err);

#ifdef __cplusplus
}
#endif
#endif
