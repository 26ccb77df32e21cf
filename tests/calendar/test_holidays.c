#include "check_main.h"

#include "calendar/holidays.h"
#include "data_rows.h"

#include <string.h>

static const lb_calendar_id calendars[] = {LB_CALENDAR_FEDERAL, LB_CALENDAR_SIFMA};

static lb_date day(const char *text)
{
    lb_date date;
    if (lb_date_parse(text, strlen(text), &date, NULL) != LB_OK) {
        ck_abort_msg("not a date: %s", text);
    }
    return date;
}

/* Compares a whole year with a published list of month-day pairs. */
static void check_year(lb_calendar_id calendar, int year, const char *list)
{
    char found[256] = "";
    for (lb_date date = lb_date_make(year, 1, 1); date <= lb_date_make(year, 12, 31); date++) {
        if (lb_is_holiday(calendar, date)) {
            char text[11];
            lb_date_format(date, text);
            strcat(found, text + 5);
            strcat(found, " ");
        }
    }
    ck_assert_str_eq(found, list);
}

/* Federal Reserve Financial Services, holiday schedules 2020-2028; the Saturdays are left out. */
START_TEST(federal_years_as_published)
{
    check_year(LB_CALENDAR_FEDERAL, 2020, "01-01 01-20 02-17 05-25 09-07 10-12 11-11 11-26 12-25 ");
    check_year(LB_CALENDAR_FEDERAL, 2021, "01-01 01-18 02-15 05-31 07-05 09-06 10-11 11-11 11-25 ");
    check_year(LB_CALENDAR_FEDERAL, 2022, "01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26 ");
    check_year(LB_CALENDAR_FEDERAL, 2023, "01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-23 12-25 ");
    check_year(LB_CALENDAR_FEDERAL, 2025,
               "01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25 ");
    check_year(LB_CALENDAR_FEDERAL, 2027, "01-01 01-18 02-15 05-31 07-05 09-06 10-11 11-11 11-25 ");
    check_year(LB_CALENDAR_FEDERAL, 2028, "01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-23 12-25 ");
}
END_TEST

/* SIFMA's holiday schedules. */
START_TEST(sifma_years_as_published)
{
    check_year(LB_CALENDAR_SIFMA, 2020, "01-01 01-20 02-17 04-10 05-25 07-03 09-07 10-12 11-11 11-26 12-25 ");
    check_year(LB_CALENDAR_SIFMA, 2021, "01-01 01-18 02-15 05-31 07-05 09-06 10-11 11-11 11-25 12-24 ");
    check_year(LB_CALENDAR_SIFMA, 2023, "01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-23 12-25 ");
    check_year(LB_CALENDAR_SIFMA, 2024,
               "01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25 ");
    check_year(LB_CALENDAR_SIFMA, 2025,
               "01-01 01-20 02-17 04-18 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25 ");
    check_year(LB_CALENDAR_SIFMA, 2026, "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25 ");
}
END_TEST

START_TEST(easter_is_the_right_sunday)
{
    static const char *const easters[] = {
        "1990-04-15", "1991-03-31", "1994-04-03", "2000-04-23", "2008-03-23", "2011-04-24", "2019-04-21",
        "2024-03-31", "2025-04-20", "2026-04-05", "2035-03-25", "2038-04-25", "2049-04-18", "2060-04-18"};
    for (size_t i = 0; i < sizeof easters / sizeof easters[0]; i++) {
        lb_date easter = day(easters[i]);
        ck_assert_int_eq(lb_easter_sunday(lb_date_ymd(easter).year), easter);
    }
    for (int year = 1900; year <= 2200; year++) {
        lb_date easter = lb_easter_sunday(year);
        ck_assert_int_eq(lb_date_weekday(easter), 6);
        ck_assert(easter >= lb_date_make(year, 3, 22) && easter <= lb_date_make(year, 4, 25));
    }
}
END_TEST

START_TEST(later_good_fridays_follow_the_employment_report)
{
    ck_assert(lb_is_business_day(LB_CALENDAR_SIFMA, day("2034-04-07"))); /* report that day */
    ck_assert(lb_is_holiday(LB_CALENDAR_SIFMA, day("2027-03-26")));
    ck_assert(lb_is_holiday(LB_CALENDAR_SIFMA, day("2029-03-30")));
    ck_assert(lb_is_holiday(LB_CALENDAR_SIFMA, day("2031-04-11")));
    ck_assert(lb_is_business_day(LB_CALENDAR_FEDERAL, day("2027-03-26")));
}
END_TEST

