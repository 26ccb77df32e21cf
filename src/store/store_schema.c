#include "store/store_internal.h"

#include <string.h>

#include "base/error.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof(array)[0]))

static const lb_store_column runs[] = {
    {"run", "INTEGER PRIMARY KEY"},
    {"title", "TEXT NOT NULL"},
    {"state", "TEXT NOT NULL CHECK (state IN ('running', 'complete', 'failed'))"},
    {"baseline", "TEXT NOT NULL"},
    {"until", "TEXT NOT NULL"},
    {"started", "TEXT NOT NULL"},
    {"finished", "TEXT"},
    {"last_date", "TEXT NOT NULL"},
    {"days", "INTEGER NOT NULL"},
    {"steps", "INTEGER NOT NULL"},
    {"hash", "TEXT NOT NULL"},
    {"postings", "INTEGER NOT NULL"},
    {"audits", "INTEGER NOT NULL"},
    {"breaches", "INTEGER NOT NULL"},
    {"error", "TEXT"},
    {"version", "TEXT NOT NULL"},
    {"fingerprint", "TEXT NOT NULL"},
    {"scenario_file", "TEXT NOT NULL"},
    {"scenario", "TEXT NOT NULL"},
    {"owner", "TEXT NOT NULL"},
};

static const lb_store_column series[] = {{"run", "INTEGER NOT NULL REFERENCES runs"},
                                         {"date", "TEXT NOT NULL"},
                                         {"hash", "TEXT NOT NULL"},
                                         {"postings", "INTEGER NOT NULL"},
                                         {"audits", "INTEGER NOT NULL"},
#define X(name, unit, title) {#name, "REAL"},
                                         LB_OBSERVABLE_LIST(X)
#undef X
};

/* The fields of Treasury's table that a simulated auction has, in Treasury's order. */
static const lb_store_column auctions[] = {
    {"run", "INTEGER NOT NULL REFERENCES runs"},
    {"cusip", "TEXT NOT NULL"},
    {"security_type", "TEXT"},
    {"security_term", "TEXT"},
    {"auction_date", "TEXT NOT NULL"},
    {"issue_date", "TEXT"},
    {"maturity_date", "TEXT"},
    {"price_per100", "REAL"},
    {"accrued_int_per100", "REAL"},
    {"allocation_pctage", "REAL"},
    {"announcemt_date", "TEXT"},
    {"avg_med_yield", "REAL"},
    {"bid_to_cover_ratio", "REAL"},
    {"cash_management_bill_cmb", "TEXT"},
    {"comp_accepted", "INTEGER"},
    {"comp_tendered", "INTEGER"},
    {"currently_outstanding", "INTEGER"},
    {"dated_date", "TEXT"},
    {"direct_bidder_accepted", "INTEGER"},
    {"direct_bidder_tendered", "INTEGER"},
    {"est_pub_held_mat_by_type_amt", "INTEGER"},
    {"fima_noncomp_accepted", "INTEGER"},
    {"fima_noncomp_tendered", "INTEGER"},
    {"first_int_payment_date", "TEXT"},
    {"floating_rate", "TEXT"},
    {"high_discnt_rate", "REAL"},
    {"high_price", "REAL"},
    {"high_discnt_margin", "REAL"},
    {"high_yield", "REAL"},
    {"index_ratio_on_issue_date", "REAL"},
    {"indirect_bidder_accepted", "INTEGER"},
    {"indirect_bidder_tendered", "INTEGER"},
    {"int_rate", "REAL"},
    {"mat_date", "TEXT"},
    {"noncomp_accepted", "INTEGER"},
    {"offering_amt", "INTEGER"},
    {"original_security_term", "TEXT"},
    {"primary_dealer_accepted", "INTEGER"},
    {"primary_dealer_tendered", "INTEGER"},
    {"ref_cpi_on_dated_date", "REAL"},
    {"ref_cpi_on_issue_date", "REAL"},
    {"reopening", "TEXT"},
    {"soma_accepted", "INTEGER"},
    {"soma_holdings", "INTEGER"},
    {"soma_tendered", "INTEGER"},
    {"spread", "REAL"},
    {"total_accepted", "INTEGER"},
    {"total_tendered", "INTEGER"},
    {"inflation_index_security", "TEXT"},
    {"when_issued_yield", "REAL"}, /* this and the tail are not in Treasury's table */
    {"tail_bp", "REAL"},
};

