#include "check_main.h"

#include "num/linalg.h"
#include "num/philox.h"

#include <math.h>
#include <string.h>

enum { LARGEST = 40 };

static double random_number(uint32_t day, uint32_t draw)
{
    return lb_random_normal((lb_place){.seed = 1, .stream = 1, .day = day}, draw);
}

START_TEST(lu_of_a_small_system)
{
    /* 2x + y - z = 8, -3x - y + 2z = -11, -2x + y + 2z = -3: x = 2, y = 3, z = -1. */
    double a[] = {2, 1, -1, -3, -1, 2, -2, 1, 2}, b[] = {8, -11, -3};
    int pivots[3];
    ck_assert_int_eq(lb_lu_factor(a, 3, pivots, NULL), LB_OK);
    lb_lu_solve(a, 3, pivots, b);
    ck_assert_double_eq_tol(b[0], 2.0, 1e-14);
    ck_assert_double_eq_tol(b[1], 3.0, 1e-14);
    ck_assert_double_eq_tol(b[2], -1.0, 1e-14);
}
END_TEST

/* Random systems of every size, against the solution they were made from. */
START_TEST(lu_solves_random_systems)
{
    for (int n = 1; n <= LARGEST; n++) {
        double a[LARGEST * LARGEST], b[LARGEST], x[LARGEST];
        int pivots[LARGEST];
        for (int j = 0; j < n; j++) {
            x[j] = random_number((uint32_t)n, (uint32_t)j);
        }
        for (int i = 0; i < n; i++) {
            b[i] = 0.0;
            for (int j = 0; j < n; j++) {
                a[i * n + j] = random_number((uint32_t)n + 1000, (uint32_t)(i * n + j));
                b[i] += a[i * n + j] * x[j];
            }
        }
        ck_assert_int_eq(lb_lu_factor(a, n, pivots, NULL), LB_OK);
        lb_lu_solve(a, n, pivots, b);
        for (int j = 0; j < n; j++) {
            ck_assert_msg(fabs(b[j] - x[j]) < 1e-10, "size %d: %g and not %g", n, b[j], x[j]);
        }
    }
}
END_TEST

START_TEST(lu_refuses_singular_systems)
{
    double twins[] = {1, 2, 3, 4, 5, 6, 5, 7, 9}, empty[4] = {0}, nan[] = {1, NAN, 2, 1};
    int pivots[3];
    lb_error err;
    ck_assert_int_eq(lb_lu_factor(twins, 3, pivots, &err), LB_ERR_NO_SOLUTION);
    ck_assert_str_eq(err.message, "singular system of 3 equations: no pivot in column 3");
    ck_assert_int_eq(lb_lu_factor(empty, 2, pivots, NULL), LB_ERR_NO_SOLUTION);
    ck_assert_int_eq(lb_lu_factor(nan, 2, pivots, NULL), LB_ERR_NO_SOLUTION);
}
END_TEST

START_TEST(cholesky_of_a_known_matrix)
{
    /* L = (2 0 0, 6 1 0, -8 5 3); above the diagonal is rubbish that must not be read. */
    double a[] = {4, NAN, NAN, 12, 37, NAN, -16, -43, 98}, b[] = {1, 2, 3};
    ck_assert_int_eq(lb_cholesky_factor(a, 3, NULL), LB_OK);
    const double wanted[] = {2, 6, 1, -8, 5, 3};
    const int at[] = {0, 3, 4, 6, 7, 8};
    for (int i = 0; i < 6; i++) {
        ck_assert_double_eq_tol(a[at[i]], wanted[i], 1e-13);
    }
    lb_cholesky_solve(a, 3, b);
    ck_assert_double_eq_tol(b[0], 343.0 / 12.0, 1e-11); /* exact by Cramer's rule */
    ck_assert_double_eq_tol(b[1], -23.0 / 3.0, 1e-11);
    ck_assert_double_eq_tol(b[2], 4.0 / 3.0, 1e-11);
}
END_TEST

START_TEST(cholesky_refuses_what_is_not_positive)
{
    double indefinite[] = {1, 0, 2, 1}, zero[] = {0}, flat[] = {1, 0, 1, 1};
    lb_error err;
    ck_assert_int_eq(lb_cholesky_factor(indefinite, 2, &err), LB_ERR_NO_SOLUTION);
    ck_assert_str_eq(err.message, "matrix of size 2 is not positive definite at row 2");
    ck_assert_int_eq(lb_cholesky_factor(zero, 1, NULL), LB_ERR_NO_SOLUTION);
    ck_assert_int_eq(lb_cholesky_factor(flat, 2, NULL), LB_ERR_NO_SOLUTION);
}
END_TEST

