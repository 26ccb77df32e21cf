/* holidays.h - the days on which a calendar departs from its own rules, each with its source. */
#ifndef LB_CALENDAR_HOLIDAYS_H
#define LB_CALENDAR_HOLIDAYS_H

#include "longbond/date.h"

typedef enum lb_exception_kind {
    LB_EXCEPTION_CLOSED, /* a weekday without a holiday on which the market stayed closed */
    LB_EXCEPTION_OPEN /* a day that a rule or an order would close and that was a business day all the same */
} lb_exception_kind;

typedef struct lb_calendar_exception {
    int16_t year;
    int8_t month;
    int8_t day;
    int8_t calendar; /* lb_calendar_id */
    int8_t kind;     /* lb_exception_kind */
    const char *why;
    const char *source;
} lb_calendar_exception;

/* All exceptions, in order of date; `*count` receives their number. Static storage. */
const lb_calendar_exception *lb_calendar_exceptions(int *count);

/* The name of the holiday that `date` is by rule ("Christmas Day"), or NULL. Exceptions are not looked at. */
const char *lb_holiday_by_rule(lb_calendar_id calendar, lb_date date);

/* Easter Sunday of a year of the Gregorian calendar. */
lb_date lb_easter_sunday(int year);

#endif
