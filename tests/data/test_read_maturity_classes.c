#include "edit_cases.h"

#include "data/read_maturity_classes.h"

static const edit_case cases[] = {
    {NULL, "", LB_ERR_PARSE,
     "a:1:1: the file is empty: a header line with the column names should stand here"},
    {"20y_over", "over_20", LB_ERR_PARSE,
     "a:1:1: the header has no column \"20y_over\"; it has: year_end, total_musd, within_1y, 1_5y, 5_10y, "
     "10_20y, over_20, avg_length_years, avg_length_months"},
    {"1980-12", "1980", LB_ERR_PARSE, "a:2:1: year_end: \"1980\" is not a month as YYYY-MM"},
    {"239697", "239797", LB_ERR_PARSE, "a:2:9: the total should be the sum of the classes, 492394 million"},
    {"3,9\n", "3,12\n", LB_ERR_PARSE, "a:2:50: the months beyond the years should be 0 to 11"},
    {"3,9\n", "45,9\n", LB_ERR_PARSE, "a:2:48: the years of the average length should be 0 to 40"},
    {"3,9\n", "3.75,9\n", LB_ERR_PARSE,
     "a:2:48: avg_length_years: \"3.75\" is not a whole number (digits only, no point or commas)"},
    {"2003-12", "1980-12", LB_ERR_PARSE,
     "a:3:1: the year-end does not lie behind that of 1980-12-01 on line 2"},
};

START_TEST(wrong_tables_are_refused_at_their_place)
{
    CHECK_EDITS(lb_maturity_classes_parse, lb_maturity_classes, count, "maturity_classes/fd5.csv", cases);
    CHECK_NO_FILE(lb_maturity_classes_read, lb_maturity_classes, count);
}
END_TEST

START_TEST(classes_are_read_in_cents)
{
    lb_maturity_classes m;
    READ_SAMPLE(lb_maturity_classes_parse, m, "maturity_classes/fd5.csv");
    ck_assert_int_eq(m.count, 2);
    ck_assert_int_eq(m.rows[0].month, lb_date_make(1980, 12, 1));
    ck_assert(m.rows[0].within_1y_usd == 23969700000000);
    ck_assert(m.rows[0].average_years == 3 && m.rows[0].average_months == 9);
    lb_maturity_classes_free(&m);
}
END_TEST

START_TEST(the_published_table_adds)
{
    char path[512];
    if (!official_path("fiscal/FD5_maturity_distribution_privately_held_december_1980_2003.csv", path)) {
        return;
    }
    lb_maturity_classes m;
    READ_OFFICIAL_FILE(lb_maturity_classes_read, m, path);
    ck_assert_int_eq(m.count, 24);
    ck_assert(m.rows[23].total_usd == 290802900000000);
    lb_maturity_classes_free(&m);
}
END_TEST

CHECK_MAIN("read_maturity_classes", wrong_tables_are_refused_at_their_place, classes_are_read_in_cents,
           the_published_table_adds)
