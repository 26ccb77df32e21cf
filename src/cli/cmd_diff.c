/* cmd_diff.c - longbond diff: two runs of one store beside each other. */
#include <math.h>
#include <stdlib.h>

#include "base/error.h"
#include "cli/cmd.h"
#include "cli/effect_output.h"
#include "cli/run_access.h"
#include "cli/text_table.h"
#include "cli/waterfall_output.h"
#include "day/build.h"
#include "longbond/simulation.h"

/* How far one observable of two runs lies apart, over the days they share. */
typedef struct gap {
    int observable;
    double first, second; /* on the last day they share */
    double widest;        /* second less first where it is largest in size */
    lb_date widest_on;
} gap;

typedef struct difference {
    lb_run_info info[2];
    lb_stored_series series[2];
    lb_stored_waterfall waterfall[2]; /* of the 10-year; without days for a run whose yields are given */
    lb_scenario scenario[2];
    int with; /* the run of `effect.with`: the one with programmes, of two the one with the higher premium */
    lb_programme_effect effect; /* one run less the other, if one has programmes and both markets clear */
    bool has_effect;
    lb_date first, last; /* first and last day both have; LB_DATE_NONE: none */
    lb_date parted;      /* first day with another state; LB_DATE_NONE: never */
    lb_date moved;       /* first day with another observable; LB_DATE_NONE: never */
    int count;
    gap gaps[LB_OBSERVABLE_COUNT]; /* those that differ */
} difference;

static void widen(gap *at, double first, double second, lb_date date)
{
    at->first = first;
    at->second = second;
    if (fabs(second - first) > fabs(at->widest)) {
        at->widest = second - first;
        at->widest_on = date;
    }
}

static void compare(difference *d)
{
    gap all[LB_OBSERVABLE_COUNT] = {0};
    const lb_stored_series *a = &d->series[0], *b = &d->series[1];
    d->first = d->last = d->parted = d->moved = LB_DATE_NONE;
    for (int i = 0, j = 0; i < a->count && j < b->count;) {
        if (a->dates[i] != b->dates[j]) {
            *(a->dates[i] < b->dates[j] ? &i : &j) += 1;
            continue;
        }
        d->first = d->first == LB_DATE_NONE ? a->dates[i] : d->first;
        d->last = a->dates[i];
        if (d->parted == LB_DATE_NONE && a->hashes[i] != b->hashes[j]) {
            d->parted = a->dates[i];
        }
        for (int k = 0; k < LB_OBSERVABLE_COUNT; k++) {
            widen(&all[k], a->values[i][k], b->values[j][k], a->dates[i]);
            d->moved = d->moved == LB_DATE_NONE && all[k].widest != 0 ? a->dates[i] : d->moved;
        }
        i++;
        j++;
    }
    for (int k = 0; k < LB_OBSERVABLE_COUNT; k++) {
        if (all[k].widest != 0) {
            d->gaps[d->count] = all[k];
            d->gaps[d->count++].observable = k;
        }
    }
}

static lb_status load_waterfall(lb_store *store, difference *d, int i, lb_error *err)
{
    lb_status status = lb_cli_run_scenario(store, &d->info[i], &d->scenario[i], err);
    if (status == LB_OK && d->scenario[i].yields == LB_YIELDS_CLEARED) {
        status = lb_store_waterfall(store, d->info[i].run, LB_FALL_10Y, LB_DATE_NONE, LB_DATE_NONE,
                                    &d->waterfall[i], err);
    }
    return status;
}

static lb_status load(const lb_cli_call *call, difference *d, lb_error *err)
{
    lb_store *store;
    lb_status status = lb_store_open(lb_cli_text(call, "--db"), LB_STORE_READ, &store, err);
    for (int i = 0; status == LB_OK && i < 2; i++) {
        status = lb_store_run(store, lb_cli_get(call, i ? "OTHER" : "RUN")->integer, &d->info[i], err);
        if (status == LB_OK) {
            status = lb_store_series(store, d->info[i].run, &d->series[i], err);
        }
        if (status == LB_OK) {
            status = load_waterfall(store, d, i, err);
        }
    }
    lb_store_close(store);
    return status;
}

