/* sum.h - sums in a fixed order: the same bits for every compiler, thread count and machine. */
#ifndef LB_NUM_SUM_H
#define LB_NUM_SUM_H

#include <stddef.h>

/* Pairwise sum: eight lanes over blocks, blocks added as a balanced tree. Error grows with log n, speed is that
 * of a plain loop. 0 for no values. */
double lb_sum(const double *values, size_t count);

/* The same of products a[i] b[i]. */
double lb_sum_products(const double *a, const double *b, size_t count);

/* Compensated sum (A. Neumaier, ZAMM 54 (1974)): as if added in twice the precision and rounded once, unless the
 * sum is more than 2^50 times smaller than its terms. */
double lb_sum_compensated(const double *values, size_t count);

#endif
