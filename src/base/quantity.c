#include "quantity.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "error.h"
#include "text.h"

enum { MOST_DIGITS = 40 };

/* A decimal number split into its parts: the digits without the point, and how many stand behind the point. */
typedef struct decimal {
    bool negative;
    int digit_count;
    int decimals;
    size_t length; /* characters of the text that it took */
    char digits[MOST_DIGITS + 1];
} decimal;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Reads a decimal number from the front of the text; what follows it is the caller's. */
static lb_status scan_decimal(const char *text, size_t length, decimal *out, lb_error *err)
{
    char quote[LB_EXCERPT_SIZE];
    memset(out, 0, sizeof *out);
    size_t at = 0;
    if (at < length && (text[at] == '-' || text[at] == '+')) {
        out->negative = text[at++] == '-';
    }
    bool point = false;
    int before = 0;
    for (; at < length && (is_digit(text[at]) || (text[at] == '.' && !point)); at++) {
        if (text[at] == '.') {
            point = true;
            continue;
        }
        if (out->digit_count == MOST_DIGITS) {
            return lb_fail(err, LB_ERR_RANGE, "'%s' has more than %d digits", lb_excerpt(text, length, quote),
                           MOST_DIGITS);
        }
        out->digits[out->digit_count++] = text[at];
        out->decimals += point;
        before += !point;
    }
    out->length = at;
    if (before == 0 || (point && out->decimals == 0)) {
        return lb_fail(err, LB_ERR_PARSE, "'%s' is not a number; write it as 12 or 1.25",
                       lb_excerpt(text, length, quote));
    }
    return LB_OK;
}

/* The double nearest to the decimal times 10^shift. */
static double decimal_value(const decimal *d, int shift)
{
    char text[MOST_DIGITS + 32];
    snprintf(text, sizeof text, "%s%se%d", d->negative ? "-" : "", d->digits, shift - d->decimals);
    return strtod(text, NULL);
}

/* The decimal times 10^shift as an integer. LB_ERR_PARSE if it has a fraction, LB_ERR_RANGE if it does not fit;
 * the caller words the message. */
static lb_status decimal_integer(const decimal *d, int shift, int64_t *out)
{
    int64_t value = 0;
    int places = d->digit_count - d->decimals + shift; /* digits of the integer */
    for (int i = 0; i < places || i < d->digit_count; i++) {
        int digit = i < d->digit_count ? d->digits[i] - '0' : 0;
        if (i >= places) {
            if (digit != 0) {
                return LB_ERR_PARSE;
            }
            continue;
        }
        if (__builtin_mul_overflow(value, 10, &value) || __builtin_add_overflow(value, digit, &value)) {
            return LB_ERR_RANGE;
        }
    }
    *out = d->negative ? -value : value;
    return LB_OK;
}

/* Where the unit begins: one space is allowed behind the number. */
static size_t unit_start(const char *text, size_t length, const decimal *d)
{
    return d->length < length && text[d->length] == ' ' ? d->length + 1 : d->length;
}

static bool same_word(const char *text, size_t length, const char *word)
{
    return strlen(word) == length && memcmp(text, word, length) == 0;
}

lb_status lb_parse_number(const char *text, size_t length, double *out, lb_error *err)
{
    decimal d;
    lb_status status = scan_decimal(text, length, &d, err);
    if (status != LB_OK) {
        return status;
    }
    if (d.length != length) {
        char quote[LB_EXCERPT_SIZE];
        return lb_fail(err, LB_ERR_PARSE, "'%s' is not a number; write it as 12 or 1.25",
                       lb_excerpt(text, length, quote));
    }
    *out = decimal_value(&d, 0);
    return LB_OK;
}

lb_status lb_parse_integer(const char *text, size_t length, int64_t low, int64_t high, int64_t *out,
                           lb_error *err)
{
    char quote[LB_EXCERPT_SIZE];
    decimal d;
    lb_error number_err;
    lb_status status = scan_decimal(text, length, &d, &number_err);
    int64_t value = 0;
    if (status == LB_OK) {
        status = d.length == length && d.decimals == 0 ? decimal_integer(&d, 0, &value) : LB_ERR_PARSE;
    }
    if (status == LB_ERR_PARSE) {
        return lb_fail(err, status, "'%s' is not a whole number", lb_excerpt(text, length, quote));
    }
    if (status != LB_OK || value < low || value > high) {
        return lb_fail(err, LB_ERR_RANGE, "%s is out of range; it must be from %lld to %lld",
                       lb_excerpt(text, length, quote), (long long)low, (long long)high);
    }
    *out = value;
    return LB_OK;
}

