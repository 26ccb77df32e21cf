/* Curves as values: identities between discount, zero, forward and par. */
#include "longbond/curve.h"

#include <math.h>

#include "../check_main.h"
#include "longbond/curve_bootstrap.h"

static const double beta[4] = {0.046, -0.004, -0.022, 0.018}, tau[2] = {1.7, 9.0};

static lb_curve svensson(void)
{
    lb_curve curve;
    ck_assert_int_eq(lb_curve_svensson(20000, beta, tau, &curve, NULL), LB_OK);
    return curve;
}

static lb_curve pieces(void)
{
    static const double years[] = {0.25, 0.5, 1, 2, 3, 5, 7, 10, 20, 30};
    static const double par[] = {.051, .0505, .049, .046, .044, .0425, .042, .0425, .045, .0445};
    lb_curve curve;
    ck_assert_int_eq(lb_curve_bootstrap(20000, years, par, 10, &curve, NULL), LB_OK);
    return curve;
}

/* The forward rate is the derivative of the log discount; the zero yield its mean. */
static void check_identities(const lb_curve *c)
{
    for (double t = 0.013; t < 40; t += 0.37) {
        double h = 1e-5, level = lb_curve_log_discount(c, t);
        double slope = (lb_curve_log_discount(c, t + h) - lb_curve_log_discount(c, t - h)) / (2 * h);
        ck_assert_double_eq_tol(slope, lb_curve_forward_dec(c, t), 1e-9);
        ck_assert_double_eq_tol(lb_curve_zero_dec(c, t) * t, level, 1e-15);
        ck_assert_double_eq_tol(lb_curve_discount(c, t), exp(-level), 1e-15);
        ck_assert_double_eq_tol(pow(1 + lb_curve_zero_semiannual_dec(c, t) / 2, 2 * t) * exp(-level), 1,
                                1e-12);
    }
    ck_assert_double_eq_tol(lb_curve_zero_dec(c, 0), lb_curve_forward_dec(c, 0), 1e-15);
    ck_assert_double_eq(lb_curve_discount_on(c, c->settle), 1.0);
    /* A security that pays the par yield is worth par. */
    for (double t = 0.5; t <= 30; t += 0.5) {
        double par = lb_curve_par_dec(c, t), value = lb_curve_discount(c, t);
        for (double s = t; s > 0.25; s -= 0.5) {
            value += par / 2 * lb_curve_discount(c, s);
        }
        ck_assert_double_eq_tol(value, 1, 1e-14);
    }
}

START_TEST(identities)
{
    lb_curve a = svensson(), b = pieces();
    check_identities(&a);
    check_identities(&b);
}
END_TEST

/* Between half-years par is continuous from below up to the size of accrued-interest conventions. */
START_TEST(par_between_interest_dates)
{
    lb_curve c = svensson();
    for (double t = 1; t < 30; t += 0.5) {
        ck_assert_double_eq_tol(lb_curve_par_dec(&c, t - 1e-7), lb_curve_par_dec(&c, t), 1e-7);
        ck_assert_double_eq_tol(lb_curve_par_dec(&c, t + 1e-4), lb_curve_par_dec(&c, t), 2e-5);
    }
    ck_assert(isnan(lb_curve_par_dec(&c, 0)) && isnan(lb_curve_par_dec(&c, 101)) &&
              isnan(lb_curve_par_dec(&c, NAN)));
}
END_TEST

START_TEST(many_zeros_are_those_one_by_one)
{
    lb_curve c = pieces();
    double years[400], out[400];
    for (int i = 0; i < 400; i++) {
        years[i] = i / 12.0;
    }
    lb_curve_zeros_semiannual_dec(&c, years, 400, out);
    for (int i = 0; i < 400; i++) {
        ck_assert_double_eq_tol(out[i], lb_curve_zero_semiannual_dec(&c, years[i]), 1e-15);
    }
}
END_TEST

START_TEST(impossible_parameters)
{
    lb_curve c;
    lb_error err;
    ck_assert_int_eq(lb_curve_svensson(0, beta, (const double[]){0, 1}, &c, &err), LB_ERR_RANGE);
    ck_assert_str_eq(err.message, "tau 1 of the Svensson curve should be above 0 years");
    ck_assert_int_eq(lb_curve_svensson(0, (const double[]){0, NAN, 0, 0}, tau, &c, &err), LB_ERR_RANGE);
}
END_TEST

CHECK_MAIN("curve", identities, par_between_interest_dates, many_zeros_are_those_one_by_one,
           impossible_parameters)
