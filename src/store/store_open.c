/* store_open.c - opening a store, refusing what is none, and the small steps every statement takes. */
#include "store/store_internal.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "base/hash.h"

lb_status lb_store_error(const lb_store *store, int rc, const char *doing, lb_error *err)
{
    const char *path = store->path;
    int number = errno; /* what SQLite itself may no longer know */
    switch (rc & 0xff) {
    case SQLITE_FULL:
        return lb_fail(err, LB_ERR_IO, "%s: could not %s: the disk is full", path, doing);
    case SQLITE_CORRUPT:
    case SQLITE_FORMAT:
        return lb_fail(err, LB_ERR_CORRUPT, "%s: could not %s: the file is damaged or cut short", path,
                       doing);
    case SQLITE_NOTADB:
        return lb_fail(err, LB_ERR_CORRUPT, "%s is no run store: it is not an SQLite database", path);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return lb_fail(err, LB_ERR_IO, "%s: could not %s: another program has kept it locked for %d seconds",
                       path, doing, LB_STORE_PATIENCE_MS / 1000);
    case SQLITE_READONLY:
        return lb_fail(err, LB_ERR_IO, "%s: could not %s: the file or its folder is read-only", path, doing);
    case SQLITE_CANTOPEN:
        return lb_fail(err, LB_ERR_IO, "%s: could not %s: the file cannot be opened", path, doing);
    case SQLITE_IOERR:
        if (rc == SQLITE_IOERR_WRITE && (number == ENOSPC || number == EFBIG || number == EDQUOT)) {
            return lb_fail(err, LB_ERR_IO, "%s: could not %s: the disk is full", path, doing);
        }
        return lb_fail(err, LB_ERR_IO, "%s: could not %s: input or output failed (%s)", path, doing,
                       sqlite3_errstr(rc));
    case SQLITE_NOMEM:
        return lb_fail(err, LB_ERR_NO_MEMORY, "%s: could not %s: out of memory", path, doing);
    default: /* a table that is missing or of another shape: not written by longbond */
        return lb_fail(err, LB_ERR_CORRUPT, "%s: could not %s: %s", path, doing,
                       store->db ? sqlite3_errmsg(store->db) : sqlite3_errstr(rc));
    }
}

lb_status lb_store_exec(lb_store *store, const char *sql, const char *doing, lb_error *err)
{
    int rc = sqlite3_exec(store->db, sql, NULL, NULL, NULL);
    return rc == SQLITE_OK ? LB_OK : lb_store_error(store, rc, doing, err);
}

lb_status lb_store_prepare(lb_store *store, const char *sql, const char *doing, sqlite3_stmt **out,
                           lb_error *err)
{
    store->rc = SQLITE_OK;
    int rc = sqlite3_prepare_v2(store->db, sql, -1, out, NULL);
    return rc == SQLITE_OK ? LB_OK : lb_store_error(store, rc, doing, err);
}

static void keep_first(lb_store *store, int rc)
{
    if (store->rc == SQLITE_OK) {
        store->rc = rc;
    }
}

void lb_bind_int(lb_store *store, sqlite3_stmt *statement, int index, int64_t value)
{
    keep_first(store, sqlite3_bind_int64(statement, index, value));
}

void lb_bind_real(lb_store *store, sqlite3_stmt *statement, int index, double value)
{
    keep_first(store, isnan(value) ? sqlite3_bind_null(statement, index)
                                   : sqlite3_bind_double(statement, index, value));
}

void lb_bind_percent(lb_store *store, sqlite3_stmt *statement, int index, double dec)
{
    lb_bind_real(store, statement, index, rint(1e11 * dec) / 1e9);
}

void lb_bind_text(lb_store *store, sqlite3_stmt *statement, int index, const char *text)
{
    keep_first(store, sqlite3_bind_text(statement, index, text, -1, SQLITE_TRANSIENT));
}

void lb_bind_date(lb_store *store, sqlite3_stmt *statement, int index, lb_date date)
{
    char text[11];
    if (date == LB_DATE_NONE) {
        keep_first(store, sqlite3_bind_null(statement, index));
    } else {
        lb_bind_text(store, statement, index, lb_date_format(date, text));
    }
}

