/* effect_rows.h - what the Fed's programmes did, as tables of text that a terminal and a page both show. */
#ifndef LB_REPORT_EFFECT_ROWS_H
#define LB_REPORT_EFFECT_ROWS_H

#include "study/claims_fed.h"
#include "study/programme_effect.h"

/* Words for the two runs compared, and whether the claims are to be shown. */
typedef struct lb_effect_words {
    const char *title, *without, *with, *difference;
    bool claims;
} lb_effect_words;

/* The words for a run beside itself without its programmes. */
lb_effect_words lb_effect_words_of(const lb_scenario *scenario);

/* How many observables the table of figures has, and which. */
enum { LB_EFFECT_FIGURES = 26 };
int lb_effect_figure(int row);

enum { LB_EFFECT_COLUMNS = 7, LB_EFFECT_ROWS = 32, LB_EFFECT_CELL = 96 };

/* A table; the first column names the row, and so does the second where it has no heading. */
typedef struct lb_effect_table {
    int columns, rows, notes;
    char heading[LB_EFFECT_COLUMNS][LB_EFFECT_CELL];
    bool figures[LB_EFFECT_COLUMNS]; /* a column of figures stands at the right */
    char cell[LB_EFFECT_ROWS][LB_EFFECT_COLUMNS][LB_EFFECT_CELL];
    char note[LB_CLAIM_ROWS][LB_CLAIM_TEXT]; /* numbered from 1 in the last column of the claims */
} lb_effect_table;

/* What each programme did and what it could not do. No rows if only the days of the run are known. */
void lb_effect_programmes(const lb_programme_effect *effect, lb_effect_table *out);

/* The observables at the baseline, without, with, and the difference. */
void lb_effect_figures(const lb_programme_effect *effect, const lb_effect_words *words, lb_effect_table *out);

/* The 10-year premium at the ends of the years, and the policy rate that keeps output and inflation where they were. */
void lb_effect_offsets(const lb_programme_effect *effect, lb_effect_table *out);

/* Claims A4 beside the run. */
void lb_effect_claims(const lb_programme_effect *effect, lb_effect_table *out);

#endif
