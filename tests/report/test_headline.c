#include "check_main.h"

#include "fake_run.h"
#include "report/headline.h"

static void check_text(const char *unit, double value, const char *wanted)
{
    char out[LB_FIGURE_SIZE];
    ck_assert_str_eq(lb_observable_text(unit, value, out), wanted);
}

static void check_change(int observable, double change, const char *wanted)
{
    char out[LB_FIGURE_SIZE];
    ck_assert_str_eq(lb_change_text(observable, change, out), wanted);
}

START_TEST(figures_have_their_units)
{
    check_text("usd mn", 26330142.47, "26,330.1 bn");
    check_text("pct", 4.587, "4.59 %");
    check_text("months", 71.93, "71.9 months");
    check_text("usd mn", NAN, "");
    check_change(LB_OBS_tga, -47000, "-47.0 bn");
    check_change(LB_OBS_yield_10y, 0.17, "+17 bp");
    check_change(LB_OBS_bill_share, 1.2, "+1.20 pp");
    check_change(LB_OBS_wam_months, -0.04, "0.0 months");
}
END_TEST

static const lb_headline_row *find_row(const lb_headline_row *rows, int count, const char *name)
{
    for (int i = 0; i < count; i++) {
        if (strcmp(rows[i].name, name) == 0) {
            return &rows[i];
        }
    }
    return NULL;
}

START_TEST(a_headline_keeps_first_last_and_fiscal_years)
{
    lb_headline headline = {0};
    double day[LB_OBSERVABLE_COUNT] = {0};
    day[LB_OBS_yield_10y] = 4.59;
    lb_headline_day(&headline, lb_date_make(2023, 9, 30), day);
    for (lb_date date = lb_date_make(2023, 10, 2); date <= lb_date_make(2025, 9, 30); date++) {
        int year = lb_date_ymd(date).year + (lb_date_ymd(date).month >= 10);
        day[LB_OBS_net_interest_fytd] = 1000.0 * (date - lb_date_make(year - 1, 9, 30));
        day[LB_OBS_yield_10y] = 4.26;
        lb_headline_day(&headline, date, day);
    }
    lb_scenario scenario = {.watch_count = 3, .watch = {"soma_tips", "yield_10y", "net_interest_fytd"}};
    lb_headline_row rows[LB_HEADLINE_ROWS];
    int count = lb_headline_rows(&headline, &scenario, rows);
    const lb_headline_row *row = find_row(rows, count, "yield_10y");
    ck_assert_str_eq(row->start, "4.59 %");
    ck_assert_str_eq(row->end, "4.26 %");
    ck_assert_str_eq(row->change, "-33 bp");
    ck_assert_ptr_nonnull(find_row(rows, count, "soma_tips")); /* watched */
    ck_assert_ptr_null(find_row(rows, count, "net_interest_fytd"));
    row = find_row(rows, count, "net_interest_fy2024");
    ck_assert_str_eq(row->title, "Net interest accrued, fiscal year 2024");
    ck_assert_str_eq(row->end, "366.0 bn"); /* a leap year */
    ck_assert_str_eq(row->start, "");
    row = find_row(rows, count, "net_interest_fy2025");
    ck_assert_str_eq(row->title, "Net interest accrued, fiscal year 2025"); /* over on its last day */
    ck_assert_str_eq(row->end, "365.0 bn");
    lb_headline_day(&headline, lb_date_make(2025, 10, 1), day);
    count = lb_headline_rows(&headline, NULL, rows);
    ck_assert_str_eq(find_row(rows, count, "net_interest_fy2026")->title,
                     "Net interest accrued, fiscal year 2026 so far");
}
END_TEST

CHECK_MAIN("headline", figures_have_their_units, a_headline_keeps_first_last_and_fiscal_years)
