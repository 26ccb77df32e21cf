#include "edit_cases.h"

#include "data/read_debt_penny.h"

static const edit_case cases[] = {
    {NULL, "", LB_ERR_PARSE,
     "a:1:1: the file is empty: a header line with the column names should stand here"},
    {"Total Public Debt Outstanding", "Total", LB_ERR_PARSE,
     "a:1:1: the header has no column \"tot_pub_debt_out_amt\"; it has: Record Date, Debt Held by the "
     "Public, Intragovernmental Holdings, Total"},
    {"\"2011-02-01\"", "\"Feb 1, 2011\"", LB_ERR_PARSE,
     "a:3:1: Record Date: \"Feb 1, 2011\" is not a date as YYYY-MM-DD in the years 1900 to 2200"},
    {"\"2011-02-01\"", "\"1993-04-01\"", LB_ERR_PARSE,
     "a:3:1: the date does not lie behind that of 1993-04-01 on line 2"},
    {"\"4225873987843.44\"", "\"null\"", LB_ERR_PARSE,
     "a:2:28: tot_pub_debt_out_amt: every row needs a value here, but it reads \"null\""},
    {"\"9482575172379.45\"", "\"null\"", LB_ERR_PARSE,
     "a:3:14: debt_held_public_amt is missing: both parts of the total should be given, or none"},
    {"\"4627267706524.08\"", "\"*\"", LB_ERR_PARSE,
     "a:3:33: intragov_hold_amt is missing: both parts of the total should be given, or none"},
    {"\"9482575172379.45\"", "\"9482575172389.45\"", LB_ERR_RECONCILE,
     "a:3:52: the debt held by the public and the intragovernmental holdings should add to the total"},
    {"\"9482575172379.45\"", "\"$9482575172379.45\"", LB_ERR_PARSE,
     "a:3:14: Debt Held by the Public: \"$9482575172379.45\" is not a decimal number (no exponent, no "
     "thousands commas)"},
    {NULL,
     "date,total_public_debt_musd,debt_held_by_public_musd,intragov_holdings_musd\n2024-11-29,36087363,"
     "28791208,7296153\n",
     LB_ERR_RECONCILE,
     "a:2:12: the debt held by the public and the intragovernmental holdings should add to the total"},
};

START_TEST(wrong_tables_are_refused_at_their_place)
{
    CHECK_EDITS(lb_debt_penny_parse, lb_debt_penny, count, "debt_penny/dollars.csv", cases);
    CHECK_NO_FILE(lb_debt_penny_read, lb_debt_penny, count);
}
END_TEST

START_TEST(dollars_millions_and_json_are_read)
{
    lb_debt_penny d;
    READ_SAMPLE(lb_debt_penny_parse, d, "debt_penny/dollars.csv");
    ck_assert_int_eq(d.count, 3);
    ck_assert(d.rows[0].total_usd == 422587398784344 && d.rows[0].public_usd == LB_CENTS_NONE);
    ck_assert(d.rows[2].intragov_usd == 737702835391003);
    ck_assert_int_eq(d.set.warnings.count, 1); /* as published: three cents */
    ck_assert_str_eq(d.set.warnings.text[0], "a:3: the parts differ from the total by 0.03 dollars");
    lb_debt_penny_free(&d);
    READ_SAMPLE(lb_debt_penny_parse, d, "debt_penny/millions.csv");
    ck_assert(d.rows[1].total_usd == 3852136800000000 && d.rows[1].public_usd == 3091912300000000);
    lb_debt_penny_free(&d);
    READ_SAMPLE(lb_debt_penny_parse, d, "debt_penny/api.json");
    ck_assert(d.rows[0].total_usd == 3611357053580253);
    lb_debt_penny_free(&d);
}
END_TEST

START_TEST(the_published_tables_add)
{
    char path[512];
    if (!official_path("fiscal/debt_to_penny_1993-04_2024-11-26.csv", path)) {
        return;
    }
    lb_debt_penny d;
    READ_OFFICIAL_FILE(lb_debt_penny_read, d, path);
    ck_assert_int_eq(d.count, 7942);
    int split = 0;
    for (int i = 0; i < d.count; i++) {
        split += d.rows[i].public_usd != LB_CENTS_NONE;
        if (d.rows[i].date == lb_date_make(2023, 9, 29)) {
            ck_assert(d.rows[i].total_usd / 1000000 == 3316733404); /* 33,167,334.04 million */
        }
    }
    ck_assert_int_eq(split, 4984);
    ck_assert_int_eq(d.set.warnings.count, 1);
    lb_debt_penny_free(&d);
    official_path("fiscal/debt_to_penny_monthend_2024-11_2026-01.csv", path);
    READ_OFFICIAL_FILE(lb_debt_penny_read, d, path);
    ck_assert_int_eq(d.count, 15);
    lb_debt_penny_free(&d);
}
END_TEST

CHECK_MAIN("read_debt_penny", wrong_tables_are_refused_at_their_place, dollars_millions_and_json_are_read,
           the_published_tables_add)
