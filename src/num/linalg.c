#include "linalg.h"

#include "base/error.h"

#include <float.h>
#include <math.h>

static double largest_of(const double *a, int count)
{
    double largest = 0.0;
    for (int i = 0; i < count; i++) {
        largest = fabs(a[i]) > largest || isnan(a[i]) ? fabs(a[i]) : largest;
    }
    return largest;
}

static void swap_rows(double *a, int n, int row, int other)
{
    for (int j = 0; j < n; j++) {
        double kept = a[row * n + j];
        a[row * n + j] = a[other * n + j];
        a[other * n + j] = kept;
    }
}

lb_status lb_lu_factor(double *a, int n, int *pivots, lb_error *err)
{
    double least = n * DBL_EPSILON * largest_of(a, n * n);
    for (int k = 0; k < n; k++) {
        int best = k;
        for (int i = k + 1; i < n; i++) {
            best = fabs(a[i * n + k]) > fabs(a[best * n + k]) ? i : best;
        }
        if (!(fabs(a[best * n + k]) > least)) {
            return lb_fail(err, LB_ERR_NO_SOLUTION, "singular system of %d equations: no pivot in column %d",
                           n, k + 1);
        }
        pivots[k] = best;
        if (best != k) {
            swap_rows(a, n, k, best);
        }
        for (int i = k + 1; i < n; i++) {
            double factor = a[i * n + k] / a[k * n + k];
            a[i * n + k] = factor;
            for (int j = k + 1; j < n; j++) {
                a[i * n + j] -= factor * a[k * n + j];
            }
        }
    }
    return LB_OK;
}

void lb_lu_solve(const double *a, int n, const int *pivots, double *b)
{
    for (int k = 0; k < n; k++) {
        double kept = b[k];
        b[k] = b[pivots[k]];
        b[pivots[k]] = kept;
    }
    for (int i = 1; i < n; i++) {
        for (int j = 0; j < i; j++) {
            b[i] -= a[i * n + j] * b[j];
        }
    }
    for (int i = n - 1; i >= 0; i--) {
        for (int j = i + 1; j < n; j++) {
            b[i] -= a[i * n + j] * b[j];
        }
        b[i] /= a[i * n + i];
    }
}

lb_status lb_cholesky_factor(double *a, int n, lb_error *err)
{
    for (int i = 0; i < n; i++) {
        double *row = a + i * n;
        double diagonal = row[i];
        for (int j = 0; j < i; j++) {
            const double *other = a + j * n;
            for (int k = 0; k < j; k++) {
                row[j] -= row[k] * other[k];
            }
            row[j] /= other[j];
            row[i] -= row[j] * row[j];
        }
        if (!(row[i] > n * DBL_EPSILON * diagonal)) {
            return lb_fail(err, LB_ERR_NO_SOLUTION, "matrix of size %d is not positive definite at row %d", n,
                           i + 1);
        }
        row[i] = sqrt(row[i]);
    }
    return LB_OK;
}

void lb_cholesky_solve(const double *a, int n, double *b)
{
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < i; j++) {
            b[i] -= a[i * n + j] * b[j];
        }
        b[i] /= a[i * n + i];
    }
    for (int i = n - 1; i >= 0; i--) {
        for (int j = i + 1; j < n; j++) {
            b[i] -= a[j * n + i] * b[j];
        }
        b[i] /= a[i * n + i];
    }
}

/* Length of column k from row `first` on, safe from overflow. */
static double column_length(const double *a, int rows, int columns, int k, int first)
{
    double largest = 0.0, sum = 0.0;
    for (int i = first; i < rows; i++) {
        largest = fmax(largest, fabs(a[i * columns + k]));
    }
    if (!(largest > 0.0 && largest <= DBL_MAX)) {
        return largest;
    }
    for (int i = first; i < rows; i++) {
        double ratio = a[i * columns + k] / largest;
        sum += ratio * ratio;
    }
    return largest * sqrt(sum);
}

/* Applies 1 - beta v v^T to a column, from row k on; v is 1 at row k and stands below it in column k of `a`. */
static void reflect(const double *a, int rows, int columns, int k, double beta, double *column, int stride)
{
    double dot = column[k * stride];
    for (int i = k + 1; i < rows; i++) {
        dot += a[i * columns + k] * column[i * stride];
    }
    dot *= beta;
    column[k * stride] -= dot;
    for (int i = k + 1; i < rows; i++) {
        column[i * stride] -= dot * a[i * columns + k];
    }
}

/* As in LAPACK: R on and above the diagonal, the reflection vectors below it, their factors in `scale`. */
lb_status lb_qr_factor(double *a, int rows, int columns, double *scale, lb_error *err)
{
    if (columns < 1 || rows < columns) {
        return lb_fail(err, LB_ERR_RANGE, "least squares with %d equations for %d unknowns", rows, columns);
    }
    for (int k = 0; k < columns; k++) {
        double whole = column_length(a, rows, columns, k, 0); /* reflections have not changed it */
        double length = column_length(a, rows, columns, k, k);
        if (!(length > rows * DBL_EPSILON * whole)) {
            return lb_fail(err, LB_ERR_NO_SOLUTION,
                           "least squares: column %d of %d depends on those before it", k + 1, columns);
        }
        double *corner = &a[k * columns + k];
        double diagonal = *corner > 0.0 ? -length : length;
        double head = *corner - diagonal;
        for (int i = k + 1; i < rows; i++) {
            a[i * columns + k] /= head;
        }
        scale[k] = -head / diagonal;
        *corner = diagonal;
        for (int j = k + 1; j < columns; j++) {
            reflect(a, rows, columns, k, scale[k], a + j, columns);
        }
    }
    return LB_OK;
}

double lb_qr_solve(const double *a, int rows, int columns, const double *scale, double *b)
{
    for (int k = 0; k < columns; k++) {
        reflect(a, rows, columns, k, scale[k], b, 1);
    }
    double squares = 0.0;
    for (int i = columns; i < rows; i++) {
        squares += b[i] * b[i];
    }
    for (int i = columns - 1; i >= 0; i--) {
        for (int j = i + 1; j < columns; j++) {
            b[i] -= a[i * columns + j] * b[j];
        }
        b[i] /= a[i * columns + i];
    }
    return squares;
}
