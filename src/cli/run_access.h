/* run_access.h - what the commands about stored runs have in common: --db, RUN, JSON about a run. */
#ifndef LB_CLI_RUN_ACCESS_H
#define LB_CLI_RUN_ACCESS_H

#include "base/json_writer.h"
#include "cli/options.h"
#include "report/headline.h"
#include "store/store.h"

#define LB_CLI_DB_PARAM                                                                                      \
    {                                                                                                        \
        .name = "--db", .type = LB_CLI_FILE, .value = "PATH", .fallback = "longbond.sqlite",                 \
        .meaning = "the run store"                                                                           \
    }

#define LB_CLI_RUN_PARAM                                                                                     \
    {                                                                                                        \
        .name = "RUN", .type = LB_CLI_INTEGER, .low = 1, .high = 1e15,                                       \
        .meaning = "number of the run; without it, the latest"                                               \
    }

/* Opens the store of --db for reading and finds RUN in it. Close with lb_store_close. */
lb_status lb_cli_open_run(const lb_cli_call *call, lb_store **store, lb_run_info *info, lb_error *err);

/* The scenario a run was begun with, checked again; texts in messages name the run. */
lb_status lb_cli_run_scenario(lb_store *store, const lb_run_info *info, lb_scenario *out, lb_error *err);

/* Begins a JSON document on the call's output, indented. */
void lb_cli_json_begin(const lb_cli_call *call, lb_json *json);

/* Members of an open object. NaN and LB_DATE_NONE are null. */
void lb_json_put_text(lb_json *json, const char *key, const char *text);
void lb_json_put_int(lb_json *json, const char *key, int64_t value);
void lb_json_put_real(lb_json *json, const char *key, double value);
void lb_json_put_date(lb_json *json, const char *key, lb_date date);
void lb_json_put_hash(lb_json *json, const char *key, uint64_t hash);

/* The members that describe a run, into an open object. */
void lb_cli_json_run(lb_json *json, const lb_run_info *info);

/* Begins a JSON object on the call's output with the members that describe a run. */
void lb_cli_json_begin_run(const lb_cli_call *call, lb_json *json, const lb_run_info *info);

/* The headline as a table for people, and as a JSON array under "headline". */
lb_status lb_cli_print_headline(const lb_cli_call *call, const char *title, const lb_headline *headline,
                                const lb_scenario *scenario, lb_error *err);
void lb_cli_json_headline(lb_json *json, const lb_headline *headline, const lb_scenario *scenario);

/* "books: 1,204,118 postings, 584 audits, 0 breaches    run 42 in longbond.sqlite    hash 5f1c 90aa ..." */
void lb_cli_print_books(FILE *out, const lb_run_info *info, const char *db);

#endif
