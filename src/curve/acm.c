#include "acm.h"

#include "base/error.h"
#include "num/eigen.h"
#include "num/linalg.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    K = LB_ACM_MOST_FACTORS,
    N = LB_ACM_MONTHS,
    REGRESSORS = 1 + 2 * K, /* of returns: 1, shocks, factors */
    LEAST_MONTHS = 120
};

/* What one estimation needs beside its result. */
typedef struct estimation {
    const double *zero_dec;
    int months, k, first_month, return_step, return_count;
    bool estimate_mean;
    lb_acm *model;
    double *factor;      /* [months][k] */
    double *shock;       /* [months - 1][k] */
    double *design;      /* [months][2k + 1] */
    double *work;        /* [months] or [N][N], the larger */
    double *vectors;     /* [N][N] */
    double *coefficient; /* [return_count][2k + 1] */
} estimation;

static double yield_at(const estimation *e, int month, int maturity)
{
    return e->zero_dec[(size_t)month * N + (size_t)(maturity - 1)];
}

/* Log price of a zero of `maturity` months. */
static double log_price(const estimation *e, int month, int maturity)
{
    return maturity == 0 ? 0.0 : -yield_at(e, month, maturity) * maturity / 12.0;
}

static lb_status prepare(const double *zero_dec, int months, const lb_acm_options *options, estimation *e,
                         lb_error *err)
{
    lb_acm_options o = options ? *options : (lb_acm_options){0};
    e->zero_dec = zero_dec;
    e->months = months;
    e->k = o.factor_count ? o.factor_count : 5;
    e->first_month = o.first_month ? o.first_month : 3;
    e->return_step = o.return_step ? o.return_step : 6;
    e->estimate_mean = o.estimate_mean;
    e->return_count = e->return_step > 0 ? N / e->return_step : 0;
    if (e->k < 1 || e->k > K || e->first_month < 1 || e->first_month > N - e->k || e->return_count < e->k ||
        e->return_step < 2) {
        return lb_fail(err, LB_ERR_RANGE,
                       "term premium: 1 to %d factors, from maturities of 1 to %d months, and returns of at "
                       "least as many maturities as factors",
                       K, N - e->k);
    }
    if (months < LEAST_MONTHS) {
        return lb_fail(err, LB_ERR_RANGE, "term premium: %d months of yields; at least %d are needed", months,
                       LEAST_MONTHS);
    }
    for (int i = 0; i < months * N; i++) {
        if (!(zero_dec[i] >= -0.1 && zero_dec[i] <= 1.0)) {
            return lb_fail(
                err, LB_ERR_RANGE,
                "term premium: month %d, maturity %d months: a yield of %g %% is not in -10..100 %%",
                i / N + 1, i % N + 1, 100 * zero_dec[i]);
        }
    }
    size_t work = months > N * N ? (size_t)months : (size_t)N * N;
    size_t rows = (size_t)months, k = (size_t)e->k, columns = 1 + 2 * k;
    e->factor = calloc(rows * (2 * k + columns) + work + (size_t)N * N + (size_t)e->return_count * columns,
                       sizeof *e->factor);
    if (!e->factor) {
        return lb_fail(err, LB_ERR_NO_MEMORY, "out of memory");
    }
    e->shock = e->factor + rows * k;
    e->design = e->shock + rows * k;
    e->work = e->design + rows * columns;
    e->vectors = e->work + work;
    e->coefficient = e->vectors + (size_t)N * N;
    return LB_OK;
}

/* Principal components of the demeaned yields, scaled to unit variance. */
static lb_status find_factors(estimation *e, lb_error *err)
{
    lb_acm *m = e->model;
    for (int n = 1; n <= N; n++) {
        double sum = 0.0;
        for (int t = 0; t < e->months; t++) {
            sum += yield_at(e, t, n);
        }
        m->mean_dec[n - 1] = sum / e->months;
    }
    int first = e->first_month - 1, size = N - first;
    double values[N], total = 0.0;
    for (int i = 0; i < size; i++) {
        for (int j = i; j < size; j++) {
            double sum = 0.0;
            for (int t = 0; t < e->months; t++) {
                const double *y = e->zero_dec + (size_t)t * N + first;
                sum += (y[i] - m->mean_dec[first + i]) * (y[j] - m->mean_dec[first + j]);
            }
            e->work[i * size + j] = e->work[j * size + i] = sum / e->months;
        }
        total += e->work[i * size + i];
    }
    lb_status status = lb_eigen_symmetric(e->work, size, values, e->vectors, err);
    if (status != LB_OK) {
        return status;
    }
    for (int c = 0; c < e->k; c++) {
        if (!(values[c] > 1e-14 * total)) {
            return lb_fail(err, LB_ERR_NO_SOLUTION, "term premium: the yields have %d factors, not %d", c,
                           e->k);
        }
        for (int i = 0; i < size; i++) {
            m->loading[c][first + i] = e->vectors[c * size + i] / sqrt(values[c]);
        }
        m->explained[c] = values[c] / total;
    }
    for (int t = 0; t < e->months; t++) {
        double x[K];
        lb_acm_factors(m, e->zero_dec + (size_t)t * N, x);
        memcpy(e->factor + t * e->k, x, (size_t)e->k * sizeof *x);
    }
    return LB_OK;
}

