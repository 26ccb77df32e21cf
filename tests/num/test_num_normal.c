#include "check_main.h"

#include "base/hash.h"
#include "num/math_kernels.h"
#include "num/normal.h"
#include "mpfr_ulp.h"

/* Phi(x) = erfc(-x / sqrt 2) / 2 */
static void exact_cdf(mpfr_t out, const mpfr_t x)
{
    mpfr_sqrt_ui(out, 2, MPFR_RNDN);
    mpfr_div(out, x, out, MPFR_RNDN);
    mpfr_neg(out, out, MPFR_RNDN);
    mpfr_erfc(out, out, MPFR_RNDN);
    mpfr_div_2ui(out, out, 1, MPFR_RNDN);
}

static void check_cdf(double low, double high, int points, double limit)
{
    sampler s = {7};
    mpfr_t x, exact;
    mpfr_ulp_begin(x);
    mpfr_init2(exact, MPFR_ULP_BITS);
    double worst = 0.0, worst_x = 0.0;
    for (int i = 0; i < points; i++) {
        double at = sample_between(&s, low, high);
        mpfr_set_d(x, at, MPFR_RNDN);
        exact_cdf(exact, x);
        double error = mpfr_ulp_error(lb_norm_cdf(at), exact);
        if (error > worst) {
            worst = error;
            worst_x = at;
        }
    }
    mpfr_clears(x, exact, (mpfr_ptr)0);
    printf("norm_cdf, [%g, %g]: %d points, at most %.3f ulp (at %a)\n", low, high, points, worst, worst_x);
    ck_assert_msg(worst <= limit, "%.3f ulp at %a", worst, worst_x);
}

START_TEST(cdf_is_accurate)
{
    check_cdf(-0.001, 0.001, 5000, 4.0);
    check_cdf(-3.0, 3.0, 15000, 4.0);
    check_cdf(-38.6, -3.0, 15000, 4.0);
    check_cdf(3.0, 9.0, 5000, 1.0);
}
END_TEST

/* Newton in 100 bits from the double result: x - (Phi(x) - p) / phi(x). */
static void refine_inverse(mpfr_t x, double p, mpfr_t cdf, mpfr_t density)
{
    for (int step = 0; step < 2; step++) {
        exact_cdf(cdf, x);
        mpfr_sub_d(cdf, cdf, p, MPFR_RNDN);
        mpfr_sqr(density, x, MPFR_RNDN);
        mpfr_div_si(density, density, -2, MPFR_RNDN);
        mpfr_exp(density, density, MPFR_RNDN);
        mpfr_div(cdf, cdf, density, MPFR_RNDN);
        mpfr_const_pi(density, MPFR_RNDN);
        mpfr_mul_2ui(density, density, 1, MPFR_RNDN);
        mpfr_sqrt(density, density, MPFR_RNDN);
        mpfr_mul(cdf, cdf, density, MPFR_RNDN);
        mpfr_sub(x, x, cdf, MPFR_RNDN);
    }
}

static void check_inverse(const char *name, double (*sample)(sampler *), int points)
{
    sampler s = {11};
    mpfr_t x, cdf, density;
    mpfr_ulp_begin(x);
    mpfr_init2(cdf, MPFR_ULP_BITS);
    mpfr_init2(density, MPFR_ULP_BITS);
    double worst = 0.0, worst_p = 0.0;
    for (int i = 0; i < points; i++) {
        double p = sample(&s), got = lb_norm_inv(p);
        mpfr_set_d(x, got, MPFR_RNDN);
        refine_inverse(x, p, cdf, density);
        double error = mpfr_ulp_error(got, x);
        if (error > worst) {
            worst = error;
            worst_p = p;
        }
    }
    mpfr_clears(x, cdf, density, (mpfr_ptr)0);
    printf("norm_inv, %s: %d points, at most %.3f ulp (at %a)\n", name, points, worst, worst_p);
    ck_assert_msg(worst <= 6.0, "%.3f ulp at %a", worst, worst_p);
}

static double middle(sampler *s)
{
    return sample_between(s, 0.07, 0.93);
}

