/* show_waterfall.c - longbond show --waterfall: why a key yield moved, over the run, a span or a day. */
#include "base/error.h"
#include "cli/show.h"
#include "cli/text_table.h"
#include "cli/waterfall_output.h"

/* The days that were asked for: indices of the first and the last. */
typedef struct span {
    int first, last;
} span;

static lb_status load(lb_store *store, const lb_run_info *info, int maturity, lb_stored_waterfall *out,
                      lb_error *err)
{
    lb_scenario scenario;
    long long run = (long long)info->run;
    lb_status status = lb_cli_run_scenario(store, info, &scenario, err);
    if (status == LB_OK && scenario.yields == LB_YIELDS_GIVEN) {
        status =
            lb_fail(err, LB_ERR_USAGE,
                    "run %lld has no waterfall: its yields are given ('yields: given'), so nothing in it "
                    "says why they moved",
                    run);
    }
    if (status != LB_OK) {
        return status;
    }
    status = lb_store_waterfall(store, info->run, maturity, LB_DATE_NONE, LB_DATE_NONE, out, err);
    if (status == LB_OK && !out->any) {
        lb_stored_waterfall_free(out);
        status = lb_fail(err, LB_ERR_NOT_FOUND,
                         "run %lld has no waterfall: its yields have not moved yet, or an earlier version of "
                         "longbond stored it",
                         run);
    }
    return status;
}

/* --from alone: from there to the end; --on alone: that day; both: from the one to the other. */
static lb_status find_span(const lb_cli_call *call, const lb_stored_waterfall *waterfall,
                           const lb_run_info *info, span *out, lb_error *err)
{
    const lb_cli_value *from = lb_cli_get(call, "--from"), *on = lb_cli_get(call, "--on");
    lb_date begin = waterfall->dates[0], end = waterfall->dates[waterfall->count - 1];
    char text[11], first[11], last[11];
    *out = (span){0, waterfall->count - 1};
    const lb_cli_value *given[] = {from, on};
    for (int i = 0; i < 2; i++) {
        if (given[i] && (given[i]->date < begin || given[i]->date > end)) {
            return lb_fail(err, LB_ERR_USAGE, "%s: %s is not a day of run %lld, which goes from %s to %s",
                           i ? "--on" : "--from", lb_date_format(given[i]->date, text), (long long)info->run,
                           lb_date_format(begin, first), lb_date_format(end, last));
        }
    }
    if (on) {
        out->last = lb_stored_waterfall_at(waterfall, on->date);
        out->first = from ? 0 : out->last - 1;
    }
    if (from) {
        out->first = lb_stored_waterfall_at(waterfall, from->date);
    }
    if (on && !from && (waterfall->dates[out->last] != on->date || out->last == 0)) {
        return lb_fail(err, LB_ERR_USAGE, "--on: %s is not a business day of run %lld after its baseline",
                       lb_date_format(on->date, text), (long long)info->run);
    }
    if (out->first >= out->last) {
        return lb_fail(err, LB_ERR_USAGE, "--from must lie before %s", on ? "--on" : "the end of the run");
    }
    return LB_OK;
}

static const double *sectors_of(const lb_fall *fall)
{
    return &fall->change_dec[LB_CAUSE_SECTORS];
}

