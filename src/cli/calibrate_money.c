/* calibrate_money.c - longbond calibrate --money: the money market beside the record. */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "cli/calibrate.h"
#include "cli/options.h"
#include "cli/run_access.h"
#include "cli/text_table.h"

/* Columns with these heads; the first `left` and, if asked, the last stand left. */
static lb_text_table *start(const char *const *heads, int count, int left, bool last_left)
{
    lb_text_table *table = lb_text_table_new();
    for (int i = 0; i < count; i++) {
        bool to_left = i < left || (last_left && i == count - 1);
        lb_text_table_column(table, to_left ? LB_ALIGN_LEFT : LB_ALIGN_RIGHT, heads[i]);
    }
    return table;
}

static void put(lb_text_table *table, double value, int decimals)
{
    char text[LB_FIGURE_SIZE];
    lb_text_table_cell(table, "%s", isnan(value) ? "-" : lb_fixed_text(value, decimals, text));
}

static void put_date(lb_text_table *table, lb_date date)
{
    char text[11];
    lb_text_table_cell(table, "%s", lb_date_format(date, text));
}

static lb_status finish(const lb_cli_call *call, lb_text_table *table, lb_error *err)
{
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    return status;
}

static lb_status print_anchors(const lb_cli_call *call, const lb_money_study *study, lb_error *err)
{
    static const char *const heads[] = {"",           "day",          "reserves %", "drain bn", "lending bn",
                                        "settled bn", "SOFR-IORB bp", "smooth",     "model",    "off",
                                        "SRF bn",     "model",        "marks",      "source"};
    enum { COLUMNS = sizeof heads / sizeof heads[0] };
    fputs("Anchor days: reserves over bank assets, two-day drain and settlement, SOFR less the rate on "
          "reserves\n",
          call->out);
    lb_text_table *table = start(heads, COLUMNS, 2, true);
    for (int i = 0; i < LB_MONEY_ANCHORS; i++) {
        const lb_money_anchor *a = &study->anchors[i];
        put_date(table, a->date);
        lb_text_table_cell(table, "%s", a->what);
        put(table, a->ratio_pct, 2);
        put(table, a->drain_bn, 0);
        put(table, a->lending_bn, 0);
        put(table, a->collateral_bn, 0);
        put(table, a->observed_bp, 0);
        put(table, a->smooth_bp, 1);
        put(table, a->simulated_bp, 1);
        put(table, a->simulated_bp - a->observed_bp, 1);
        put(table, a->observed_srf_bn, 1);
        put(table, a->simulated_srf_bn, 1);
        lb_text_table_cell(table, "%c, inputs %c", a->observed_mark, a->input_mark);
        lb_text_table_cell(table, "%s", a->source);
    }
    return finish(call, table, err);
}

static lb_status print_quiet(const lb_cli_call *call, const lb_money_study *study, lb_error *err)
{
    static const char *const heads[] = {"",          "",          "from",    "to", "days", "within 3 bp",
                                        "mean miss", "mean size", "largest", "on"};
    enum { COLUMNS = sizeof heads / sizeof heads[0] };
    fputs("\nQuiet days: what reserves alone give, less the record, in bp\n", call->out);
    lb_text_table *table = start(heads, COLUMNS, 4, true);
    for (int i = 0; i < LB_MONEY_QUIETS; i++) {
        const lb_money_quiet *q = &study->quiet[i];
        lb_text_table_cell(table, "%s", q->what);
        lb_text_table_cell(table, "%s", q->in_sample ? "fitted" : "out of sample");
        put_date(table, q->from);
        put_date(table, q->to);
        lb_text_table_cell(table, "%d", q->count);
        lb_text_table_cell(table, "%.0f %%", 100 * q->within_share);
        put(table, q->mean_bp, 1);
        put(table, q->mean_abs_bp, 1);
        put(table, q->max_abs_bp, 1);
        put_date(table, q->worst);
    }
    lb_status status = finish(call, table, err);
    fprintf(call->out,
            "least squares: SOFR %.2f and %.2f bp in sample, federal funds %.2f and %.2f bp on all days\n",
            study->fitted_flat_bp, study->fitted_slope_bp, study->fitted_effr_flat_bp,
            study->fitted_effr_slope_bp);
    return status;
}

