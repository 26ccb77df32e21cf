/* store_write.c - a run under way: begun, taken up, recorded day by day, finished or failed.
 *
 * Each transaction ends with a checkpoint. So a killed program leaves whole months, and the run goes on from the
 * last of them as if nothing had happened. */
#include "store/store_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/error.h"
#include "base/hash.h"
#include "day/actors.h"
#include "store/checkpoint.h"

/* A name for this writer that no other has. */
static void name_owner(lb_store *store)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    snprintf(store->owner, sizeof store->owner, "%ld-%lld-%ld", (long)getpid(), (long long)now.tv_sec,
             now.tv_nsec);
}

static lb_status begin_transaction(lb_store *store, lb_error *err)
{
    lb_status status = lb_store_exec(store, "BEGIN IMMEDIATE", "begin to write", err);
    store->in_transaction = status == LB_OK;
    return status;
}

static lb_status commit(lb_store *store, lb_error *err)
{
    lb_status status = lb_store_exec(store, "COMMIT", "write", err);
    store->in_transaction = store->in_transaction && status != LB_OK;
    return status;
}

static void roll_back(lb_store *store)
{
    if (store->in_transaction) {
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
        store->in_transaction = false;
    }
}

/* Runs a statement about the run under way; the first parameter is the run, the second the owner. It must
 * find its row: else another process has resumed the run. */
static lb_status step_own_run(lb_store *store, sqlite3_stmt *statement, lb_error *err)
{
    lb_bind_int(store, statement, 1, store->run);
    lb_bind_text(store, statement, 2, store->owner);
    lb_status status = lb_store_step(store, statement, "write the run", err);
    if (status == LB_OK && sqlite3_changes(store->db) != 1) {
        status = lb_fail(err, LB_ERR_IO, "%s: run %lld was resumed by another process", store->path,
                         (long long)store->run);
    }
    sqlite3_finalize(statement);
    return status;
}

/* Begins the transaction of a month, as the owner of the run. */
static lb_status begin_month(lb_store *store, lb_error *err)
{
    lb_status status = begin_transaction(store, err);
    if (status != LB_OK) {
        return status;
    }
    sqlite3_stmt *statement;
    status = lb_store_prepare(store, "UPDATE runs SET state = 'running' WHERE run = ? AND owner = ?",
                              "write the run", &statement, err);
    return status == LB_OK ? step_own_run(store, statement, err) : status;
}

static lb_status insert_run(lb_store *store, const lb_run_plan *plan, const lb_world *opening, lb_error *err)
{
    sqlite3_stmt *statement;
    lb_status status = lb_store_prepare(
        store,
        "INSERT INTO runs (title, state, baseline, until, started, last_date, days, steps, hash, "
        "postings, audits, breaches, version, fingerprint, scenario_file, scenario, owner) VALUES "
        "(?, 'running', ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?, 0, ?, ?, ?, ?, 0, ?, ?, "
        "?, ?, ?)",
        "begin a run", &statement, err);
    if (status != LB_OK) {
        return status;
    }
    const lb_model *model = plan->model;
    lb_bind_text(store, statement, 1, model->scenario.title);
    lb_bind_date(store, statement, 2, model->start);
    lb_bind_date(store, statement, 3, model->until);
    lb_bind_date(store, statement, 4, *lb_wc_date(opening));
    lb_bind_int(store, statement, 5, plan->steps);
    lb_bind_hash(store, statement, 6, lb_world_hash(opening));
    lb_bind_int(store, statement, 7, *lb_wc_posting_count(opening));
    lb_bind_int(store, statement, 8, *lb_wc_audit_count(opening));
    lb_bind_text(store, statement, 9, plan->version);
    lb_bind_hash(store, statement, 10, lb_model_fingerprint(model));
    lb_bind_text(store, statement, 11, plan->scenario_file);
    if (store->rc == SQLITE_OK) {
        store->rc = sqlite3_bind_text64(statement, 12, plan->scenario, plan->scenario_length,
                                        SQLITE_TRANSIENT, SQLITE_UTF8);
    }
    lb_bind_text(store, statement, 13, store->owner);
    status = lb_store_step(store, statement, "begin a run", err);
    sqlite3_finalize(statement);
    store->run = status == LB_OK ? sqlite3_last_insert_rowid(store->db) : 0;
    return status;
}