void lb_bind_hash(lb_store *store, sqlite3_stmt *statement, int index, uint64_t hash)
{
    char text[17];
    lb_bind_text(store, statement, index, lb_hash_text(hash, text));
}

lb_status lb_store_step(lb_store *store, sqlite3_stmt *statement, const char *doing, lb_error *err)
{
    int rc = store->rc;
    if (rc == SQLITE_OK) {
        rc = sqlite3_step(statement);
    }
    lb_status status = rc == SQLITE_DONE || rc == SQLITE_ROW ? LB_OK : lb_store_error(store, rc, doing, err);
    sqlite3_reset(statement);
    store->rc = SQLITE_OK;
    return status;
}

bool lb_store_next(lb_store *store, sqlite3_stmt *statement, const char *doing, lb_status *status,
                   lb_error *err)
{
    int rc = store->rc == SQLITE_OK ? sqlite3_step(statement) : store->rc;
    store->rc = SQLITE_OK;
    if (rc != SQLITE_ROW && rc != SQLITE_DONE) {
        *status = lb_store_error(store, rc, doing, err);
    }
    return rc == SQLITE_ROW;
}

lb_date lb_column_date(sqlite3_stmt *statement, int index)
{
    lb_date date = LB_DATE_NONE;
    const char *text = (const char *)sqlite3_column_text(statement, index);
    if (!text || lb_date_parse(text, strlen(text), &date, NULL) != LB_OK) {
        return LB_DATE_NONE;
    }
    return date;
}

double lb_column_real(sqlite3_stmt *statement, int index)
{
    return sqlite3_column_type(statement, index) == SQLITE_NULL ? NAN
                                                                : sqlite3_column_double(statement, index);
}

double lb_column_decimal(sqlite3_stmt *statement, int index)
{
    return rint(1e9 * lb_column_real(statement, index)) / 1e11;
}

uint64_t lb_column_hash(sqlite3_stmt *statement, int index)
{
    const char *text = (const char *)sqlite3_column_text(statement, index);
    return text ? strtoull(text, NULL, 16) : 0;
}

void lb_column_text(sqlite3_stmt *statement, int index, char *out, size_t size)
{
    const char *text = (const char *)sqlite3_column_text(statement, index);
    snprintf(out, size, "%s", text ? text : "");
}

/* The number one PRAGMA or SELECT answers. */
static lb_status read_number(lb_store *store, const char *sql, int64_t *out, lb_error *err)
{
    sqlite3_stmt *statement;
    lb_status status = lb_store_prepare(store, sql, "open it", &statement, err);
    *out = 0;
    if (status == LB_OK && lb_store_next(store, statement, "open it", &status, err)) {
        *out = sqlite3_column_int64(statement, 0);
    }
    sqlite3_finalize(statement);
    return status;
}

/* Tells an empty file (`*empty`) from a run store, and refuses everything else. */
static lb_status check_kind(lb_store *store, bool *empty, lb_error *err)
{
    int64_t application, version, objects;
    lb_status status = read_number(store, "PRAGMA application_id", &application, err);
    if (status == LB_OK) {
        status = read_number(store, "PRAGMA user_version", &version, err);
    }
    if (status == LB_OK) {
        status = read_number(store, "SELECT count(*) FROM sqlite_schema", &objects, err);
    }
    if (status != LB_OK) {
        return status;
    }
    *empty = application == 0 && version == 0 && objects == 0;
    if (*empty) {
        return LB_OK;
    }
    if (application != LB_STORE_APPLICATION) {
        return lb_fail(err, LB_ERR_CORRUPT, "%s is no run store: it is an SQLite database of another program",
                       store->path);
    }
    if (version != LB_STORE_SCHEMA) {
        return lb_fail(err, LB_ERR_CORRUPT,
                       "%s was written by another version of longbond: its schema is %d, this one reads %d",
                       store->path, (int)version, LB_STORE_SCHEMA);
    }
    return LB_OK;
}

