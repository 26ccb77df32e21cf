#include "check_main.h"

#include "base/hash.h"
#include "num/math_kernels.h"
#include "num/normal.h"
#include "mpfr_ulp.h"

#include <float.h>
#include <stdbool.h>

/* Phi(x) = erfc(-x / sqrt 2) / 2 */
static void exact_cdf(mpfr_t out, const mpfr_t x)
{
    mpfr_sqrt_ui(out, 2, MPFR_RNDN);
    mpfr_div(out, x, out, MPFR_RNDN);
    mpfr_neg(out, out, MPFR_RNDN);
    mpfr_erfc(out, out, MPFR_RNDN);
    mpfr_div_2ui(out, out, 1, MPFR_RNDN);
}

/* phi(x) = exp(-x^2 / 2) / sqrt(2 pi) */
static void exact_density(mpfr_t out, const mpfr_t x)
{
    mpfr_t root;
    mpfr_init2(root, MPFR_ULP_BITS);
    mpfr_const_pi(root, MPFR_RNDN);
    mpfr_mul_2ui(root, root, 1, MPFR_RNDN);
    mpfr_sqrt(root, root, MPFR_RNDN);
    mpfr_sqr(out, x, MPFR_RNDN);
    mpfr_div_si(out, out, -2, MPFR_RNDN);
    mpfr_exp(out, out, MPFR_RNDN);
    mpfr_div(out, out, root, MPFR_RNDN);
    mpfr_clear(root);
}

/* A million values of MPFR's own would take minutes. Near an anchor, where MPFR gave Phi and phi, a Taylor
 * series in MPFR numbers gives Phi to better than 2^-70 of it: the terms from the third on are so small that
 * double arithmetic is good enough for them. */
typedef struct anchor {
    double at;
    double reach; /* how far the series may go */
    mpfr_t point, cdf, density;
    mpfr_t step, sum;
} anchor;

static void anchor_begin(anchor *a)
{
    mpfr_ulp_begin(a->point);
    mpfr_inits2(MPFR_ULP_BITS, a->cdf, a->density, a->step, a->sum, (mpfr_ptr)0);
}

static void anchor_end(anchor *a)
{
    mpfr_clears(a->point, a->cdf, a->density, a->step, a->sum, (mpfr_ptr)0);
}

static void anchor_set(anchor *a, double at)
{
    a->at = at;
    /* 1 / 512 but near 0, where the quantile is as small as x, and far out, where phi is steep */
    a->reach = fmin(0x1p-9 / fmax(1.0, fabs(at)), 0x1p-6 * fabs(at));
    mpfr_set_d(a->point, at, MPFR_RNDN);
    exact_cdf(a->cdf, a->point);
    exact_density(a->density, a->point);
}

/* Phi(x) = Phi(a) + phi(a) h (1 - a h/2 + He_2(a) h^2/6 - He_3(a) h^3/24 + ...), h = x - a. */
static void near_anchor(mpfr_t out, anchor *a, double x)
{
    double at = a->at, h = x - at, square = at * at;
    double he_2 = square - 1.0, he_3 = at * (square - 3.0), he_4 = (square - 6.0) * square + 3.0;
    double he_5 = at * ((square - 10.0) * square + 15.0);
    double small = h * h * (he_2 / 6.0 - h * (he_3 / 24.0 - h * (he_4 / 120.0 - h * he_5 / 720.0)));
    mpfr_set_d(a->step, x, MPFR_RNDN);
    mpfr_sub_d(a->step, a->step, at, MPFR_RNDN);
    mpfr_mul_d(a->sum, a->step, -0.5 * at, MPFR_RNDN);
    mpfr_add_d(a->sum, a->sum, small, MPFR_RNDN);
    mpfr_add_ui(a->sum, a->sum, 1, MPFR_RNDN);
    mpfr_mul(a->sum, a->sum, a->step, MPFR_RNDN);
    mpfr_mul(a->sum, a->sum, a->density, MPFR_RNDN);
    mpfr_add(out, a->cdf, a->sum, MPFR_RNDN);
}