/* The days both have, into the effect. */
static void gather_effect(difference *d)
{
    const lb_stored_series *with = &d->series[d->with], *without = &d->series[!d->with];
    for (int i = 0, j = 0; i < with->count && j < without->count;) {
        if (with->dates[i] != without->dates[j]) {
            *(with->dates[i] < without->dates[j] ? &i : &j) += 1;
            continue;
        }
        lb_effect_day(&d->effect, with->dates[i], with->values[i], without->values[j]);
        i++;
        j++;
    }
}

/* The run whose programmes are looked at: the one that has some; of two the one in which private holders ask for more to
 * hold what they are left. Not the one that leaves them more duration at the end: what is announced is priced before
 * it is sold, and at higher yields the same bonds have less of it. */
static int run_with_effect(const difference *d)
{
    int programmes[2] = {d->scenario[0].programme_count, d->scenario[1].programme_count};
    if (programmes[0] == 0 || programmes[1] == 0) {
        return programmes[1] > 0;
    }
    double sum = 0;
    const lb_stored_series *a = &d->series[0], *b = &d->series[1];
    for (int i = 0, j = 0; i < a->count && j < b->count;) {
        if (a->dates[i] != b->dates[j]) {
            *(a->dates[i] < b->dates[j] ? &i : &j) += 1;
            continue;
        }
        sum += b->values[j++][LB_OBS_term_premium_10y] - a->values[i++][LB_OBS_term_premium_10y];
    }
    return sum > 0;
}

/* One run less the other as an effect, if one has programmes. */
static lb_status find_effect(difference *d, lb_error *err)
{
    const lb_scenario *a = &d->scenario[0], *b = &d->scenario[1];
    bool cleared = a->yields == LB_YIELDS_CLEARED && b->yields == LB_YIELDS_CLEARED;
    if (!cleared || a->programme_count + b->programme_count == 0 || d->moved == LB_DATE_NONE) {
        return LB_OK;
    }
    d->with = run_with_effect(d);
    lb_model *model = NULL;
    lb_status status = lb_model_build(&d->scenario[d->with], NULL, &model, err);
    if (status == LB_OK) {
        lb_effect_begin(model, &d->effect);
        d->effect.until = d->last;
        d->effect.pair = a->programme_count > 0 && b->programme_count > 0;
        gather_effect(d);
        d->has_effect = true;
    }
    lb_model_free(model);
    return status;
}

static lb_effect_words effect_words(const difference *d, char names[3][48])
{
    for (int i = 0; i < 2; i++) {
        snprintf(names[i], 48, "run %lld", (long long)d->info[i ? d->with : !d->with].run);
    }
    /* the other way round than the tables above where the first run is the one with the effect */
    snprintf(names[2], 48, "run %lld less run %lld", (long long)d->info[d->with].run,
             (long long)d->info[!d->with].run);
    return (lb_effect_words){"Fed and Treasury", names[0], names[1], names[2],
                             d->scenario[0].claims_fed || d->scenario[1].claims_fed};
}

