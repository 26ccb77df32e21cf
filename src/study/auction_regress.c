/* auction_regress.c - the parameters of auction demand from recorded results: multiples, responses, widths, shading. */
#include "auction_cases.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "num/linalg.h"
#include "num/lb_math.h"

enum { GROUPS = LB_AUCTION_COUPON_GROUPS, REGRESSORS = LB_AUCTION_REGRESSORS, ROUNDS = 30 };

typedef struct fit {
    lb_auction_study_result *result;
    double *p;     /* the parameters being fitted */
    int count;     /* regressors in use: all, or all but the last, whose coefficient is then `recent` */
    double recent; /* 0 while it is estimated */
    double weight[LB_BIDDER_COUNT]; /* of each class's own estimate of it: one over its variance */
    bool has_medians;
} fit;

static double *group_param(const fit *f, int group, lb_auction_param first)
{
    return &f->p[(int)first + group * LB_AUCTION_GROUP_STRIDE];
}

/* Log of the recorded multiple without what size explains, and what is known before. */
static double log_multiple(const fit *f, const lb_auction_case *c, int b)
{
    double size = b == LB_BIDDER_DEALER ? 0 : f->p[LB_AUCTION_SIZE_POWER] * c->drivers.growth_log;
    return lb_log(c->multiple[b]) + size - f->recent * c->drivers.recent_log[b];
}

static void regressors(const lb_auction_case *c, int b, double x[static REGRESSORS])
{
    x[0] = c->drivers.reopening;
    x[1] = c->drivers.level_bp / 100;
    x[2] = c->drivers.recent_log[b];
}

/* Means by tenor over the auctions in sample: of the regressors, then of the log multiple. */
static void group_means(const fit *f, int b, double means[GROUPS][REGRESSORS + 1])
{
    int n[GROUPS] = {0};
    memset(means, 0, sizeof(double) * GROUPS * (REGRESSORS + 1));
    for (int i = 0; i < f->result->in_sample_count; i++) {
        const lb_auction_case *c = &f->result->cases[i];
        double x[REGRESSORS + 1];
        regressors(c, b, x);
        x[REGRESSORS] = log_multiple(f, c, b);
        for (int k = 0; k <= REGRESSORS; k++) {
            means[c->drivers.group][k] += x[k];
        }
        n[c->drivers.group]++;
    }
    for (int g = 0; g < GROUPS; g++) {
        for (int k = 0; k <= REGRESSORS; k++) {
            means[g][k] /= n[g] > 0 ? n[g] : 1;
        }
    }
}

/* Normal equations of class b within tenors; returns the sum of squares to be explained. */
static double normal_equations(const fit *f, int b, double means[GROUPS][REGRESSORS + 1], double *normal,
                               double *moment)
{
    const lb_auction_study_result *r = f->result;
    double total = 0;
    group_means(f, b, means);
    for (int i = 0; i < r->in_sample_count; i++) {
        const double *mean = means[r->cases[i].drivers.group];
        double x[REGRESSORS], y = log_multiple(f, &r->cases[i], b) - mean[REGRESSORS];
        regressors(&r->cases[i], b, x);
        for (int k = 0; k < f->count; k++) {
            moment[k] += (x[k] - mean[k]) * y;
            for (int j = 0; j < f->count; j++) {
                normal[k * f->count + j] += (x[k] - mean[k]) * (x[j] - mean[j]);
            }
        }
        total += y * y;
    }
    return total;
}

