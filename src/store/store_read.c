/* store_read.c - runs, series, holdings, books, events and checkpoints, read back. */
#include "store/store_internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/hash.h"
#include "store/checkpoint.h"

static const char *const state_words[] = {"running", "complete", "failed"};

const char *lb_run_state_word(lb_run_state state)
{
    return state_words[state];
}

static lb_run_state state_of(const char *word)
{
    for (int i = 0; i < 3; i++) {
        if (strcmp(word, state_words[i]) == 0) {
            return (lb_run_state)i;
        }
    }
    return LB_RUN_FAILED;
}

/* Makes room for one more element of `size` bytes in an array that doubles. */
static void *grow(void *array, int count, size_t size)
{
    if (count & (count - 1)) { /* room was made at the last power of two */
        return array;
    }
    return realloc(array, (count ? 2 * (size_t)count : 1) * size);
}

static lb_status no_memory(const lb_store *store, lb_error *err)
{
    return lb_fail(err, LB_ERR_NO_MEMORY, "no memory to read %s", store->path);
}

/* Runs ---------------------------------------------------------------------------------------------------- */

static void read_run(sqlite3_stmt *row, lb_run_info *out)
{
    char state[16];
    *out = (lb_run_info){.run = sqlite3_column_int64(row, 0)};
    lb_column_text(row, 1, out->title, sizeof out->title);
    lb_column_text(row, 2, state, sizeof state);
    out->state = state_of(state);
    out->baseline = lb_column_date(row, 3);
    out->until = lb_column_date(row, 4);
    lb_column_text(row, 5, out->started, sizeof out->started);
    lb_column_text(row, 6, out->finished, sizeof out->finished);
    out->last = lb_column_date(row, 7);
    out->days = sqlite3_column_int(row, 8);
    out->steps = sqlite3_column_int(row, 9);
    out->hash = lb_column_hash(row, 10);
    out->postings = sqlite3_column_int64(row, 11);
    out->audits = sqlite3_column_int64(row, 12);
    out->breaches = sqlite3_column_int64(row, 13);
    lb_column_text(row, 14, out->error, sizeof out->error);
    lb_column_text(row, 15, out->version, sizeof out->version);
    out->fingerprint = lb_column_hash(row, 16);
    lb_column_text(row, 17, out->scenario_file, sizeof out->scenario_file);
}

lb_status lb_store_runs(lb_store *store, lb_run_info **out, int *count, lb_error *err)
{
    *out = NULL;
    *count = 0;
    sqlite3_stmt *statement;
    lb_status status = lb_store_select(store, LB_TABLE_RUNS, "ORDER BY run", &statement, err);
    while (status == LB_OK && lb_store_next(store, statement, "read the runs", &status, err)) {
        lb_run_info *grown = grow(*out, *count, sizeof **out);
        if (!grown) {
            status = no_memory(store, err);
            break;
        }
        *out = grown;
        read_run(statement, &grown[(*count)++]);
    }
    sqlite3_finalize(statement);
    if (status != LB_OK) {
        free(*out);
        *out = NULL;
        *count = 0;
    }
    return status;
}

static lb_status fail_unknown_run(lb_store *store, int64_t run, lb_error *err)
{
    lb_run_info *infos;
    int count;
    lb_status status = lb_store_runs(store, &infos, &count, err);
    if (status != LB_OK) {
        return status;
    }
    if (count == 0) {
        status = lb_fail(err, LB_ERR_NOT_FOUND, "there are no runs in %s", store->path);
    } else {
        status = lb_fail(err, LB_ERR_NOT_FOUND, "there is no run %lld in %s; it has %d, the last is %lld",
                         (long long)run, store->path, count, (long long)infos[count - 1].run);
    }
    free(infos);
    return status;
}

lb_status lb_store_run(lb_store *store, int64_t run, lb_run_info *out, lb_error *err)
{
    sqlite3_stmt *statement;
    lb_status status = lb_store_select(
        store, LB_TABLE_RUNS, run == 0 ? "ORDER BY run DESC LIMIT 1" : "WHERE run = ?", &statement, err);
    if (status != LB_OK) {
        return status;
    }
    if (run != 0) {
        lb_bind_int(store, statement, 1, run);
    }
    bool found = lb_store_next(store, statement, "read the run", &status, err);
    if (found) {
        read_run(statement, out);
    }
    sqlite3_finalize(statement);
    return status != LB_OK || found ? status : fail_unknown_run(store, run, err);
}

