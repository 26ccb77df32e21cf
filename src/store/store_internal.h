/* store_internal.h - what the files of the store share: the open database, its statements, its tables. */
#ifndef LB_STORE_STORE_INTERNAL_H
#define LB_STORE_STORE_INTERNAL_H

#include <sqlite3.h>

#include "base/text_buffer.h"
#include "store/store.h"

enum {
    LB_STORE_APPLICATION = 0x4c424e44, /* "LBND" in the file's header: it is ours */
    LB_STORE_SCHEMA = 1,               /* user_version */
    LB_STORE_PATIENCE_MS = 30000       /* how long to wait for another writer */
};

/* One column: its name, and what CREATE TABLE says of it. */
typedef struct lb_store_column {
    const char *name, *type;
} lb_store_column;

/* The tables; the columns of most derive from the lists of the model (observables, sectors, auction fields). */
typedef enum lb_store_table_id {
    LB_TABLE_RUNS,
    LB_TABLE_SERIES,
    LB_TABLE_AUCTIONS,
    LB_TABLE_SECURITIES,
    LB_TABLE_HOLDINGS,
    LB_TABLE_BALANCE_SHEET,
    LB_TABLE_FLOWS,
    LB_TABLE_CHECKPOINTS,
    LB_TABLE_EVENTS,
    LB_TABLE_WATERFALL,
    LB_TABLE_COUNT
} lb_store_table_id;

typedef struct lb_store_table {
    const char *name;
    const lb_store_column *columns;
    int count;
    const char *key;     /* columns of the primary key */
    const char *options; /* "STRICT" or "STRICT, WITHOUT ROWID" */
} lb_store_table;

const lb_store_table *lb_store_table_of(lb_store_table_id id);

struct lb_store {
    sqlite3 *db;
    char *path;
    lb_store_mode mode;
    sqlite3_stmt *insert[LB_TABLE_COUNT]; /* prepared at first use */
    int rc;                               /* first SQLite error of the statement under way */

    /* the run being written */
    int64_t run; /* 0: none */
    const lb_model *model;
    int checkpoints;
    char owner[64]; /* who writes the run: checked in each transaction */
    bool in_transaction;
    lb_date recorded; /* last day recorded */
    int days;
    unsigned char *packed; /* room for a compressed world */
    size_t packed_room;
};

/* Makes the schema in an empty file, or adds the tables and columns a later version brought. */
lb_status lb_store_create_schema(lb_store *store, lb_error *err);
lb_status lb_store_extend_schema(lb_store *store, lb_error *err);

/* Turns a failure of SQLite (result code `rc`) while `doing` ("read the runs") into an error about the file. */
lb_status lb_store_error(const lb_store *store, int rc, const char *doing, lb_error *err);

/* Runs SQL without results. */
lb_status lb_store_exec(lb_store *store, const char *sql, const char *doing, lb_error *err);

/* Prepares SQL; LB_OK with a statement, or the error. */
lb_status lb_store_prepare(lb_store *store, const char *sql, const char *doing, sqlite3_stmt **out,
                           lb_error *err);

/* SELECT of a table's columns in the order of its list; a column that the file does not have yet is NULL, a table
 * that it does not have yet is empty. `where` follows the table's name. */
lb_status lb_store_select(lb_store *store, lb_store_table_id table, const char *where, sqlite3_stmt **out,
                          lb_error *err);

/* True if the file has that column: an older one, opened for reading, may not. */
lb_status lb_store_has_column(lb_store *store, lb_store_table_id table, const char *name, bool *has,
                              lb_error *err);

/* The statement that inserts a whole row of a table, columns in the order of its list. */
lb_status lb_store_insert(lb_store *store, lb_store_table_id table, sqlite3_stmt **out, lb_error *err);

/* Binding, with errors that stick in store->rc; index from 1. A NaN and LB_DATE_NONE become NULL. Percentages are
 * kept to nine decimals, so that 0.04296 is stored as 4.296 and comes back as 0.04296. */
void lb_bind_int(lb_store *store, sqlite3_stmt *statement, int index, int64_t value);
void lb_bind_real(lb_store *store, sqlite3_stmt *statement, int index, double value);
void lb_bind_percent(lb_store *store, sqlite3_stmt *statement, int index, double dec);
void lb_bind_text(lb_store *store, sqlite3_stmt *statement, int index, const char *text);
void lb_bind_date(lb_store *store, sqlite3_stmt *statement, int index, lb_date date);
void lb_bind_hash(lb_store *store, sqlite3_stmt *statement, int index, uint64_t hash);

/* Steps a statement without results, and makes it ready for the next row. */
lb_status lb_store_step(lb_store *store, sqlite3_stmt *statement, const char *doing, lb_error *err);

/* True with the next row; false at the end or, with `*status` set, on an error. */
bool lb_store_next(lb_store *store, sqlite3_stmt *statement, const char *doing, lb_status *status,
                   lb_error *err);

/* Columns of a row, index from 0: NULL and what cannot be read is LB_DATE_NONE, NaN, 0 and an empty text. */
lb_date lb_column_date(sqlite3_stmt *statement, int index);
double lb_column_real(sqlite3_stmt *statement, int index);
double lb_column_decimal(sqlite3_stmt *statement, int index); /* of a percentage */
uint64_t lb_column_hash(sqlite3_stmt *statement, int index);
void lb_column_text(sqlite3_stmt *statement, int index, char *out, size_t size);

/* Rows of what a month end keeps, and of the day's auctions. */
lb_status lb_store_month_end(lb_store *store, const lb_world *world, lb_error *err);
lb_status lb_store_opening_securities(lb_store *store, const lb_world *opening, lb_error *err);
lb_status lb_store_security(lb_store *store, const lb_world *world, int security, lb_error *err);
lb_status lb_store_day_auctions(lb_store *store, const lb_world *world, bool opening, lb_error *err);
lb_status lb_store_day_events(lb_store *store, const lb_world *world, lb_error *err);
lb_status lb_store_opening_events(lb_store *store, const lb_world *opening,
                                  lb_error *err); /* reconciliation */

/* What moved the key yields of a run that clears: a row a maturity and cause that is not zero. */
lb_status lb_store_day_waterfall(lb_store *store, const lb_world *world, lb_error *err);

#endif
