#include "data/reader_cases.h"

#include <math.h>

#include "study/verify_auctions.h"

#define LIST_HEAD  "CUSIP,Security Type,Security Term,Auction Date,Issue Date,Maturity Date,Price per $100\n"
#define YIELD_HEAD "auction_date,term,cusip,coupon_pct,high_yield_pct,minus_CMT_bp\n"
#define STATS_HEAD                                                                                           \
    "date,tenor,term,reopening,cusip,size_bn,high_yield,median_yield,bid_to_cover,dealer_pct,direct_pct,"    \
    "indirect_pct\n"
#define TIPS_HEAD                                                                                            \
    "CUSIP,SecurityType,SecurityTermWeekYear,SecurityTermDayMonth,ReOpeningIndicator,"                       \
    "InflationIndexSecurity,"                                                                                \
    "FloatingRate,AnnouncementDate,AuctionDate,IssueDate,DatedDate,OriginalIssueDate,MaturityDate,"          \
    "FirstInterestPaymentDate,InterestRate,Spread,OfferingAmount,NetLongPositionReport,MaxAward,"            \
    "NLPExclusionAmount,MaximumNonCompAward,CurrentlyOutstanding,AdjustedAmountCurrentlyOutstanding,"        \
    "MatureSecurityAmount,MaturingDate,SOMAHoldings,SOMAIncluded,FIMAIncluded,CompetitiveClosingTime,"       \
    "NonCompetitiveClosingTime,CompetitiveBidIncrement,Series,StandardInterestPayment,AccruedInterest,"      \
    "UnadjustedAccruedInterest,AdjustedAccruedInterest,RefCPIIssueDate,RefCPIDatedDate,"                     \
    "IndexRatioOnIssueDate,TIINConversionFactor,CorpusCUSIP,TINTCUSIP1,AnnouncementPDFName\n"

/* Texts in, result out: NULL leaves a file away. */
typedef struct sources {
    const char *list, *yields, *stats, *announcements;
    lb_ref_cpi_lookup *ref_cpi;
} sources;

static lb_verify_auctions verify(const sources *s)
{
    lb_auctions list;
    lb_implied_yields yields = {0};
    lb_bidder_stats stats = {0};
    lb_announcements announcements = {0};
    PARSE_RIGHT(lb_auctions, list, s->list);
    if (s->yields) {
        PARSE_RIGHT(lb_implied_yields, yields, s->yields);
    }
    if (s->stats) {
        PARSE_RIGHT(lb_bidder_stats, stats, s->stats);
    }
    if (s->announcements) {
        PARSE_RIGHT(lb_announcements, announcements, s->announcements);
    }
    const lb_verify_auctions_input input = {.auctions = &list,
                                            .yields = &yields,
                                            .yields_count = s->yields != NULL,
                                            .stats = &stats,
                                            .stats_count = s->stats != NULL,
                                            .announcements = s->announcements ? &announcements : NULL,
                                            .ref_cpi = s->ref_cpi};
    lb_verify_auctions result;
    ck_assert_int_eq(lb_verify_auctions_run(&input, &result, NULL), LB_OK);
    lb_auctions_free(&list);
    lb_implied_yields_free(&yields);
    lb_bidder_stats_free(&stats);
    lb_announcements_free(&announcements);
    return result;
}

static void exception_is(const lb_verify_auctions *r, int i, const char *cusip, const char *field,
                         double published, double computed, const char *reason)
{
    ck_assert_int_lt(i, r->exception_count);
    const lb_verify_exception *e = &r->exceptions[i];
    ck_assert_str_eq(e->cusip, cusip);
    ck_assert_str_eq(e->field, field);
    ck_assert_msg(e->published == published || (isnan(e->published) && isnan(published)), "%.17g",
                  e->published);
    ck_assert_msg(e->computed == computed || (isnan(e->computed) && isnan(computed)), "%.17g", e->computed);
    ck_assert_str_eq(e->reason, reason);
}

