/* csv_cell.c - the typed cells of csv_table.h: text in, exact value or an error with its place out. */
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/csv_table.h"

enum { MOST_DIGITS = 800 }; /* enough for any double written out in full */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool lb_csv_missing(const lb_csv_table *table, int row, int column)
{
    static const char *const words[] = {"", "null", "*", ".", "ND", "NA"};
    const char *text = lb_csv_text(table, row, column);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strcmp(text, words[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* "column: "text" is not ...": the one form of all cell errors. */
static lb_status refuse(const lb_csv_table *table, int row, int column, lb_error *err, const char *what)
{
    const char *header = lb_csv_text(table, LB_CSV_HEADER, column);
    const char *text = lb_csv_text(table, row, column);
    if (lb_csv_missing(table, row, column)) {
        return lb_csv_fail(table, row, column, err, "%.80s: the value is missing (\"%.20s\"); expected %s",
                           header, text, what);
    }
    return lb_csv_fail(table, row, column, err, "%.80s: \"%.80s\" is not %s", header, text, what);
}

lb_status lb_csv_date(const lb_csv_table *table, int row, int column, lb_date *out, lb_error *err)
{
    const char *text = lb_csv_text(table, row, column);
    if (lb_date_parse(text, strlen(text), out, NULL) != LB_OK) {
        return refuse(table, row, column, err, "a date as YYYY-MM-DD in the years 1900 to 2200");
    }
    return LB_OK;
}

/* A number as written: sign, digits without leading zeros, place of the point, exponent. */
typedef struct decimal {
    bool negative;
    bool has_exponent;
    uint64_t digits; /* valid if count <= 19 */
    int count;       /* significant digits */
    int exponent;    /* value = digits * 10^exponent */
} decimal;

/* Scans the digits around the point; returns the first character behind them or NULL if there are none. */
static const char *scan_digits(const char *text, decimal *out)
{
    bool any = false, point = false;
    for (; is_digit(*text) || (*text == '.' && !point); text++) {
        if (*text == '.') {
            point = true;
            continue;
        }
        any = true;
        out->exponent -= point;
        if (*text != '0' || out->count > 0) {
            out->count++;
            out->digits = out->count <= 19 ? out->digits * 10 + (uint64_t)(*text - '0') : out->digits;
        }
    }
    return any && text[-1] != '.' ? text : NULL;
}

/* Accepts -12, 0.5, .5, 1.2E-05; refuses +, commas, '$', hexadecimal, inf and nan. */
static bool scan_decimal(const char *text, decimal *out)
{
    *out = (decimal){.negative = *text == '-'};
    text = scan_digits(text + out->negative, out);
    if (!text) {
        return false;
    }
    if (*text == 'e' || *text == 'E') {
        out->has_exponent = true;
        bool down = text[1] == '-';
        text += down || text[1] == '+' ? 2 : 1;
        int exponent = 0, digits = 0;
        for (; is_digit(*text) && digits < 5; text++, digits++) {
            exponent = exponent * 10 + (*text - '0');
        }
        if (digits == 0) {
            return false;
        }
        out->exponent += down ? -exponent : exponent;
    }
    return *text == '\0';
}

/* The nearest double to sign * digits * 10^exponent, whatever locale the program has set; NAN if that cannot
 * be had. `text` holds the digits, perhaps with a point between. */
static double nearest_double(const char *text, const decimal *d)
{
    char plain[MOST_DIGITS + 32];
    int used = 0;
    for (; *text && *text != 'e' && *text != 'E'; text++) {
        if (*text != '.' && used < MOST_DIGITS + 1 && !(used == d->negative && *text == '0')) {
            plain[used++] = *text;
        }
    }
    snprintf(plain + used, sizeof plain - (size_t)used, "%se%d", d->count ? "" : "0", d->exponent);
    locale_t c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (c_locale == (locale_t)0) {
        return NAN;
    }
    locale_t before = uselocale(c_locale);
    double value = strtod(plain, NULL);
    uselocale(before);
    freelocale(c_locale);
    return value;
}

lb_status lb_csv_scaled(const lb_csv_table *table, int row, int column, int power, double *out, lb_error *err)
{
    static const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    const char *text = lb_csv_text(table, row, column);
    decimal d;
    if (!scan_decimal(text, &d) || d.count > MOST_DIGITS) {
        return refuse(table, row, column, err,
                      "a number (digits with a point, no thousands commas, no sign but -)");
    }
    d.exponent += power;
    double value;
    if (d.count <= 15 && d.exponent >= -22 && d.exponent <= 22) {
        /* both operands are exact, so the one division or product is correctly rounded */
        value =
            d.exponent < 0 ? (double)d.digits / powers[-d.exponent] : (double)d.digits * powers[d.exponent];
        value = d.negative ? -value : value;
    } else {
        value = nearest_double(text, &d);
    }
    if (!isfinite(value)) {
        return refuse(table, row, column, err, "a number within the range of a double");
    }
    *out = value;
    return LB_OK;
}

lb_status lb_csv_number(const lb_csv_table *table, int row, int column, double *out, lb_error *err)
{
    return lb_csv_scaled(table, row, column, 0, out, err);
}

lb_status lb_csv_integer(const lb_csv_table *table, int row, int column, int64_t *out, lb_error *err)
{
    const char *text = lb_csv_text(table, row, column);
    decimal d;
    if (!scan_decimal(text, &d) || strchr(text, '.') || d.has_exponent) {
        return refuse(table, row, column, err, "a whole number (digits only, no point or commas)");
    }
    if (d.count > 19 || d.digits > (uint64_t)INT64_MAX) {
        return refuse(table, row, column, err, "a whole number within 64 bits");
    }
    *out = d.negative ? -(int64_t)d.digits : (int64_t)d.digits;
    return LB_OK;
}

lb_status lb_csv_decimal(const lb_csv_table *table, int row, int column, int scale, int64_t *out,
                         lb_error *err)
{
    decimal d;
    if (!scan_decimal(lb_csv_text(table, row, column), &d) || d.has_exponent) {
        return refuse(table, row, column, err, "a decimal number (no exponent, no thousands commas)");
    }
    const char *c = lb_csv_text(table, row, column);
    int64_t value = 0;
    int decimals = -1; /* -1 until the point */
    for (c += d.negative; *c; c++) {
        if (*c == '.') {
            decimals = 0;
            continue;
        }
        if (decimals >= scale) {
            if (*c != '0') {
                return lb_csv_fail(table, row, column, err, "%.80s: \"%.80s\" has more than %d decimals",
                                   lb_csv_text(table, LB_CSV_HEADER, column), lb_csv_text(table, row, column),
                                   scale);
            }
            continue;
        }
        decimals += decimals >= 0;
        if (__builtin_mul_overflow(value, (int64_t)10, &value) ||
            __builtin_add_overflow(value, (int64_t)(*c - '0'), &value)) {
            return refuse(table, row, column, err, "an amount within 64 bits");
        }
    }
    for (int i = decimals < 0 ? 0 : decimals; i < scale; i++) {
        if (__builtin_mul_overflow(value, (int64_t)10, &value)) {
            return refuse(table, row, column, err, "an amount within 64 bits");
        }
    }
    *out = d.negative ? -value : value;
    return LB_OK;
}

/* Value of a CUSIP character: digits as they are, letters from A = 10; -1 for anything else. */
static int cusip_value(char c)
{
    if (is_digit(c)) {
        return c - '0';
    }
    return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : -1;
}

/* The check digit of the first eight characters (modulus 10, double add double), or -1. */
static int cusip_check_digit(const char *text)
{
    int sum = 0;
    for (int i = 0; i < 8; i++) {
        int value = cusip_value(text[i]);
        if (value < 0) {
            return -1;
        }
        value *= i % 2 ? 2 : 1;
        sum += value / 10 + value % 10;
    }
    return (10 - sum % 10) % 10;
}

lb_status lb_csv_cusip(const lb_csv_table *table, int row, int column, char out[static 10], lb_error *err)
{
    const char *text = lb_csv_text(table, row, column);
    text += *text == '\'';
    size_t length = strlen(text);
    length -= length > 0 && text[length - 1] == '\'';
    if (length != 9) {
        return refuse(table, row, column, err, "a CUSIP (nine digits or capital letters)");
    }
    int digit = cusip_check_digit(text);
    if (digit < 0 || !is_digit(text[8])) {
        return refuse(table, row, column, err, "a CUSIP (nine digits or capital letters, the last a digit)");
    }
    if (text[8] - '0' != digit) {
        return lb_csv_fail(table, row, column, err,
                           "%.80s: \"%.9s\" is no CUSIP: its check digit should be %d",
                           lb_csv_text(table, LB_CSV_HEADER, column), text, digit);
    }
    memcpy(out, text, 9);
    out[9] = '\0';
    return LB_OK;
}
