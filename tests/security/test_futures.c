#include "check_main.h"

#include "num/philox.h"
#include "security/futures.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static lb_date day(const char *text)
{
    lb_date date;
    ck_assert_int_eq(lb_date_parse(text, strlen(text), &date, NULL), LB_OK);
    return date;
}

static double factor(const char *code, double coupon_pct, const char *maturity, const char *month)
{
    lb_futures contract;
    double out;
    ck_assert_int_eq(lb_futures_parse(code, &contract, NULL), LB_OK);
    ck_assert_int_eq(lb_conversion_factor(contract, coupon_pct / 100, day(maturity), day(month), &out, NULL),
                     LB_OK);
    return out;
}

/* Published factors of the 10-year contract, deliveries 2002-2003: MathWorks, Financial Instruments Toolbox, convfactor. */
START_TEST(published_ten_year_factors)
{
    static const struct {
        const char *month, *maturity;
        double coupon_pct, factor;
    } cases[] = {
        {"2002-12-01", "2012-11-15", 4.0, 0.8539},   {"2003-03-01", "2012-08-15", 4.375, 0.8858},
        {"2003-06-01", "2012-02-15", 4.875, 0.9259}, {"2003-09-01", "2011-02-15", 5.0, 0.9418},
        {"2003-12-01", "2011-08-15", 5.0, 0.9403},   {"2003-09-01", "2010-08-15", 5.75, 0.9862},
        {"2002-12-01", "2009-08-15", 6.0, 1.0000},   {"2003-06-01", "2010-02-15", 6.5, 1.0266},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        ck_assert_double_eq_tol(factor("TY", cases[i].coupon_pct, cases[i].maturity, cases[i].month),
                                cases[i].factor, 1e-9);
    }
    /* 8 3/4s of August 2020 for December 2000 (the same, bndfutimprepo). */
    ck_assert_double_eq_tol(factor("US", 8.75, "2020-08-15", "2000-12-01"), 1.3136, 1e-9);
}
END_TEST

/* Examples of CME's note on conversion factors as worked out in a blog (wheels.org/monkeywrench, p=488): 1 year 10 months
 * at 1.5 % is 0.922939, 4 years 10 months at 2.75 % is 0.86533. */
START_TEST(published_short_note_factors)
{
    ck_assert_double_eq_tol(factor("TU", 1.5, "2011-10-31", "2009-12-01"), 0.9229, 1e-9);
    ck_assert_double_eq_tol(factor("FV", 2.75, "2014-10-31", "2009-12-01"), 0.8653, 1e-9);
}
END_TEST

/* A 6 % coupon is worth 1 if the term is a whole number of half-years; otherwise the simple accrual makes it less by at
 * most the square of half a half-year's rate. Factors rise with the coupon, and towards 1 as time passes. */
START_TEST(factor_properties)
{
    for (int code = 0; code < LB_FUTURES_COUNT; code++) {
        for (int months = 24; months <= 360; months++) {
            lb_date month = day("2024-03-01"), maturity = lb_date_add_months(day("2024-03-31"), months, true);
            double f[3], later;
            static const double coupons[3] = {0.02, 0.06, 0.09};
            for (int i = 0; i < 3; i++) {
                ck_assert_int_eq(
                    lb_conversion_factor((lb_futures)code, coupons[i], maturity, month, &f[i], NULL), LB_OK);
            }
            ck_assert(f[0] < f[1] && f[1] < f[2]);
            ck_assert_double_eq_tol(f[1], 1.0, months % 6 == 0 ? 1e-12 : 1.5e-4);
            lb_conversion_factor((lb_futures)code, 0.02, maturity, lb_date_add_months(month, 3, false),
                                 &later, NULL);
            ck_assert(later >= f[0] - 1.5e-4);
        }
    }
}
END_TEST

/* First and last delivery months of new and reopened securities as announced: cmegroup.com, Treasury Conversion Factors,
 * 12-14 April 2016 and 7-9 March 2017. */