static lb_status insert_day(lb_store *store, const lb_world *world, lb_error *err)
{
    sqlite3_stmt *statement;
    lb_status status = lb_store_insert(store, LB_TABLE_SERIES, &statement, err);
    if (status != LB_OK) {
        return status;
    }
    lb_bind_int(store, statement, 1, store->run);
    lb_bind_date(store, statement, 2, *lb_wc_date(world));
    lb_bind_hash(store, statement, 3, lb_world_hash(world));
    lb_bind_int(store, statement, 4, *lb_wc_posting_count(world));
    lb_bind_int(store, statement, 5, *lb_wc_audit_count(world));
    const double *observable = lb_wc_observable(world);
    for (int i = 0; i < LB_OBSERVABLE_COUNT; i++) {
        lb_bind_real(store, statement, 6 + i, observable[i]);
    }
    return lb_store_step(store, statement, "write the day", err);
}

static lb_status insert_checkpoint(lb_store *store, const lb_world *world, lb_error *err)
{
    size_t room = lb_checkpoint_room(world->bytes), length;
    if (room > store->packed_room) {
        unsigned char *grown = realloc(store->packed, room);
        if (!grown) {
            return lb_fail(err, LB_ERR_NO_MEMORY, "no memory for a checkpoint of %zu bytes", room);
        }
        store->packed = grown;
        store->packed_room = room;
    }
    lb_status status = lb_checkpoint_pack(world, world->bytes, store->packed, room, &length, err);
    if (status != LB_OK) {
        return status;
    }
    sqlite3_stmt *statement;
    status = lb_store_insert(store, LB_TABLE_CHECKPOINTS, &statement, err);
    if (status != LB_OK) {
        return status;
    }
    lb_bind_int(store, statement, 1, store->run);
    lb_bind_date(store, statement, 2, *lb_wc_date(world));
    lb_bind_int(store, statement, 3, (int64_t)world->bytes);
    lb_bind_hash(store, statement, 4, lb_world_hash(world));
    if (store->rc == SQLITE_OK) {
        store->rc = sqlite3_bind_blob64(statement, 5, store->packed, length, SQLITE_STATIC);
    }
    return lb_store_step(store, statement, "write a checkpoint", err);
}

static lb_status prune_checkpoints(lb_store *store, lb_error *err)
{
    if (store->checkpoints == 0) {
        return LB_OK;
    }
    sqlite3_stmt *statement;
    lb_status status = lb_store_prepare(
        store,
        "DELETE FROM checkpoints WHERE run = ?1 AND date NOT IN (SELECT date FROM checkpoints "
        "WHERE run = ?1 ORDER BY date DESC LIMIT ?2)",
        "drop old checkpoints", &statement, err);
    if (status == LB_OK) {
        lb_bind_int(store, statement, 1, store->run);
        lb_bind_int(store, statement, 2, store->checkpoints);
        status = lb_store_step(store, statement, "drop old checkpoints", err);
        sqlite3_finalize(statement);
    }
    return status;
}

/* Brings the run's own row up to the last day. */
static lb_status update_run(lb_store *store, const lb_world *world, lb_error *err)
{
    sqlite3_stmt *statement;
    lb_status status =
        lb_store_prepare(store,
                         "UPDATE runs SET last_date = ?3, days = ?4, hash = ?5, postings = ?6, "
                         "audits = ?7 WHERE run = ?1 AND owner = ?2",
                         "write the run", &statement, err);
    if (status != LB_OK) {
        return status;
    }
    lb_bind_date(store, statement, 3, *lb_wc_date(world));
    lb_bind_int(store, statement, 4, store->days);
    lb_bind_hash(store, statement, 5, lb_world_hash(world));
    lb_bind_int(store, statement, 6, *lb_wc_posting_count(world));
    lb_bind_int(store, statement, 7, *lb_wc_audit_count(world));
    return step_own_run(store, statement, err);
}

