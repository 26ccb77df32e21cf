/* eigen.h - eigenvalues and eigenvectors of a symmetric matrix. */
#ifndef LB_NUM_EIGEN_H
#define LB_NUM_EIGEN_H

#include "longbond/status.h"

/* Decomposes the symmetric n x n matrix `a` (row by row; destroyed) as V diag(values) V^T by cyclic Jacobi rotations,
 * always in the same order, so that the bits do not depend on the machine. values[n] descend; row k of vectors[n * n]
 * is the unit eigenvector of values[k], its component of largest size (the first of equals) positive.
 * Cost: some 10 sweeps of 4 n^3 multiplications. LB_ERR_RANGE for n < 1, LB_ERR_NO_SOLUTION if an element is not
 * finite. Source: G. Golub and C. Van Loan, Matrix Computations, 8.5. */
lb_status lb_eigen_symmetric(double *a, int n, double *values, double *vectors, lb_error *err);

#endif
