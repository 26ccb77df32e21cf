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

/* What an amount is counted in, as the power of ten of its cents. */
typedef enum lb_money_unit {
    LB_MONEY_MN = 8, /* millions of dollars */
    LB_MONEY_BN = 11
} lb_money_unit;

/* "25,753.7" for 25,753,682,650,000.00 dollars in billions with one decimal (0..6), rounded exactly, halves away from
 * zero; never "-0". A missing amount (INT64_MIN) is an empty text. Returns `out`. */
char *lb_money_text(int64_t cents, lb_money_unit unit, int decimals, char out[static LB_FIGURE_SIZE]);

/* A 64-bit hash in groups of four digits: "5f1c 90aa 0123 4567". */
char *lb_hash_groups(uint64_t hash, char out[static LB_FIGURE_SIZE]);

#endif
