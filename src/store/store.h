/* store.h - the run store: one SQLite file that keeps every run, readable with plain SQL.
 *
 * Tables, all STRICT (docs/guide/running.md has the columns and examples): runs, series (one row a day, one
 * column an observable), auctions (Treasury's auctions_query layout), securities, holdings, balance_sheet and
 * flows (month ends, cents), checkpoints (compressed worlds), events, waterfall. A run is written in transactions that end
 * with a checkpoint, so that whatever kills the program leaves whole months and a place to go on from.
 *
 * One process writes a run at a time: a run that another process resumed refuses its first writer. Every function
 * that fails says in `err` what happened to which file; LB_ERR_CORRUPT means that the file is no run store, not
 * one of this version, or damaged. */
#ifndef LB_STORE_STORE_H
#define LB_STORE_STORE_H

#include "world/model.h"
#include "world/world.h"

typedef struct lb_store lb_store;

typedef enum lb_store_mode {
    LB_STORE_READ, /* the file must exist; nothing in it changes */
    LB_STORE_WRITE /* made if it does not exist */
} lb_store_mode;

/* Opens `path`; ":memory:" with LB_STORE_WRITE is a store that lives as long as it is open. A file that is not a
 * run store is refused untouched. LB_ERR_NOT_FOUND, LB_ERR_IO, LB_ERR_CORRUPT. Close with lb_store_close. */
lb_status lb_store_open(const char *path, lb_store_mode mode, lb_store **out, lb_error *err);

/* Closes; what was recorded since the last month end of an unfinished run is given up. */
void lb_store_close(lb_store *store);

const char *lb_store_path(const lb_store *store);

/* Writing a run ------------------------------------------------------------------------------------------- */

/* What the store is to know of a new run; the texts are copied. */
typedef struct lb_run_plan {
    const lb_model *model;
    const char *scenario_file;
    const char *scenario; /* its text: the run can be resumed without the file */
    size_t scenario_length;
    const char *version; /* of the program */
    int steps;           /* business days to the end */
    int checkpoints;     /* the last so many month ends keep their checkpoint; 0 keeps all */
} lb_run_plan;

/* Begins a run in its opening state and gives its number. `model` must live until the run is finished. */
lb_status lb_store_begin(lb_store *store, const lb_run_plan *plan, const lb_world *opening, int64_t *run,
                         lb_error *err);

/* Takes up an unfinished run: `model` must be that of its scenario. LB_ERR_USAGE if it is complete or failed,
 * LB_ERR_CORRUPT if the model differs from the one it began with. The caller goes on from the run's last
 * checkpoint (lb_store_checkpoint), or from the opening state if it has none. */
lb_status lb_store_take_up(lb_store *store, int64_t run, const lb_model *model, int checkpoints,
                           lb_error *err);

/* Records the day `world` has just stepped through. The last business day of a month and the last of the run
 * are written with holdings, balance sheet and checkpoint, and committed. */
lb_status lb_store_record(lb_store *store, const lb_world *world, lb_error *err);

/* Marks the run complete. `world` is its last state, already recorded. */
lb_status lb_store_finish(lb_store *store, const lb_world *world, lb_error *err);

/* Marks the run failed with the reason; the days recorded so far stay. */
lb_status lb_store_fail(lb_store *store, const lb_error *reason, lb_error *err);

/* A number for a model: resuming with other data, parameters or programme would give another run. */
uint64_t lb_model_fingerprint(const lb_model *model);

/* Reading ------------------------------------------------------------------------------------------------- */

typedef enum lb_run_state { LB_RUN_RUNNING, LB_RUN_COMPLETE, LB_RUN_FAILED } lb_run_state;

const char *lb_run_state_word(lb_run_state state);

typedef struct lb_run_info {
    int64_t run;
    char title[128];
    char scenario_file[256];
    char version[32];
    char started[24], finished[24]; /* UTC, "2026-01-30T12:00:00Z"; finished is empty while it runs */
    char error[768];                /* of a failed run */
    lb_run_state state;
    lb_date baseline, until;
    lb_date last;  /* last day stored */
    int days;      /* business days stored, without the baseline */
    int steps;     /* business days to the end */
    uint64_t hash; /* of the world on the last day */
    uint64_t fingerprint;
    int64_t postings, audits, breaches;
} lb_run_info;

