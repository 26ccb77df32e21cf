/* headline.h - the one table of a run: where the main figures began and where they ended.
 *
 * A headline watches the days of a run go by, live or from the store; of the observables it keeps the first
 * and the last day, and net interest at the end of each fiscal year. */
#ifndef LB_REPORT_HEADLINE_H
#define LB_REPORT_HEADLINE_H

#include "base/figure_text.h"
#include "store/store.h"

enum { LB_HEADLINE_YEARS = 40, LB_HEADLINE_ROWS = 100, LB_HEADLINE_TEXT = 72 };

typedef struct lb_headline {
    lb_date first, last;
    double start[LB_OBSERVABLE_COUNT], end[LB_OBSERVABLE_COUNT];
    int years; /* fiscal years with net interest, the last perhaps not over */
    int year[LB_HEADLINE_YEARS];
    double net_interest[LB_HEADLINE_YEARS]; /* usd mn, accrued */
} lb_headline;

/* Takes in a day; the first one is the start. */
void lb_headline_day(lb_headline *headline, lb_date date, const double observable[LB_OBSERVABLE_COUNT]);

/* The same for all days of a stored run. */
void lb_headline_series(lb_headline *headline, const lb_stored_series *series);

/* A row for people: figures with their units. An amount in millions is shown in billions. */
typedef struct lb_headline_row {
    const char *name;              /* word of the observable, "net_interest_fy2024", or NULL for a heading */
    const char *unit;              /* of the observable */
    double start_value, end_value; /* NaN: none */
    char title[LB_HEADLINE_TEXT];
    char start[LB_FIGURE_SIZE], end[LB_FIGURE_SIZE], change[LB_FIGURE_SIZE];
    char word[48]; /* what name points to, for rows that are no observable */
} lb_headline_row;

/* Writes the rows: the usual observables, those of `watch` that are not among them, interest by fiscal year.
 * Returns how many, at most LB_HEADLINE_ROWS. */
int lb_headline_rows(const lb_headline *headline, const lb_scenario *scenario,
                     lb_headline_row rows[LB_HEADLINE_ROWS]);

/* A value with its unit: "26,330.1 bn", "4.59 %", "71.9 months"; empty for NaN. Returns `out`. */
char *lb_observable_text(const char *unit, double value, char out[static LB_FIGURE_SIZE]);

/* A change with its unit: "+4.3 bn", "+17 bp" (yields), "+1.20 pp" (other percentages), "-0.4 months". */
char *lb_change_text(int observable, double change, char out[static LB_FIGURE_SIZE]);

/* Basis points with unit and sign: "+17.0 bp"; empty for NaN. Returns `out`. */
char *lb_bp_text(double bp, char out[static LB_FIGURE_SIZE]);

/* True if the last fiscal year with net interest is not over. */
bool lb_headline_year_open(const lb_headline *headline);

#endif
