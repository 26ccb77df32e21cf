#include "store/export.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "base/json_writer.h"
#include "base/whole_file.h"
#include "data/write_auctions.h"
#include "store/auction_rows.h"
#include "store/store_internal.h"

/* What is exported of each table, and in which order. The store's own housekeeping stays out. */
static const struct export_table {
    const char *name, *select;
    const char *needs; /* column of the auctions that a SELECT of them asks for */
} tables[] = {
    {"run",
     "SELECT run, title, state, baseline, until, last_date, days, hash, postings, audits, breaches, error, "
     "version, started, finished, scenario_file, scenario FROM runs WHERE run = ?",
     NULL},
    {.name = "series"},
    {.name = "auctions"},
    {.name = "securities"},
    {.name = "holdings"},
    {.name = "balance_sheet"},
    {.name = "flows"},
    {.name = "events"},
    {.name = "waterfall"},
    {"auction_tails",
     "SELECT run, cusip, security_term, auction_date, high_yield, when_issued_yield, tail_bp, "
     "bid_to_cover_ratio FROM auctions WHERE run = ? AND when_issued_yield IS NOT NULL ORDER BY "
     "auction_date, "
     "cusip",
     "when_issued_yield"},
};
enum { TABLES = sizeof tables / sizeof tables[0] };

const char *const lb_export_names[] = {"run.csv",
                                       "series.csv",
                                       "auctions.csv",
                                       "securities.csv",
                                       "holdings.csv",
                                       "balance_sheet.csv",
                                       "flows.csv",
                                       "events.csv",
                                       "waterfall.csv",
                                       "auction_tails.csv",
                                       NULL};

/* All rows of one table of the run, in the order of the key. */
static lb_status select_table(lb_store *store, const struct export_table *table, int64_t run,
                              sqlite3_stmt **out, lb_error *err)
{
    lb_status status = LB_ERR_INTERNAL;
    bool has = true;
    if (table->needs) {
        status = lb_store_has_column(store, LB_TABLE_AUCTIONS, table->needs, &has, err);
        if (status != LB_OK) {
            return status;
        }
    }
    if (table->select) {
        status = lb_store_prepare(store, has ? table->select : "SELECT run FROM auctions WHERE run = ? AND 0",
                                  "export the run", out, err);
    }
    for (int id = 0; !table->select && id < LB_TABLE_COUNT; id++) {
        const lb_store_table *stored = lb_store_table_of((lb_store_table_id)id);
        if (strcmp(stored->name, table->name) == 0) {
            char where[96];
            snprintf(where, sizeof where, "WHERE run = ? ORDER BY %s", stored->key);
            status = lb_store_select(store, (lb_store_table_id)id, where, out, err);
        }
    }
    if (status == LB_OK) {
        lb_bind_int(store, *out, 1, run);
    }
    return status;
}

/* CSV ----------------------------------------------------------------------------------------------------- */

static void put_quoted(FILE *out, const char *text)
{
    if (!strpbrk(text, ",\"\r\n")) {
        fputs(text, out);
        return;
    }
    fputc('"', out);
    for (; *text; text++) {
        if (*text == '"') {
            fputc('"', out);
        }
        fputc(*text, out);
    }
    fputc('"', out);
}

static void put_cell(FILE *out, sqlite3_stmt *row, int column)
{
    char number[32];
    switch (sqlite3_column_type(row, column)) {
    case SQLITE_INTEGER:
        fprintf(out, "%lld", (long long)sqlite3_column_int64(row, column));
        break;
    case SQLITE_FLOAT:
        lb_double_text(sqlite3_column_double(row, column), number);
        fputs(number, out);
        break;
    case SQLITE_TEXT:
        put_quoted(out, (const char *)sqlite3_column_text(row, column));
        break;
    default:
        break;
    }
}

