#include "check_main.h"

#include "num/philox.h"
#include "num/sum.h"

#include <math.h>

enum { MOST = 5000 };
static double values[MOST], others[MOST];

START_TEST(whole_numbers_are_added_exactly)
{
    for (int i = 0; i < MOST; i++) {
        values[i] = i + 1;
        others[i] = 2.0;
    }
    for (size_t count = 0; count <= MOST; count++) {
        double wanted = 0.5 * (double)count * (double)(count + 1);
        if (lb_sum(values, count) != wanted || lb_sum_compensated(values, count) != wanted ||
            lb_sum_products(values, others, count) != 2.0 * wanted) {
            ck_abort_msg("%zu numbers", count);
        }
    }
}
END_TEST

START_TEST(pairwise_is_better_than_in_order)
{
    double plain = 0.0;
    for (int i = 0; i < MOST; i++) {
        values[i] = 0.1;
        plain += values[i];
    }
    double exact = lb_sum_compensated(values, MOST);
    ck_assert_double_eq_tol(exact, 500.0, 6e-14);
    ck_assert_double_le(fabs(lb_sum(values, MOST) - exact), 1.2e-13);
    ck_assert_double_gt(fabs(plain - exact), 1e-12);
}
END_TEST

/* Neumaier's own example, and one where the small terms come first. */
START_TEST(compensation_saves_what_cancels)
{
    const double first[] = {1.0, 1e100, 1.0, -1e100}, second[] = {1.0, 1e16, 3.0, -1e16, 0x1p-40};
    ck_assert_double_eq(lb_sum_compensated(first, 4), 2.0);
    ck_assert_double_eq(lb_sum_compensated(second, 5), 4.0 + 0x1p-40);
}
END_TEST

/* Written down once: the order of additions is part of the results of every run. */
START_TEST(order_is_fixed)
{
    for (int i = 0; i < MOST; i++) {
        values[i] = lb_random_normal((lb_place){.seed = 5}, (uint32_t)i);
        others[i] = lb_random_normal((lb_place){.seed = 6}, (uint32_t)i);
    }
    ck_assert_double_eq(lb_sum(values, MOST), -0x1.8dbc0bf121b24p+5);
    ck_assert_double_eq(lb_sum_products(values, others, MOST), -0x1.2c882959d638fp+5);
    ck_assert_double_eq(lb_sum(values, 777), -0x1.8ead3c2ea38e2p+4);
}
END_TEST

CHECK_MAIN("sum", whole_numbers_are_added_exactly, pairwise_is_better_than_in_order,
           compensation_saves_what_cancels, order_is_fixed)
