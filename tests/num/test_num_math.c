#include "check_main.h"

#include "base/hash.h"
#include "num/lb_math.h"
#include "num/math_kernels.h"
#include "mpfr_ulp.h"

#include <stdbool.h>

/* ---- Accuracy against MPFR ------------------------------------------------------------------------------- */

typedef double (*function_1)(double);
typedef int (*exact_1)(mpfr_t, const mpfr_t, mpfr_rnd_t);
typedef double (*sample_1)(sampler *);

static void check_accuracy(const char *name, function_1 f, exact_1 exact, sample_1 sample, int points)
{
    sampler s = {0x9E3779B97F4A7C15u};
    mpfr_t value;
    mpfr_ulp_begin(value);
    double worst = 0.0, worst_x = 0.0;
    for (int i = 0; i < points; i++) {
        double x = sample(&s);
        mpfr_set_d(value, x, MPFR_RNDN);
        exact(value, value, MPFR_RNDN);
        double error = mpfr_ulp_error(f(x), value);
        if (error > worst) {
            worst = error;
            worst_x = x;
        }
    }
    mpfr_clear(value);
    printf("%-32s %8d points, at most %.4f ulp (at %a)\n", name, points, worst, worst_x);
    ck_assert_msg(worst <= 1.0, "%s: %.4f ulp at %a", name, worst, worst_x);
}

static double around_zero(sampler *s)
{
    return sample_between(s, -1.0, 1.0);
}

static double whole_exp(sampler *s)
{
    return sample_between(s, -746.0, 710.0);
}

static double any_exp(sampler *s)
{
    return sample_exponent(s, -70, 9);
}

static double subnormal_exp(sampler *s)
{
    return sample_between(s, -745.2, -708.0);
}

static double overflowing_exp(sampler *s)
{
    return sample_between(s, 708.9, 709.8);
}

START_TEST(exp_is_accurate)
{
    check_accuracy("exp, [-1, 1]", lb_exp, mpfr_exp, around_zero, 200000);
    check_accuracy("exp, [-746, 710]", lb_exp, mpfr_exp, whole_exp, 300000);
    check_accuracy("exp, any exponent", lb_exp, mpfr_exp, any_exp, 100000);
    check_accuracy("exp, subnormal results", lb_exp, mpfr_exp, subnormal_exp, 100000);
    check_accuracy("exp, around overflow", lb_exp, mpfr_exp, overflowing_exp, 50000);
}
END_TEST

static double half_to_two(sampler *s)
{
    return sample_between(s, 0.5, 2.0);
}

static double near_one(sampler *s)
{
    return 1.0 + sample_exponent(s, -53, -3);
}

static double subnormal(sampler *s)
{
    return lb_from_bits(1 + (sample_bits(s) >> (12 + sample_bits(s) % 52)));
}

START_TEST(log_is_accurate)
{
    check_accuracy("log, any positive", lb_log, mpfr_log, sample_positive, 200000);
    check_accuracy("log, [1/2, 2]", lb_log, mpfr_log, half_to_two, 300000);
    check_accuracy("log, near 1", lb_log, mpfr_log, near_one, 200000);
    check_accuracy("log, subnormal", lb_log, mpfr_log, subnormal, 50000);
}
END_TEST

static double expm1_middle(sampler *s)
{
    return sample_between(s, -2.0, 2.0);
}

static double expm1_whole(sampler *s)
{
    return sample_between(s, -45.0, 710.0);
}

static double small(sampler *s)
{
    return sample_exponent(s, -1074, -2);
}

static double log1p_middle(sampler *s)
{
    return sample_between(s, -1.0, 3.0);
}

START_TEST(expm1_and_log1p_are_accurate)
{
    check_accuracy("expm1, [-2, 2]", lb_expm1, mpfr_expm1, expm1_middle, 200000);
    check_accuracy("expm1, [-45, 710]", lb_expm1, mpfr_expm1, expm1_whole, 50000);
    check_accuracy("expm1, small", lb_expm1, mpfr_expm1, small, 50000);
    check_accuracy("log1p, [-1, 3]", lb_log1p, mpfr_log1p, log1p_middle, 200000);
    check_accuracy("log1p, any positive", lb_log1p, mpfr_log1p, sample_positive, 50000);
    check_accuracy("log1p, small", lb_log1p, mpfr_log1p, small, 50000);
}
END_TEST

typedef void (*sample_2)(sampler *, double *x, double *y);