/* Makes the tables of a new file, unless another process did while we waited. */
static lb_status make_new(lb_store *store, lb_error *err)
{
    bool empty = true;
    lb_status status = lb_store_exec(store, "BEGIN IMMEDIATE", "make the tables", err);
    if (status == LB_OK) {
        status = check_kind(store, &empty, err);
    }
    if (status == LB_OK && empty) {
        status = lb_store_create_schema(store, err);
    }
    if (status == LB_OK) {
        status = lb_store_exec(store, "COMMIT", "make the tables", err);
    }
    return status;
}

static lb_status prepare_file(lb_store *store, lb_error *err)
{
    bool empty;
    lb_status status = check_kind(store, &empty, err);
    if (status != LB_OK) {
        return status;
    }
    if (store->mode == LB_STORE_READ) {
        return empty ? lb_fail(err, LB_ERR_NOT_FOUND, "%s is empty: there are no runs in it", store->path)
                     : lb_store_exec(store, "PRAGMA query_only = ON", "open it", err);
    }
    /* A crash of the program loses nothing that was committed; one of the machine at most the last months. */
    status = lb_store_exec(store, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL", "open it", err);
    if (status == LB_OK && empty) {
        status = make_new(store, err);
    }
    return status == LB_OK ? lb_store_extend_schema(store, err) : status;
}

/* True if the file is empty or begins as every SQLite database does. SQLite itself takes a file shorter than a
 * page for a new one, and would write over it. */
static bool begins_right(const char *path)
{
    char head[512] = "";
    FILE *file = fopen(path, "rb");
    if (!file) {
        return true; /* what is wrong with it, SQLite will say */
    }
    size_t length = fread(head, 1, sizeof head, file);
    fclose(file);
    return length == 0 || (length == sizeof head && memcmp(head, "SQLite format 3", 16) == 0);
}

static lb_status open_file(lb_store *store, lb_error *err)
{
    struct stat info;
    bool exists = stat(store->path, &info) == 0;
    if (exists && S_ISDIR(info.st_mode)) {
        return lb_fail(err, LB_ERR_IO, "%s is a folder, not a run store", store->path);
    }
    if (exists && !begins_right(store->path)) {
        return lb_store_error(store, SQLITE_NOTADB, "open it", err);
    }
    if (!exists && store->mode == LB_STORE_READ) {
        return lb_fail(err, LB_ERR_NOT_FOUND, "there is no run store %s; 'longbond run SCENARIO' makes one",
                       store->path);
    }
    int flags = SQLITE_OPEN_READWRITE | (store->mode == LB_STORE_WRITE ? SQLITE_OPEN_CREATE : 0);
    int rc = sqlite3_open_v2(store->path, &store->db, flags, NULL);
    if (rc != SQLITE_OK) {
        return lb_store_error(store, rc, "open it", err);
    }
    sqlite3_extended_result_codes(store->db, 1);
    sqlite3_busy_timeout(store->db, LB_STORE_PATIENCE_MS);
    /* The file may come from anywhere: its schema gets no say. */
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    lb_status status = lb_store_exec(store, "PRAGMA cell_size_check = ON", "open it", err);
    return status == LB_OK ? prepare_file(store, err) : status;
}

lb_status lb_store_open(const char *path, lb_store_mode mode, lb_store **out, lb_error *err)
{
    *out = NULL;
    lb_store *store = calloc(1, sizeof *store);
    char *copy = strdup(path);
    if (!store || !copy) {
        free(store);
        free(copy);
        return lb_fail(err, LB_ERR_NO_MEMORY, "no memory to open %s", path);
    }
    store->path = copy;
    store->mode = mode;
    store->recorded = LB_DATE_NONE;
    lb_status status = open_file(store, err);
    if (status != LB_OK) {
        lb_store_close(store);
        return status;
    }
    *out = store;
    return LB_OK;
}

void lb_store_close(lb_store *store)
{
    if (!store) {
        return;
    }
    for (int i = 0; i < LB_TABLE_COUNT; i++) {
        sqlite3_finalize(store->insert[i]);
    }
    sqlite3_close(store->db); /* rolls back what is not committed */
    free(store->packed);
    free(store->path);
    free(store);
}

const char *lb_store_path(const lb_store *store)
{
    return store->path;
}