/* Prices of the auctions list: six decimals since September 2004, three before. */
START_TEST(bills_lie_on_the_grid_of_discount_rates)
{
    const sources right = {.list =
                               LIST_HEAD "912797SB4,Bill,13-Week,2025-12-08,2025-12-11,2026-03-12,99.077361\n"
                                         "912797NB9,Bill,6-Week,2025-02-25,2025-02-27,2025-04-10,99.506500\n"
                                         "912795SE2,Bill,26-Week,2004-09-13,2004-09-16,2005-03-17,99.07\n"
                                         "912797PD3,Bill,6-Week,2025-12-09,2025-12-11,2026-01-22,null\n"};
    lb_verify_auctions r = verify(&right);
    ck_assert_int_eq(r.bills_checked, 3);
    ck_assert_int_eq(r.bills_exact, 3);
    ck_assert_int_eq(r.exception_count, 0);
    lb_verify_auctions_free(&r);
    const sources wrong = {.list =
                               LIST_HEAD "912797SB4,Bill,13-Week,2025-12-08,2025-12-11,2026-03-12,99.077362\n"
                                         "912795SE2,Bill,26-Week,2004-09-13,2004-09-16,2005-03-17,99.064\n"};
    r = verify(&wrong);
    ck_assert_int_eq(r.bills_checked, 2);
    ck_assert_int_eq(r.bills_exact, 0);
    exception_is(&r, 0, "912797SB4", "price_per100", 99.077362, 99.077361,
                 "no discount rate on the grid of 0.005 or 0.001 % gives this price for 91 days");
    exception_is(&r, 1, "912795SE2", "price_per100", 99.064, 99.065,
                 "no discount rate on the grid of 0.005 or 0.001 % gives this price for 182 days");
    lb_verify_auctions_free(&r);
}
END_TEST

START_TEST(a_published_discount_rate_must_give_the_price)
{
    const sources s = {
        .list = "cusip,security_type,security_term,auction_date,issue_date,maturity_date,price_per100,"
                "high_discnt_rate\n"
                "912797SB4,Bill,13-Week,2025-12-08,2025-12-11,2026-03-12,99.077361,3.650\n"
                "912797NB9,Bill,6-Week,2025-02-25,2025-02-27,2025-04-10,99.506500,4.235\n"};
    lb_verify_auctions r = verify(&s);
    ck_assert_int_eq(r.bills_checked, 2);
    ck_assert_int_eq(r.bills_exact, 1);
    exception_is(&r, 0, "912797NB9", "price_per100", 99.5065, 99.505917,
                 "the published discount rate gives another price");
    lb_verify_auctions_free(&r);
}
END_TEST

#define NOTES                                                                                                \
    LIST_HEAD "91282CPP0,Note,3-Year,2025-12-08,2025-12-15,2028-12-15,99.678628\n"                           \
              "91282CJZ5,Note,9-Year 10-Month,2024-04-10,2024-04-15,2034-02-15,95.590932\n"

/* The price of April 2024 prints only with accrued interest rounded before it is taken off. */
START_TEST(notes_are_priced_again_from_their_yields)
{
    const sources s = {
        .list = NOTES,
        .yields = YIELD_HEAD "2025-12-08,3-Year,91282CPP0,3.5,3.614,-29.6\n"
                             "2024-04-10,9-Year 10-Month,91282CJZ5,4.0,4.56,\n"
                             "2026-01-12,3-Year,91282CPT2,3.5,3.6,\n",
        .stats = STATS_HEAD
        "2024-04-10,10-Year,9-Year 10-Month,1,91282CJZ5,39,4.560,4.465,2.34,23.96,14.24,61.81\n"};
    lb_verify_auctions r = verify(&s);
    ck_assert_int_eq(r.coupons_checked, 2);
    ck_assert_int_eq(r.coupons_identical, 2);
    ck_assert_int_eq(r.coupons_within_1e6, 2);
    ck_assert_int_eq(r.exception_count, 0);
    lb_verify_auctions_free(&r);
}
END_TEST

