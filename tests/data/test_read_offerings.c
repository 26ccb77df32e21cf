#include "reader_cases.h"

#include "data/read_offerings.h"

#define HEAD "auction_date,issue_date,type,term,cusip,offering_bn\n"
#define ROW  "2025-12-04,2025-12-08,Bill,2-Day,912797A72,0.025\n"

START_TEST(an_offering_is_read)
{
    lb_offerings o;
    PARSE_RIGHT(
        lb_offerings, o,
        "auction_date,issue_date,type,term,cusip,offering_bn,note\n"
        "2025-12-04,2025-12-08,Bill,2-Day,912797A72,0.025,test auction\n"
        "2025-04-17,2025-04-30,TIPS,5-Year,91282CNB3,25,\n2025-04-23,2025-04-30,FRN,2-Year,91282CMX6,30,\n");
    ck_assert_int_eq(o.count, 3);
    ck_assert_int_eq(o.rows[0].type, LB_BILL);
    ck_assert_int_eq(o.rows[1].type, LB_TIPS);
    ck_assert_int_eq(o.rows[2].type, LB_FRN);
    ck_assert(o.rows[0].offering_usd == 2500000000);
    ck_assert_str_eq(o.rows[0].term, "2-Day");
    ck_assert_int_eq(o.set.report.other_columns, 1);
    ck_assert_str_eq(o.set.report.other, "note");
    lb_offerings_free(&o);
}
END_TEST

static const reader_case cases[] = {
    {"auction_date,issue_date,type,term,cusip\n",
     "a.csv:1:1: the header has no column \"offering_bn\"; it has: "
     "auction_date, issue_date, type, term, cusip"},
    {HEAD "2025-12-04,2025-12-08,Bond ETF,2-Day,912797A72,0.025\n",
     "a.csv:2:23: \"Bond ETF\" is no security type: Bill, Note, Bond, TIPS, FRN or CMB"},
    {HEAD "2025-12-04,2025-12-03,Bill,2-Day,912797A72,0.025\n",
     "a.csv:2:12: the issue date lies before the auction on 2025-12-04"},
    {HEAD "2025-12-04,2025-12-08,Bill,2-Day,912797A72,*\n",
     "a.csv:2:44: offering_bn: every row needs a value here, but it reads \"*\""},
    {HEAD "2025-12-04,2025-12-08,Bill,2-Day,912797A71,1\n",
     "a.csv:2:34: cusip: \"912797A71\" is no CUSIP: its check digit should be 2"},
    {HEAD ROW ROW, "a.csv:3:1: the offering of 912797A72 on 2025-12-04 stands on line 2 already"},
};

START_TEST(what_is_wrong_is_named_with_its_place)
{
    CHECK_REFUSED(lb_offerings, cases);
}
END_TEST

START_TEST(the_official_file_is_read_whole)
{
    char path[512];
    if (!official_file("auctions/bill_tips_frn_offerings_2025-04-10_2026-01-31.csv", path)) {
        return;
    }
    lb_offerings o;
    READ_OFFICIAL(lb_offerings, o, path);
    ck_assert_int_eq(o.count, 289);
    lb_offerings_free(&o);
}
END_TEST

CHECK_MAIN("read_offerings", an_offering_is_read, what_is_wrong_is_named_with_its_place,
           the_official_file_is_read_whole)
