/* curve_bootstrap.h - a curve through published par or zero yields: what there is where there are no prices.
 *
 * Between the nodes the logarithm of the discount factor is a cubic with slopes from parabolas, cut back where it would
 * not be monotone (J. Hyman, SIAM J. Sci. Stat. Comput. 4, 1983; F. Fritsch and R. Carlson, SIAM J. Numer. Anal. 17,
 * 1980): forward rates are continuous and, where the nodes allow it, never negative. Beyond the last node the forward
 * rate stays. */
#ifndef LONGBOND_CURVE_BOOTSTRAP_H
#define LONGBOND_CURVE_BOOTSTRAP_H

#include "longbond/curve.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { LB_BOOTSTRAP_MOST_NODES = 40 };

/* The curve that prices securities of `years[count]` at par for the coupons par_dec[count]: terms ascending, up to half
 * a year any (simple yields, as in H.15), then whole half-years up to 100. lb_curve_par_dec gives the same yields back
 * to 1e-12. LB_ERR_RANGE for terms or yields that cannot be, LB_ERR_NO_SOLUTION if no discount factors fit. Allocates
 * nothing; about 5 us for 12 nodes. */
lb_status lb_curve_bootstrap(lb_date settle, const double *years, const double *par_dec, int count,
                             lb_curve *out, lb_error *err);

/* The curve through bond-equivalent zero yields, with the same interpolation. Terms any, ascending. */
lb_status lb_curve_through_zeros(lb_date settle, const double *years, const double *zero_dec, int count,
                                 lb_curve *out, lb_error *err);

#ifdef __cplusplus
}
#endif
#endif
