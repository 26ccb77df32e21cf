#include "report/yield_fall.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const double small_bp = 0.05; /* what one decimal of a basis point does not show */

lb_fall lb_fall_between(const lb_stored_waterfall *waterfall, int first, int last)
{
    lb_fall fall = {.maturity = waterfall->maturity,
                    .first = waterfall->dates[first],
                    .last = waterfall->dates[last],
                    .start_dec = waterfall->yield_dec[first],
                    .end_dec = waterfall->yield_dec[last]};
    for (int cause = 0; cause < LB_CAUSE_COUNT; cause++) {
        fall.change_dec[cause] = waterfall->change_dec[last][cause] - waterfall->change_dec[first][cause];
    }
    return fall;
}

static bool is_premium(int cause)
{
    return cause != LB_CAUSE_EXPECTED_REAL && cause != LB_CAUSE_EXPECTED_INFLATION;
}

double lb_fall_premium_dec(const lb_fall *fall)
{
    double sum = 0;
    for (int cause = 0; cause < LB_CAUSE_COUNT; cause++) {
        sum += is_premium(cause) ? fall->change_dec[cause] : 0;
    }
    return sum;
}

double lb_fall_gap_dec(const lb_fall *fall)
{
    double sum = 0;
    for (int cause = 0; cause < LB_CAUSE_COUNT; cause++) {
        sum += fall->change_dec[cause];
    }
    return sum - (fall->end_dec - fall->start_dec);
}

char *lb_fall_title(int maturity, char out[static 16])
{
    snprintf(out, 16, "%d-year", (int)lb_curve_node_years(lb_waterfall_node(maturity)));
    return out;
}

static lb_fall_row row_of(const lb_fall *fall, int cause)
{
    return (lb_fall_row){lb_cause_word(cause), lb_cause_title(cause), is_premium(cause) ? 2 : 1,
                         1e4 * fall->change_dec[cause]};
}

int lb_fall_rows(const lb_fall *fall, lb_fall_row rows[LB_FALL_ROWS])
{
    int count = 0;
    double others_bp = 0;
    rows[count++] = row_of(fall, LB_CAUSE_EXPECTED_REAL);
    rows[count++] = row_of(fall, LB_CAUSE_EXPECTED_INFLATION);
    rows[count++] = (lb_fall_row){"term_premium", "Term premium", 1, 1e4 * lb_fall_premium_dec(fall)};
    for (int cause = 0; cause < LB_CAUSE_COUNT; cause++) {
        lb_fall_row row = row_of(fall, cause);
        if (!is_premium(cause)) {
            continue;
        }
        if (cause >= LB_CAUSE_SECTORS && fabs(row.change_bp) < small_bp) {
            others_bp += row.change_bp;
        } else {
            rows[count++] = row;
        }
    }
    if (others_bp != 0) {
        rows[count++] = (lb_fall_row){"other_holders", "Other holders", 2, others_bp};
    }
    return count;
}

/* The cause of a row's name, or -1. */
static int cause_of(const char *name)
{
    for (int cause = 0; cause < LB_CAUSE_COUNT; cause++) {
        if (strcmp(lb_cause_word(cause), name) == 0) {
            return cause;
        }
    }
    return -1;
}

double lb_fall_row_bp(const lb_fall *fall, const lb_fall_row *rows, int count, int i)
{
    int cause = cause_of(rows[i].name);
    if (cause >= 0) {
        return 1e4 * fall->change_dec[cause];
    }
    double sum = lb_fall_premium_dec(fall);
    if (strcmp(rows[i].name, "term_premium") == 0) {
        return 1e4 * sum;
    }
    for (int k = 0; k < count; k++) {
        int named = cause_of(rows[k].name);
        sum -= named >= 0 && is_premium(named) ? fall->change_dec[named] : 0;
    }
    return 1e4 * sum;
}

static void add_word(char *text, size_t size, const char *word)
{
    size_t length = strlen(text);
    snprintf(text + length, size - length, "%s%s", length ? ", " : "", word);
}

int lb_fall_stops(const lb_stored_waterfall *waterfall, lb_fall_stop stops[LB_FALL_STOPS])
{
    int count = 0, low = 0, high = 0, last = waterfall->count - 1;
    for (int day = 1; day <= last; day++) {
        low = waterfall->yield_dec[day] < waterfall->yield_dec[low] ? day : low;
        high = waterfall->yield_dec[day] > waterfall->yield_dec[high] ? day : high;
    }
    for (int day = 0; day <= last && count < LB_FALL_STOPS; day++) {
        lb_fall_stop stop = {.day = day};
        int year = lb_date_ymd(waterfall->dates[day]).year;
        if (day == 0) {
            add_word(stop.what, sizeof stop.what, "start");
        }
        if (day == low) {
            add_word(stop.what, sizeof stop.what, "low");
        }
        if (day == high) {
            add_word(stop.what, sizeof stop.what, "high");
        }
        if (day == last) {
            add_word(stop.what, sizeof stop.what, "end");
        } else if (lb_date_ymd(waterfall->dates[day + 1]).year != year) {
            char word[24];
            snprintf(word, sizeof word, "end of %d", year);
            add_word(stop.what, sizeof stop.what, word);
        }
        if (stop.what[0]) {
            stops[count++] = stop;
        }
    }
    return count;
}
