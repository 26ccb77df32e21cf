/* par_nss.h - a zero-coupon curve from a handful of par yields: Nelson-Siegel and Svensson, for days without prices.
 *
 * f(n) = b0 + b1 e^(-n/t1) + b2 (n/t1) e^(-n/t1) + b3 (n/t2) e^(-n/t2), the instantaneous forward rate n years ahead,
 * continuously compounded. Source: R. Gurkaynak, B. Sack and J. Wright, Journal of Monetary Economics 54 (2007). */
#ifndef LB_CURVE_PAR_NSS_H
#define LB_CURVE_PAR_NSS_H

#include <stdbool.h>

#include "longbond/status.h"

enum { LB_PAR_MOST_TENORS = 16 };

typedef struct lb_par_nss {
    double beta_dec[4]; /* b0..b3; b3 is 0 without the second hump */
    double tau_yrs[2];  /* t1 < t2 */
    double rms_dec;     /* of the par yields it was fitted to */
} lb_par_nss;

typedef struct lb_par_nss_work lb_par_nss_work;

/* Prepares what all days share (the grid of decays); to be released with lb_par_nss_work_free, which accepts NULL. One
 * thread at a time. LB_ERR_NO_MEMORY. */
lb_status lb_par_nss_work_new(lb_par_nss_work **out, lb_error *err);
void lb_par_nss_work_free(lb_par_nss_work *work);

/* Fits the curve to `count` par yields par_dec[] (semiannual bond-equivalent) at years[] (ascending; half-years, or at
 * most half a year for a single payment; up to 30) by least squares, every yield with the same weight, which is
 * the price error over the duration. The decays are searched globally and deterministically; the betas follow linearly
 * (variable projection on the linearised par yields, linearised again until it stands still). `second_hump` adds b3, t2
 * and needs 6 yields, without it 4; a curve that has fewer is LB_ERR_RANGE, as are yields beyond -5..50 %. */
lb_status lb_par_nss_fit(lb_par_nss_work *work, const double *years, const double *par_dec, int count,
                         bool second_hump, lb_par_nss *out, lb_error *err);

/* Zero-coupon yield, continuously compounded, of `years` > 0. */
double lb_par_nss_zero_dec(const lb_par_nss *curve, double years);

/* Par yield, semiannual, of `years` (as in lb_par_nss_fit). */
double lb_par_nss_par_dec(const lb_par_nss *curve, double years);

/* Zero yields of 1, 2, ... `months` months. */
void lb_par_nss_monthly(const lb_par_nss *curve, int months, double *zero_dec);

#endif
