/* cmd_cashflows.c - longbond cashflows: what a security still pays. */
#include <stdlib.h>

#include "base/error.h"
#include "base/json_writer.h"
#include "cli/cmd.h"
#include "cli/terms.h"
#include "cli/text_table.h"

static lb_status print_table(const lb_cli_call *call, const lb_cash_flow *flows, size_t count, lb_error *err)
{
    lb_text_table *table = lb_text_table_new();
    lb_text_table_column(table, LB_ALIGN_LEFT, "date");
    lb_text_table_column(table, LB_ALIGN_LEFT, "paid on");
    lb_text_table_column(table, LB_ALIGN_RIGHT, "interest");
    lb_text_table_column(table, LB_ALIGN_RIGHT, "principal");
    for (size_t i = 0; i < count; i++) {
        char date[11], paid[11];
        lb_text_table_cell(table, "%s", lb_date_format(flows[i].date, date));
        lb_text_table_cell(table, "%s", lb_date_format(flows[i].payment_date, paid));
        lb_text_table_cell(table, "%.6f", flows[i].interest_px);
        lb_text_table_cell(table, "%.6f", flows[i].principal_px);
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    return status;
}

static lb_status print_json(const lb_cli_call *call, const lb_cash_flow *flows, size_t count, lb_error *err)
{
    lb_json json;
    lb_json_to_file(&json, call->out);
    json.indent = 2;
    lb_json_array(&json);
    for (size_t i = 0; i < count; i++) {
        char date[11];
        lb_json_object(&json);
        lb_json_key(&json, "date");
        lb_json_string(&json, lb_date_format(flows[i].date, date));
        lb_json_key(&json, "payment_date");
        lb_json_string(&json, lb_date_format(flows[i].payment_date, date));
        lb_json_key(&json, "interest");
        lb_json_double(&json, flows[i].interest_px);
        lb_json_key(&json, "principal");
        lb_json_double(&json, flows[i].principal_px);
        lb_json_object_end(&json);
    }
    lb_json_array_end(&json);
    return lb_json_finish(&json, err);
}

static lb_status run_cashflows(const lb_cli_call *call, lb_error *err)
{
    lb_security security;
    lb_pricing how;
    lb_status status = lb_cli_terms(call, &security, &how, err);
    if (status != LB_OK) {
        return status;
    }
    size_t room = lb_security_cash_flow_count(&security, how.settle), count = 0;
    lb_cash_flow *flows = calloc(room + 1, sizeof *flows);
    if (!flows) {
        return lb_fail(err, LB_ERR_NO_MEMORY, "out of memory");
    }
    status = lb_security_cash_flows(&security, &how, flows, room, &count, err);
    if (status == LB_OK) {
        status = lb_cli_given(call, "--json") ? print_json(call, flows, count, err)
                                              : print_table(call, flows, count, err);
    }
    free(flows);
    return status;
}

static const lb_cli_param params[] = {
    LB_CLI_TERMS_PARAMS,
    LB_CLI_JSON_PARAM,
    {0},
};

static const lb_cli_example examples[] = {
    {"longbond cashflows --type note --coupon 4.125 --maturity 2032-11-15 --settle 2024-01-31",
     "every payment still to come"},
    {"longbond cashflows --type bond --coupon 4.25 --maturity 2054-02-15 --dated 2024-02-15 --settle "
     "2024-02-15 --json",
     "a new bond, as JSON"},
    {0},
};

const lb_cli_command lb_cmd_cashflows = {
    .name = "cashflows",
    .purpose = "the payments a Treasury security still makes",
    .description =
        "Dollars per 100 of par after the settlement date, each with the date interest is counted to and the "
        "business day it is paid on. TIPS: real, to be multiplied by the index ratio of the date. FRNs: "
        "projected at the index rate in force.",
    .params = params,
    .examples = examples,
    .run = run_cashflows,
};
