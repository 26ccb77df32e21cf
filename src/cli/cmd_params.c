/* cmd_params.c - longbond params: every parameter with its source. */
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/json_writer.h"
#include "cli/cmd.h"
#include "cli/options.h"
#include "cli/text_table.h"
#include "day/actors.h"

static const char *mark_text(lb_mark mark)
{
    static const char *const texts[] = {
#define X(name, letter, text) text,
        LB_MARK_LIST(X)
#undef X
    };
    return texts[mark];
}

/* True if "actor.name" is what was asked for: everything, an actor, or one parameter. */
static bool wanted(const char *asked, const char *actor, const char *name)
{
    char full[128];
    snprintf(full, sizeof full, "%s.%s", actor, name);
    return !asked || strcmp(asked, actor) == 0 || strcmp(asked, full) == 0;
}

static lb_status print_json(const lb_cli_call *call, const char *asked, lb_error *err)
{
    lb_json json;
    lb_json_to_file(&json, call->out);
    json.indent = 2;
    lb_json_array(&json);
    for (int a = 0; a < LB_ACTOR_COUNT; a++) {
        for (int i = 0; i < lb_param_tables[a]->count; i++) {
            const lb_param *param = &lb_param_tables[a]->params[i];
            if (!wanted(asked, lb_param_tables[a]->actor, param->name)) {
                continue;
            }
            char full[128];
            snprintf(full, sizeof full, "%s.%s", lb_param_tables[a]->actor, param->name);
            lb_json_object(&json);
            lb_json_key(&json, "name");
            lb_json_string(&json, full);
            lb_json_key(&json, "default");
            lb_json_double(&json, param->value);
            lb_json_key(&json, "low");
            lb_json_double(&json, param->low);
            lb_json_key(&json, "high");
            lb_json_double(&json, param->high);
            lb_json_key(&json, "unit");
            lb_json_string(&json, param->unit);
            lb_json_key(&json, "mark");
            lb_json_string(&json, mark_text(param->mark));
            lb_json_key(&json, "meaning");
            lb_json_string(&json, param->meaning);
            lb_json_key(&json, "source");
            lb_json_string(&json, param->source);
            lb_json_object_end(&json);
        }
    }
    lb_json_array_end(&json);
    return lb_json_finish(&json, err);
}

/* One actor's parameters in full: a line of figures, then meaning and source. */
static int print_actor(const lb_cli_call *call, const lb_param_table *table, const char *asked)
{
    int printed = 0;
    for (int i = 0; i < table->count; i++) {
        const lb_param *param = &table->params[i];
        if (!wanted(asked, table->actor, param->name)) {
            continue;
        }
        fprintf(call->out, "%s.%s = %g %s   (%g to %g; %s)\n    %s\n    source: %s\n", table->actor,
                param->name, param->value, param->unit, param->low, param->high, mark_text(param->mark),
                param->meaning, param->source);
        printed++;
    }
    return printed;
}

/* All parameters, a line each. */
static lb_status print_list(const lb_cli_call *call, lb_error *err)
{
    lb_text_table *table = lb_text_table_new();
    lb_text_table_column(table, LB_ALIGN_LEFT, "parameter");
    lb_text_table_column(table, LB_ALIGN_RIGHT, "default");
    lb_text_table_column(table, LB_ALIGN_LEFT, "unit");
    lb_text_table_column(table, LB_ALIGN_LEFT, "mark");
    lb_text_table_column(table, LB_ALIGN_LEFT, "meaning");
    for (int a = 0; a < LB_ACTOR_COUNT; a++) {
        for (int i = 0; i < lb_param_tables[a]->count; i++) {
            const lb_param *param = &lb_param_tables[a]->params[i];
            lb_text_table_cell(table, "%s.%s", lb_param_tables[a]->actor, param->name);
            lb_text_table_cell(table, "%g", param->value);
            lb_text_table_cell(table, "%s", param->unit);
            lb_text_table_cell(table, "%s", mark_text(param->mark));
            lb_text_table_cell(table, "%s", param->meaning);
        }
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    return status;
}

static lb_status run_params(const lb_cli_call *call, lb_error *err)
{
    const char *asked = lb_cli_text(call, "NAME");
    bool known = !asked;
    const char *actors[LB_ACTOR_COUNT];
    for (int a = 0; a < LB_ACTOR_COUNT; a++) {
        actors[a] = lb_param_tables[a]->actor;
        for (int i = 0; asked && i < lb_param_tables[a]->count; i++) {
            known |= wanted(asked, actors[a], lb_param_tables[a]->params[i].name);
        }
    }
    if (!known) {
        const char *near = lb_nearest_name(asked, actors, LB_ACTOR_COUNT);
        return lb_fail(err, LB_ERR_USAGE, "there is no parameter '%s'%s%s%s", asked,
                       near ? "; did you mean '" : "; `longbond params` lists all", near ? near : "",
                       near ? "'?" : "");
    }
    if (lb_cli_given(call, "--json")) {
        return print_json(call, asked, err);
    }
    if (!asked) {
        return print_list(call, err);
    }
    for (int a = 0; a < LB_ACTOR_COUNT; a++) {
        print_actor(call, lb_param_tables[a], asked);
    }
    return LB_OK;
}

static const lb_cli_param params[] = {
    {.name = "NAME",
     .type = LB_CLI_TEXT,
     .meaning = "an actor (fed) or one parameter (fed.rmp); all without it"},
    LB_CLI_JSON_PARAM,
    {0},
};

static const lb_cli_example examples[] = {
    {"longbond params", "all parameters, a line each"},
    {"longbond params fed.rmp", "one parameter with its range and source"},
    {0},
};

const lb_cli_command lb_cmd_params = {
    .name = "params",
    .purpose = "list the model's parameters with unit, range and source",
    .description =
        "A scenario changes them under `set:`. The mark says how a default is known: published, computed "
        "from published figures or from official data, or only a prior.",
    .params = params,
    .examples = examples,
    .run = run_params,
};
