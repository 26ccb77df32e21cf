/* The Fed's years out of a series made up for the test. */
#include "check_main.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/fed_accounts.h"

enum { MOST = 1200 };

/* Business days from the end of September 2023 on; each day earns 100 on notes, pays 130 on reserves. */
static lb_stored_series make_series(lb_date until, int year_to_date)
{
    lb_stored_series series = {.dates = calloc(MOST, sizeof(lb_date)),
                               .values = calloc(MOST, sizeof *series.values)};
    double notes = year_to_date, reserves = -1.3 * year_to_date, deferred = 105000;
    for (lb_date day = lb_date_make(2023, 9, 30); day <= until; day++) {
        if (series.count > 0 && !lb_is_business_day(LB_CALENDAR_FEDERAL, day)) {
            continue;
        }
        if (series.count > 0) {
            bool turns = lb_date_ymd(day).year != lb_date_ymd(series.dates[series.count - 1]).year;
            notes = (turns ? 0 : notes) + 100;
            reserves = (turns ? 0 : reserves) - 130;
            deferred += 30;
        }
        double *out = series.values[series.count];
        out[LB_OBS_fed_ytd_notes] = notes;
        out[LB_OBS_fed_ytd_reserves] = reserves;
        out[LB_OBS_fed_net_income_ytd] = notes + reserves;
        out[LB_OBS_deferred_asset] = deferred;
        series.dates[series.count++] = day;
    }
    return series;
}

START_TEST(years_follow_each_other)
{
    lb_stored_series series = make_series(lb_date_make(2025, 6, 30), 0);
    lb_fed_accounts accounts;
    lb_error err;
    ck_assert_msg(lb_fed_accounts_of(&series, LB_DATE_NONE, NULL, &accounts, &err) == LB_OK, "%s",
                  err.message);
    ck_assert_int_eq(accounts.count, 3);
    const lb_account_year *years = accounts.years;
    ck_assert(!years[0].whole && years[1].whole && !years[2].whole);
    ck_assert_int_eq(years[0].days, lb_date_make(2023, 12, 29) - lb_date_make(2023, 9, 30));
    ck_assert_int_eq(years[1].days, 368); /* from 29 December 2023 to 31 December 2024 */
    ck_assert_double_eq(years[0].opening, 105000);
    for (int i = 0; i < 2; i++) {
        ck_assert_double_eq_tol(years[i].closing, years[i + 1].opening, 1e-6);
        ck_assert_double_eq_tol(years[i].closing - years[i].opening, -years[i].net, 1e-6);
    }
    for (int i = 0; i < 3; i++) {
        ck_assert_double_eq_tol(lb_statement_sum(&years[i], LB_STATEMENT_NET), years[i].net, 1e-6);
        ck_assert_double_eq(lb_statement_sum(&years[i], LB_STATEMENT_INTEREST), years[i].line[LB_LINE_NOTES]);
    }
    lb_stored_series_free(&series);
}
END_TEST

/* Reserve Banks, combined financial statements: 158,756 mn of interest income in 2024; net remittances -79,104. */
START_TEST(the_combined_statements_stand_beside_them)
{
    lb_stored_series series = make_series(lb_date_make(2025, 6, 30), 0);
    lb_fed_accounts accounts;
    lb_error err;
    ck_assert_int_eq(lb_fed_accounts_of(&series, lb_date_make(2024, 12, 31), NULL, &accounts, &err), LB_OK);
    ck_assert_int_eq(accounts.count, 2);
    ck_assert_double_eq(accounts.years[1].published[LB_STATEMENT_INTEREST], 158756);
    ck_assert_double_eq(accounts.years[1].published[LB_STATEMENT_NET], -79104);
    ck_assert_double_eq(accounts.years[1].published[LB_STATEMENT_EXPENSES], 298 - 9894);
    ck_assert_double_eq(accounts.years[0].published_deferred, 133000);
    ck_assert_int_eq(lb_fed_accounts_of(&series, lb_date_make(2023, 1, 1), NULL, &accounts, &err),
                     LB_ERR_NOT_FOUND);
    lb_stored_series_free(&series);
}
END_TEST

/* A run that begins within a year has what the replayed record booked before: the year is whole. */
START_TEST(a_year_replayed_before_the_run_is_whole)
{
    lb_stored_series series = make_series(lb_date_make(2024, 1, 31), 5000);
    lb_fed_accounts accounts;
    lb_error err;
    ck_assert_int_eq(lb_fed_accounts_of(&series, LB_DATE_NONE, NULL, &accounts, &err), LB_OK);
    ck_assert(accounts.years[0].whole);
    ck_assert_int_eq(accounts.years[0].days, lb_date_make(2023, 12, 29) - lb_date_make(2022, 12, 30));
    ck_assert_double_eq_tol(accounts.years[0].opening, 105000 - 0.3 * 5000, 1e-6);
    lb_stored_series_free(&series);
}
END_TEST

CHECK_MAIN("fed_accounts", years_follow_each_other, the_combined_statements_stand_beside_them,
           a_year_replayed_before_the_run_is_whole)
