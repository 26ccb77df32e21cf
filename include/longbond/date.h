/* date.h - dates, day counts, holidays and business days.
 *
 * An lb_date is the number of days since 1970-01-01 in the Gregorian calendar. Every function here is pure
 * and thread-safe. Years 1900 to 2200 are supported; the holiday rules cover 1990 to 2060. Outside the supported
 * years a function returns LB_DATE_NONE, a year of 0, or false. */
#ifndef LONGBOND_DATE_H
#define LONGBOND_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "longbond/status.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef int32_t lb_date;
#define LB_DATE_NONE    INT32_MIN /* no date: a field that does not apply */
#define LB_DAYS_A_MONTH 30.4375   /* on average: 365.25 / 12 */

typedef struct lb_ymd {
    int year;  /* 1900..2200 */
    int month; /* 1..12 */
    int day;   /* 1..31 */
} lb_ymd;

typedef enum lb_calendar_id {
    LB_CALENDAR_FEDERAL, /* Federal Reserve business days: Fedwire Securities, settlement, auctions */
    LB_CALENDAR_SIFMA    /* days without a full close by SIFMA: trading in the secondary market */
} lb_calendar_id;

/* The date of a valid year, month, day; LB_DATE_NONE if there is no such day. */
lb_date lb_date_make(int year, int month, int day);
lb_ymd lb_date_ymd(lb_date date);

/* Parses exactly "YYYY-MM-DD" (`length` characters of `text`). LB_ERR_PARSE with the reason otherwise. */
lb_status lb_date_parse(const char *text, size_t length, lb_date *out, lb_error *err);

/* Writes "YYYY-MM-DD" and a terminator to `out` (at least 11 bytes) and returns it; "none" for LB_DATE_NONE. */
char *lb_date_format(lb_date date, char out[11]);

/* 0 Monday ... 6 Sunday. */
int lb_date_weekday(lb_date date);
bool lb_date_is_leap_year(int year);
int lb_date_days_in_month(int year, int month);
lb_date lb_date_month_end(lb_date date);
bool lb_date_is_month_end(lb_date date);

/* `date` moved by `months` (any sign). The day is cut to the length of the target month; with `end_of_month`
 * and `date` the last day of its month, the result is the last day of its month too (31 CFR 356 App. B). */
lb_date lb_date_add_months(lb_date date, int months, bool end_of_month);

/* True on a weekday that is no holiday of the calendar. */
bool lb_is_business_day(lb_calendar_id calendar, lb_date date);
bool lb_is_holiday(lb_calendar_id calendar, lb_date date);

/* `date` itself if it is a business day, else the next (following) or the last (preceding) one. */
lb_date lb_following(lb_calendar_id calendar, lb_date date);
lb_date lb_preceding(lb_calendar_id calendar, lb_date date);

/* The `count`-th business day after (before, if negative) `date`; `count` 0 returns lb_following. */
lb_date lb_add_business_days(lb_calendar_id calendar, lb_date date, int count);

#ifdef __cplusplus
}
#endif
#endif
