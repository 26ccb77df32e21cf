#include "money_text.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { MOST_DECIMALS = 6 };

static const struct {
    const char *name;
    int digits; /* of the unit in cents: 10^digits cents are one unit */
} units[] = {{"usd", 2}, {"mn", 8}, {"bn", 11}, {"tn", 14}};

static uint64_t power_of_ten(int exponent)
{
    uint64_t power = 1;
    for (; exponent > 0; exponent--) {
        power *= 10;
    }
    return power;
}

char *lb_money_text(int64_t usd, lb_money_unit unit, int decimals, char out[static LB_FIGURE_SIZE])
{
    uint64_t size = usd < 0 ? -(uint64_t)usd : (uint64_t)usd;
    int kept = decimals < 0 ? 0 : decimals > MOST_DECIMALS ? MOST_DECIMALS : decimals;
    int dropped = units[unit].digits - kept; /* digits to round away; below 0, zeros to add */
    uint64_t scaled = size;
    char fraction[MOST_DECIMALS + 1] = "";
    int at = MOST_DECIMALS; /* the digits after the point are written from the last one back */
    if (dropped > 0) {
        uint64_t step = power_of_ten(dropped);
        scaled = size / step + (size % step >= step / 2);
    }
    bool negative = usd < 0 && scaled > 0;
    for (; dropped < 0; dropped++) {
        fraction[--at] = '0';
    }
    for (; at > MOST_DECIMALS - kept; scaled /= 10) {
        fraction[--at] = (char)('0' + scaled % 10);
    }
    char whole[LB_FIGURE_SIZE];
    lb_int_text((int64_t)scaled, whole);
    snprintf(out, LB_FIGURE_SIZE, "%s%.30s%s%s", negative ? "-" : "", whole, kept > 0 ? "." : "",
             fraction + at);
    return out;
}

char *lb_money_unit_text(int64_t usd, lb_money_unit unit, int decimals, char out[static LB_FIGURE_SIZE])
{
    lb_money_text(usd, unit, decimals, out);
    return strcat(out, units[unit].name);
}

char *lb_percent_text(double rate_dec, int decimals, char out[static LB_FIGURE_SIZE])
{
    lb_fixed_text(100.0 * rate_dec, decimals, out);
    return *out ? strcat(out, "%") : out;
}

char *lb_change_bp_text(double rate_dec, int decimals, char out[static LB_FIGURE_SIZE])
{
    lb_signed_text(1e4 * rate_dec, decimals, out);
    return *out ? strcat(out, "bp") : out;
}
