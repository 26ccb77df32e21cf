/* figure_text.h - numbers as people read them: fixed decimals, commas between thousands, a point in every locale. */
#ifndef LB_BASE_FIGURE_TEXT_H
#define LB_BASE_FIGURE_TEXT_H

#include <stddef.h>
#include <stdint.h>

#define LB_FIGURE_SIZE 48

/* "1,204,118". Returns `out`. */
char *lb_int_text(int64_t value, char out[static LB_FIGURE_SIZE]);

/* `value` with `decimals` (0..9) digits after the point, and commas: "-1,234.50"; never "-0.0". NaN is an empty
 * text; values from 1e15 on have an exponent. Returns `out`. */
char *lb_fixed_text(double value, int decimals, char out[static LB_FIGURE_SIZE]);

/* The same with a sign also for what is above zero: "+24". */
char *lb_signed_text(double value, int decimals, char out[static LB_FIGURE_SIZE]);

/* A 64-bit hash in groups of four digits: "5f1c 90aa 0123 4567". */
char *lb_hash_groups(uint64_t hash, char out[static LB_FIGURE_SIZE]);

#endif
