/* The buyback calendar against the operations that were held, and the announced totals. */
#include "check_main.h"

#include <math.h>
#include <stdlib.h>

#include "treasury/buyback_calendar.h"

enum { MOST = 400 };

static int list(lb_date from, lb_date to, lb_buyback_day out[MOST])
{
    int count = 0;
    lb_error err;
    ck_assert_msg(lb_buyback_calendar(from, to, out, MOST, &count, &err) == LB_OK, "%s", err.message);
    return count;
}

/* Treasury, refundings of July and November 2025: 38 bn a quarter of liquidity support, 150 bn a year of cash management, 75 bn
 * of it before the April tax date; buckets 2 bn and 4 bn. */
START_TEST(totals_are_as_announced)
{
    lb_buyback_day days[MOST];
    int count = list(lb_date_make(2026, 2, 9), lb_date_make(2027, 2, 7), days);
    double liquidity = 0, cash = 0, april = 0, least = 1, most = 0;
    for (int i = 0; i < count; i++) {
        liquidity += days[i].cash ? 0 : 38 * days[i].share;
        cash += days[i].cash ? 150 * days[i].share : 0;
        april += days[i].cash && days[i].operation < lb_date_make(2026, 5, 1) ? 150 * days[i].share : 0;
        least = fmin(least, days[i].share * 38);
        most = fmax(most, days[i].cash ? 0 : days[i].share * 38);
        ck_assert_double_eq(days[i].share, days[i].announced);
        ck_assert(!days[i].cash || days[i].bucket == LB_BUCKET_TO_2Y);
    }
    ck_assert_double_eq_tol(liquidity, 4 * 38, 1e-9);
    ck_assert_double_eq_tol(cash, 150, 1e-9);
    ck_assert_double_eq_tol(april, 75, 1e-9);
    ck_assert_double_eq_tol(most, 4, 1e-9);
    ck_assert_double_eq_tol(least, 0.5, 1e-9);
    ck_assert_int_eq(count, 4 * 16 + 12);
}
END_TEST

/* Seven nominal buckets and two of TIPS, each in every quarter. */
START_TEST(each_bucket_each_quarter)
{
    lb_buyback_day days[MOST];
    int seen[LB_BUYBACK_BUCKET_COUNT] = {0};
    int count = list(lb_date_make(2030, 5, 6), lb_date_make(2030, 8, 4), days);
    for (int i = 0; i < count; i++) {
        seen[days[i].bucket] += !days[i].cash;
    }
    for (int bucket = 0; bucket < LB_BUYBACK_BUCKET_COUNT; bucket++) {
        int expected = bucket == LB_BUCKET_TO_20Y || bucket == LB_BUCKET_TO_30Y ? 4
                       : bucket == LB_BUCKET_TIPS                               ? 2
                                                                                : 1;
        ck_assert_msg(seen[bucket] == expected, "%s: %d", lb_buyback_bucket_word(bucket), seen[bucket]);
        ck_assert_int_lt(lb_buyback_bucket_from(bucket), lb_buyback_bucket_to(bucket));
    }
    ck_assert_int_eq(LB_BUYBACK_BUCKET_COUNT, 9);
}
END_TEST

START_TEST(days_are_business_days_in_order)
{
    lb_buyback_day days[MOST];
    int count = list(lb_date_make(2025, 1, 1), lb_date_make(2029, 12, 31), days);
    for (int i = 0; i < count; i++) {
        ck_assert(lb_is_business_day(LB_CALENDAR_FEDERAL, days[i].operation));
        ck_assert_int_eq(days[i].settle, lb_add_business_days(LB_CALENDAR_FEDERAL, days[i].operation, 1));
        ck_assert(i == 0 || days[i - 1].operation <= days[i].operation);
        ck_assert(i == 0 || days[i - 1].settle <= days[i].settle);
        ck_assert(days[i].announced <= days[i].share);
    }
    lb_error err;
    int most;
    lb_buyback_day few[3];
    ck_assert_int_eq(lb_buyback_calendar(days[0].operation, days[0].operation + 60, few, 3, &most, &err),
                     LB_ERR_RANGE);
    ck_assert_int_gt(most, 3);
}
END_TEST

/* Fiscal Data: cash management operations of December 2025 on the 3rd and 11th, 12.5 bn each; of June 2025 on the 3rd and 10th,
 * 10 bn each; the six of March and April 2025 from the 12th on. Within two days each. */
START_TEST(cash_operations_stand_before_tax_dates)
{
    static const struct {
        int year, month, day;
        double bn;
    } held[] = {{2025, 3, 12, 10},   {2025, 3, 20, 10},   {2025, 3, 27, 10}, {2025, 4, 3, 10},
                {2025, 4, 10, 10},   {2025, 4, 16, 10},   {2025, 6, 3, 10},  {2025, 6, 10, 10},
                {2025, 12, 3, 12.5}, {2025, 12, 11, 12.5}};
    lb_buyback_day days[MOST];
    int count = list(lb_date_make(2025, 3, 1), lb_date_make(2025, 12, 31), days), at = 0;
    for (int i = 0; i < count; i++) {
        if (!days[i].cash || days[i].announced == 0) {
            continue;
        }
        lb_date date = lb_date_make(held[at].year, held[at].month, held[at].day);
        ck_assert_int_le(abs(days[i].operation - date), 2);
        ck_assert_double_eq_tol(150 * days[i].announced, held[at].bn, 1e-9);
        at++;
    }
    ck_assert_int_eq(at, 10);
}
END_TEST

/* Before 29 May 2024 nothing was announced; 30 bn a quarter from August 2024 to July 2025. */
START_TEST(earlier_programmes_were_smaller)
{
    lb_buyback_day days[MOST];
    int count = list(lb_date_make(2023, 10, 1), lb_date_make(2025, 8, 8), days);
    double year = 0;
    for (int i = 0; i < count; i++) {
        ck_assert(days[i].operation >= lb_date_make(2024, 5, 29) || days[i].announced == 0);
        bool counts = !days[i].cash && days[i].operation > lb_date_make(2024, 8, 9);
        year += counts ? 38 * days[i].announced : 0;
    }
    ck_assert_double_eq_tol(year, 4 * 30,
                            3); /* the eras change on the first of August, the quarters a week later */
}
END_TEST

CHECK_MAIN("buyback calendar", totals_are_as_announced, each_bucket_each_quarter,
           days_are_business_days_in_order, cash_operations_stand_before_tax_dates,
           earlier_programmes_were_smaller)
