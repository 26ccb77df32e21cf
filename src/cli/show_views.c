/* show_views.c - longbond show: headline, series, events. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "cli/show.h"
#include "cli/text_table.h"
#include "cli/waterfall_output.h"

/* Headline ------------------------------------------------------------------------------------------------ */

static lb_status print_headline(const lb_cli_call *call, const lb_run_info *info, const lb_headline *headline,
                                const lb_scenario *scenario, const lb_stored_waterfall *waterfall,
                                lb_error *err)
{
    if (lb_cli_given(call, "--json")) {
        lb_json json;
        lb_cli_json_begin_run(call, &json, info);
        lb_cli_json_headline(&json, headline, scenario);
        lb_cli_json_path(&json, waterfall);
        lb_json_object_end(&json);
        return lb_json_finish(&json, err);
    }
    lb_status status = lb_cli_print_headline(call, info->title, headline, scenario, err);
    if (status == LB_OK) {
        status = lb_cli_print_path(call, waterfall, err);
    }
    if (status == LB_OK) {
        if (info->state == LB_RUN_RUNNING) {
            fprintf(call->out, "\nnot finished: %d of %d days; 'longbond resume %lld' goes on\n", info->days,
                    info->steps, (long long)info->run);
        } else if (info->state == LB_RUN_FAILED) {
            fprintf(call->out, "\nfailed: %s\n", info->error);
        }
        fputc('\n', call->out);
        lb_cli_print_books(call->out, info, lb_cli_text(call, "--db"));
    }
    return status;
}

lb_status lb_show_headline(const lb_cli_call *call, lb_store *store, const lb_run_info *info, lb_error *err)
{
    lb_stored_series series;
    lb_scenario scenario;
    lb_status status = lb_cli_run_scenario(store, info, &scenario, err);
    if (status == LB_OK) {
        status = lb_store_series(store, info->run, &series, err);
    }
    if (status != LB_OK) {
        return status;
    }
    lb_headline headline = {0};
    lb_headline_series(&headline, &series);
    lb_stored_series_free(&series);
    lb_stored_waterfall waterfall = {0};
    if (scenario.yields == LB_YIELDS_CLEARED) {
        status =
            lb_store_waterfall(store, info->run, LB_FALL_10Y, LB_DATE_NONE, LB_DATE_NONE, &waterfall, err);
    }
    if (status == LB_OK) {
        status = print_headline(call, info, &headline, &scenario, &waterfall, err);
    }
    lb_stored_waterfall_free(&waterfall);
    return status;
}

/* Series -------------------------------------------------------------------------------------------------- */

enum { MOST_SERIES = 24 };

static lb_status fail_unknown_observable(const char *name, size_t length, lb_error *err)
{
    const char *names[LB_OBSERVABLE_COUNT];
    for (int i = 0; i < LB_OBSERVABLE_COUNT; i++) {
        names[i] = lb_observable_word(i);
    }
    char quote[LB_EXCERPT_SIZE];
    lb_excerpt(name, length, quote);
    const char *near = lb_nearest_name(quote, names, LB_OBSERVABLE_COUNT);
    return near ? lb_fail(err, LB_ERR_USAGE, "there is no observable '%s'; did you mean '%s'?", quote, near)
                : lb_fail(err, LB_ERR_USAGE,
                          "there is no observable '%s'; 'longbond help observables' lists them", quote);
}

/* Adds the observables of a text like "tga,bills"; "all" is every one. */
static lb_status add_names(const char *text, int *chosen, int most, int *count, lb_error *err)
{
    while (*text) {
        size_t length = strcspn(text, ",");
        char word[48];
        snprintf(word, sizeof word, "%.*s", (int)length, text);
        int observable = length < sizeof word ? lb_observable_find(word) : -1;
        if (strcmp(word, "all") == 0) {
            for (int i = 0; i < LB_OBSERVABLE_COUNT && *count < most; i++) {
                chosen[(*count)++] = i;
            }
        } else if (observable < 0) {
            return fail_unknown_observable(text, length, err);
        } else if (*count < most) {
            chosen[(*count)++] = observable;
        }
        text += length + (text[length] == ',');
    }
    return LB_OK;
}