static lb_status print_gaps(const lb_cli_call *call, const difference *d, lb_error *err)
{
    char heading[2][32], date[11];
    lb_text_table *table = lb_text_table_new();
    lb_date_format(d->last, date);
    for (int i = 0; i < 2; i++) {
        snprintf(heading[i], sizeof heading[i], "run %lld", (long long)d->info[i].run);
    }
    lb_text_table_column(table, LB_ALIGN_LEFT, date);
    lb_text_table_column(table, LB_ALIGN_RIGHT, heading[0]);
    lb_text_table_column(table, LB_ALIGN_RIGHT, heading[1]);
    lb_text_table_column(table, LB_ALIGN_RIGHT, "difference");
    lb_text_table_column(table, LB_ALIGN_RIGHT, "widest");
    lb_text_table_column(table, LB_ALIGN_LEFT, "on");
    for (int i = 0; i < d->count; i++) {
        const gap *at = &d->gaps[i];
        const char *unit = lb_observable_unit(at->observable);
        char text[LB_FIGURE_SIZE];
        lb_text_table_cell(table, "%s", lb_observable_title(at->observable));
        lb_text_table_cell(table, "%s", lb_observable_text(unit, at->first, text));
        lb_text_table_cell(table, "%s", lb_observable_text(unit, at->second, text));
        lb_text_table_cell(table, "%s", lb_change_text(at->observable, at->second - at->first, text));
        lb_text_table_cell(table, "%s", lb_change_text(at->observable, at->widest, text));
        lb_text_table_cell(table, "%s", lb_date_format(at->widest_on, text));
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    return status;
}

/* The waterfalls of both runs from the first to the last day they share; false if one has none. */
static bool find_falls(const difference *d, lb_fall falls[2])
{
    for (int i = 0; i < 2; i++) {
        if (!d->waterfall[i].any || d->first == d->last) {
            return false;
        }
        falls[i] = lb_fall_between(&d->waterfall[i], lb_stored_waterfall_at(&d->waterfall[i], d->first),
                                   lb_stored_waterfall_at(&d->waterfall[i], d->last));
    }
    return true;
}

static void add_fall_row(lb_text_table *table, const char *title, double first_bp, double second_bp)
{
    char text[LB_FIGURE_SIZE];
    lb_text_table_cell(table, "%s", title);
    lb_text_table_cell(table, "%s", lb_bp_text(first_bp, text));
    lb_text_table_cell(table, "%s", lb_bp_text(second_bp, text));
    lb_text_table_cell(table, "%s", lb_bp_text(second_bp - first_bp, text));
}

/* What each run's market made of the 10-year over the days they share, and the second less the first. */
static lb_status print_falls(const lb_cli_call *call, const difference *d, lb_error *err)
{
    lb_fall falls[2];
    if (!find_falls(d, falls)) {
        return LB_OK;
    }
    char heading[2][32], title[96], date[11];
    lb_text_table *table = lb_text_table_new();
    lb_text_table_column(table, LB_ALIGN_LEFT, "Why the 10-year yield moved");
    for (int i = 0; i < 2; i++) {
        snprintf(heading[i], sizeof heading[i], "run %lld", (long long)d->info[i].run);
        lb_text_table_column(table, LB_ALIGN_RIGHT, heading[i]);
    }
    lb_text_table_column(table, LB_ALIGN_RIGHT, "difference");
    snprintf(title, sizeof title, "10-year yield since %s", lb_date_format(d->first, date));
    add_fall_row(table, title, 1e4 * (falls[0].end_dec - falls[0].start_dec),
                 1e4 * (falls[1].end_dec - falls[1].start_dec));
    lb_fall all = falls[1]; /* the rows are those that differ; holders that hardly do are one */
    for (int cause = 0; cause < LB_CAUSE_COUNT; cause++) {
        all.change_dec[cause] -= falls[0].change_dec[cause];
    }
    lb_fall_row rows[LB_FALL_ROWS];
    int count = lb_fall_rows(&all, rows);
    for (int i = 0; i < count; i++) {
        double bp[2];
        for (int k = 0; k < 2; k++) {
            bp[k] = lb_fall_row_bp(&falls[k], rows, count, i);
        }
        add_fall_row(table, lb_cli_fall_row_title(&rows[i], title), bp[0], bp[1]);
    }
    fputc('\n', call->out);
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    return status;
}

static lb_status print_words(const lb_cli_call *call, const difference *d, lb_error *err)
{
    char hash[2][LB_FIGURE_SIZE], date[11];
    for (int i = 0; i < 2; i++) {
        fprintf(call->out, "run %lld  %s  %s\n", (long long)d->info[i].run,
                lb_hash_groups(d->info[i].hash, hash[i]), d->info[i].title);
    }
    if (d->last == LB_DATE_NONE) {
        fprintf(call->out, "the runs share no day\n");
        return LB_OK;
    }
    if (d->parted == LB_DATE_NONE) {
        fprintf(call->out, "the same state on every day to %s\n", lb_date_format(d->last, date));
        return LB_OK;
    }
    fprintf(call->out, "the first day with another state is %s", lb_date_format(d->parted, date));
    if (d->moved != LB_DATE_NONE && d->moved != d->parted) { /* the state holds what has been announced */
        fprintf(call->out, ", with another figure %s", lb_date_format(d->moved, date));
    }
    fprintf(call->out, "\n\n");
    lb_status status = print_gaps(call, d, err);
    if (status == LB_OK) {
        status = print_falls(call, d, err);
    }
    if (status == LB_OK && d->has_effect) {
        char names[3][48];
        lb_effect_words words = effect_words(d, names);
        fputc('\n', call->out);
        status = lb_cli_print_effect(call, &d->effect, &words, err);
    }
    return status;
}

static void put_falls(lb_json *json, const difference *d)
{
    lb_fall falls[2];
    if (!find_falls(d, falls)) {
        return;
    }
    static const char *const names[] = {"first", "second"};
    lb_json_key(json, "waterfall");
    lb_json_object(json);
    for (int i = 0; i < 2; i++) {
        lb_json_key(json, names[i]);
        lb_json_object(json);
        lb_cli_json_fall(json, &falls[i]);
        lb_json_object_end(json);
    }
    lb_json_key(json, "difference_bp");
    lb_json_object(json);
    for (int cause = 0; cause < LB_CAUSE_COUNT; cause++) {
        lb_json_put_real(json, lb_cause_word(cause),
                         1e4 * (falls[1].change_dec[cause] - falls[0].change_dec[cause]));
    }
    lb_json_object_end(json);
    lb_json_object_end(json);
}

static lb_status print_json(const lb_cli_call *call, const difference *d, lb_error *err)
{
    lb_json json;
    lb_cli_json_begin(call, &json);
    lb_json_object(&json);
    lb_json_key(&json, "runs");
    lb_json_array(&json);
    for (int i = 0; i < 2; i++) {
        lb_json_object(&json);
        lb_cli_json_run(&json, &d->info[i]);
        lb_json_object_end(&json);
    }
    lb_json_array_end(&json);
    lb_json_put_date(&json, "last_shared_date", d->last);
    lb_json_put_date(&json, "first_difference", d->parted);
    lb_json_put_date(&json, "first_figure_difference", d->moved);
    lb_json_key(&json, "observables");
    lb_json_array(&json);
    for (int i = 0; i < d->count; i++) {
        const gap *at = &d->gaps[i];
        lb_json_object(&json);
        lb_json_put_text(&json, "name", lb_observable_word(at->observable));
        lb_json_put_text(&json, "unit", lb_observable_unit(at->observable));
        lb_json_put_real(&json, "first", at->first);
        lb_json_put_real(&json, "second", at->second);
        lb_json_put_real(&json, "difference", at->second - at->first);
        lb_json_put_real(&json, "widest", at->widest);
        lb_json_put_date(&json, "widest_on", at->widest_on);
        lb_json_object_end(&json);
    }
    lb_json_array_end(&json);
    put_falls(&json, d);
    if (d->has_effect) {
        char names[3][48];
        lb_effect_words words = effect_words(d, names);
        lb_cli_json_effect(&json, &d->effect, &words);
    }
    lb_json_object_end(&json);
    return lb_json_finish(&json, err);
}

static lb_status run_diff(const lb_cli_call *call, lb_error *err)
{
    difference *d = calloc(1, sizeof *d);
    if (!d) {
        return lb_fail(err, LB_ERR_NO_MEMORY, "no memory to compare two runs");
    }
    lb_status status = load(call, d, err);
    if (status == LB_OK) {
        compare(d);
        status = find_effect(d, err);
    }
    if (status == LB_OK) {
        status = lb_cli_given(call, "--json") ? print_json(call, d, err) : print_words(call, d, err);
    }
    for (int i = 0; i < 2; i++) {
        lb_stored_series_free(&d->series[i]);
        lb_stored_waterfall_free(&d->waterfall[i]);
    }
    free(d);
    return status;
}

static const lb_cli_param params[] = {
    {.name = "RUN",
     .type = LB_CLI_INTEGER,
     .flags = LB_CLI_REQUIRED,
     .low = 1,
     .high = 1e15,
     .meaning = "a run"},
    {.name = "OTHER",
     .type = LB_CLI_INTEGER,
     .flags = LB_CLI_REQUIRED,
     .low = 1,
     .high = 1e15,
     .meaning = "the run to set beside it"},
    LB_CLI_DB_PARAM,
    LB_CLI_JSON_PARAM,
    {0},
};

static const lb_cli_example examples[] = {
    {"longbond diff 42 43", "what the second run did to the first"},
    {0},
};

const lb_cli_command lb_cmd_diff = {
    .name = "diff",
    .purpose = "compare two stored runs",
    .description =
        "Names the first day on which the two worlds differ, and for each observable that differs its value "
        "in both on the last day they share and the day on which they are farthest apart. Of two runs whose "
        "market clears it also says which causes moved their 10-year yields apart.",
    .params = params,
    .examples = examples,
    .run = run_diff,
};