static lb_status print_2019(const lb_cli_call *call, const lb_money_study *study, lb_error *err)
{
    static const char *const heads[] = {"",       "reserves %", "drain bn", "lending bn",
                                        "SOFR %", "model",      "EFFR %",   "model"};
    enum { COLUMNS = sizeof heads / sizeof heads[0] };
    fputs("\nSeptember and October 2019\n", call->out);
    lb_text_table *table = start(heads, COLUMNS, 1, false);
    for (int i = 0; i < study->day_count; i++) {
        const lb_money_day_2019 *day = &study->days[i];
        put_date(table, day->date);
        put(table, day->ratio_pct, 2);
        put(table, day->drain_bn, 0);
        put(table, day->lending_bn, 0);
        put(table, day->sofr_pct, 2);
        put(table, day->simulated_sofr_pct, 2);
        put(table, day->effr_pct, 2);
        put(table, day->simulated_effr_pct, 2);
    }
    return finish(call, table, err);
}

static lb_status print_drain(const lb_cli_call *call, const lb_money_study *study, lb_error *err)
{
    static const char *const heads[] = {"week to", "drained bn", "reverse repo bn", "model"};
    enum { COLUMNS = sizeof heads / sizeof heads[0] };
    fputs("\nReverse repo while the Treasury's cash was rebuilt, out of sample (averages of weeks)\n",
          call->out);
    lb_text_table *table = start(heads, COLUMNS, 1, false);
    for (int i = 0; i < study->week_count; i++) {
        const lb_money_drain_week *week = &study->weeks[i];
        put_date(table, week->date);
        put(table, week->drained_bn, 0);
        put(table, week->recorded_bn, 0);
        put(table, week->simulated_bn, 0);
    }
    lb_status status = finish(call, table, err);
    fprintf(call->out,
            "least squares: depth of reverse repo %.0f bn on changes over 13 weeks to June 2025, %.0f over "
            "one week; "
            "standing repo %.2f bn per bp\n",
            study->fitted_depth_bn, study->fitted_weekly_depth_bn, study->fitted_srf_slope_bn);
    return status;
}

lb_status lb_cli_print_money_study(const lb_cli_call *call, const lb_money_study *study, lb_error *err)
{
    lb_status (*const parts[])(const lb_cli_call *, const lb_money_study *,
                               lb_error *) = {print_anchors, print_quiet, print_2019, print_drain};
    lb_status status = LB_OK;
    for (size_t i = 0; status == LB_OK && i < sizeof parts / sizeof parts[0]; i++) {
        status = parts[i](call, study, err);
    }
    return status;
}

static void put_mark(lb_json *json, const char *key, char mark)
{
    char text[2] = {mark, '\0'};
    lb_json_put_text(json, key, text);
}

static void json_anchors(lb_json *json, const lb_money_study *study)
{
    lb_json_key(json, "anchors");
    lb_json_array(json);
    for (int i = 0; i < LB_MONEY_ANCHORS; i++) {
        const lb_money_anchor *a = &study->anchors[i];
        lb_json_object(json);
        lb_json_put_date(json, "date", a->date);
        lb_json_put_text(json, "what", a->what);
        lb_json_put_real(json, "reserves_usd_bn", a->reserves_bn);
        lb_json_put_real(json, "reserves_to_bank_assets_pct", a->ratio_pct);
        lb_json_put_real(json, "on_rrp_usd_bn", a->on_rrp_bn);
        lb_json_put_real(json, "drain_usd_bn", a->drain_bn);
        lb_json_put_real(json, "lending_usd_bn", a->lending_bn);
        lb_json_put_real(json, "settled_usd_bn", a->collateral_bn);
        lb_json_put_real(json, "calendar", a->calendar);
        lb_json_put_real(json, "observed_bp", a->observed_bp);
        lb_json_put_real(json, "smooth_bp", a->smooth_bp);
        lb_json_put_real(json, "simulated_bp", a->simulated_bp);
        lb_json_put_real(json, "observed_srf_usd_bn", a->observed_srf_bn);
        lb_json_put_real(json, "simulated_srf_usd_bn", a->simulated_srf_bn);
        put_mark(json, "observed_mark", a->observed_mark);
        put_mark(json, "input_mark", a->input_mark);
        lb_json_put_text(json, "source", a->source);
        lb_json_object_end(json);
    }
    lb_json_array_end(json);
}

