#include "reader_cases.h"

#include "data/read_bidder_stats.h"

#define HEAD                                                                                                 \
    "date,tenor,term,reopening,cusip,size_bn,high_yield,median_yield,bid_to_cover,dealer_pct,direct_pct,"    \
    "indirect_pct\n"
#define ROW "2023-07-12,10-Year,9-Year 10-Month,1,91282CHC8,32,3.857,3.775,2.53,12.39,19.87,67.74\n"

START_TEST(a_result_is_read)
{
    lb_bidder_stats s;
    PARSE_RIGHT(lb_bidder_stats, s, HEAD ROW);
    ck_assert_int_eq(s.count, 1);
    const lb_bidder_stat *row = &s.rows[0];
    ck_assert_int_eq(row->auction_date, lb_date_make(2023, 7, 12));
    ck_assert_str_eq(row->term, "9-Year 10-Month");
    ck_assert_int_eq(row->reopening, 1);
    ck_assert(row->offering_usd == 3200000000000 && row->high_yield_dec == 0.03857 &&
              row->bid_to_cover == 2.53);
    ck_assert(row->dealer_dec == 0.1239 && row->direct_dec == 0.1987 && row->indirect_dec == 0.6774);
    ck_assert_int_eq(lb_key_first(&s.set.index, "91282CHC8"), 0);
    lb_bidder_stats_free(&s);
}
END_TEST

static const reader_case cases[] = {
    {"date,tenor,term,reopening,cusip,size_bn,median_yield,bid_to_cover,dealer_pct,direct_pct,indirect_pct\n",
     "a.csv:1:1: the header has no column \"high_yield\"; it has: date, tenor, term, reopening, cusip, "
     "size_bn, "
     "median_yield, bid_to_cover, dealer_pct, direct_pct, indirect_pct"},
    {HEAD "2023-07-12,10-Year,10-Year,2,91282CHC8,32,3.857,3.775,2.53,12.39,19.87,67.74\n",
     "a.csv:2:28: reopening: \"2\" is not Yes or No (nor Y, N, 1, 0, True, False)"},
    {HEAD "2023-07-12,10-Year,10-Year,1,91282CHC8,32,n/a,3.775,2.53,12.39,19.87,67.74\n",
     "a.csv:2:43: high_yield: \"n/a\" is not a number (digits with a point, no thousands commas, no sign but "
     "-)"},
    {HEAD "2023-07-12,10-Year,10-Year,1,91282CHC8,32,,3.775,2.53,12.39,19.87,67.74\n",
     "a.csv:2:43: high_yield: every row needs a value here, but it reads \"\""},
    {HEAD "2023-07-12,10-Year,10-Year,1,91282CHC8,32,3.857,3.775,2.53,12.39,-0.01,67.74\n",
     "a.csv:2:66: direct_pct: a share should lie between 0 and 100"},
    {HEAD "2023-07-12,10-Year,10-Year,1,91282CHC8,32,3.857,3.775,2.53,12.39,19.87,100.1\n",
     "a.csv:2:72: indirect_pct: a share should lie between 0 and 100"},
    {HEAD "2023-07-12,10-Year,10-Year,1,91282CHC8,32,3.857,3.775,2.53,12.39,19.87,67.84\n",
     "a.csv:2:60: the 3 shares from dealer_pct to indirect_pct add to 100.10, not to 100"},
    {HEAD "2023-07-12,10-Year,10-Year,1,91282CHC8,thirty,3.857,3.775,2.53,12.39,19.87,67.74\n",
     "a.csv:2:40: size_bn: \"thirty\" is not a decimal number (no exponent, no thousands commas)"},
    {HEAD ROW ROW, "a.csv:3:1: the auction of 91282CHC8 on 2023-07-12 stands on line 2 already"},
};

START_TEST(what_is_wrong_is_named_with_its_place)
{
    CHECK_REFUSED(lb_bidder_stats, cases);
}
END_TEST

START_TEST(the_official_files_are_read_whole)
{
    char first[512], second[512];
    if (!official_file("auctions/coupon_auction_bidder_stats_2023-07_2025-05.csv", first) ||
        !official_file("auctions/coupon_auction_bidder_stats_2025-05_2026-01.csv", second)) {
        return;
    }
    lb_bidder_stats s;
    READ_OFFICIAL(lb_bidder_stats, s, first);
    ck_assert_int_eq(s.count, 159);
    lb_bidder_stats_free(&s);
    READ_OFFICIAL(lb_bidder_stats, s, second);
    ck_assert_int_eq(s.count, 58);
    lb_bidder_stats_free(&s);
}
END_TEST

CHECK_MAIN("read_bidder_stats", a_result_is_read, what_is_wrong_is_named_with_its_place,
           the_official_files_are_read_whole)