START_TEST(wrong_prices_and_yields_are_listed)
{
    const sources s = {.list = LIST_HEAD
                       "91282CPP0,Note,3-Year,2025-12-08,2025-12-15,2028-12-15,99.678627\n"
                       "91282CJZ5,Note,9-Year 10-Month,2024-04-10,2024-04-15,2034-02-15,95.590933\n"
                       "91282CKB6,Note,2-Year,2024-02-26,2024-02-29,2026-02-28,99.9\n"
                       "912797SB4,Bill,13-Week,2025-12-08,2025-12-11,2026-03-12,99.077361\n",
                       .yields = YIELD_HEAD "2025-12-08,3-Year,91282CPP0,3.5,3.614,\n"
                                            "2024-04-10,9-Year 10-Month,91282CJZ5,4.0,4.56,\n"
                                            "2024-02-26,2-Year,91282CKB6,4.625,4.691,\n"
                                            "2025-12-08,13-Week,912797SB4,4.625,4.691,\n"
                                            "2025-06-10,3-Year,91282CNH0,3.875,3.972,\n"};
    lb_verify_auctions r = verify(&s);
    ck_assert_int_eq(r.coupons_checked, 3);
    ck_assert_int_eq(r.coupons_identical, 0);
    ck_assert_int_eq(r.coupons_within_1e6, 2);
    ck_assert_int_eq(r.exception_count, 5);
    exception_is(&r, 0, "91282CPP0", "price_per100", 99.678627, 99.678628,
                 "coupon 3.500 % and high yield 3.614 % of the implied yields give a price 0.000001 away");
    exception_is(
        &r, 1, "91282CJZ5", "price_per100", 95.590933, 95.590932,
        "coupon 4.000 % and high yield 4.560 % of the implied yields give a price 0.000001 away; with "
        "unrounded accrued interest the price agrees");
    exception_is(&r, 2, "91282CKB6", "price_per100", 99.9, 99.875391,
                 "coupon 4.625 % and high yield 4.691 % of the implied yields give a price 0.024609 away");
    exception_is(&r, 3, "912797SB4", "security_type", NAN, NAN,
                 "the implied yields name a security that is no nominal note or bond");
    exception_is(&r, 4, "91282CNH0", "cusip", NAN, NAN,
                 "the implied yields name an auction that the list does not have");
    lb_verify_auctions_free(&r);
}
END_TEST

/* The five-year note of October 2025 was sold at par: the yields recovered from prices took the wrong pair. */
START_TEST(sources_that_disagree_are_listed)
{
    const sources s = {
        .list = LIST_HEAD "91282CPD7,Note,5-Year,2025-10-27,2025-10-31,2030-10-31,100.000000\n",
        .yields = YIELD_HEAD "2025-10-27,5-Year,91282CPD7,4.0,4.0,0.0\n",
        .stats = STATS_HEAD "2025-10-27,5-Year,5-Year,0,91282CPD7,70,3.625,3.575,2.38,9.27,23.89,66.84\n"};
    lb_verify_auctions r = verify(&s);
    ck_assert_int_eq(r.coupons_checked, 1);
    ck_assert_int_eq(r.coupons_identical, 1);
    ck_assert_int_eq(r.exception_count, 1);
    exception_is(
        &r, 0, "91282CPD7", "high_yield", 3.625, 4,
        "the bidder statistics say 3.625 % (coupon 3.625 %), the implied yields 4.000 % (coupon 4.000 %); at "
        "a price of 100 any yield equal to its coupon fits");
    lb_verify_auctions_free(&r);
}
END_TEST

/* A reopening, and a five-year auction that came under an old seven-year CUSIP (2025-02-25), need the coupon that
 * was set before; the interface's list has coupons and yields itself. */
START_TEST(coupons_come_from_where_they_were_set)
{
    sources s = {.list = LIST_HEAD "91282CGQ8,Note,5-Year,2025-02-25,2025-02-28,2030-02-28,99.449344\n"
                                   "91282CGQ8,Note,7-Year,2023-02-23,2023-02-28,2030-02-28,null\n",
                 .stats = STATS_HEAD
                 "2025-02-25,7-Year,5-Year,0,91282CGQ8,70,4.123,4.070,2.42,10.59,14.54,74.87\n"};
    lb_verify_auctions r = verify(&s);
    ck_assert_int_eq(r.coupons_checked, 0);
    exception_is(&r, 0, "91282CGQ8", "int_rate", NAN, NAN, "a reopening whose coupon no file gives");
    lb_verify_auctions_free(&r);
    s.yields = YIELD_HEAD "2023-02-23,7-Year,91282CGQ8,4.0,4.062,\n";
    r = verify(&s);
    ck_assert_int_eq(r.coupons_identical, 1);
    ck_assert_int_eq(r.exception_count, 0);
    lb_verify_auctions_free(&r);
    const sources interface = {
        .list = "cusip,security_type,security_term,auction_date,issue_date,maturity_date,"
                "price_per100,high_yield,int_rate,reopening\n"
                "91282CGQ8,Note,5-Year,2025-02-25,2025-02-28,2030-02-28,99.449344,4.123,4,Yes\n"
                "91282CPP0,Note,3-Year,2025-12-08,2025-12-15,2028-12-15,99.678628,3.614,null,"
                "No\n"};
    r = verify(&interface);
    ck_assert_int_eq(r.coupons_checked, 2);
    ck_assert_int_eq(r.coupons_identical, 2);
    ck_assert_int_eq(r.exception_count, 0);
    lb_verify_auctions_free(&r);
}
END_TEST

