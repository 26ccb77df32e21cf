/* replay_list.h - episodes of the record run again, each beside what was published: a table, goals, notes.
 *
 * A replay is a function that fills the struct below; from it the command line prints and writes JSON. A goal that is
 * missed is a finding, not an error. docs/model/replays.md. */
#ifndef LB_STUDY_REPLAY_LIST_H
#define LB_STUDY_REPLAY_LIST_H

#include "longbond/date.h"

enum {
    LB_REPLAY_COLUMNS = 16,
    LB_REPLAY_ROWS = 64,
    LB_REPLAY_GOALS = 32,
    LB_REPLAY_NOTES = 12,
    LB_REPLAY_TEXT = 240
};

/* What a cell holds, if not a number with 0 or more decimals. */
enum {
    LB_REPLAY_DATE = -1,  /* an lb_date */
    LB_REPLAY_MONTH = -2, /* an lb_date, shown as its month */
    LB_REPLAY_MARK = -3   /* 0 or 1: shown as nothing or the head of the column */
};

typedef struct lb_replay_column {
    const char *key;  /* in JSON, with the unit: "cap_usd_mn" */
    const char *head; /* for people */
    int decimals;     /* or LB_REPLAY_DATE ... */
} lb_replay_column;

typedef struct lb_replay_goal {
    char what[LB_REPLAY_TEXT];
    char source[LB_REPLAY_TEXT];
    char unit[12];
    double low, high; /* target band; NAN: no target */
    double achieved;  /* NAN: this version does not simulate it */
    int decimals;     /* of the figures, or LB_REPLAY_DATE */
} lb_replay_goal;

typedef struct lb_replay {
    char title[LB_REPLAY_TEXT];
    const lb_replay_column *columns; /* [column_count], the first one a date or month */
    int column_count;
    double cells[LB_REPLAY_ROWS][LB_REPLAY_COLUMNS]; /* [row_count][column_count]; NAN: nothing */
    int row_count;
    lb_replay_goal goals[LB_REPLAY_GOALS];
    int goal_count;
    char notes[LB_REPLAY_NOTES][LB_REPLAY_TEXT];
    int note_count;
} lb_replay;

/* Told after every simulated day; NULL for nobody. */
typedef struct lb_replay_watch {
    void (*day)(void *context, int64_t done, int64_t total);
    void *context;
} lb_replay_watch;

/* Name, what it is, function. */
#define LB_REPLAY_LIST(X)                                                                                    \
    X("qt", "runoff of the Fed's Treasuries, February 2022 to January 2026, by CUSIP", lb_replay_qt)         \
    X("taper", "the slower runoff from June 2024: caps of 95, then 60 bn a month", lb_replay_taper)          \
    X("refill", "the Treasury's account after the debt limit, July to September 2025", lb_replay_refill)     \
    X("rmp", "the Fed's purchases of bills from 12 December 2025", lb_replay_rmp)                            \
    X("september-2019", "overnight rates of September and October 2019", lb_replay_september_2019)

/* Runs one; `out` is about 100 kB. Errors are those of a run. Well under a second each. */
#define X(name, what, function)                                                                              \
    lb_status function(const lb_replay_watch *watch, lb_replay *out, lb_error *err);
LB_REPLAY_LIST(X)
#undef X

typedef struct lb_replay_entry {
    const char *name, *what;
    lb_status (*make)(const lb_replay_watch *watch, lb_replay *out, lb_error *err);
} lb_replay_entry;

/* The list, and the entry of a name (NULL if there is none). */
const lb_replay_entry *lb_replays(int *count);
const lb_replay_entry *lb_replay_find(const char *name);

/* True if the goal has a target and a figure; true if the figure lies within the target. */
bool lb_replay_judged(const lb_replay_goal *goal);
bool lb_replay_met(const lb_replay_goal *goal);

/* Filling: the columns (at most LB_REPLAY_COLUMNS, which must outlive the replay), a row of NAN to be written, a goal, a
 * note (printf). What finds no room overwrites the last. */
void lb_replay_begin(lb_replay *out, const char *title, const lb_replay_column *columns, int count);
double *lb_replay_row(lb_replay *out);
lb_replay_goal *lb_replay_goal_add(lb_replay *out, const char *what, const char *source, const char *unit,
                                   int decimals, double low, double high, double achieved);
void lb_replay_note(lb_replay *out, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The cell of a column in the row of a date; NAN if there is none. */
double lb_replay_cell(const lb_replay *replay, lb_date date, int column);

#endif
