#include "edit_cases.h"

#include <math.h>

#include "data/read_opdm.h"
#include "data/read_soma.h"

static const edit_case cases[] = {
    {NULL, "", LB_ERR_PARSE,
     "a:1:1: the file is empty: a header line with the column names should stand here"},
    {"\"CUSIP\"", "\"cusips\"", LB_ERR_PARSE,
     "a:1:1: the header has no column \"cusip\"; it has: As Of Date, cusips, Security Type, Security "
     "Description, Term, Maturity Date, Issuer, Spread (%), Coupon (%), Current Face Value, Par Value, "
     "Inflation Compensation, Percent Outstanding, Change From Prior Week, Change From Prior Year, is "
     "Aggregated"},
    {"\"Par Value\"", "\"Value\"", LB_ERR_PARSE,
     "a:1:1: the header has no column \"parValue\"; it has: As Of Date, CUSIP, Security Type, Security "
     "Description, Term, Maturity Date, Issuer, Spread (%), Coupon (%), Current Face Value, Value, Inflation "
     "Compensation, Percent Outstanding, Change From Prior Week, Change From Prior Year, is Aggregated"},
    {NULL, "asOfDate,cusip,securityType,parValue\n", LB_ERR_PARSE,
     "a:1:1: no rows below the header: the holdings should stand there"},
    {"912796L80", "912796L81", LB_ERR_PARSE,
     "a:2:14: CUSIP: \"912796L81\" is no CUSIP: its check digit should be 0"},
    {"\"2022-02-16\",\"'912828ZA1", "\"16 Feb 2022\",\"'912828ZA1", LB_ERR_PARSE,
     "a:3:1: As Of Date: \"16 Feb 2022\" is not a date as YYYY-MM-DD in the years 1900 to 2200"},
    {"\"2022-02-16\",\"'912828ZA1", "\"2022-02-23\",\"'912828ZA1", LB_ERR_PARSE,
     "a:3:1: a second date: all rows should be as of 2022-02-16"},
    {"\"NotesBonds\"", "", LB_ERR_PARSE,
     "a:3:28: securityType: every row needs a value here, but it reads \"\""},
    {"\"2022-02-28\"", "", LB_ERR_PARSE,
     "a:3:43: 912828ZA1 is a Treasury security and should have a maturity date"},
    {"\"2022-02-28\"", "\"2022-02-01\"", LB_ERR_PARSE,
     "a:3:43: 912828ZA1 has matured: its maturity should lie at or behind the date of the holdings"},
    {"\"11470401100\"", "", LB_ERR_PARSE,
     "a:3:67: 912828ZA1 is a Treasury security and should have a par value of 0 or more"},
    {"\"11470401100\"", "\"-5\"", LB_ERR_PARSE,
     "a:3:67: 912828ZA1 is a Treasury security and should have a par value of 0 or more"},
    {"\"11470401100\"", "\"11470401100.001\"", LB_ERR_PARSE,
     "a:3:67: Par Value: \"11470401100.001\" has more than 2 decimals"},
    {"\"11470401100\"", "\"200000000000000\"", LB_ERR_PARSE,
     "a:3:67: 912828ZA1: the par value should be dollars, at most 100000000000000"},
    {"\"1.125\"", "\"1 1/8\"", LB_ERR_PARSE,
     "a:3:58: Coupon (%): \"1 1/8\" is not a number (digits with a point, no thousands commas, no sign but "
     "-)"},
    {"0.2491128391032289", "24.91", LB_ERR_PARSE,
     "a:3:82: 912828ZA1: the share of the amount outstanding should be a fraction between 0 and 1"},
    {"\"1445884302.19\"", "\"x\"", LB_ERR_PARSE,
     "a:5:74: Inflation Compensation: \"x\" is not a decimal number (no exponent, no thousands commas)"},
    {"912828ZA1", "912796L80", LB_ERR_PARSE,
     "a:3:1: the holding of 912796L80 on 2022-02-16 stands on line 2 already"},
    {NULL, "{\"soma\": {\"holding\": []}}", LB_ERR_PARSE,
     "a:1:10: the object has no \"holdings\" (the records should stand at \"soma.holdings\")"},
    {NULL,
     "{\"soma\": {\"holdings\": [{\"asOfDate\": \"2025-12-03\", \"cusip\": \"912797PD3\",\n "
     "\"securityType\": \"Bills\", \"parValue\": [\"1\"]}]}}",
     LB_ERR_PARSE, "a:2:39: parValue: a text, number or null should stand here, not an array or object"},
    {NULL,
     "{\"soma\": {\"holdings\": [{\"asOfDate\": \"2025-12-03\", \"cusip\": \"912797PD3\",\n "
     "\"securityType\": \"Bills\", \"maturityDate\": \"2025-12-11\", \"parValue\": \"\"}]}}",
     LB_ERR_PARSE, "a:2:69: 912797PD3 is a Treasury security and should have a par value of 0 or more"},
    {NULL, "{\"soma\": {\"holdings\": [}", LB_ERR_PARSE, "a:1:24: not valid JSON: unexpected token near '}'"},
};

