/* cmd_run.c - longbond run: a scenario from its baseline to its end. */
#include <stdlib.h>

#include "base/error.h"
#include "cli/cmd.h"
#include "cli/run_session.h"
#include "data/file_bytes.h"

/* Opens the store the call asks for: --db, one in memory if only a report is wanted, or none. */
static lb_status open_store(lb_session *session, lb_error *err)
{
    const lb_cli_call *call = session->call;
    if (!lb_cli_given(call, "--no-db")) {
        session->db = lb_cli_text(call, "--db");
        return lb_store_open(session->db, LB_STORE_WRITE, &session->store, err);
    }
    if (lb_cli_given(call, "--report")) {
        return lb_store_open(":memory:", LB_STORE_WRITE, &session->store, err);
    }
    return LB_OK;
}

static lb_status begin(lb_session *session, const char *text, size_t length, lb_error *err)
{
    lb_status status = lb_world_open(session->model, &session->world, err);
    if (status == LB_OK) {
        status = lb_session_begin(session, err);
    }
    if (status == LB_OK) {
        status = lb_session_day(session, err);
    }
    if (status == LB_OK) {
        status = open_store(session, err);
    }
    if (status != LB_OK || !session->store) {
        return status;
    }
    lb_run_plan plan = {.model = session->model,
                        .scenario_file = lb_cli_text(session->call, "SCENARIO"),
                        .scenario = text,
                        .scenario_length = length,
                        .version = LONGBOND_VERSION,
                        .steps = lb_model_steps(session->model),
                        .checkpoints = (int)lb_cli_get(session->call, "--checkpoints")->integer};
    return lb_store_begin(session->store, &plan, session->world, &session->run, err);
}

static lb_status run_run(const lb_cli_call *call, lb_error *err)
{
    if (lb_cli_given(call, "--no-db") && lb_cli_given(call, "--db")) {
        return lb_fail(err, LB_ERR_USAGE, "give one of --db and --no-db, not both");
    }
    if (lb_cli_given(call, "--hash-only") && lb_cli_given(call, "--json")) {
        return lb_fail(err, LB_ERR_USAGE, "give one of --hash-only and --json, not both");
    }
    const char *path = lb_cli_text(call, "SCENARIO");
    char *text;
    size_t length;
    lb_status status = lb_file_read(path, &text, &length, err);
    if (status != LB_OK) {
        return status;
    }
    lb_session session = {.call = call};
    status = lb_model_parse(path, text, length, &session.model, err);
    if (status == LB_OK) {
        status = begin(&session, text, length, err);
    }
    free(text);
    if (status == LB_OK) {
        status = lb_session_finish(&session, err);
    }
    lb_session_close(&session);
    return status;
}

static const lb_cli_param params[] = {
    {.name = "SCENARIO",
     .type = LB_CLI_FILE,
     .flags = LB_CLI_REQUIRED,
     .meaning = "the scenario, a YAML file"},
    LB_CLI_DB_PARAM,
    {.name = "--no-db", .type = LB_CLI_FLAG, .meaning = "do not store the run"},
    LB_CLI_SESSION_PARAMS,
    LB_CLI_JSON_PARAM,
    {0},
};

static const lb_cli_example examples[] = {
    {"longbond run scenarios/history.yaml", "the record replayed, stored in longbond.sqlite"},
    {"longbond run scenarios/history-policy.yaml --report policy.html", "with a report to read or print"},
    {"longbond run scenarios/history.yaml --no-db --hash-only", "only the proof that the bits are the same"},
    {0},
};

const lb_cli_command lb_cmd_run = {
    .name = "run",
    .purpose = "simulate a scenario day by day",
    .description =
        "Runs a scenario from its baseline to its end, one business day at a time, and prints where the "
        "main figures began and ended and, where the market clears, why the 10-year yield moved. The run is "
        "stored with all its series, auctions, holdings and "
        "balance sheets; 'longbond show' reads them. A run that was interrupted goes on with 'longbond "
        "resume' and ends in the same hash.",
    .params = params,
    .examples = examples,
    .run = run_run,
};
