#include "spreads.h"

#include "base/hash.h"
#include "market/given_curve.h"
#include "market/spread_params.h"
#include "num/half_life.h"
#include "num/lb_math.h"
#include "num/philox.h"

static const double BP = 1e-4;
static const double YEAR_DAYS = 365.25;
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

/* The rule's parameters, in bp and years as in their table. */
typedef struct rule_terms {
    double run[LB_TENOR_COUNT]; /* premium of the latest issue */
    double first_off, seasoned, age, coupon, effect, effect_long;
} rule_terms;

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

static rule_terms terms_of(const lb_model *model)
{
    rule_terms out = {
        .first_off = param(model, LB_SPREAD_FIRST_OFF),
        .seasoned = param(model, LB_SPREAD_TEN),
        .age = param(model, LB_SPREAD_AGE),
        .coupon = param(model, LB_SPREAD_COUPON),
        .effect = param(model, LB_SPREAD_EFFECT),
        .effect_long = param(model, LB_SPREAD_EFFECT_LONG),
    };
    for (int tenor = 0; tenor < LB_TENOR_COUNT; tenor++) {
        out.run[tenor] = run_premium(model, tenor);
    }
    return out;
}

static double rule_of(const lb_model *model, const lb_world *world, const rule_terms *rule, int s, int older)
{
    const lb_security *terms = &model->securities[s];
    int tenor = model->tenor[s];
    double years = (terms->maturity - *lb_wc_date(world)) / YEAR_DAYS;
    /* what lasts is stored in standard deviations */
    double bp = (years > LONG_YRS ? rule->effect_long : rule->effect) * lb_wc_spread_effect(world)[s];
    if (terms->type == LB_TIPS) {
        return bp * BP;
    }
    if (older < 2) {
        return -(older == 0 ? 1 : rule->first_off) * rule->run[tenor] * BP;
    }
    double age = (*lb_wc_date(world) - terms->issue_date) / YEAR_DAYS;
    double gap_pp = 100 * (lb_wc_coupon_dec(world)[s] - lb_given_yield(world, years));
    bp += rule->age * age + rule->coupon * gap_pp;
    bp -= tenor == LB_10Y && years > SEASONED_YRS ? rule->seasoned : 0;
    return bp * BP;
}

double lb_spread_rule(const lb_model *model, const lb_world *world, int s, int older)
{
    rule_terms rule = terms_of(model);
    return rule_of(model, world, &rule, s, older);
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
    rule_terms terms = terms_of(model);
    for (int i = 0; i < *lb_wc_live_count(world); i++) {
        int s = lb_wc_live(world)[i];
        if (has_spread(&model->securities[s])) {
            int older = older_of(model, &runs, s);
            lb_w_spread_to_curve(world)[s] = rule_of(model, world, &terms, s, older);
        }
    }
}

void lb_spreads_step(const lb_model *model, lb_world *world)
{
    lb_date today = *lb_wc_date(world), before = *lb_wc_previous_date(world);
    run_dates runs = find_runs(model, world);
    rule_terms all = terms_of(model);
    double kept = lb_half_life_left(today - before, param(model, LB_SPREAD_HALF_LIFE));
    for (int i = 0; i < *lb_wc_live_count(world); i++) {
        int s = lb_wc_live(world)[i];
        const lb_security *terms = &model->securities[s];
        if (!has_spread(terms)) {
            continue;
        }
        double rule = rule_of(model, world, &all, s, older_of(model, &runs, s));
        double *spread = &lb_w_spread_to_curve(world)[s];
        bool fresh = terms->issue_date > before;
        *spread = fresh ? rule : rule + (*spread - rule) * kept;
    }
}