/* The error of `got` as the x with Phi(x) = p: from `got`, right to some ulp, Newton lands within 2^-90. */
static double quantile_error(anchor *a, double p, double got)
{
    if (!(fabs(got - a->at) <= a->reach)) {
        anchor_set(a, got); /* p is subnormal or close to 1, and its neighbours are far */
    }
    mpfr_t x;
    mpfr_init2(x, MPFR_ULP_BITS);
    double h = got - a->at;
    near_anchor(x, a, got);
    mpfr_sub_d(x, x, p, MPFR_RNDN);
    mpfr_div(x, x, a->density, MPFR_RNDN);
    mpfr_mul_d(x, x, exp(h * (a->at + 0.5 * h)), MPFR_RNDN);
    mpfr_d_sub(x, got, x, MPFR_RNDN);
    double error = mpfr_ulp_error(got, x);
    mpfr_clear(x);
    return error;
}

typedef struct extreme {
    const char *name;
    int count;
    double worst, at;
} extreme;

static void see(extreme *e, double error, double at)
{
    e->count++;
    if (!(error <= e->worst)) {
        e->worst = error;
        e->at = at;
    }
}

static void check_extreme(const extreme *e, double limit)
{
    printf("%s: %d points, at most %.3f ulp (at %a)\n", e->name, e->count, e->worst, e->at);
    ck_assert_int_gt(e->count, 0);
    ck_assert_msg(e->worst <= limit, "%s: %.3f ulp at %a", e->name, e->worst, e->at);
}

enum { CDF_LOWER, CDF_SUBNORMAL, CDF_UPPER, INV_LOWER, INV_SUBNORMAL, INV_UPPER, KINDS };

/* Both functions at x <= 0 near the anchor and at -x. */
static void see_point(extreme kinds[KINDS], anchor *a, double x)
{
    mpfr_t exact, upper;
    mpfr_init2(exact, MPFR_ULP_BITS);
    mpfr_init2(upper, MPFR_ULP_BITS);
    near_anchor(exact, a, x);
    mpfr_ui_sub(upper, 1, exact, MPFR_RNDN);
    double p = mpfr_get_d(exact, MPFR_RNDN);
    bool subnormal = p < DBL_MIN;
    see(&kinds[subnormal ? CDF_SUBNORMAL : CDF_LOWER], mpfr_ulp_error(lb_norm_cdf(x), exact), x);
    see(&kinds[CDF_UPPER], mpfr_ulp_error(lb_norm_cdf(-x), upper), -x);
    if (p > 0.0 && p < 0.5) {
        see(&kinds[subnormal ? INV_SUBNORMAL : INV_LOWER], quantile_error(a, p, lb_norm_inv(p)), p);
    }
    double above = 1.0 - p;
    if (above > 0.5 && above < 1.0) {
        see(&kinds[INV_UPPER], quantile_error(a, 1.0 - above, -lb_norm_inv(above)), above);
    }
    mpfr_clears(exact, upper, (mpfr_ptr)0);
}

/* Over a million values: around each anchor neighbouring doubles and random points. A subnormal probability is
 * rounded twice, hence its wider limit. */
START_TEST(both_are_accurate)
{
    enum { ANCHORS = 4500, POINTS = 64 };
    extreme kinds[KINDS] = {{.name = "norm_cdf, x <= 0"},      {.name = "norm_cdf, subnormal"},
                            {.name = "norm_cdf, x >= 0"},      {.name = "norm_inv, p < 1/2"},
                            {.name = "norm_inv, subnormal p"}, {.name = "norm_inv, p > 1/2"}};
    static const double lowest[] = {-38.6, -9.0, -3.0, -1.0};
    sampler s = {7};
    anchor a;
    anchor_begin(&a);
    int count = 0;
    for (int i = 0; i < ANCHORS; i++) {
        double at = sample_between(&s, lowest[i % 4], 0.0);
        if (i % 20 == 7) {
            at = -fabs(sample_exponent(&s, -30, -1));
        } else if (i % 20 == 17) {
            at = sample_between(&s, -38.6, -37.5); /* subnormal */
        }
        double neighbour = at;
        for (int k = 0; k < POINTS; k++) {
            if (a.at != at || k == 0) {
                anchor_set(&a, at);
            }
            neighbour = nextafter(neighbour, 0.0);
            double x = k % 2 == 0 ? neighbour : at + a.reach * sample_between(&s, -1.0, 1.0);
            see_point(kinds, &a, x);
        }
    }
    anchor_end(&a);
    for (int kind = 0; kind < KINDS; kind++) {
        check_extreme(&kinds[kind], kind == CDF_SUBNORMAL ? 0.81 : 0.62);
        count += kinds[kind].count;
    }
    ck_assert_int_ge(count, 1000000);
}
END_TEST

