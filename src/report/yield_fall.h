/* yield_fall.h - why a yield moved between two days: the causes as rows for people, and the way in between. */
#ifndef LB_REPORT_YIELD_FALL_H
#define LB_REPORT_YIELD_FALL_H

#include "store/waterfall_rows.h"

/* The change of one maturity's yield from one day to another. Decimals. */
typedef struct lb_fall {
    int maturity; /* lb_waterfall */
    lb_date first, last;
    double start_dec, end_dec;         /* par yields */
    double change_dec[LB_CAUSE_COUNT]; /* what each cause did to it */
} lb_fall;

/* From the day of index `first` to that of index `last`. */
lb_fall lb_fall_between(const lb_stored_waterfall *waterfall, int first, int last);

/* Sum of all causes but expected real rate and expected inflation. */
double lb_fall_premium_dec(const lb_fall *fall);

/* Sum of all causes less the change of the yield: zero but for rounding if the attribution is whole. */
double lb_fall_gap_dec(const lb_fall *fall);

/* "10-year". Returns `out`. */
char *lb_fall_title(int maturity, char out[static 16]);

/* One line of a waterfall. */
typedef struct lb_fall_row {
    const char *name;  /* "expected_real", "term_premium", the words of causes, "other_holders" */
    const char *title; /* of the cause */
    int level;         /* 1: part of the yield, 2: part of the term premium */
    double change_bp;
} lb_fall_row;

enum { LB_FALL_ROWS = LB_CAUSE_COUNT + 2 };

/* Expected real short rate, expected inflation, the term premium and under it its causes in the order of their
 * list; sectors that moved it by less than 0.05 bp are one row together. Returns how many. */
int lb_fall_rows(const lb_fall *fall, lb_fall_row rows[LB_FALL_ROWS]);

/* The change in bp of the row `rows[i]` of another fall's rows ("other_holders": all that these rows do not name). */
double lb_fall_row_bp(const lb_fall *fall, const lb_fall_row *rows, int count, int i);

/* A day at which the way of a yield is told: "start", "low", "end of 2026", "high, end". */
typedef struct lb_fall_stop {
    int day; /* index */
    char what[40];
} lb_fall_stop;

enum { LB_FALL_STOPS = 48 };

/* Start, lowest and highest yield, the last day of each calendar year, and the end, in order. Returns how many. */
int lb_fall_stops(const lb_stored_waterfall *waterfall, lb_fall_stop stops[LB_FALL_STOPS]);

#endif