static lb_status write_opening(lb_store *store, const lb_run_plan *plan, const lb_world *opening,
                               lb_error *err)
{
    lb_status status = insert_run(store, plan, opening, err);
    if (status == LB_OK) {
        status = lb_store_opening_securities(store, opening, err);
    }
    if (status == LB_OK) {
        status = insert_day(store, opening, err);
    }
    if (status == LB_OK) {
        status = lb_store_day_auctions(store, opening, true, err);
    }
    if (status == LB_OK) {
        status = lb_store_month_end(store, opening, err);
    }
    return status == LB_OK ? commit(store, err) : status;
}

lb_status lb_store_begin(lb_store *store, const lb_run_plan *plan, const lb_world *opening, int64_t *run,
                         lb_error *err)
{
    store->model = plan->model;
    store->checkpoints = plan->checkpoints;
    store->recorded = *lb_wc_date(opening);
    store->days = 0;
    name_owner(store);
    lb_status status = begin_transaction(store, err);
    if (status == LB_OK) {
        status = write_opening(store, plan, opening, err);
    }
    if (status != LB_OK) {
        roll_back(store);
        store->run = 0;
        return status;
    }
    *run = store->run;
    return LB_OK;
}

/* Says why a run cannot be taken up, if so. */
static lb_status check_unfinished(const lb_store *store, const lb_run_info *info, const lb_model *model,
                                  lb_error *err)
{
    long long run = (long long)info->run;
    if (info->state == LB_RUN_COMPLETE) {
        return lb_fail(err, LB_ERR_USAGE, "run %lld in %s is complete", run, store->path);
    }
    if (info->state == LB_RUN_FAILED) {
        return lb_fail(err, LB_ERR_USAGE, "run %lld in %s failed and would fail again: %.400s", run,
                       store->path, info->error);
    }
    if (info->fingerprint != lb_model_fingerprint(model)) {
        return lb_fail(
            err, LB_ERR_CORRUPT,
            "run %lld in %s was begun by longbond %s with other data, parameters or programme than this "
            "build has; run the scenario anew",
            run, store->path, info->version);
    }
    return LB_OK;
}

lb_status lb_store_take_up(lb_store *store, int64_t run, const lb_model *model, int checkpoints,
                           lb_error *err)
{
    lb_run_info info;
    lb_status status = begin_transaction(store, err);
    if (status == LB_OK) {
        status = lb_store_run(store, run, &info, err);
    }
    if (status == LB_OK) {
        status = check_unfinished(store, &info, model, err);
    }
    name_owner(store);
    sqlite3_stmt *statement;
    if (status == LB_OK) {
        status = lb_store_prepare(store, "UPDATE runs SET owner = ?2 WHERE run = ?1", "take up the run",
                                  &statement, err);
    }
    if (status == LB_OK) {
        store->run = info.run;
        status = step_own_run(store, statement, err);
    }
    if (status == LB_OK) {
        status = commit(store, err);
    }
    if (status != LB_OK) {
        roll_back(store);
        store->run = 0;
        return status;
    }
    store->model = model;
    store->checkpoints = checkpoints;
    store->recorded = info.last;
    store->days = info.days;
    return LB_OK;
}

/* True on the last business day of a month and on the last day of the run. */
static bool ends_transaction(const lb_store *store, lb_date date)
{
    lb_date next = lb_add_business_days(LB_CALENDAR_FEDERAL, date, 1);
    return next == LB_DATE_NONE || next > store->model->until ||
           lb_date_ymd(next).month != lb_date_ymd(date).month;
}

static lb_status write_month_end(lb_store *store, const lb_world *world, lb_error *err)
{
    lb_status status = lb_store_month_end(store, world, err);
    if (status == LB_OK) {
        status = insert_checkpoint(store, world, err);
    }
    if (status == LB_OK) {
        status = prune_checkpoints(store, err);
    }
    if (status == LB_OK) {
        status = update_run(store, world, err);
    }
    return status == LB_OK ? commit(store, err) : status;
}

