#include "check_main.h"

#include "longbond/date.h"

#include <stdio.h>
#include <string.h>

static lb_date day(const char *text)
{
    lb_date date;
    if (lb_date_parse(text, strlen(text), &date, NULL) != LB_OK) {
        ck_abort_msg("not a date: %s", text);
    }
    return date;
}

START_TEST(known_days_have_their_numbers)
{
    ck_assert_int_eq(lb_date_make(1970, 1, 1), 0);
    ck_assert_int_eq(lb_date_make(2000, 3, 1), 11017);
    ck_assert_int_eq(lb_date_make(1969, 12, 31), -1);
    ck_assert_int_eq(lb_date_make(1900, 1, 1), -25567);
    ck_assert_int_eq(lb_date_make(2200, 12, 31), 84370);
    ck_assert_int_eq(lb_date_weekday(lb_date_make(2001, 9, 11)), 1); /* a Tuesday */
    ck_assert_int_eq(lb_date_weekday(lb_date_make(1900, 1, 1)), 0);
    ck_assert_int_eq(lb_date_weekday(INT32_MIN + 1), lb_date_weekday(INT32_MIN + 8));
}
END_TEST

START_TEST(days_that_do_not_exist_are_refused)
{
    ck_assert_int_eq(lb_date_make(1999, 2, 29), LB_DATE_NONE);
    ck_assert_int_eq(lb_date_make(2100, 2, 29), LB_DATE_NONE);
    ck_assert_int_ne(lb_date_make(2000, 2, 29), LB_DATE_NONE);
    ck_assert_int_eq(lb_date_make(2020, 0, 1), LB_DATE_NONE);
    ck_assert_int_eq(lb_date_make(2020, 13, 1), LB_DATE_NONE);
    ck_assert_int_eq(lb_date_make(2020, 4, 31), LB_DATE_NONE);
    ck_assert_int_eq(lb_date_make(2020, 4, 0), LB_DATE_NONE);
    ck_assert_int_eq(lb_date_make(1899, 12, 31), LB_DATE_NONE);
    ck_assert_int_eq(lb_date_make(2201, 1, 1), LB_DATE_NONE);
    ck_assert_int_eq(lb_date_ymd(LB_DATE_NONE).year, 0);
    ck_assert_int_eq(lb_date_ymd(84371).year, 0);
    ck_assert_int_eq(lb_date_month_end(LB_DATE_NONE), LB_DATE_NONE);
    ck_assert(!lb_date_is_month_end(LB_DATE_NONE));
    ck_assert_int_eq(lb_date_days_in_month(2020, 13), 0);
    char text[11];
    ck_assert_str_eq(lb_date_format(LB_DATE_NONE, text), "none");
}
END_TEST

START_TEST(only_the_one_form_of_a_date_is_read)
{
    static const struct {
        const char *text;
        const char *said;
    } wrong[] = {
        {"", "YYYY-MM-DD"},
        {"2024-1-05", "YYYY-MM-DD"},
        {"2024-01-5", "YYYY-MM-DD"},
        {"2024/01/05", "YYYY-MM-DD"},
        {" 2024-01-05", "YYYY-MM-DD"},
        {"2024-01-05 ", "YYYY-MM-DD"},
        {"20240105", "YYYY-MM-DD"},
        {"+024-01-05", "YYYY-MM-DD"},
        {"2024-01-0x", "YYYY-MM-DD"},
        {"2024-13-05", "no month 13"},
        {"2024-00-05", "no month 0"},
        {"2023-02-29", "2023-02 has 28 days"},
        {"2024-04-00", "has 30 days"},
        {"1899-12-31", "1900..2200"},
        {"2201-01-01", "1900..2200"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        lb_date date = 7;
        lb_error err;
        ck_assert_int_eq(lb_date_parse(wrong[i].text, strlen(wrong[i].text), &date, &err), LB_ERR_PARSE);
        ck_assert_msg(strstr(err.message, wrong[i].said) != NULL, "%s", err.message);
        ck_assert_int_eq(date, 7);
    }
    /* The text need not be terminated. */
    lb_date date;
    ck_assert_int_eq(lb_date_parse("2024-02-29,next", 10, &date, NULL), LB_OK);
    ck_assert_int_eq(date, lb_date_make(2024, 2, 29));
}
END_TEST

/* Walks every supported day beside a counter that knows only the lengths of months. */
START_TEST(every_day_of_three_centuries)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int y = 1900, m = 1, d = 1, weekday = 0;
    for (lb_date date = lb_date_make(1900, 1, 1); date <= lb_date_make(2200, 12, 31); date++) {
        lb_ymd ymd = lb_date_ymd(date);
        bool leap = (y % 4 == 0 && y % 100 != 0) || y == 2000;
        int length = lengths[m - 1] + (m == 2 && leap);
        char text[11], wanted[40];
        snprintf(wanted, sizeof wanted, "%04d-%02d-%02d", y, m, d);
        if (ymd.year != y || ymd.month != m || ymd.day != d || lb_date_make(y, m, d) != date ||
            lb_date_weekday(date) != weekday || lb_date_is_month_end(date) != (d == length) ||
            lb_date_month_end(date) != date + length - d || strcmp(lb_date_format(date, text), wanted) != 0 ||
            day(text) != date) {
            ck_abort_msg("wrong at %s", wanted);
        }
        weekday = (weekday + 1) % 7;
        if (++d > length) {
            d = 1;
            m = m % 12 + 1;
            y += m == 1;
        }
    }
    ck_assert_int_eq(y, 2201);
}
END_TEST

