#include "check_main.h"

#include "data_rows.h"
#include "longbond/inflation.h"
#include "securities_for_tests.h"

START_TEST(reference_cpi_matches_the_published_example)
{
    /* Appendix B, I.B.3: CPI-U of January and February 1996. */
    const double cpi[] = {154.4, 154.9};
    lb_cpi_series series = {.first_year = 1996, .first_month = 1, .count = 2, .cpi = cpi};
    double at, next, ratio;
    ck_assert_int_eq(lb_ref_cpi(&series, day("1996-04-15"), &at, NULL), LB_OK);
    ck_assert_double_eq(at, 154.63333);
    ck_assert_int_eq(lb_ref_cpi(&series, day("1996-04-16"), &next, NULL), LB_OK);
    ck_assert_double_eq(next, 154.65);
    ck_assert_int_eq(lb_index_ratio(next, at, &ratio, NULL), LB_OK);
    ck_assert_double_eq(ratio, 1.00011);
    ck_assert_int_eq(lb_index_ratio(163.29032, 161.55484, &ratio, NULL), LB_OK); /* III.B */
    ck_assert_double_eq(ratio, 1.01074);
    ck_assert_int_eq(lb_ref_cpi(&series, day("1996-04-01"), &at, NULL), LB_OK);
    ck_assert_double_eq(at, 154.4);
    /* The first of a month needs its own CPI only. */
    ck_assert_int_eq(lb_ref_cpi(&series, day("1996-05-01"), &at, NULL), LB_OK);
    lb_error err;
    ck_assert_int_eq(lb_ref_cpi(&series, day("1996-05-02"), &at, &err), LB_ERR_NOT_FOUND);
    ck_assert_ptr_nonnull(strstr(err.message, "1996-03"));
    ck_assert_int_eq(lb_ref_cpi(&series, day("1996-03-31"), &at, &err), LB_ERR_NOT_FOUND);
    ck_assert_int_eq(lb_index_ratio(0.0, 154.0, &ratio, &err), LB_ERR_RANGE);
    ck_assert_int_eq(lb_index_ratio(NAN, 154.0, &ratio, &err), LB_ERR_RANGE);
}
END_TEST

START_TEST(a_cpi_that_was_not_reported_follows_the_rule)
{
    /* CPI-U from September 2024 to December 2025; October 2025 was not collected. Treasury announced 325.604. */
    const double cpi[] = {315.301, 315.664, 315.493, 315.605, 317.671, 319.082, 319.799, 320.795,
                          321.465, 322.561, 323.048, 323.976, 324.800, 0.0,     324.122, 324.054};
    lb_cpi_series series = {.first_year = 2024, .first_month = 9, .count = 16, .cpi = cpi};
    double october, ref;
    ck_assert_int_eq(lb_cpi_of_month(&series, 2025, 10, &october, NULL), LB_OK);
    ck_assert_double_eq(october, 325.604);
    /* The reference CPI of 1 January 2026, as published; days between bend around the substitute. */
    ck_assert_int_eq(lb_ref_cpi(&series, day("2026-01-01"), &ref, NULL), LB_OK);
    ck_assert_double_eq(ref, 325.604);
    /* Two months without a report: N = 2 from the last one reported. */
    double gap[16];
    memcpy(gap, cpi, sizeof gap);
    gap[14] = 0.0;
    series.cpi = gap;
    double november;
    ck_assert_int_eq(lb_cpi_of_month(&series, 2025, 11, &november, NULL), LB_OK);
    ck_assert_double_eq_tol(november, 324.8 * pow(324.8 / 315.301, 2.0 / 12.0), 5.1e-4);
    /* Without twelve months before it the rule cannot be applied. */
    lb_cpi_series brief = {.first_year = 2025, .first_month = 1, .count = 12, .cpi = gap + 4};
    lb_error err;
    ck_assert_int_eq(lb_cpi_of_month(&brief, 2025, 10, &october, &err), LB_ERR_NOT_FOUND);
    ck_assert_int_eq(lb_cpi_of_month(&brief, 2026, 1, &october, &err), LB_ERR_NOT_FOUND);
}
END_TEST

START_TEST(payments_match_the_published_examples)
{
    double ratio;
    ck_assert_int_eq(lb_index_ratio(166.2, 164.0, &ratio, NULL), LB_OK); /* I.B.5 */
    ck_assert_int_eq(lb_interest_cents(10000000, .03875, ratio), 196348);
    ck_assert_int_eq(lb_tips_strip_adjusted_cents(100000000, .03875, 164.0), 1181402); /* V */
    ck_assert_int_eq(lb_tips_strip_payment_cents(1181402, 168.24516), 1987652);
    /* Deflation floors the principal only. */
    ck_assert_int_eq(lb_tips_redemption_cents(10000000, 0.98765), 10000000);
    ck_assert_int_eq(lb_tips_redemption_cents(10000000, 1.23456), 12345600);
    ck_assert_int_eq(lb_interest_cents(10000000, .04, 0.98765), 197530);
    /* Exact on the largest issues: 99,999,999,999,999.99 dollars at 0.125 %, halves up. */
    ck_assert_int_eq(lb_interest_cents(INT64_C(9999999999999999), .00125, 1.0), INT64_C(6250000000000));
    ck_assert_int_eq(lb_interest_cents(-100, .01, 1.0), -1);
    ck_assert_int_eq(lb_interest_cents(100, .01, 1.0), 1);
}
END_TEST

START_TEST(reference_cpi_of_the_record_is_reproduced)
{
    data_rows rows;
    if (!data_open(&rows, "tips_cpi/RefCPI_daily_1998-04-15_2026-08-31.csv")) {
        return;
    }
    /* The first of a month is the CPI itself: rebuild the series, then every day between. */
    enum { MOST = 400 };
    static double cpi[MOST];
    static double daily[12000];
    lb_date begin = LB_DATE_NONE;
    int count = 0, days = 0;
    data_next(&rows);
    while (data_next(&rows)) {
        lb_date date = day(rows.cells[0]);
        begin = days == 0 ? date : begin;
        ck_assert_int_eq(date, begin + days);
        daily[days++] = atof(rows.cells[1]);
        if (lb_date_ymd(date).day == 1) {
            cpi[count++] = atof(rows.cells[1]);
        }
    }
    /* The first whole month is May 1998, whose CPI is February's. */
    lb_cpi_series series = {.first_year = 1998, .first_month = 2, .count = (size_t)count, .cpi = cpi};
    int compared = 0, different = 0;
    for (int i = 0; i < days; i++) {
        double ref;
        if (lb_ref_cpi(&series, begin + i, &ref, NULL) == LB_OK) {
            compared++;
            different += fabs(ref - daily[i]) > 1e-9;
        }
    }
    printf("reference CPI: %d of %d days identical\n", compared - different, compared);
    ck_assert_int_gt(compared, 10300);
    ck_assert_int_eq(different, 0);
}
END_TEST

CHECK_MAIN("inflation", reference_cpi_matches_the_published_example,
           a_cpi_that_was_not_reported_follows_the_rule, payments_match_the_published_examples,
           reference_cpi_of_the_record_is_reproduced)
