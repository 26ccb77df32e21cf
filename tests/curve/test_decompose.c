#include "check_main.h"

#include "curve/decompose.h"
#include "num/philox.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MONTHS = 240 };

/* A small model written down by hand: one factor, the short rate itself per month, no prices of risk but a constant. */
static lb_acm *one_factor(double lambda0)
{
    lb_acm *m = calloc(1, sizeof *m);
    m->factor_count = 1;
    m->phi[0][0] = 0.97;
    m->sigma[0][0] = 0.0004 * 0.0004;
    m->lambda0[0] = lambda0;
    m->delta0 = 0.003;
    m->delta1[0] = 1;
    for (int n = 1; n <= LB_ACM_LONGEST; n++) {
        for (int priced = 0; priced < 2; priced++) {
            double *a = priced ? m->fitted_a : m->neutral_a;
            double(*b)[LB_ACM_MOST_FACTORS] = priced ? m->fitted_b : m->neutral_b;
            double last = b[n - 1][0];
            a[n] = a[n - 1] - priced * last * lambda0 + 0.5 * last * last * m->sigma[0][0] - m->delta0;
            b[n][0] = last * 0.97 - 1;
        }
    }
    return m;
}

/* Inflation affine in the factor, real yields by brute force: the price of a real zero is E^Q of the product of one-month
 * discounts and inflation, worked out here from the moments of the normal sum, not by recursion. */
static double real_yield_by_moments(const lb_acm *m, double pi0, double pi1, double x, int n)
{
    /* S = sum_{j=1..n} (pi0 + pi1 X_j) - sum_{j=0..n-1} (delta0 + X_j); mean and variance of S given X_0 = x. */
    double mean = n * (pi0 - m->delta0), expected = x, weight[LB_ACM_LONGEST + 1] = {0};
    for (int j = 0; j <= n; j++) {
        double load = (j > 0 ? pi1 : 0) - (j < n ? 1 : 0);
        mean += load * expected;
        expected = 0.97 * expected - m->lambda0[0];
        /* A shock of month i reaches X_j as 0.97^(j-i). */
        double reach = 1;
        for (int i = j; i >= 1; i--) {
            weight[i] += load * reach;
            reach *= 0.97;
        }
    }
    double variance = 0;
    for (int i = 1; i <= n; i++) {
        variance += weight[i] * weight[i] * m->sigma[0][0];
    }
    return -12.0 / n * (mean + 0.5 * variance);
}

typedef struct sample_data {
    double factors[MONTHS][LB_ACM_MOST_FACTORS], inflation[MONTHS], real[MONTHS][2];
} sample_data;

static void fill(const lb_acm *m, double pi0, double pi1, double liquidity, sample_data *d)
{
    double x = 0;
    for (int t = 0; t < MONTHS; t++) {
        x = 0.97 * x + 0.0004 * lb_random_normal((lb_place){.seed = 2, .day = (uint32_t)t}, 0);
        memset(d->factors[t], 0, sizeof d->factors[t]);
        d->factors[t][0] = x;
        d->inflation[t] = pi0 + pi1 * x;
        d->real[t][0] = real_yield_by_moments(m, pi0, pi1, x, 60) + liquidity;
        d->real[t][1] = t % 5 ? real_yield_by_moments(m, pi0, pi1, x, 120) + liquidity : NAN;
    }
}

static const int maturities[2] = {60, 120};

static lb_inflation_sample sample_of(const sample_data *d, double liquidity)
{
    return (lb_inflation_sample){.month_count = MONTHS,
                                 .factors = d->factors,
                                 .inflation_dec = d->inflation,
                                 .maturity_count = 2,
                                 .maturity_months = maturities,
                                 .real_dec = &d->real[0][0],
                                 .liquidity_dec = liquidity};
}