START_TEST(months_are_added_as_appendix_b_wants)
{
    ck_assert_int_eq(lb_date_add_months(day("2024-06-30"), 6, true), day("2024-12-31"));
    ck_assert_int_eq(lb_date_add_months(day("2024-06-30"), 6, false), day("2024-12-30"));
    ck_assert_int_eq(lb_date_add_months(day("2024-08-31"), -6, true), day("2024-02-29"));
    ck_assert_int_eq(lb_date_add_months(day("2023-02-28"), 12, true), day("2024-02-29"));
    ck_assert_int_eq(lb_date_add_months(day("2024-02-28"), 6, true), day("2024-08-28"));
    ck_assert_int_eq(lb_date_add_months(day("2024-08-30"), -6, true), day("2024-02-29"));
    ck_assert_int_eq(lb_date_add_months(day("2024-01-31"), 1, false), day("2024-02-29"));
    ck_assert_int_eq(lb_date_add_months(day("2024-05-15"), -6, true), day("2023-11-15"));
    ck_assert_int_eq(lb_date_add_months(day("2024-05-15"), 0, true), day("2024-05-15"));
    ck_assert_int_eq(lb_date_add_months(day("2200-12-15"), 1, true), LB_DATE_NONE);
    ck_assert_int_eq(lb_date_add_months(day("1900-01-15"), -1, true), LB_DATE_NONE);
    ck_assert_int_eq(lb_date_add_months(day("2000-01-15"), INT32_MAX, true), LB_DATE_NONE);
    ck_assert_int_eq(lb_date_add_months(day("2000-01-15"), INT32_MIN, true), LB_DATE_NONE);
    ck_assert_int_eq(lb_date_add_months(LB_DATE_NONE, 1, true), LB_DATE_NONE);
}
END_TEST

/* The month is right, the day is kept or cut, month ends stay month ends, and the way there and back again is
 * the identity where nothing was cut. */
START_TEST(months_added_from_every_day)
{
    static const int steps[] = {1, 2, 3, 5, 6, 12, 13, 24, 60, 360, -1, -3, -6, -12, -119};
    for (lb_date date = lb_date_make(1990, 1, 1); date <= lb_date_make(2060, 12, 31); date++) {
        lb_ymd from = lb_date_ymd(date);
        for (size_t k = 0; k < sizeof steps / sizeof steps[0]; k++) {
            lb_date plain = lb_date_add_months(date, steps[k], false);
            lb_date to_end = lb_date_add_months(date, steps[k], true);
            lb_ymd to = lb_date_ymd(plain);
            int length = lb_date_days_in_month(to.year, to.month);
            bool good = (to.year - from.year) * 12 + to.month - from.month == steps[k];
            good = good && to.day == (from.day < length ? from.day : length);
            good = good && to_end == (lb_date_is_month_end(date) ? lb_date_month_end(plain) : plain);
            good = good && (to.day != from.day || lb_date_add_months(plain, -steps[k], false) == date);
            good =
                good && (!lb_date_is_month_end(date) || lb_date_add_months(to_end, -steps[k], true) == date);
            if (!good) {
                ck_abort_msg("%d-%d-%d + %d months", from.year, from.month, from.day, steps[k]);
            }
        }
    }
}
END_TEST

CHECK_MAIN("date", known_days_have_their_numbers, days_that_do_not_exist_are_refused,
           only_the_one_form_of_a_date_is_read, every_day_of_three_centuries,
           months_are_added_as_appendix_b_wants, months_added_from_every_day)
