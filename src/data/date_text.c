#include "data/date_text.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* The number in text[0..count), all digits, or -1. */
static int digits(const char *text, int count)
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

lb_date lb_text_us_date(const char *text)
{
    if (strlen(text) != 10 || text[2] != '/' || text[5] != '/') {
        return LB_DATE_NONE;
    }
    return lb_date_make(digits(text + 6, 4), digits(text, 2), digits(text + 3, 2));
}

lb_date lb_text_short_date(const char *text, lb_date from)
{
    if (strlen(text) != 8 || text[2] != '/' || text[5] != '/') {
        return LB_DATE_NONE;
    }
    int month = digits(text, 2), day = digits(text + 3, 2), year = digits(text + 6, 2);
    if (year < 0) {
        return LB_DATE_NONE;
    }
    for (year += 1900; year <= 2200; year += 100) {
        lb_date date = lb_date_make(year, month, day);
        if (date != LB_DATE_NONE && date >= from) {
            return date;
        }
    }
    return LB_DATE_NONE;
}

bool lb_text_month_day(const char *text, uint8_t *month, uint8_t *day)
{
    int m = strlen(text) == 5 && text[2] == '/' ? digits(text, 2) : -1;
    int d = m > 0 ? digits(text + 3, 2) : -1;
    if (lb_date_make(2000, m, d) == LB_DATE_NONE) { /* a leap year */
        return false;
    }
    *month = (uint8_t)m;
    *day = (uint8_t)d;
    return true;
}

lb_date lb_text_long_date(const char *text)
{
    static const char *const names[] = {"JANUARY",   "FEBRUARY", "MARCH",    "APRIL",
                                        "MAY",       "JUNE",     "JULY",     "AUGUST",
                                        "SEPTEMBER", "OCTOBER",  "NOVEMBER", "DECEMBER"};
    for (int month = 1; month <= 12; month++) {
        size_t length = strlen(names[month - 1]);
        if (strncasecmp(text, names[month - 1], length) != 0 || text[length] != ' ') {
            continue;
        }
        text += length + 1;
        int day = 0, count = 0;
        for (; isdigit((unsigned char)*text) && count < 2; text++, count++) {
            day = day * 10 + (*text - '0');
        }
        if (text[0] != ',' || text[1] != ' ') {
            return LB_DATE_NONE;
        }
        return lb_date_make(digits(text + 2, 4), month, day);
    }
    return LB_DATE_NONE;
}

int lb_text_month(const char *text)
{
    static const char *const names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    for (int month = 1; month <= 12; month++) {
        if (strcmp(text, names[month - 1]) == 0) {
            return month;
        }
    }
    return 0;
}

lb_date lb_text_year_month(const char *text)
{
    if (strlen(text) != 7 || text[4] != '-') {
        return LB_DATE_NONE;
    }
    return lb_date_make(digits(text, 4), digits(text + 5, 2), 1);
}

lb_date lb_text_year_quarter(const char *text)
{
    if (strlen(text) != 6 || text[4] != 'Q' || text[5] < '1' || text[5] > '4') {
        return LB_DATE_NONE;
    }
    return lb_date_make(digits(text, 4), 3 * (text[5] - '1') + 1, 1);
}

lb_date lb_text_year(const char *text)
{
    return strlen(text) == 4 ? lb_date_make(digits(text, 4), 1, 1) : LB_DATE_NONE;
}
