#include "longbond/date.h"

#include <string.h>

#include "base/error.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2200 };

/* 1970-01-01 counted in days from 1 March of the year 0. */
#define EPOCH_FROM_MARCH_0 719468

/* First and last supported date: 1900-01-01 and 2200-12-31. */
#define FIRST_DATE         (-25567)
#define LAST_DATE          84370

static bool is_supported(lb_date date)
{
    return date >= FIRST_DATE && date <= LAST_DATE;
}

bool lb_date_is_leap_year(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int lb_date_days_in_month(int year, int month)
{
    static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12) {
        return 0;
    }
    return days[month - 1] + (month == 2 && lb_date_is_leap_year(year));
}

/* With years that begin in March the leap day comes last, and the days before month m (March = 0) are
 * (153 m + 2) / 5. */
static lb_date date_from_valid(int year, int month, int day)
{
    int march_year = year - (month <= 2);
    int march_month = (month + 9) % 12;
    int leap_days = march_year / 4 - march_year / 100 + march_year / 400;
    return march_year * 365 + leap_days + (153 * march_month + 2) / 5 + (day - 1) - EPOCH_FROM_MARCH_0;
}

lb_date lb_date_make(int year, int month, int day)
{
    if (year < FIRST_YEAR || year > LAST_YEAR || day < 1 || day > lb_date_days_in_month(year, month)) {
        return LB_DATE_NONE;
    }
    return date_from_valid(year, month, day);
}

lb_ymd lb_date_ymd(lb_date date)
{
    if (!is_supported(date)) {
        return (lb_ymd){0, 0, 0};
    }
    /* C. Neri and L. Schneider, "Euclidean affine functions and their application to calendar algorithms", Software:
     * Practice and Experience 53, 2023: divisions become multiplications. Years begin in March. */
    uint32_t quarters =
        4 * (uint32_t)(date + EPOCH_FROM_MARCH_0) + 3; /* of days, since 1 March of the year 0 */
    uint32_t century = quarters / 146097;
    uint32_t in_century = quarters % 146097 | 3;
    uint64_t product = UINT64_C(2939745) * in_century; /* 2^32 / 1461, rounded up */
    uint32_t year_of_century = (uint32_t)(product >> 32);
    uint32_t day_of_year = (uint32_t)product / 2939745 / 4;
    uint32_t months = 2141 * day_of_year + 197913; /* month times 2^16; 2^16 / 30.6 days a month */
    bool next_year = day_of_year >= 306;           /* January and February */
    return (lb_ymd){.year = (int)(100 * century + year_of_century) + next_year,
                    .month = (int)(months >> 16) - 12 * next_year,
                    .day = (int)((months & 0xffff) / 2141) + 1};
}

/* The number that `count` digits at `text` stand for, or -1. */
static int read_digits(const char *text, int count)
{
    int value = 0;
    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return -1;
        }
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

lb_status lb_date_parse(const char *text, size_t length, lb_date *out, lb_error *err)
{
    int shown = length < 40 ? (int)length : 40;
    int year = -1, month = -1, day = -1;
    if (length == 10 && text[4] == '-' && text[7] == '-') {
        year = read_digits(text, 4);
        month = read_digits(text + 5, 2);
        day = read_digits(text + 8, 2);
    }
    if (year < 0 || month < 0 || day < 0) {
        return lb_fail(err, LB_ERR_PARSE, "\"%.*s\" is not a date: write YYYY-MM-DD", shown, text);
    }
    if (year < FIRST_YEAR || year > LAST_YEAR) {
        return lb_fail(err, LB_ERR_PARSE, "date %.10s: the year must lie in %d..%d", text, FIRST_YEAR,
                       LAST_YEAR);
    }
    if (month < 1 || month > 12) {
        return lb_fail(err, LB_ERR_PARSE, "date %.10s: there is no month %d", text, month);
    }
    if (day < 1 || day > lb_date_days_in_month(year, month)) {
        return lb_fail(err, LB_ERR_PARSE, "date %.10s: %04d-%02d has %d days", text, year, month,
                       lb_date_days_in_month(year, month));
    }
    *out = date_from_valid(year, month, day);
    return LB_OK;
}

static void write_digits(char *out, int value, int count)
{
    for (int i = count - 1; i >= 0; i--) {
        out[i] = (char)('0' + value % 10);
        value /= 10;
    }
}

char *lb_date_format(lb_date date, char out[11])
{
    if (!is_supported(date)) {
        memcpy(out, "none", 5);
        return out;
    }
    lb_ymd ymd = lb_date_ymd(date);
    write_digits(out, ymd.year, 4);
    out[4] = '-';
    write_digits(out + 5, ymd.month, 2);
    out[7] = '-';
    write_digits(out + 8, ymd.day, 2);
    out[10] = '\0';
    return out;
}

int lb_date_weekday(lb_date date)
{
    /* 1970-01-01 was a Thursday (3). */
    int64_t weekday = ((int64_t)date + 3) % 7;
    return (int)(weekday < 0 ? weekday + 7 : weekday);
}

lb_date lb_date_month_end(lb_date date)
{
    if (!is_supported(date)) {
        return LB_DATE_NONE;
    }
    lb_ymd ymd = lb_date_ymd(date);
    return date + lb_date_days_in_month(ymd.year, ymd.month) - ymd.day;
}

bool lb_date_is_month_end(lb_date date)
{
    return is_supported(date) && lb_date_month_end(date) == date;
}

lb_date lb_date_add_months(lb_date date, int months, bool end_of_month)
{
    enum { MOST = 12 * (LAST_YEAR - FIRST_YEAR + 1) };
    if (!is_supported(date) || months < -MOST || months > MOST) {
        return LB_DATE_NONE;
    }
    lb_ymd from = lb_date_ymd(date);
    int month_count = from.year * 12 + (from.month - 1) + months;
    int year = month_count / 12;
    int month = month_count % 12 + 1;
    if (year < FIRST_YEAR || year > LAST_YEAR) {
        return LB_DATE_NONE;
    }
    int last_day = lb_date_days_in_month(year, month);
    bool to_the_end = end_of_month && from.day == lb_date_days_in_month(from.year, from.month);
    return date_from_valid(year, month, to_the_end || from.day > last_day ? last_day : from.day);
}
