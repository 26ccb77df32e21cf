#include "reader_cases.h"

#include "data/read_allotments.h"

#define HEAD                                                                                                 \
    "issue_date,tenor,cusip,banks_pct,individuals_pct,dealers_pct,pensions_insurers_pct,investment_funds_"   \
    "pct,"                                                                                                   \
    "foreign_pct,other_pct,public_size_bn\n"
#define ROW "2023-07-17,3-Year,91282CHM6,0.00,0.40,12.01,0.00,74.15,13.43,0.01,40.00\n"

START_TEST(an_allotment_is_read)
{
    lb_allotments a;
    PARSE_RIGHT(lb_allotments, a, HEAD ROW);
    ck_assert_int_eq(a.count, 1);
    const lb_allotment *row = &a.rows[0];
    ck_assert_int_eq(row->issue_date, lb_date_make(2023, 7, 17));
    ck_assert(row->banks_dec == 0 && row->investment_funds_dec == 0.7415 && row->other_dec == 0.0001);
    ck_assert(row->public_usd == 4000000000000);
    ck_assert_int_eq(lb_key_find(&a.set.index, "91282CHM6", lb_date_make(2023, 7, 17)), 0);
    lb_allotments_free(&a);
}
END_TEST

static const reader_case cases[] = {
    {"issue_date,tenor\n", "a.csv:1:1: the header has no column \"cusip\"; it has: issue_date, tenor"},
    {HEAD "2023-07-17,3-Year,91282CHM6,0.00,0.40,12.01,,74.15,13.43,0.01,40.00\n",
     "a.csv:2:45: pensions_insurers_pct: every row needs a value here, but it reads \"\""},
    {HEAD "2023-07-17,3-Year,91282CHM6,0.00,0.40,12.01,0.00,74.15,13.43,0.08,40.00\n",
     "a.csv:2:29: the 7 shares from banks_pct to other_pct add to 100.07, not to 100"},
    {HEAD "2023-07-17,3-Year,91282CHM6,0.00,0.40,12.01,0.00,74.15,-3.43,16.87,40.00\n",
     "a.csv:2:56: foreign_pct: a share should lie between 0 and 100"},
    {HEAD "17.07.2023,3-Year,91282CHM6,0.00,0.40,12.01,0.00,74.15,13.43,0.01,40.00\n",
     "a.csv:2:1: issue_date: \"17.07.2023\" is not a date as YYYY-MM-DD in the years 1900 to 2200"},
    {HEAD "2023-07-17,3-Year,91282CHM6,0.00,0.40,12.01,0.00,74.15,13.43,0.01,0.123456789012\n",
     "a.csv:2:67: public_size_bn: \"0.123456789012\" has more than 11 decimals"},
    {HEAD ROW ROW, "a.csv:3:1: the allotment of 91282CHM6 on 2023-07-17 stands on line 2 already"},
};

START_TEST(what_is_wrong_is_named_with_its_place)
{
    CHECK_REFUSED(lb_allotments, cases);
}
END_TEST

START_TEST(the_official_file_is_read_whole)
{
    char path[512];
    if (!official_file("auctions/allotments_by_investor_class_2023-07_2026-01.csv", path)) {
        return;
    }
    lb_allotments a;
    READ_OFFICIAL(lb_allotments, a, path);
    ck_assert_int_eq(a.count, 213);
    lb_allotments_free(&a);
}
END_TEST

CHECK_MAIN("read_allotments", an_allotment_is_read, what_is_wrong_is_named_with_its_place,
           the_official_file_is_read_whole)
