/* cmd_import.c - longbond import: the embedded snapshot, written from the official files. */
#include <stdio.h>

#include "base/json_writer.h"
#include "cli/cmd.h"
#include "cli/options.h"
#include "cli/text_table.h"
#include "study/import_snapshot.h"

static const char *kind_word(int kind)
{
    static const char *const words[] = {
#define X(name, word, cents) word,
        LB_IMPORT_CHECK_LIST(X)
#undef X
    };
    return words[kind];
}

/* Every comparison of the kinds that must agree, and a summary of those that are only told. */
static lb_status print_checks(const lb_cli_call *call, const lb_import_report *report, lb_error *err)
{
    lb_text_table *table = lb_text_table_new();
    lb_text_table_column(table, LB_ALIGN_LEFT, "date");
    lb_text_table_column(table, LB_ALIGN_LEFT, "total");
    lb_text_table_column(table, LB_ALIGN_RIGHT, "published mn");
    lb_text_table_column(table, LB_ALIGN_RIGHT, "imported mn");
    lb_text_table_column(table, LB_ALIGN_RIGHT, "difference mn");
    for (int i = 0; i < report->check_count; i++) {
        const lb_import_check *check = &report->checks[i];
        if (check->kind != LB_CHECK_TOTAL && check->kind != LB_CHECK_NEAR_TOTAL) {
            continue;
        }
        char date[11];
        lb_text_table_cell(table, "%s", lb_date_format(check->date, date));
        lb_text_table_cell(table, "%s", check->what);
        lb_text_table_cell(table, "%.4f", check->published_mn);
        lb_text_table_cell(table, "%.4f", check->derived_mn);
        lb_text_table_cell(table, "%.4f", check->derived_mn - check->published_mn);
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    for (int kind = LB_CHECK_SOMA_LEVEL; status == LB_OK && kind < LB_IMPORT_CHECK_COUNT; kind++) {
        lb_import_statistics s =
            lb_import_summarise(report, (lb_import_check_kind)kind, LB_DATE_NONE, LB_DATE_NONE, 100);
        fprintf(call->out,
                "%-14s %4d checks: mean difference %.0f mn, largest %.0f mn; within 0.1 %% %.0f %%, "
                "0.5 %% %.0f %%, 1 %% %.0f %%\n",
                kind_word(kind), s.count, s.mean_abs_mn, s.max_abs_mn, 100 * s.within_tenth,
                100 * s.within_half, 100 * s.within_one);
    }
    fprintf(call->out, "%d tables, %d rows written to %s\n", report->table_count, report->row_count,
            lb_cli_text(call, "--to"));
    return status;
}

static lb_status print_json(const lb_cli_call *call, const lb_import_report *report, lb_error *err)
{
    lb_json json;
    lb_json_to_file(&json, call->out);
    json.indent = 2;
    lb_json_object(&json);
    lb_json_key(&json, "tables");
    lb_json_int(&json, report->table_count);
    lb_json_key(&json, "rows");
    lb_json_int(&json, report->row_count);
    lb_json_key(&json, "checks");
    lb_json_array(&json);
    for (int i = 0; i < report->check_count; i++) {
        const lb_import_check *check = &report->checks[i];
        char date[11];
        lb_json_object(&json);
        lb_json_key(&json, "kind");
        lb_json_string(&json, kind_word((int)check->kind));
        lb_json_key(&json, "date");
        lb_json_string(&json, lb_date_format(check->date, date));
        lb_json_key(&json, "total");
        lb_json_string(&json, check->what);
        lb_json_key(&json, "published_usd_millions");
        lb_json_double(&json, check->published_mn);
        lb_json_key(&json, "imported_usd_millions");
        lb_json_double(&json, check->derived_mn);
        lb_json_object_end(&json);
    }
    lb_json_array_end(&json);
    lb_json_object_end(&json);
    return lb_json_finish(&json, err);
}

static lb_status run_import(const lb_cli_call *call, lb_error *err)
{
    lb_import_report report = {0};
    lb_status status = lb_import_snapshot(lb_cli_text(call, "FOLDER"), lb_cli_text(call, "--transcribed"),
                                          lb_cli_text(call, "--to"), &report, err);
    if (status == LB_OK) {
        status =
            lb_cli_given(call, "--json") ? print_json(call, &report, err) : print_checks(call, &report, err);
    }
    lb_import_report_free(&report);
    return status;
}

static const lb_cli_param params[] = {
    {.name = "FOLDER",
     .type = LB_CLI_FILE,
     .flags = LB_CLI_REQUIRED,
     .meaning = "the folder of official files (auctions, mspd, soma, fred, ...)"},
    {.name = "--to", .type = LB_CLI_FILE, .fallback = "data", .meaning = "the folder the tables go to"},
    {.name = "--transcribed",
     .type = LB_CLI_FILE,
     .meaning = "the folder of figures transcribed from publications; by default `transcribed` in the folder "
                "of --to"},
    LB_CLI_JSON_PARAM,
    {0},
};

static const lb_cli_example examples[] = {
    {"longbond import ../official --to data", "write the snapshot anew; a build embeds it"},
    {0},
};

const lb_cli_command lb_cmd_import = {
    .name = "import",
    .purpose = "write the snapshot's tables from the official files",
    .description =
        "Totals must reconcile to the published ones; otherwise nothing is written and the error says "
        "which total is missed and by how much. The Fed's holdings by CUSIP are derived; how far they are "
        "from what was published is printed.",
    .params = params,
    .examples = examples,
    .run = run_import,
};