static void check_pow(const char *name, sample_2 sample, int points)
{
    sampler s = {0xD1B54A32D192ED03u};
    mpfr_t exact, exponent;
    mpfr_ulp_begin(exact);
    mpfr_init2(exponent, 53);
    double worst = 0.0, worst_x = 0.0, worst_y = 0.0;
    for (int i = 0; i < points; i++) {
        double x, y;
        sample(&s, &x, &y);
        mpfr_set_d(exact, x, MPFR_RNDN);
        mpfr_set_d(exponent, y, MPFR_RNDN);
        mpfr_pow(exact, exact, exponent, MPFR_RNDN);
        double error = mpfr_ulp_error(lb_pow(x, y), exact);
        if (error > worst) {
            worst = error;
            worst_x = x;
            worst_y = y;
        }
    }
    mpfr_clears(exact, exponent, (mpfr_ptr)0);
    printf("%-32s %8d points, at most %.4f ulp (at %a, %a)\n", name, points, worst, worst_x, worst_y);
    ck_assert_msg(worst <= 1.0, "%s: %.4f ulp at %a, %a", name, worst, worst_x, worst_y);
}

/* The exponent is chosen so that the result goes from underflow to overflow. */
static void any_result(sampler *s, double *x, double *y)
{
    *x = sample_positive(s);
    *y = sample_between(s, -746.0, 710.0) / lb_log(*x);
}

static void near_one_result(sampler *s, double *x, double *y)
{
    *x = near_one(s);
    *y = sample_between(s, -746.0, 710.0) / lb_log(*x);
}

static void without_exponent(sampler *s, double *x, double *y)
{
    *x = sample_between(s, 0.7072, 1.4142);
    *y = sample_between(s, -746.0, 710.0) / lb_log(*x);
}

static void subnormal_result(sampler *s, double *x, double *y)
{
    *x = sample_positive(s);
    *y = sample_between(s, -746.0, -708.0) / lb_log(*x);
}

static void discounting(sampler *s, double *x, double *y)
{
    *x = 1.0 / (1.0 + 0.5 * sample_between(s, -0.01, 0.2));
    *y = sample_between(s, 0.0, 60.0);
}

static void negative_base(sampler *s, double *x, double *y)
{
    *x = -sample_between(s, 0.1, 10.0);
    *y = (double)(int64_t)sample_between(s, -300.0, 300.0);
}

static void tiny_exponent(sampler *s, double *x, double *y)
{
    *x = sample_positive(s);
    *y = sample_exponent(s, -1074, -1);
}

START_TEST(pow_is_accurate)
{
    check_pow("pow, any base and result", any_result, 200000);
    check_pow("pow, base near 1", near_one_result, 150000);
    check_pow("pow, base in [0.707, 1.414]", without_exponent, 150000);
    check_pow("pow, subnormal results", subnormal_result, 50000);
    check_pow("pow, discount factors", discounting, 200000);
    check_pow("pow, negative base", negative_base, 50000);
    check_pow("pow, tiny exponent", tiny_exponent, 50000);
}
END_TEST

/* ---- Special cases: C17 Annex F.10 ----------------------------------------------------------------------- */

static void same(double got, double wanted, const char *what)
{
    bool good = isnan(wanted) ? isnan(got) : lb_bits(got) == lb_bits(wanted);
    ck_assert_msg(good, "%s gave %a and not %a", what, got, wanted);
}

#define SAME(call, wanted) same(call, wanted, #call)

