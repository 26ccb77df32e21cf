#include "figure_text.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* Copies digits to `out` with a comma before each group of three. */
static int group(const char *digits, int count, char *out)
{
    int used = 0;
    for (int i = 0; i < count; i++) {
        if (i > 0 && (count - i) % 3 == 0) {
            out[used++] = ',';
        }
        out[used++] = digits[i];
    }
    return used;
}

char *lb_int_text(int64_t value, char out[static LB_FIGURE_SIZE])
{
    char digits[24];
    int count = snprintf(digits, sizeof digits, "%" PRId64, value);
    int sign = value < 0;
    out[0] = '-';
    int used = sign + group(digits + sign, count - sign, out + sign);
    out[used] = '\0';
    return out;
}

char *lb_fixed_text(double value, int decimals, char out[static LB_FIGURE_SIZE])
{
    char digits[40];
    out[0] = '\0';
    if (isnan(value)) {
        return out;
    }
    if (!(fabs(value) < 1e15)) {
        snprintf(out, LB_FIGURE_SIZE, "%.3g", value);
        return out;
    }
    int count = snprintf(digits, sizeof digits, "%.*f", decimals, fabs(value));
    int whole = (int)strspn(digits, "0123456789");
    int used = 0;
    if (value < 0 && strspn(digits, "0.,") != (size_t)count) {
        out[used++] = '-';
    }
    used += group(digits, whole, out + used);
    if (decimals > 0) { /* the locale's own point may be of any length */
        out[used++] = '.';
        memcpy(out + used, digits + count - decimals, (size_t)decimals);
        used += decimals;
    }
    out[used] = '\0';
    return out;
}

char *lb_signed_text(double value, int decimals, char out[static LB_FIGURE_SIZE])
{
    char text[LB_FIGURE_SIZE];
    lb_fixed_text(value, decimals, text);
    snprintf(out, LB_FIGURE_SIZE, "%s%.46s", value > 0 && strpbrk(text, "123456789") ? "+" : "", text);
    return out;
}

static int64_t power_of_ten(int exponent)
{
    int64_t power = 1;
    for (; exponent > 0; exponent--) {
        power *= 10;
    }
    return power;
}

char *lb_money_text(int64_t cents, lb_money_unit unit, int decimals, char out[static LB_FIGURE_SIZE])
{
    out[0] = '\0';
    if (cents == INT64_MIN) {
        return out;
    }
    int64_t size = cents < 0 ? -cents : cents;
    int64_t step = power_of_ten((int)unit - decimals); /* the last digit shown, in cents */
    int64_t one = power_of_ten(decimals);
    int64_t shown = size / step + (size % step >= step / 2);
    char whole[LB_FIGURE_SIZE], fraction[24];
    lb_int_text(shown / one, whole);
    snprintf(fraction, sizeof fraction, "%" PRId64, one + shown % one);
    fraction[0] = decimals > 0 ? '.' : '\0'; /* in the place of the 1, which kept the zeros */
    snprintf(out, LB_FIGURE_SIZE, "%s%.30s%.7s", cents < 0 && shown > 0 ? "-" : "", whole, fraction);
    return out;
}

char *lb_hash_groups(uint64_t hash, char out[static LB_FIGURE_SIZE])
{
    snprintf(out, LB_FIGURE_SIZE, "%04x %04x %04x %04x", (unsigned)(hash >> 48),
             (unsigned)(hash >> 32 & 0xffff), (unsigned)(hash >> 16 & 0xffff), (unsigned)(hash & 0xffff));
    return out;
}
