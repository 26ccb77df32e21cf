/* cmd_verify.c - longbond verify: the arithmetic against the official record. */
#include <math.h>
#include <stdlib.h>

#include "base/error.h"
#include "cli/cmd.h"
#include "cli/options.h"
#include "cli/text_table.h"
#include "study/verify_auctions.h"

enum { MOST_FILES = 16 };

/* Collects the files given for a repeated option. */
static lb_status collect(const lb_cli_call *call, const char *name, const char **files, int *count,
                         lb_error *err)
{
    const lb_cli_value *value;
    for (*count = 0; (value = lb_cli_nth(call, name, *count)); ++*count) {
        if (*count == MOST_FILES) {
            return lb_fail(err, LB_ERR_USAGE, "%s is given more than %d times", name, MOST_FILES);
        }
        files[*count] = value->text;
    }
    return LB_OK;
}

/* A figure as published: up to 9 decimals, nothing for one that is missing. */
static void put_figure(lb_text_table *table, double value)
{
    if (isnan(value)) {
        lb_text_table_cell(table, "-");
    } else {
        lb_text_table_cell(table, "%.9g", value);
    }
}

static lb_status print_exceptions(const lb_cli_call *call, const lb_verify_auctions *result, lb_error *err)
{
    static const char *const heads[] = {"CUSIP", "auction", "field", "published", "computed", "reason"};
    lb_text_table *table = lb_text_table_new();
    for (int i = 0; i < 6; i++) {
        lb_text_table_column(table, i == 3 || i == 4 ? LB_ALIGN_RIGHT : LB_ALIGN_LEFT, heads[i]);
    }
    for (int i = 0; i < result->exception_count; i++) {
        const lb_verify_exception *e = &result->exceptions[i];
        char date[11];
        lb_text_table_cell(table, "%s", e->cusip);
        lb_text_table_cell(table, "%s", lb_date_format(e->auction_date, date));
        lb_text_table_cell(table, "%s", e->field);
        put_figure(table, e->published);
        put_figure(table, e->computed);
        lb_text_table_cell(table, "%s", e->reason);
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    return status;
}

static lb_status print_result(const lb_cli_call *call, const lb_verify_auctions *result, lb_error *err)
{
    if (lb_cli_given(call, "--json")) {
        lb_json json;
        lb_json_to_file(&json, call->out);
        json.indent = 2;
        lb_verify_auctions_json(&json, result);
        return lb_json_finish(&json, err);
    }
    fprintf(call->out,
            "bills    %6d checked  %6d exact\n"
            "coupons  %6d checked  %6d identical  %6d within 1e-6\n"
            "TIPS     %6d checked  %6d exact\n"
            "exceptions: %d\n",
            result->bills_checked, result->bills_exact, result->coupons_checked, result->coupons_identical,
            result->coupons_within_1e6, result->tips_checked, result->tips_exact, result->exception_count);
    return result->exception_count > 0 ? print_exceptions(call, result, err) : LB_OK;
}

static lb_status run_verify(const lb_cli_call *call, lb_error *err)
{
    const char *yields[MOST_FILES], *stats[MOST_FILES];
    lb_verify_auctions_paths paths = {
        .auctions = lb_cli_text(call, "FILE"),
        .yields = yields,
        .stats = stats,
        .announcements = lb_cli_text(call, "--announcements"),
    };
    lb_status status = collect(call, "--yields", yields, &paths.yields_count, err);
    if (status == LB_OK) {
        status = collect(call, "--stats", stats, &paths.stats_count, err);
    }
    if (status != LB_OK) {
        return status;
    }
    lb_verify_auctions result = {0};
    status = lb_verify_auctions_files(&paths, NULL, NULL, &result, err);
    if (status == LB_OK) {
        status = print_result(call, &result, err);
    }
    lb_verify_auctions_free(&result);
    return status;
}

static const char *const records[] = {"auctions", NULL};

static const lb_cli_param params[] = {
    {.name = "WHAT",
     .type = LB_CLI_CHOICE,
     .flags = LB_CLI_REQUIRED,
     .choices = records,
     .meaning = "the record to verify against"},
    {.name = "FILE",
     .type = LB_CLI_FILE,
     .flags = LB_CLI_REQUIRED,
     .meaning = "the auctions list, as Treasury's interface or its download gives it (CSV or JSON)"},
    {.name = "--yields",
     .type = LB_CLI_FILE,
     .flags = LB_CLI_REPEATED,
     .meaning = "coupons and high yields of coupon auctions, where the list has none"},
    {.name = "--stats",
     .type = LB_CLI_FILE,
     .flags = LB_CLI_REPEATED,
     .meaning = "auction results with high yields"},
    {.name = "--announcements",
     .type = LB_CLI_FILE,
     .meaning = "offering announcements: the TIPS in them are verified"},
    LB_CLI_JSON_PARAM,
    {0},
};

static const lb_cli_example examples[] = {
    {"longbond verify auctions auctions_query.csv --yields implied_high_yields.csv --announcements "
     "announcements.csv",
     "every priced auction, worked out again"},
    {0},
};

const lb_cli_command lb_cmd_verify = {
    .name = "verify",
    .purpose = "work out official auction figures again and compare",
    .description = "Bills: the price must follow from a discount rate on the official grid. Notes and bonds: "
                   "priced again from "
                   "coupon and high yield. TIPS: index ratio and accrued interest of every announcement. "
                   "What does not agree "
                   "to the last printed digit is listed with its reason; that is a finding, not an error "
                   "(exit status 0).",
    .params = params,
    .examples = examples,
    .run = run_verify,
};
