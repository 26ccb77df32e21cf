/* date_text.h - the ways official files write dates other than YYYY-MM-DD. */
#ifndef LB_DATA_DATE_TEXT_H
#define LB_DATA_DATE_TEXT_H

#include "longbond/date.h"

/* Exactly "MM/DD/YYYY"; LB_DATE_NONE if it is no such date. */
lb_date lb_text_us_date(const char *text);

/* Exactly "MM/DD/YY": the year is the one that puts the date at or after `from` and less than a hundred years
 * behind it. LB_DATE_NONE if there is no such date. */
lb_date lb_text_short_date(const char *text, lb_date from);

/* Exactly "MM/DD" (29 February allowed); false otherwise. */
bool lb_text_month_day(const char *text, uint8_t *month, uint8_t *day);

/* "JANUARY 31, 2022" in any case, at the start of `text`; LB_DATE_NONE if it is not. */
lb_date lb_text_long_date(const char *text);

/* 1..12 for "Jan" ... "Dec" (exact), else 0. */
int lb_text_month(const char *text);

/* Exactly "YYYY-MM", "YYYYQn" and "YYYY": the first day of the month, quarter or year; LB_DATE_NONE
 * otherwise. */
lb_date lb_text_year_month(const char *text);
lb_date lb_text_year_quarter(const char *text);
lb_date lb_text_year(const char *text);

#endif