lb_status lb_store_scenario(lb_store *store, int64_t run, char **out, size_t *length, lb_error *err)
{
    *out = NULL;
    *length = 0;
    sqlite3_stmt *statement;
    lb_status status = lb_store_prepare(store, "SELECT scenario FROM runs WHERE run = ?", "read the scenario",
                                        &statement, err);
    if (status != LB_OK) {
        return status;
    }
    lb_bind_int(store, statement, 1, run);
    if (lb_store_next(store, statement, "read the scenario", &status, err)) {
        const char *text = (const char *)sqlite3_column_text(statement, 0);
        *length = (size_t)sqlite3_column_bytes(statement, 0);
        *out = malloc(*length + 1);
        if (*out && text) {
            memcpy(*out, text, *length);
            (*out)[*length] = '\0';
        } else {
            free(*out);
            *out = NULL;
            status = no_memory(store, err);
        }
    } else if (status == LB_OK) {
        status = fail_unknown_run(store, run, err);
    }
    sqlite3_finalize(statement);
    return status;
}

/* A SELECT of a table about one run. */
static lb_status select_run(lb_store *store, lb_store_table_id table, const char *where, int64_t run,
                            sqlite3_stmt **out, lb_error *err)
{
    lb_status status = lb_store_select(store, table, where, out, err);
    if (status == LB_OK) {
        lb_bind_int(store, *out, 1, run);
    }
    return status;
}

/* Series -------------------------------------------------------------------------------------------------- */

static bool grow_series(lb_stored_series *series)
{
    lb_date *dates = grow(series->dates, series->count, sizeof *dates);
    series->dates = dates ? dates : series->dates;
    uint64_t *hashes = grow(series->hashes, series->count, sizeof *hashes);
    series->hashes = hashes ? hashes : series->hashes;
    void *values = grow(series->values, series->count, sizeof *series->values);
    series->values = values ? values : series->values;
    return dates && hashes && values;
}

lb_status lb_store_series(lb_store *store, int64_t run, lb_stored_series *out, lb_error *err)
{
    *out = (lb_stored_series){0};
    sqlite3_stmt *statement;
    lb_status status =
        select_run(store, LB_TABLE_SERIES, "WHERE run = ? ORDER BY date", run, &statement, err);
    while (status == LB_OK && lb_store_next(store, statement, "read the series", &status, err)) {
        if (!grow_series(out)) {
            status = no_memory(store, err);
            break;
        }
        int day = out->count++;
        out->dates[day] = lb_column_date(statement, 1);
        out->hashes[day] = lb_column_hash(statement, 2);
        for (int i = 0; i < LB_OBSERVABLE_COUNT; i++) {
            out->values[day][i] = lb_column_real(statement, 5 + i);
        }
    }
    sqlite3_finalize(statement);
    if (status != LB_OK) {
        lb_stored_series_free(out);
    }
    return status;
}

void lb_stored_series_free(lb_stored_series *series)
{
    free(series->dates);
    free(series->hashes);
    free(series->values);
    *series = (lb_stored_series){0};
}

int lb_stored_series_find(const lb_stored_series *series, lb_date date)
{
    int low = 0, high = series->count; /* the answer lies before `high` */
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (series->dates[middle] <= date) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low - 1;
}

/* Securities and holdings --------------------------------------------------------------------------------- */

static int type_of_class(const char *class)
{
    static const char *const classes[] = {
#define X(name, word, text) word,
        LB_SECURITY_TYPE_LIST(X)
#undef X
    };
    for (int i = 0; i < LB_SECURITY_TYPE_COUNT; i++) {
        if (strcmp(class, classes[i]) == 0) {
            return i;
        }
    }
    return LB_NOTE;
}

static double or_zero(double value)
{
    return isnan(value) ? 0 : value;
}

