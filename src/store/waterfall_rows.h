/* waterfall_rows.h - why the key yields moved, day by day: the world's waterfall as rows, and read back. */
#ifndef LB_STORE_WATERFALL_ROWS_H
#define LB_STORE_WATERFALL_ROWS_H

#include "store/store.h"

/* One maturity by day, in the order of the days. Decimals. */
typedef struct lb_stored_waterfall {
    int maturity; /* lb_waterfall */
    int count;
    bool any;                             /* some change of some day is known: the run cleared */
    lb_date *dates;                       /* [count] */
    double *yield_dec;                    /* [count] par yield of the day; NaN if not stored */
    double (*change_dec)[LB_CAUSE_COUNT]; /* [count] cumulated since the baseline */
} lb_stored_waterfall;

/* The word of a maturity, "10y", and the lb_waterfall of a word; -1 if there is none. */
const char *lb_waterfall_word(int maturity);
int lb_waterfall_find(const char *word);

/* The observable that holds the par yield of a maturity, in per cent. */
int lb_waterfall_yield(int maturity);

/* The waterfall of one maturity (lb_waterfall) on the days from `from` to `to`, both included (LB_DATE_NONE: no
 * bound), the baseline with zeros. `any` is false for runs with given yields, and those stored before there were
 * waterfalls. Free with lb_stored_waterfall_free. */
lb_status lb_store_waterfall(lb_store *store, int64_t run, int maturity, lb_date from, lb_date to,
                             lb_stored_waterfall *out, lb_error *err);
void lb_stored_waterfall_free(lb_stored_waterfall *waterfall);

/* Adds the day of `world` to `waterfall`, whose maturity is set; false without memory. */
bool lb_stored_waterfall_add(lb_stored_waterfall *waterfall, const lb_world *world);

/* Index of the last day on or before `date`; -1 if there is none. */
int lb_stored_waterfall_at(const lb_stored_waterfall *waterfall, lb_date date);

#endif