START_TEST(exp_and_log_special_cases)
{
    const double inf = INFINITY;
    SAME(lb_exp(0.0), 1.0);
    SAME(lb_exp(-0.0), 1.0);
    SAME(lb_exp(inf), inf);
    SAME(lb_exp(-inf), 0.0);
    SAME(lb_exp(NAN), NAN);
    SAME(lb_exp(DBL_MAX), inf);
    SAME(lb_exp(-DBL_MAX), 0.0);
    SAME(lb_exp(0x1.62e42fefa39efp9), 0x1.fffffffffff2ap1023); /* the last finite result */
    SAME(lb_exp(0x1.62e42fefa39f0p9), inf);
    SAME(lb_exp(-0x1.74910d52d3051p9), 0x1p-1074); /* the last result that is not zero */
    SAME(lb_exp(-0x1.74910d52d3052p9), 0.0);
    SAME(lb_log(1.0), 0.0);
    SAME(lb_log(0.0), -inf);
    SAME(lb_log(-0.0), -inf);
    SAME(lb_log(inf), inf);
    SAME(lb_log(-1.0), NAN);
    SAME(lb_log(-inf), NAN);
    SAME(lb_log(NAN), NAN);
    SAME(lb_expm1(0.0), 0.0);
    SAME(lb_expm1(-0.0), -0.0);
    SAME(lb_expm1(inf), inf);
    SAME(lb_expm1(-inf), -1.0);
    SAME(lb_expm1(NAN), NAN);
    SAME(lb_expm1(DBL_TRUE_MIN), DBL_TRUE_MIN);
    SAME(lb_log1p(0.0), 0.0);
    SAME(lb_log1p(-0.0), -0.0);
    SAME(lb_log1p(-1.0), -inf);
    SAME(lb_log1p(-1.5), NAN);
    SAME(lb_log1p(inf), inf);
    SAME(lb_log1p(-inf), NAN);
    SAME(lb_log1p(NAN), NAN);
    SAME(lb_log1p(-DBL_TRUE_MIN), -DBL_TRUE_MIN);
}
END_TEST

START_TEST(pow_special_cases)
{
    const double inf = INFINITY;
    SAME(lb_pow(0.0, -3.0), inf);
    SAME(lb_pow(-0.0, -3.0), -inf);
    SAME(lb_pow(0.0, -2.5), inf);
    SAME(lb_pow(-0.0, -2.0), inf);
    SAME(lb_pow(-0.0, -inf), inf);
    SAME(lb_pow(0.0, 3.0), 0.0);
    SAME(lb_pow(-0.0, 3.0), -0.0);
    SAME(lb_pow(-0.0, 2.0), 0.0);
    SAME(lb_pow(-0.0, 0.5), 0.0);
    SAME(lb_pow(0.0, inf), 0.0);
    SAME(lb_pow(-1.0, inf), 1.0);
    SAME(lb_pow(-1.0, -inf), 1.0);
    SAME(lb_pow(1.0, NAN), 1.0);
    SAME(lb_pow(1.0, inf), 1.0);
    SAME(lb_pow(NAN, 0.0), 1.0);
    SAME(lb_pow(NAN, -0.0), 1.0);
    SAME(lb_pow(inf, 0.0), 1.0);
    SAME(lb_pow(-2.0, 0.5), NAN);
    SAME(lb_pow(0.5, -inf), inf);
    SAME(lb_pow(-2.0, -inf), 0.0);
    SAME(lb_pow(0.5, inf), 0.0);
    SAME(lb_pow(2.0, inf), inf);
    SAME(lb_pow(-inf, -3.0), -0.0);
    SAME(lb_pow(-inf, -2.0), 0.0);
    SAME(lb_pow(-inf, -2.5), 0.0);
    SAME(lb_pow(-inf, 3.0), -inf);
    SAME(lb_pow(-inf, 2.0), inf);
    SAME(lb_pow(-inf, 2.5), inf);
    SAME(lb_pow(inf, -1.0), 0.0);
    SAME(lb_pow(inf, 0.1), inf);
    SAME(lb_pow(NAN, 2.0), NAN);
    SAME(lb_pow(2.0, NAN), NAN);
    SAME(lb_pow(2.0, DBL_MAX), inf);
    SAME(lb_pow(2.0, -DBL_MAX), 0.0);
    SAME(lb_pow(-2.0, 0x1p53), inf);                 /* large: even */
    SAME(lb_pow(-2.0, -0x1.fffffffffffffp52), -0.0); /* the largest odd number */
    SAME(lb_pow(0x1p-1074, -1.0), inf);
    SAME(lb_pow(0x1p-1074, 1.0), 0x1p-1074);
}
END_TEST

/* Results that a double can hold come out exactly. */
START_TEST(pow_is_exact_where_it_can_be)
{
    for (int n = -1074; n <= 1023; n++) {
        SAME(lb_pow(2.0, n), ldexp(1.0, n));
        SAME(lb_pow(0.5, -n), ldexp(1.0, n));
    }
    double power = 1.0;
    for (int n = 0; n <= 22; n++) {
        SAME(lb_pow(10.0, n), power);
        SAME(lb_pow(-10.0, n), n % 2 ? -power : power);
        power *= 10.0;
    }
    for (int n = 1; n <= 1000; n++) {
        SAME(lb_pow((double)n * n, 0.5), n);
        SAME(lb_pow(n + 0.25, 1.0), n + 0.25);
        SAME(lb_pow(n, 3.0), (double)n * n * n);
    }
}
END_TEST