/* One row a day, a month or a quarter: what had happened since the start of the span. */
static lb_status print_days(const lb_cli_call *call, const lb_stored_waterfall *waterfall, span days,
                            int pace, lb_error *err)
{
    lb_text_table *table = lb_text_table_new();
    char text[LB_FIGURE_SIZE], name[16];
    lb_text_table_column(table, LB_ALIGN_LEFT, "bp since the start");
    snprintf(text, sizeof text, "%s %%", lb_fall_title(waterfall->maturity, name));
    lb_text_table_column(table, LB_ALIGN_RIGHT, text);
    lb_text_table_column(table, LB_ALIGN_RIGHT, "change");
    for (int cause = 0; cause < LB_CAUSE_SECTORS; cause++) {
        lb_text_table_column(table, LB_ALIGN_RIGHT, lb_cause_word(cause));
    }
    lb_text_table_column(table, LB_ALIGN_RIGHT, "holders");
    int count = days.last - days.first + 1;
    for (int day = days.first; day <= days.last; day++) {
        if (!lb_show_is_shown(waterfall->dates + days.first, count, day - days.first, pace)) {
            continue;
        }
        lb_fall fall = lb_fall_between(waterfall, days.first, day);
        double holders = 0;
        for (int i = 0; i < LB_CAUSE_COUNT - LB_CAUSE_SECTORS; i++) {
            holders += sectors_of(&fall)[i];
        }
        lb_text_table_cell(table, "%s", lb_date_format(fall.last, text));
        lb_text_table_cell(table, "%s", lb_fixed_text(100 * fall.end_dec, 3, text));
        lb_text_table_cell(table, "%s", lb_signed_text(1e4 * (fall.end_dec - fall.start_dec), 1, text));
        for (int cause = 0; cause < LB_CAUSE_SECTORS; cause++) {
            lb_text_table_cell(table, "%s", lb_signed_text(1e4 * fall.change_dec[cause], 1, text));
        }
        lb_text_table_cell(table, "%s", lb_signed_text(1e4 * holders, 1, text));
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    return status;
}

static lb_status print_json(const lb_cli_call *call, const lb_run_info *info,
                            const lb_stored_waterfall *waterfall, span days, int pace, lb_error *err)
{
    lb_json json;
    lb_fall fall = lb_fall_between(waterfall, days.first, days.last);
    lb_cli_json_begin_run(call, &json, info);
    lb_json_key(&json, "waterfall");
    lb_json_object(&json);
    lb_cli_json_fall(&json, &fall);
    lb_json_object_end(&json);
    lb_json_key(&json, "days");
    lb_json_array(&json);
    int count = days.last - days.first + 1;
    for (int day = days.first; day <= days.last; day++) {
        if (!lb_show_is_shown(waterfall->dates + days.first, count, day - days.first, pace)) {
            continue;
        }
        fall = lb_fall_between(waterfall, days.first, day);
        lb_json_object(&json);
        lb_json_put_date(&json, "date", fall.last);
        lb_json_put_real(&json, "yield_pct", 100 * fall.end_dec);
        lb_json_put_real(&json, "change_bp", 1e4 * (fall.end_dec - fall.start_dec));
        lb_json_put_real(&json, "term_premium", 1e4 * lb_fall_premium_dec(&fall));
        for (int cause = 0; cause < LB_CAUSE_COUNT; cause++) {
            lb_json_put_real(&json, lb_cause_word(cause), 1e4 * fall.change_dec[cause]);
        }
        lb_json_object_end(&json);
    }
    lb_json_array_end(&json);
    lb_json_object_end(&json);
    return lb_json_finish(&json, err);
}

lb_status lb_show_waterfall(const lb_cli_call *call, lb_store *store, const lb_run_info *info, lb_error *err)
{
    lb_stored_waterfall waterfall;
    span days;
    int pace = lb_cli_get(call, "--every")->choice;
    lb_status status =
        load(store, info, lb_waterfall_find(lb_cli_text(call, "--waterfall")), &waterfall, err);
    if (status != LB_OK) {
        return status;
    }
    status = find_span(call, &waterfall, info, &days, err);
    if (status == LB_OK && lb_cli_given(call, "--json")) {
        status = print_json(call, info, &waterfall, days, pace, err);
    } else if (status == LB_OK && lb_cli_given(call, "--every")) {
        status = print_days(call, &waterfall, days, pace, err);
    } else if (status == LB_OK) {
        lb_fall fall = lb_fall_between(&waterfall, days.first, days.last);
        status = lb_cli_print_fall(call, &fall, err);
    }
    lb_stored_waterfall_free(&waterfall);
    return status;
}
