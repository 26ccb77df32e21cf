#include "cli/run_session.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "cli/effect_output.h"
#include "cli/terminal.h"
#include "cli/waterfall_output.h"
#include "report/report.h"
#include "store/run_drive.h"

typedef struct watcher {
    lb_session *session;
    lb_progress progress;
    lb_error error; /* the first of a day's notes */
} watcher;

lb_status lb_session_begin(lb_session *session, lb_error *err)
{
    const lb_scenario *scenario = &session->model->scenario;
    bool shown = !lb_cli_given(session->call, "--hash-only") || lb_cli_given(session->call, "--report");
    if (!lb_effect_applies(scenario) || !shown) {
        return LB_OK;
    }
    lb_effect_begin(session->model, &session->effect);
    return lb_bare_open(scenario, &session->bare, err);
}

lb_status lb_session_day(lb_session *session, lb_error *err)
{
    const lb_world *world = session->world;
    lb_date today = lb_world_date(world);
    const double *observable = lb_wc_observable(world);
    lb_headline_day(&session->headline, today, observable);
    if (session->model->scenario.yields == LB_YIELDS_CLEARED) {
        session->waterfall.maturity = LB_FALL_10Y;
        if (!lb_stored_waterfall_add(&session->waterfall, world)) {
            return lb_fail(err, LB_ERR_NO_MEMORY, "no memory for the days of the waterfall");
        }
    }
    return session->bare.world ? lb_bare_follow(&session->bare, today, observable, &session->effect, err)
                               : LB_OK;
}

static void day_passed(void *context, int64_t days)
{
    watcher *watch = context;
    if (watch->error.status == LB_OK) { /* the run itself goes on and is stored */
        lb_session_day(watch->session, &watch->error);
    }
    lb_progress_update(&watch->progress, days);
}

static int steps_left(const lb_session *session)
{
    return lb_model_steps(session->model) - (int)*lb_wc_step_count(session->world);
}

static lb_status drive(lb_session *session, lb_error *err)
{
    char from[11], to[11], what[32];
    snprintf(what, sizeof what, "%s to %s", lb_date_format(lb_world_date(session->world), from),
             lb_date_format(lb_model_end(session->model), to));
    watcher watch = {.session = session, .progress = lb_progress_begin(what, "days", steps_left(session))};
    lb_drive drive = {.model = session->model,
                      .world = session->world,
                      .store = session->store,
                      .step = lb_step,
                      .progress = day_passed,
                      .context = &watch};
    lb_status status = lb_drive_run(&drive, err);
    lb_progress_end(&watch.progress);
    if (status == LB_OK && watch.error.status != LB_OK) {
        status = watch.error.status;
        if (err) {
            *err = watch.error;
        }
    }
    return status;
}

/* The run as the store would describe it, for one that is not stored. */
static lb_run_info describe(const lb_session *session)
{
    const lb_world *world = session->world;
    lb_run_info info = {.state = LB_RUN_COMPLETE,
                        .baseline = lb_model_start(session->model),
                        .until = lb_model_end(session->model),
                        .last = lb_world_date(world),
                        .days = (int)*lb_wc_step_count(world),
                        .steps = lb_model_steps(session->model),
                        .hash = lb_world_hash(world),
                        .postings = lb_world_postings(world),
                        .audits = lb_world_audits(world)};
    snprintf(info.title, sizeof info.title, "%s", session->model->scenario.title);
    snprintf(info.scenario_file, sizeof info.scenario_file, "%s", session->model->scenario.file);
    snprintf(info.version, sizeof info.version, "%s", LONGBOND_VERSION);
    return info;
}

static lb_status print_json(const lb_session *session, const lb_run_info *info, lb_error *err)
{
    lb_json json;
    lb_cli_json_begin(session->call, &json);
    lb_json_object(&json);
    lb_cli_json_run(&json, info);
    if (session->db) {
        lb_json_put_text(&json, "db", session->db);
    }
    lb_cli_json_headline(&json, &session->headline, &session->model->scenario);
    lb_cli_json_path(&json, &session->waterfall);
    if (lb_effect_applies(&session->model->scenario)) {
        lb_effect_words words = lb_effect_words_of(&session->model->scenario);
        lb_cli_json_effect(&json, &session->effect, &words);
    }
    lb_json_object_end(&json);
    return lb_json_finish(&json, err);
}

static lb_status print_result(const lb_session *session, const lb_run_info *info, lb_error *err)
{
    const lb_cli_call *call = session->call;
    if (lb_cli_given(call, "--hash-only")) {
        fprintf(call->out, "%016llx\n", (unsigned long long)info->hash);
        return LB_OK;
    }
    if (lb_cli_given(call, "--json")) {
        return print_json(session, info, err);
    }
    lb_status status =
        lb_cli_print_headline(call, info->title, &session->headline, &session->model->scenario, err);
    if (status == LB_OK) {
        status = lb_cli_print_path(call, &session->waterfall, err);
    }
    if (status == LB_OK && lb_effect_applies(&session->model->scenario)) {
        lb_effect_words words = lb_effect_words_of(&session->model->scenario);
        fputc('\n', call->out);
        status = lb_cli_print_effect(call, &session->effect, &words, err);
    }
    if (status == LB_OK) {
        fputc('\n', call->out);
        lb_cli_print_books(call->out, info, session->db);
    }
    return status;
}

lb_status lb_session_finish(lb_session *session, lb_error *err)
{
    lb_status status = drive(session, err);
    if (status != LB_OK) {
        return status;
    }
    if (session->bare.world) {
        lb_effect_outcomes(session->model, session->world, &session->effect);
    }
    lb_run_info info = describe(session);
    if (session->db) {
        status = lb_store_run(session->store, session->run, &info, err);
    }
    const char *report = lb_cli_text(session->call, "--report");
    if (status == LB_OK && report) {
        const lb_programme_effect *effect = session->bare.world ? &session->effect : NULL;
        status = lb_report_write(session->store, session->run, effect, report, err);
    }
    return status == LB_OK ? print_result(session, &info, err) : status;
}

void lb_session_close(lb_session *session)
{
    lb_bare_close(&session->bare);
    lb_world_close(session->world);
    lb_model_free(session->model);
    lb_store_close(session->store);
    lb_stored_waterfall_free(&session->waterfall);
}
