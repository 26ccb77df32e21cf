/* normal.h - the standard normal distribution. The same bits everywhere, as in lb_math.h; errors are measured as
 * there, on more than a million points. Either function takes some 90 ns. */
#ifndef LB_NUM_NORMAL_H
#define LB_NUM_NORMAL_H

/* Probability that a standard normal variable lies below `x`: within 0.62 ulp for every x (0.81 if the result is
 * subnormal, x below -37.5), down to 5e-324 at x = -38.4. NaN for NaN. */
double lb_norm_cdf(double x);

/* The x with lb_norm_cdf(x) = p, within 0.62 ulp for p in (0, 1), subnormal p too; minus and plus infinity for 0
 * and 1, NaN otherwise. Near p = 1 the spacing of p itself limits what x can mean: use -lb_norm_inv(1 - p). */
double lb_norm_inv(double p);

#endif
