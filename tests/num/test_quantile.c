#include "check_main.h"

#include "num/philox.h"
#include "num/quantile.h"

#include <math.h>
#include <string.h>

START_TEST(sorts_every_size)
{
    static double values[3000];
    for (int count = 0; count <= 3000; count += count < 100 ? 1 : 289) {
        double sum = 0.0, after = 0.0;
        for (int i = 0; i < count; i++) {
            values[i] = floor(
                20.0 * lb_random_normal((lb_place){.day = (uint32_t)count}, (uint32_t)i)); /* with ties */
            sum += values[i];
        }
        lb_sort(values, count);
        for (int i = 0; i < count; i++) {
            after += values[i];
            if (i > 0 && values[i - 1] > values[i]) {
                ck_abort_msg("%d values, at %d", count, i);
            }
        }
        ck_assert_double_eq(sum, after);
        lb_sort(values, count); /* sorted already */
        ck_assert(count < 2 || values[0] <= values[count - 1]);
    }
}
END_TEST

START_TEST(special_values_have_their_place)
{
    double values[] = {NAN, INFINITY, 0.0, -1.0, -0.0, -INFINITY, 1.0, -NAN};
    lb_sort(values, 8);
    ck_assert_double_eq(values[0], -INFINITY);
    ck_assert_double_eq(values[1], -1.0);
    ck_assert(values[2] == 0.0 && signbit(values[2]));
    ck_assert(values[3] == 0.0 && !signbit(values[3]));
    ck_assert_double_eq(values[5], INFINITY);
    ck_assert(isnan(values[6]) && isnan(values[7]));
}
END_TEST

/* numpy.quantile([1, 2, 4, 8, 16], p) */
START_TEST(quantiles_of_type_7)
{
    const double sorted[] = {1, 2, 4, 8, 16};
    ck_assert_double_eq(lb_quantile_sorted(sorted, 5, 0.0), 1.0);
    ck_assert_double_eq(lb_quantile_sorted(sorted, 5, 0.25), 2.0);
    ck_assert_double_eq(lb_quantile_sorted(sorted, 5, 0.5), 4.0);
    ck_assert_double_eq_tol(lb_quantile_sorted(sorted, 5, 0.1), 1.4, 1e-15);
    ck_assert_double_eq_tol(lb_quantile_sorted(sorted, 5, 0.9), 12.8, 1e-14);
    ck_assert_double_eq(lb_quantile_sorted(sorted, 5, 1.0), 16.0);
    ck_assert_double_eq(lb_quantile_sorted(sorted, 1, 0.7), 1.0);
    ck_assert(isnan(lb_quantile_sorted(sorted, 0, 0.5)));
    ck_assert(isnan(lb_quantile_sorted(sorted, 5, -0.1)));
    ck_assert(isnan(lb_quantile_sorted(sorted, 5, 1.1)));
    ck_assert(isnan(lb_quantile_sorted(sorted, 5, NAN)));
    const double endless[] = {-INFINITY, -INFINITY, 3.0};
    ck_assert_double_eq(lb_quantile_sorted(endless, 3, 0.25), -INFINITY);
}
END_TEST

CHECK_MAIN("quantile", sorts_every_size, special_values_have_their_place, quantiles_of_type_7)