lb_status lb_parse_rate(const char *text, size_t length, lb_rate_default unit, double *out_dec, lb_error *err)
{
    char quote[LB_EXCERPT_SIZE];
    decimal d;
    lb_status status = scan_decimal(text, length, &d, err);
    if (status != LB_OK) {
        return status;
    }
    size_t start = unit_start(text, length, &d);
    if (same_word(text + start, length - start, "%")) {
        *out_dec = decimal_value(&d, -2);
    } else if (same_word(text + start, length - start, "bp")) {
        *out_dec = decimal_value(&d, -4);
    } else if (d.length == length && unit == LB_RATE_PERCENT) {
        *out_dec = decimal_value(&d, -2);
    } else if (d.length == length) {
        return lb_fail(err, LB_ERR_PARSE, "'%s' needs a unit: %s%% or %sbp", lb_excerpt(text, length, quote),
                       quote, quote);
    } else {
        return lb_fail(err, LB_ERR_PARSE, "'%s' is not a rate; write it as 4.25%% or 25bp",
                       lb_excerpt(text, length, quote));
    }
    return LB_OK;
}

lb_status lb_parse_usd(const char *text, size_t length, int64_t *out_usd, lb_error *err)
{
    static const struct {
        const char *word;
        int zeros; /* of one unit, in cents */
    } units[] = {{"usd", 2}, {"mn", 8}, {"bn", 11}, {"tn", 14}};
    char quote[LB_EXCERPT_SIZE];
    decimal d;
    lb_status status = scan_decimal(text, length, &d, err);
    if (status != LB_OK) {
        return status;
    }
    if (d.length == length) {
        return lb_fail(err, LB_ERR_PARSE, "'%s' needs a unit: %smn, %sbn, %stn or %susd",
                       lb_excerpt(text, length, quote), quote, quote, quote, quote);
    }
    size_t start = unit_start(text, length, &d);
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (!same_word(text + start, length - start, units[i].word)) {
            continue;
        }
        status = decimal_integer(&d, units[i].zeros, out_usd);
        if (status == LB_ERR_PARSE) {
            return lb_fail(err, status, "'%s' is finer than a cent", lb_excerpt(text, length, quote));
        }
        if (status != LB_OK) {
            return lb_fail(err, status, "'%s' is more money than fits", lb_excerpt(text, length, quote));
        }
        return LB_OK;
    }
    return lb_fail(err, LB_ERR_PARSE, "'%s' is not an amount; its unit must be mn, bn, tn or usd",
                   lb_excerpt(text, length, quote));
}

static const char *const span_names[] = {"day", "week", "month", "quarter", "year"};

enum { SPAN_UNITS = sizeof span_names / sizeof span_names[0] };

const char *lb_span_unit_name(lb_span_unit unit)
{
    return (unsigned)unit < SPAN_UNITS ? span_names[unit] : "";
}

/* Finds the unit of time by its word; `plural` allows "months". */
static bool find_span_unit(const char *word, size_t length, bool plural, lb_span_unit *out)
{
    for (int i = 0; i < SPAN_UNITS; i++) {
        size_t name_length = strlen(span_names[i]);
        bool singular_fits = length == name_length;
        bool plural_fits = plural && length == name_length + 1 && word[length - 1] == 's';
        if ((singular_fits || plural_fits) && memcmp(word, span_names[i], name_length) == 0) {
            *out = (lb_span_unit)i;
            return true;
        }
    }
    return false;
}

lb_status lb_parse_span(const char *text, size_t length, lb_span *out, lb_error *err)
{
    char quote[LB_EXCERPT_SIZE];
    decimal d;
    lb_error number_err;
    int64_t count = 0;
    lb_status status = scan_decimal(text, length, &d, &number_err);
    size_t start = status == LB_OK ? unit_start(text, length, &d) : 0;
    lb_span_unit unit = LB_DAYS;
    if (status != LB_OK || d.decimals > 0 || d.negative ||
        !find_span_unit(text + start, length - start, true, &unit)) {
        return lb_fail(err, LB_ERR_PARSE,
                       "'%s' is not a span of time; write it as 10 days, 2 weeks, 6 months or 1 year",
                       lb_excerpt(text, length, quote));
    }
    if (decimal_integer(&d, 0, &count) != LB_OK || count > 100000) {
        return lb_fail(err, LB_ERR_RANGE, "'%s' is too long; the most is 100000",
                       lb_excerpt(text, length, quote));
    }
    *out = (lb_span){.count = (int32_t)count, .unit = unit};
    return LB_OK;
}

lb_status lb_parse_pace(const char *text, size_t length, lb_pace *out, lb_error *err)
{
    char quote[LB_EXCERPT_SIZE];
    size_t money = length;
    for (size_t i = 0; i + 3 <= length; i++) {
        if (memcmp(text + i, " a ", 3) == 0) {
            money = i;
            break;
        }
    }
    lb_span_unit per = LB_DAYS;
    if (money == length || !find_span_unit(text + money + 3, length - money - 3, false, &per)) {
        return lb_fail(err, LB_ERR_PARSE,
                       "'%s' is not a pace; write it as 60bn a month (or a day, a week, a quarter, a year)",
                       lb_excerpt(text, length, quote));
    }
    int64_t usd;
    lb_status status = lb_parse_usd(text, money, &usd, err);
    if (status == LB_OK) {
        *out = (lb_pace){.usd = usd, .per = per};
    }
    return status;
}
