#include "par_nss.h"

#include "base/error.h"
#include "num/lb_math.h"
#include "num/linalg.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Decays from half a year to 22.6 years, four to the octave: faster ones are not in the data while the shortest yield is
 * that of a year (before 1982), and blow up the extrapolation to a month. Payments every half-year to 30 years. */
enum { TAUS = 23, PER_OCTAVE = 4, HALF_YEARS = 60, ROUNDS = 4, REFINEMENTS = 8, MOST_STEPS = 8 };

/* Least ratio of the two decays: nearer ones give betas that cancel. */
#define CLOSEST 1.4

struct lb_par_nss_work {
    double tau_yrs[TAUS];
    double slope[TAUS][HALF_YEARS + 1]; /* of zero yields at half-years; [0] unused */
    double hump[TAUS][HALF_YEARS + 1];
};

/* One day: par yields linear in the zero yields around the present curve. */
typedef struct fit {
    const lb_par_nss_work *work;
    const double *years;
    const double *par_dec;
    int count, columns;
    int payments[LB_PAR_MOST_TENORS]; /* 0: a single one at years[] */
    double weight[LB_PAR_MOST_TENORS]
                 [HALF_YEARS + 1];         /* d par / d zero at half-years ([0]: the single payment) */
    double target_dec[LB_PAR_MOST_TENORS]; /* par yield less the constant of the linearisation */
    double level[LB_PAR_MOST_TENORS];      /* column of beta 0 */
    double slope[TAUS][LB_PAR_MOST_TENORS], hump[TAUS][LB_PAR_MOST_TENORS];
} fit;

/* (1 - e^-x) / x and the same less e^-x. */
static void loadings(double x, double *slope, double *hump)
{
    double fall = lb_expm1(-x);
    *slope = x > 0 ? -fall / x : 1.0;
    *hump = *slope - (1.0 + fall);
}

lb_status lb_par_nss_work_new(lb_par_nss_work **out, lb_error *err)
{
    lb_par_nss_work *work = calloc(1, sizeof *work);
    *out = work;
    if (!work) {
        return lb_fail(err, LB_ERR_NO_MEMORY, "out of memory");
    }
    for (int i = 0; i < TAUS; i++) {
        work->tau_yrs[i] = 0.5 * lb_pow(2.0, (double)i / PER_OCTAVE);
        for (int j = 1; j <= HALF_YEARS; j++) {
            loadings(0.5 * j / work->tau_yrs[i], &work->slope[i][j], &work->hump[i][j]);
        }
    }
    return LB_OK;
}

void lb_par_nss_work_free(lb_par_nss_work *work)
{
    free(work);
}

double lb_par_nss_zero_dec(const lb_par_nss *curve, double years)
{
    double slope, hump, slope_2, hump_2;
    loadings(years / curve->tau_yrs[0], &slope, &hump);
    loadings(years / curve->tau_yrs[1], &slope_2, &hump_2);
    const double *b = curve->beta_dec;
    return b[0] + b[1] * slope + b[2] * hump + b[3] * hump_2;
}

void lb_par_nss_monthly(const lb_par_nss *curve, int months, double *zero_dec)
{
    for (int n = 1; n <= months; n++) {
        zero_dec[n - 1] = lb_par_nss_zero_dec(curve, n / 12.0);
    }
}

static int payments_of(double years)
{
    return years <= 0.5 ? 0 : (int)floor(2.0 * years + 0.5);
}

/* Par yield from zero yields: zero_dec[0] the single payment's, zero_dec[j] that of j half-years. Writes, if `weight` is
 * not NULL, the derivatives. */
static double par_of(double years, int payments, const double *zero_dec, double *weight)
{
    if (payments == 0) {
        double growth = lb_exp(zero_dec[0] * years);
        if (weight) {
            weight[0] = growth;
        }
        return (growth - 1.0) / years;
    }
    double discount[HALF_YEARS + 1] = {1.0}, sum = 0.0;
    for (int j = 1; j <= payments; j++) {
        discount[j] = lb_exp(-zero_dec[j] * 0.5 * j);
        sum += discount[j];
    }
    double par = 2.0 * (1.0 - discount[payments]) / sum;
    for (int j = 1; weight && j <= payments; j++) {
        weight[j] = par * 0.5 * j * discount[j] / sum;
    }
    if (weight) {
        weight[payments] += (double)payments * discount[payments] / sum;
    }
    return par;
}

double lb_par_nss_par_dec(const lb_par_nss *curve, double years)
{
    double zero[HALF_YEARS + 1];
    int payments = payments_of(years);
    zero[0] = payments == 0 ? lb_par_nss_zero_dec(curve, years) : 0.0;
    for (int j = 1; j <= payments; j++) {
        zero[j] = lb_par_nss_zero_dec(curve, 0.5 * j);
    }
    return par_of(years, payments, zero, NULL);
}