/* X' = mu + phi X + v over the sample; the constant is the last column, if there is one. */
static lb_status fit_dynamics(estimation *e, lb_error *err)
{
    lb_acm *m = e->model;
    int rows = e->months - 1, k = e->k, columns = k + (e->estimate_mean ? 1 : 0);
    double scale[K + 1];
    for (int t = 0; t < rows; t++) {
        double *row = e->design + t * columns;
        memcpy(row, e->factor + t * k, (size_t)k * sizeof *row);
        if (e->estimate_mean) {
            row[k] = 1.0;
        }
    }
    lb_status status = lb_qr_factor(e->design, rows, columns, scale, err);
    if (status != LB_OK) {
        return status;
    }
    for (int i = 0; i < k; i++) {
        for (int t = 0; t < rows; t++) {
            e->work[t] = e->factor[(t + 1) * k + i];
        }
        lb_qr_solve(e->design, rows, columns, scale, e->work);
        memcpy(m->phi[i], e->work, (size_t)k * sizeof(double));
        m->mu[i] = e->estimate_mean ? e->work[k] : 0.0;
        for (int t = 0; t < rows; t++) {
            double expected = m->mu[i];
            for (int j = 0; j < k; j++) {
                expected += m->phi[i][j] * e->factor[t * k + j];
            }
            e->shock[t * k + i] = e->factor[(t + 1) * k + i] - expected;
        }
    }
    for (int i = 0; i < k; i++) {
        for (int j = 0; j < k; j++) {
            double sum = 0.0;
            for (int t = 0; t < rows; t++) {
                sum += e->shock[t * k + i] * e->shock[t * k + j];
            }
            m->sigma[i][j] = sum / rows;
        }
    }
    return LB_OK;
}

/* Excess return over the month from t of a zero that has `maturity` months left at its beginning. */
static double excess_return(const estimation *e, int t, int maturity)
{
    return log_price(e, t + 1, maturity - 1) - log_price(e, t, maturity) + log_price(e, t, 1);
}

static void fill_design(estimation *e)
{
    int k = e->k, columns = 1 + 2 * k;
    for (int t = 0; t < e->months - 1; t++) {
        double *row = e->design + t * columns;
        row[0] = 1.0;
        memcpy(row + 1, e->shock + t * k, (size_t)k * sizeof *row);
        memcpy(row + 1 + k, e->factor + t * k, (size_t)k * sizeof *row);
    }
}

/* Returns on a constant, shocks and factors: coefficients of every maturity, and the variance of what is left. */
static lb_status fit_returns(estimation *e, lb_error *err)
{
    int rows = e->months - 1, columns = 1 + 2 * e->k;
    double scale[REGRESSORS], squares = 0.0;
    fill_design(e);
    lb_status status = lb_qr_factor(e->design, rows, columns, scale, err);
    if (status != LB_OK) {
        return status;
    }
    for (int i = 0; i < e->return_count; i++) {
        for (int t = 0; t < rows; t++) {
            e->work[t] = excess_return(e, t, (i + 1) * e->return_step);
        }
        squares += lb_qr_solve(e->design, rows, columns, scale, e->work);
        memcpy(e->coefficient + i * columns, e->work, (size_t)columns * sizeof(double));
    }
    e->model->sigma2 = squares / ((double)rows * e->return_count);
    return LB_OK;
}

static double quadratic(const lb_acm *m, const double *b)
{
    double sum = 0.0;
    for (int i = 0; i < m->factor_count; i++) {
        for (int j = 0; j < m->factor_count; j++) {
            sum += b[i] * m->sigma[i][j] * b[j];
        }
    }
    return sum;
}

/* lambda = (beta beta')^-1 beta (a + (B* vec sigma + sigma2) / 2, c): regressions across maturities. */
static lb_status price_risk(estimation *e, lb_error *err)
{
    lb_acm *m = e->model;
    int k = e->k, count = e->return_count, columns = 1 + 2 * k;
    double *beta = e->design, *right = e->work, scale[K];
    for (int i = 0; i < count; i++) {
        memcpy(beta + i * k, e->coefficient + i * columns + 1, (size_t)k * sizeof *beta);
    }
    lb_status status = lb_qr_factor(beta, count, k, scale, err);
    for (int c = 0; status == LB_OK && c <= k; c++) {
        for (int i = 0; i < count; i++) {
            const double *row = e->coefficient + i * columns;
            right[i] = c == 0 ? row[0] + 0.5 * (quadratic(m, row + 1) + m->sigma2) : row[k + c];
        }
        lb_qr_solve(beta, count, k, scale, right);
        for (int i = 0; i < k; i++) {
            if (c == 0) {
                m->lambda0[i] = right[i];
            } else {
                m->lambda1[i][c - 1] = right[i];
            }
        }
    }
    return status;
}

