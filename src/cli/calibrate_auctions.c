/* calibrate_auctions.c - longbond calibrate: simulated auctions beside the recorded ones. */
#include <math.h>

#include "base/error.h"
#include "cli/calibrate.h"
#include "cli/options.h"
#include "cli/run_access.h"
#include "cli/text_table.h"

static void start_columns(lb_text_table *table, const char *const *heads, int count, int left)
{
    for (int i = 0; i < count; i++) {
        lb_text_table_column(table, i < left || i == count - 1 ? LB_ALIGN_LEFT : LB_ALIGN_RIGHT, heads[i]);
    }
}

static void put_value(lb_text_table *table, double value)
{
    char text[LB_FIGURE_SIZE];
    lb_text_table_cell(table, "%s", lb_fixed_text(value, 2, text));
}

static lb_status print_averages(const lb_cli_call *call, const lb_auction_study_result *study, int *within,
                                lb_error *err)
{
    static const char *const heads[] = {"tenor", "sample",  "measure", "auctions",         "recorded", "s.d.",
                                        "model", "in s.d.", "RMSE",    "RMSE of last six", ""};
    enum { COLUMNS = sizeof heads / sizeof heads[0] };
    lb_text_table *table = lb_text_table_new();
    start_columns(table, heads, COLUMNS, 3);
    *within = 0;
    for (int i = 0; i < study->row_count; i++) {
        const lb_auction_row *row = &study->rows[i];
        if (row->measure == LB_MEASURE_SPREAD) {
            continue;
        }
        lb_text_table_cell(table, "%s", lb_auction_group_word(row->group));
        lb_text_table_cell(table, "%s", row->in_sample ? "fitted" : "out of sample");
        lb_text_table_cell(table, "%s, %s", lb_auction_measure_word(row->measure),
                           lb_auction_measure_unit(row->measure));
        lb_text_table_cell(table, "%d", row->count);
        put_value(table, row->recorded_mean);
        put_value(table, row->recorded_sd);
        put_value(table, row->model_mean);
        put_value(table, row->off_sd);
        put_value(table, row->rmse[LB_ANSWER_FORECAST]);
        put_value(table, row->rmse[LB_ANSWER_NAIVE]);
        lb_text_table_cell(table, "%s", row->within ? "met" : "missed");
        *within += row->within;
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    return status;
}

static lb_status print_weak(const lb_cli_call *call, const lb_auction_study_result *study, lb_error *err)
{
    static const char *const heads[] = {"auction",      "tenor", "from",    "tail",  "model",
                                        "bid-to-cover", "model", "dealers", "model", ""};
    enum { COLUMNS = sizeof heads / sizeof heads[0] };
    lb_text_table *table = lb_text_table_new();
    start_columns(table, heads, COLUMNS, 3);
    for (int i = 0; i < LB_WEAK_AUCTIONS * (LB_ANSWER_COUNT - 1); i++) {
        const lb_weak_auction *weak = &study->weak[i];
        const lb_auction_case *record = weak->record;
        const double *answer = record->answer[weak->answer];
        char date[11];
        lb_text_table_cell(table, "%s", lb_date_format(record->date, date));
        lb_text_table_cell(table, "%s", lb_auction_group_word(record->drivers.group));
        lb_text_table_cell(table, "%s", lb_auction_answer_word(weak->answer));
        put_value(table, record->published_bp);
        put_value(table, answer[LB_MEASURE_TAIL]);
        put_value(table, record->recorded[LB_MEASURE_COVER]);
        put_value(table, answer[LB_MEASURE_COVER]);
        put_value(table, record->recorded[LB_MEASURE_DEALER]);
        put_value(table, answer[LB_MEASURE_DEALER]);
        bool before_cover = !weak->tail_within && !weak->cover_within;
        bool before_dealers = !(weak->tail_within && weak->cover_within) && !weak->dealer_within;
        lb_text_table_cell(table, "%s%s%s%s%s", weak->tail_within ? "" : "tail", before_cover ? " " : "",
                           weak->cover_within ? "" : "cover", before_dealers ? " " : "",
                           weak->dealer_within ? "" : "dealers");
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    return status;
}

lb_status lb_cli_print_auction_study(const lb_cli_call *call, const lb_auction_study_result *study,
                                     lb_error *err)
{
    int within = 0, shown = 0;
    for (int i = 0; i < study->row_count; i++) {
        shown += study->rows[i].measure != LB_MEASURE_SPREAD;
    }
    fprintf(call->out, "\nAuctions by tenor: fitted on %d auctions until 2024, judged on %d after\n",
            study->in_sample_count, study->count - study->in_sample_count);
    lb_status status = print_averages(call, study, &within, err);
    if (status == LB_OK) {
        fprintf(call->out, "%d of %d averages within one standard deviation\n", within, shown);
        fputs("\nWeak auctions: what the drivers give; the last column names what is off by more than 1.5 "
              "bp, 0.10, 4 points\n",
              call->out);
        status = print_weak(call, study, err);
    }
    return status;
}

static void put_flag(lb_json *json, const char *key, bool value)
{
    lb_json_key(json, key);
    lb_json_bool(json, value);
}

static void json_averages(lb_json *json, const lb_auction_study_result *study)
{
    lb_json_key(json, "auctions");
    lb_json_array(json);
    for (int i = 0; i < study->row_count; i++) {
        const lb_auction_row *row = &study->rows[i];
        lb_json_object(json);
        lb_json_put_text(json, "tenor", lb_auction_group_word(row->group));
        lb_json_put_text(json, "role", row->in_sample ? "fitted" : "out of sample");
        lb_json_put_text(json, "measure", lb_auction_measure_word(row->measure));
        lb_json_put_text(json, "unit", lb_auction_measure_unit(row->measure));
        lb_json_put_int(json, "auctions", row->count);
        lb_json_put_real(json, "recorded_mean", row->recorded_mean);
        lb_json_put_real(json, "recorded_sd", row->recorded_sd);
        lb_json_put_real(json, "model_mean", row->model_mean);
        lb_json_put_real(json, "off_sd", row->off_sd);
        lb_json_put_real(json, "rmse", row->rmse[LB_ANSWER_FORECAST]);
        lb_json_put_real(json, "rmse_last_six", row->rmse[LB_ANSWER_NAIVE]);
        put_flag(json, "met", row->within);
        lb_json_object_end(json);
    }
    lb_json_array_end(json);
}

static void json_weak(lb_json *json, const lb_auction_study_result *study)
{
    lb_json_key(json, "weak_auctions");
    lb_json_array(json);
    for (int i = 0; i < LB_WEAK_AUCTIONS * (LB_ANSWER_COUNT - 1); i++) {
        const lb_weak_auction *weak = &study->weak[i];
        const double *recorded = weak->record->recorded, *answer = weak->record->answer[weak->answer];
        lb_json_object(json);
        lb_json_put_date(json, "auction_date", weak->record->date);
        lb_json_put_text(json, "tenor", lb_auction_group_word(weak->record->drivers.group));
        lb_json_put_text(json, "from", lb_auction_answer_word(weak->answer));
        lb_json_put_real(json, "tail_bp", weak->record->published_bp);
        lb_json_put_real(json, "model_tail_bp", answer[LB_MEASURE_TAIL]);
        lb_json_put_real(json, "bid_to_cover", recorded[LB_MEASURE_COVER]);
        lb_json_put_real(json, "model_bid_to_cover", answer[LB_MEASURE_COVER]);
        lb_json_put_real(json, "dealer_pct", recorded[LB_MEASURE_DEALER]);
        lb_json_put_real(json, "model_dealer_pct", answer[LB_MEASURE_DEALER]);
        put_flag(json, "tail_met", weak->tail_within);
        put_flag(json, "bid_to_cover_met", weak->cover_within);
        put_flag(json, "dealer_met", weak->dealer_within);
        lb_json_object_end(json);
    }
    lb_json_array_end(json);
}

void lb_cli_json_auction_study(lb_json *json, const lb_auction_study_result *study)
{
    json_averages(json, study);
    json_weak(json, study);
}
