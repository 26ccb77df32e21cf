#include "longbond/curve_bootstrap.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "base/error.h"
#include "num/linalg.h"
#include "num/lb_math.h"
#include "num/math_kernels.h"

enum { MOST_NODES = LB_BOOTSTRAP_MOST_NODES, MOST_FLOWS = 200, MOST_STEPS = 40 };

#define LEAST_GAP_YRS 1e-4
#define LONGEST_YRS   100.0
#define LEAST_PAR_DEC (-0.5)
#define MOST_PAR_DEC  1.0

/* A step of the log discounts below this is the last one: convergence is quadratic. */
#define LAST_STEP     1e-10

/* Nodes 0 (today) to n. On interval k, from node k - 1 to k, of length h[k] and secant s[k], the log discount is
 * level[k - 1] + h[k] (w01 s[k] + w10 g[k - 1] + w11 g[k]) with the weights of Hermite. */
typedef struct nodes {
    int n;
    double t[MOST_NODES + 1], h[MOST_NODES + 1];
    double level[MOST_NODES + 1]; /* -log discount */
    double s[MOST_NODES + 1];
    double g[MOST_NODES + 1];                                 /* forward rate at the node */
    double to_left[MOST_NODES + 1], to_right[MOST_NODES + 1]; /* g = to_left s[k] + to_right s[k + 1] */
    double parabola[MOST_NODES + 1];                          /* weight of s[k] in an inner slope */
} nodes;

/* The half-yearly payments, each with its place in its interval. */
typedef struct flows {
    int count;
    int end[MOST_NODES + 1];                                  /* payments up to node k */
    double w01[MOST_FLOWS], w10[MOST_FLOWS], w11[MOST_FLOWS]; /* times the length of the interval */
    double discount[MOST_FLOWS];
} flows;

static void set_nodes(nodes *c, const double *years, int count)
{
    c->n = count;
    c->t[0] = c->level[0] = 0;
    for (int k = 1; k <= count; k++) {
        c->t[k] = years[k - 1];
        c->h[k] = c->t[k] - c->t[k - 1];
    }
    for (int k = 1; k < count; k++) {
        c->parabola[k] = c->h[k + 1] / (c->h[k] + c->h[k + 1]);
    }
}

/* A slope between secants of one sign is at most three times the smaller one, and 0 between secants of two signs. */
static void inner_slope(nodes *c, int k)
{
    double left = c->s[k], right = c->s[k + 1];
    double a = c->parabola[k], b = 1.0 - a;
    if (left * right <= 0) {
        a = b = 0;
    } else if (fabs(a * left + b * right) > 3.0 * fmin(fabs(left), fabs(right))) {
        a = fabs(left) <= fabs(right) ? 3.0 : 0.0;
        b = 3.0 - a;
    }
    c->to_left[k] = a;
    c->to_right[k] = b;
    c->g[k] = a * left + b * right;
}

/* At an end the curve is bent like its neighbour interval: half as much secant again, less half the other slope. */
static double end_slope(double secant, double other, double *of_secant, double *of_other)
{
    double g = 1.5 * secant - 0.5 * other;
    *of_secant = 1.5;
    *of_other = -0.5;
    if (g * secant <= 0) {
        *of_secant = *of_other = g = 0;
    } else if (fabs(g) > 3.0 * fabs(secant)) {
        *of_secant = 3;
        *of_other = 0;
        g = 3.0 * secant;
    }
    return g;
}

static void set_slopes(nodes *c)
{
    int n = c->n;
    for (int k = 1; k <= n; k++) {
        c->s[k] = (c->level[k] - c->level[k - 1]) / c->h[k];
    }
    for (int k = 1; k < n; k++) {
        inner_slope(c, k);
    }
    if (n == 1) {
        c->g[0] = c->g[1] = c->s[1];
        c->to_left[0] = c->to_right[1] = 0;
        c->to_right[0] = c->to_left[1] = 1;
        return;
    }
    double own, other;
    c->g[0] = end_slope(c->s[1], c->g[1], &own, &other);
    c->to_left[0] = own + other * c->to_left[1]; /* of s[1] ... */
    c->to_right[0] = other * c->to_right[1]; /* ... and s[2]: what stands left of node 0 is shifted by one */
    c->g[n] = end_slope(c->s[n], c->g[n - 1], &own, &other);
    c->to_right[n] = own + other * c->to_right[n - 1]; /* of s[n] ... */
    c->to_left[n] = other * c->to_left[n - 1];         /* ... and s[n - 1] */
}