static const lb_store_column securities[] = {
    {"run", "INTEGER NOT NULL REFERENCES runs"},
    {"cusip", "TEXT NOT NULL"},
    {"class", "TEXT NOT NULL"},
    {"original_security_term", "TEXT NOT NULL"},
    {"opening", "TEXT NOT NULL"},
    {"dated_date", "TEXT"},
    {"issue_date", "TEXT"},
    {"first_int_payment_date", "TEXT"},
    {"maturity_date", "TEXT NOT NULL"},
    {"int_rate", "REAL"},
    {"spread", "REAL"},
    {"ref_cpi_on_dated_date", "REAL"},
};

#define SECTOR_COLUMN(name, word, title, settles) {word, "INTEGER NOT NULL DEFAULT 0"},

/* The last three only in rows of part 'par': per 100 of principal (TIPS: indexed), and years. */
static const lb_store_column holdings[] = {{"run", "INTEGER NOT NULL REFERENCES runs"},
                                           {"date", "TEXT NOT NULL"},
                                           {"cusip", "TEXT NOT NULL"},
                                           {"part", "TEXT NOT NULL CHECK (part IN ('par', 'compensation'))"},
                                           {"total", "INTEGER NOT NULL"},
                                           LB_SECTOR_LIST(SECTOR_COLUMN){"clean_px", "REAL"},
                                           {"duration_yrs", "REAL"},
                                           {"fed_cost_px", "REAL"}};

static const lb_store_column balance_sheet[] = {{"run", "INTEGER NOT NULL REFERENCES runs"},
                                                {"date", "TEXT NOT NULL"},
                                                {"instrument", "TEXT NOT NULL"},
                                                LB_SECTOR_LIST(SECTOR_COLUMN)};

static const lb_store_column flows[] = {{"run", "INTEGER NOT NULL REFERENCES runs"},
                                        {"date", "TEXT NOT NULL"},
                                        {"flow", "TEXT NOT NULL"},
                                        LB_SECTOR_LIST(SECTOR_COLUMN)};

static const lb_store_column checkpoints[] = {
    {"run", "INTEGER NOT NULL REFERENCES runs"},
    {"date", "TEXT NOT NULL"},
    {"bytes", "INTEGER NOT NULL"}, /* before compression */
    {"hash", "TEXT NOT NULL"},
    {"world", "BLOB NOT NULL"},
};

static const lb_store_column events[] = {
    {"run", "INTEGER NOT NULL REFERENCES runs"},
    {"date", "TEXT NOT NULL"},
    {"number", "INTEGER NOT NULL"},
    {"kind", "TEXT NOT NULL"},
    {"cusip", "TEXT"},
    {"cents", "INTEGER NOT NULL"},
    {"value", "REAL"},
};

/* `change_dec` is cumulated since the baseline; causes that changed nothing have no row. */
static const lb_store_column waterfall[] = {
    {"run", "INTEGER NOT NULL REFERENCES runs"},
    {"date", "TEXT NOT NULL"},
    {"maturity", "TEXT NOT NULL"},
    {"cause", "TEXT NOT NULL"},
    {"change_dec", "REAL NOT NULL"},
};

static const lb_store_table tables[LB_TABLE_COUNT] = {
    [LB_TABLE_RUNS] = {"runs", runs, COUNT(runs), NULL, "STRICT"},
    [LB_TABLE_SERIES] = {"series", series, COUNT(series), "run, date", "STRICT, WITHOUT ROWID"},
    [LB_TABLE_AUCTIONS] = {"auctions", auctions, COUNT(auctions), "run, cusip, auction_date",
                           "STRICT, WITHOUT ROWID"},
    [LB_TABLE_SECURITIES] = {"securities", securities, COUNT(securities), "run, cusip",
                             "STRICT, WITHOUT ROWID"},
    [LB_TABLE_HOLDINGS] = {"holdings", holdings, COUNT(holdings), "run, date, cusip, part",
                           "STRICT, WITHOUT ROWID"},
    [LB_TABLE_BALANCE_SHEET] = {"balance_sheet", balance_sheet, COUNT(balance_sheet), "run, date, instrument",
                                "STRICT, WITHOUT ROWID"},
    [LB_TABLE_FLOWS] = {"flows", flows, COUNT(flows), "run, date, flow", "STRICT, WITHOUT ROWID"},
    [LB_TABLE_CHECKPOINTS] = {"checkpoints", checkpoints, COUNT(checkpoints), "run, date", "STRICT"},
    [LB_TABLE_EVENTS] = {"events", events, COUNT(events), "run, date, number", "STRICT, WITHOUT ROWID"},
    [LB_TABLE_WATERFALL] = {"waterfall", waterfall, COUNT(waterfall), "run, date, maturity, cause",
                            "STRICT, WITHOUT ROWID"},
};