static lb_status fit_short_rate(estimation *e, lb_error *err)
{
    lb_acm *m = e->model;
    int k = e->k, columns = 1 + k;
    double scale[K + 1];
    for (int t = 0; t < e->months; t++) {
        double *row = e->design + t * columns;
        row[0] = 1.0;
        memcpy(row + 1, e->factor + t * k, (size_t)k * sizeof *row);
        e->work[t] = -log_price(e, t, 1);
    }
    lb_status status = lb_qr_factor(e->design, e->months, columns, scale, err);
    if (status == LB_OK) {
        lb_qr_solve(e->design, e->months, columns, scale, e->work);
        m->delta0 = e->work[0];
        memcpy(m->delta1, e->work + 1, (size_t)k * sizeof(double));
    }
    return status;
}

/* Log prices of all maturities; `premium` 1 with the prices of risk, 0 without. */
static void run_recursions(const lb_acm *m, double premium, double *a, double (*b)[K])
{
    a[0] = 0.0;
    memset(b[0], 0, sizeof b[0]);
    for (int n = 1; n <= LB_ACM_LONGEST; n++) {
        const double *last = b[n - 1];
        double drift = 0.0;
        for (int i = 0; i < m->factor_count; i++) {
            drift += last[i] * (m->mu[i] - premium * m->lambda0[i]);
        }
        /* A bill of one month has no risk and no pricing error. */
        double variance = n > 1 ? quadratic(m, last) + m->sigma2 : 0.0;
        a[n] = a[n - 1] + drift + 0.5 * variance - m->delta0;
        for (int j = 0; j < K; j++) {
            double sum = -m->delta1[j];
            for (int i = 0; i < m->factor_count; i++) {
                sum += last[i] * (m->phi[i][j] - premium * m->lambda1[i][j]);
            }
            b[n][j] = sum;
        }
    }
}

lb_status lb_acm_estimate(const double *zero_dec, int months, const lb_acm_options *options, lb_acm *out,
                          lb_error *err)
{
    estimation e = {.model = out};
    memset(out, 0, sizeof *out);
    lb_status status = prepare(zero_dec, months, options, &e, err);
    if (status == LB_OK) {
        out->factor_count = e.k;
        out->month_count = months;
        status = find_factors(&e, err);
    }
    if (status == LB_OK) {
        status = fit_dynamics(&e, err);
    }
    if (status == LB_OK) {
        status = fit_returns(&e, err);
    }
    if (status == LB_OK) {
        status = price_risk(&e, err);
    }
    if (status == LB_OK) {
        status = fit_short_rate(&e, err);
    }
    if (status == LB_OK) {
        run_recursions(out, 1.0, out->fitted_a, out->fitted_b);
        run_recursions(out, 0.0, out->neutral_a, out->neutral_b);
    }
    free(e.factor);
    return status;
}

void lb_acm_factors(const lb_acm *model, const double zero_dec[LB_ACM_MONTHS],
                    double factors[LB_ACM_MOST_FACTORS])
{
    for (int c = 0; c < K; c++) {
        factors[c] = 0.0;
        for (int n = 0; c < model->factor_count && n < N; n++) {
            factors[c] += model->loading[c][n] * (zero_dec[n] - model->mean_dec[n]);
        }
    }
}

static double yield_of(const lb_acm *model, double a, const double *b, const double *factors, int months)
{
    double log_px = a;
    for (int c = 0; c < model->factor_count; c++) {
        log_px += b[c] * factors[c];
    }
    return -12.0 * log_px / months;
}

lb_status lb_acm_split(const lb_acm *model, const double factors[LB_ACM_MOST_FACTORS], int maturity_months,
                       lb_acm_yield *out, lb_error *err)
{
    int n = maturity_months;
    if (n < 1 || n > LB_ACM_LONGEST) {
        return lb_fail(err, LB_ERR_RANGE, "a maturity of %d months: must be 1 to %d", n, LB_ACM_LONGEST);
    }
    out->fitted_dec = yield_of(model, model->fitted_a[n], model->fitted_b[n], factors, n);
    out->neutral_dec = yield_of(model, model->neutral_a[n], model->neutral_b[n], factors, n);
    out->premium_dec = out->fitted_dec - out->neutral_dec;
    return LB_OK;
}
