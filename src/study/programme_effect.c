#include "programme_effect.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "day/build.h"
#include "fed/fed_params.h"
#include "longbond/simulation.h"
#include "market/market_model.h"
#include "market/market_params.h"
#include "market/pressure.h"
#include "treasury/treasury_params.h"
#include "world/world.h"

void lb_effect_begin(const lb_model *model, lb_programme_effect *effect)
{
    memset(effect, 0, sizeof *effect);
    effect->first = effect->last = LB_DATE_NONE;
    for (int reading = 0; reading < LB_OFFSET_READINGS; reading++) {
        effect->offset[reading] = lb_policy_offset(model, (lb_offset_reading)reading);
    }
    effect->answers = lb_model_param(model, LB_ACTOR_TREASURY, LB_TREASURY_SHARE_BASIS) > 0.5;
    effect->until = model->until;
    effect->bp_per_trillion = lb_market_value(model, LB_MARKET_STOCK_IMPACT);
    effect->mbs_tens =
        lb_model_param(model, LB_ACTOR_FED, LB_FED_MBS_DURATION) / model->market->premium.ten_year_duration;
}

void lb_effect_day(lb_programme_effect *effect, lb_date date, const double with[LB_OBSERVABLE_COUNT],
                   const double without[LB_OBSERVABLE_COUNT])
{
    if (effect->first == LB_DATE_NONE) {
        effect->first = date;
        memcpy(effect->start, with, sizeof effect->start);
    }
    double bp = 100 * (with[LB_OBS_term_premium_10y] - without[LB_OBS_term_premium_10y]);
    if (date > effect->until - 365) {
        effect->last_year_bp += (bp - effect->last_year_bp) / ++effect->last_year_days;
    }
    if (fabs(bp) > fabs(effect->widest_bp)) {
        effect->widest_bp = bp;
        effect->widest_on = date;
    }
    bool same_year =
        effect->years > 0 && lb_date_ymd(effect->year_end[effect->years - 1]).year == lb_date_ymd(date).year;
    if (!same_year && effect->years < LB_EFFECT_YEARS) {
        effect->years++;
    }
    effect->year_end[effect->years - 1] = date;
    effect->premium_bp[effect->years - 1] = bp;
    effect->last = date;
    memcpy(effect->with, with, sizeof effect->with);
    memcpy(effect->without, without, sizeof effect->without);
}

bool lb_effect_applies(const lb_scenario *scenario)
{
    return scenario->programme_count > 0 && scenario->yields == LB_YIELDS_CLEARED;
}

void lb_effect_outcomes(const lb_model *model, const lb_world *world, lb_programme_effect *effect)
{
    effect->programmes = model->scenario.programme_count;
    for (int p = 0; p < effect->programmes; p++) {
        const lb_programme *programme = &model->scenario.programmes[p];
        effect->programme[p] = (lb_programme_outcome){.kind = programme->kind,
                                                      .started = lb_wc_programme_started(world)[p],
                                                      .ended = lb_wc_programme_ended(world)[p],
                                                      .done = lb_wc_programme_done(world)[p],
                                                      .missed = lb_wc_programme_missed(world)[p],
                                                      .due = lb_wc_programme_due(world)[p]};
        memcpy(effect->programme[p].name, programme->name, sizeof programme->name);
    }
}

static lb_status open_run(const lb_scenario *scenario, lb_model **model, lb_world **world, lb_error *err)
{
    lb_status status = lb_model_build(scenario, NULL, model, err);
    return status == LB_OK ? lb_world_open(*model, world, err) : status;
}

lb_status lb_bare_open(const lb_scenario *scenario, lb_bare_run *out, lb_error *err)
{
    *out = (lb_bare_run){0};
    lb_scenario *bare = malloc(sizeof *bare);
    if (!bare) {
        lb_fail(err, LB_ERR_NO_MEMORY, "no memory for a scenario");
        return LB_ERR_NO_MEMORY;
    }
    *bare = *scenario;
    bare->programme_count = 0;
    lb_status status = open_run(bare, &out->model, &out->world, err);
    free(bare);
    return status;
}

lb_status lb_bare_follow(lb_bare_run *bare, lb_date date, const double with[LB_OBSERVABLE_COUNT],
                         lb_programme_effect *effect, lb_error *err)
{
    lb_status status = LB_OK;
    while (status == LB_OK && lb_world_date(bare->world) < date) {
        status = lb_step(bare->model, bare->world, err);
    }
    if (status == LB_OK) {
        lb_effect_day(effect, date, with, lb_wc_observable(bare->world));
    }
    return status;
}

void lb_bare_close(lb_bare_run *bare)
{
    lb_world_close(bare->world);
    lb_model_free(bare->model);
    *bare = (lb_bare_run){0};
}

lb_status lb_measure_programmes(const lb_scenario *scenario, void (*day)(void *context, int64_t days),
                                void *context, lb_programme_effect *out, lb_error *err)
{
    lb_model *model = NULL;
    lb_world *world = NULL;
    lb_bare_run bare;
    lb_status status = lb_bare_open(scenario, &bare, err);
    if (status == LB_OK) {
        status = open_run(scenario, &model, &world, err);
    }
    if (status == LB_OK) {
        lb_effect_begin(model, out);
        status = lb_bare_follow(&bare, lb_world_date(world), lb_wc_observable(world), out, err);
    }
    while (status == LB_OK && lb_world_date(world) < lb_model_end(model)) {
        status = lb_step(model, world, err);
        if (status == LB_OK) {
            status = lb_bare_follow(&bare, lb_world_date(world), lb_wc_observable(world), out, err);
        }
        if (status == LB_OK && day) {
            day(context, *lb_wc_step_count(world));
        }
    }
    if (status == LB_OK) {
        lb_effect_outcomes(model, world, out);
    }
    lb_world_close(world);
    lb_model_free(model);
    lb_bare_close(&bare);
    return status;
}