/* NIST Statistical Reference Datasets, Longley: 16 observations, 7 coefficients, condition number 5e9. */
static const double longley[16][7] = {
    {60323, 83.0, 234289, 2356, 1590, 107608, 1947},  {61122, 88.5, 259426, 2325, 1456, 108632, 1948},
    {60171, 88.2, 258054, 3682, 1616, 109773, 1949},  {61187, 89.5, 284599, 3351, 1650, 110929, 1950},
    {63221, 96.2, 328975, 2099, 3099, 112075, 1951},  {63639, 98.1, 346999, 1932, 3594, 113270, 1952},
    {64989, 99.0, 365385, 1870, 3547, 115094, 1953},  {63761, 100.0, 363112, 3578, 3350, 116219, 1954},
    {66019, 101.2, 397469, 2904, 3048, 117388, 1955}, {67857, 104.6, 419180, 2822, 2857, 118734, 1956},
    {68169, 108.4, 442769, 2936, 2798, 120445, 1957}, {66513, 110.8, 444546, 4681, 2637, 121950, 1958},
    {68655, 112.6, 482704, 3813, 2552, 123366, 1959}, {69564, 114.2, 502601, 3931, 2514, 125368, 1960},
    {69331, 115.7, 518173, 4806, 2572, 127852, 1961}, {70551, 116.9, 554894, 4007, 2827, 130081, 1962},
};
static const double longley_certified[7] = {-3482258.63459582, 15.0618722713733,  -0.358191792925910E-01,
                                            -2.02022980381683, -1.03322686717359, -0.511041056535807E-01,
                                            1829.15146461355};

START_TEST(least_squares_of_longley)
{
    double a[16 * 7], b[16], scale[7];
    for (int i = 0; i < 16; i++) {
        b[i] = longley[i][0];
        a[7 * i] = 1.0;
        memcpy(&a[7 * i + 1], &longley[i][1], 6 * sizeof(double));
    }
    ck_assert_int_eq(lb_qr_factor(a, 16, 7, scale, NULL), LB_OK);
    double squares = lb_qr_solve(a, 16, 7, scale, b);
    for (int j = 0; j < 7; j++) {
        ck_assert_double_eq_tol(b[j], longley_certified[j], 1e-8 * fabs(longley_certified[j]));
    }
    ck_assert_double_eq_tol(squares, 836424.055505915, 1e-4);
}
END_TEST

/* The residual is orthogonal to every column, and a square system is solved exactly. */
START_TEST(least_squares_residuals_are_orthogonal)
{
    enum { ROWS = 30 };
    for (int columns = 1; columns <= ROWS; columns++) {
        double a[ROWS * ROWS], kept[ROWS * ROWS], b[ROWS], y[ROWS], scale[ROWS];
        for (int i = 0; i < ROWS; i++) {
            y[i] = b[i] = random_number((uint32_t)columns, 5000u + (uint32_t)i);
            for (int j = 0; j < columns; j++) {
                a[i * columns + j] = kept[i * columns + j] =
                    random_number((uint32_t)columns, (uint32_t)(i * columns + j));
            }
        }
        ck_assert_int_eq(lb_qr_factor(a, ROWS, columns, scale, NULL), LB_OK);
        double squares = lb_qr_solve(a, ROWS, columns, scale, b);
        double dots[ROWS] = {0.0}, sum = 0.0;
        for (int i = 0; i < ROWS; i++) {
            double residual = y[i];
            for (int j = 0; j < columns; j++) {
                residual -= kept[i * columns + j] * b[j];
            }
            sum += residual * residual;
            for (int j = 0; j < columns; j++) {
                dots[j] += residual * kept[i * columns + j];
            }
        }
        ck_assert_double_eq_tol(sum, squares, 1e-10);
        for (int j = 0; j < columns; j++) {
            ck_assert_double_eq_tol(dots[j], 0.0, 1e-10);
        }
    }
}
END_TEST

START_TEST(least_squares_of_extreme_sizes)
{
    const double sizes[] = {1e200, 1e-200};
    for (int k = 0; k < 2; k++) {
        double a[] = {1, 2, 2, 1, 1, 1}, b[] = {7, 8, 5}, scale[2];
        for (int i = 0; i < 6; i++) {
            a[i] *= sizes[k];
            b[i / 2] *= i % 2 ? sizes[k] : 1.0;
        }
        ck_assert_int_eq(lb_qr_factor(a, 3, 2, scale, NULL), LB_OK);
        lb_qr_solve(a, 3, 2, scale, b);
        ck_assert_double_eq_tol(b[0], 3.0, 1e-12);
        ck_assert_double_eq_tol(b[1], 2.0, 1e-12);
    }
}
END_TEST

START_TEST(least_squares_refuses_dependent_columns)
{
    double twins[] = {1, 2, 2, 4, 3, 6, 4, 8}, scale[2], none[] = {0, 0};
    lb_error err;
    ck_assert_int_eq(lb_qr_factor(twins, 4, 2, scale, &err), LB_ERR_NO_SOLUTION);
    ck_assert_str_eq(err.message, "least squares: column 2 of 2 depends on those before it");
    ck_assert_int_eq(lb_qr_factor(none, 2, 1, scale, NULL), LB_ERR_NO_SOLUTION);
    ck_assert_int_eq(lb_qr_factor(none, 1, 2, scale, NULL), LB_ERR_RANGE);
    ck_assert_int_eq(lb_qr_factor(none, 1, 0, scale, NULL), LB_ERR_RANGE);
}
END_TEST

CHECK_MAIN("linalg", lu_of_a_small_system, lu_solves_random_systems, lu_refuses_singular_systems,
           cholesky_of_a_known_matrix, cholesky_refuses_what_is_not_positive, least_squares_of_longley,
           least_squares_residuals_are_orthogonal, least_squares_of_extreme_sizes,
           least_squares_refuses_dependent_columns)
