#include "check_main.h"

#include "curve/acm.h"
#include "num/philox.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MONTHS = 480, N = LB_ACM_MONTHS };

/* A world that obeys the model: two factors, their dynamics and prices of risk; yields by the recursions. The estimator
 * must find the world again, whatever rotation of the factors it works in. */
typedef struct world {
    double phi[2][2], lambda0[2], lambda1[2][2], sd[2], delta0, delta1[2];
    double a[2][N + 1], b[2][N + 1][2]; /* [0] risk-neutral, [1] priced */
} world;

static void solve_world(world *w)
{
    for (int priced = 0; priced < 2; priced++) {
        w->a[priced][0] = w->b[priced][0][0] = w->b[priced][0][1] = 0;
        for (int n = 1; n <= N; n++) {
            const double *last = w->b[priced][n - 1];
            double a = w->a[priced][n - 1] - w->delta0;
            for (int i = 0; i < 2; i++) {
                a += -priced * last[i] * w->lambda0[i] + 0.5 * last[i] * last[i] * w->sd[i] * w->sd[i];
            }
            w->a[priced][n] = a;
            for (int j = 0; j < 2; j++) {
                w->b[priced][n][j] = -w->delta1[j];
                for (int i = 0; i < 2; i++) {
                    w->b[priced][n][j] += last[i] * (w->phi[i][j] - priced * w->lambda1[i][j]);
                }
            }
        }
    }
}

static const world example = {
    .phi = {{0.98, 0.01}, {0.0, 0.94}},
    .lambda0 = {-0.0004, -0.0002},
    .lambda1 = {{-0.010, 0.0}, {0.0, -0.02}},
    .sd = {0.004, 0.006},
    .delta0 = 0.004,
    .delta1 = {0.08, 0.06},
};

static double *simulate(const world *w, double (*x)[2])
{
    double *zero = calloc((size_t)MONTHS * N, sizeof *zero);
    for (int t = 0; t < MONTHS; t++) {
        for (int i = 0; i < 2; i++) {
            double shock =
                lb_random_normal((lb_place){.seed = 7, .stream = 3, .day = (uint32_t)t}, (uint32_t)i);
            x[t][i] = w->sd[i] * shock;
            for (int j = 0; t && j < 2; j++) {
                x[t][i] += w->phi[i][j] * x[t - 1][j];
            }
        }
        for (int n = 1; n <= N; n++) {
            zero[t * N + n - 1] = -12 * (w->a[1][n] + w->b[1][n][0] * x[t][0] + w->b[1][n][1] * x[t][1]) / n;
        }
    }
    return zero;
}

/* Yields without noise are priced to a twentieth of a basis point at every maturity, also between those of the returns.
 * What is left is convexity: the sample's covariance of shocks is not quite the world's. */
START_TEST(noiseless_yields_are_priced_exactly)
{
    world w = example;
    solve_world(&w);
    static double x[MONTHS][2];
    double *zero = simulate(&w, x);
    lb_acm *model = malloc(sizeof *model);
    lb_acm_options options = {.factor_count = 2, .estimate_mean = true};
    lb_error err;
    ck_assert_msg(lb_acm_estimate(zero, MONTHS, &options, model, &err) == LB_OK, "%s", err.message);
    ck_assert(model->sigma2 < 1e-20);
    for (int t = 0; t < MONTHS; t += 7) {
        double factors[LB_ACM_MOST_FACTORS];
        lb_acm_factors(model, zero + t * N, factors);
        for (int n = 1; n <= N; n++) {
            lb_acm_yield y;
            ck_assert_int_eq(lb_acm_split(model, factors, n, &y, NULL), LB_OK);
            double miss = y.fitted_dec - zero[t * N + n - 1];
            ck_assert_msg(fabs(miss) < 5e-6, "month %d, maturity %d: %g", t, n, miss);
            ck_assert_double_eq_tol(y.fitted_dec - y.neutral_dec, y.premium_dec, 1e-15);
        }
    }
    free(model);
    free(zero);
}
END_TEST

