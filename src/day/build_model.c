/* build_model.c - models: loaded, built in order, freed. */
#include "build.h"

#include "base/error.h"
#include "longbond/simulation.h"

#include <string.h>

void *lb_model_own(lb_model *model, size_t count, size_t size, lb_status *status, lb_error *err)
{
    return lb_arena_alloc(&model->memory, count, size, status, err);
}

uint8_t lb_instrument_row(int security_type)
{
    switch (security_type) {
    case LB_BILL:
        return LB_INSTR_BILLS;
    case LB_BOND:
        return LB_INSTR_BONDS;
    case LB_TIPS:
        return LB_INSTR_TIPS;
    case LB_FRN:
        return LB_INSTR_FRNS;
    default:
        return LB_INSTR_NOTES;
    }
}

int lb_model_find_cusip(const lb_model *model, int count, const char *cusip)
{
    for (int s = 0; s < count; s++) {
        if (strcmp(model->securities[s].cusip, cusip) == 0) {
            return s;
        }
    }
    return -1;
}

/* What the days look up instead of searching: when money moves, and how far ahead of settlement offerings stand. */
static lb_status build_lookups(lb_model *model, lb_error *err)
{
    lb_status status = LB_OK;
    model->settlement_day = lb_model_own(model, (size_t)model->path_days, sizeof(lb_date), &status, err);
    lb_date next = lb_following(LB_CALENDAR_FEDERAL, model->path_start + model->path_days);
    for (int day = model->path_days - 1; status == LB_OK && day >= 0; day--) {
        lb_date date = model->path_start + day;
        next = lb_is_business_day(LB_CALENDAR_FEDERAL, date) ? date : next;
        model->settlement_day[day] = next;
    }
    for (int o = 0; status == LB_OK && o < model->offering_count; o++) {
        const lb_offering *offering = &model->offerings[o];
        lb_date first = offering->announce < offering->auction ? offering->announce : offering->auction;
        lb_date last = offering->announce < offering->auction ? offering->auction : offering->announce;
        if (last > offering->settle || first < offering->settle - 366) {
            return lb_fail(err, LB_ERR_RANGE, "%s: announced and auctioned at odds with its settlement",
                           model->securities[offering->security].cusip);
        }
        int lead = offering->settle - first;
        model->offering_lead = lead > model->offering_lead ? lead : model->offering_lead;
    }
    return status;
}

/* Recorded auctions have their recorded sizes: an event cannot change them. */
static lb_status check_events(const lb_scenario *scenario, lb_error *err)
{
    for (int a = 0; a < scenario->action_count; a++) {
        const lb_action *action = &scenario->actions[a];
        if (action->kind == LB_ACTION_AUCTION_SIZES && scenario->issuance == LB_ISSUANCE_ACTUAL) {
            return lb_fail_at(
                err, LB_ERR_RANGE, scenario->file, action->line, action->column,
                "auction_sizes: recorded auctions keep their sizes; it needs 'issuance: policy'");
        }
    }
    return LB_OK;
}

static lb_status build(lb_model *model, lb_error *err)
{
    const lb_scenario *scenario = &model->scenario;
    lb_date snapshot = lb_date_make(2023, 9, 30), record_end = lb_date_make(2026, 1, 30);
    if (scenario->baseline < snapshot || scenario->baseline > record_end) {
        return lb_fail(err, LB_ERR_NOT_FOUND,
                       "%s: a baseline must lie in the record, from 2023-09-30 to 2026-01-30",
                       scenario->file);
    }
    if (scenario->until > lb_date_make(2050, 12, 31)) {
        return lb_fail(err, LB_ERR_RANGE, "%s: 'until' must not lie after 2050-12-31", scenario->file);
    }
    lb_status status = check_events(scenario, err);
    model->baseline = snapshot;
    model->start =
        scenario->baseline == snapshot ? snapshot : lb_preceding(LB_CALENDAR_FEDERAL, scenario->baseline);
    model->until = lb_preceding(LB_CALENDAR_FEDERAL, scenario->until);
    lb_status (*const parts[])(lb_model *, lb_error *) = {
        lb_build_params,    lb_build_ref_cpi, lb_build_stock,     lb_build_opening_positions,
        lb_build_programme, lb_build_paths,   lb_build_reconcile, build_lookups};
    for (size_t i = 0; status == LB_OK && i < sizeof parts / sizeof parts[0]; i++) {
        status = parts[i](model, err);
    }
    return status;
}

lb_status lb_model_build(const lb_scenario *scenario, const lb_allocator *allocator, lb_model **out,
                         lb_error *err)
{
    *out = NULL;
    lb_model *model = lb_resize(allocator, NULL, sizeof *model);
    if (!model) {
        return lb_fail(err, LB_ERR_NO_MEMORY, "no memory for a model");
    }
    *model = (lb_model){.scenario = *scenario};
    lb_arena_begin(&model->memory, allocator, 0);
    lb_status status = build(model, err);
    if (status != LB_OK) {
        lb_model_free(model);
        return status;
    }
    *out = model;
    return LB_OK;
}

lb_status lb_model_load(const char *scenario_path, lb_model **out, lb_error *err)
{
    *out = NULL;
    lb_scenario scenario;
    lb_status status = lb_scenario_read(scenario_path, &scenario, err);
    return status == LB_OK ? lb_model_build(&scenario, NULL, out, err) : status;
}

lb_status lb_model_parse(const char *name, const char *text, size_t length, lb_model **out, lb_error *err)
{
    *out = NULL;
    lb_scenario scenario;
    lb_status status = lb_scenario_parse(name, text, length, &scenario, err);
    return status == LB_OK ? lb_model_build(&scenario, NULL, out, err) : status;
}

void lb_model_free(lb_model *model)
{
    if (model) {
        const lb_allocator *allocator = model->memory.allocator;
        lb_arena_end(&model->memory);
        lb_resize(allocator, model, 0);
    }
}

lb_date lb_model_start(const lb_model *model)
{
    return model->start;
}

lb_date lb_model_end(const lb_model *model)
{
    return model->until;
}

int lb_model_steps(const lb_model *model)
{
    int steps = 0;
    for (lb_date day = model->start + 1; day <= model->until; day++) {
        steps += lb_is_business_day(LB_CALENDAR_FEDERAL, day);
    }
    return steps;
}
