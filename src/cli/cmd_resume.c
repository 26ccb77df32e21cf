/* cmd_resume.c - longbond resume: an interrupted run goes on from its last checkpoint. */
#include <stdlib.h>

#include "base/error.h"
#include "cli/cmd.h"
#include "cli/run_session.h"

/* RUN, or the latest unfinished run. */
static lb_status find_run(const lb_cli_call *call, lb_store *store, lb_run_info *info, lb_error *err)
{
    const lb_cli_value *run = lb_cli_get(call, "RUN");
    if (run) {
        return lb_store_run(store, run->integer, info, err);
    }
    lb_run_info *runs;
    int count;
    lb_status status = lb_store_runs(store, &runs, &count, err);
    if (status != LB_OK) {
        return status;
    }
    int last = count - 1;
    while (last >= 0 && runs[last].state != LB_RUN_RUNNING) {
        last--;
    }
    if (last >= 0) {
        *info = runs[last];
    } else {
        status = lb_fail(err, LB_ERR_NOT_FOUND, "there is no unfinished run in %s", lb_store_path(store));
    }
    free(runs);
    return status;
}

/* The model of the stored scenario. */
static lb_status build_model(lb_session *session, const lb_run_info *info, lb_error *err)
{
    char *text;
    size_t length;
    lb_status status = lb_store_scenario(session->store, info->run, &text, &length, err);
    if (status == LB_OK) {
        status = lb_model_parse(info->scenario_file, text, length, &session->model, err);
        free(text);
    }
    return status;
}

/* The world of the last checkpoint, or the opening one if the run did not come so far. */
static lb_status open_world(lb_session *session, lb_error *err)
{
    void *bytes;
    size_t length;
    lb_date at;
    lb_status status =
        lb_store_checkpoint(session->store, session->run, LB_DATE_NONE, &bytes, &length, &at, err);
    if (status == LB_ERR_NOT_FOUND) {
        return lb_world_open(session->model, &session->world, err);
    }
    if (status == LB_OK) {
        status = lb_world_restore(session->model, bytes, length, &session->world, err);
        free(bytes);
    }
    return status;
}

/* What the session has to know of the days that are stored. */
static lb_status note_days(lb_session *session, const lb_stored_series *series, lb_error *err)
{
    lb_headline_series(&session->headline, series);
    lb_status status = lb_session_begin(session, err);
    for (int i = 0; status == LB_OK && session->bare.world && i < series->count; i++) {
        status = lb_bare_follow(&session->bare, series->dates[i], series->values[i], &session->effect, err);
    }
    return status;
}

static lb_status take_up(lb_session *session, lb_error *err)
{
    lb_run_info info;
    lb_stored_series series;
    lb_status status = find_run(session->call, session->store, &info, err);
    if (status == LB_OK) {
        status = build_model(session, &info, err);
    }
    if (status == LB_OK) {
        session->run = info.run;
        int checkpoints = (int)lb_cli_get(session->call, "--checkpoints")->integer;
        status = lb_store_take_up(session->store, info.run, session->model, checkpoints, err);
    }
    if (status == LB_OK) {
        status = open_world(session, err);
    }
    if (status == LB_OK) {
        status = lb_store_series(session->store, session->run, &series, err);
    }
    if (status == LB_OK) {
        status = note_days(session, &series, err);
        lb_stored_series_free(&series);
    }
    if (status == LB_OK && session->model->scenario.yields == LB_YIELDS_CLEARED) {
        status = lb_store_waterfall(session->store, session->run, LB_FALL_10Y, LB_DATE_NONE, LB_DATE_NONE,
                                    &session->waterfall, err);
    }
    return status;
}

static lb_status run_resume(const lb_cli_call *call, lb_error *err)
{
    if (lb_cli_given(call, "--hash-only") && lb_cli_given(call, "--json")) {
        return lb_fail(err, LB_ERR_USAGE, "give one of --hash-only and --json, not both");
    }
    lb_session session = {.call = call, .db = lb_cli_text(call, "--db")};
    lb_store *exists; /* a store is not made just to find it empty */
    lb_status status = lb_store_open(session.db, LB_STORE_READ, &exists, err);
    lb_store_close(exists);
    if (status == LB_OK) {
        status = lb_store_open(session.db, LB_STORE_WRITE, &session.store, err);
    }
    if (status == LB_OK) {
        status = take_up(&session, err);
    }
    if (status == LB_OK) {
        status = lb_session_finish(&session, err);
    }
    lb_session_close(&session);
    return status;
}

static const lb_cli_param params[] = {
    {.name = "RUN",
     .type = LB_CLI_INTEGER,
     .low = 1,
     .high = 1e15,
     .meaning = "number of the run; without it, the latest that is not finished"},
    LB_CLI_DB_PARAM,
    LB_CLI_SESSION_PARAMS,
    LB_CLI_JSON_PARAM,
    {0},
};

static const lb_cli_example examples[] = {
    {"longbond resume", "go on with the latest unfinished run"},
    {"longbond resume 42 --db runs.sqlite", "go on with run 42 of another store"},
    {0},
};

const lb_cli_command lb_cmd_resume = {
    .name = "resume",
    .purpose = "go on with an interrupted run",
    .description =
        "Takes up a run that was stopped, killed or ran out of disk, from its last month end, and ends in "
        "the hash it would have ended in anyway. The scenario is the one the store keeps, not the file.",
    .params = params,
    .examples = examples,
    .run = run_resume,
};
