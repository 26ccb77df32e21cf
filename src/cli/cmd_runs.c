/* cmd_runs.c - longbond runs: what the store holds. */
#include <inttypes.h>
#include <stdlib.h>

#include "cli/cmd.h"
#include "cli/run_access.h"
#include "cli/text_table.h"

static lb_status print_table(const lb_cli_call *call, const lb_run_info *runs, int count, lb_error *err)
{
    static const char *const headings[] = {"run",      "title", "state", "baseline",
                                           "last day", "days",  "hash",  "started"};
    lb_text_table *table = lb_text_table_new();
    for (int i = 0; i < 8; i++) {
        lb_text_table_column(table, i == 0 || i == 5 ? LB_ALIGN_RIGHT : LB_ALIGN_LEFT, headings[i]);
    }
    for (int i = 0; i < count; i++) {
        const lb_run_info *run = &runs[i];
        char date[11], hash[LB_FIGURE_SIZE];
        lb_text_table_cell(table, "%" PRId64, run->run);
        lb_text_table_cell(table, "%s", run->title);
        lb_text_table_cell(table, "%s", lb_run_state_word(run->state));
        lb_text_table_cell(table, "%s", lb_date_format(run->baseline, date));
        lb_text_table_cell(table, "%s", lb_date_format(run->last, date));
        lb_text_table_cell(table, run->state == LB_RUN_COMPLETE ? "%d" : "%d/%d", run->days, run->steps);
        lb_text_table_cell(table, "%.9s", lb_hash_groups(run->hash, hash));
        lb_text_table_cell(table, "%s", run->started);
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    return status;
}

static lb_status print_json(const lb_cli_call *call, const lb_run_info *runs, int count, lb_error *err)
{
    lb_json json;
    lb_cli_json_begin(call, &json);
    lb_json_array(&json);
    for (int i = 0; i < count; i++) {
        lb_json_object(&json);
        lb_cli_json_run(&json, &runs[i]);
        lb_json_object_end(&json);
    }
    lb_json_array_end(&json);
    return lb_json_finish(&json, err);
}

static lb_status run_runs(const lb_cli_call *call, lb_error *err)
{
    lb_store *store;
    lb_run_info *runs = NULL;
    int count = 0;
    lb_status status = lb_store_open(lb_cli_text(call, "--db"), LB_STORE_READ, &store, err);
    if (status == LB_OK) {
        status = lb_store_runs(store, &runs, &count, err);
    }
    if (status == LB_OK) {
        status = lb_cli_given(call, "--json") ? print_json(call, runs, count, err)
                                              : print_table(call, runs, count, err);
    }
    free(runs);
    lb_store_close(store);
    return status;
}

static const lb_cli_param params[] = {LB_CLI_DB_PARAM, LB_CLI_JSON_PARAM, {0}};

static const lb_cli_example examples[] = {
    {"longbond runs", "all runs in longbond.sqlite"},
    {"longbond runs --db runs.sqlite --json", "those of another store, as JSON"},
    {0},
};

const lb_cli_command lb_cmd_runs = {
    .name = "runs",
    .purpose = "list the stored runs",
    .description =
        "A run that is running is being written now or was interrupted; 'longbond resume' goes on with it.",
    .params = params,
    .examples = examples,
    .run = run_runs,
};