/* All runs in order, in a new array that the caller frees; NULL if there are none. */
lb_status lb_store_runs(lb_store *store, lb_run_info **out, int *count, lb_error *err);

/* One run; `run` 0 is the latest. LB_ERR_NOT_FOUND names the runs there are. */
lb_status lb_store_run(lb_store *store, int64_t run, lb_run_info *out, lb_error *err);

/* The run's scenario text in a new string that the caller frees. */
lb_status lb_store_scenario(lb_store *store, int64_t run, char **out, size_t *length, lb_error *err);

/* Observables by day, the baseline first. What was not stored is NaN. */
typedef struct lb_stored_series {
    int count;
    lb_date *dates;                        /* [count] */
    double (*values)[LB_OBSERVABLE_COUNT]; /* [count] */
    uint64_t *hashes;                      /* [count] */
} lb_stored_series;

lb_status lb_store_series(lb_store *store, int64_t run, lb_stored_series *out, lb_error *err);
void lb_stored_series_free(lb_stored_series *series);

/* Index of the last day on or before `date`; -1 if there is none. */
int lb_stored_series_find(const lb_stored_series *series, lb_date date);

/* A security of a run as of its last day. */
typedef struct lb_stored_security {
    lb_security terms;
    char term[24]; /* original term: "10-Year" */
    bool opening;  /* outstanding at the baseline */
} lb_stored_security;

lb_status lb_store_securities(lb_store *store, int64_t run, lb_stored_security **out, int *count,
                              lb_error *err);

/* Who held what of one security, cents. */
typedef struct lb_stored_holding {
    char cusip[10];
    uint8_t type; /* lb_security_type */
    lb_date maturity;
    int64_t outstanding;
    int64_t par[LB_SECTOR_COUNT];          /* original par */
    int64_t compensation[LB_SECTOR_COUNT]; /* inflation compensation (TIPS) */
    double clean_px;                       /* market price per 100 of principal (TIPS: indexed) */
    double duration_yrs; /* modified duration; all three NaN if an earlier version stored it */
    double fed_cost_px;  /* amortised cost of the Fed's part per 100; NaN if it holds none */
} lb_stored_holding;

/* Holdings at the last stored month end on or before `date` (LB_DATE_NONE: the last), by maturity, then CUSIP;
 * `at` gets that day. */
lb_status lb_store_holdings(lb_store *store, int64_t run, lb_date date, lb_date *at, lb_stored_holding **out,
                            int *count, lb_error *err);

/* Balance-sheet matrix and cumulated flows at the last stored month end on or before `date`, cents. */
typedef struct lb_stored_books {
    lb_date at;
    int64_t position[LB_INSTRUMENT_COUNT][LB_SECTOR_COUNT];
    int64_t flow[LB_FLOW_COUNT][LB_SECTOR_COUNT];
} lb_stored_books;

lb_status lb_store_books(lb_store *store, int64_t run, lb_date date, lb_stored_books *out, lb_error *err);

/* Days with holdings and balance sheet, in order, the baseline first. The caller frees. */
lb_status lb_store_month_ends(lb_store *store, int64_t run, lb_date **out, int *count, lb_error *err);

typedef struct lb_stored_event {
    lb_date date;
    int order;     /* within the day */
    char kind[32]; /* lb_event_word */
    char cusip[10];
    int64_t cents;
    double value;
} lb_stored_event;

/* Events from `from` to `to`, both included. The caller frees. */
lb_status lb_store_events(lb_store *store, int64_t run, lb_date from, lb_date to, lb_stored_event **out,
                          int *count, lb_error *err);

/* The world of the last checkpoint on or before `date` (LB_DATE_NONE: the last), decompressed and checked
 * against its hash: `bytes` aligned to 64, the caller frees. LB_ERR_NOT_FOUND if there is none. */
lb_status lb_store_checkpoint(lb_store *store, int64_t run, lb_date date, void **bytes, size_t *length,
                              lb_date *at, lb_error *err);

#endif