/* The columns of one decay. */
static void columns_of(const fit *f, int i, const double *slope, const double *hump, double tau_yrs,
                       double *slope_out, double *hump_out)
{
    if (f->payments[i] == 0) {
        loadings(f->years[i] / tau_yrs, slope_out, hump_out);
        *slope_out *= f->weight[i][0];
        *hump_out *= f->weight[i][0];
        return;
    }
    *slope_out = *hump_out = 0.0;
    for (int j = 1; j <= f->payments[i]; j++) {
        *slope_out += f->weight[i][j] * slope[j];
        *hump_out += f->weight[i][j] * hump[j];
    }
}

/* Linearises around the zero yields: [count] at single payments, [half-years] else. */
static void linearise(fit *f, const double *single, const double *zero)
{
    double at[HALF_YEARS + 1];
    memcpy(at, zero, sizeof at);
    for (int i = 0; i < f->count; i++) {
        at[0] = single[i];
        double constant = par_of(f->years[i], f->payments[i], at, f->weight[i]);
        f->level[i] = 0.0;
        for (int j = f->payments[i] ? 1 : 0; j <= f->payments[i]; j++) {
            constant -= f->weight[i][j] * at[j];
            f->level[i] += f->weight[i][j];
        }
        f->target_dec[i] = f->par_dec[i] - constant;
        for (int k = 0; k < TAUS; k++) {
            columns_of(f, i, f->work->slope[k], f->work->hump[k], f->work->tau_yrs[k], &f->slope[k][i],
                       &f->hump[k][i]);
        }
    }
}

/* Betas for given columns; returns the sum of squares, infinity for columns that depend on each other. */
static double project(const fit *f, const double *slope, const double *hump, const double *hump_2,
                      double *beta)
{
    double a[LB_PAR_MOST_TENORS * 4], scale[4], b[LB_PAR_MOST_TENORS];
    for (int i = 0; i < f->count; i++) {
        double *row = a + i * f->columns;
        row[0] = f->level[i];
        row[1] = slope[i];
        row[2] = hump[i];
        if (f->columns == 4) {
            row[3] = hump_2[i];
        }
        b[i] = f->target_dec[i];
    }
    if (lb_qr_factor(a, f->count, f->columns, scale, NULL) != LB_OK) {
        return INFINITY;
    }
    double squares = lb_qr_solve(a, f->count, f->columns, scale, b);
    for (int j = 0; j < 4; j++) {
        beta[j] = j < f->columns ? b[j] : 0.0;
    }
    return squares;
}

/* The same for decays off the grid. */
static double project_at(const fit *f, const double *tau_yrs, double *beta)
{
    double slope[2][HALF_YEARS + 1], hump[2][HALF_YEARS + 1];
    double column[4][LB_PAR_MOST_TENORS];
    int last = f->payments[f->count - 1];
    for (int t = 0; t < (f->columns == 4 ? 2 : 1); t++) {
        for (int j = 1; j <= last; j++) {
            loadings(0.5 * j / tau_yrs[t], &slope[t][j], &hump[t][j]);
        }
        for (int i = 0; i < f->count; i++) {
            columns_of(f, i, slope[t], hump[t], tau_yrs[t], &column[2 * t][i], &column[2 * t + 1][i]);
        }
    }
    return project(f, column[0], column[1], column[3], beta);
}

static double search_grid(const fit *f, lb_par_nss *out)
{
    double best = INFINITY;
    bool two = f->columns == 4;
    for (int p = 0; p < TAUS; p++) {
        for (int q = two ? p + PER_OCTAVE / 2 : p; q < (two ? TAUS : p + 1); q++) {
            double beta[4];
            double squares = project(f, f->slope[p], f->hump[p], f->hump[q], beta);
            if (squares < best) {
                best = squares;
                memcpy(out->beta_dec, beta, sizeof beta);
                out->tau_yrs[0] = f->work->tau_yrs[p];
                out->tau_yrs[1] = f->work->tau_yrs[q];
            }
        }
    }
    return best;
}

/* The best of the eight neighbours of the decays, a factor away; false if none is better, within the grid's range. */
static bool step_down(const fit *f, double factor, double *best, lb_par_nss *out)
{
    bool two = f->columns == 4, better = false;
    double least = f->work->tau_yrs[0], most = f->work->tau_yrs[TAUS - 1];
    const double moves[3] = {1.0 / factor, 1.0, factor};
    const double centre[2] = {out->tau_yrs[0], out->tau_yrs[1]};
    for (int m = 0; m < 9; m++) {
        double tau[2] = {centre[0] * moves[m % 3], centre[1] * moves[m / 3]}, beta[4];
        bool inside = tau[0] >= least && tau[0] <= most;
        inside = inside && (two ? tau[1] <= most && tau[1] >= CLOSEST * tau[0] : m / 3 == 1);
        double squares = inside ? project_at(f, tau, beta) : INFINITY;
        if (squares < *best) {
            *best = squares;
            better = true;
            memcpy(out->beta_dec, beta, sizeof beta);
            memcpy(out->tau_yrs, tau, sizeof tau);
        }
    }
    return better;
}

