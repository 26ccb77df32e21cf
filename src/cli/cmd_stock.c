/* cmd_stock.c - longbond stock: the marketable debt at a baseline, security by security. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/json_writer.h"
#include "cli/cmd.h"
#include "cli/options.h"
#include "cli/text_table.h"
#include "data/sticky_rows.h"
#include "world/model.h"
#include "world/world.h"

enum { MOST_CLASSES = 16 };

/* Published totals of the baseline by class, USD, and the model that has every security. */
typedef struct stock {
    int class_count;
    char class_name[MOST_CLASSES][32];
    int64_t class_cents[MOST_CLASSES];
    int64_t total_cents;
    double wam_months;
    lb_model *model;
    lb_world *world;
} stock;

static lb_status read_totals(stock *out, lb_error *err)
{
    lb_rows rows;
    lb_rows_open_snapshot(&rows, "stock_totals", err);
    for (int row = 0; rows.status == LB_OK && row < rows.count; row++) {
        const char *name = lb_rows_text(&rows, row, "class");
        int64_t cents = lb_rows_decimal(&rows, row, "live_usd", 2) +
                        lb_rows_decimal(&rows, row, "matured_unpaid_usd", 2) +
                        lb_rows_decimal(&rows, row, "unpresented_usd", 2) +
                        lb_rows_decimal(&rows, row, "ffb_usd", 2);
        if (strncmp(name, "Total", 5) == 0) {
            out->total_cents = cents;
        } else if (out->class_count < MOST_CLASSES) {
            snprintf(out->class_name[out->class_count], sizeof out->class_name[0], "%s", name);
            out->class_cents[out->class_count++] = cents;
        }
    }
    return lb_rows_close(&rows);
}

static bool is_live(const stock *s, int security)
{
    return security < s->model->opening_count && s->model->securities[security].maturity > s->model->baseline;
}

/* Outstanding of a security at the statement's date, compensation included, cents. */
static int64_t principal(const stock *s, int security)
{
    int64_t sum = 0;
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        sum += lb_wc_holdings(s->world)[security * LB_SECTOR_COUNT + sector] +
               lb_wc_compensation(s->world)[security * LB_SECTOR_COUNT + sector];
    }
    return sum;
}

static lb_status open_stock(const lb_cli_call *call, stock *out, lb_error *err)
{
    char text[160], date[11];
    lb_date baseline = lb_cli_get(call, "--baseline")->date;
    lb_date_format(baseline, date);
    if (baseline !=
        lb_date_make(2023, 9, 30)) { /* later dates are opened by replaying the record from there */
        return lb_fail(err, LB_ERR_NOT_FOUND, "the snapshot has the opening stock of 2023-09-30, not of %s",
                       date);
    }
    int length = snprintf(text, sizeof text, "title: stock\nbaseline: %s\nuntil: %d-12-31\n", date,
                          lb_date_ymd(baseline).year);
    lb_status status = lb_model_parse("--baseline", text, (size_t)length, &out->model, err);
    if (status == LB_OK) {
        status = lb_world_open(out->model, &out->world, err);
    }
    if (status == LB_OK) {
        status = read_totals(out, err);
    }
    double months = 0, sum = 0;
    for (int s = 0; status == LB_OK && s < out->model->opening_count; s++) {
        if (is_live(out, s)) {
            double weight = (double)principal(out, s);
            months += weight * (out->model->securities[s].maturity - baseline) / 365.25 * 12;
            sum += weight;
        }
    }
    out->wam_months = sum > 0 ? months / sum : 0;
    return status;
}

static double millions(int64_t cents)
{
    return (double)cents / 1e8;
}

static void put_security(lb_json *json, const stock *s, int security)
{
    const lb_security *terms = &s->model->securities[security];
    char date[11];
    lb_json_object(json);
    lb_json_key(json, "cusip");
    lb_json_string(json, terms->cusip);
    lb_json_key(json, "type");
    lb_json_string(json, lb_security_type_word(terms->type));
    lb_json_key(json, "maturity");
    lb_json_string(json, lb_date_format(terms->maturity, date));
    lb_json_key(json, "coupon_pct");
    lb_json_double(json, 100 * terms->coupon_dec);
    if (terms->type == LB_FRN) {
        lb_json_key(json, "spread_pct");
        lb_json_double(json, 100 * terms->spread_dec);
    }
    lb_json_key(json, "original_par_usd_millions");
    lb_json_double(json, millions(lb_wc_outstanding(s->world)[security]));
    lb_json_key(json, "outstanding_usd_millions");
    lb_json_double(json, millions(principal(s, security)));
    lb_json_key(json, "soma_par_usd_millions");
    lb_json_double(json, millions(lb_wc_holdings(s->world)[security * LB_SECTOR_COUNT + LB_FED]));
    lb_json_object_end(json);
}

