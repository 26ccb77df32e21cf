#include "edit_cases.h"

#include <math.h>

#include "data/read_cbo.h"

static const edit_case cases[] = {
    {NULL, "", LB_ERR_PARSE,
     "a:1:1: the file is empty: a header line with the column names should stand here"},
    {"subcategory", "sub", LB_ERR_PARSE,
     "a:1:1: the header has no column \"subcategory\"; it has: component, category, sub, baseline_date, "
     "Spring_flag, Winter_flag, projected_fiscal_year, projected_year_number, value"},
    {"2026-02-01", "Feb 2026", LB_ERR_PARSE,
     "a:2:18: baseline_date: \"Feb 2026\" is not a date as YYYY-MM-DD in the years 1900 to 2200"},
    {"False,False,2026,1,32095.165", "Maybe,False,2026,1,32095.165", LB_ERR_PARSE,
     "a:2:29: Spring_flag: \"Maybe\" is not Yes or No (nor Y, N, 1, 0, True, False)"},
    {"2026,1,32095.165", "26,1,32095.165", LB_ERR_PARSE,
     "a:2:41: a fiscal year from 1900 to 2200 should stand here"},
    {"32095.165", "n/a", LB_ERR_PARSE,
     "a:2:48: value: \"n/a\" is not a number (digits with a point, no thousands commas, no sign but -)"},
    {"deficit,Total,Total", "debt,Total,Total", LB_ERR_PARSE,
     "a:3:1: this line of fiscal year 2026 stands on line 2 of the file already"},
    {"1,1900", "1,1910", LB_ERR_PARSE,
     "a:2:41: fiscal year 2026: the parts of outlays should add to 1910.000 billion, not to 1900.000"},
};

START_TEST(wrong_tables_are_refused_at_their_place)
{
    CHECK_EDITS(lb_cbo_parse, lb_cbo, count, "cbo/baseline.csv", cases);
    CHECK_NO_FILE(lb_cbo_read, lb_cbo, count);
}
END_TEST

START_TEST(baselines_and_outcomes_are_read)
{
    lb_cbo c;
    READ_SAMPLE(lb_cbo_parse, c, "cbo/baseline.csv");
    lb_date february = lb_date_make(2026, 2, 1);
    ck_assert_int_eq(c.count, 9);
    ck_assert(lb_cbo_value(&c, february, 2026, LB_CBO_NET_INTEREST) == 1038.976);
    ck_assert(isnan(lb_cbo_value(&c, february, 2027, LB_CBO_NET_INTEREST)));
    ck_assert_int_eq(c.rows[0].spring, 0);
    ck_assert_int_eq(c.set.warnings.count, 1);
    ck_assert_str_eq(c.set.warnings.text[0], "a:10: the unknown line \"Gifts\", \"Gifts\" is kept as other");
    lb_cbo_free(&c);
    READ_SAMPLE(lb_cbo_parse, c, "cbo/actuals.csv");
    ck_assert(lb_cbo_value(&c, LB_DATE_NONE, 2025, LB_CBO_DEBT) == 30172.402);
    ck_assert_int_eq(c.set.warnings.count, 0);
    lb_cbo_free(&c);
}
END_TEST

START_TEST(a_deficit_that_does_not_follow_is_a_warning)
{
    static const char text[] = "component,category,subcategory,fiscal_year,actual_value\n"
                               "deficit,Total,Total,2025,-1700\noutlay,Total,Total,2025,7016.386\n"
                               "revenue,Total,Total,2025,5234.616\n";
    lb_cbo c;
    ck_assert_int_eq(lb_cbo_parse("a", text, strlen(text), &c, NULL), LB_OK);
    ck_assert_int_eq(c.set.warnings.count, 1);
    ck_assert_str_eq(
        c.set.warnings.text[0],
        "a:2: fiscal year 2025: revenue less outlays is -1781.770 billion, the deficit -1700.000");
    lb_cbo_free(&c);
}
END_TEST

/* February 2026: deficit 2026 1,859.2, 2036 3,102.5; debt 2036 56,152.4; net interest 2026 1,039.0. */
START_TEST(the_published_baselines_are_read)
{
    char path[512];
    if (!official_path("cbo/cbo_baselines.csv", path)) {
        return;
    }
    lb_cbo c;
    READ_OFFICIAL_FILE(lb_cbo_read, c, path);
    lb_date february = lb_date_make(2026, 2, 1);
    ck_assert_int_eq(c.count, 20342);
    ck_assert(fabs(lb_cbo_value(&c, february, 2026, LB_CBO_DEFICIT) + 1859.2) < 0.05);
    ck_assert(fabs(lb_cbo_value(&c, february, 2036, LB_CBO_DEFICIT) + 3102.5) < 0.05);
    ck_assert(fabs(lb_cbo_value(&c, february, 2036, LB_CBO_DEBT) - 56152.4) < 0.05);
    ck_assert(fabs(lb_cbo_value(&c, february, 2026, LB_CBO_NET_INTEREST) - 1039.0) < 0.05);
    ck_assert_int_eq(c.set.warnings.count, 11); /* April 2018: the deficits are those of another baseline */
    lb_cbo_free(&c);
    official_path("cbo/cbo_actuals.csv", path);
    READ_OFFICIAL_FILE(lb_cbo_read, c, path);
    ck_assert_int_eq(c.count, 792);
    ck_assert(fabs(lb_cbo_value(&c, LB_DATE_NONE, 2025, LB_CBO_REVENUE) - 5234.6) < 0.05);
    ck_assert(fabs(lb_cbo_value(&c, LB_DATE_NONE, 2025, LB_CBO_DEFICIT) + 1781.8) < 0.05);
    ck_assert_int_eq(c.set.warnings.count, 0);
    lb_cbo_free(&c);
}
END_TEST

CHECK_MAIN("read_cbo", wrong_tables_are_refused_at_their_place, baselines_and_outcomes_are_read,
           a_deficit_that_does_not_follow_is_a_warning, the_published_baselines_are_read)
