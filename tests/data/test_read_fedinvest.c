#include "edit_cases.h"

#include <math.h>
#include <time.h>

#include "data/read_fedinvest.h"

static const edit_case cases[] = {
    {NULL, "", LB_ERR_PARSE, "a:1:1: the file is empty: a header line should stand here"},
    {"SECURITY.TYPE", "TYPE", LB_ERR_PARSE, "a:1:7: \"TYPE\": the column SECURITY.TYPE should stand here"},
    {",Date\n", "\n", LB_ERR_PARSE,
     "a:1:59: 9 columns should stand in a line, as in CUSIP, type, rate, maturity, call date, buy, sell, end "
     "of day, date"},
    {"912795R78", "912795R79", LB_ERR_PARSE,
     "a:2:1: CUSIP: \"912795R79\" is no CUSIP: its check digit should be 8"},
    {"912795R78", "912795R7", LB_ERR_PARSE,
     "a:2:1: CUSIP: \"912795R7\" is not a CUSIP (nine digits or capital letters)"},
    {"2010-01-07", "01/07/2010", LB_ERR_PARSE,
     "a:2:36: MATURITY.DATE: \"01/07/2010\" is not a date as YYYY-MM-DD"},
    {"0.000%", "0.000", LB_ERR_PARSE, "a:2:29: RATE: \"0.000\" is not a rate as 4.125%"},
    {"0.000%", "x%", LB_ERR_PARSE, "a:2:29: RATE: \"x\" is not a rate as 4.125%"},
    {"99.999583", "-1", LB_ERR_PARSE, "a:2:52: SELL: \"-1\" is not a price per 100 (0 where there is none)"},
    {"99.999583", "99.9.9", LB_ERR_PARSE,
     "a:2:52: SELL: \"99.9.9\" is not a price per 100 (0 where there is none)"},
    {"99.999722,2010-01-04", "99.999722,2010-01-32", LB_ERR_PARSE,
     "a:2:72: Date: \"2010-01-32\" is not a date as YYYY-MM-DD"},
    {"2010-01-05\n912810PZ5", "2010-01-03\n912810PZ5", LB_ERR_PARSE,
     "a:5:69: Date: the days should rise; the row before is of a later day"},
    {"0.625%,2012-06-30,NA,100.2", "0.750%,2012-06-30,NA,100.2", LB_ERR_PARSE,
     "a:5:11: 912828NS5: type, rate, maturity and call date should be those of its rows before"},
    {"99.999722,2010-01-04\n912828NS5", "99.999722\n912828NS5", LB_ERR_PARSE,
     "a:2:62: 9 columns should stand in a line, as in CUSIP, type, rate, maturity, call date, buy, sell, end "
     "of day, date"},
    {"99.999722,2010-01-04\n912828NS5", "99.999722,2010-01-04,1\n912828NS5", LB_ERR_PARSE,
     "a:2:83: 9 columns should stand in a line, as in CUSIP, type, rate, maturity, call date, buy, sell, end "
     "of day, date"},
    {"2014-02-15", "soon", LB_ERR_PARSE, "a:7:48: CALL.DATE: \"soon\" is not a date as YYYY-MM-DD"},
    {"2010-01-07", "2010-01-03", LB_ERR_PARSE,
     "a:2:36: 912795R78 has matured: its maturity should not lie before the day of the price"},
};

static const edit_case day_cases[] = {
    {NULL, "", LB_ERR_PARSE, "a:1:1: the file is empty: a price should stand here"},
    {"12/11/2025", "2025-12-11", LB_ERR_PARSE,
     "a:1:36: MATURITY.DATE: \"2025-12-11\" is not a date as MM/DD/YYYY"},
    {"0.000000\n", "0.000000,x\n", LB_ERR_PARSE,
     "a:1:67: 8 columns should stand in a line, as in CUSIP, type, rate, maturity, call date, buy, sell, end "
     "of day"},
    {"02/15/2055,", "02/15/2055,soon", LB_ERR_PARSE,
     "a:3:34: CALL.DATE: \"soon\" is not a date as MM/DD/YYYY"},
};

/* The day given to day_parse. */
static lb_date day(void)
{
    return lb_date_make(2024, 10, 4);
}