/* Least squares of class b within tenors; the tenors' multiples are those of a new issue at the year's mean yield. */
static lb_status regress_class(fit *f, int b, lb_error *err)
{
    lb_auction_study_result *r = f->result;
    double means[GROUPS][REGRESSORS + 1], normal[REGRESSORS * REGRESSORS] = {0}, moment[REGRESSORS] = {0};
    double beta[REGRESSORS], explained = 0, total = normal_equations(f, b, means, normal, moment);
    lb_status status = lb_cholesky_factor(normal, f->count, err);
    if (status != LB_OK) {
        return status;
    }
    memcpy(beta, moment, sizeof beta);
    lb_cholesky_solve(normal, f->count, beta);
    for (int k = 0; k < f->count; k++) {
        explained += beta[k] * moment[k];
    }
    double variance = (total - explained) / (r->in_sample_count - GROUPS - f->count);
    for (int k = 0; k < f->count && f->count == REGRESSORS; k++) {
        double unit[REGRESSORS] = {0};
        unit[k] = 1;
        lb_cholesky_solve(normal, f->count, unit);
        r->estimate[b][k] = beta[k];
        r->t_value[b][k] = beta[k] / sqrt(variance * unit[k]);
        r->r_squared[b] = explained / total;
        f->weight[b] = 1 / (variance * unit[k]); /* the last one stays: that of `recent` */
    }
    f->p[LB_AUCTION_REOPENING_DEALER + b] = beta[0];
    f->p[LB_AUCTION_LEVEL_DEALER + b] = beta[1];
    for (int g = 0; g < GROUPS; g++) {
        double usual = means[g][REGRESSORS];
        for (int k = 0; k < f->count; k++) {
            usual -= beta[k] * means[g][k];
        }
        *group_param(f, g, (lb_auction_param)(LB_AUCTION_DEALER_2Y + b)) = lb_exp(usual);
    }
    return LB_OK;
}

/* Each class by itself with its own persistence, then all with the mean of the three, weighted with their precision: they do
 * not differ by more than their errors, and different ones would let total demand drift when its parts change places. */
static lb_status regress_all(fit *f, lb_error *err)
{
    lb_status status = LB_OK;
    double sum = 0, weights = 0;
    f->count = REGRESSORS;
    f->recent = 0;
    for (int b = 0; b < LB_BIDDER_COUNT && status == LB_OK; b++) {
        status = regress_class(f, b, err);
        sum += f->weight[b] * f->result->estimate[b][REGRESSORS - 1];
        weights += f->weight[b];
    }
    f->count = REGRESSORS - 1;
    f->recent = sum / weights;
    for (int b = 0; b < LB_BIDDER_COUNT && status == LB_OK; b++) {
        status = regress_class(f, b, err);
        f->p[LB_AUCTION_RECENT_DEALER + b] = f->recent;
    }
    return status;
}

/* The auction with the recorded multiples on a fine grid, without shift or shading. */
static lb_status hold_recorded(const fit *f, const lb_auction_case *c, lb_auction_result *out, lb_error *err)
{
    lb_auction_demand d = lb_auction_bids(f->p, &c->drivers);
    memcpy(d.multiple, c->multiple, sizeof d.multiple);
    d.delta_dec = 0;
    d.grid_dec = 1e-7;
    return lb_auction_hold(&d, out, err);
}

/* Power and usual level of volatility in the spread of high over median yield, within tenors. */
static void fit_volatility(const fit *f)
{
    lb_auction_study_result *r = f->result;
    double mean[GROUPS][2] = {{0}}, usual = 0, xx = 0, xy = 0;
    int n[GROUPS] = {0};
    for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; i < r->in_sample_count; i++) {
            const lb_auction_case *c = &r->cases[i];
            int g = (int)c->drivers.group;
            double x = lb_log(c->drivers.volatility_bp), y = lb_log(c->recorded[LB_MEASURE_SPREAD]);
            if (pass == 0) {
                mean[g][0] += x;
                mean[g][1] += y;
                n[g]++;
                usual += x;
            } else {
                x -= mean[g][0] / n[g];
                xx += x * x;
                xy += x * (y - mean[g][1] / n[g]);
            }
        }
    }
    f->p[LB_AUCTION_VOLATILITY_USUAL] = lb_exp(usual / r->in_sample_count);
    f->p[LB_AUCTION_VOLATILITY_POWER] = xy / xx;
}

