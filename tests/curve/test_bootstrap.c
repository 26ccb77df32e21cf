/* Bootstrap: yields come back, forwards stay sensible, what cannot be is refused. */
#include "longbond/curve_bootstrap.h"

#include <math.h>
#include <string.h>

#include "../check_main.h"

static const double years[] = {1.0 / 12, 0.25, 0.5, 1, 2, 3, 5, 7, 10, 20, 30};
enum { N = sizeof years / sizeof years[0] };

/* H.15 constant maturities: rising, inverted, low and negative, humped, and the jump of 31 December 2008. */
static const double days[][N] = {
    {.0011, .0016, .0022, .0047, .0110, .0163, .0255, .0321, .0373, .0449, .0458}, /* 2010-01-19 */
    {.0555, .0560, .0553, .0546, .0503, .0480, .0460, .0461, .0459, .0492, .0473}, /* 2023-09-29 */
    {.0011, .0011, .0027, .0037, .0076, .0100, .0155, .0187, .0225, .0305, .0269}, /* 2008-12-31 */
    {-.005, -.0055, -.006, -.0065, -.007, -.0068, -.005, -.003, -.001, .002, .0025},
    {.05, .05, .05, .05, .05, .05, .05, .05, .05, .05, .05},
    {.14, .15, .16, .155, .15, .148, .146, .145, .144, .143, .141},
};

START_TEST(par_yields_come_back)
{
    for (size_t d = 0; d < sizeof days / sizeof days[0]; d++) {
        lb_curve c, again;
        lb_error err;
        ck_assert_msg(lb_curve_bootstrap(19000, years, days[d], N, &c, &err) == LB_OK, "%s", err.message);
        double zeros[N];
        for (int k = 0; k < N; k++) {
            ck_assert_double_eq_tol(lb_curve_par_dec(&c, years[k]), days[d][k], 1e-12);
            zeros[k] = lb_curve_zero_semiannual_dec(&c, years[k]);
        }
        /* And the other way: the curve through its zeros is the same curve. */
        ck_assert_int_eq(lb_curve_through_zeros(19000, years, zeros, N, &again, NULL), LB_OK);
        for (int k = 0; k < N; k++) {
            ck_assert_double_eq_tol(lb_curve_par_dec(&again, years[k]), days[d][k], 1e-12);
        }
    }
}
END_TEST

START_TEST(flat_par_is_a_flat_curve)
{
    /* Beyond half a year: below it the yields are simple ones. */
    lb_curve c;
    ck_assert_int_eq(lb_curve_bootstrap(19000, years + 2, days[4] + 2, N - 2, &c, NULL), LB_OK);
    for (double t = 0.1; t < 40; t += 0.3) {
        ck_assert_double_eq_tol(lb_curve_forward_dec(&c, t), 2 * log(1.025), 1e-10);
    }
}
END_TEST

/* Positive forwards from positive yields, also where they jump: the filter of Hyman. */
START_TEST(forwards_stay_positive)
{
    static const double steep[N] = {.0001, .0001, .0001, .0001, .0001, .03, .03, .03, .03, .03, .03};
    lb_curve c;
    lb_error err;
    ck_assert_msg(lb_curve_bootstrap(19000, years, steep, N, &c, &err) == LB_OK, "%s", err.message);
    for (double t = 0; t < 35; t += 0.01) {
        ck_assert_double_ge(lb_curve_forward_dec(&c, t), -1e-12);
    }
    for (int k = 0; k < N; k++) {
        ck_assert_double_eq_tol(lb_curve_par_dec(&c, years[k]), steep[k], 1e-12);
    }
}
END_TEST

START_TEST(forwards_are_continuous)
{
    lb_curve c;
    ck_assert_int_eq(lb_curve_bootstrap(19000, years, days[1], N, &c, NULL), LB_OK);
    for (int k = 0; k < N; k++) {
        ck_assert_double_eq_tol(lb_curve_forward_dec(&c, years[k] - 1e-9),
                                lb_curve_forward_dec(&c, years[k] + 1e-9), 1e-7);
    }
}
END_TEST

START_TEST(one_node)
{
    static const double ten[] = {10}, par[] = {0.04};
    lb_curve c;
    ck_assert_int_eq(lb_curve_bootstrap(19000, ten, par, 1, &c, NULL), LB_OK);
    ck_assert_double_eq_tol(lb_curve_par_dec(&c, 10), 0.04, 1e-14);
    ck_assert_double_eq_tol(lb_curve_zero_semiannual_dec(&c, 3), 0.04, 1e-12);
}
END_TEST

START_TEST(what_cannot_be)
{
    lb_curve c;
    lb_error err;
    static const double falling[] = {2, 1}, odd[] = {0.5, 1.25}, yields[] = {.03, .03}, wild[] = {.03, 7};
    ck_assert_int_eq(lb_curve_bootstrap(0, falling, yields, 2, &c, &err), LB_ERR_RANGE);
    ck_assert_int_eq(lb_curve_bootstrap(0, odd, yields, 2, &c, &err), LB_ERR_RANGE);
    ck_assert_ptr_nonnull(strstr(err.message, "1.25 years"));
    ck_assert_int_eq(lb_curve_bootstrap(0, years, wild, 2, &c, &err), LB_ERR_RANGE);
    ck_assert_int_eq(lb_curve_bootstrap(0, years, yields, 0, &c, &err), LB_ERR_RANGE);
    /* 30 % for one year and nothing for two: the second payment would have to be worth more than the first. */
    static const double terms[] = {1, 30}, torn[] = {.9, -.4};
    ck_assert_int_ne(lb_curve_bootstrap(0, terms, torn, 2, &c, &err), LB_ERR_INTERNAL);
}
END_TEST

CHECK_MAIN("bootstrap", par_yields_come_back, flat_par_is_a_flat_curve, forwards_stay_positive,
           forwards_are_continuous, one_node, what_cannot_be)
