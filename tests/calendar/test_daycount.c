#include "check_main.h"

#include "longbond/daycount.h"

#include <string.h>

static lb_date day(const char *text)
{
    lb_date date;
    ck_assert_int_eq(lb_date_parse(text, strlen(text), &date, NULL), LB_OK);
    return date;
}

/* 31 CFR 356 Appendix B, Table 1: days in the half-year that begins in each month, in regular years and where
 * the half-year contains 29 February. First for interest on the 1st or 15th, then for the last day. */
static const int table_1[2][12][2] = {
    {{181, 182},
     {181, 182},
     {184, 184},
     {183, 183},
     {184, 184},
     {183, 183},
     {184, 184},
     {184, 184},
     {181, 182},
     {182, 183},
     {181, 182},
     {182, 183}},
    {{181, 182},
     {184, 184},
     {183, 183},
     {184, 184},
     {183, 183},
     {184, 184},
     {184, 184},
     {181, 182},
     {182, 183},
     {181, 182},
     {182, 183},
     {181, 182}},
};

/* The maturity is `years` after the half-year begins, so that the dates are counted back from far away. */
static int half_year_days(int year, int month, int series)
{
    lb_date begin = series == 2 ? lb_date_month_end(lb_date_make(year, month, 1))
                                : lb_date_make(year, month, series == 0 ? 1 : 15);
    lb_date maturity = lb_date_add_months(begin, 6 * 57, true);
    lb_period period;
    ck_assert_int_eq(lb_period_at(maturity, LB_MONTHS_SEMIANNUAL, begin, &period, NULL), LB_OK);
    ck_assert_int_eq(period.begin, begin);
    ck_assert_int_eq(period.days_to_end, period.days_in_period);
    ck_assert_int_eq(period.full_periods_left, 56);
    return period.days_in_period;
}

START_TEST(half_years_are_those_of_table_1)
{
    for (int year = 1990; year <= 2060; year++) {
        for (int month = 1; month <= 12; month++) {
            for (int series = 0; series < 3; series++) {
                int leap_february = month <= 2 || (month == 2 && series < 2) ? year : year + 1;
                if (series == 2 && month == 2) {
                    leap_february = 1999; /* from 28 or 29 February to 31 August: after the leap day */
                }
                int leap = lb_date_is_leap_year(leap_february);
                ck_assert_int_eq(half_year_days(year, month, series), table_1[series == 2][month - 1][leap]);
            }
        }
    }
}
END_TEST

START_TEST(appendix_b_examples_count_their_days)
{
    static const struct {
        const char *settle, *maturity;
        int n, r, s;
    } cases[] = {
        {"1990-05-15", "2020-05-15", 59, 184, 184}, /* II.A */
        {"1990-04-02", "1992-03-31", 3, 181, 183},  /* II.B */
        {"1985-11-29", "1995-11-15", 19, 167, 181}, /* II.D */
        {"1985-11-04", "2005-08-15", 39, 103, 184}, /* II.E */
        {"1983-08-15", "1991-05-15", 15, 92, 184},  /* II.F */
        {"1988-11-15", "1994-12-15", 12, 30, 183},  /* II.G */
        {"2024-06-30", "2030-06-30", 11, 184, 184}, /* end of month: 30 June to 31 December */
        {"2024-12-31", "2030-06-30", 10, 181, 181}, {"2024-12-30", "2030-06-30", 11, 1, 184},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        lb_period period;
        lb_date maturity = day(cases[i].maturity), settle = day(cases[i].settle);
        ck_assert_int_eq(lb_period_at(maturity, LB_MONTHS_SEMIANNUAL, settle, &period, NULL), LB_OK);
        ck_assert_int_eq(period.full_periods_left, cases[i].n);
        ck_assert_int_eq(period.days_to_end, cases[i].r);
        ck_assert_int_eq(period.days_in_period, cases[i].s);
    }
    /* II.F: 183 days from the original issue to the first coupon, in a half-year that began on 15 May. */
    ck_assert_int_eq(day("1983-11-15") - day("1983-05-16"), 183);
}
END_TEST

/* 30 June to 30 December are 183 days: what a schedule without the end-of-month rule would count. */
START_TEST(june_30_to_december_31)
{
    ck_assert_int_eq(lb_interest_date(day("2029-06-30"), 6, 1), day("2028-12-31"));
    ck_assert_int_eq(day("2028-12-31") - day("2028-06-30"), 184);
    ck_assert_int_eq(lb_date_add_months(day("2028-06-30"), 6, false) - day("2028-06-30"), 183);
    /* A maturity on 30 December is not a month end: its other date is 30 June. */
    ck_assert_int_eq(lb_interest_date(day("2028-12-30"), 6, 1), day("2028-06-30"));
}
END_TEST