static void read_security(sqlite3_stmt *row, lb_stored_security *out)
{
    char word[16];
    *out = (lb_stored_security){0};
    lb_column_text(row, 1, out->terms.cusip, sizeof out->terms.cusip);
    lb_column_text(row, 2, word, sizeof word);
    out->terms.type = (uint8_t)type_of_class(word);
    lb_column_text(row, 3, out->term, sizeof out->term);
    lb_column_text(row, 4, word, sizeof word);
    out->opening = word[0] == 'Y';
    out->terms.dated_date = lb_column_date(row, 5);
    out->terms.issue_date = lb_column_date(row, 6);
    out->terms.first_coupon = lb_column_date(row, 7);
    out->terms.maturity = lb_column_date(row, 8);
    out->terms.coupon_dec = or_zero(lb_column_decimal(row, 9));
    out->terms.spread_dec = or_zero(lb_column_decimal(row, 10));
    out->terms.base_ref_cpi = or_zero(lb_column_real(row, 11));
}

lb_status lb_store_securities(lb_store *store, int64_t run, lb_stored_security **out, int *count,
                              lb_error *err)
{
    *out = NULL;
    *count = 0;
    sqlite3_stmt *statement;
    lb_status status = select_run(store, LB_TABLE_SECURITIES, "WHERE run = ? ORDER BY maturity_date, cusip",
                                  run, &statement, err);
    while (status == LB_OK && lb_store_next(store, statement, "read the securities", &status, err)) {
        lb_stored_security *grown = grow(*out, *count, sizeof **out);
        if (!grown) {
            status = no_memory(store, err);
            break;
        }
        *out = grown;
        read_security(statement, &grown[(*count)++]);
    }
    sqlite3_finalize(statement);
    if (status != LB_OK) {
        free(*out);
        *out = NULL;
        *count = 0;
    }
    return status;
}

/* The last day on or before `date` (LB_DATE_NONE: the last) that the balance sheet of a run is stored for. */
static lb_status find_month_end(lb_store *store, int64_t run, lb_date date, lb_date *out, lb_error *err)
{
    sqlite3_stmt *statement;
    lb_status status = lb_store_prepare(
        store, "SELECT max(date) FROM balance_sheet WHERE run = ?1 AND (?2 IS NULL OR date <= ?2)",
        "find the month end", &statement, err);
    *out = LB_DATE_NONE;
    if (status != LB_OK) {
        return status;
    }
    lb_bind_int(store, statement, 1, run);
    lb_bind_date(store, statement, 2, date);
    if (lb_store_next(store, statement, "find the month end", &status, err)) {
        *out = lb_column_date(statement, 0);
    }
    sqlite3_finalize(statement);
    if (status == LB_OK && *out == LB_DATE_NONE) {
        char text[11];
        status = lb_fail(err, LB_ERR_NOT_FOUND, "%s: run %lld has no balance sheet%s%s", store->path,
                         (long long)run, date == LB_DATE_NONE ? "" : " on or before ",
                         date == LB_DATE_NONE ? "" : lb_date_format(date, text));
    }
    return status;
}

/* Columns: cusip, part, total, class, maturity_date, then the sectors, then the prices. */
static void read_holding(sqlite3_stmt *row, lb_stored_holding *holding)
{
    char word[16];
    lb_column_text(row, 1, word, sizeof word);
    bool par = strcmp(word, "par") == 0;
    int64_t *values = par ? holding->par : holding->compensation;
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        values[sector] = sqlite3_column_int64(row, 5 + sector);
    }
    if (par) {
        holding->outstanding = sqlite3_column_int64(row, 2);
        holding->clean_px = lb_column_real(row, 5 + LB_SECTOR_COUNT);
        holding->duration_yrs = lb_column_real(row, 6 + LB_SECTOR_COUNT);
        holding->fed_cost_px = lb_column_real(row, 7 + LB_SECTOR_COUNT);
    }
    lb_column_text(row, 3, word, sizeof word);
    holding->type = (uint8_t)type_of_class(word);
    holding->maturity = lb_column_date(row, 4);
}

