#include "edit_cases.h"

#include <math.h>

#include "data/read_tips_reference.h"

static const edit_case cases[] = {
    {NULL, "", LB_ERR_PARSE,
     "a:1:1: the file is empty: a header line with the column names should stand here"},
    {"baseCpi", "refCpi", LB_ERR_PARSE,
     "a:1:1: the header has no column \"baseCpi\"; it has: cusip, maturity, datedDate, coupon, refCpi, term"},
    {"912810UH9", "912810UH8", LB_ERR_PARSE,
     "a:3:1: cusip: \"912810UH8\" is no CUSIP: its check digit should be 9"},
    {"2055-02-15", "2025-02-15", LB_ERR_PARSE,
     "a:3:11: 912810UH9: the maturity should lie behind the dated date"},
    {"0.02375", "2.375", LB_ERR_PARSE,
     "a:3:33: 912810UH9: the coupon should be a fraction from 0 to 0.1, as 0.02125 for 2 1/8 per cent"},
    {"315.549", "0", LB_ERR_PARSE, "a:3:41: 912810UH9: the reference CPI should be greater than 0"},
    {"315.549", "null", LB_ERR_PARSE, "a:3:41: baseCpi: every row needs a value here, but it reads \"null\""},
    {"9128273A8,2002-07-15,1997-07-15", "912810UH9,2055-02-15,2025-02-15", LB_ERR_PARSE,
     "a:3:1: the TIPS of 912810UH9 on 2055-02-15 stands on line 2 already"},
};

START_TEST(wrong_tables_are_refused_at_their_place)
{
    CHECK_EDITS(lb_tips_reference_parse, lb_tips_reference, count, "tips_reference/tips.csv", cases);
    CHECK_NO_FILE(lb_tips_reference_read, lb_tips_reference, count);
}
END_TEST

START_TEST(tips_are_read)
{
    lb_tips_reference t;
    READ_SAMPLE(lb_tips_reference_parse, t, "tips_reference/tips.csv");
    ck_assert_int_eq(t.count, 3);
    ck_assert_int_eq(t.rows[1].dated_date, lb_date_make(2025, 2, 15));
    ck_assert(t.rows[1].coupon_dec == 0.02375 && t.rows[1].base_ref_cpi == 315.549);
    ck_assert(isnan(t.rows[2].coupon_dec)); /* before its auction */
    ck_assert_int_eq(lb_key_first(&t.set.index, "912810UH9"), 1);
    lb_tips_reference_free(&t);
}
END_TEST

START_TEST(the_published_table_is_read)
{
    char path[512];
    if (!official_path("tips_cpi/TipsRef_allTIPS_baseCPI.csv", path)) {
        return;
    }
    lb_tips_reference t;
    READ_OFFICIAL_FILE(lb_tips_reference_read, t, path);
    ck_assert_int_eq(t.count, 109);
    lb_tips_reference_free(&t);
}
END_TEST

CHECK_MAIN("read_tips_reference", wrong_tables_are_refused_at_their_place, tips_are_read,
           the_published_table_is_read)
