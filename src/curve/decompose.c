#include "decompose.h"

#include "base/error.h"
#include "num/linalg.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { K = LB_ACM_MOST_FACTORS, ROUNDS = 6, LEAST_COUNT = 60 };

typedef struct design {
    const lb_acm *model;
    const lb_inflation_sample *sample;
    int rows, columns; /* columns: pi0 and pi1 */
    double *matrix;    /* [rows][columns] */
    double *right;     /* [rows] */
} design;

/* Fills the recursions of `out` from its pi0 and pi1. Pricing dynamics: mu - lambda0, phi - lambda1. */
static void run_recursions(const lb_acm *m, lb_inflation *out)
{
    int k = m->factor_count;
    memset(out->real_b, 0, sizeof out->real_b);
    memset(out->expected_b, 0, sizeof out->expected_b);
    out->real_a[0] = out->expected_a[0] = 0.0;
    for (int n = 1; n <= LB_ACM_LONGEST; n++) {
        double held[K], variance = n > 1 ? m->sigma2 : 0.0, drift = 0.0, expected = 0.0;
        for (int i = 0; i < k; i++) {
            held[i] = out->real_b[n - 1][i] + out->pi1[i];
            drift += held[i] * (m->mu[i] - m->lambda0[i]);
            expected += (out->expected_b[n - 1][i] + out->pi1[i]) * m->mu[i];
        }
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                variance += held[i] * m->sigma[i][j] * held[j];
                out->real_b[n][j] += held[i] * (m->phi[i][j] - m->lambda1[i][j]);
                out->expected_b[n][j] += (out->expected_b[n - 1][i] + out->pi1[i]) * m->phi[i][j];
            }
            out->real_b[n][i] -= m->delta1[i];
        }
        out->real_a[n] = out->real_a[n - 1] + out->pi0 + drift + 0.5 * variance - m->delta0;
        out->expected_a[n] = out->expected_a[n - 1] + out->pi0 + expected;
    }
}

static double affine(double a, const double *b, const double *x, int k)
{
    for (int i = 0; i < k; i++) {
        a += b[i] * x[i];
    }
    return a;
}

static double real_yield(const lb_acm *m, const lb_inflation *p, int months, const double *factors)
{
    return -12.0 / months * affine(p->real_a[months], p->real_b[months], factors, m->factor_count);
}

/* One pass over the sample: residuals, annualised, of the present parameters; a NULL residual only counts. */
static int residuals(const design *d, const lb_inflation *p, double *residual, int *real_count)
{
    const lb_inflation_sample *s = d->sample;
    int row = 0;
    for (int t = 0; t < s->month_count; t++) {
        for (int i = 0; i < s->maturity_count; i++) {
            double observed = s->real_dec[t * s->maturity_count + i];
            if (isnan(observed) || (s->disorder && s->disorder[t])) {
                continue;
            }
            if (residual) {
                residual[row] = observed - s->liquidity_dec -
                                real_yield(d->model, p, s->maturity_months[i], s->factors[t]);
            }
            row++;
        }
    }
    *real_count = row;
    for (int t = 0; t < s->month_count; t++) {
        if (!isnan(s->inflation_dec[t])) {
            if (residual) {
                residual[row] = 12.0 * (s->inflation_dec[t] -
                                        affine(p->pi0, p->pi1, s->factors[t], d->model->factor_count));
            }
            row++;
        }
    }
    return row;
}

static double *parameter(lb_inflation *p, int column)
{
    return column == 0 ? &p->pi0 : &p->pi1[column - 1];
}

/* Columns by central differences, which are exact: the model is quadratic in the parameters. */
static void differentiate(const design *d, const lb_inflation *p, lb_inflation *moved, double *residual)
{
    const double step = 1e-3;
    int real_count;
    for (int c = 0; c < d->columns; c++) {
        for (int side = 1; side >= -1; side -= 2) {
            memcpy(moved, p, sizeof *moved);
            *parameter(moved, c) += side * step;
            run_recursions(d->model, moved);
            residuals(d, moved, residual, &real_count);
            for (int r = 0; r < d->rows; r++) {
                double *cell = &d->matrix[r * d->columns + c];
                *cell = (side > 0 ? 0.0 : *cell) - side * residual[r] / (2 * step);
            }
        }
    }
}

static double rms_of(const double *values, int count)
{
    double squares = 0.0;
    for (int i = 0; i < count; i++) {
        squares += values[i] * values[i];
    }
    return sqrt(squares / count);
}

