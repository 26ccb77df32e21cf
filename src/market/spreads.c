#include "spreads.h"

#include "base/hash.h"
#include "market/given_curve.h"
#include "market/spread_params.h"
#include "num/lb_math.h"
#include "num/philox.h"

static const double BP = 1e-4;
static const double YEAR_DAYS = 365.25, LN_2 = 0.693147180559945309417;
static const double LONG_YRS = 20, SEASONED_YRS = 7; /* where dispersion_long and seasoned_10y apply */
enum { STREAM_EFFECT = 410 };                        /* lb_place.stream of the draws */

static double param(const lb_model *model, lb_spread_param index)
{
    return lb_model_param(model, LB_ACTOR_SPREADS, index);
}

/* Bills and FRNs are priced otherwise. */
static bool has_spread(const lb_security *terms)
{
    return terms->type == LB_NOTE || terms->type == LB_BOND || terms->type == LB_TIPS;
}

/* Premium of the latest issue of a tenor, bp. */
static double run_premium(const lb_model *model, int tenor)
{
    switch (tenor) {
    case LB_2Y:
        return param(model, LB_SPREAD_RUN_2Y);
    case LB_3Y:
        return param(model, LB_SPREAD_RUN_3Y);
    case LB_5Y:
        return param(model, LB_SPREAD_RUN_5Y);
    case LB_7Y:
        return param(model, LB_SPREAD_RUN_7Y);
    case LB_10Y:
        return param(model, LB_SPREAD_RUN_10Y);
    case LB_20Y:
        return param(model, LB_SPREAD_RUN_20Y);
    case LB_30Y:
        return param(model, LB_SPREAD_RUN_30Y);
    default:
        return 0;
    }
}

/* What lasts, in standard deviations, is stored; the standard deviation falls beyond LONG_YRS. */
static double lasting(const lb_model *model, const lb_world *world, int s, double years)
{
    lb_spread_param size = years > LONG_YRS ? LB_SPREAD_EFFECT_LONG : LB_SPREAD_EFFECT;
    return param(model, size) * lb_wc_spread_effect(world)[s];
}

double lb_spread_rule(const lb_model *model, const lb_world *world, int s, int older)
{
    const lb_security *terms = &model->securities[s];
    int tenor = model->tenor[s];
    double years = (terms->maturity - *lb_wc_date(world)) / YEAR_DAYS;
    double bp = lasting(model, world, s, years);
    if (terms->type == LB_TIPS) {
        return bp * BP;
    }
    if (older < 2) {
        double share = older == 0 ? 1 : param(model, LB_SPREAD_FIRST_OFF);
        return -share * run_premium(model, tenor) * BP;
    }
    double age = (*lb_wc_date(world) - terms->issue_date) / YEAR_DAYS;
    double gap_pp = 100 * (lb_wc_coupon_dec(world)[s] - lb_given_yield(world, years));
    bp += param(model, LB_SPREAD_AGE) * age + param(model, LB_SPREAD_COUPON) * gap_pp;
    bp -= tenor == LB_10Y && years > SEASONED_YRS ? param(model, LB_SPREAD_TEN) : 0;
    return bp * BP;
}

/* The two latest issue dates of each tenor among what is outstanding. */
typedef struct run_dates {
    lb_date latest[LB_TENOR_COUNT], before[LB_TENOR_COUNT];
} run_dates;

static run_dates find_runs(const lb_model *model, const lb_world *world)
{
    run_dates runs;
    for (int tenor = 0; tenor < LB_TENOR_COUNT; tenor++) {
        runs.latest[tenor] = runs.before[tenor] = INT32_MIN;
    }
    for (int i = 0; i < *lb_wc_live_count(world); i++) {
        int s = lb_wc_live(world)[i];
        lb_date issue = model->securities[s].issue_date;
        int tenor = model->tenor[s];
        if (issue <= runs.before[tenor]) {
            continue;
        }
        if (issue > runs.latest[tenor]) {
            runs.before[tenor] = runs.latest[tenor];
            runs.latest[tenor] = issue;
        } else if (issue < runs.latest[tenor]) {
            runs.before[tenor] = issue;
        }
    }
    return runs;
}

static int older_of(const lb_model *model, const run_dates *runs, int s)
{
    lb_date issue = model->securities[s].issue_date;
    return issue >= runs->latest[model->tenor[s]] ? 0 : issue >= runs->before[model->tenor[s]] ? 1 : 2;
}

void lb_spreads_open(const lb_model *model, lb_world *world)
{
    lb_place place = {.seed = model->scenario.seed, .stream = STREAM_EFFECT};
    for (int s = 0; s < model->security_count; s++) {
        if (has_spread(&model->securities[s])) {
            place.path = (uint32_t)lb_hash_bytes(model->securities[s].cusip, 9, 0);
            lb_w_spread_effect(world)[s] = lb_random_normal(place, 0);
        }
    }
    run_dates runs = find_runs(model, world);
    for (int i = 0; i < *lb_wc_live_count(world); i++) {
        int s = lb_wc_live(world)[i];
        if (has_spread(&model->securities[s])) {
            lb_w_spread_to_curve(world)[s] = lb_spread_rule(model, world, s, older_of(model, &runs, s));
        }
    }
}

void lb_spreads_step(const lb_model *model, lb_world *world)
{
    lb_date today = *lb_wc_date(world), before = *lb_wc_previous_date(world);
    run_dates runs = find_runs(model, world);
    double kept = lb_exp(-LN_2 * (today - before) / param(model, LB_SPREAD_HALF_LIFE));
    for (int i = 0; i < *lb_wc_live_count(world); i++) {
        int s = lb_wc_live(world)[i];
        const lb_security *terms = &model->securities[s];
        if (!has_spread(terms)) {
            continue;
        }
        double rule = lb_spread_rule(model, world, s, older_of(model, &runs, s));
        double *spread = &lb_w_spread_to_curve(world)[s];
        bool fresh = terms->issue_date > before;
        *spread = fresh ? rule : rule + (*spread - rule) * kept;
    }
}