START_TEST(exceptions_change_only_their_day)
{
    int count;
    const lb_calendar_exception *list = lb_calendar_exceptions(&count);
    lb_date previous = 0;
    for (int i = 0; i < count; i++) {
        lb_date date = lb_date_make(list[i].year, list[i].month, list[i].day);
        ck_assert_int_gt(date, previous);
        ck_assert_int_lt(lb_date_weekday(date), 5);
        ck_assert(lb_is_business_day(list[i].calendar, date) == (list[i].kind == LB_EXCEPTION_OPEN));
        ck_assert(lb_is_business_day(LB_CALENDAR_FEDERAL, date));
        ck_assert(strlen(list[i].why) > 0 && strlen(list[i].source) > 0);
        /* A close that the rule knows already needs no exception. */
        ck_assert(list[i].kind == LB_EXCEPTION_OPEN || !lb_holiday_by_rule(list[i].calendar, date));
        char text[11];
        printf("%s %s: %s (%s)\n", lb_date_format(date, text),
               list[i].kind == LB_EXCEPTION_OPEN ? "open  " : "closed", list[i].why, list[i].source);
        previous = date;
    }
}
END_TEST

START_TEST(business_days_move_as_they_should)
{
    lb_calendar_id federal = LB_CALENDAR_FEDERAL, sifma = LB_CALENDAR_SIFMA;
    ck_assert_int_eq(lb_following(federal, day("2024-06-30")), day("2024-07-01"));
    ck_assert_int_eq(lb_following(federal, day("2023-12-31")), day("2024-01-02"));
    ck_assert_int_eq(lb_preceding(federal, day("2024-01-01")), day("2023-12-29"));
    ck_assert_int_eq(lb_add_business_days(sifma, day("2021-12-23"), 1), day("2021-12-27"));
    ck_assert_int_eq(lb_add_business_days(federal, day("2021-12-23"), 1), day("2021-12-24"));
    ck_assert_int_eq(lb_add_business_days(federal, day("2024-07-06"), 0), day("2024-07-08"));
    ck_assert_int_eq(lb_add_business_days(federal, day("2024-07-06"), 1), day("2024-07-08"));
    ck_assert_int_eq(lb_add_business_days(federal, day("2024-07-06"), -1), day("2024-07-05"));
    ck_assert_int_eq(lb_following(federal, LB_DATE_NONE), LB_DATE_NONE);
    ck_assert_int_eq(lb_preceding(federal, LB_DATE_NONE), LB_DATE_NONE);
    ck_assert_int_eq(lb_add_business_days(federal, LB_DATE_NONE, 5), LB_DATE_NONE);
    ck_assert_int_eq(lb_add_business_days(federal, day("2200-12-30"), 5), LB_DATE_NONE);
    ck_assert(!lb_is_business_day(federal, LB_DATE_NONE));
    ck_assert(!lb_is_holiday(federal, LB_DATE_NONE));
}
END_TEST

/* What every day must satisfy, given the last business day before it. */
static bool day_is_sound(lb_calendar_id calendar, lb_date date, lb_date last_business)
{
    bool business = lb_is_business_day(calendar, date);
    bool sound = business == (lb_date_weekday(date) < 5 && !lb_is_holiday(calendar, date));
    sound = sound && lb_add_business_days(calendar, date, -1) == last_business;
    sound = sound && date - last_business <= 5;
    if (!business) {
        return sound && lb_preceding(calendar, date) == last_business;
    }
    sound = sound && lb_following(calendar, date) == date && lb_preceding(calendar, date) == date;
    sound = sound && lb_add_business_days(calendar, last_business, 1) == date;
    return sound && lb_add_business_days(calendar, lb_add_business_days(calendar, date, 7), -7) == date;
}

START_TEST(every_day_has_one_neighbour_each_way)
{
    for (int c = 0; c < 2; c++) {
        lb_date last_business = lb_preceding(calendars[c], lb_date_make(1989, 12, 31));
        int holidays = 0;
        for (lb_date date = lb_date_make(1990, 1, 1); date <= lb_date_make(2060, 12, 31); date++) {
            char text[11];
            if (!day_is_sound(calendars[c], date, last_business)) {
                ck_abort_msg("calendar %d, %s", c, lb_date_format(date, text));
            }
            last_business = lb_is_business_day(calendars[c], date) ? date : last_business;
            holidays += lb_is_holiday(calendars[c], date);
            if (lb_date_ymd(date).month == 12 && lb_date_ymd(date).day == 31) {
                ck_assert_int_ge(holidays, 8);
                ck_assert_int_le(holidays, 13);
                holidays = 0;
            }
        }
    }
}
END_TEST

/* True if any cell from `first` on holds a yield; a bare 0 fills unused columns. */
static bool has_value(const data_rows *rows, int first)
{
    for (int i = first; i < rows->count; i++) {
        const char *cell = rows->cells[i];
        if (*cell >= '0' && *cell <= '9' && strcmp(cell, "0") != 0) {
            return true;
        }
    }
    return false;
}

