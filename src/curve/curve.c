#include "longbond/curve.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "num/lb_math.h"
#include "num/math_kernels.h"

#define DAYS_IN_YEAR 365.25

/* (1 - e^-x) / x, 1 at 0. */
static double mean_decay(double x)
{
    return x > 1e-300 ? -lb_expm1(-x) / x : 1.0;
}

static double svensson_zero(const lb_curve *c, double years)
{
    double x = years / c->tau_yrs[0], y = years / c->tau_yrs[1];
    double p = mean_decay(x), q = mean_decay(y);
    return c->beta[0] + c->beta[1] * p + c->beta[2] * (p - lb_exp(-x)) + c->beta[3] * (q - lb_exp(-y));
}

static double svensson_forward(const lb_curve *c, double years)
{
    double x = years / c->tau_yrs[0], y = years / c->tau_yrs[1];
    return c->beta[0] + (c->beta[1] + c->beta[2] * x) * lb_exp(-x) + c->beta[3] * y * lb_exp(-y);
}

static const lb_curve_piece *piece_at(const lb_curve *c, double years)
{
    int low = 0, high = c->piece_count - 1;
    while (low < high) {
        int middle = (low + high + 1) / 2;
        if (c->pieces[middle].start_yrs <= years) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return &c->pieces[low];
}

static inline double piece_log_discount(const lb_curve_piece *p, double years)
{
    double x = years - p->start_yrs;
    return p->level +
           x * (p->f[0] + x * (p->f[1] * (1.0 / 2) + x * (p->f[2] * (1.0 / 3) + x * (p->f[3] * 0.25))));
}

lb_status lb_curve_svensson(lb_date settle, const double beta_dec[4], const double tau_yrs[2], lb_curve *out,
                            lb_error *err)
{
    for (int i = 0; i < 4; i++) {
        if (!isfinite(beta_dec[i])) {
            return lb_fail(err, LB_ERR_RANGE, "beta %d of the Svensson curve is not a number", i);
        }
    }
    for (int i = 0; i < 2; i++) {
        if (!(tau_yrs[i] > 0 && isfinite(tau_yrs[i]))) {
            return lb_fail(err, LB_ERR_RANGE, "tau %d of the Svensson curve should be above 0 years", i + 1);
        }
    }
    memset(out, 0, sizeof *out);
    out->settle = settle;
    out->kind = LB_CURVE_SVENSSON;
    out->longest_yrs = 30;
    memcpy(out->beta, beta_dec, sizeof out->beta);
    memcpy(out->tau_yrs, tau_yrs, sizeof out->tau_yrs);
    return LB_OK;
}

double lb_curve_log_discount(const lb_curve *curve, double years)
{
    return curve->kind == LB_CURVE_SVENSSON ? years * svensson_zero(curve, years)
                                            : piece_log_discount(piece_at(curve, years), years);
}

double lb_curve_discount(const lb_curve *curve, double years)
{
    return lb_exp(-lb_curve_log_discount(curve, years));
}

double lb_curve_years(const lb_curve *curve, lb_date date)
{
    return (date - curve->settle) / DAYS_IN_YEAR;
}

double lb_curve_discount_on(const lb_curve *curve, lb_date date)
{
    return lb_curve_discount(curve, lb_curve_years(curve, date));
}

double lb_curve_zero_dec(const lb_curve *curve, double years)
{
    if (curve->kind == LB_CURVE_SVENSSON) {
        return svensson_zero(curve, years);
    }
    return years > 1e-9 ? lb_curve_log_discount(curve, years) / years : curve->pieces[0].f[0];
}

double lb_curve_zero_semiannual_dec(const lb_curve *curve, double years)
{
    return 2.0 * lb_expm1(0.5 * lb_curve_zero_dec(curve, years));
}

double lb_curve_forward_dec(const lb_curve *curve, double years)
{
    if (curve->kind == LB_CURVE_SVENSSON) {
        return svensson_forward(curve, years);
    }
    const lb_curve_piece *p = piece_at(curve, years);
    double x = years - p->start_yrs;
    return p->f[0] + x * (p->f[1] + x * (p->f[2] + x * p->f[3]));
}

double lb_curve_par_dec(const lb_curve *curve, double years)
{
    if (!(years > 0 && years <= 100)) {
        return NAN;
    }
    if (years <= 0.5) {
        return lb_expm1(lb_curve_log_discount(curve, years)) / years;
    }
    int periods = (int)ceil(2.0 * years - 1e-9);
    double annuity = 0;
    for (int i = periods - 1; i >= 0; i--) {
        annuity = annuity + lb_curve_discount(curve, years - 0.5 * i);
    }
    double elapsed = periods - 2.0 * years; /* of the running half-year: accrued interest */
    return -2.0 * lb_expm1(-lb_curve_log_discount(curve, years)) / (annuity - elapsed);
}

/* Runs of terms on one piece are straight-line code that compilers turn into vectors. */
static inline __attribute__((always_inline)) void
piece_zeros(const lb_curve_piece *piece, const double *years, int count, double *restrict out)
{
    const lb_curve_piece p = *piece;
    for (int i = 0; i < count; i++) {
        double half_zero = 0.5 * piece_log_discount(&p, years[i]) / years[i];
        out[i] = 2.0 * lb_exp_kernel(half_zero) - 2.0;
    }
}

typedef void zeros_kernel(const lb_curve_piece *piece, const double *years, int count, double *out);

static void zeros_baseline(const lb_curve_piece *piece, const double *years, int count, double *out)
{
    piece_zeros(piece, years, count, out);
}

#ifdef __x86_64__
__attribute__((target("avx2"))) static void zeros_avx2(const lb_curve_piece *piece, const double *years,
                                                       int count, double *out)
{
    piece_zeros(piece, years, count, out);
}
#endif

static zeros_kernel *best_zeros(void)
{
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx2")) {
        return zeros_avx2;
    }
#endif
    return zeros_baseline;
}

void lb_curve_zeros_semiannual_dec(const lb_curve *curve, const double *years, int count, double *out)
{
    if (curve->kind == LB_CURVE_SVENSSON) {
        for (int i = 0; i < count; i++) {
            out[i] = lb_curve_zero_semiannual_dec(curve, years[i]);
        }
        return;
    }
    zeros_kernel *zeros = best_zeros();
    for (int i = 0; i < count;) {
        if (!(years[i] > 1e-9)) {
            out[i] = lb_curve_zero_semiannual_dec(curve, years[i]);
            i++;
            continue;
        }
        const lb_curve_piece *piece = piece_at(curve, years[i]);
        int index = (int)(piece - curve->pieces);
        double end = index + 1 < curve->piece_count ? piece[1].start_yrs : INFINITY;
        int run = i + 1;
        while (run < count && years[run] >= years[i] && years[run] < end) {
            run++;
        }
        zeros(piece, years + i, run - i, out + i);
        i = run;
    }
}