static lb_status choose_series(const lb_cli_call *call, int *chosen, int *count, lb_error *err)
{
    *count = 0;
    const lb_cli_value *value;
    for (int n = 0; (value = lb_cli_nth(call, "--series", n)) != NULL; n++) {
        lb_status status = add_names(value->text, chosen, LB_OBSERVABLE_COUNT, count, err);
        if (status != LB_OK) {
            return status;
        }
    }
    if (*count > MOST_SERIES && !lb_cli_given(call, "--json")) {
        return lb_fail(err, LB_ERR_USAGE,
                       "a table holds at most %d series; take --json, or 'longbond export' for all of them",
                       MOST_SERIES);
    }
    return LB_OK;
}

bool lb_show_is_shown(const lb_date *dates, int count, int day, int pace)
{
    if (pace == 0 || day == 0 || day + 1 == count) {
        return true;
    }
    lb_ymd today = lb_date_ymd(dates[day]), next = lb_date_ymd(dates[day + 1]);
    return pace == 1 ? today.month != next.month : (today.month - 1) / 3 != (next.month - 1) / 3;
}

static lb_status series_table(const lb_cli_call *call, const lb_stored_series *series, const int *chosen,
                              int count, int pace, lb_error *err)
{
    lb_text_table *table = lb_text_table_new();
    lb_text_table_column(table, LB_ALIGN_LEFT, "date");
    for (int i = 0; i < count; i++) {
        lb_text_table_column(table, LB_ALIGN_RIGHT, lb_observable_word(chosen[i]));
    }
    for (int day = 0; day < series->count; day++) {
        if (!lb_show_is_shown(series->dates, series->count, day, pace)) {
            continue;
        }
        char date[11], figure[LB_FIGURE_SIZE];
        lb_text_table_cell(table, "%s", lb_date_format(series->dates[day], date));
        for (int i = 0; i < count; i++) {
            int decimals = strncmp(lb_observable_unit(chosen[i]), "usd mn", 6) == 0 ? 0 : 2;
            lb_text_table_cell(table, "%s", lb_fixed_text(series->values[day][chosen[i]], decimals, figure));
        }
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    return status;
}

static lb_status series_json(const lb_cli_call *call, const lb_run_info *info, const lb_stored_series *series,
                             const int *chosen, int count, int pace, lb_error *err)
{
    lb_json json;
    lb_cli_json_begin_run(call, &json, info);
    lb_json_key(&json, "units");
    lb_json_object(&json);
    for (int i = 0; i < count; i++) {
        lb_json_put_text(&json, lb_observable_word(chosen[i]), lb_observable_unit(chosen[i]));
    }
    lb_json_object_end(&json);
    lb_json_key(&json, "series");
    lb_json_array(&json);
    for (int day = 0; day < series->count; day++) {
        if (lb_show_is_shown(series->dates, series->count, day, pace)) {
            lb_json_object(&json);
            lb_json_put_date(&json, "date", series->dates[day]);
            for (int i = 0; i < count; i++) {
                lb_json_put_real(&json, lb_observable_word(chosen[i]), series->values[day][chosen[i]]);
            }
            lb_json_object_end(&json);
        }
    }
    lb_json_array_end(&json);
    lb_json_object_end(&json);
    return lb_json_finish(&json, err);
}

lb_status lb_show_series(const lb_cli_call *call, lb_store *store, const lb_run_info *info, lb_error *err)
{
    int chosen[LB_OBSERVABLE_COUNT], count;
    lb_status status = choose_series(call, chosen, &count, err);
    lb_stored_series series;
    if (status == LB_OK) {
        status = lb_store_series(store, info->run, &series, err);
    }
    if (status != LB_OK) {
        return status;
    }
    int pace = lb_cli_get(call, "--every")->choice;
    status = lb_cli_given(call, "--json") ? series_json(call, info, &series, chosen, count, pace, err)
                                          : series_table(call, &series, chosen, count, pace, err);
    lb_stored_series_free(&series);
    return status;
}

/* Events -------------------------------------------------------------------------------------------------- */

/* The label of the scenario's event behind a stored one, the name of its programme, or what an adjustment is of; NULL if
 * there is none. */
static const char *label_of(const lb_scenario *scenario, const lb_stored_event *event)
{
    int kind = lb_event_find(event->kind), entry = (int)event->value;
    if (lb_event_is_of_action(kind)) {
        return entry >= 0 && entry < scenario->action_count ? scenario->actions[entry].label : NULL;
    }
    if (lb_event_is_of_programme(kind)) {
        return entry >= 0 && entry < scenario->programme_count ? scenario->programmes[entry].name : NULL;
    }
    return kind == LB_EVENT_RECONCILED && entry >= 0 && entry < LB_RECONCILE_COUNT ? lb_reconcile_title(entry)
                                                                                   : NULL;
}

static lb_status events_table(const lb_cli_call *call, const lb_scenario *scenario,
                              const lb_stored_event *events, int count, lb_error *err)
{
    lb_text_table *table = lb_text_table_new();
    lb_text_table_column(table, LB_ALIGN_LEFT, "date");
    lb_text_table_column(table, LB_ALIGN_LEFT, "what");
    lb_text_table_column(table, LB_ALIGN_LEFT, "CUSIP or event");
    lb_text_table_column(table, LB_ALIGN_RIGHT, "usd mn");
    lb_text_table_column(table, LB_ALIGN_RIGHT, "value");
    for (int i = 0; i < count; i++) {
        char text[LB_FIGURE_SIZE];
        const char *label = label_of(scenario, &events[i]);
        bool no_value = label || events[i].value == 0;
        lb_text_table_cell(table, "%s", lb_date_format(events[i].date, text));
        lb_text_table_cell(table, "%s", events[i].kind);
        lb_text_table_cell(table, "%s%s%s", label ? label : "", label && events[i].cusip[0] ? ", " : "",
                           events[i].cusip);
        lb_text_table_cell(table, "%s", lb_money_text(events[i].cents, LB_MONEY_MN, 3, text));
        lb_text_table_cell(table, "%s", lb_fixed_text(no_value ? NAN : events[i].value, 6, text));
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    return status;
}

static lb_status events_json(const lb_cli_call *call, const lb_run_info *info, const lb_scenario *scenario,
                             const lb_stored_event *events, int count, lb_error *err)
{
    lb_json json;
    lb_cli_json_begin_run(call, &json, info);
    lb_json_key(&json, "events");
    lb_json_array(&json);
    for (int i = 0; i < count; i++) {
        lb_json_object(&json);
        lb_json_put_date(&json, "date", events[i].date);
        lb_json_put_int(&json, "number", events[i].order);
        lb_json_put_text(&json, "kind", events[i].kind);
        lb_json_put_text(&json, "cusip", events[i].cusip);
        if (label_of(scenario, &events[i])) {
            lb_json_put_text(&json, "label", label_of(scenario, &events[i]));
        }
        lb_json_put_real(&json, "usd", (double)events[i].cents / 100);
        lb_json_put_real(&json, "value", events[i].value);
        lb_json_object_end(&json);
    }
    lb_json_array_end(&json);
    lb_json_object_end(&json);
    return lb_json_finish(&json, err);
}

lb_status lb_show_events(const lb_cli_call *call, lb_store *store, const lb_run_info *info, lb_error *err)
{
    const lb_cli_value *why = lb_cli_get(call, "--why");
    lb_date from = why ? why->date : info->baseline, to = why ? why->date : info->last;
    char text[11];
    if (why && (from <= info->baseline || from > info->last)) {
        return lb_fail(err, LB_ERR_USAGE, "--why: %s is not a day of run %lld", lb_date_format(from, text),
                       (long long)info->run);
    }
    lb_stored_event *events;
    int count;
    lb_scenario scenario;
    lb_status status = lb_cli_run_scenario(store, info, &scenario, err);
    if (status == LB_OK) {
        status = lb_store_events(store, info->run, from, to, &events, &count, err);
    }
    if (status != LB_OK) {
        return status;
    }
    if (lb_cli_given(call, "--json")) {
        status = events_json(call, info, &scenario, events, count, err);
    } else if (count > 0) {
        status = events_table(call, &scenario, events, count, err);
    } else {
        fprintf(call->out, "nothing happened%s%s\n", why ? " on " : "",
                why ? lb_date_format(from, text) : "");
    }
    free(events);
    return status;
}