START_TEST(frn_example_iv_a)
{
    static const int days[] = {92, 92, 89, 92, 92, 92, 89, 92};
    lb_date dates[8];
    lb_date previous = day("2012-07-31"), maturity = day("2014-07-31");
    ck_assert_int_eq(lb_interest_date_count(maturity, LB_MONTHS_QUARTERLY, previous), 8);
    ck_assert_int_eq(lb_interest_dates(maturity, LB_MONTHS_QUARTERLY, previous, dates, 8, NULL), LB_OK);
    for (int i = 0; i < 8; i++) {
        ck_assert_int_eq(dates[i] - previous, days[i]);
        previous = dates[i];
    }
    ck_assert_int_eq(previous, maturity);
    lb_error err;
    ck_assert_int_eq(lb_interest_dates(maturity, 3, day("2012-07-31"), dates, 7, &err), LB_ERR_RANGE);
    ck_assert_ptr_nonnull(strstr(err.message, "8 interest dates do not fit in room for 7"));
}
END_TEST

/* Every day of 1990-2060 against maturities of every kind: the period contains the day, its dates are interest
 * dates, the dates ahead are strictly rising, and time falls by 1/s of a period a day. */
START_TEST(every_day_lies_in_one_period)
{
    static const char *const maturities[] = {"2061-02-15", "2061-02-28", "2064-02-29", "2061-06-30",
                                             "2061-08-31", "2061-12-30", "2061-05-31", "2061-11-29"};
    for (size_t k = 0; k < sizeof maturities / sizeof maturities[0]; k++) {
        lb_date maturity = day(maturities[k]);
        for (int months = 1; months <= 12; months++) {
            lb_period before = {0};
            double years_before = 0.0;
            for (lb_date date = lb_date_make(1990, 1, 1); date <= lb_date_make(2060, 12, 31); date++) {
                lb_period p;
                double years = 0.0;
                bool good = lb_period_at(maturity, months, date, &p, NULL) == LB_OK;
                good = good && lb_years_to_maturity(maturity, months, date, &years, NULL) == LB_OK;
                good = good && p.begin <= date && date < p.end && p.end - p.begin == p.days_in_period;
                good = good && p.end - date == p.days_to_end;
                if (before.end != 0) {
                    good = good && (p.begin == before.begin || p.begin == before.end);
                    good =
                        good && p.full_periods_left == before.full_periods_left - (p.begin != before.begin);
                    double step = months / 12.0 / before.days_in_period;
                    good = good && years_before - years > 0.999999 * step &&
                           years_before - years < 1.000001 * step;
                } else {
                    good = good && p.end == lb_interest_date(maturity, months, p.full_periods_left);
                }
                if (!good) {
                    ck_abort_msg("day %d, maturity %s, %d months", (int)date, maturities[k], months);
                }
                before = p;
                years_before = years;
            }
        }
    }
}
END_TEST

START_TEST(no_period_after_maturity)
{
    lb_period period;
    lb_error err;
    lb_date maturity = day("2030-06-30");
    ck_assert_int_eq(lb_period_at(maturity, 6, maturity, &period, &err), LB_ERR_RANGE);
    ck_assert_ptr_nonnull(strstr(err.message, "maturity of 2030-06-30"));
    ck_assert_int_eq(lb_period_at(maturity, 6, maturity - 1, &period, NULL), LB_OK);
    ck_assert_int_eq(lb_period_at(maturity, 0, maturity - 1, &period, NULL), LB_ERR_RANGE);
    ck_assert_int_eq(lb_period_at(maturity, 13, maturity - 1, &period, NULL), LB_ERR_RANGE);
    ck_assert_int_eq(lb_period_at(maturity, 6, LB_DATE_NONE, &period, NULL), LB_ERR_RANGE);
    ck_assert_int_eq(lb_interest_date_count(maturity, 6, maturity), 0);
    ck_assert_int_eq(lb_interest_date_count(maturity, 6, maturity - 1), 1);
    ck_assert_int_eq(lb_interest_date(maturity, 12, INT32_MAX), LB_DATE_NONE);
}
END_TEST

START_TEST(simple_counts)
{
    ck_assert_double_eq(lb_years_act360(day("2024-01-01"), day("2024-12-26")), 1.0);
    ck_assert_double_eq(lb_years_act365(day("2023-03-01"), day("2024-02-29")), 1.0);
    ck_assert_double_eq(lb_years_act365(day("2024-01-31"), day("2024-01-01")), -30.0 / 365.0);
    /* 31 CFR 356 App. B, VI.D: y = 366 if the year following the issue date includes 29 February. */
    ck_assert_int_eq(lb_days_in_year_after(day("2023-03-01")), 366);
    ck_assert_int_eq(lb_days_in_year_after(day("2023-02-28")), 365);
    ck_assert_int_eq(lb_days_in_year_after(day("2024-02-28")), 366);
    ck_assert_int_eq(lb_days_in_year_after(day("2024-02-29")), 365);
    ck_assert_int_eq(lb_days_in_year_after(LB_DATE_NONE), 0);
}
END_TEST

CHECK_MAIN("daycount", half_years_are_those_of_table_1, appendix_b_examples_count_their_days,
           june_30_to_december_31, frn_example_iv_a, every_day_lies_in_one_period, no_period_after_maturity,
           simple_counts)