const lb_store_table *lb_store_table_of(lb_store_table_id id)
{
    return &tables[id];
}

static void add_create_table(lb_buffer *sql, const lb_store_table *table)
{
    lb_buffer_format(sql, "CREATE TABLE %s (", table->name);
    for (int i = 0; i < table->count; i++) {
        lb_buffer_format(sql, "%s\"%s\" %s", i ? ", " : "", table->columns[i].name, table->columns[i].type);
    }
    if (table->key) {
        lb_buffer_format(sql, ", PRIMARY KEY (%s)", table->key);
    }
    lb_buffer_format(sql, ") %s;\n", table->options);
}

/* One row a day and observable, for those who do not know the names beforehand. */
static void add_series_long(lb_buffer *sql)
{
    static const char *const observables[][3] = {
#define X(name, unit, title) {#name, unit, title},
        LB_OBSERVABLE_LIST(X)
#undef X
    };
    lb_buffer_add(
        sql, "DROP VIEW IF EXISTS series_long;\nCREATE VIEW series_long (run, date, name, unit, value) AS");
    for (int i = 0; i < COUNT(observables); i++) {
        lb_buffer_format(sql, "%s SELECT run, date, '%s', '%s', \"%s\" FROM series", i ? " UNION ALL" : "",
                         observables[i][0], observables[i][1], observables[i][0]);
    }
    lb_buffer_add(sql, ";\n");
}

/* One row a security and holder, in millions of dollars. */
static void add_holdings_long(lb_buffer *sql)
{
    static const char *const sectors[] = {
#define X(name, word, title, settles) word,
        LB_SECTOR_LIST(X)
#undef X
    };
    lb_buffer_add(sql, "DROP VIEW IF EXISTS holdings_long;\n"
                       "CREATE VIEW holdings_long (run, date, cusip, part, holder, usd_mn) AS");
    for (int i = 0; i < COUNT(sectors); i++) {
        lb_buffer_format(
            sql, "%s SELECT run, date, cusip, part, '%s', \"%s\" / 1e8 FROM holdings WHERE \"%s\" <> 0",
            i ? " UNION ALL" : "", sectors[i], sectors[i], sectors[i]);
    }
    lb_buffer_add(sql, ";\n");
}

static lb_status exec_buffer(lb_store *store, lb_buffer *sql, const char *doing, lb_error *err)
{
    lb_status status = sql->failed ? lb_fail(err, LB_ERR_NO_MEMORY, "no memory to %s", doing)
                                   : lb_store_exec(store, sql->text, doing, err);
    lb_buffer_free(sql);
    return status;
}

lb_status lb_store_create_schema(lb_store *store, lb_error *err)
{
    lb_buffer sql = {0};
    for (int i = 0; i < LB_TABLE_COUNT; i++) {
        add_create_table(&sql, &tables[i]);
    }
    add_series_long(&sql);
    add_holdings_long(&sql);
    lb_buffer_format(&sql, "PRAGMA application_id = %d; PRAGMA user_version = %d;", LB_STORE_APPLICATION,
                     LB_STORE_SCHEMA);
    return exec_buffer(store, &sql, "make the tables", err);
}

/* Which of a table's columns the file has. */
static lb_status find_columns(lb_store *store, const lb_store_table *table, bool *has, lb_error *err)
{
    sqlite3_stmt *statement;
    memset(has, 0, (size_t)table->count * sizeof *has);
    lb_status status =
        lb_store_prepare(store, "SELECT name FROM pragma_table_info(?)", "read the tables", &statement, err);
    if (status != LB_OK) {
        return status;
    }
    lb_bind_text(store, statement, 1, table->name);
    while (lb_store_next(store, statement, "read the tables", &status, err)) {
        const char *name = (const char *)sqlite3_column_text(statement, 0);
        for (int i = 0; name && i < table->count; i++) {
            has[i] = has[i] || strcmp(name, table->columns[i].name) == 0;
        }
    }
    sqlite3_finalize(statement);
    return status;
}

enum { MOST_COLUMNS = 256 };
_Static_assert(COUNT(series) <= MOST_COLUMNS, "find_columns has room");

/* A table without any of its columns is not there. */
static bool is_there(const bool *has, int count)
{
    for (int i = 0; i < count; i++) {
        if (has[i]) {
            return true;
        }
    }
    return false;
}

