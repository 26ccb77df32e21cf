#include "build.h"

#include "base/error.h"
#include "base/quantity.h"
#include "day/actors.h"

#include <stdio.h>
#include <string.h>

/* Finds "actor.name"; writes actor and index. */
static bool find_param(const char *name, int *actor, int *index)
{
    for (int a = 0; a < LB_ACTOR_COUNT; a++) {
        size_t length = strlen(lb_param_tables[a]->actor);
        if (strncmp(name, lb_param_tables[a]->actor, length) != 0 || name[length] != '.') {
            continue;
        }
        for (int i = 0; i < lb_param_tables[a]->count; i++) {
            if (strcmp(lb_param_tables[a]->params[i].name, name + length + 1) == 0) {
                *actor = a;
                *index = i;
                return true;
            }
        }
    }
    return false;
}

static lb_status unknown_param(const lb_scenario *scenario, const lb_setting *setting, lb_error *err)
{
    enum { MOST = 256, WIDTH = 96 };
    char names[MOST][WIDTH];
    const char *list[MOST];
    int count = 0;
    for (int a = 0; a < LB_ACTOR_COUNT; a++) {
        for (int i = 0; i < lb_param_tables[a]->count && count < MOST; i++) {
            snprintf(names[count], WIDTH, "%s.%s", lb_param_tables[a]->actor,
                     lb_param_tables[a]->params[i].name);
            list[count] = names[count];
            count++;
        }
    }
    const char *near = lb_nearest_name(setting->name, list, count);
    return lb_fail_at(err, LB_ERR_PARSE, scenario->file, setting->line, setting->column,
                      "there is no parameter '%s'%s%s%s", setting->name,
                      near ? "; did you mean '" : "; see `longbond params`", near ? near : "",
                      near ? "'?" : "");
}

/* A value in the parameter's own unit: a plain number, or a rate or an amount with its unit. */
static lb_status parse_value(const lb_param *param, const char *text, double *out, lb_error *err)
{
    size_t length = strlen(text);
    int64_t cents;
    if (strncmp(param->unit, "usd bn", 6) == 0 && lb_parse_usd(text, length, &cents, NULL) == LB_OK) {
        *out = (double)cents / 1e11;
        return LB_OK;
    }
    double rate;
    bool percent = strncmp(param->unit, "pct", 3) == 0, points = strncmp(param->unit, "bp", 2) == 0;
    if ((percent || points) && lb_parse_rate(text, length, LB_RATE_NEEDS_UNIT, &rate, NULL) == LB_OK) {
        *out = rate * (percent ? 100 : 10000);
        return LB_OK;
    }
    return lb_parse_number(text, length, out, err);
}

static lb_status apply_setting(lb_model *model, const lb_setting *setting, lb_error *err)
{
    const lb_scenario *scenario = &model->scenario;
    int actor, index;
    if (!find_param(setting->name, &actor, &index)) {
        return unknown_param(scenario, setting, err);
    }
    const lb_param *param = &lb_param_tables[actor]->params[index];
    double value;
    if (parse_value(param, setting->text, &value, NULL) != LB_OK) {
        return lb_fail_at(err, LB_ERR_PARSE, scenario->file, setting->line, setting->column,
                          "'%s' is no value for %s, which is in %s", setting->text, setting->name,
                          param->unit);
    }
    if (value < param->low || value > param->high) {
        return lb_fail_at(err, LB_ERR_RANGE, scenario->file, setting->line, setting->column,
                          "%s must lie between %g and %g %s, not %g", setting->name, param->low, param->high,
                          param->unit, value);
    }
    model->params[model->param_base[actor] + index] = value;
    return LB_OK;
}

lb_status lb_build_params(lb_model *model, lb_error *err)
{
    int count = 0;
    for (int a = 0; a < LB_ACTOR_COUNT; a++) {
        model->param_base[a] = count;
        count += lb_param_tables[a]->count;
    }
    lb_status status = LB_OK;
    model->params = lb_model_own(model, (size_t)count, sizeof *model->params, &status, err);
    for (int a = 0; status == LB_OK && a < LB_ACTOR_COUNT; a++) {
        for (int i = 0; i < lb_param_tables[a]->count; i++) {
            model->params[model->param_base[a] + i] = lb_param_tables[a]->params[i].value;
        }
    }
    for (int i = 0; status == LB_OK && i < model->scenario.setting_count; i++) {
        status = apply_setting(model, &model->scenario.settings[i], err);
    }
    return status;
}
