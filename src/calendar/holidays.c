/* holidays.c - federal holidays as the Federal Reserve Banks keep them, and SIFMA's recommended closes.
 *
 * The holidays are those of 5 USC 6103. A holiday that falls on a Sunday is kept on Monday by both
 * calendars. On a Saturday the two differ:
 *   - The Reserve Banks, and with them Fedwire Securities and Treasury settlement, are open on the Friday
 *     before (Federal Reserve Financial Services, holiday schedules, footnote). Federal offices close that
 *     Friday, but nothing that settles does.
 *   - SIFMA closes on the Friday before Independence Day and Christmas Day, and not before New Year's Day and
 *     Veterans Day. The daily H.15 shows it for every such year since 1990. For Juneteenth, first on a
 *     Saturday in 2027, SIFMA is assumed to do as on Independence Day.
 * Executive orders that give federal staff a day off (such as 24 December 2024, or 24 and 26 December
 * 2025) close neither calendar: Fedwire and the market were open.
 *
 * Good Friday closes SIFMA only, unless the Employment Situation comes out that day: then SIFMA recommends an
 * early close. The Bureau of Labor Statistics publishes on the third Friday after the week of the 12th of the
 * month before, which is 1 to 7 April. Past cases stand in the table; later ones follow this rule. */
#include "calendar/holidays.h"

enum { MONDAY = 0, THURSDAY = 3, FRIDAY = 4, SATURDAY = 5 };

/* The last year for which SIFMA's Good Friday recommendation is known and stands in the table. */
enum { LAST_KNOWN_GOOD_FRIDAY = 2026 };

#define SIFMA LB_CALENDAR_SIFMA
#define SHUT  LB_EXCEPTION_CLOSED
#define OPEN  LB_EXCEPTION_OPEN

static const char jobs_report[] = "Good Friday with the employment report: early close only";
static const char h15[] = "Federal Reserve H.15, daily par yields";

static const lb_calendar_exception exceptions[] = {
    {1994, 4, 27, SIFMA, SHUT, "national day of mourning, President Nixon", h15},
    {1996, 4, 5, SIFMA, OPEN, jobs_report, h15},
    {1999, 4, 2, SIFMA, OPEN, jobs_report, h15},
    {2001, 9, 11, SIFMA, SHUT, "terrorist attacks; Fedwire stayed open", h15},
    {2001, 9, 12, SIFMA, SHUT, "terrorist attacks; Fedwire stayed open", h15},
    {2004, 6, 11, SIFMA, SHUT, "national day of mourning, President Reagan", h15},
    {2007, 1, 2, SIFMA, OPEN, "national day of mourning, President Ford: early close only",
     "SIFMA recommendation of 28 Dec 2006; H.15"},
    {2007, 4, 6, SIFMA, OPEN, jobs_report, h15},
    {2010, 4, 2, SIFMA, OPEN, jobs_report, h15},
    {2012, 4, 6, SIFMA, OPEN, jobs_report, "SIFMA recommendation of 21 Mar 2012; H.15"},
    {2012, 10, 29, SIFMA, OPEN, "Hurricane Sandy: early close only", h15},
    {2012, 10, 30, SIFMA, SHUT, "Hurricane Sandy; Fedwire stayed open", h15},
    {2015, 4, 3, SIFMA, OPEN, jobs_report, h15},
    {2018, 12, 5, SIFMA, SHUT, "national day of mourning, President G. H. W. Bush; Fedwire stayed open", h15},
    {2021, 4, 2, SIFMA, OPEN, jobs_report, h15},
    {2021, 6, 18, SIFMA, OPEN, "first Juneteenth, enacted the day before: not yet kept",
     "Federal Reserve Board release of 17 Jun 2021; H.15"},
    {2023, 4, 7, SIFMA, OPEN, jobs_report, "SIFMA holiday schedule 2023; H.15"},
    {2025, 1, 9, SIFMA, OPEN, "national day of mourning, President Carter: early close only",
     "SIFMA recommendation of 30 Dec 2024; H.15"},
    {2026, 4, 3, SIFMA, OPEN, jobs_report, "SIFMA recommendation of 20 Mar 2026"},
};

#undef SIFMA
#undef SHUT
#undef OPEN

const lb_calendar_exception *lb_calendar_exceptions(int *count)
{
    *count = (int)(sizeof exceptions / sizeof exceptions[0]);
    return exceptions;
}

lb_date lb_easter_sunday(int year)
{
    int golden = year % 19;
    int century = year / 100;
    /* Days from 21 March to the Paschal full moon, with the corrections of the Gregorian lunar calendar. */
    int skipped_leap_days = century - century / 4;
    int moon_drift = (8 * century + 13) / 25;
    int full_moon = (19 * golden + skipped_leap_days - moon_drift + 15) % 30;
    full_moon -= full_moon == 29 || (full_moon == 28 && golden > 10);
    lb_date moon = lb_date_make(year, 3, 21) + full_moon;
    return moon + 7 - (lb_date_weekday(moon) + 1) % 7;
}

/* Is a holiday with a fixed date kept on this day: on its date, on the Monday after a Sunday or, with
 * `friday_before`, on the Friday before a Saturday? */