/* Scales the tenors' widths so that high less median yield is on average as recorded. */
static lb_status fit_widths(const fit *f, lb_error *err)
{
    lb_auction_study_result *r = f->result;
    double recorded[GROUPS] = {0}, model[GROUPS] = {0};
    lb_status status = LB_OK;
    for (int i = 0; i < r->in_sample_count && status == LB_OK; i++) {
        const lb_auction_case *c = &r->cases[i];
        lb_auction_result result = {0};
        status = hold_recorded(f, c, &result, err);
        recorded[c->drivers.group] += c->recorded[LB_MEASURE_SPREAD];
        model[c->drivers.group] += (result.stop_dec - result.median_dec) * 1e4;
    }
    for (int g = 0; g < GROUPS && status == LB_OK; g++) {
        *group_param(f, g, LB_AUCTION_WIDTH_2Y) *= recorded[g] / model[g];
    }
    return status;
}

/* Demand's shortfall of a case with its recorded multiples, in bp of width: what the shading multiplies. */
static double shortfall_bp(const fit *f, const lb_auction_case *c)
{
    static const double weight[LB_BIDDER_COUNT] = LB_AUCTION_USUAL_SHARES;
    lb_auction_demand d = lb_auction_bids(f->p, &c->drivers);
    double deviation[LB_BIDDER_COUNT], x = 0;
    memcpy(d.multiple, c->multiple, sizeof d.multiple);
    lb_auction_deviation(f->p, c->drivers.group, &d, deviation);
    for (int b = 0; b < LB_BIDDER_COUNT; b++) {
        x -= weight[b] * deviation[b];
    }
    return x * d.sigma_dec[LB_BIDDER_DEALER] * 1e4 / f->p[LB_AUCTION_SIGMA_DEALER];
}

/* Shifts with which the tails of the auctions in sample, given their multiples, are on average the published mean. */
static lb_status fit_shifts(const fit *f, lb_error *err)
{
    double sum[GROUPS] = {0};
    int n[GROUPS] = {0};
    for (int i = 0; i < f->result->in_sample_count; i++) {
        const lb_auction_case *c = &f->result->cases[i];
        lb_auction_result result;
        lb_status status = hold_recorded(f, c, &result, err);
        if (status != LB_OK) {
            return status;
        }
        sum[c->drivers.group] += result.tail_bp + f->p[LB_AUCTION_SHADING] * shortfall_bp(f, c);
        n[c->drivers.group]++;
    }
    for (int g = 0; g < GROUPS; g++) {
        double target = lb_published_mean_tail((lb_auction_group)g);
        *group_param(f, g, LB_AUCTION_SHIFT_2Y) = (isnan(target) ? 0 : target) - sum[g] / n[g];
    }
    return LB_OK;
}

/* The weak auctions that the model is judged by; they do not enter the fit of the shading. */
static bool is_judged(const lb_auction_case *c)
{
    for (int i = 0; i < LB_WEAK_AUCTIONS; i++) {
        if (lb_weak_auction_date(i) == c->date && lb_weak_auction_group(i) == c->drivers.group) {
            return true;
        }
    }
    return false;
}

/* What published tails add to those of the quantities, for each unit of width and of shortfall. */
static lb_status fit_shading(const fit *f, lb_error *err)
{
    double xx = 0, xy = 0;
    for (int i = 0; i < f->result->in_sample_count; i++) {
        const lb_auction_case *c = &f->result->cases[i];
        if (isnan(c->published_bp) || is_judged(c)) {
            continue;
        }
        lb_auction_result result;
        lb_status status = hold_recorded(f, c, &result, err);
        if (status != LB_OK) {
            return status;
        }
        double shift = *group_param(f, (int)c->drivers.group, LB_AUCTION_SHIFT_2Y);
        double x = shortfall_bp(f, c);
        xx += x * x;
        xy += x * (c->published_bp - result.tail_bp - shift);
    }
    f->p[LB_AUCTION_SHADING] = xx > 0 ? fmax(0, xy / xx) : 0;
    return LB_OK;
}