static lb_status day_parse(const char *name, const char *bytes, size_t length, lb_fedinvest *out,
                           lb_error *err)
{
    return lb_fedinvest_day_parse(name, bytes, length, day(), out, err);
}

START_TEST(wrong_prices_are_refused_at_their_place)
{
    CHECK_EDITS(lb_fedinvest_parse, lb_fedinvest, price_count, "fedinvest/days.csv", cases);
    CHECK_EDITS(day_parse, lb_fedinvest, price_count, "fedinvest_day/day.csv", day_cases);
    CHECK_NO_FILE(lb_fedinvest_read, lb_fedinvest, price_count);
}
END_TEST

START_TEST(prices_are_read_by_day_and_security)
{
    lb_fedinvest f;
    READ_SAMPLE(lb_fedinvest_parse, f, "fedinvest/days.csv");
    ck_assert_int_eq(f.security_count, 6);
    ck_assert_int_eq(f.price_count, 7);
    ck_assert_int_eq(f.day_count, 2);
    const lb_fedinvest_price *bill = lb_fedinvest_find(&f, "912795R78", lb_date_make(2010, 1, 4));
    ck_assert_ptr_nonnull(bill);
    ck_assert(isnan(bill->buy_px) && bill->sell_px == 99.999583); /* 0: no price */
    ck_assert_int_eq(f.securities[bill->security].type, LB_BILL);
    ck_assert_ptr_null(lb_fedinvest_find(&f, "912795R78", lb_date_make(2010, 1, 5)));
    ck_assert_ptr_null(lb_fedinvest_find(&f, "912795R78", lb_date_make(2010, 1, 6)));
    const lb_fedinvest_price *bond = lb_fedinvest_find(&f, "912810DP0", lb_date_make(2010, 1, 5));
    const lb_fedinvest_security *terms = &f.securities[bond->security];
    ck_assert(terms->type == LB_BOND && terms->rate_dec == 0.1125);
    ck_assert_int_eq(terms->call_date, lb_date_make(2014, 2, 15));
    ck_assert_int_eq(terms->maturity, lb_date_make(2015, 2, 15));
    ck_assert_int_eq(f.warnings.count, 1);
    ck_assert_str_eq(f.warnings.text[0],
                     "a:8: 912828B25: the unknown type \"MARKET BASED SWAP\" is kept as other");
    lb_fedinvest_free(&f);
}
END_TEST

START_TEST(the_download_of_one_day_has_no_header)
{
    lb_fedinvest f;
    READ_SAMPLE(day_parse, f, "fedinvest_day/day.csv");
    ck_assert_int_eq(f.price_count, 3);
    const lb_fedinvest_price *frn = lb_fedinvest_find(&f, "91282CDU2", day());
    ck_assert(f.securities[frn->security].type == LB_FRN && frn->end_of_day_px == 100.07);
    lb_fedinvest_free(&f);
}
END_TEST

START_TEST(the_published_prices_are_read_fast)
{
    char path[512];
    if (!official_path("prices/fedinvest_daily_prices_2010_2013.csv.gz", path)) {
        return;
    }
    lb_fedinvest f;
    clock_t begin = clock();
    READ_OFFICIAL_FILE(lb_fedinvest_read, f, path);
    double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
    printf("%d prices in %.2f s\n", f.price_count, seconds);
#ifdef __OPTIMIZE__
    ck_assert_msg(seconds < 1.5, "%.2f s", seconds);
#endif
    ck_assert_int_eq(f.price_count, 309874);
    ck_assert_int_eq(f.security_count, 719);
    ck_assert_int_eq(f.day_count, 1002);
    int no_buy = 0, no_sell = 0;
    for (int i = 0; i < f.price_count; i++) {
        no_buy += isnan(f.prices[i].buy_px);
        no_sell += isnan(f.prices[i].sell_px);
    }
    ck_assert_int_eq(no_buy, 19201);
    ck_assert_int_eq(no_sell, 265);
    lb_fedinvest_free(&f);
}
END_TEST

CHECK_MAIN("read_fedinvest", wrong_prices_are_refused_at_their_place, prices_are_read_by_day_and_security,
           the_download_of_one_day_has_no_header, the_published_prices_are_read_fast)