/* The series against MPFR itself, at the end of its reach. */
START_TEST(reference_is_exact)
{
    sampler s = {5};
    anchor a;
    anchor_begin(&a);
    mpfr_t x, exact, series;
    mpfr_inits2(MPFR_ULP_BITS, x, exact, series, (mpfr_ptr)0);
    for (int i = 0; i < 400; i++) {
        double at = sample_between(&s, -38.6, 0.0);
        anchor_set(&a, at);
        double end = at + (i % 2 ? a.reach : -a.reach);
        mpfr_set_d(x, end, MPFR_RNDN);
        exact_cdf(exact, x);
        near_anchor(series, &a, end);
        mpfr_div(series, series, exact, MPFR_RNDN);
        mpfr_sub_ui(series, series, 1, MPFR_RNDN);
        ck_assert_double_lt(fabs(mpfr_get_d(series, MPFR_RNDN)), 0x1p-70);
    }
    mpfr_clears(x, exact, series, (mpfr_ptr)0);
    anchor_end(&a);
}
END_TEST

/* The least probabilities one by one, and subnormal ones of every size. */
START_TEST(subnormal_probabilities)
{
    extreme e = {.name = "norm_inv, least p"};
    sampler s = {13};
    anchor a;
    anchor_begin(&a);
    a.at = NAN;
    for (int i = 1; i <= 4000; i++) {
        double p = i <= 1000 ? i * 0x1p-1074 : (double)(sample_bits(&s) >> (12 + i % 52)) * 0x1p-1074;
        if (p > 0.0) {
            see(&e, quantile_error(&a, p, lb_norm_inv(p)), p);
        }
    }
    anchor_end(&a);
    check_extreme(&e, 0.62);
}
END_TEST

/* p = 1/2 + q for |q| down to 2^-54, where the quantile needs q and not p. Newton on Phi(x) - 1/2. */
START_TEST(inverse_is_accurate_at_the_middle)
{
    extreme e = {.name = "norm_inv, near 1/2"};
    sampler s = {11};
    mpfr_t x, cdf, density;
    mpfr_ulp_begin(x);
    mpfr_init2(cdf, MPFR_ULP_BITS);
    mpfr_init2(density, MPFR_ULP_BITS);
    for (int i = 0; i < 20000; i++) {
        double p = 0.5 + sample_exponent(&s, -54, -3), got = lb_norm_inv(p);
        if (p == 0.5) {
            ck_assert_double_eq(got, 0.0);
            continue;
        }
        mpfr_set_d(x, got, MPFR_RNDN);
        exact_density(density, x);
        mpfr_sqrt_ui(cdf, 2, MPFR_RNDN); /* Phi(x) - 1/2 = erf(x / sqrt 2) / 2 */
        mpfr_div(cdf, x, cdf, MPFR_RNDN);
        mpfr_erf(cdf, cdf, MPFR_RNDN);
        mpfr_div_2ui(cdf, cdf, 1, MPFR_RNDN);
        mpfr_sub_d(cdf, cdf, p - 0.5, MPFR_RNDN);
        mpfr_div(cdf, cdf, density, MPFR_RNDN);
        mpfr_sub(x, x, cdf, MPFR_RNDN);
        see(&e, mpfr_ulp_error(got, x), p);
    }
    mpfr_clears(x, cdf, density, (mpfr_ptr)0);
    check_extreme(&e, 0.62);
}
END_TEST

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
    static const double seams[] = {0.25, 0.75, 0.075, 0.925,
                                   1.388794386496402e-11}; /* last three: |q| = 0.425, r = 5 */
    for (int k = 0; k < 5; k++) {
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
    ck_assert_str_eq(lb_hash_text(lb_hash_value(&hash), text), "310a1610f4169d74");
}
END_TEST

CHECK_MAIN("num_normal", reference_is_exact, both_are_accurate, subnormal_probabilities,
           inverse_is_accurate_at_the_middle, special_cases, table_values, monotone_and_inverse,
           bits_are_the_same_everywhere)