static lb_status write_day(lb_store *store, const lb_world *world, lb_error *err)
{
    lb_status status = insert_day(store, world, err);
    if (status == LB_OK) {
        status = lb_store_day_auctions(store, world, false, err);
    }
    if (status == LB_OK) {
        status = lb_store_day_events(store, world, err);
    }
    if (status == LB_OK) {
        status = lb_store_day_waterfall(store, world, err);
    }
    return status;
}

lb_status lb_store_record(lb_store *store, const lb_world *world, lb_error *err)
{
    lb_date today = *lb_wc_date(world);
    char text[11];
    if (store->run == 0 || today <= store->recorded) {
        return lb_fail(err, LB_ERR_INTERNAL, "%s: a day cannot be recorded twice (%s)", store->path,
                       lb_date_format(today, text));
    }
    lb_status status = store->in_transaction ? LB_OK : begin_month(store, err);
    if (status == LB_OK) {
        status = write_day(store, world, err);
    }
    if (status == LB_OK) {
        store->recorded = today;
        store->days++;
        if (ends_transaction(store, today)) {
            status = write_month_end(store, world, err);
        }
    }
    if (status != LB_OK) {
        roll_back(store);
        store->run = 0; /* what follows would leave a gap */
    }
    return status;
}

/* Sets the run's last state; `reason` is NULL for a complete run. */
static lb_status close_run(lb_store *store, const char *reason, int breaches, lb_error *err)
{
    sqlite3_stmt *statement;
    lb_status status = lb_store_prepare(store,
                                        "UPDATE runs SET state = ?3, error = ?4, breaches = ?5, "
                                        "finished = strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), "
                                        "days = (SELECT count(*) - 1 FROM series WHERE run = ?1), "
                                        "(last_date, hash, postings, audits) = (SELECT date, hash, postings, "
                                        "audits FROM series WHERE run = ?1 ORDER BY date DESC LIMIT 1) "
                                        "WHERE run = ?1 AND owner = ?2",
                                        "finish the run", &statement, err);
    if (status != LB_OK) {
        return status;
    }
    lb_bind_text(store, statement, 3, lb_run_state_word(reason ? LB_RUN_FAILED : LB_RUN_COMPLETE));
    if (reason) {
        lb_bind_text(store, statement, 4, reason);
    }
    lb_bind_int(store, statement, 5, breaches);
    status = step_own_run(store, statement, err);
    return status == LB_OK ? commit(store, err) : status;
}

static lb_status end_run(lb_store *store, const lb_error *reason, lb_error *err)
{
    lb_status status = store->in_transaction ? LB_OK : begin_transaction(store, err);
    if (status == LB_OK) {
        status =
            close_run(store, reason ? reason->message : NULL, reason && reason->status == LB_ERR_AUDIT, err);
    }
    if (status != LB_OK) {
        roll_back(store);
    }
    store->run = 0;
    return status;
}

lb_status lb_store_finish(lb_store *store, const lb_world *world, lb_error *err)
{
    if (store->run == 0 || *lb_wc_date(world) != store->recorded || store->in_transaction) {
        return lb_fail(err, LB_ERR_INTERNAL, "%s: the run is not recorded to its end", store->path);
    }
    return end_run(store, NULL, err);
}

lb_status lb_store_fail(lb_store *store, const lb_error *reason, lb_error *err)
{
    if (store->run == 0) { /* never begun, or given up by an earlier error */
        return LB_OK;
    }
    return end_run(store, reason, err);
}

/* What an event does; not what it is called or where it stands in the file. */
static void hash_action(lb_hash *hash, const lb_action *action)
{
    const int64_t numbers[] = {action->kind,
                               action->on,
                               action->when_observable,
                               action->when_above,
                               action->sector,
                               action->country,
                               action->amount,
                               action->over_days,
                               action->announced,
                               action->amount_a_year,
                               action->tenors,
                               action->auctions,
                               action->liquidity_a_quarter,
                               action->cash_a_year};
    const double reals[] = {action->when_value, action->from_yrs,   action->to_yrs,
                            action->lasts_yrs,  action->change_dec, action->change_bp,
                            action->factor,     action->direct,     action->indirect};
    lb_hash_add(hash, numbers, sizeof numbers);
    lb_hash_add(hash, reals, sizeof reals);
}