static lb_status write_rows(lb_store *store, const struct export_table *table, int64_t run, FILE *out,
                            lb_error *err)
{
    sqlite3_stmt *statement;
    lb_status status = select_table(store, table, run, &statement, err);
    if (status != LB_OK) {
        return status;
    }
    int columns = sqlite3_column_count(statement);
    for (int i = 0; i < columns; i++) {
        fprintf(out, "%s%s", i ? "," : "", sqlite3_column_name(statement, i));
    }
    fputc('\n', out);
    while (lb_store_next(store, statement, "export the run", &status, err)) {
        for (int i = 0; i < columns; i++) {
            if (i) {
                fputc(',', out);
            }
            put_cell(out, statement, i);
        }
        fputc('\n', out);
    }
    sqlite3_finalize(statement);
    return status;
}

static lb_status write_auctions(lb_store *store, int64_t run, FILE *out, const char *path, lb_error *err)
{
    lb_stored_auctions auctions;
    lb_status status = lb_store_auctions(store, run, &auctions, err);
    if (status == LB_OK) {
        status = lb_auctions_write(out, path, auctions.rows, auctions.count, err);
        lb_stored_auctions_free(&auctions);
    }
    return status;
}

static lb_status make_folder(const char *folder, lb_error *err)
{
    struct stat info;
    if (mkdir(folder, 0777) == 0 || (errno == EEXIST && stat(folder, &info) == 0 && S_ISDIR(info.st_mode))) {
        return LB_OK;
    }
    return lb_fail(err, LB_ERR_IO, "the folder %s cannot be made: %s", folder, strerror(errno));
}

lb_status lb_export_csv(lb_store *store, int64_t run, const char *folder, lb_error *err)
{
    lb_status status = make_folder(folder, err);
    for (int i = 0; status == LB_OK && i < TABLES; i++) {
        char path[1024];
        lb_whole_file whole;
        snprintf(path, sizeof path, "%.900s/%s", folder, lb_export_names[i]);
        status = lb_whole_file_open(&whole, path, err);
        if (status == LB_OK) {
            status = strcmp(tables[i].name, "auctions") == 0
                         ? write_auctions(store, run, whole.file, path, err)
                         : write_rows(store, &tables[i], run, whole.file, err);
            status = lb_whole_file_close(&whole, status, err);
        }
    }
    return status;
}

/* JSON ---------------------------------------------------------------------------------------------------- */

static void put_value(lb_json *json, sqlite3_stmt *row, int column)
{
    switch (sqlite3_column_type(row, column)) {
    case SQLITE_INTEGER:
        lb_json_int(json, sqlite3_column_int64(row, column));
        break;
    case SQLITE_FLOAT:
        lb_json_double(json, sqlite3_column_double(row, column));
        break;
    case SQLITE_TEXT:
        lb_json_string(json, (const char *)sqlite3_column_text(row, column));
        break;
    default:
        lb_json_null(json);
        break;
    }
}

static lb_status put_table(lb_store *store, const struct export_table *table, int64_t run, lb_json *json,
                           lb_error *err)
{
    sqlite3_stmt *statement;
    lb_status status = select_table(store, table, run, &statement, err);
    if (status != LB_OK) {
        return status;
    }
    lb_json_key(json, table->name);
    lb_json_array(json);
    while (lb_store_next(store, statement, "export the run", &status, err)) {
        lb_json_object(json);
        for (int i = 0; i < sqlite3_column_count(statement); i++) {
            const char *name = sqlite3_column_name(statement, i);
            if (i > 0 || strcmp(name, "run") != 0 || table->select) { /* the run is named once */
                lb_json_key(json, name);
                put_value(json, statement, i);
            }
        }
        lb_json_object_end(json);
    }
    lb_json_array_end(json);
    sqlite3_finalize(statement);
    return status;
}

lb_status lb_export_json(lb_store *store, int64_t run, FILE *out, lb_error *err)
{
    lb_json json;
    lb_json_to_file(&json, out);
    lb_json_object(&json);
    lb_status status = LB_OK;
    for (int i = 0; status == LB_OK && i < TABLES; i++) {
        if (tables[i].needs) { /* the auctions have it */
            continue;
        }
        status = put_table(store, &tables[i], run, &json, err);
    }
    lb_json_object_end(&json);
    lb_status written = lb_json_finish(&json, status == LB_OK ? err : NULL);
    if (status == LB_OK && written == LB_OK && fputc('\n', out) == EOF) {
        return lb_fail(err, LB_ERR_IO, "the output could not be written");
    }
    return status == LB_OK ? written : status;
}
