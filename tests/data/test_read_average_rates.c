#include "edit_cases.h"

#include <math.h>

#include "data/read_average_rates.h"

static const edit_case cases[] = {
    {NULL, "", LB_ERR_PARSE,
     "a:1:1: the file is empty: a header line with the column names should stand here"},
    {"avg_interest_rate_pct", "rate", LB_ERR_PARSE,
     "a:1:1: the header has no column \"avg_interest_rate_amt\"; it has: record_date, security_type_desc, "
     "security_desc, rate"},
    {"2001-01-31,Marketable", "2001-01,Marketable", LB_ERR_PARSE,
     "a:3:1: record_date: \"2001-01\" is not a date as YYYY-MM-DD in the years 1900 to 2200"},
    {"6.620", "66.2", LB_ERR_PARSE, "a:3:39: an average rate should lie between 0 and 25 per cent"},
    {"6.620", "six", LB_ERR_PARSE,
     "a:3:39: avg_interest_rate_pct: \"six\" is not a number (digits with a point, no thousands commas, no "
     "sign but -)"},
    {"TotalMarketable", "Total Interest-bearing Debt", LB_ERR_PARSE,
     "a:3:23: \"Total Interest-bearing Debt\" stands on line 2 already for this date"},
    {"Treasury Notes", "null", LB_ERR_PARSE,
     "a:5:23: security_desc: every row needs a value here, but it reads \"null\""},
};

START_TEST(wrong_tables_are_refused_at_their_place)
{
    CHECK_EDITS(lb_average_rates_parse, lb_average_rates, count, "average_rates/rates.csv", cases);
    CHECK_NO_FILE(lb_average_rates_read, lb_average_rates, count);
}
END_TEST

START_TEST(names_that_changed_are_one_kind)
{
    lb_average_rates r;
    READ_SAMPLE(lb_average_rates_parse, r, "average_rates/rates.csv");
    ck_assert_int_eq(r.count, 5);
    ck_assert_int_eq(r.rows[1].kind, LB_RATE_MARKETABLE);
    ck_assert(isnan(r.rows[2].rate_dec) && r.rows[2].kind == LB_RATE_INDEXED_BONDS);
    ck_assert(lb_average_rate_find(&r, lb_date_make(2023, 9, 30), LB_RATE_NOTES) == 0.02106);
    ck_assert(isnan(lb_average_rate_find(&r, lb_date_make(2023, 9, 30), LB_RATE_BILLS)));
    ck_assert_int_eq(r.set.warnings.count, 1);
    ck_assert_str_eq(r.set.warnings.text[0],
                     "a:6: the unknown security \"Treasury Perpetuals\" is kept as other");
    lb_average_rates_free(&r);
    READ_SAMPLE(lb_average_rates_parse, r, "average_rates/labels.csv");
    ck_assert(r.rows[0].rate_dec == 0.04316);
    ck_assert_str_eq(r.set.report.other, "Source Line Number");
    lb_average_rates_free(&r);
}
END_TEST

START_TEST(the_published_table_is_read)
{
    char path[512];
    if (!official_path("fiscal/avg_interest_rates_2001-01_2025-05.csv", path)) {
        return;
    }
    lb_average_rates r;
    READ_OFFICIAL_FILE(lb_average_rates_read, r, path);
    ck_assert_int_eq(r.count, 4759);
    ck_assert_int_eq(r.set.warnings.count, 0);
    ck_assert(lb_average_rate_find(&r, lb_date_make(2023, 9, 30), LB_RATE_NOTES) == 0.02106);
    ck_assert(lb_average_rate_find(&r, lb_date_make(2025, 5, 31), LB_RATE_BILLS) == 0.04316);
    lb_average_rates_free(&r);
}
END_TEST

CHECK_MAIN("read_average_rates", wrong_tables_are_refused_at_their_place, names_that_changed_are_one_kind,
           the_published_table_is_read)
