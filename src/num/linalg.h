/* linalg.h - small dense linear algebra without allocation: matrices row by row, the caller's memory.
 *
 * Every sum runs in index order, so that the bits do not depend on the machine. Sizes are those of curve fits and
 * regressions, up to some hundred; nothing is blocked for large ones. */
#ifndef LB_NUM_LINALG_H
#define LB_NUM_LINALG_H

#include "longbond/status.h"

/* Factors the n x n matrix `a` in place as P A = L U (partial pivoting); pivots[n] receives the row exchanges.
 * LB_ERR_NO_SOLUTION, naming the column, if a pivot is below n * 2^-52 of the largest element. */
lb_status lb_lu_factor(double *a, int n, int *pivots, lb_error *err);

/* Solves A x = b in place in b[n], `a` and `pivots` from lb_lu_factor. */
void lb_lu_solve(const double *a, int n, const int *pivots, double *b);

/* Factors the symmetric n x n matrix `a` as L L^T into its lower triangle; what stands above the diagonal is
 * neither read nor written. LB_ERR_NO_SOLUTION, naming the row, if it is not positive definite. */
lb_status lb_cholesky_factor(double *a, int n, lb_error *err);

/* Solves A x = b in place in b[n], `a` from lb_cholesky_factor. */
void lb_cholesky_solve(const double *a, int n, double *b);

/* Factors the rows x columns matrix `a` (rows >= columns) in place as Q R by Householder reflections; scale[columns]
 * receives what they need. LB_ERR_NO_SOLUTION, naming the column, if it depends on those before it: if what is
 * left of it is below rows * 2^-52 of its length. LB_ERR_RANGE for impossible sizes. */
lb_status lb_qr_factor(double *a, int rows, int columns, double *scale, lb_error *err);

/* Least squares: overwrites b[rows] with the solution of min |A x - b| in its first `columns` places and returns
 * the sum of squared residuals. `a` and `scale` from lb_qr_factor. */
double lb_qr_solve(const double *a, int rows, int columns, const double *scale, double *b);

#endif
