/* cmd_replay.c - longbond replay: episodes of the record run again, beside what was published. */
#include <math.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/figure_text.h"
#include "cli/cmd.h"
#include "cli/options.h"
#include "cli/run_access.h"
#include "cli/terminal.h"
#include "cli/text_table.h"
#include "study/replay_list.h"

static bool is_figure(int decimals)
{
    return decimals >= 0;
}

static void put_cell(lb_text_table *table, const lb_replay_column *column, double value)
{
    char text[LB_FIGURE_SIZE], date[11];
    if (column->decimals == LB_REPLAY_MARK) {
        lb_text_table_cell(table, "%s", value > 0 ? column->head : "");
    } else if (isnan(value)) {
        lb_text_table_cell(table, "-");
    } else if (is_figure(column->decimals)) {
        lb_text_table_cell(table, "%s", lb_fixed_text(value, column->decimals, text));
    } else {
        lb_date_format((lb_date)value, date);
        lb_text_table_cell(table, "%.*s", column->decimals == LB_REPLAY_MONTH ? 7 : 10, date);
    }
}

static lb_status print_rows(const lb_cli_call *call, const lb_replay *replay, lb_error *err)
{
    lb_text_table *table = lb_text_table_new();
    for (int i = 0; i < replay->column_count; i++) {
        const lb_replay_column *column = &replay->columns[i];
        lb_text_table_column(table, is_figure(column->decimals) ? LB_ALIGN_RIGHT : LB_ALIGN_LEFT,
                             column->decimals == LB_REPLAY_MARK ? "" : column->head);
    }
    for (int row = 0; row < replay->row_count; row++) {
        for (int i = 0; i < replay->column_count; i++) {
            put_cell(table, &replay->columns[i], replay->cells[row][i]);
        }
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    return status;
}

/* A figure of a goal: a number with a unit's decimals, or a date. */
static const char *goal_text(const lb_replay_goal *goal, double value, char text[LB_FIGURE_SIZE])
{
    if (goal->decimals == LB_REPLAY_DATE) {
        return lb_date_format((lb_date)value, text);
    }
    return lb_fixed_text(value, goal->decimals, text);
}

static void put_goal(lb_text_table *table, const lb_replay_goal *goal)
{
    char low[LB_FIGURE_SIZE], high[LB_FIGURE_SIZE];
    lb_text_table_cell(table, "%s", goal->what);
    if (isnan(goal->low)) {
        lb_text_table_cell(table, "-");
    } else if (goal->low == goal->high) {
        lb_text_table_cell(table, "%s", goal_text(goal, goal->low, low));
    } else {
        lb_text_table_cell(table, "%s to %s", goal_text(goal, goal->low, low),
                           goal_text(goal, goal->high, high));
    }
    if (isnan(goal->achieved)) {
        lb_text_table_cell(table, "-");
    } else {
        lb_text_table_cell(table, "%s", goal_text(goal, goal->achieved, low));
    }
    lb_text_table_cell(table, "%s", goal->unit);
    lb_text_table_cell(table, "%s",
                       isnan(goal->low)        ? ""
                       : isnan(goal->achieved) ? "not simulated"
                       : lb_replay_met(goal)   ? "met"
                                               : "missed");
    lb_text_table_cell(table, "%s", goal->source);
}

static lb_status print_goals(const lb_cli_call *call, const lb_replay *replay, lb_error *err)
{
    static const char *const heads[] = {"", "target", "achieved", "unit", "", "source"};
    enum { COLUMNS = sizeof heads / sizeof heads[0] };
    lb_text_table *table = lb_text_table_new();
    int judged = 0, met = 0;
    for (int i = 0; i < COLUMNS; i++) {
        lb_text_table_column(table, i == 1 || i == 2 ? LB_ALIGN_RIGHT : LB_ALIGN_LEFT, heads[i]);
    }
    for (int i = 0; i < replay->goal_count; i++) {
        put_goal(table, &replay->goals[i]);
        judged += lb_replay_judged(&replay->goals[i]);
        met += lb_replay_met(&replay->goals[i]);
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    if (status == LB_OK) {
        fprintf(call->out, "\n%d of %d targets met; a missed one is a finding, not an error\n", met, judged);
    }
    return status;
}

static lb_status print_text(const lb_cli_call *call, const lb_replay *replay, lb_error *err)
{
    fprintf(call->out, "%s\n\n", replay->title);
    lb_status status = print_rows(call, replay, err);
    fputc('\n', call->out);
    for (int i = 0; i < replay->note_count && status == LB_OK; i++) {
        fprintf(call->out, "%s\n", replay->notes[i]);
    }
    if (status == LB_OK && replay->note_count > 0) {
        fputc('\n', call->out);
    }
    return status == LB_OK ? print_goals(call, replay, err) : status;
}

static void put_json_cell(lb_json *json, const lb_replay_column *column, double value)
{
    if (column->decimals == LB_REPLAY_MARK) {
        lb_json_key(json, column->key);
        lb_json_bool(json, value > 0);
    } else if (is_figure(column->decimals)) {
        lb_json_put_real(json, column->key, value);
    } else {
        lb_json_put_date(json, column->key, isnan(value) ? LB_DATE_NONE : (lb_date)value);
    }
}

static void put_json_figure(lb_json *json, const char *key, const lb_replay_goal *goal, double value)
{
    if (goal->decimals == LB_REPLAY_DATE) {
        lb_json_put_date(json, key, isnan(value) ? LB_DATE_NONE : (lb_date)value);
    } else {
        lb_json_put_real(json, key, value);
    }
}

static void put_json_goals(lb_json *json, const lb_replay *replay)
{
    lb_json_key(json, "goals");
    lb_json_array(json);
    for (int i = 0; i < replay->goal_count; i++) {
        const lb_replay_goal *goal = &replay->goals[i];
        const char *what = goal->what;
        while (*what == ' ') {
            what++;
        }
        lb_json_object(json);
        lb_json_put_text(json, "what", what);
        put_json_figure(json, "target_low", goal, goal->low);
        put_json_figure(json, "target_high", goal, goal->high);
        put_json_figure(json, "achieved", goal, goal->achieved);
        lb_json_put_text(json, "unit", goal->unit);
        lb_json_key(json, "met");
        if (lb_replay_judged(goal)) {
            lb_json_bool(json, lb_replay_met(goal));
        } else {
            lb_json_null(json);
        }
        lb_json_put_text(json, "source", goal->source);
        lb_json_object_end(json);
    }
    lb_json_array_end(json);
}

static lb_status print_json(const lb_cli_call *call, const char *name, const lb_replay *replay, lb_error *err)
{
    lb_json json;
    lb_cli_json_begin(call, &json);
    lb_json_object(&json);
    lb_json_put_text(&json, "replay", name);
    lb_json_put_text(&json, "title", replay->title);
    lb_json_key(&json, "rows");
    lb_json_array(&json);
    for (int row = 0; row < replay->row_count; row++) {
        lb_json_object(&json);
        for (int i = 0; i < replay->column_count; i++) {
            put_json_cell(&json, &replay->columns[i], replay->cells[row][i]);
        }
        lb_json_object_end(&json);
    }
    lb_json_array_end(&json);
    put_json_goals(&json, replay);
    lb_json_key(&json, "notes");
    lb_json_array(&json);
    for (int i = 0; i < replay->note_count; i++) {
        lb_json_string(&json, replay->notes[i]);
    }
    lb_json_array_end(&json);
    lb_json_object_end(&json);
    return lb_json_finish(&json, err);
}

static lb_status list_replays(const lb_cli_call *call, lb_error *err)
{
    int count;
    const lb_replay_entry *entries = lb_replays(&count);
    if (lb_cli_given(call, "--json")) {
        lb_json json;
        lb_cli_json_begin(call, &json);
        lb_json_array(&json);
        for (int i = 0; i < count; i++) {
            lb_json_object(&json);
            lb_json_put_text(&json, "name", entries[i].name);
            lb_json_put_text(&json, "what", entries[i].what);
            lb_json_object_end(&json);
        }
        lb_json_array_end(&json);
        return lb_json_finish(&json, err);
    }
    lb_text_table *table = lb_text_table_new();
    lb_text_table_column(table, LB_ALIGN_LEFT, "");
    lb_text_table_column(table, LB_ALIGN_LEFT, "");
    for (int i = 0; i < count; i++) {
        lb_text_table_cell(table, "%s", entries[i].name);
        lb_text_table_cell(table, "%s", entries[i].what);
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    return status;
}

/* The progress of a replay's run; a second run begins anew. */
static void show_day(void *context, int64_t done, int64_t total)
{
    lb_progress *progress = context;
    progress->total = total;
    lb_progress_update(progress, done);
}

static lb_status run_replay(const lb_cli_call *call, lb_error *err)
{
    const char *name = lb_cli_text(call, "NAME");
    if (!name) {
        return list_replays(call, err);
    }
    const lb_replay_entry *entry = lb_replay_find(name);
    lb_replay *replay = calloc(1, sizeof *replay);
    if (!entry || !replay) {
        free(replay);
        return entry ? lb_fail(err, LB_ERR_NO_MEMORY, "no memory for a replay")
                     : lb_fail(err, LB_ERR_USAGE, "there is no replay '%s'", name);
    }
    lb_progress progress = lb_progress_begin(name, "days", 1);
    lb_replay_watch watch = {show_day, &progress};
    lb_status status = entry->make(&watch, replay, err);
    lb_progress_end(&progress);
    if (status == LB_OK) {
        status = lb_cli_given(call, "--json") ? print_json(call, name, replay, err)
                                              : print_text(call, replay, err);
    }
    free(replay);
    return status;
}

static const char *const names[] = {
#define X(name, what, function) name,
    LB_REPLAY_LIST(X)
#undef X
        NULL};

static const lb_cli_param params[] = {
    {.name = "NAME",
     .type = LB_CLI_CHOICE,
     .choices = names,
     .meaning = "the episode; without it, all are listed"},
    LB_CLI_JSON_PARAM,
    {0},
};

static const lb_cli_example examples[] = {
    {"longbond replay qt", "the Fed's Treasuries, caps and published levels by month since February 2022"},
    {"longbond replay refill --json", "who paid for the Treasury's cash in 2025, for programs"},
    {0},
};

const lb_cli_command lb_cmd_replay = {
    .name = "replay",
    .purpose = "run an episode of the record again, beside what was published",
    .description =
        "Runs the simulator over a past episode from the figures in the program and prints what comes out "
        "beside the "
        "record: a table by month or week, then every goal with its source, met or missed. A goal that is "
        "missed is a "
        "finding, not an error (exit status 0).",
    .params = params,
    .examples = examples,
    .run = run_replay,
};