static void json_quiet(lb_json *json, const lb_money_study *study)
{
    lb_json_key(json, "quiet_days");
    lb_json_array(json);
    for (int i = 0; i < LB_MONEY_QUIETS; i++) {
        const lb_money_quiet *q = &study->quiet[i];
        lb_json_object(json);
        lb_json_put_text(json, "what", q->what);
        lb_json_put_text(json, "role", q->in_sample ? "fitted" : "out of sample");
        lb_json_put_date(json, "from", q->from);
        lb_json_put_date(json, "to", q->to);
        lb_json_put_int(json, "days", q->count);
        lb_json_put_real(json, "within_3_bp_share", q->within_share);
        lb_json_put_real(json, "mean_bp", q->mean_bp);
        lb_json_put_real(json, "mean_abs_bp", q->mean_abs_bp);
        lb_json_put_real(json, "max_abs_bp", q->max_abs_bp);
        lb_json_put_date(json, "worst", q->worst);
        lb_json_object_end(json);
    }
    lb_json_array_end(json);
}

static void json_replays(lb_json *json, const lb_money_study *study)
{
    lb_json_key(json, "september_2019");
    lb_json_array(json);
    for (int i = 0; i < study->day_count; i++) {
        const lb_money_day_2019 *day = &study->days[i];
        lb_json_object(json);
        lb_json_put_date(json, "date", day->date);
        lb_json_put_real(json, "reserves_to_bank_assets_pct", day->ratio_pct);
        lb_json_put_real(json, "drain_usd_bn", day->drain_bn);
        lb_json_put_real(json, "lending_usd_bn", day->lending_bn);
        lb_json_put_real(json, "sofr_pct", day->sofr_pct);
        lb_json_put_real(json, "simulated_sofr_pct", day->simulated_sofr_pct);
        lb_json_put_real(json, "effr_pct", day->effr_pct);
        lb_json_put_real(json, "simulated_effr_pct", day->simulated_effr_pct);
        lb_json_object_end(json);
    }
    lb_json_array_end(json);
    lb_json_key(json, "reverse_repo_2025");
    lb_json_array(json);
    for (int i = 0; i < study->week_count; i++) {
        lb_json_object(json);
        lb_json_put_date(json, "date", study->weeks[i].date);
        lb_json_put_real(json, "drained_usd_bn", study->weeks[i].drained_bn);
        lb_json_put_real(json, "recorded_usd_bn", study->weeks[i].recorded_bn);
        lb_json_put_real(json, "simulated_usd_bn", study->weeks[i].simulated_bn);
        lb_json_object_end(json);
    }
    lb_json_array_end(json);
}

lb_status lb_cli_json_money_study(const lb_cli_call *call, const lb_money_study *study, lb_error *err)
{
    lb_json json;
    lb_json_to_file(&json, call->out);
    json.indent = 2;
    lb_json_object(&json);
    json_anchors(&json, study);
    json_quiet(&json, study);
    json_replays(&json, study);
    lb_json_put_real(&json, "fitted_sofr_flat_bp", study->fitted_flat_bp);
    lb_json_put_real(&json, "fitted_sofr_slope_bp", study->fitted_slope_bp);
    lb_json_put_real(&json, "fitted_effr_flat_bp", study->fitted_effr_flat_bp);
    lb_json_put_real(&json, "fitted_effr_slope_bp", study->fitted_effr_slope_bp);
    lb_json_put_real(&json, "fitted_rrp_depth_usd_bn", study->fitted_depth_bn);
    lb_json_put_real(&json, "fitted_weekly_rrp_depth_usd_bn", study->fitted_weekly_depth_bn);
    lb_json_put_real(&json, "fitted_srf_slope_usd_bn", study->fitted_srf_slope_bn);
    lb_json_object_end(&json);
    return lb_json_finish(&json, err);
}
