/* curve_risk.h - what a portfolio stands to lose when the curve moves, and what it earns when it does not.
 *
 * Shifts are of continuously compounded zero yields. A key-rate shift is 1 bp at its term, falling in a straight line to
 * 0 at the terms beside it, and flat beyond the first and the last one (T. Ho, J. Fixed Income 2, 1992): the key rates
 * add up to the parallel shift. */
#ifndef LONGBOND_CURVE_RISK_H
#define LONGBOND_CURVE_RISK_H

#include "longbond/curve.h"
#include "longbond/security.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { LB_RISK_MOST_KEYS = 16 };

/* So much par of one security; negative is short. */
typedef struct lb_risk_holding {
    lb_security security; /* no FRN: it has no fixed payments */
    int64_t par_cents;
    double spread_dec; /* added to the zero yields of the curve for its payments: its richness or cheapness */
} lb_risk_holding;

typedef struct lb_curve_risk {
    double value_usd;                       /* present value */
    double dv01_usd;                        /* fall for a parallel shift of 1 bp: its first derivative */
    double key_dv01_usd[LB_RISK_MOST_KEYS]; /* [key_count] */
    double convexity;    /* second derivative over value, years squared; 0 for a portfolio worth nothing */
    double ten_year_usd; /* par of a new 10-year note at par on this curve with the same dv01 */
} lb_curve_risk;

/* Risk of `count` holdings on `curve`, TIPS on a real curve in real terms. `key_years[key_count]` rise from above 0.
 * LB_ERR_RANGE for keys or holdings that cannot be (the message names the holding), LB_ERR_USAGE for an FRN. Allocates
 * nothing. */
lb_status lb_curve_risk_of(const lb_curve *curve, const lb_risk_holding *holdings, int count,
                           const double *key_years, int key_count, lb_curve_risk *out, lb_error *err);

/* What 100 of par earns until `horizon` if nothing changes, per 100, financed at `repo_dec` (actual/360):
 * carry with the security's own yield unchanged, roll-down from its new place on the unchanged curve. */
typedef struct lb_carry {
    double dirty_px;     /* today, on the curve */
    double yield_dec;    /* of that price */
    double income_px;    /* payments until the horizon */
    double financing_px; /* interest on dirty_px */
    double carry_px;     /* price at the same yield + income - dirty_px - financing */
    double roll_px;      /* price on the curve - price at the same yield */
} lb_carry;

/* LB_ERR_RANGE unless the curve's settlement < horizon < maturity. Income is not reinvested. */
lb_status lb_curve_carry(const lb_curve *curve, const lb_security *security, lb_date horizon, double repo_dec,
                         lb_carry *out, lb_error *err);

#ifdef __cplusplus
}
#endif
#endif