static lb_status print_json(const lb_cli_call *call, const stock *s, lb_error *err)
{
    lb_json json;
    lb_json_to_file(&json, call->out);
    json.indent = 2;
    char date[11];
    lb_json_object(&json);
    lb_json_key(&json, "baseline");
    lb_json_string(&json, lb_date_format(s->model->baseline, date));
    lb_json_key(&json, "total_marketable_usd_millions");
    lb_json_double(&json, millions(s->total_cents));
    lb_json_key(&json, "classes");
    lb_json_object(&json);
    double bills = 0;
    for (int i = 0; i < s->class_count; i++) {
        lb_json_key(&json, s->class_name[i]);
        lb_json_double(&json, millions(s->class_cents[i]));
        bills = strcmp(s->class_name[i], "Bills") == 0 ? (double)s->class_cents[i] : bills;
    }
    lb_json_object_end(&json);
    lb_json_key(&json, "wam_months");
    lb_json_double(&json, s->wam_months);
    lb_json_key(&json, "bill_share");
    lb_json_double(&json, bills / (double)s->total_cents);
    int count = 0;
    lb_json_key(&json, "securities");
    lb_json_array(&json);
    for (int i = 0; i < s->model->opening_count; i++) {
        if (is_live(s, i)) {
            put_security(&json, s, i);
            count++;
        }
    }
    lb_json_array_end(&json);
    lb_json_key(&json, "security_count");
    lb_json_int(&json, count);
    lb_json_object_end(&json);
    return lb_json_finish(&json, err);
}

static lb_status print_list(const lb_cli_call *call, const stock *s, lb_error *err)
{
    static const char *const heads[] = {"CUSIP",  "type",           "coupon %",   "maturity",
                                        "par mn", "outstanding mn", "SOMA par mn"};
    lb_text_table *table = lb_text_table_new();
    for (int i = 0; i < 7; i++) {
        lb_text_table_column(table, i == 0 || i == 1 || i == 3 ? LB_ALIGN_LEFT : LB_ALIGN_RIGHT, heads[i]);
    }
    for (int i = 0; i < s->model->opening_count; i++) {
        const lb_security *terms = &s->model->securities[i];
        if (!is_live(s, i)) {
            continue;
        }
        char date[11];
        lb_text_table_cell(table, "%s", terms->cusip);
        lb_text_table_cell(table, "%s", lb_security_type_word(terms->type));
        lb_text_table_cell(table, "%.3f",
                           100 * (terms->type == LB_FRN ? terms->spread_dec : terms->coupon_dec));
        lb_text_table_cell(table, "%s", lb_date_format(terms->maturity, date));
        lb_text_table_cell(table, "%.2f", millions(lb_wc_outstanding(s->world)[i]));
        lb_text_table_cell(table, "%.2f", millions(principal(s, i)));
        lb_text_table_cell(table, "%.2f", millions(lb_wc_holdings(s->world)[i * LB_SECTOR_COUNT + LB_FED]));
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    return status;
}

static lb_status print_classes(const lb_cli_call *call, const stock *s, lb_error *err)
{
    lb_text_table *table = lb_text_table_new();
    lb_text_table_column(table, LB_ALIGN_LEFT, "class");
    lb_text_table_column(table, LB_ALIGN_RIGHT, "USD mn");
    lb_text_table_column(table, LB_ALIGN_RIGHT, "share %");
    for (int i = 0; i <= s->class_count; i++) {
        bool total = i == s->class_count;
        int64_t cents = total ? s->total_cents : s->class_cents[i];
        lb_text_table_cell(table, "%s", total ? "Total marketable" : s->class_name[i]);
        lb_text_table_cell(table, "%.4f", millions(cents));
        lb_text_table_cell(table, "%.2f", 100 * (double)cents / (double)s->total_cents);
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    fprintf(
        call->out,
        "weighted average maturity %.2f months (bills included, TIPS indexed, months of 365.25/12 days)\n",
        s->wam_months);
    return status;
}

static lb_status run_stock(const lb_cli_call *call, lb_error *err)
{
    stock s = {0};
    lb_status status = open_stock(call, &s, err);
    if (status == LB_OK) {
        status = lb_cli_given(call, "--json")   ? print_json(call, &s, err)
                 : lb_cli_given(call, "--list") ? print_list(call, &s, err)
                                                : print_classes(call, &s, err);
    }
    lb_world_close(s.world);
    lb_model_free(s.model);
    return status;
}

static const lb_cli_param params[] = {
    {.name = "--baseline",
     .type = LB_CLI_DATE,
     .fallback = "2023-09-30",
     .meaning = "the date of the snapshot; there is no other"},
    {.name = "--list", .type = LB_CLI_FLAG, .meaning = "every security, a line each"},
    LB_CLI_JSON_PARAM,
    {0},
};

static const lb_cli_example examples[] = {
    {"longbond stock --baseline 2023-09-30", "marketable debt by class, as the Monthly Statement has it"},
    {"longbond stock --list", "every security with its amount and the Fed's part"},
    {0},
};

const lb_cli_command lb_cmd_stock = {
    .name = "stock",
    .purpose = "print the marketable debt at the baseline",
    .description =
        "Class totals are those of the Monthly Statement of the Public Debt, to the cent: securities, debt "
        "that has matured and is not yet paid, and securities of the Federal Financing Bank. With --json "
        "also "
        "every security.",
    .params = params,
    .examples = examples,
    .run = run_stock,
};
