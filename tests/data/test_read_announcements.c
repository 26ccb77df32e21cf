#include "reader_cases.h"

#include <math.h>

#include "data/read_announcements.h"

#define HEAD                                                                                                 \
    "CUSIP,SecurityType,SecurityTermWeekYear,SecurityTermDayMonth,ReOpeningIndicator,"                       \
    "InflationIndexSecurity,"                                                                                \
    "FloatingRate,AnnouncementDate,AuctionDate,IssueDate,DatedDate,OriginalIssueDate,MaturityDate,"          \
    "FirstInterestPaymentDate,InterestRate,Spread,OfferingAmount,NetLongPositionReport,MaxAward,"            \
    "NLPExclusionAmount,MaximumNonCompAward,CurrentlyOutstanding,AdjustedAmountCurrentlyOutstanding,"        \
    "MatureSecurityAmount,MaturingDate,SOMAHoldings,SOMAIncluded,FIMAIncluded,CompetitiveClosingTime,"       \
    "NonCompetitiveClosingTime,CompetitiveBidIncrement,Series,StandardInterestPayment,AccruedInterest,"      \
    "UnadjustedAccruedInterest,AdjustedAccruedInterest,RefCPIIssueDate,RefCPIDatedDate,"                     \
    "IndexRatioOnIssueDate,TIINConversionFactor,CorpusCUSIP,TINTCUSIP1"
#define FULL HEAD ",AnnouncementPDFName\n"
/* The 10-year TIPS reopened in March 2014. */
#define TIPS                                                                                                 \
    "912828B25,NOTE,9-YEAR,10-MONTH,Y,Y,N,2014-03-13,2014-03-20,2014-03-31,2014-01-15,2014-01-31,2024-01-"   \
    "15,"                                                                                                    \
    "2014-07-15,0.625,,13,4550000000,4550000000,5300000000,5000000,15000000000,15003000000,71440000000,"     \
    "2014-03-31,1000000,N,Y,13:00,12:00,0.001,A-2024,,,1.29489,1.29798,233.88803,233.33058,1.00239,"         \
    "1.339301518,912820K71,,A_20140313_1.pdf\n"
/* The rows of the cases below end alike. */
#define REST ",2014-07-15,,,28,,,,,,,,,,N,Y,11:30,11:00,0.005,,,,,,,,,,,,A_20140102_5.pdf\n"

START_TEST(an_announcement_is_read)
{
    lb_announcements a;
    PARSE_RIGHT(lb_announcements, a, FULL TIPS);
    ck_assert_int_eq(a.count, 1);
    ck_assert_int_eq(a.set.report.other_columns, 0);
    const lb_announcement *row = &a.rows[0];
    ck_assert_int_eq(row->type, LB_TIPS);
    ck_assert_int_eq(row->reopening, 1);
    ck_assert_int_eq(row->dated_date, lb_date_make(2014, 1, 15));
    ck_assert(row->coupon_dec == 0.00625 && isnan(row->spread_dec) && isnan(row->accrued_per1000));
    ck_assert(row->offering_usd == 1300000000000);
    ck_assert(row->adjusted_outstanding_usd == 1500300000000);
    ck_assert_int_eq(row->closing_competitive, 780);
    ck_assert(row->bid_increment_dec == 0.00001);
    ck_assert(row->unadjusted_accrued_per1000 == 1.29489 && row->index_ratio == 1.00239);
    ck_assert(row->ref_cpi_issue == 233.88803 && row->tiin_factor_per1000 == 1.339301518);
    ck_assert_str_eq(row->corpus_cusip, "912820K71");
    ck_assert_str_eq(row->tint_cusip, "");
    ck_assert_str_eq(row->series, "A-2024");
    ck_assert_int_eq(lb_key_find(&a.set.index, "912828B25", lb_date_make(2014, 3, 20)), 0);
    lb_announcements_free(&a);
}
END_TEST