static lb_status prepare_holdings(lb_store *store, int64_t run, lb_date at, sqlite3_stmt **out, lb_error *err)
{
    lb_buffer sql = {0};
    bool priced;
    lb_status status = lb_store_has_column(store, LB_TABLE_HOLDINGS, "fed_cost_px", &priced, err);
    if (status != LB_OK) {
        return status;
    }
    lb_buffer_add(&sql, "SELECT h.cusip, part, total, class, maturity_date");
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        lb_buffer_format(&sql, ", h.\"%s\"", lb_sector_word(sector));
    }
    lb_buffer_add(&sql, priced ? ", h.clean_px, h.duration_yrs, h.fed_cost_px" : ", NULL, NULL, NULL");
    lb_buffer_add(&sql, " FROM holdings h JOIN securities s ON s.run = h.run AND s.cusip = h.cusip "
                        "WHERE h.run = ? AND h.date = ? ORDER BY maturity_date, h.cusip, part DESC");
    status =
        sql.failed ? no_memory(store, err) : lb_store_prepare(store, sql.text, "read the holdings", out, err);
    lb_buffer_free(&sql);
    if (status == LB_OK) {
        lb_bind_int(store, *out, 1, run);
        lb_bind_date(store, *out, 2, at);
    }
    return status;
}

lb_status lb_store_holdings(lb_store *store, int64_t run, lb_date date, lb_date *at, lb_stored_holding **out,
                            int *count, lb_error *err)
{
    *out = NULL;
    *count = 0;
    sqlite3_stmt *statement = NULL;
    lb_status status = find_month_end(store, run, date, at, err);
    if (status == LB_OK) {
        status = prepare_holdings(store, run, *at, &statement, err);
    }
    while (status == LB_OK && lb_store_next(store, statement, "read the holdings", &status, err)) {
        char cusip[10];
        lb_column_text(statement, 0, cusip, sizeof cusip);
        if (*count == 0 || strcmp((*out)[*count - 1].cusip, cusip) != 0) {
            lb_stored_holding *grown = grow(*out, *count, sizeof **out);
            if (!grown) {
                status = no_memory(store, err);
                break;
            }
            *out = grown;
            grown[*count] = (lb_stored_holding){0};
            memcpy(grown[(*count)++].cusip, cusip, sizeof cusip);
        }
        read_holding(statement, &(*out)[*count - 1]);
    }
    sqlite3_finalize(statement);
    if (status != LB_OK) {
        free(*out);
        *out = NULL;
        *count = 0;
    }
    return status;
}

/* Books --------------------------------------------------------------------------------------------------- */

/* Fills a matrix whose rows are named by `word`; rows of other names are not of this version. */
static lb_status read_matrix(lb_store *store, lb_store_table_id table, int64_t run, lb_date at, int rows,
                             const char *(*word)(int), int64_t *out, lb_error *err)
{
    sqlite3_stmt *statement;
    lb_status status = select_run(store, table, "WHERE run = ? AND date = ?", run, &statement, err);
    if (status != LB_OK) {
        return status;
    }
    lb_bind_date(store, statement, 2, at);
    while (lb_store_next(store, statement, "read the books", &status, err)) {
        char name[48];
        lb_column_text(statement, 2, name, sizeof name);
        for (int row = 0; row < rows; row++) {
            if (strcmp(name, word(row)) == 0) {
                for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
                    out[row * LB_SECTOR_COUNT + sector] = sqlite3_column_int64(statement, 3 + sector);
                }
            }
        }
    }
    sqlite3_finalize(statement);
    return status;
}

lb_status lb_store_books(lb_store *store, int64_t run, lb_date date, lb_stored_books *out, lb_error *err)
{
    *out = (lb_stored_books){0};
    lb_status status = find_month_end(store, run, date, &out->at, err);
    if (status == LB_OK) {
        status = read_matrix(store, LB_TABLE_BALANCE_SHEET, run, out->at, LB_INSTRUMENT_COUNT,
                             lb_instrument_word, &out->position[0][0], err);
    }
    if (status == LB_OK) {
        status = read_matrix(store, LB_TABLE_FLOWS, run, out->at, LB_FLOW_COUNT, lb_flow_word,
                             &out->flow[0][0], err);
    }
    return status;
}

