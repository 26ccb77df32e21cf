/* date_stub.c - stands in for the calendar room until it is merged; weak, so that the real one wins. */
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "longbond/date.h"

__attribute__((weak)) lb_date lb_date_make(int year, int month, int day)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1) {
        return LB_DATE_NONE;
    }
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (day > lengths[month - 1] + (leap && month == 2)) {
        return LB_DATE_NONE;
    }
    int y = year - (month <= 2), m = (month + 9) % 12;
    return 365 * y + y / 4 - y / 100 + y / 400 + (m * 306 + 5) / 10 + day - 1 - 719468;
}

__attribute__((weak)) lb_status lb_date_parse(const char *text, size_t length, lb_date *out, lb_error *err)
{
    int year, month, day, used = 0;
    char copy[11] = "";
    if (length == 10) {
        memcpy(copy, text, 10);
    }
    lb_date date = sscanf(copy, "%4d-%2d-%2d%n", &year, &month, &day, &used) == 3 && used == 10
                       ? lb_date_make(year, month, day)
                       : LB_DATE_NONE;
    if (date == LB_DATE_NONE) {
        return lb_fail(err, LB_ERR_PARSE, "not a date");
    }
    *out = date;
    return LB_OK;
}