/* Adds `amount` times the derivative of the secant of interval k. */
static inline void add_secant(const nodes *c, int k, double amount, double *out)
{
    double share = amount / c->h[k];
    out[k] += share;
    out[k - 1] -= share;
}

/* Adds `amount` times the derivative of the slope at node k to the log discounts out[0..n]. */
static inline void add_slope(const nodes *c, int k, double amount, double *out)
{
    int left = k == 0 ? 1 : k == c->n ? c->n - 1 : k;
    if (left >= 1) {
        add_secant(c, left, amount * c->to_left[k], out);
    }
    if (left + 1 <= c->n) {
        add_secant(c, left + 1, amount * c->to_right[k], out);
    }
}

static void place_flows(const nodes *c, flows *f)
{
    f->count = 0;
    f->end[0] = 0;
    for (int k = 1; k <= c->n; k++) {
        while (0.5 * (f->count + 1) <= c->t[k] + 1e-9) {
            double u = (0.5 * (f->count + 1) - c->t[k - 1]) / c->h[k];
            double v = 1.0 - u;
            f->w01[f->count] = c->h[k] * u * u * (3.0 - 2.0 * u);
            f->w10[f->count] = c->h[k] * u * v * v;
            f->w11[f->count] = -c->h[k] * u * u * v;
            f->count++;
        }
        f->end[k] = f->count;
    }
}

static inline __attribute__((always_inline)) void discount_loop(const nodes *c, flows *f)
{
    for (int k = 1; k <= c->n; k++) {
        const double base = c->level[k - 1], s = c->s[k], g_0 = c->g[k - 1], g_1 = c->g[k];
        for (int j = f->end[k - 1]; j < f->end[k]; j++) {
            f->discount[j] = base + (f->w01[j] * s + (f->w10[j] * g_0 + f->w11[j] * g_1));
        }
    }
    double *restrict discount = f->discount;
    for (int j = 0; j < f->count; j++) {
        double x = -discount[j];
        x = x < -700.0 ? -700.0 : x;
        discount[j] = lb_exp_kernel(x > 700.0 ? 700.0 : x);
    }
}

static void discount_baseline(const nodes *c, flows *f)
{
    discount_loop(c, f);
}

#ifdef __x86_64__
__attribute__((target("avx2"))) static void discount_avx2(const nodes *c, flows *f)
{
    discount_loop(c, f);
}
#endif

static void set_discounts(const nodes *c, flows *f)
{
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx2")) {
        discount_avx2(c, f);
        return;
    }
#endif
    discount_baseline(c, f);
}

/* What the par conditions miss, and their derivatives to the log discounts, row by row. Nodes up to half a year are
 * given: their rows are those of the identity. */
static void par_conditions(const nodes *c, const flows *f, const double *par_dec, double *jacobian,
                           double *missing)
{
    int n = c->n;
    double annuity = 0, falls[MOST_NODES + 1] = {0}; /* derivatives of the annuity, less its sign */
    for (int k = 1; k <= n; k++) {
        double *row = jacobian + (size_t)(k - 1) * (size_t)n;
        double sum = 0, sum_01 = 0, sum_10 = 0, sum_11 = 0;
        for (int j = f->end[k - 1]; j < f->end[k]; j++) {
            double d = f->discount[j];
            sum += d;
            sum_01 += d * f->w01[j];
            sum_10 += d * f->w10[j];
            sum_11 += d * f->w11[j];
        }
        annuity += sum;
        falls[k - 1] += sum;
        add_secant(c, k, sum_01, falls);
        add_slope(c, k - 1, sum_10, falls);
        add_slope(c, k, sum_11, falls);
        if (c->t[k] <= 0.5) {
            memset(row, 0, (size_t)n * sizeof *row);
            row[k - 1] = 1;
            missing[k - 1] = 0;
            continue;
        }
        double half = 0.5 * par_dec[k - 1], last = f->discount[f->end[k] - 1];
        for (int m = 1; m <= n; m++) {
            row[m - 1] = half * falls[m];
        }
        row[k - 1] += last;
        missing[k - 1] = half * annuity + last - 1.0;
    }
}