static bool is_kept(lb_ymd ymd, int weekday, int day, bool friday_before)
{
    return ymd.day == day || (weekday == MONDAY && ymd.day == day + 1) ||
           (friday_before && weekday == FRIDAY && ymd.day == day - 1);
}

static bool is_kept_good_friday(lb_date date, lb_ymd ymd)
{
    if (ymd.month > 4 || date != lb_easter_sunday(ymd.year) - 2) {
        return false;
    }
    bool has_jobs_report = ymd.month == 4 && ymd.day <= 7;
    return !(has_jobs_report && ymd.year > LAST_KNOWN_GOOD_FRIDAY);
}

static const char *holiday_by_rule(lb_calendar_id calendar, lb_date date, lb_ymd ymd, int weekday)
{
    bool sifma = calendar == LB_CALENDAR_SIFMA;
    int week = (ymd.day - 1) / 7 + 1; /* this is the week-th such weekday of its month */
    if (ymd.month == 0 || weekday >= SATURDAY) {
        return NULL;
    }
    switch (ymd.month) {
    case 1:
        if (is_kept(ymd, weekday, 1, false)) {
            return "New Year's Day";
        }
        return weekday == MONDAY && week == 3 ? "Birthday of Martin Luther King, Jr." : NULL;
    case 2:
        return weekday == MONDAY && week == 3 ? "Washington's Birthday" : NULL;
    case 3:
    case 4:
        return sifma && weekday == FRIDAY && is_kept_good_friday(date, ymd) ? "Good Friday" : NULL;
    case 5:
        return weekday == MONDAY && ymd.day > 24 ? "Memorial Day" : NULL;
    case 6:
        return ymd.year >= (sifma ? 2022 : 2021) && is_kept(ymd, weekday, 19, sifma) ? "Juneteenth" : NULL;
    case 7:
        return is_kept(ymd, weekday, 4, sifma) ? "Independence Day" : NULL;
    case 9:
        return weekday == MONDAY && week == 1 ? "Labor Day" : NULL;
    case 10:
        return weekday == MONDAY && week == 2 ? "Columbus Day" : NULL;
    case 11:
        if (is_kept(ymd, weekday, 11, false)) {
            return "Veterans Day";
        }
        return weekday == THURSDAY && week == 4 ? "Thanksgiving Day" : NULL;
    case 12:
        return is_kept(ymd, weekday, 25, sifma) ? "Christmas Day" : NULL;
    default:
        return NULL;
    }
}

const char *lb_holiday_by_rule(lb_calendar_id calendar, lb_date date)
{
    return holiday_by_rule(calendar, date, lb_date_ymd(date), lb_date_weekday(date));
}

/* The exceptions stand by date: the search goes back from the last one. */
static const lb_calendar_exception *find_exception(lb_calendar_id calendar, lb_ymd ymd)
{
    for (int i = (int)(sizeof exceptions / sizeof exceptions[0]) - 1; i >= 0; i--) {
        const lb_calendar_exception *e = &exceptions[i];
        if (e->year < ymd.year) {
            break;
        }
        if (e->year == ymd.year && e->month == ymd.month && e->day == ymd.day &&
            e->calendar == (int8_t)calendar) {
            return e;
        }
    }
    return NULL;
}

static bool is_holiday(lb_calendar_id calendar, lb_date date, lb_ymd ymd, int weekday)
{
    if (weekday >= SATURDAY) {
        return false;
    }
    const lb_calendar_exception *exception = find_exception(calendar, ymd);
    if (exception) {
        return exception->kind == LB_EXCEPTION_CLOSED;
    }
    return holiday_by_rule(calendar, date, ymd, weekday) != NULL;
}

bool lb_is_holiday(lb_calendar_id calendar, lb_date date)
{
    return is_holiday(calendar, date, lb_date_ymd(date), lb_date_weekday(date));
}

bool lb_is_business_day(lb_calendar_id calendar, lb_date date)
{
    int weekday = lb_date_weekday(date);
    if (weekday >= SATURDAY) {
        return false;
    }
    lb_ymd ymd = lb_date_ymd(date);
    return ymd.year != 0 && !is_holiday(calendar, date, ymd, weekday);
}

/* The first business day from `date` on, in steps of +1 or -1; LB_DATE_NONE past the supported years. */
static lb_date seek(lb_calendar_id calendar, lb_date date, int step)
{
    while (!lb_is_business_day(calendar, date)) {
        if (lb_date_ymd(date).year == 0) {
            return LB_DATE_NONE;
        }
        date += step;
    }
    return date;
}

lb_date lb_following(lb_calendar_id calendar, lb_date date)
{
    return seek(calendar, date, 1);
}

lb_date lb_preceding(lb_calendar_id calendar, lb_date date)
{
    return seek(calendar, date, -1);
}

lb_date lb_add_business_days(lb_calendar_id calendar, lb_date date, int count)
{
    if (count == 0) {
        return lb_following(calendar, date);
    }
    int step = count < 0 ? -1 : 1;
    for (; count != 0 && date != LB_DATE_NONE; count -= step) {
        date = seek(calendar, date + step, step);
    }
    return date;
}
