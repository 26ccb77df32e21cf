/* run_session.h - a run from here to its end, as run and resume show it. */
#ifndef LB_CLI_RUN_SESSION_H
#define LB_CLI_RUN_SESSION_H

#include "cli/run_access.h"
#include "study/programme_effect.h"
#include "store/waterfall_rows.h"

/* What run and resume have set up. */
typedef struct lb_session {
    const lb_cli_call *call;
    lb_model *model;
    lb_world *world;
    lb_store *store;               /* NULL: the run is not stored */
    const char *db;                /* its path, for messages; NULL: not to be mentioned */
    int64_t run;                   /* 0: not stored */
    lb_headline headline;          /* has seen the days up to the world's */
    lb_stored_waterfall waterfall; /* of the 10-year; the same days, if the market clears */
    lb_programme_effect effect;    /* of the programmes, if lb_effect_applies; the same days */
    lb_bare_run bare;              /* the run without them; without a world: not wanted */
} lb_session;

/* Steps the world to the model's end with a progress line, then prints what the call asks for (--hash-only, --json,
 * or the headline) and writes its --report. */
lb_status lb_session_finish(lb_session *session, lb_error *err);

/* Opens the run without programmes if their effect is to be shown. Call it when the model is there, before any day. */
lb_status lb_session_begin(lb_session *session, lb_error *err);

/* Notes the day that `world` stands at, for the headline, the waterfall and the effect of programmes. */
lb_status lb_session_day(lb_session *session, lb_error *err);

/* Closes what the session holds. */
void lb_session_close(lb_session *session);

/* The options they share. */
#define LB_CLI_SESSION_PARAMS                                                                                \
    {.name = "--report",                                                                                     \
     .type = LB_CLI_FILE,                                                                                    \
     .value = "FILE",                                                                                        \
     .meaning = "write a report of the run: one HTML page with tables and charts"},                          \
        {.name = "--hash-only",                                                                              \
         .type = LB_CLI_FLAG,                                                                                \
         .meaning = "print nothing but the hash of the last state"},                                         \
    {                                                                                                        \
        .name = "--checkpoints", .type = LB_CLI_INTEGER, .low = 0, .high = 1e6, .fallback = "3",             \
        .meaning = "how many month ends keep a checkpoint; 0 keeps all"                                      \
    }

#endif