lb_status lb_store_extend_schema(lb_store *store, lb_error *err)
{
    bool has[MOST_COLUMNS];
    lb_buffer sql = {0};
    for (int i = 0; i < LB_TABLE_COUNT; i++) {
        lb_status status = find_columns(store, &tables[i], has, err);
        if (status != LB_OK) {
            lb_buffer_free(&sql);
            return status;
        }
        bool made = is_there(has, tables[i].count);
        if (!made) {
            add_create_table(&sql, &tables[i]);
        }
        for (int c = 0; made && c < tables[i].count; c++) {
            if (!has[c]) {
                lb_buffer_format(&sql, "ALTER TABLE %s ADD COLUMN \"%s\" %s;\n", tables[i].name,
                                 tables[i].columns[c].name, tables[i].columns[c].type);
            }
        }
    }
    if (!sql.text) {
        return LB_OK;
    }
    add_series_long(&sql);
    add_holdings_long(&sql);
    return exec_buffer(store, &sql, "add tables and columns", err);
}

/* SELECT with the columns of a table, NULL for those that the file does not have. */
static void add_columns(lb_buffer *sql, const lb_store_table *table, const bool *has)
{
    lb_buffer_add(sql, "SELECT ");
    for (int i = 0; i < table->count; i++) {
        lb_buffer_format(sql, has[i] ? "%s\"%s\"" : "%sNULL AS \"%s\"", i ? ", " : "",
                         table->columns[i].name);
    }
}

lb_status lb_store_has_column(lb_store *store, lb_store_table_id table, const char *name, bool *out,
                              lb_error *err)
{
    bool has[MOST_COLUMNS];
    *out = false;
    lb_status status = find_columns(store, &tables[table], has, err);
    for (int i = 0; status == LB_OK && i < tables[table].count; i++) {
        *out = *out || (has[i] && strcmp(tables[table].columns[i].name, name) == 0);
    }
    return status;
}

lb_status lb_store_select(lb_store *store, lb_store_table_id id, const char *where, sqlite3_stmt **out,
                          lb_error *err)
{
    bool has[MOST_COLUMNS];
    const lb_store_table *table = &tables[id];
    *out = NULL;
    lb_status status = find_columns(store, table, has, err);
    if (status != LB_OK) {
        return status;
    }
    lb_buffer sql = {0};
    if (is_there(has, table->count)) {
        add_columns(&sql, table, has);
        lb_buffer_format(&sql, " FROM %s %s", table->name, where);
    } else {
        lb_buffer_add(&sql, "SELECT * FROM (");
        add_columns(&sql, table, has);
        lb_buffer_format(&sql, " WHERE 0) AS %s %s", table->name, where);
    }
    if (sql.failed) {
        status = lb_fail(err, LB_ERR_NO_MEMORY, "no memory to read %s", table->name);
    } else {
        status = lb_store_prepare(store, sql.text, table->name, out, err);
    }
    lb_buffer_free(&sql);
    return status;
}

lb_status lb_store_insert(lb_store *store, lb_store_table_id id, sqlite3_stmt **out, lb_error *err)
{
    *out = store->insert[id];
    if (*out) {
        return LB_OK;
    }
    const lb_store_table *table = &tables[id];
    lb_buffer sql = {0};
    lb_buffer_format(&sql, "INSERT INTO %s (", table->name);
    for (int i = 0; i < table->count; i++) {
        lb_buffer_format(&sql, "%s\"%s\"", i ? ", " : "", table->columns[i].name);
    }
    lb_buffer_add(&sql, ") VALUES (");
    for (int i = 0; i < table->count; i++) {
        lb_buffer_add(&sql, i ? ", ?" : "?");
    }
    lb_buffer_add(&sql, ")");
    if (id == LB_TABLE_AUCTIONS || id == LB_TABLE_SECURITIES) { /* filled in as it becomes known */
        lb_buffer_format(&sql, " ON CONFLICT (%s) DO UPDATE SET ", table->key);
        for (int i = 0, first = 1; i < table->count; i++, first = 0) {
            lb_buffer_format(&sql, "%s\"%s\" = coalesce(excluded.\"%s\", \"%s\")", first ? "" : ", ",
                             table->columns[i].name, table->columns[i].name, table->columns[i].name);
        }
    }
    lb_status status = sql.failed ? lb_fail(err, LB_ERR_NO_MEMORY, "no memory to write %s", table->name)
                                  : lb_store_prepare(store, sql.text, table->name, out, err);
    lb_buffer_free(&sql);
    store->insert[id] = *out;
    return status;
}
