/* cmd_calibrate.c - longbond calibrate: the model's responses beside literature and record. */
#include <math.h>

#include "base/error.h"
#include "cli/calibrate.h"
#include "cli/cmd.h"
#include "cli/options.h"
#include "cli/run_access.h"
#include "cli/text_table.h"
#include "study/calibration.h"

static void put_band(lb_text_table *table, const lb_calibration_row *row)
{
    if (isnan(row->low)) {
        lb_text_table_cell(table, "-");
    } else if (row->low == row->high) {
        lb_text_table_cell(table, "%.4g", row->low);
    } else {
        lb_text_table_cell(table, "%.4g to %.4g", row->low, row->high);
    }
}

static void put_row(lb_text_table *table, const lb_calibration_row *row)
{
    lb_text_table_cell(table, "%s", row->what);
    put_band(table, row);
    lb_text_table_cell(table, fabs(row->achieved) < 10 ? "%.2f" : "%.1f", row->achieved);
    lb_text_table_cell(table, "%s", row->unit);
    if (isnan(row->naive)) {
        lb_text_table_cell(table, "%s", "");
    } else {
        lb_text_table_cell(table, "%.2f", row->naive);
    }
    lb_text_table_cell(table, "%s", isnan(row->low) ? "" : lb_calibration_met(row) ? "met" : "missed");
    lb_text_table_cell(table, "%s", lb_calibration_role_word(row->role));
    lb_text_table_cell(table, "%s", row->source);
}

static lb_status print_table(const lb_cli_call *call, const lb_calibration *result, lb_error *err)
{
    static const char *const heads[] = {"", "target", "achieved", "unit", "naive", "", "role", "source"};
    enum { COLUMNS = sizeof heads / sizeof heads[0] };
    lb_text_table *table = lb_text_table_new();
    int judged = 0, met = 0;
    for (int i = 0; i < COLUMNS; i++) {
        lb_text_table_column(table, i == 1 || i == 2 || i == 4 ? LB_ALIGN_RIGHT : LB_ALIGN_LEFT, heads[i]);
    }
    for (int i = 0; i < result->count; i++) {
        const lb_calibration_row *row = &result->rows[i];
        put_row(table, row);
        judged += !isnan(row->low);
        met += !isnan(row->low) && lb_calibration_met(row);
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    if (status == LB_OK) {
        fprintf(call->out, "\n%d of %d targets met; a missed one is a finding, not an error\n", met, judged);
    }
    return status;
}

static lb_status print_json(const lb_cli_call *call, const lb_calibration *result,
                            const lb_auction_study_result *study, lb_error *err)
{
    lb_json json;
    lb_json_to_file(&json, call->out);
    json.indent = 2;
    lb_json_object(&json);
    lb_json_key(&json, "responses");
    lb_json_array(&json);
    for (int i = 0; i < result->count; i++) {
        const lb_calibration_row *row = &result->rows[i];
        const char *what = row->what;
        while (*what == ' ') {
            what++;
        }
        lb_json_object(&json);
        lb_json_put_text(&json, "group", row->group);
        lb_json_put_text(&json, "what", what);
        lb_json_put_real(&json, "target_low", row->low);
        lb_json_put_real(&json, "target_high", row->high);
        lb_json_put_real(&json, "achieved", row->achieved);
        lb_json_put_real(&json, "naive", row->naive);
        lb_json_put_text(&json, "unit", row->unit);
        lb_json_key(&json, "met");
        if (isnan(row->low)) {
            lb_json_null(&json);
        } else {
            lb_json_bool(&json, lb_calibration_met(row));
        }
        lb_json_put_text(&json, "role", lb_calibration_role_word(row->role));
        lb_json_put_text(&json, "source", row->source);
        lb_json_object_end(&json);
    }
    lb_json_array_end(&json);
    lb_cli_json_auction_study(&json, study);
    lb_json_object_end(&json);
    return lb_json_finish(&json, err);
}

static lb_status run_money(const lb_cli_call *call, lb_error *err)
{
    lb_money_study study;
    lb_status status = lb_money_study_run(&study, err);
    if (status != LB_OK) {
        return status;
    }
    return lb_cli_given(call, "--json") ? lb_cli_json_money_study(call, &study, err)
                                        : lb_cli_print_money_study(call, &study, err);
}

static lb_status run_calibrate(const lb_cli_call *call, lb_error *err)
{
    if (lb_cli_given(call, "--money")) {
        return run_money(call, err);
    }
    lb_calibration result;
    lb_auction_study_result study = {0};
    lb_status status = lb_calibrate(&result, err);
    if (status == LB_OK) {
        status = lb_auction_study(&(lb_auction_study_input){0}, &study, err);
    }
    if (status == LB_OK && lb_cli_given(call, "--json")) {
        status = print_json(call, &result, &study, err);
    } else if (status == LB_OK) {
        status = print_table(call, &result, err);
        status = status == LB_OK ? lb_cli_print_auction_study(call, &study, err) : status;
    }
    lb_auction_study_free(&study);
    return status;
}

static const lb_cli_param params[] = {
    {.name = "--table", .type = LB_CLI_FLAG, .meaning = "the table (the default)"},
    {.name = "--money",
     .type = LB_CLI_FLAG,
     .meaning = "the money market instead: anchor days, quiet days, September 2019, reverse repo in 2025"},
    LB_CLI_JSON_PARAM,
    {0},
};

static const lb_cli_example examples[] = {
    {"longbond calibrate --table", "every target: source, band, what the model gives, met or missed"},
    {"longbond calibrate --money", "SOFR and the federal funds rate beside the record"},
    {0},
};

const lb_cli_command lb_cmd_calibrate = {
    .name = "calibrate",
    .purpose = "print the model's responses beside literature and record",
    .description =
        "Works out on the baseline of 30 January 2026 what stocks, flows, debt and auctions do to "
        "yields, beside the figures of the literature and of the record. 'fitted' rows set a "
        "parameter, 'implied' ones follow from the others, 'out of sample' ones were seen by none. "
        "Targets that are missed are shown like the others.",
    .params = params,
    .examples = examples,
    .run = run_calibrate,
};