/* ---- Kernels and bits ------------------------------------------------------------------------------------ */

enum { BATCH = 512 };

/* The loops a user would write. */
static void exp_batch(const double *x, double *out)
{
    for (int i = 0; i < BATCH; i++) {
        out[i] = lb_exp_kernel(x[i]);
    }
}

static void log_batch(const double *x, double *out)
{
    for (int i = 0; i < BATCH; i++) {
        out[i] = lb_log_kernel(x[i]);
    }
}

static void pow_batch(const double *x, const double *y, double *out)
{
    for (int i = 0; i < BATCH; i++) {
        out[i] = lb_pow_kernel(x[i], y[i]);
    }
}

static void fill_batch(sampler *s, double *x, double *p, double *y)
{
    for (int i = 0; i < BATCH; i++) {
        x[i] = sample_between(s, -708.0, 709.0);
        p[i] = lb_from_bits(lb_bits(DBL_MIN) + sample_bits(s) % (lb_bits(DBL_MAX) - lb_bits(DBL_MIN)));
        y[i] = x[i] / lb_log(p[i]) * 0.9999;
    }
    /* The ends of the domains. */
    x[0] = -708.0;
    x[1] = 709.0;
    x[2] = -0.0;
    p[0] = DBL_MIN;
    p[1] = DBL_MAX;
    p[2] = 1.0;
    y[0] = y[1] = 0.9;
    y[2] = 0.0;
}

START_TEST(kernels_give_the_bits_of_the_functions)
{
    sampler s = {42};
    double x[BATCH], p[BATCH], y[BATCH], exps[BATCH], logs[BATCH], powers[BATCH];
    for (int round = 0; round < 1000; round++) {
        fill_batch(&s, x, p, y);
        exp_batch(x, exps);
        log_batch(p, logs);
        pow_batch(p, y, powers);
        for (int i = 0; i < BATCH; i++) {
            if (lb_bits(exps[i]) != lb_bits(lb_exp(x[i])) || lb_bits(logs[i]) != lb_bits(lb_log(p[i])) ||
                lb_bits(powers[i]) != lb_bits(lb_pow(p[i], y[i]))) {
                ck_abort_msg("exp(%a), log(%a) or pow(%a, %a)", x[i], p[i], p[i], y[i]);
            }
        }
    }
}
END_TEST

static void add_to_hash(lb_hash *hash, double value)
{
    uint64_t bits = isnan(value) ? 0x7FF8000000000000u : lb_bits(value); /* any NaN is as good as another */
    lb_hash_add(hash, &bits, sizeof bits);
}

/* One value for every compiler, optimisation level and processor (little-endian). Confirmed with gcc 12 -O0, -O2,
 * -O3 and -O3 -march=native (AVX-512), and clang 14 -O0, -O2 and -O3 -march=native. */
START_TEST(bits_are_the_same_everywhere)
{
    lb_hash hash;
    lb_hash_begin(&hash, 0);
    sampler s = {2024};
    for (int i = 0; i < 200000; i++) {
        double any = lb_from_bits(sample_bits(&s)), usual = sample_exponent(&s, -60, 11);
        double positive = sample_positive(&s),
               exponent = sample_between(&s, -750.0, 712.0) / lb_log(positive);
        add_to_hash(&hash, lb_exp(any));
        add_to_hash(&hash, lb_exp(usual));
        add_to_hash(&hash, lb_log(any));
        add_to_hash(&hash, lb_log(usual));
        add_to_hash(&hash, lb_pow(any, usual));
        add_to_hash(&hash, lb_pow(positive, exponent));
        add_to_hash(&hash, lb_expm1(usual));
        add_to_hash(&hash, lb_log1p(usual));
        add_to_hash(&hash, lb_log1p(any));
    }
    char text[17];
    ck_assert_str_eq(lb_hash_text(lb_hash_value(&hash), text), "1030918b56562578");
}
END_TEST

CHECK_MAIN("num_math", exp_is_accurate, log_is_accurate, expm1_and_log1p_are_accurate, pow_is_accurate,
           exp_and_log_special_cases, pow_special_cases, pow_is_exact_where_it_can_be,
           kernels_give_the_bits_of_the_functions, bits_are_the_same_everywhere)
