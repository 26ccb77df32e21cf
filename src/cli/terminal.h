/* terminal.h - colours and the progress line; nothing of either when piped. */
#ifndef LB_CLI_TERMINAL_H
#define LB_CLI_TERMINAL_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/* True if the stream is a terminal that may be coloured: not with NO_COLOR set, nor on a dumb terminal. */
bool lb_terminal_has_colour(FILE *stream);

/* A line on a terminal that says how far long work has come. It appears after two seconds, at most ten
 * times a second, and is wiped at the end. */
typedef struct lb_progress {
    FILE *stream;      /* NULL: not a terminal, nothing is shown */
    const char *what;  /* "2026-03-02 to 2027-01-29" */
    const char *units; /* "days" */
    int64_t total;
    double start_s;
    double shown_s; /* 0: not yet */
} lb_progress;

/* Begins on stderr. The texts must outlive the progress. */
lb_progress lb_progress_begin(const char *what, const char *units, int64_t total);
void lb_progress_update(lb_progress *progress, int64_t done);
void lb_progress_end(lb_progress *progress);

/* Writes the line for `done` after `elapsed_s` seconds to `out`. */
void lb_progress_line(const lb_progress *progress, int64_t done, double elapsed_s, char *out, size_t size);

#endif
