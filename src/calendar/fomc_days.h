/* fomc_days.h - the days on which the Federal Open Market Committee publishes its statement. */
#ifndef LB_CALENDAR_FOMC_DAYS_H
#define LB_CALENDAR_FOMC_DAYS_H

#include "longbond/date.h"

/* True on the last day of a scheduled FOMC meeting, years 2022 to 2060: the published calendars to January 2028
 * (Board of Governors, schedules announced up to 5 September 2025), after that the Wednesdays they settle on. */
bool lb_is_fomc_day(lb_date date);

#endif
