#include "edit_cases.h"

#include "data/read_budget_months.h"

static const edit_case cases[] = {
    {NULL, "", LB_ERR_PARSE,
     "a:1:1: the file is empty: a header line with the column names should stand here"},
    {"customs_duties_musd", "customs", LB_ERR_PARSE,
     "a:1:1: the header has no column \"customs_duties_musd\"; it has: month, total_receipts_musd, "
     "individual_income_tax_musd, corporation_income_tax_musd, employment_general_retirement_musd, customs, "
     "total_outlays_musd, net_interest_function900_musd, deficit_musd"},
    {"2023-08", "2023-13", LB_ERR_PARSE, "a:3:1: month: \"2023-13\" is not a month as YYYY-MM"},
    {"2023-08", "2023-09", LB_ERR_PARSE, "a:3:1: a gap: 2023-08 should stand here"},
    {"2023-08", "2023-07", LB_ERR_PARSE, "a:3:1: the month does not lie behind that of 2023-07-01 on line 2"},
    {"-89255", "-89265", LB_ERR_PARSE, "a:3:53: the deficit should be outlays less receipts, -89255 million"},
    {"283130", "null", LB_ERR_PARSE,
     "a:3:9: total_receipts_musd: every row needs a value here, but it reads \"null\""},
    {"283130", "\"283,130\"", LB_ERR_PARSE,
     "a:3:9: total_receipts_musd: \"283,130\" is not a decimal number (no exponent, no thousands commas)"},
};

START_TEST(wrong_tables_are_refused_at_their_place)
{
    CHECK_EDITS(lb_budget_months_parse, lb_budget_months, count, "budget_months/months.csv", cases);
    CHECK_NO_FILE(lb_budget_months_read, lb_budget_months, count);
}
END_TEST

START_TEST(months_are_read_in_cents)
{
    lb_budget_months m;
    READ_SAMPLE(lb_budget_months_parse, m, "budget_months/months.csv");
    ck_assert_int_eq(m.count, 2);
    ck_assert_int_eq(m.rows[1].month, lb_date_make(2023, 8, 1));
    ck_assert(m.rows[0].outlays_usd == 49694300000000 && m.rows[1].deficit_usd == -8925500000000);
    ck_assert(m.rows[0].net_interest_usd == 6703200000000);
    lb_budget_months_free(&m);
}
END_TEST

START_TEST(the_published_months_add)
{
    char path[512];
    if (!official_path("fiscal/mts_monthly_receipts_outlays_2023-07_2026-01.csv", path)) {
        return;
    }
    lb_budget_months m;
    READ_OFFICIAL_FILE(lb_budget_months_read, m, path);
    ck_assert_int_eq(m.count, 31);
    ck_assert_int_eq(m.rows[30].month, lb_date_make(2026, 1, 1));
    ck_assert(m.rows[30].deficit_usd == 9461600000000);
    /* fiscal year 2025: a deficit of 1,775 billion as first published */
    int64_t deficit = 0;
    for (int i = 0; i < m.count; i++) {
        bool in_2025 =
            m.rows[i].month >= lb_date_make(2024, 10, 1) && m.rows[i].month < lb_date_make(2025, 10, 1);
        deficit += in_2025 ? m.rows[i].deficit_usd : 0;
    }
    ck_assert_int_eq(deficit / 100000000000, 1775);
    lb_budget_months_free(&m);
}
END_TEST

CHECK_MAIN("read_budget_months", wrong_tables_are_refused_at_their_place, months_are_read_in_cents,
           the_published_months_add)