static void to_curve(const nodes *c, lb_date settle, lb_curve *out)
{
    memset(out, 0, offsetof(lb_curve, pieces));
    out->settle = settle;
    out->kind = LB_CURVE_PIECES;
    out->longest_yrs = c->t[c->n];
    out->piece_count = c->n + 1;
    for (int k = 1; k <= c->n; k++) {
        double h = c->h[k], g_0 = c->g[k - 1], g_1 = c->g[k], s = c->s[k];
        out->pieces[k - 1] = (lb_curve_piece){
            .start_yrs = c->t[k - 1],
            .level = c->level[k - 1],
            .f = {g_0, 2.0 * (3.0 * s - 2.0 * g_0 - g_1) / h, 3.0 * (g_0 + g_1 - 2.0 * s) / (h * h)}};
    }
    out->pieces[c->n] = (lb_curve_piece){.start_yrs = c->t[c->n], .level = c->level[c->n], .f = {c->g[c->n]}};
    memset(out->pieces + out->piece_count, 0,
           (size_t)(LB_CURVE_MOST_PIECES - out->piece_count) * sizeof *out->pieces);
}

static lb_status check_nodes(const double *years, const double *yields, int count, bool par, lb_error *err)
{
    if (count < 1 || count > MOST_NODES) {
        return lb_fail(err, LB_ERR_RANGE, "a curve goes through 1 to %d yields, not %d", MOST_NODES, count);
    }
    for (int k = 0; k < count; k++) {
        double before = k ? years[k - 1] : 0;
        if (!(years[k] >= before + LEAST_GAP_YRS && years[k] <= LONGEST_YRS)) {
            return lb_fail(err, LB_ERR_RANGE,
                           "term %d, %.9g years: the terms should rise from above 0 to at most %g", k + 1,
                           years[k], LONGEST_YRS);
        }
        if (par && years[k] > 0.5 && fabs(2 * years[k] - round(2 * years[k])) > 1e-9) {
            return lb_fail(err, LB_ERR_RANGE,
                           "term %d, %.9g years: beyond half a year par yields belong to whole half-years",
                           k + 1, years[k]);
        }
        if (!(yields[k] > LEAST_PAR_DEC && yields[k] < MOST_PAR_DEC)) {
            return lb_fail(err, LB_ERR_RANGE,
                           "the yield at %.9g years, %.9g %%, should be between %g %% and %g %%", years[k],
                           100 * yields[k], 100 * LEAST_PAR_DEC, 100 * MOST_PAR_DEC);
        }
    }
    return LB_OK;
}

lb_status lb_curve_bootstrap(lb_date settle, const double *years, const double *par_dec, int count,
                             lb_curve *out, lb_error *err)
{
    lb_status status = check_nodes(years, par_dec, count, true, err);
    if (status != LB_OK) {
        return status;
    }
    nodes c;
    flows f;
    double jacobian[MOST_NODES * MOST_NODES], missing[MOST_NODES];
    int pivots[MOST_NODES];
    set_nodes(&c, years, count);
    place_flows(&c, &f);
    for (int k = 1; k <= count; k++) {
        double par = par_dec[k - 1];
        c.level[k] = c.t[k] <= 0.5 ? lb_log1p(par * c.t[k]) : 2.0 * c.t[k] * lb_log1p(0.5 * par);
    }
    for (int step = 0; step < MOST_STEPS; step++) {
        set_slopes(&c);
        set_discounts(&c, &f);
        par_conditions(&c, &f, par_dec, jacobian, missing);
        status = lb_lu_factor(jacobian, count, pivots, NULL);
        if (status != LB_OK) {
            break;
        }
        lb_lu_solve(jacobian, count, pivots, missing);
        double size = 0;
        for (int k = 1; k <= count; k++) {
            c.level[k] += missing[k - 1];
            size = fmax(size, fabs(missing[k - 1]));
        }
        if (!isfinite(size)) {
            break;
        }
        if (size < LAST_STEP) {
            set_slopes(&c);
            to_curve(&c, settle, out);
            return LB_OK;
        }
    }
    return lb_fail(err, LB_ERR_NO_SOLUTION,
                   "no discount factors make all these yields par yields: they differ too "
                   "much from term to term");
}

lb_status lb_curve_through_zeros(lb_date settle, const double *years, const double *zero_dec, int count,
                                 lb_curve *out, lb_error *err)
{
    lb_status status = check_nodes(years, zero_dec, count, false, err);
    if (status != LB_OK) {
        return status;
    }
    nodes c;
    set_nodes(&c, years, count);
    for (int k = 1; k <= count; k++) {
        c.level[k] = 2.0 * c.t[k] * lb_log1p(0.5 * zero_dec[k - 1]);
    }
    set_slopes(&c);
    to_curve(&c, settle, out);
    return LB_OK;
}