/* Gauss-Newton rounds; the weights of the two groups come from the last round's residuals. */
static lb_status iterate(const design *d, int real_count, lb_inflation *out, lb_inflation *moved,
                         lb_error *err)
{
    double scale[K + 1], weight[2] = {1.0, 0.1};
    for (int round = 0; round < ROUNDS; round++) {
        run_recursions(d->model, out);
        differentiate(d, out, moved, d->right);
        residuals(d, out, d->right, &real_count);
        for (int r = 0; r < d->rows; r++) {
            double w = weight[r >= real_count];
            d->right[r] *= w;
            for (int c = 0; c < d->columns; c++) {
                d->matrix[r * d->columns + c] *= w;
            }
        }
        lb_status status = lb_qr_factor(d->matrix, d->rows, d->columns, scale, err);
        if (status != LB_OK) {
            return status;
        }
        lb_qr_solve(d->matrix, d->rows, d->columns, scale, d->right);
        for (int c = 0; c < d->columns; c++) {
            *parameter(out, c) += d->right[c];
        }
        run_recursions(d->model, out);
        residuals(d, out, d->right, &real_count);
        out->real_rms_dec = rms_of(d->right, real_count);
        out->inflation_rms_dec = rms_of(d->right + real_count, d->rows - real_count);
        weight[0] = 1.0;
        weight[1] = (out->real_rms_dec + 1e-9) / (out->inflation_rms_dec + 1e-9);
    }
    out->real_count = real_count;
    return LB_OK;
}

static lb_status check(const lb_inflation_sample *s, lb_error *err)
{
    if (s->maturity_count < 1 || s->maturity_count > LB_INFLATION_MOST_MATURITIES ||
        !(s->liquidity_dec >= 0 && s->liquidity_dec <= 0.02)) {
        return lb_fail(
            err, LB_ERR_RANGE,
            "expected inflation: 1 to %d maturities of real yields and a liquidity premium of 0 to 2 %%",
            LB_INFLATION_MOST_MATURITIES);
    }
    for (int i = 0; i < s->maturity_count; i++) {
        if (s->maturity_months[i] < 12 || s->maturity_months[i] > LB_ACM_MONTHS) {
            return lb_fail(err, LB_ERR_RANGE,
                           "expected inflation: real yields of %d months; 12 to %d can be used",
                           s->maturity_months[i], LB_ACM_MONTHS);
        }
    }
    return LB_OK;
}

lb_status lb_inflation_estimate(const lb_acm *model, const lb_inflation_sample *sample, lb_inflation *out,
                                lb_error *err)
{
    memset(out, 0, sizeof *out);
    out->liquidity_dec = sample->liquidity_dec;
    lb_status status = check(sample, err);
    if (status != LB_OK) {
        return status;
    }
    design d = {.model = model, .sample = sample, .columns = 1 + model->factor_count};
    int real_count;
    d.rows = residuals(&d, out, NULL, &real_count);
    if (real_count < LEAST_COUNT || d.rows - real_count < LEAST_COUNT) {
        return lb_fail(
            err, LB_ERR_RANGE,
            "expected inflation: %d real yields and %d months of inflation; at least %d of each are needed",
            real_count, d.rows - real_count, LEAST_COUNT);
    }
    d.matrix = calloc((size_t)d.rows * (size_t)(d.columns + 1), sizeof *d.matrix);
    lb_inflation *moved = calloc(1, sizeof *moved);
    if (d.matrix && moved) {
        d.right = d.matrix + d.rows * d.columns;
        status = iterate(&d, real_count, out, moved, err);
    } else {
        status = lb_fail(err, LB_ERR_NO_MEMORY, "out of memory");
    }
    free(d.matrix);
    free(moved);
    return status;
}

lb_status lb_yield_decompose(const lb_acm *model, const lb_inflation *inflation,
                             const double factors[LB_ACM_MOST_FACTORS], int maturity_months, double yield_dec,
                             double real_yield_dec, lb_yield_parts *out, lb_error *err)
{
    lb_acm_yield nominal;
    lb_status status = lb_acm_split(model, factors, maturity_months, &nominal, err);
    if (status != LB_OK) {
        return status;
    }
    int n = maturity_months, k = model->factor_count;
    double expected = 12.0 / n * affine(inflation->expected_a[n], inflation->expected_b[n], factors, k);
    double real = real_yield(model, inflation, n, factors);
    *out = (lb_yield_parts){
        .yield_dec = yield_dec,
        .expected_inflation_dec = expected,
        .expected_real_dec = nominal.neutral_dec - expected,
        .premium_dec = yield_dec - nominal.neutral_dec,
        .real_premium_dec = real - (nominal.neutral_dec - expected),
        .inflation_premium_dec = nominal.fitted_dec - real - expected,
        .liquidity_dec = yield_dec - nominal.fitted_dec,
        .real_yield_dec = real,
        .tips_liquidity_dec = real_yield_dec - real,
    };
    return LB_OK;
}