/* Second moments of what the drivers leave: of bid-to-cover, then of the logs of the classes' multiples. */
static void residual_moments(const fit *f, double moment[LB_BIDDER_COUNT + 1][LB_BIDDER_COUNT + 1])
{
    const lb_auction_study_result *r = f->result;
    for (int i = 0; i < r->in_sample_count; i++) {
        const lb_auction_case *c = &r->cases[i];
        lb_auction_demand expected = lb_auction_bids(f->p, &c->drivers);
        double off[LB_BIDDER_COUNT + 1] = {0};
        for (int b = 0; b < LB_BIDDER_COUNT; b++) {
            off[0] += c->multiple[b] - expected.multiple[b];
            off[1 + b] = lb_log(c->multiple[b] / expected.multiple[b]);
        }
        for (int j = 0; j <= LB_BIDDER_COUNT; j++) {
            for (int k = 0; k <= LB_BIDDER_COUNT; k++) {
                moment[j][k] += off[j] * off[k] / r->in_sample_count;
            }
        }
    }
}

/* Three independent factors that make the covariance of the residuals: the surprise of bid-to-cover, what is left of
 * direct bidders, what is left of dealers. */
static void fit_factors(const fit *f)
{
    static const struct {
        int variable;
        lb_auction_param loading;
    } factors[] = {{0, LB_AUCTION_SHOCK_DEALER},
                   {1 + LB_BIDDER_DIRECT, LB_AUCTION_MIX_DEALER},
                   {1 + LB_BIDDER_DEALER, LB_AUCTION_SWAP_DEALER}};
    double moment[LB_BIDDER_COUNT + 1][LB_BIDDER_COUNT + 1] = {{0}};
    residual_moments(f, moment);
    for (int n = 0; n < 3; n++) {
        int v = factors[n].variable;
        double loading[LB_BIDDER_COUNT + 1];
        for (int k = 0; k <= LB_BIDDER_COUNT; k++) {
            loading[k] = moment[v][k] / sqrt(moment[v][v]);
        }
        for (int j = 0; j <= LB_BIDDER_COUNT; j++) {
            for (int k = 0; k <= LB_BIDDER_COUNT; k++) {
                moment[j][k] -= loading[j] * loading[k];
            }
        }
        for (int b = 0; b < LB_BIDDER_COUNT; b++) {
            f->p[(int)factors[n].loading + b] = fabs(loading[1 + b]) < 1e-9 ? 0 : loading[1 + b];
        }
    }
}

lb_status lb_auction_fit(lb_auction_study_result *result, lb_error *err)
{
    fit f = {.result = result, .p = result->fitted, .has_medians = true};
    memcpy(result->fitted, result->params, sizeof result->fitted);
    for (int i = 0; i < result->in_sample_count; i++) {
        f.has_medians = f.has_medians && result->cases[i].recorded[LB_MEASURE_SPREAD] > 0;
    }
    if (f.has_medians) {
        fit_volatility(&f);
    }
    lb_status status = LB_OK;
    /* the multiples depend on the widths and the recent deviations on the usual multiples: repeat until they settle */
    for (int round = 0; round < ROUNDS && status == LB_OK; round++) {
        for (int i = 0; i < result->count; i++) {
            lb_auction_invert(f.p, &result->cases[i]);
        }
        lb_auction_recent(f.p, result->cases, result->count);
        status = regress_all(&f, err);
        if (status == LB_OK && f.has_medians) {
            status = fit_widths(&f, err);
        }
    }
    if (status == LB_OK) {
        fit_factors(&f);
    }
    for (int round = 0; round < ROUNDS && status == LB_OK; round++) {
        status = fit_shifts(&f, err);
        if (status == LB_OK) {
            status = fit_shading(&f, err);
        }
    }
    return status;
}