static const reader_case cases[] = {
    {HEAD ",PDFName\n",
     "a.csv:1:1: the header has no column \"AnnouncementPDFName\"; it has: CUSIP, SecurityType, "
     "SecurityTermWeekYear, SecurityTermDayMonth, ReOpeningIndicator, InflationIndexSecurity, FloatingRate, "
     "AnnouncementDate, AuctionDate, IssueDate, DatedDate, OriginalIssueDate, MaturityDate, "
     "FirstInterestPaymentDate, InterestRate, Spread, OfferingAmount, NetLongPositionReport, MaxAward, "
     "NLPExclusionAmount, MaximumNonCompAward, CurrentlyOutstanding, AdjustedAmountCurrentlyOutstanding, "
     "MatureSecurityAmount, MaturingDate, SOMAHoldings, SOMAIncluded, FIMAIncluded, CompetitiveClosingTime, "
     "..."},
    {FULL "912796CG2,BOLL,13-WEEK,91-DAY,Y,N,N,2014-01-02,2014-01-06,2014-01-09,,2013-10-10,2014-04-10" REST,
     "a.csv:2:11: \"BOLL\" is no security type: Bill, Note, Bond, TIPS, FRN or CMB"},
    {FULL "912796CG2,BILL,13-WEEK,91-DAY,Y,Y,Y,2014-01-02,2014-01-06,2014-01-09,,2013-10-10,2014-04-10" REST,
     "a.csv:2:35: a security cannot be both inflation-indexed and floating"},
    {FULL "912796CG2,BILL,13-WEEK,91-DAY,Y,N,N,2014-01-07,2014-01-06,2014-01-09,,2013-10-10,2014-04-10" REST,
     "a.csv:2:48: the auction lies before its announcement on 2014-01-07"},
    {FULL "912796CG2,BILL,13-WEEK,91-DAY,Y,N,N,2014-01-02,2014-01-06,2014-01-05,,2013-10-10,2014-04-10" REST,
     "a.csv:2:59: the issue date lies before the auction on 2014-01-06"},
    {FULL "912796CG2,BILL,13-WEEK,91-DAY,Y,N,N,2014-01-02,2014-01-06,2014-01-09,,2013-10-10,2014-01-09" REST,
     "a.csv:2:82: the maturity does not lie after the issue on 2014-01-09"},
    {FULL "912796CG2,BILL,13-WEEK,91-DAY,,N,N,2014-01-02,2014-01-06,2014-01-09,,2013-10-10,2014-04-10" REST,
     "a.csv:2:31: ReOpeningIndicator: every row needs a value here, but it reads \"\""},
    {FULL "912796CG3,BILL,13-WEEK,91-DAY,Y,N,N,2014-01-02,2014-01-06,2014-01-09,,2013-10-10,2014-04-10" REST,
     "a.csv:2:1: CUSIP: \"912796CG3\" is no CUSIP: its check digit should be 2"},
    {FULL "912796CG2,BILL,13-WEEK,91-DAY,Y,N,N,2014-01-02,2014-01-06,2014-01-09,,2013-10-10,2014-04-31" REST,
     "a.csv:2:82: MaturityDate: \"2014-04-31\" is not a date as YYYY-MM-DD in the years 1900 to 2200"},
    {FULL TIPS TIPS, "a.csv:3:1: the announcement of 912828B25 on 2014-03-20 stands on line 2 already"},
    {FULL "912796CG2,BILL\n",
     "a.csv:2:15: the line ends after 2 of 43 cells: \"SecurityTermWeekYear\" should come "
     "next"},
};

START_TEST(what_is_wrong_is_named_with_its_place)
{
    CHECK_REFUSED(lb_announcements, cases);
}
END_TEST

/* data/README: maximum award = 35 % of the offering in 4,011 of 4,011; 136 TIPS. */
START_TEST(the_official_file_is_read_whole)
{
    char path[512];
    if (!official_file("auctions/auction_announcements_2014-01_2025-04.csv", path)) {
        return;
    }
    lb_announcements a;
    READ_OFFICIAL(lb_announcements, a, path);
    ck_assert_int_eq(a.count, 4011);
    int tips = 0, awards = 0, unknown = a.set.report.other_columns;
    for (int i = 0; i < a.count; i++) {
        tips += a.rows[i].type == LB_TIPS;
        awards += a.rows[i].max_award_usd == a.rows[i].offering_usd / 100 * 35;
    }
    ck_assert_int_eq(tips, 136);
    ck_assert_int_eq(awards, 4011);
    ck_assert_int_eq(unknown, 0);
    lb_announcements_free(&a);
}
END_TEST

CHECK_MAIN("read_announcements", an_announcement_is_read, what_is_wrong_is_named_with_its_place,
           the_official_file_is_read_whole)
