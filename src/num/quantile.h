/* quantile.h - sorting and quantiles of samples. */
#ifndef LB_NUM_QUANTILE_H
#define LB_NUM_QUANTILE_H

/* Sorts ascending in place, without allocation, in n log n steps whatever the order. NaNs come last, -0 before
 * +0, so that the same set gives the same bits. */
void lb_sort(double *values, int count);

/* The quantile at `probability` (0..1) of `count` >= 1 sorted values, linear between order statistics: position
 * probability * (count - 1) counted from 0 (type 7 of R. Hyndman and Y. Fan, American Statistician 50 (1996), the
 * default of R and numpy). NaN for a probability outside or no values. */
double lb_quantile_sorted(const double *sorted, int count, double probability);

#endif
