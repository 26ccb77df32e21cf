#include "check_main.h"

#include "num/eigen.h"
#include "num/philox.h"

#include <math.h>
#include <string.h>

enum { LARGEST = 40 };

/* Published closed forms: the second difference matrix has eigenvalues 2 - 2 cos(k pi / (n + 1)). */
START_TEST(second_differences)
{
    enum { n = 12 };
    double a[n * n] = {0}, values[n], vectors[n * n];
    for (int i = 0; i < n; i++) {
        a[i * n + i] = 2;
        if (i) {
            a[i * n + i - 1] = a[(i - 1) * n + i] = -1;
        }
    }
    ck_assert_int_eq(lb_eigen_symmetric(a, n, values, vectors, NULL), LB_OK);
    for (int k = 0; k < n; k++) {
        ck_assert_double_eq_tol(values[k], 2 - 2 * cos((n - k) * 3.14159265358979323846 / (n + 1)), 1e-14);
    }
}
END_TEST

START_TEST(two_by_two_by_hand)
{
    /* (3, 1; 1, 3): 4 along (1, 1), 2 along (1, -1). */
    double a[] = {3, 1, 1, 3}, values[2], vectors[4];
    ck_assert_int_eq(lb_eigen_symmetric(a, 2, values, vectors, NULL), LB_OK);
    ck_assert_double_eq_tol(values[0], 4, 1e-15);
    ck_assert_double_eq_tol(values[1], 2, 1e-15);
    ck_assert_double_eq_tol(vectors[0], sqrt(0.5), 1e-15);
    ck_assert_double_eq_tol(vectors[1], sqrt(0.5), 1e-15);
    ck_assert_double_eq_tol(fabs(vectors[2]), sqrt(0.5), 1e-15);
    ck_assert_double_eq_tol(vectors[2], -vectors[3], 1e-15);
}
END_TEST

/* Products of random matrices of every size and of every rank: A = V' diag V, V V' = 1, values in order. */
START_TEST(random_matrices_are_rebuilt)
{
    for (int n = 1; n <= LARGEST; n++) {
        double root[LARGEST * LARGEST], a[LARGEST * LARGEST], kept[LARGEST * LARGEST];
        double values[LARGEST], vectors[LARGEST * LARGEST];
        int rank = n % 3 == 0 ? (n + 2) / 3 : n;
        for (int i = 0; i < n * rank; i++) {
            root[i] = lb_random_normal((lb_place){.seed = 1, .stream = 9, .day = (uint32_t)n}, (uint32_t)i);
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a[i * n + j] = 0;
                for (int k = 0; k < rank; k++) {
                    a[i * n + j] += root[i * rank + k] * root[j * rank + k];
                }
            }
        }
        memcpy(kept, a, sizeof a);
        ck_assert_int_eq(lb_eigen_symmetric(a, n, values, vectors, NULL), LB_OK);
        for (int i = 0; i < n; i++) {
            ck_assert(i == 0 || values[i] <= values[i - 1]);
            for (int j = 0; j < n; j++) {
                double rebuilt = 0, product = 0;
                for (int k = 0; k < n; k++) {
                    rebuilt += values[k] * vectors[k * n + i] * vectors[k * n + j];
                    product += vectors[i * n + k] * vectors[j * n + k];
                }
                ck_assert_double_eq_tol(rebuilt, kept[i * n + j], 1e-12 * values[0]);
                ck_assert_double_eq_tol(product, i == j ? 1.0 : 0.0, 1e-13);
            }
        }
        ck_assert(rank == n || fabs(values[rank]) < 1e-12 * values[0]);
    }
}
END_TEST

START_TEST(bad_input_is_named)
{
    double a[] = {1, 0, 0, NAN}, values[2], vectors[4];
    lb_error err;
    ck_assert_int_eq(lb_eigen_symmetric(a, 2, values, vectors, &err), LB_ERR_NO_SOLUTION);
    ck_assert_str_eq(err.message, "eigenvalues: row 2, column 2 is not a finite number");
    ck_assert_int_eq(lb_eigen_symmetric(a, 0, values, vectors, &err), LB_ERR_RANGE);
}
END_TEST

CHECK_MAIN("eigen", second_differences, two_by_two_by_hand, random_matrices_are_rebuilt, bad_input_is_named)