/* Every weekday from 1990-01-01 to the last day of a daily file: a value if and only if the calendar is open. */
static void check_daily_file(const char *path, int date_cell, lb_calendar_id calendar, const char *first_day,
                             const char *last_day, int values_wanted)
{
    static unsigned char valued[60000];
    memset(valued, 0, sizeof valued);
    data_rows rows;
    if (!data_open(&rows, path)) {
        return;
    }
    lb_date begin = day(first_day), end = day(last_day), date;
    while (data_next(&rows)) {
        if (rows.count > date_cell &&
            lb_date_parse(rows.cells[date_cell], strlen(rows.cells[date_cell]), &date, NULL) == LB_OK &&
            date > 0) {
            valued[date] = has_value(&rows, date_cell + 1);
        }
    }
    int values = 0;
    for (date = begin; date <= end; date++) {
        char text[11];
        if (valued[date] != lb_is_business_day(calendar, date)) {
            ck_abort_msg("%s: %s", path, lb_date_format(date, text));
        }
        values += valued[date];
    }
    ck_assert_msg(values == values_wanted, "%s: %d days with a value", path, values);
    printf("%s: %d of %d days open, all as the calendar says\n", path, values, (int)(end - begin + 1));
}

START_TEST(sifma_days_are_the_days_of_the_yield_curve)
{
    lb_calendar_id sifma = LB_CALENDAR_SIFMA;
    check_daily_file("curves/treasury_par_yield_curve_daily_1990-01-02_2025-07-11.csv", 0, sifma,
                     "1990-01-01", "2025-07-11", 8887);
    check_daily_file("curves/FRB_H15_treasury_CMT_daily_1962_2015.csv", 1, sifma, "1990-01-01", "2015-12-31",
                     6506);
    check_daily_file("curves/UST_CMT_daily_1980_2025-05-29_DGS1-30.csv", 0, sifma, "1990-01-01", "2025-05-29",
                     8858);
    check_daily_file("fred/DGS10.csv", 0, sifma, "1990-01-01", "2026-01-30", 9025);
}
END_TEST

/* The effective federal funds rate exists for every day on which the Reserve Banks were open, also where SIFMA
 * closed. The series has six gaps before 2007 and a value for one holiday (18 Feb 2002), so it counts from
 * then on. */
START_TEST(federal_days_are_the_days_of_the_funds_rate)
{
    check_daily_file("fred/EFFR.csv", 0, LB_CALENDAR_FEDERAL, "2007-01-01", "2026-01-30", 4793);
}
END_TEST

/* Nothing was ever auctioned or issued, and no bill matured, on a day that the federal calendar calls closed. */
START_TEST(auctions_settle_on_federal_business_days)
{
    data_rows rows;
    if (!data_open(&rows, "auctions/Auctions_Query_19791115_20251215.csv")) {
        return;
    }
    ck_assert(data_next(&rows));
    int type = data_find(&rows, "Security Type"), auctioned = data_find(&rows, "Auction Date");
    int issued = data_find(&rows, "Issue Date"), matures = data_find(&rows, "Maturity Date");
    ck_assert(type >= 0 && auctioned >= 0 && issued >= 0 && matures >= 0);
    lb_date begin = lb_date_make(1990, 1, 1);
    int issues = 0, bills = 0;
    while (data_next(&rows)) {
        lb_date auction_date = day(rows.cells[auctioned]), issue_date = day(rows.cells[issued]);
        lb_date maturity = day(rows.cells[matures]);
        if (auction_date >= begin) {
            ck_assert_msg(lb_is_business_day(LB_CALENDAR_FEDERAL, auction_date), "auction %s",
                          rows.cells[auctioned]);
        }
        if (issue_date >= begin) {
            ck_assert_msg(lb_is_business_day(LB_CALENDAR_FEDERAL, issue_date), "issue %s",
                          rows.cells[issued]);
            issues++;
        }
        if (strcmp(rows.cells[type], "Bill") == 0 && maturity >= begin) {
            ck_assert_msg(lb_is_business_day(LB_CALENDAR_FEDERAL, maturity), "maturity %s",
                          rows.cells[matures]);
            bills++;
        }
    }
    printf("%d issue dates and %d bill maturities since 1990, all federal business days\n", issues, bills);
    ck_assert_int_gt(issues, 8000);
    ck_assert_int_gt(bills, 6000);
}
END_TEST

CHECK_MAIN("holidays", federal_years_as_published, sifma_years_as_published, easter_is_the_right_sunday,
           later_good_fridays_follow_the_employment_report, exceptions_change_only_their_day,
           business_days_move_as_they_should, every_day_has_one_neighbour_each_way,
           sifma_days_are_the_days_of_the_yield_curve, federal_days_are_the_days_of_the_funds_rate,
           auctions_settle_on_federal_business_days)
