/* lb_math.h - the elementary functions of longbond: the same bits from every compiler, at every optimisation
 * level, on every processor with IEEE double arithmetic in round-to-nearest.
 *
 * Errors are in units in the last place (ulp) of the exact result, measured against MPFR over the whole range
 * by tests/num. No function sets errno. Special cases are those of C17 Annex F. */
#ifndef LB_NUM_LB_MATH_H
#define LB_NUM_LB_MATH_H

double lb_exp(double x);           /* within 0.61 ulp; 0.75 if subnormal */
double lb_log(double x);           /* within 0.65 ulp */
double lb_pow(double x, double y); /* within 0.72 ulp; 0.76 if subnormal; exact where possible */
double lb_expm1(double x);         /* exp(x) - 1 within 0.90 ulp, also for tiny x */
double lb_log1p(double x);         /* log(1 + x) within 0.65 ulp, also for tiny x */

#endif