START_TEST(wrong_holdings_are_refused_at_their_place)
{
    CHECK_EDITS(lb_soma_parse, lb_soma, count, "soma/holdings.csv", cases);
    CHECK_NO_FILE(lb_soma_read, lb_soma, count);
}
END_TEST

/* Rows of 16 February 2022. */
START_TEST(the_export_is_read)
{
    lb_soma s;
    READ_SAMPLE(lb_soma_parse, s, "soma/holdings.csv");
    ck_assert_int_eq(s.as_of, lb_date_make(2022, 2, 16));
    ck_assert_int_eq(s.count, 7);
    ck_assert_str_eq(s.rows[0].cusip, "912796L80");
    ck_assert(s.rows[0].type == LB_SOMA_BILLS && s.rows[0].par_usd == 1406129380000);
    ck_assert(s.rows[1].coupon_dec == 0.01125 && s.rows[1].year_change_usd == 29700000000);
    ck_assert(s.rows[2].spread_dec == 0.00114 && isnan(s.rows[2].coupon_dec));
    ck_assert(s.rows[3].inflation_usd == 144588430219 && s.rows[3].share == 0.2245748317886443);
    ck_assert(s.rows[4].type == LB_SOMA_AGENCY && strcmp(s.rows[4].issuer, "FNMA") == 0);
    ck_assert(s.rows[5].type == LB_SOMA_CMBS && s.rows[5].maturity == LB_DATE_NONE);
    ck_assert(!lb_soma_is_treasury(s.rows[5].type) && lb_soma_is_treasury(LB_SOMA_FRNS));
    ck_assert(s.rows[6].type == LB_SOMA_OTHER && s.rows[6].par_usd == LB_CENTS_NONE);
    ck_assert_int_eq(s.warnings.count, 1);
    ck_assert_str_eq(s.warnings.text[0], "a:8: 38379RAE3: the unknown type \"Swaps\" is kept as other");
    ck_assert(lb_soma_par(&s, LB_SOMA_TIPS) == 997780900000);
    ck_assert_int_eq(lb_key_find(&s.set.index, "912828X39", s.as_of), 3);
    lb_soma_free(&s);
}
END_TEST

START_TEST(an_unknown_column_is_a_warning)
{
    static const char text[] = "asOfDate,cusip,securityType,maturityDate,parValue,haircut\n"
                               "2025-12-03,912797PD3,Bills,2025-12-11,100,2\n";
    lb_soma s;
    ck_assert_int_eq(lb_soma_parse("a", text, strlen(text), &s, NULL), LB_OK);
    ck_assert_int_eq(s.warnings.count, 1);
    ck_assert_str_eq(s.warnings.text[0], "a:1: unknown columns are left out: haircut");
    lb_soma_free(&s);
}
END_TEST

START_TEST(the_interfaces_json_is_read)
{
    lb_soma s;
    READ_SAMPLE(lb_soma_parse, s, "soma/holdings.json");
    ck_assert_int_eq(s.count, 2);
    ck_assert(s.rows[0].par_usd == 2100000000000 && s.rows[0].share == 0.11);
    ck_assert(s.rows[1].coupon_dec == 0.02375 && s.rows[1].inflation_usd == 4500000025);
    ck_assert(s.rows[1].week_change_usd == -150000000 && s.rows[1].year_change_usd == LB_CENTS_NONE);
    lb_soma_free(&s);
}
END_TEST

/* Published: bills 326.04, notes and bonds 4,923.67, TIPS 385.09, FRNs 29.15 billion. */
START_TEST(the_published_holdings_add)
{
    char path[512];
    if (!official_path("soma/SOMA_holdings_2022-02-16.csv", path)) {
        return;
    }
    lb_soma s;
    READ_OFFICIAL_FILE(lb_soma_read, s, path);
    ck_assert_int_eq(s.count, 1076);
    static const int64_t millions[] = {326040, 4923670, 385090, 29150};
    int treasuries = 0;
    for (int type = LB_SOMA_BILLS; type <= LB_SOMA_FRNS; type++) {
        ck_assert(llabs(lb_soma_par(&s, (lb_soma_type)type) / 100000000 - millions[type]) <= 5);
    }
    for (int i = 0; i < s.count; i++) {
        treasuries += lb_soma_is_treasury(s.rows[i].type);
    }
    ck_assert_int_eq(treasuries, 418);
    ck_assert_int_eq(s.warnings.count, 0);
    /* 414 of them are in the debt statement of January 2022, four were issued later */
    lb_debt_statement debt;
    ck_assert_ptr_nonnull(official_path("mspd/opdm012022.prn", path));
    READ_OFFICIAL_FILE(lb_opdm_read, debt, path);
    int found = 0;
    for (int i = 0; i < s.count; i++) {
        found += lb_soma_is_treasury(s.rows[i].type) && lb_debt_find(&debt, s.rows[i].cusip) != NULL;
    }
    ck_assert_int_eq(found, 414);
    lb_debt_statement_free(&debt);
    lb_soma_free(&s);
}
END_TEST

CHECK_MAIN("read_soma", wrong_holdings_are_refused_at_their_place, the_export_is_read,
           an_unknown_column_is_a_warning, the_interfaces_json_is_read, the_published_holdings_add)
