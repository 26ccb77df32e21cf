/* quantity.h - numbers with units as people write them: 1.2tn, 25bp, 4.5%, 6 months, 60bn a week.
 *
 * Every function reads exactly `length` characters (no space before or after), allows one space between number
 * and unit, and answers LB_ERR_PARSE with a message that quotes the text and says what would be right, or
 * LB_ERR_RANGE if the value does not fit. A number is [+-]digits[.digits]; exponents, hexadecimal, commas, "nan" and
 * "inf" are refused. */
#ifndef LB_BASE_QUANTITY_H
#define LB_BASE_QUANTITY_H

#include <stddef.h>
#include <stdint.h>

#include "longbond/status.h"

typedef enum lb_span_unit { LB_DAYS, LB_WEEKS, LB_MONTHS, LB_QUARTERS, LB_YEARS } lb_span_unit;

/* A length of calendar time. */
typedef struct lb_span {
    int32_t count; /* at least 0 */
    lb_span_unit unit;
} lb_span;

/* An amount of money that moves in each unit of time. */
typedef struct lb_pace {
    int64_t usd; /* cents */
    lb_span_unit per;
} lb_pace;

/* What a rate without a unit is taken to be. */
typedef enum lb_rate_default {
    LB_RATE_NEEDS_UNIT, /* refuse it */
    LB_RATE_PERCENT     /* percent, as on a price sheet */
} lb_rate_default;

/* A plain number: the nearest double to the decimal text. */
lb_status lb_parse_number(const char *text, size_t length, double *out, lb_error *err);

/* A whole number from `low` to `high`. */
lb_status lb_parse_integer(const char *text, size_t length, int64_t low, int64_t high, int64_t *out,
                           lb_error *err);

/* A rate as a decimal: "25bp" and "0.25%" are both the double nearest 0.0025. */
lb_status lb_parse_rate(const char *text, size_t length, lb_rate_default unit, double *out_dec,
                        lb_error *err);

/* Money in int64 cents, exact: "1.2tn", "60bn", "-500mn", "100usd". The unit must be given; an amount finer than a cent
 * is refused. */
lb_status lb_parse_usd(const char *text, size_t length, int64_t *out_usd, lb_error *err);

/* A span: a whole number and day(s), week(s), month(s), quarter(s) or year(s), as "6 months". */
lb_status lb_parse_span(const char *text, size_t length, lb_span *out, lb_error *err);

/* A pace: money "a" day, week, month, quarter or year, as "60bn a week". */
lb_status lb_parse_pace(const char *text, size_t length, lb_pace *out, lb_error *err);

/* "day", "week", "month", "quarter", "year". */
const char *lb_span_unit_name(lb_span_unit unit);

#endif