/* The risk-neutral dynamics of the pricing measure are exact too: phi - lambda1 is similar to the world's, so that trace
 * and determinant agree; the estimated phi is near the true one, as far as the sample allows. */
START_TEST(dynamics_are_found)
{
    world w = example;
    solve_world(&w);
    static double x[MONTHS][2];
    double *zero = simulate(&w, x);
    lb_acm *m = malloc(sizeof *m);
    ck_assert_int_eq(
        lb_acm_estimate(zero, MONTHS, &(lb_acm_options){.factor_count = 2, .estimate_mean = true}, m, NULL),
        LB_OK);
    double q[2][2], truth[2][2];
    for (int i = 0; i < 4; i++) {
        q[i / 2][i % 2] = m->phi[i / 2][i % 2] - m->lambda1[i / 2][i % 2];
        truth[i / 2][i % 2] = w.phi[i / 2][i % 2] - w.lambda1[i / 2][i % 2];
    }
    ck_assert_double_eq_tol(q[0][0] + q[1][1], truth[0][0] + truth[1][1], 1e-8);
    ck_assert_double_eq_tol(q[0][0] * q[1][1] - q[0][1] * q[1][0],
                            truth[0][0] * truth[1][1] - truth[0][1] * truth[1][0], 1e-8);
    ck_assert_double_eq_tol(m->phi[0][0] + m->phi[1][1], 1.92, 0.05);
    free(m);
    free(zero);
}
END_TEST

/* Without prices of risk the term premium is the pure effect of nothing: zero. */
START_TEST(no_prices_of_risk_no_premium)
{
    world w = example;
    memset(w.lambda0, 0, sizeof w.lambda0);
    memset(w.lambda1, 0, sizeof w.lambda1);
    solve_world(&w);
    for (int n = 1; n <= N; n++) {
        ck_assert_double_eq(w.a[0][n], w.a[1][n]);
    }
    static double x[MONTHS][2];
    double *zero = simulate(&w, x);
    lb_acm *m = malloc(sizeof *m);
    ck_assert_int_eq(
        lb_acm_estimate(zero, MONTHS, &(lb_acm_options){.factor_count = 2, .estimate_mean = true}, m, NULL),
        LB_OK);
    double premium = 0;
    for (int t = 0; t < MONTHS; t++) {
        double factors[LB_ACM_MOST_FACTORS];
        lb_acm_yield y;
        lb_acm_factors(m, zero + t * N, factors);
        lb_acm_split(m, factors, 24, &y, NULL);
        premium += y.premium_dec / MONTHS;
    }
    ck_assert_msg(fabs(premium) < 0.005, "%g", premium); /* sampling error of the dynamics */
    free(m);
    free(zero);
}
END_TEST

START_TEST(bad_input_is_named)
{
    world w = example;
    solve_world(&w);
    static double x[MONTHS][2];
    double *zero = simulate(&w, x);
    lb_acm *m = malloc(sizeof *m);
    lb_error err;
    ck_assert_int_eq(lb_acm_estimate(zero, 50, NULL, m, &err), LB_ERR_RANGE);
    ck_assert_str_eq(err.message, "term premium: 50 months of yields; at least 120 are needed");
    ck_assert_int_eq(lb_acm_estimate(zero, MONTHS, NULL, m, &err), LB_ERR_NO_SOLUTION);
    ck_assert_str_eq(err.message, "term premium: the yields have 2 factors, not 5");
    zero[3 * N + 5] = NAN;
    ck_assert_int_eq(lb_acm_estimate(zero, MONTHS, NULL, m, &err), LB_ERR_RANGE);
    ck_assert_ptr_nonnull(strstr(err.message, "month 4, maturity 6 months"));
    lb_acm_yield y;
    double factors[LB_ACM_MOST_FACTORS] = {0};
    ck_assert_int_eq(lb_acm_split(m, factors, 361, &y, &err), LB_ERR_RANGE);
    free(m);
    free(zero);
}
END_TEST

CHECK_MAIN("acm", noiseless_yields_are_priced_exactly, dynamics_are_found, no_prices_of_risk_no_premium,
           bad_input_is_named)