lb_status lb_store_month_ends(lb_store *store, int64_t run, lb_date **out, int *count, lb_error *err)
{
    *out = NULL;
    *count = 0;
    sqlite3_stmt *statement;
    lb_status status =
        lb_store_prepare(store, "SELECT DISTINCT date FROM balance_sheet WHERE run = ? ORDER BY date",
                         "read the month ends", &statement, err);
    if (status != LB_OK) {
        return status;
    }
    lb_bind_int(store, statement, 1, run);
    while (status == LB_OK && lb_store_next(store, statement, "read the month ends", &status, err)) {
        lb_date *grown = grow(*out, *count, sizeof **out);
        if (!grown) {
            status = no_memory(store, err);
            break;
        }
        *out = grown;
        grown[(*count)++] = lb_column_date(statement, 0);
    }
    sqlite3_finalize(statement);
    if (status != LB_OK) {
        free(*out);
        *out = NULL;
        *count = 0;
    }
    return status;
}

/* Events and checkpoints ---------------------------------------------------------------------------------- */

lb_status lb_store_events(lb_store *store, int64_t run, lb_date from, lb_date to, lb_stored_event **out,
                          int *count, lb_error *err)
{
    *out = NULL;
    *count = 0;
    sqlite3_stmt *statement;
    lb_status status =
        select_run(store, LB_TABLE_EVENTS, "WHERE run = ? AND date BETWEEN ? AND ? ORDER BY date, number",
                   run, &statement, err);
    if (status != LB_OK) {
        return status;
    }
    lb_bind_date(store, statement, 2, from);
    lb_bind_date(store, statement, 3, to);
    while (status == LB_OK && lb_store_next(store, statement, "read the events", &status, err)) {
        lb_stored_event *grown = grow(*out, *count, sizeof **out);
        if (!grown) {
            status = no_memory(store, err);
            break;
        }
        *out = grown;
        lb_stored_event *event = &grown[(*count)++];
        *event = (lb_stored_event){.date = lb_column_date(statement, 1),
                                   .order = sqlite3_column_int(statement, 2),
                                   .cents = sqlite3_column_int64(statement, 5),
                                   .value = lb_column_real(statement, 6)};
        lb_column_text(statement, 3, event->kind, sizeof event->kind);
        lb_column_text(statement, 4, event->cusip, sizeof event->cusip);
    }
    sqlite3_finalize(statement);
    if (status != LB_OK) {
        free(*out);
        *out = NULL;
        *count = 0;
    }
    return status;
}

/* Unpacks the checkpoint of a row: bytes, hash, world. */
static lb_status unpack(const lb_store *store, sqlite3_stmt *row, void **bytes, size_t *length, lb_error *err)
{
    const void *packed = sqlite3_column_blob(row, 4);
    int64_t size = sqlite3_column_int64(row, 2);
    lb_error why;
    lb_status status = lb_checkpoint_unpack(packed, (size_t)sqlite3_column_bytes(row, 4),
                                            size < 0 ? 0 : (size_t)size, bytes, &why);
    if (status == LB_OK && lb_world_hash(*bytes) != lb_column_hash(row, 3)) {
        free(*bytes);
        *bytes = NULL;
        status = lb_fail(&why, LB_ERR_CORRUPT, "the checkpoint is damaged: its world has another hash");
    }
    *length = (size_t)size;
    return status == LB_OK ? LB_OK : lb_fail(err, status, "%s: %s", store->path, why.message);
}

lb_status lb_store_checkpoint(lb_store *store, int64_t run, lb_date date, void **bytes, size_t *length,
                              lb_date *at, lb_error *err)
{
    *bytes = NULL;
    *at = LB_DATE_NONE;
    sqlite3_stmt *statement;
    lb_status status = select_run(store, LB_TABLE_CHECKPOINTS,
                                  "WHERE run = ?1 AND (?2 IS NULL OR date <= ?2) ORDER BY date DESC LIMIT 1",
                                  run, &statement, err);
    if (status != LB_OK) {
        return status;
    }
    lb_bind_date(store, statement, 2, date);
    if (lb_store_next(store, statement, "read the checkpoint", &status, err)) {
        *at = lb_column_date(statement, 1);
        status = unpack(store, statement, bytes, length, err);
    } else if (status == LB_OK) {
        status = lb_fail(err, LB_ERR_NOT_FOUND, "%s: run %lld has no checkpoint there", store->path,
                         (long long)run);
    }
    sqlite3_finalize(statement);
    return status;
}