/* Searches around the best point of the grid in ever smaller steps. */
static double refine(const fit *f, double best, lb_par_nss *out)
{
    double octaves = 1.0 / PER_OCTAVE;
    for (int scale = 0; scale < REFINEMENTS; scale++) {
        octaves *= 0.5;
        double factor = lb_pow(2.0, octaves);
        for (int step = 0; step < MOST_STEPS && step_down(f, factor, &best, out); step++) {
        }
    }
    return best;
}

/* A first curve: the par yields themselves, straight lines between. */
static void first_curve(const fit *f, double *single, double *zero)
{
    int i = 0;
    for (int j = 0; j <= HALF_YEARS; j++) {
        double years = 0.5 * j;
        while (i < f->count - 2 && f->years[i + 1] < years) {
            i++;
        }
        double share = (years - f->years[i]) / (f->years[i + 1] - f->years[i]);
        share = share < 0 ? 0 : share > 1 ? 1 : share;
        zero[j] = f->par_dec[i] + share * (f->par_dec[i + 1] - f->par_dec[i]);
    }
    memcpy(single, f->par_dec, (size_t)f->count * sizeof *single);
}

static void curve_at(const fit *f, const lb_par_nss *curve, double *single, double *zero)
{
    int last = f->payments[f->count - 1];
    for (int j = 1; j <= last; j++) {
        zero[j] = lb_par_nss_zero_dec(curve, 0.5 * j);
    }
    for (int i = 0; i < f->count; i++) {
        single[i] = f->payments[i] ? 0.0 : lb_par_nss_zero_dec(curve, f->years[i]);
    }
}

static lb_status check(const double *years, const double *par_dec, int count, int needed, lb_error *err)
{
    if (count < needed || count > LB_PAR_MOST_TENORS) {
        return lb_fail(err, LB_ERR_RANGE, "%d par yields: the curve needs %d to %d", count, needed,
                       LB_PAR_MOST_TENORS);
    }
    for (int i = 0; i < count; i++) {
        double half_years = 2.0 * years[i];
        if (!(years[i] > 0 && years[i] <= 30) || (i && !(years[i] > years[i - 1])) ||
            (years[i] > 0.5 && half_years != floor(half_years))) {
            return lb_fail(
                err, LB_ERR_RANGE,
                "par yield %d: %g years; maturities must rise, be half-years or below half a year, "
                "and not exceed 30 years",
                i + 1, years[i]);
        }
        if (!(par_dec[i] >= -0.05 && par_dec[i] <= 0.5)) {
            return lb_fail(err, LB_ERR_RANGE, "par yield of %g years: %g %% is not in -5..50 %%", years[i],
                           100 * par_dec[i]);
        }
    }
    return LB_OK;
}

lb_status lb_par_nss_fit(lb_par_nss_work *work, const double *years, const double *par_dec, int count,
                         bool second_hump, lb_par_nss *out, lb_error *err)
{
    lb_status status = check(years, par_dec, count, second_hump ? 6 : 4, err);
    if (status != LB_OK) {
        return status;
    }
    fit f = {
        .work = work, .years = years, .par_dec = par_dec, .count = count, .columns = second_hump ? 4 : 3};
    for (int i = 0; i < count; i++) {
        f.payments[i] = payments_of(years[i]);
    }
    double single[LB_PAR_MOST_TENORS], zero[HALF_YEARS + 1];
    first_curve(&f, single, zero);
    *out = (lb_par_nss){{0}, {0}, 0};
    for (int round = 0; round < ROUNDS; round++) {
        linearise(&f, single, zero);
        double best = round < 2 ? search_grid(&f, out) : project_at(&f, out->tau_yrs, out->beta_dec);
        best = round == 1 ? refine(&f, best, out) : best;
        if (!isfinite(best)) {
            return lb_fail(err, LB_ERR_NO_SOLUTION, "no curve through these par yields");
        }
        curve_at(&f, out, single, zero);
    }
    double squares = 0.0;
    for (int i = 0; i < count; i++) {
        double miss = lb_par_nss_par_dec(out, years[i]) - par_dec[i];
        squares += miss * miss;
    }
    out->rms_dec = sqrt(squares / count);
    return LB_OK;
}