/* Reference CPIs of TreasuryDirect for the first and second date below. */
static bool official_cpi(const void *context, lb_date date, double *ref_cpi)
{
    (void)context;
    if (date == lb_date_make(2014, 3, 31)) {
        *ref_cpi = 233.88803;
        return true;
    }
    if (date == lb_date_make(2014, 1, 15)) {
        *ref_cpi = 233.33058;
        return true;
    }
    return false;
}

#define TIPS_ROW(UNADJUSTED, ADJUSTED, CPI, RATIO)                                                           \
    "912828B25,NOTE,9-YEAR,10-MONTH,Y,Y,N,2014-03-13,2014-03-20,2014-03-31,2014-01-15,2014-01-31,2024-01-"   \
    "15,"                                                                                                    \
    "2014-07-15,0.625,,13,,,,,,,,,,N,Y,13:00,12:00,0.001,A-2024,,," UNADJUSTED "," ADJUSTED "," CPI          \
    ",233.33058," RATIO ",,,,\n"
#define TIPS_NEW                                                                                             \
    "912828C99,NOTE,5-YEAR,0-MONTH,N,Y,N,2014-04-10,2014-04-17,2014-04-30,2014-04-15,,2019-04-15,2014-10-"   \
    "15,"                                                                                                    \
    ",,18,,,,,,,,,,N,Y,11:30,11:00,0.001,X-2019,,,,,234.75217,234.31967,1.00185,,,,\n"
#define ONE_BILL LIST_HEAD "912797SB4,Bill,13-Week,2025-12-08,2025-12-11,2026-03-12,99.077361\n"

START_TEST(tips_agree_to_the_last_digit)
{
    const sources right = {.list = ONE_BILL,
                           .announcements =
                               TIPS_HEAD TIPS_ROW("1.29489", "1.29798", "233.88803", "1.00239") TIPS_NEW,
                           .ref_cpi = official_cpi};
    lb_verify_auctions r = verify(&right);
    ck_assert_int_eq(r.tips_checked, 2);
    ck_assert_int_eq(r.tips_exact, 2);
    ck_assert_int_eq(r.exception_count, 0);
    lb_verify_auctions_free(&r);
}
END_TEST

START_TEST(tips_that_differ_are_listed_field_by_field)
{
    static const struct {
        const char *row, *field, *reason;
        double published, computed;
    } cases[] = {
        {TIPS_HEAD TIPS_ROW("1.2949", "1.29798", "233.88803", "1.00239"), "UnadjustedAccruedInterest",
         "coupon and dates give another accrued interest", 1.2949, 1.29489},
        {TIPS_HEAD TIPS_ROW("1.29489", "1.29799", "233.88803", "1.00239"), "AdjustedAccruedInterest",
         "the unadjusted accrued interest times the index ratio is another amount", 1.29799,
         1.29489 * 1.00239},
        {TIPS_HEAD TIPS_ROW("1.29489", "1.29796", "233.88803", "1.00237"), "IndexRatioOnIssueDate",
         "the announced reference CPIs give another index ratio", 1.00237, 1.00239},
        {TIPS_HEAD TIPS_ROW("1.29489", "1.29798", "233.88804", "1.00239"), "RefCPIIssueDate",
         "the reference CPI of the day is another", 233.88804, 233.88803},
        {TIPS_HEAD TIPS_ROW("", "1.29798", "233.88803", "1.00239"), "UnadjustedAccruedInterest",
         "the announcement does not give it", NAN, 1.29489},
        {TIPS_HEAD TIPS_ROW("1.29489", "1.29798", "", "1.00239"), "IndexRatioOnIssueDate",
         "a reference CPI is missing", 1.00239, NAN},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const sources s = {.list = ONE_BILL, .announcements = cases[i].row, .ref_cpi = official_cpi};
        lb_verify_auctions r = verify(&s);
        ck_assert_int_eq(r.tips_checked, 1);
        ck_assert_int_eq(r.tips_exact, 0);
        exception_is(&r, 0, "912828B25", cases[i].field, cases[i].published, cases[i].computed,
                     cases[i].reason);
        lb_verify_auctions_free(&r);
    }
}
END_TEST