static double below_one(sampler *s)
{
    return sample_between(s, 0.9, 1.0);
}

static double lower_tail(sampler *s)
{
    return fabs(sample_exponent(s, -1073, -4));
}

START_TEST(inverse_is_accurate)
{
    check_inverse("middle", middle, 4000);
    check_inverse("upper", below_one, 1500);
    check_inverse("lower tail", lower_tail, 4000);
}
END_TEST

START_TEST(special_cases)
{
    ck_assert_double_eq(lb_norm_cdf(0.0), 0.5);
    ck_assert_double_eq(lb_norm_cdf(-0.0), 0.5);
    ck_assert_double_eq(lb_norm_cdf(INFINITY), 1.0);
    ck_assert_double_eq(lb_norm_cdf(-INFINITY), 0.0);
    ck_assert_double_eq(lb_norm_cdf(-DBL_MAX), 0.0);
    ck_assert_double_eq(lb_norm_cdf(10.0), 1.0);
    ck_assert_double_eq(lb_norm_cdf(-38.6), 0.0);
    ck_assert_double_gt(lb_norm_cdf(-38.4), 0.0);
    ck_assert(isnan(lb_norm_cdf(NAN)));
    ck_assert_double_eq(lb_norm_inv(0.5), 0.0);
    ck_assert_double_eq(lb_norm_inv(0.0), -INFINITY);
    ck_assert_double_eq(lb_norm_inv(1.0), INFINITY);
    ck_assert(isnan(lb_norm_inv(-0.1)));
    ck_assert(isnan(lb_norm_inv(1.1)));
    ck_assert(isnan(lb_norm_inv(NAN)));
    ck_assert_double_gt(lb_norm_inv(0x1p-1074), -38.5);
}
END_TEST

/* Values every table has. */
START_TEST(table_values)
{
    ck_assert_double_eq_tol(lb_norm_cdf(1.0), 0.841344746068542949, 1e-15);
    ck_assert_double_eq_tol(lb_norm_cdf(-1.96), 0.024997895148220435, 1e-16);
    ck_assert_double_eq_tol(lb_norm_inv(0.975), 1.959963984540054236, 1e-15);
    ck_assert_double_eq_tol(lb_norm_inv(0.01), -2.326347874040841101, 2e-15);
}
END_TEST

/* Both rise without a step back across the seams of the approximations, and undo each other. */
START_TEST(monotone_and_inverse)
{
    double previous = 0.0;
    for (int i = -8000; i <= 6000; i++) {
        double x = i / 1000.0;
        double p = lb_norm_cdf(x);
        if (p <= previous || fabs(lb_norm_inv(p) - x) > 1e-13 + 2e-16 / lb_norm_cdf(-x)) {
            ck_abort_msg("at %g", x);
        }
        previous = p;
    }
    static const double seams[] = {0.075, 0.925, 1.388794386496402e-11}; /* |q| = 0.425, r = 5 */
    for (int k = 0; k < 3; k++) {
        double p = seams[k] * (1.0 - 1e-12);
        for (int i = 0; i < 2000; i++, p += seams[k] * 1e-15) {
            ck_assert(lb_norm_inv(p) <= lb_norm_inv(p + seams[k] * 1e-13));
        }
    }
}
END_TEST

/* See test_num_math.c. */
START_TEST(bits_are_the_same_everywhere)
{
    lb_hash hash;
    lb_hash_begin(&hash, 0);
    sampler s = {2025};
    for (int i = 0; i < 100000; i++) {
        const double values[] = {lb_norm_cdf(sample_between(&s, -39.0, 9.0)), lb_norm_inv(middle(&s)),
                                 lb_norm_inv(lower_tail(&s)), lb_norm_inv(below_one(&s))};
        lb_hash_add(&hash, values, sizeof values);
    }
    char text[17];
    ck_assert_str_eq(lb_hash_text(lb_hash_value(&hash), text), "979d9562b1237a49");
}
END_TEST

CHECK_MAIN("num_normal", cdf_is_accurate, inverse_is_accurate, special_cases, table_values,
           monotone_and_inverse, bits_are_the_same_everywhere)
