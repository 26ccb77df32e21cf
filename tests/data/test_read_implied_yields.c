#include "reader_cases.h"

#include <math.h>

#include "data/read_implied_yields.h"

#define HEAD "auction_date,term,cusip,coupon_pct,high_yield_pct,minus_CMT_bp\n"
#define ROW  "2009-01-07,3-Year,912828KB5,1.125,1.2,5.0\n"

START_TEST(both_layouts_are_read)
{
    lb_implied_yields y;
    PARSE_RIGHT(lb_implied_yields, y, HEAD ROW);
    ck_assert(y.rows[0].coupon_dec == 0.01125 && y.rows[0].high_yield_dec == 0.012 &&
              y.rows[0].minus_cmt_bp == 5);
    lb_implied_yields_free(&y);
    PARSE_RIGHT(
        lb_implied_yields, y,
        "auction_date,term,cusip,coupon,high_yield\n2009-03-11,9-Year 11-Month,912828KD1,2.75,3.043\n");
    ck_assert(y.rows[0].coupon_dec == 0.0275 && y.rows[0].high_yield_dec == 0.03043);
    ck_assert(isnan(y.rows[0].minus_cmt_bp));
    lb_implied_yields_free(&y);
}
END_TEST

static const reader_case cases[] = {
    {"auction_date,term,cusip,coupon\n",
     "a.csv:1:1: the header has no column \"high_yield_pct\"; it has: auction_date, term, cusip, coupon"},
    {HEAD "2009-01-07,3-Year,912828KB5,-1.125,1.2,5.0\n", "a.csv:2:29: a coupon cannot be negative"},
    {HEAD "2009-01-07,3-Year,912828KB5,1.125,1.2%,5.0\n",
     "a.csv:2:35: high_yield_pct: \"1.2%\" is not a number (digits with a point, no thousands commas, no "
     "sign but "
     "-)"},
    {HEAD "2009-01-07,3-Year,912828KB5,1.125,1.2,x\n",
     "a.csv:2:39: minus_CMT_bp: \"x\" is not a number (digits with a point, no thousands commas, no sign but "
     "-)"},
    {HEAD "2009-01-07,3-Year,null,1.125,1.2,5.0\n",
     "a.csv:2:19: cusip: every row needs a value here, but it reads \"null\""},
    {HEAD ROW ROW, "a.csv:3:1: the auction of 912828KB5 on 2009-01-07 stands on line 2 already"},
};

START_TEST(what_is_wrong_is_named_with_its_place)
{
    CHECK_REFUSED(lb_implied_yields, cases);
}
END_TEST

START_TEST(the_official_files_are_read_whole)
{
    char first[512], second[512];
    if (!official_file("auctions/implied_high_yields.csv", first) ||
        !official_file("auctions/implied_high_yields_reopen.csv", second)) {
        return;
    }
    lb_implied_yields y;
    READ_OFFICIAL(lb_implied_yields, y, first);
    ck_assert_int_eq(y.count, 952);
    lb_implied_yields_free(&y);
    READ_OFFICIAL(lb_implied_yields, y, second);
    ck_assert_int_eq(y.count, 313);
    lb_implied_yields_free(&y);
}
END_TEST

CHECK_MAIN("read_implied_yields", both_layouts_are_read, what_is_wrong_is_named_with_its_place,
           the_official_files_are_read_whole)
