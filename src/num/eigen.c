#include "eigen.h"

#include "base/error.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

enum { MOST_SWEEPS = 60 };

/* Turns rows p and q of the first `columns` columns: (x, y) becomes (c x - s y, s x + c y). */
static void rotate_rows(double *a, int columns, int p, int q, double c, double s)
{
    for (int k = 0; k < columns; k++) {
        double x = a[p * columns + k], y = a[q * columns + k];
        a[p * columns + k] = c * x - s * y;
        a[q * columns + k] = s * x + c * y;
    }
}

static void rotate_columns(double *a, int n, int p, int q, double c, double s)
{
    for (int k = 0; k < n; k++) {
        double x = a[k * n + p], y = a[k * n + q];
        a[k * n + p] = c * x - s * y;
        a[k * n + q] = s * x + c * y;
    }
}

/* Makes a[p][q] zero by the smaller of the two angles that do. Returns false if it is nothing beside the diagonal. */
static bool annihilate(double *a, int n, int p, int q, double *vectors)
{
    double off = a[p * n + q];
    double app = a[p * n + p], aqq = a[q * n + q];
    if (fabs(off) <= DBL_EPSILON / 8 * sqrt(fabs(app)) * sqrt(fabs(aqq)) || fabs(off) < DBL_MIN) {
        return false;
    }
    double theta = 0.5 * (aqq - app) / off;
    double t = 1.0 / (fabs(theta) + sqrt(1.0 + theta * theta));
    t = theta < 0 ? -t : t;
    double c = 1.0 / sqrt(1.0 + t * t), s = c * t;
    rotate_rows(a, n, p, q, c, s);
    rotate_columns(a, n, p, q, c, s);
    a[p * n + q] = a[q * n + p] = 0.0;
    rotate_rows(vectors, n, p, q, c, s);
    return true;
}

static void swap_pairs(double *values, double *vectors, int n, int i, int j)
{
    double value = values[i];
    values[i] = values[j];
    values[j] = value;
    for (int k = 0; k < n; k++) {
        double kept = vectors[i * n + k];
        vectors[i * n + k] = vectors[j * n + k];
        vectors[j * n + k] = kept;
    }
}

static void put_in_order(double *values, double *vectors, int n)
{
    for (int i = 0; i < n; i++) {
        int best = i;
        for (int j = i + 1; j < n; j++) {
            best = values[j] > values[best] ? j : best;
        }
        if (best != i) {
            swap_pairs(values, vectors, n, i, best);
        }
        double *row = vectors + i * n;
        int largest = 0;
        for (int k = 1; k < n; k++) {
            largest = fabs(row[k]) > fabs(row[largest]) ? k : largest;
        }
        double sign = row[largest] < 0 ? -1.0 : 1.0;
        for (int k = 0; k < n; k++) {
            row[k] *= sign;
        }
    }
}

lb_status lb_eigen_symmetric(double *a, int n, double *values, double *vectors, lb_error *err)
{
    if (n < 1) {
        return lb_fail(err, LB_ERR_RANGE, "eigenvalues of a matrix of size %d: the size must be at least 1",
                       n);
    }
    for (int i = 0; i < n * n; i++) {
        if (!isfinite(a[i])) {
            return lb_fail(err, LB_ERR_NO_SOLUTION, "eigenvalues: row %d, column %d is not a finite number",
                           i / n + 1, i % n + 1);
        }
        vectors[i] = i / n == i % n ? 1.0 : 0.0;
    }
    bool turned = true;
    for (int sweep = 0; turned && sweep < MOST_SWEEPS; sweep++) {
        turned = false;
        for (int p = 0; p < n; p++) {
            for (int q = p + 1; q < n; q++) {
                turned = annihilate(a, n, p, q, vectors) || turned;
            }
        }
    }
    for (int i = 0; i < n; i++) {
        values[i] = a[i * n + i];
    }
    put_in_order(values, vectors, n);
    return LB_OK;
}
