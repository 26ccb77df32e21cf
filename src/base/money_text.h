/* money_text.h - amounts and rates as the tables of the market print them.
 *
 * Amounts are int64 cents and are rounded exactly, halves away from zero; rates come as decimals. Every function
 * returns `out`. The reverse is in quantity.h. */
#ifndef LB_BASE_MONEY_TEXT_H
#define LB_BASE_MONEY_TEXT_H

#include "figure_text.h"

/* What an amount is counted in. */
typedef enum lb_money_unit {
    LB_MONEY_USD, /* dollars */
    LB_MONEY_MN,  /* millions */
    LB_MONEY_BN,  /* billions */
    LB_MONEY_TN   /* trillions */
} lb_money_unit;

/* "25,753,682.65" for 25,753,682,650,000.00 dollars in millions with two decimals; never "-0". `decimals` 0..6. */
char *lb_money_text(int64_t usd, lb_money_unit unit, int decimals, char out[static LB_FIGURE_SIZE]);

/* The same with its unit, as lb_parse_usd reads it: "25,753.7bn", "-1,234.50usd". */
char *lb_money_unit_text(int64_t usd, lb_money_unit unit, int decimals, char out[static LB_FIGURE_SIZE]);

/* "4.25%" for 0.0425 with two decimals (0..9); empty for NaN. */
char *lb_percent_text(double rate_dec, int decimals, char out[static LB_FIGURE_SIZE]);

/* "+12.5bp" for 0.00125 with one decimal: always with a sign, for changes; empty for NaN. */
char *lb_change_bp_text(double rate_dec, int decimals, char out[static LB_FIGURE_SIZE]);

#endif
