/* cmd_report.c - longbond report: a stored run as one HTML page. */
#include <stdio.h>

#include "cli/cmd.h"
#include "cli/effect_output.h"
#include "cli/run_access.h"
#include "report/report.h"

/* What the programmes of a whole run did, if it is one whose effect can be measured; `*known` says so. Of a run that
 * stopped on its way there is no end to compare. */
static lb_status measure(lb_store *store, const lb_run_info *info, lb_programme_effect *effect, bool *known,
                         lb_error *err)
{
    lb_scenario scenario;
    lb_status status = lb_cli_run_scenario(store, info, &scenario, err);
    *known = status == LB_OK && info->state == LB_RUN_COMPLETE && lb_effect_applies(&scenario);
    return *known ? lb_cli_measure_programmes(&scenario, effect, err) : status;
}

static lb_status run_report(const lb_cli_call *call, lb_error *err)
{
    lb_store *store;
    lb_run_info info;
    lb_status status = lb_cli_open_run(call, &store, &info, err);
    if (status != LB_OK) {
        return status;
    }
    char own[64];
    const char *path = lb_cli_text(call, "--out");
    if (!path) {
        snprintf(own, sizeof own, "run-%lld.html", (long long)info.run);
        path = own;
    }
    lb_programme_effect effect;
    bool known;
    status = measure(store, &info, &effect, &known, err);
    if (status == LB_OK) {
        status = lb_report_write(store, info.run, known ? &effect : NULL, path, err);
    }
    if (status == LB_OK) {
        fprintf(call->out, "%s\n", path);
    }
    lb_store_close(store);
    return status;
}

static const lb_cli_param params[] = {
    LB_CLI_RUN_PARAM,
    {.name = "--out",
     .type = LB_CLI_FILE,
     .value = "FILE",
     .meaning = "where to write it; run-RUN.html by default"},
    LB_CLI_DB_PARAM,
    {0},
};

static const lb_cli_example examples[] = {
    {"longbond report 42", "writes run-42.html"},
    {"longbond report --out policy.html", "the latest run"},
    {0},
};

const lb_cli_command lb_cmd_report = {
    .name = "report",
    .purpose = "write a stored run as an HTML page",
    .description =
        "One page with the headline, the debt, its maturities and holders, interest, the Fed, cash, "
        "the money market, auctions and the balance sheet, as tables and charts. Of a run with programmes of "
        "the Fed whose market clears, it also has what they did, for which it simulates the run again with "
        "and "
        "without them. It needs no network and no scripts, reads on "
        "a phone and prints.",
    .params = params,
    .examples = examples,
    .run = run_report,
};
