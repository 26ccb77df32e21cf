#include "check_main.h"

#include "data/date_text.h"

START_TEST(official_ways_to_write_dates_are_read)
{
    ck_assert_int_eq(lb_text_us_date("07/11/2025"), lb_date_make(2025, 7, 11));
    ck_assert_int_eq(lb_text_us_date("7/11/2025"), LB_DATE_NONE);
    ck_assert_int_eq(lb_text_us_date("13/11/2025"), LB_DATE_NONE);
    ck_assert_int_eq(lb_text_long_date("JANUARY 31, 2022"), lb_date_make(2022, 1, 31));
    ck_assert_int_eq(lb_text_long_date("May 5, 2022 and more"), lb_date_make(2022, 5, 5));
    ck_assert_int_eq(lb_text_long_date("JANUARY 32, 2022"), LB_DATE_NONE);
    ck_assert_int_eq(lb_text_long_date("JANUARY 31 2022"), LB_DATE_NONE);
    ck_assert_int_eq(lb_text_long_date("31 JANUARY 2022"), LB_DATE_NONE);
    ck_assert_int_eq(lb_text_month("Sep"), 9);
    ck_assert_int_eq(lb_text_month("sep"), 0);
}
END_TEST

/* Two digits of a year: the first such date at or behind a given one. */
START_TEST(short_years_get_their_century)
{
    lb_date from = lb_date_make(2022, 1, 31);
    ck_assert_int_eq(lb_text_short_date("02/15/51", from), lb_date_make(2051, 2, 15));
    ck_assert_int_eq(lb_text_short_date("01/31/22", from), from);
    ck_assert_int_eq(lb_text_short_date("01/30/22", from), lb_date_make(2122, 1, 30));
    ck_assert_int_eq(lb_text_short_date("08/17/92", from - 36524), lb_date_make(1992, 8, 17));
    ck_assert_int_eq(lb_text_short_date("02/30/92", from), LB_DATE_NONE);
    ck_assert_int_eq(lb_text_short_date("02/15/5", from), LB_DATE_NONE);
    ck_assert_int_eq(lb_text_short_date("02/15/5x", from), LB_DATE_NONE);
}
END_TEST

START_TEST(periods_begin_on_their_first_day)
{
    ck_assert_int_eq(lb_text_year_month("1980-12"), lb_date_make(1980, 12, 1));
    ck_assert_int_eq(lb_text_year_month("1980-13"), LB_DATE_NONE);
    ck_assert_int_eq(lb_text_year_quarter("2024Q4"), lb_date_make(2024, 10, 1));
    ck_assert_int_eq(lb_text_year_quarter("2024Q5"), LB_DATE_NONE);
    ck_assert_int_eq(lb_text_year("1982"), lb_date_make(1982, 1, 1));
    ck_assert_int_eq(lb_text_year("82"), LB_DATE_NONE);
    uint8_t month, day;
    ck_assert(lb_text_month_day("02/29", &month, &day) && month == 2 && day == 29);
    ck_assert(!lb_text_month_day("02/30", &month, &day));
    ck_assert(!lb_text_month_day("2/28", &month, &day));
    ck_assert(!lb_text_month_day("02-28", &month, &day));
}
END_TEST

CHECK_MAIN("date_text", official_ways_to_write_dates_are_read, short_years_get_their_century,
           periods_begin_on_their_first_day)
