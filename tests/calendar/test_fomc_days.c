#include "check_main.h"

#include "calendar/fomc_days.h"

static int count_year(int year)
{
    int count = 0;
    for (lb_date day = lb_date_make(year, 1, 1); day <= lb_date_make(year, 12, 31); day++) {
        count += lb_is_fomc_day(day);
    }
    return count;
}

/* Board of Governors: calendars of 2024, 2025 and 2027; the one Thursday followed the election. */
START_TEST(published_days)
{
    ck_assert(lb_is_fomc_day(lb_date_make(2024, 5, 1)));
    ck_assert(!lb_is_fomc_day(lb_date_make(2024, 4, 30)));
    ck_assert(lb_is_fomc_day(lb_date_make(2024, 11, 7)));
    ck_assert(lb_is_fomc_day(lb_date_make(2025, 5, 7)));
    ck_assert(lb_is_fomc_day(lb_date_make(2027, 6, 9)));
    ck_assert(lb_is_fomc_day(lb_date_make(2028, 1, 26)));
}
END_TEST

START_TEST(eight_a_year)
{
    for (int year = 2022; year <= 2060; year++) {
        ck_assert_int_eq(count_year(year), 8);
    }
}
END_TEST

CHECK_MAIN("fomc_days", published_days, eight_a_year)