START_TEST(the_result_is_written_as_json)
{
    const sources s = {
        .list = LIST_HEAD "912797SB4,Bill,13-Week,2025-12-08,2025-12-11,2026-03-12,99.077362\n",
        .stats = STATS_HEAD "2025-12-08,3-Year,3-Year,0,91282CPP0,58,3.614,3.5,2.3,9.27,23.89,66.84\n"};
    lb_verify_auctions r = verify(&s);
    lb_json json;
    lb_json_to_memory(&json, NULL);
    lb_verify_auctions_json(&json, &r);
    ck_assert_int_eq(lb_json_finish(&json, NULL), LB_OK);
    ck_assert_str_eq(
        json.text,
        "{\"bills_checked\":1,\"bills_exact\":0,\"coupons_checked\":0,\"coupons_identical\":0,\"coupons_"
        "within_1e6\":0,\"tips_checked\":0,\"tips_exact\":0,\"exceptions\":[{\"cusip\":\"912797SB4\","
        "\"auction_date\":\"2025-12-08\",\"field\":\"price_per100\",\"published\":99.077362,\"computed\":"
        "99.077361,\"reason\":\"no discount rate on the grid of 0.005 or 0.001 % gives this price for 91 "
        "days\"},{\"cusip\":\"91282CPP0\",\"auction_date\":\"2025-12-08\",\"field\":\"cusip\","
        "\"published\":null,\"computed\":null,\"reason\":\"the bidder statistics name an auction that the "
        "list does not have\"}]}");
    lb_json_free(&json);
    lb_verify_auctions_free(&r);
}
END_TEST

START_TEST(the_list_is_needed)
{
    const lb_verify_auctions_input input = {0};
    const lb_verify_auctions_paths paths = {0};
    lb_verify_auctions r;
    lb_error err;
    ck_assert_int_eq(lb_verify_auctions_run(&input, &r, &err), LB_ERR_USAGE);
    ck_assert_int_eq(lb_verify_auctions_files(&paths, NULL, NULL, &r, &err), LB_ERR_USAGE);
    const lb_verify_auctions_paths absent = {.auctions = "/nowhere.csv"};
    ck_assert_int_eq(lb_verify_auctions_files(&absent, NULL, NULL, &r, &err), LB_ERR_IO);
    ck_assert_str_eq(err.message, "/nowhere.csv: cannot be opened: No such file or directory");
}
END_TEST

/* data/README: 5,717 priced bills on the grid; MODEL A.10: 952 new issues and 313 reopenings; 136 TIPS. The one
 * exception is the par sale of sources_that_disagree_are_listed. */
START_TEST(the_official_files_agree)
{
    char paths[6][512];
    static const char *const files[] = {"Auctions_Query_19791115_20251215.csv",
                                        "implied_high_yields.csv",
                                        "implied_high_yields_reopen.csv",
                                        "coupon_auction_bidder_stats_2023-07_2025-05.csv",
                                        "coupon_auction_bidder_stats_2025-05_2026-01.csv",
                                        "auction_announcements_2014-01_2025-04.csv"};
    for (int i = 0; i < 6; i++) {
        char below[128];
        snprintf(below, sizeof below, "auctions/%s", files[i]);
        if (!official_file(below, paths[i])) {
            return;
        }
    }
    const char *const yields[] = {paths[1], paths[2]}, *const stats[] = {paths[3], paths[4]};
    const lb_verify_auctions_paths all = {paths[0], yields, 2, stats, 2, paths[5]};
    lb_verify_auctions r;
    lb_error err = {0};
    ck_assert_msg(lb_verify_auctions_files(&all, NULL, NULL, &r, &err) == LB_OK, "%s", err.message);
    ck_assert_int_eq(r.bills_checked, 5717);
    ck_assert_int_eq(r.bills_exact, 5717);
    ck_assert_int_eq(r.coupons_checked, 1265);
    ck_assert_int_eq(r.coupons_identical, 1265);
    ck_assert_int_eq(r.coupons_within_1e6, 1265);
    ck_assert_int_eq(r.tips_checked, 136);
    ck_assert_int_eq(r.tips_exact, 136);
    ck_assert_int_eq(r.exception_count, 1);
    ck_assert_str_eq(r.exceptions[0].cusip, "91282CPD7");
    lb_verify_auctions_free(&r);
}
END_TEST

CHECK_MAIN("verify_auctions", bills_lie_on_the_grid_of_discount_rates,
           a_published_discount_rate_must_give_the_price, notes_are_priced_again_from_their_yields,
           wrong_prices_and_yields_are_listed, sources_that_disagree_are_listed,
           coupons_come_from_where_they_were_set, tips_agree_to_the_last_digit,
           tips_that_differ_are_listed_field_by_field, the_result_is_written_as_json, the_list_is_needed,
           the_official_files_agree)