/* What a programme does; not what it is called or where it stands in the file. */
static void hash_programme(lb_hash *hash, const lb_programme *programme)
{
    const lb_condition *when = &programme->when, *stop = &programme->stop;
    const int64_t numbers[] = {
        programme->kind,        programme->on,    when->observable, when->above,
        programme->until,       stop->observable, stop->above,      programme->news,
        programme->announced,   programme->pace,  programme->total, programme->buys.bills,
        programme->sells.bills, programme->cap,   programme->of,    programme->into,
        programme->ramp_months};
    const double reals[] = {when->value,
                            stop->value,
                            programme->buys.from_yrs,
                            programme->buys.to_yrs,
                            programme->sells.from_yrs,
                            programme->sells.to_yrs,
                            programme->lasts_yrs,
                            programme->share,
                            programme->floor_pct};
    lb_hash_add(hash, numbers, sizeof numbers);
    lb_hash_add(hash, reals, sizeof reals);
}

uint64_t lb_model_fingerprint(const lb_model *model)
{
    lb_hash hash;
    lb_hash_begin(&hash, 0);
    const int64_t numbers[] = {model->baseline,
                               model->until,
                               model->security_count,
                               model->opening_count,
                               model->offering_count,
                               model->buyback_count,
                               model->budget_count,
                               model->path_start,
                               model->path_days,
                               (int64_t)model->scenario.seed,
                               model->scenario.issuance,
                               model->scenario.yields,
                               model->scenario.money,
                               model->scenario.action_count,
                               model->scenario.programme_count};
    lb_hash_add(&hash, numbers, sizeof numbers);
    for (int p = 0; p < model->scenario.programme_count; p++) {
        hash_programme(&hash, &model->scenario.programmes[p]);
    }
    for (int a = 0; a < model->scenario.action_count; a++) {
        hash_action(&hash, &model->scenario.actions[a]);
    }
    for (int i = 0; i < model->security_count; i++) {
        const lb_security *security = &model->securities[i];
        lb_hash_add(&hash, security->cusip, sizeof security->cusip);
        lb_hash_add(&hash, &security->maturity, sizeof security->maturity);
    }
    for (int i = 0; i < model->offering_count; i++) {
        const lb_offering *offering = &model->offerings[i];
        lb_hash_add(&hash, &offering->settle, sizeof offering->settle);
        lb_hash_add(&hash, &offering->offering_par, sizeof offering->offering_par);
        lb_hash_add(&hash, &offering->recorded_price_px, sizeof offering->recorded_price_px);
    }
    size_t days = (size_t)model->path_days;
    lb_hash_add(&hash, model->yields, days * LB_CURVE_NODE_COUNT * sizeof *model->yields);
    lb_hash_add(&hash, model->rates, days * LB_RATE_COUNT * sizeof *model->rates);
    lb_hash_add(&hash, model->ref_cpi, days * sizeof *model->ref_cpi);
    const int64_t *const amounts[] = {model->on_rrp,   model->nonmarketable, model->suspended,
                                      model->currency, model->fed_loans,     model->receipts};
    for (size_t i = 0; i < sizeof amounts / sizeof amounts[0]; i++) {
        lb_hash_add(&hash, amounts[i], days * sizeof *amounts[i]);
    }
    lb_hash_add(&hash, model->gdp, days * sizeof *model->gdp);
    lb_hash_add(&hash, model->bank_assets, days * sizeof *model->bank_assets);
    lb_hash_add(&hash, model->country_held, sizeof model->country_held);
    lb_hash_add(&hash, model->opening_holdings,
                (size_t)model->opening_count * LB_SECTOR_COUNT * sizeof *model->opening_holdings);
    lb_hash_add(&hash, model->primary_outlays, days * sizeof *model->primary_outlays);
    int params = 0;
    for (int actor = 0; actor < LB_ACTOR_COUNT; actor++) {
        params += lb_param_tables[actor]->count;
    }
    lb_hash_add(&hash, model->params, (size_t)params * sizeof *model->params);
    return lb_hash_value(&hash);
}