START_TEST(known_inflation_is_found)
{
    lb_acm *m = one_factor(-0.00003);
    sample_data *d = malloc(sizeof *d);
    fill(m, 0.0018, 0.4, 0.003, d);
    lb_inflation_sample sample = sample_of(d, 0.003);
    lb_inflation *found = malloc(sizeof *found);
    lb_error err;
    ck_assert_msg(lb_inflation_estimate(m, &sample, found, &err) == LB_OK, "%s", err.message);
    ck_assert_double_eq_tol(found->pi0, 0.0018, 1e-10);
    ck_assert_double_eq_tol(found->pi1[0], 0.4, 1e-7);
    ck_assert(found->real_rms_dec < 1e-9);
    /* Expected inflation over n months from x: pi0 + pi1 x (0.97 + ... + 0.97^n) / n, times 12. */
    lb_yield_parts p;
    double factors[LB_ACM_MOST_FACTORS] = {0.002}, sum = 0, power = 1;
    for (int j = 1; j <= 120; j++) {
        power *= 0.97;
        sum += power;
    }
    ck_assert_int_eq(lb_yield_decompose(m, found, factors, 120, 0.05, NAN, &p, NULL), LB_OK);
    ck_assert_double_eq_tol(p.expected_inflation_dec, 12 * (0.0018 + 0.4 * 0.002 * sum / 120), 1e-8);
    ck_assert(isnan(p.tips_liquidity_dec));
    free(found);
    free(d);
    free(m);
}
END_TEST

/* Bernanke's identity, and the premium's parts, at every maturity and for any observed yield. */
START_TEST(parts_add_up)
{
    lb_acm *m = one_factor(-0.00005);
    sample_data *d = malloc(sizeof *d);
    fill(m, 0.002, 0.3, 0.0, d);
    lb_inflation_sample sample = sample_of(d, 0.0);
    lb_inflation *found = malloc(sizeof *found);
    ck_assert_int_eq(lb_inflation_estimate(m, &sample, found, NULL), LB_OK);
    for (int t = 0; t < MONTHS; t += 11) {
        for (int n = 1; n <= LB_ACM_LONGEST; n += 7) {
            lb_yield_parts p;
            double yield = 0.001 * t;
            ck_assert_int_eq(lb_yield_decompose(m, found, d->factors[t], n, yield, 0.01, &p, NULL), LB_OK);
            ck_assert_double_eq_tol(p.expected_real_dec + p.expected_inflation_dec + p.premium_dec, yield,
                                    1e-14);
            ck_assert_double_eq_tol(p.real_premium_dec + p.inflation_premium_dec + p.liquidity_dec,
                                    p.premium_dec, 1e-14);
            ck_assert_double_eq_tol(p.expected_real_dec + p.real_premium_dec, p.real_yield_dec, 1e-14);
            ck_assert_double_eq_tol(p.real_yield_dec + p.tips_liquidity_dec, 0.01, 1e-14);
        }
    }
    free(found);
    free(d);
    free(m);
}
END_TEST

START_TEST(disorder_and_bad_input)
{
    lb_acm *m = one_factor(-0.00003);
    sample_data *d = malloc(sizeof *d);
    fill(m, 0.0018, 0.4, 0.0, d);
    unsigned char disorder[MONTHS] = {0};
    for (int t = 100; t < 110; t++) {
        disorder[t] = 1;
        d->real[t][0] += 0.03;
        d->real[t][1] += 0.03;
    }
    lb_inflation_sample sample = sample_of(d, 0.0);
    sample.disorder = disorder;
    lb_inflation *found = malloc(sizeof *found);
    ck_assert_int_eq(lb_inflation_estimate(m, &sample, found, NULL), LB_OK);
    ck_assert_double_eq_tol(found->pi1[0], 0.4, 1e-7);
    lb_error err;
    sample.liquidity_dec = 0.03;
    ck_assert_int_eq(lb_inflation_estimate(m, &sample, found, &err), LB_ERR_RANGE);
    sample.liquidity_dec = 0;
    sample.month_count = 30;
    ck_assert_int_eq(lb_inflation_estimate(m, &sample, found, &err), LB_ERR_RANGE);
    ck_assert_str_eq(err.message,
                     "expected inflation: 54 real yields and 30 months of inflation; at least 60 of each "
                     "are needed");
    free(found);
    free(d);
    free(m);
}
END_TEST

CHECK_MAIN("decompose", known_inflation_is_found, parts_add_up, disorder_and_bad_input)