START_TEST(announced_baskets)
{
    static const struct {
        const char *code, *dated, *maturity, *first, *last;
        int open_start; /* the contract before `first` is of no interest: the security was not yet there */
    } cases[] = {
        {"3YR", "2016-04-15", "2019-04-15", "2016-06-01", "2016-06-01", 1},
        {"TU", "2016-04-15", "2019-04-15", "2017-06-01", "2017-06-01", 0},
        {"TY", "2016-02-15", "2026-02-15", "2016-06-01", "2019-06-01", 1},
        {"UXY", "2016-02-15", "2026-02-15", "2016-06-01", "2016-09-01", 1},
        {"WN", "2016-02-15", "2046-02-15", "2016-06-01", "2020-12-01", 1},
        {"US", "2016-02-15", "2046-02-15", "2021-03-01", "2030-12-01", 0},
        {"3YR", "2017-03-15", "2020-03-15", "2017-03-01", "2017-06-01", 1},
        {"TU", "2017-03-15", "2020-03-15", "2018-03-01", "2018-06-01", 0},
        {"TY", "2017-02-15", "2027-02-15", "2017-03-01", "2020-06-01", 1},
        {"UXY", "2017-02-15", "2027-02-15", "2017-03-01", "2017-09-01", 1},
        {"WN", "2017-02-15", "2047-02-15", "2017-03-01", "2021-12-01", 1},
        {"US", "2017-02-15", "2047-02-15", "2022-03-01", "2031-12-01", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        lb_futures contract;
        lb_security s;
        lb_error err;
        ck_assert_int_eq(lb_futures_parse(cases[i].code, &contract, NULL), LB_OK);
        bool bond = contract >= LB_FUTURES_BOND;
        ck_assert_msg(lb_security_make(bond ? LB_BOND : LB_NOTE, 0.02, day(cases[i].maturity),
                                       day(cases[i].dated), LB_DATE_NONE, &s, &err) == LB_OK,
                      "%s", err.message);
        lb_date first = day(cases[i].first), last = day(cases[i].last);
        lb_date month = cases[i].open_start ? first : lb_date_add_months(first, -12, false);
        for (; month <= lb_date_add_months(last, 12, false); month = lb_date_add_months(month, 3, false)) {
            bool expected = month >= first && month <= last;
            char text[11];
            ck_assert_msg(lb_futures_deliverable(contract, &s, month) == expected, "%s of %s in %s",
                          cases[i].code, cases[i].maturity, lb_date_format(month, text));
        }
    }
}
END_TEST

/* From September 2023 the 10-year contract takes nothing of eight years or more (CME SER-9102). */
START_TEST(ten_year_cap)
{
    lb_security s;
    ck_assert_int_eq(
        lb_security_make(LB_NOTE, 0.04, day("2032-11-15"), day("2022-11-15"), LB_DATE_NONE, &s, NULL), LB_OK);
    ck_assert(lb_futures_deliverable(LB_FUTURES_10YR, &s, day("2023-06-01")));
    ck_assert(!lb_futures_deliverable(LB_FUTURES_10YR, &s, day("2023-09-01")));
    ck_assert(lb_futures_deliverable(LB_FUTURES_10YR, &s, day("2024-12-01")));
    s.type = LB_TIPS;
    ck_assert(!lb_futures_deliverable(LB_FUTURES_10YR, &s, day("2024-12-01")));
    /* An old bond with seven years left is no note. */
    s.type = LB_BOND;
    ck_assert(!lb_futures_deliverable(LB_FUTURES_10YR, &s, day("2024-12-01")));
}
END_TEST

/* MathWorks, Financial Instruments Toolbox: bndfutimprepo, tfutpricebyrepo, tfutimprepo. The second reinvests at another
 * rate than the repo rate, hence its tolerance. */
START_TEST(published_implied_repo)
{
    lb_security bond, six, other;
    lb_futures_basis b;
    lb_security_make(LB_BOND, 0.0875, day("2020-08-15"), LB_DATE_NONE, LB_DATE_NONE, &bond, NULL);
    lb_futures_trade trade = {LB_FUTURES_BOND,   day("2000-12-01"), 98,
                              day("2000-09-21"), day("2000-12-29"), 0.064};
    ck_assert_int_eq(lb_futures_basis_of(&trade, &bond, 129, &b, NULL), LB_OK);
    ck_assert_double_eq_tol(b.implied_repo_dec, 0.0584, 5e-5);
    ck_assert_double_eq_tol(b.forward_px / b.factor, 98.1516, 5e-5); /* bndfutprice at 6.4 % */
    lb_security_make(LB_NOTE, 0.06, day("2009-08-15"), LB_DATE_NONE, LB_DATE_NONE, &six, NULL);
    trade = (lb_futures_trade){LB_FUTURES_10YR,   day("2002-12-01"), 114.1201,
                               day("2002-11-15"), day("2002-12-15"), 0.02};
    ck_assert_int_eq(lb_futures_basis_of(&trade, &six, 114.416, &b, NULL), LB_OK);
    ck_assert_double_eq_tol(b.forward_px / b.factor, 114.1201, 5e-5);
    ck_assert_double_eq_tol(b.invoice_px - trade.price * b.factor, 1.9891, 5e-5);
    ck_assert_double_eq_tol(b.implied_repo_dec, 0.02, 1e-5);
    lb_security_make(LB_NOTE, 0.0575, day("2010-08-15"), LB_DATE_NONE, LB_DATE_NONE, &other, NULL);
    trade = (lb_futures_trade){LB_FUTURES_10YR,   day("2003-03-01"), 113.7090,
                               day("2002-11-15"), day("2003-03-15"), 0.02};
    ck_assert_int_eq(lb_futures_basis_of(&trade, &other, 113.171, &b, NULL), LB_OK);
    ck_assert_double_eq_tol(b.factor, 0.9854, 1e-9);
    ck_assert_double_eq_tol(b.forward_px / b.factor, 113.7090, 1e-3);
}
END_TEST

/* At the implied repo rate the net basis is 0 and financing ends in the invoice price; gross basis = net basis + carry. */
START_TEST(basis_identities)
{
    for (uint32_t path = 0; path < 2000; path++) {
        double u[6];
        for (uint32_t i = 0; i < 6; i++) {
            u[i] = lb_random_uniform((lb_place){.seed = 5, .stream = 2, .path = path}, i);
        }
        lb_futures_trade trade = {.contract = LB_FUTURES_10YR,
                                  .month = day("2013-06-01"),
                                  .price = 90 + 50 * u[0],
                                  .settle = day("2012-10-01") + (int)(200 * u[1]),
                                  .delivery = LB_DATE_NONE,
                                  .repo_dec = -0.01 + 0.08 * u[2]};
        lb_security s;
        lb_date maturity = lb_date_add_months(day("2019-12-15"), (int)(40 * u[3]), false);
        ck_assert_int_eq(lb_security_make(LB_NOTE, 0.001 * floor(80 * u[4]), maturity,
                                          lb_date_add_months(maturity, -180, false), LB_DATE_NONE, &s, NULL),
                         LB_OK);
        double clean = 80 + 50 * u[5];
        lb_futures_basis b, at;
        ck_assert_int_eq(lb_futures_basis_of(&trade, &s, clean, &b, NULL), LB_OK);
        ck_assert_double_eq_tol(b.gross_basis_px, b.net_basis_px + b.carry_px, 1e-12);
        ck_assert_double_eq_tol(b.net_basis_px, b.forward_px - trade.price * b.factor, 1e-12);
        trade.repo_dec = b.implied_repo_dec;
        ck_assert_int_eq(lb_futures_basis_of(&trade, &s, clean, &at, NULL), LB_OK);
        ck_assert_double_eq_tol(at.net_basis_px, 0, 1e-11);
        ck_assert_double_eq_tol(at.implied_repo_dec, b.implied_repo_dec, 1e-14);
        trade.repo_dec += 0.01;
        ck_assert_int_eq(lb_futures_basis_of(&trade, &s, clean, &at, NULL), LB_OK);
        ck_assert(at.net_basis_px > 0); /* dearer financing than implied: the basis loses */
    }
}
END_TEST

START_TEST(calendar_of_delivery)
{
    /* December 2017: Friday the 29th is the last business day. CME's calendar: ZN stops on the 19th, ZF on the 29th,
     * the last delivery of which is 4 January 2018 (New Year's Day is a holiday). */
    lb_date month = day("2017-12-01");
    ck_assert_int_eq(lb_futures_last_delivery(LB_FUTURES_10YR, month), day("2017-12-29"));
    ck_assert_int_eq(lb_futures_last_trading(LB_FUTURES_10YR, month), day("2017-12-19"));
    ck_assert_int_eq(lb_futures_last_trading(LB_FUTURES_5YR, month), day("2017-12-29"));
    ck_assert_int_eq(lb_futures_last_delivery(LB_FUTURES_5YR, month), day("2018-01-04"));
}
END_TEST

START_TEST(bad_input_is_named)
{
    lb_futures contract;
    lb_error err;
    ck_assert_int_eq(lb_futures_parse("zb", &contract, NULL), LB_OK);
    ck_assert_int_eq(contract, LB_FUTURES_BOND);
    ck_assert_int_eq(lb_futures_parse("XX", &contract, &err), LB_ERR_USAGE);
    ck_assert_ptr_nonnull(strstr(err.message, "ZT, Z3N"));
    double out;
    ck_assert_int_eq(
        lb_conversion_factor(LB_FUTURES_BOND, 0.05, day("2020-01-15"), day("2020-03-01"), &out, &err),
        LB_ERR_RANGE);
    ck_assert_int_eq(lb_futures_cheapest(NULL, 0), -1);
}
END_TEST

CHECK_MAIN("futures", published_ten_year_factors, published_short_note_factors, factor_properties,
           announced_baskets, ten_year_cap, published_implied_repo, basis_identities, calendar_of_delivery,
           bad_input_is_named)
