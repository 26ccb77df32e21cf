#include "data/number_text.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST_DIGITS = 800 }; /* enough for any double written out in full */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* A number as written: sign, digits without leading zeros, place of the point, exponent. */
typedef struct decimal {
    bool negative;
    bool has_point;
    bool has_exponent;
    uint64_t digits; /* valid if count <= 19 */
    int count;       /* significant digits */
    int exponent;    /* value = digits * 10^exponent */
} decimal;

/* Scans the digits around the point; returns the first character behind them or NULL if there are none. */
static const char *scan_digits(const char *text, decimal *out)
{
    bool any = false;
    for (; is_digit(*text) || (*text == '.' && !out->has_point); text++) {
        if (*text == '.') {
            out->has_point = true;
            continue;
        }
        any = true;
        out->exponent -= out->has_point;
        if (*text != '0' || out->count > 0) {
            out->count++;
            out->digits = out->count <= 19 ? out->digits * 10 + (uint64_t)(*text - '0') : out->digits;
        }
    }
    return any && text[-1] != '.' ? text : NULL;
}

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

lb_number_fault lb_text_scaled(const char *text, int power, double *out)
{
    static const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    decimal d;
    if (!scan_decimal(text, &d) || d.count > MOST_DIGITS) {
        return LB_NUMBER_MALFORMED;
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
        return LB_NUMBER_TOO_LARGE;
    }
    *out = value;
    return LB_NUMBER_FINE;
}

lb_number_fault lb_text_integer(const char *text, int64_t *out)
{
    decimal d;
    if (!scan_decimal(text, &d) || d.has_point || d.has_exponent) {
        return LB_NUMBER_MALFORMED;
    }
    if (d.count > 19 || d.digits > (uint64_t)INT64_MAX) {
        return LB_NUMBER_TOO_LARGE;
    }
    *out = d.negative ? -(int64_t)d.digits : (int64_t)d.digits;
    return LB_NUMBER_FINE;
}

lb_number_fault lb_text_decimal(const char *text, int scale, int64_t *out)
{
    decimal d;
    if (!scan_decimal(text, &d) || d.has_exponent) {
        return LB_NUMBER_MALFORMED;
    }
    int64_t value = 0;
    int decimals = -1; /* -1 until the point */
    for (text += d.negative; *text; text++) {
        if (*text == '.') {
            decimals = 0;
            continue;
        }
        if (decimals >= scale) {
            if (*text != '0') {
                return LB_NUMBER_DECIMALS;
            }
            continue;
        }
        decimals += decimals >= 0;
        if (__builtin_mul_overflow(value, (int64_t)10, &value) ||
            __builtin_add_overflow(value, (int64_t)(*text - '0'), &value)) {
            return LB_NUMBER_TOO_LARGE;
        }
    }
    for (int i = decimals < 0 ? 0 : decimals; i < scale; i++) {
        if (__builtin_mul_overflow(value, (int64_t)10, &value)) {
            return LB_NUMBER_TOO_LARGE;
        }
    }
    *out = d.negative ? -value : value;
    return LB_NUMBER_FINE;
}

/* Value of a CUSIP character: digits as they are, letters from A = 10; -1 for anything else. */
static int cusip_value(char c)
{
    if (is_digit(c)) {
        return c - '0';
    }
    return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : -1;
}

int lb_text_cusip_digit(const char *text)
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

bool lb_text_is_cusip(const char *text)
{
    int digit = lb_text_cusip_digit(text);
    return digit >= 0 && text[8] == '0' + digit && text[9] == '\0';
}
