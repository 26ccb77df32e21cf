#include "check_main.h"

#include "securities_for_tests.h"

/* 31 CFR 356 Appendix B, section II: every example, to its last printed digit. Formula F: its price follows only
 * from rounding the price with accrued interest and the interest first, as LB_ROUND_OFFICIAL does. */
typedef struct published {
    const char *maturity, *dated, *first_coupon, *settle;
    double coupon_dec, yield_dec;
    char formula;
    int n, r, s;
    double accrued_px, dirty_px, clean_px;
} published;

static const published examples[] = {
    {"2020-05-15", "1990-05-15", NULL, "1990-05-15", .0875, .0884, 'A', 59, 184, 184, 0, 99.057893,
     99.057893},
    {"1992-03-31", "1990-04-02", NULL, "1990-04-02", .0850, .0859, 'B', 3, 181, 183, 0, 99.838183, 99.838183},
    {"1995-05-15", "1990-03-01", "1990-11-15", "1990-03-01", .0850, .0853, 'C', 10, 75, 181, 0, 99.805118,
     99.805118},
    {"1995-11-15", "1985-11-15", NULL, "1985-11-29", .0950, .0954, 'D', 19, 167, 181, .367403, 100.098321,
     99.730918},
    {"2005-08-15", "1985-07-02", "1986-02-15", "1985-11-04", .1075, .1047, 'E', 39, 103, 184, 3.672798,
     105.887384, 102.214586},
    {"1991-05-15", "1983-05-16", "1983-11-15", "1983-08-15", .1050, .1053, 'F', 15, 92, 184, 2.596467,
     102.373541, 99.777074},
    {"1994-12-15", "1988-10-15", "1989-06-15", "1988-11-15", .0975, .0979, 'G', 12, 30, 183, .825820,
     100.563865, 99.738045},
};

START_TEST(notes_and_bonds_match_the_published_examples)
{
    const published *x = &examples[_i];
    lb_security note = make(LB_NOTE, x->coupon_dec, x->maturity, x->dated, x->first_coupon);
    lb_pricing how = {.settle = day(x->settle), .rounding = LB_ROUND_OFFICIAL};
    lb_quote quote = quote_with(&note, how, LB_GIVEN_YIELD, x->yield_dec);
    ck_assert_int_eq(quote.formula, x->formula);
    ck_assert_int_eq(quote.full_periods, x->n);
    ck_assert_int_eq(quote.days_to_end, x->r);
    ck_assert_int_eq(quote.days_in_period, x->s);
    ck_assert_double_eq_tol(quote.accrued_px, x->accrued_px, 1e-10);
    ck_assert_double_eq_tol(quote.dirty_px, x->dirty_px, 1e-10);
    ck_assert_double_eq_tol(quote.clean_px, x->clean_px, 1e-10);
    how.rounding = LB_ROUND_NONE;
    ck_assert_double_eq_tol(quote_with(&note, how, LB_GIVEN_YIELD, x->yield_dec).clean_px, x->clean_px, 1e-6);
    /* And back: to the 2 decimals in per cent of the example. */
    lb_quote back = quote_with(&note, how, LB_GIVEN_CLEAN_PX, x->clean_px);
    ck_assert_double_eq_tol(back.yield_dec, x->yield_dec, 2e-8);
}
END_TEST

START_TEST(street_differs_mid_period_as_known)
{
    /* MODEL A: on II.D compounding in the stub misses the auction's price by 7.7e-3. */
    const published *x = &examples[3];
    lb_security note = make(LB_NOTE, x->coupon_dec, x->maturity, x->dated, x->first_coupon);
    lb_pricing how = {.settle = day(x->settle), .convention = LB_CONVENTION_STREET};
    double street = quote_with(&note, how, LB_GIVEN_YIELD, x->yield_dec).clean_px;
    ck_assert_double_eq_tol(fabs(street - x->clean_px), 7.7e-3, 1e-4);
    /* On an interest date, and in the last period, the conventions agree. */
    const char *same[] = {"1986-05-15", "1995-07-01", "1995-11-14"};
    for (int i = 0; i < 3; i++) {
        lb_pricing street_how = {.settle = day(same[i]), .convention = LB_CONVENTION_STREET};
        lb_pricing treasury_how = {.settle = day(same[i])};
        ck_assert_double_eq_tol(quote_with(&note, street_how, LB_GIVEN_YIELD, 0.07).clean_px,
                                quote_with(&note, treasury_how, LB_GIVEN_YIELD, 0.07).clean_px, 1e-12);
    }
}
END_TEST

START_TEST(bills_match_the_published_examples)
{
    lb_pricing how = {.rounding = LB_ROUND_OFFICIAL};
    lb_security bill = make(LB_BILL, 0, "1990-02-22", "1989-11-24", NULL); /* VI.A */
    how.settle = bill.issue_date;
    lb_quote quote = quote_with(&bill, how, LB_GIVEN_DISCOUNT, .07610);
    ck_assert_double_eq_tol(quote.clean_px, 98.097500, 1e-10);
    ck_assert_int_eq(quote.days_to_end, 90);
    bill = make(LB_BILL, 0, "1983-06-30", "1982-12-30", NULL); /* VI.C */
    how.settle = bill.issue_date;
    ck_assert_double_eq_tol(quote_with(&bill, how, LB_GIVEN_CLEAN_PX, 95.934567).discount_dec, .08042, 1e-10);
    how.rounding = LB_ROUND_NONE;
    ck_assert_double_eq_tol(quote_with(&bill, how, LB_GIVEN_CLEAN_PX, 95.934567).discount_dec, .080415158,
                            1e-9);
    bill = make(LB_BILL, 0, "1990-06-21", "1990-06-01", NULL); /* VI.D.1 */
    how.settle = bill.issue_date;
    how.rounding = LB_ROUND_OFFICIAL;
    quote = quote_with(&bill, how, LB_GIVEN_CLEAN_PX, 99.559444);
    ck_assert_double_eq_tol(quote.yield_dec, .08076, 1e-10);
    ck_assert_int_eq(quote.days_in_period, 365);
    bill = make(LB_BILL, 0, "1991-06-06", "1990-06-07", NULL); /* VI.D.2 */
    how.settle = bill.issue_date;
    how.rounding = LB_ROUND_NONE;
    quote = quote_with(&bill, how, LB_GIVEN_CLEAN_PX, 92.265);
    ck_assert_double_eq_tol(quote.yield_dec, .082373244, 1e-9);
    ck_assert_double_eq_tol(quote.discount_dec, .0765, 1e-9);
    /* The year after issue: 28 February 2019 has 365 days, 1 March 2019 has 366 (VI.D). */
    bill = make(LB_BILL, 0, "2019-08-29", "2019-02-28", NULL);
    ck_assert_int_eq(
        quote_with(&bill, (lb_pricing){.settle = day("2019-02-28")}, LB_GIVEN_DISCOUNT, .02).days_in_period,
        365);
    ck_assert_int_eq(
        quote_with(&bill, (lb_pricing){.settle = day("2019-03-01")}, LB_GIVEN_DISCOUNT, .02).days_in_period,
        366);
}
END_TEST

/* Investment rate in the regulation's own words: VI.D.1 and the quadratic of VI.D.2. */
static double investment_rate(double price, int r, int y)
{
    if (2 * r <= y) {
        return (100.0 - price) / price * y / r;
    }
    double a = r / (2.0 * y) - .25, b = (double)r / y, c = (price - 100.0) / price;
    return (-b + sqrt(b * b - 4.0 * a * c)) / (2.0 * a);
}

START_TEST(bills_agree_with_the_quadratic_on_both_sides_of_half_a_year)
{
    for (int days = 1; days <= 366; days++) {
        for (int leap = 0; leap < 2; leap++) {
            lb_date issue = day(leap ? "2023-06-15" : "2024-06-13");
            lb_security bill;
            ck_assert_int_eq(lb_security_make(LB_BILL, 0, issue + days, issue, LB_DATE_NONE, &bill, NULL),
                             LB_OK);
            double before = 0.0;
            for (int k = -5; k <= 40; k++) {
                double discount = k * 0.0025;
                lb_quote quote =
                    quote_with(&bill, (lb_pricing){.settle = issue}, LB_GIVEN_DISCOUNT, discount);
                double expected = investment_rate(quote.clean_px, days, leap ? 366 : 365);
                ck_assert_double_eq_tol(quote.yield_dec, expected, 2e-12 * (1.0 + 366.0 / days));
                lb_quote back =
                    quote_with(&bill, (lb_pricing){.settle = issue}, LB_GIVEN_YIELD, quote.yield_dec);
                ck_assert_double_eq_tol(back.discount_dec, discount, 1e-11);
                ck_assert(k == -5 || quote.clean_px < before); /* price falls as the discount rate rises */
                before = quote.clean_px;
            }
        }
    }
}
END_TEST

START_TEST(tips_match_the_published_examples)
{
    lb_security tips = make(LB_TIPS, .03875, "2009-01-15", "1999-01-15", NULL); /* III.A */
    lb_pricing how = {.settle = day("1999-01-15"), .rounding = LB_ROUND_OFFICIAL, .index_ratio = 1.0};
    lb_quote quote = quote_with(&tips, how, LB_GIVEN_YIELD, .03898);
    ck_assert_int_eq(quote.full_periods, 19);
    ck_assert_int_eq(quote.days_in_period, 181);
    ck_assert_double_eq_tol(quote.settlement_px, 99.811030, 1e-10);
    tips = make(LB_TIPS, .03625, "2008-01-15", "1998-01-15", NULL); /* III.B */
    how.settle = day("1998-10-15");
    how.index_ratio = 1.01074;
    quote = quote_with(&tips, how, LB_GIVEN_YIELD, .0365);
    ck_assert_double_eq_tol(quote.clean_px, 99.797017, 1e-10);
    ck_assert_double_eq_tol(quote.adjusted_clean_px, 100.868837, 1e-10);
    ck_assert_double_eq_tol(quote.adjusted_accrued_px, .915983, 1e-10);
    ck_assert_double_eq_tol(quote.settlement_px, 101.784820, 1e-10);
    /* With an index ratio of 1 a TIPS is a note of the same terms. */
    lb_security note = make(LB_NOTE, .03625, "2008-01-15", "1998-01-15", NULL);
    how.index_ratio = 0.0;
    ck_assert_double_eq(quote_with(&tips, how, LB_GIVEN_YIELD, .0365).settlement_px,
                        quote_with(&note, how, LB_GIVEN_YIELD, .0365).settlement_px);
}
END_TEST

START_TEST(price_and_yield_return_to_each_other)
{
    dice d = {1};
    for (int trial = 0; trial < 20000; trial++) {
        lb_date settle;
        lb_security security = roll_security(&d, &settle);
        lb_pricing how = {.settle = settle, .convention = (lb_convention)roll_int(&d, 0, 1)};
        double yield = roll_real(&d, -0.02, trial % 10 ? 0.20 : 0.9);
        lb_quote quote = quote_with(&security, how, LB_GIVEN_YIELD, yield);
        lb_quote back = quote_with(&security, how, LB_GIVEN_CLEAN_PX, quote.clean_px);
        lb_quote from_dirty = quote_with(&security, how, LB_GIVEN_DIRTY_PX, quote.dirty_px);
        /* A price has 14 digits or so; near maturity they pin the yield down less. */
        double sharpness = 1e-12 + 4e-14 / quote.modified_yrs;
        ck_assert_double_eq_tol(back.yield_dec, yield, sharpness);
        ck_assert_double_eq_tol(from_dirty.yield_dec, yield, sharpness);
        lb_quote again = quote_with(&security, how, LB_GIVEN_YIELD, back.yield_dec);
        ck_assert_double_eq_tol(again.clean_px, quote.clean_px, 1e-9);
    }
}
END_TEST

/* The price of II.A to II.G and street convention by adding up cash flows, one by one. */
static double price_by_flows(const lb_security *security, lb_pricing how, double yield, double *macaulay)
{
    lb_cash_flow flows[128];
    size_t count;
    lb_error err = {0};
    ck_assert_msg(lb_security_cash_flows(security, &how, flows, 128, &count, &err) == LB_OK, "%s",
                  err.message);
    lb_period period;
    ck_assert_int_eq(lb_period_at(security->maturity, 6, how.settle, &period, NULL), LB_OK);
    double f = (double)period.days_to_end / period.days_in_period;
    bool simple = how.convention == LB_CONVENTION_TREASURY ||
                  (period.full_periods_left == 0 && security->type != LB_STRIP);
    double stub = simple ? 1.0 / (1.0 + f * yield / 2.0) : pow(1.0 + yield / 2.0, -f);
    double sum = 0.0, moment = 0.0;
    for (size_t i = 0; i < count; i++) {
        /* Whole half-years from the first interest date ahead to this one. */
        int k = period.full_periods_left - lb_interest_date_count(security->maturity, 6, flows[i].date);
        double value = (flows[i].interest_px + flows[i].principal_px) * stub * pow(1.0 + yield / 2.0, -k);
        sum += value;
        moment += value * (f + k) / 2.0;
    }
    *macaulay = moment / sum;
    return sum;
}

START_TEST(prices_are_the_sum_of_cash_flows)
{
    dice d = {2};
    for (int trial = 0; trial < 5000; trial++) {
        lb_date settle;
        lb_security security = roll_security(&d, &settle);
        if (security.type == LB_BILL) {
            continue;
        }
        lb_pricing how = {.settle = settle, .convention = (lb_convention)roll_int(&d, 0, 1)};
        double yield = roll_real(&d, -0.01, 0.15);
        lb_quote quote = quote_with(&security, how, LB_GIVEN_YIELD, yield);
        double macaulay, sum = price_by_flows(&security, how, yield, &macaulay);
        ck_assert_double_eq_tol(quote.dirty_px, sum, 1e-11 * sum);
        ck_assert_double_eq_tol(quote.macaulay_yrs, macaulay, 1e-10);
    }
}
END_TEST

START_TEST(risk_measures_are_the_derivatives_of_the_price)
{
    dice d = {3};
    for (int trial = 0; trial < 5000; trial++) {
        lb_date settle;
        lb_security security = roll_security(&d, &settle);
        lb_pricing how = {.settle = settle, .convention = (lb_convention)roll_int(&d, 0, 1)};
        double yield = roll_real(&d, -0.01, 0.12), step = 1e-4;
        double up = quote_with(&security, how, LB_GIVEN_YIELD, yield + step).dirty_px;
        double down = quote_with(&security, how, LB_GIVEN_YIELD, yield - step).dirty_px;
        lb_quote quote = quote_with(&security, how, LB_GIVEN_YIELD, yield);
        double slope = (down - up) / (2.0 * step), curve = (up - 2.0 * quote.dirty_px + down) / (step * step);
        ck_assert_double_eq_tol(quote.modified_yrs, slope / quote.dirty_px,
                                1e-5 * (1.0 + quote.modified_yrs));
        ck_assert_double_eq_tol(quote.dv01_px, slope * 1e-4, 1e-7 * (1.0 + slope * 1e-2));
        ck_assert_double_eq_tol(quote.convexity, curve / quote.dirty_px, 1e-4 * (1.0 + quote.convexity));
        if (how.convention == LB_CONVENTION_STREET && quote.full_periods > 0 && security.type != LB_BILL) {
            /* Compounded throughout, Macaulay's duration is (1 + i/2) times the modified one. */
            ck_assert_double_eq_tol(quote.macaulay_yrs, quote.modified_yrs * (1.0 + yield / 2.0), 1e-11);
        }
        ck_assert(quote.index_dv01_px == quote.dv01_px);
    }
}
END_TEST

START_TEST(par_bonds_price_to_par_and_strips_add_up)
{
    dice d = {4};
    for (int trial = 0; trial < 2000; trial++) {
        lb_date settle;
        lb_security bond = roll_security(&d, &settle);
        if (bond.type == LB_BILL || bond.type == LB_STRIP || settle < bond.first_coupon) {
            continue;
        }
        lb_period period;
        ck_assert_int_eq(lb_period_at(bond.maturity, 6, settle, &period, NULL), LB_OK);
        lb_pricing on_date = {.settle = period.begin, .convention = (lb_convention)roll_int(&d, 0, 1)};
        if (period.begin >= bond.first_coupon) {
            ck_assert_double_eq_tol(quote_with(&bond, on_date, LB_GIVEN_YIELD, bond.coupon_dec).clean_px,
                                    100.0, 1e-11);
        }
        /* On a flat zero curve the strips of a bond cost what it costs. */
        lb_pricing how = {.settle = settle, .convention = LB_CONVENTION_TREASURY};
        double yield = roll_real(&d, 0.0, 0.1), sum = 0.0;
        lb_cash_flow flows[128];
        size_t count;
        ck_assert_int_eq(lb_security_cash_flows(&bond, &how, flows, 128, &count, NULL), LB_OK);
        for (size_t i = 0; i < count; i++) {
            lb_security strip = {.type = LB_STRIP,
                                 .dated_date = bond.dated_date,
                                 .issue_date = bond.dated_date,
                                 .first_coupon = LB_DATE_NONE,
                                 .maturity = flows[i].date};
            /* The strip's own half-years end on its own day of the month; they are the bond's unless month ends
             * differ, which the 30th does. */
            if (lb_date_ymd(flows[i].date).day != lb_date_ymd(bond.maturity).day &&
                !(lb_date_is_month_end(bond.maturity) && lb_date_is_month_end(flows[i].date))) {
                sum = NAN;
                break;
            }
            if (lb_date_is_month_end(bond.maturity) != lb_date_is_month_end(flows[i].date)) {
                sum = NAN;
                break;
            }
            sum += (flows[i].interest_px + flows[i].principal_px) / 100.0 *
                   quote_with(&strip, how, LB_GIVEN_YIELD, yield).clean_px;
        }
        if (!isnan(sum)) {
            ck_assert_double_eq_tol(quote_with(&bond, how, LB_GIVEN_YIELD, yield).dirty_px, sum, 1e-10);
        }
    }
}
END_TEST

START_TEST(strips_follow_both_conventions)
{
    lb_security strip = make(LB_STRIP, 0, "2030-02-15", NULL, NULL);
    lb_pricing how = {.settle = day("2024-10-01")};
    /* 137 of 184 days, then 10 half-years. */
    double f = 137.0 / 184.0, i = 0.043;
    ck_assert_double_eq_tol(quote_with(&strip, how, LB_GIVEN_YIELD, i).clean_px,
                            100.0 / ((1 + f * i / 2) * pow(1 + i / 2, 10)), 1e-12);
    how.convention = LB_CONVENTION_STREET;
    ck_assert_double_eq_tol(quote_with(&strip, how, LB_GIVEN_YIELD, i).clean_px,
                            100.0 / pow(1 + i / 2, 10 + f), 1e-12);
    how.settle = day("2029-10-01");
    ck_assert_double_eq_tol(quote_with(&strip, how, LB_GIVEN_YIELD, i).clean_px, 100.0 / pow(1 + i / 2, f),
                            1e-12);
}
END_TEST

START_TEST(zero_and_negative_yields_are_smooth)
{
    lb_security bond = make(LB_BOND, 0.03, "2050-02-15", NULL, NULL);
    lb_pricing how = {.settle = day("2020-02-15")};
    /* At zero the price is the plain sum: 60 coupons of 1.5 and par. */
    ck_assert_double_eq(quote_with(&bond, how, LB_GIVEN_YIELD, 0.0).clean_px, 190.0);
    double slope = quote_with(&bond, how, LB_GIVEN_YIELD, 0.0).dv01_px * 1e4;
    for (int k = 1; k <= 12; k++) {
        double tiny = pow(10.0, -k - 3);
        double up = quote_with(&bond, how, LB_GIVEN_YIELD, tiny).clean_px;
        double down = quote_with(&bond, how, LB_GIVEN_YIELD, -tiny).clean_px;
        ck_assert_double_eq_tol(down - up, 2.0 * slope * tiny, 1e-11 + 1e-4 * slope * tiny);
    }
    lb_quote back = quote_with(&bond, how, LB_GIVEN_CLEAN_PX, 190.0);
    ck_assert_double_eq_tol(back.yield_dec, 0.0, 1e-14);
    lb_security zero = make(LB_NOTE, 0.0, "2050-02-15", "2020-02-15", NULL);
    ck_assert_double_eq_tol(quote_with(&zero, how, LB_GIVEN_YIELD, 0.04).clean_px, 100.0 * pow(1.02, -60),
                            1e-12);
}
END_TEST

START_TEST(prices_far_from_par_still_find_their_yield)
{
    const double yields[] = {-0.6, -0.3, 0.5, 1.0, 3.0, 10.0, 19.0};
    const char *settles[] = {"2020-02-15", "2049-06-01", "2035-03-03", "2050-02-14"};
    lb_security bond = make(LB_BOND, 0.03, "2050-02-15", NULL, NULL);
    for (int s = 0; s < 4; s++) {
        for (int y = 0; y < 7; y++) {
            lb_pricing how = {.settle = day(settles[s]), .convention = LB_CONVENTION_STREET};
            lb_quote quote = quote_with(&bond, how, LB_GIVEN_YIELD, yields[y]);
            if (quote.clean_px > 1e-9 && quote.clean_px < 1e12) {
                double found = quote_with(&bond, how, LB_GIVEN_CLEAN_PX, quote.clean_px).yield_dec;
                double sharpness = 1e-13 * (1.0 + quote.accrued_px / quote.clean_px) / quote.modified_yrs;
                ck_assert_double_eq_tol(found, yields[y], 1e-11 * (1.0 + yields[y] * yields[y]) + sharpness);
            }
        }
    }
}
END_TEST

START_TEST(what_cannot_be_is_an_error_and_writes_nothing)
{
    lb_security bond = make(LB_BOND, 0.03, "2050-02-15", "2020-02-15", NULL);
    lb_quote quote = {.clean_px = -7.0};
    lb_error err;
    lb_pricing how = {.settle = day("2050-02-15")};
    ck_assert_int_eq(lb_security_quote(&bond, &how, LB_GIVEN_YIELD, 0.03, &quote, &err), LB_ERR_RANGE);
    ck_assert_ptr_nonnull(strstr(err.message, "on or after the maturity"));
    how.settle = day("2060-01-01");
    ck_assert_int_eq(lb_security_quote(&bond, &how, LB_GIVEN_CLEAN_PX, 90, &quote, &err), LB_ERR_RANGE);
    how.settle = day("2020-02-14");
    ck_assert_int_eq(lb_security_quote(&bond, &how, LB_GIVEN_YIELD, 0.03, &quote, &err), LB_ERR_RANGE);
    ck_assert_ptr_nonnull(strstr(err.message, "before the dated date 2020-02-15"));
    how.settle = day("2020-02-15");
    const double bad_yields[] = {-0.99, -2.0, 20.0, 3.95e4, NAN, INFINITY, -INFINITY};
    for (int i = 0; i < 7; i++) {
        ck_assert_int_eq(lb_security_quote(&bond, &how, LB_GIVEN_YIELD, bad_yields[i], &quote, &err),
                         LB_ERR_RANGE);
    }
    const double bad_prices[] = {0.0, -1.0, NAN, INFINITY, 1e300};
    for (int i = 0; i < 5; i++) {
        ck_assert_int_eq(lb_security_quote(&bond, &how, LB_GIVEN_CLEAN_PX, bad_prices[i], &quote, &err),
                         LB_ERR_RANGE);
    }
    ck_assert_int_eq(lb_security_quote(&bond, &how, LB_GIVEN_DIRTY_PX, 1e-6, &quote, &err),
                     LB_ERR_NO_SOLUTION);
    lb_security strip = make(LB_STRIP, 0, "2021-02-15", NULL, NULL);
    ck_assert_int_eq(lb_security_quote(&strip, &how, LB_GIVEN_CLEAN_PX, 1e9, &quote, &err),
                     LB_ERR_NO_SOLUTION);
    ck_assert_int_eq(lb_security_quote(&bond, &how, LB_GIVEN_DISCOUNT, 0.03, &quote, &err), LB_ERR_USAGE);
    ck_assert_double_eq(quote.clean_px, -7.0);
}
END_TEST

START_TEST(month_ends_and_the_example_of_the_command_line)
{
    /* 30 June 2030 pays on 31 December: 184 days, not 183. */
    lb_security note = make(LB_NOTE, 0.04, "2030-06-30", "2023-06-30", NULL);
    lb_quote quote = quote_with(&note, (lb_pricing){.settle = day("2024-07-01")}, LB_GIVEN_YIELD, 0.04);
    ck_assert_int_eq(quote.days_in_period, 184);
    ck_assert_int_eq(quote.period_end, day("2024-12-31"));
    ck_assert_double_eq_tol(quote.accrued_px, 2.0 / 184, 1e-15);
    lb_security ten = make(LB_NOTE, 0.04125, "2032-11-15", NULL, NULL);
    lb_pricing how = {.settle = day("2024-01-31"), .convention = LB_CONVENTION_STREET};
    quote = quote_with(&ten, how, LB_GIVEN_YIELD, 0.0395);
    /* 105 of 182 days to 15 May 2024, then 17 half-years. */
    double f = 105.0 / 182.0, v = 1 / 1.01975, sum = 0;
    for (int k = 0; k <= 17; k++) {
        sum += (2.0625 + (k == 17 ? 100.0 : 0.0)) * pow(v, k + f);
    }
    ck_assert_double_eq_tol(quote.dirty_px, sum, 1e-11);
    ck_assert_double_eq_tol(quote.accrued_px, 2.0625 * 77 / 182, 1e-13);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("quote");
    TCase *tcase = tcase_create("quote");
    tcase_set_timeout(tcase, 240);
    tcase_add_loop_test(tcase, notes_and_bonds_match_the_published_examples, 0, 7);
    tcase_add_test(tcase, street_differs_mid_period_as_known);
    tcase_add_test(tcase, bills_match_the_published_examples);
    tcase_add_test(tcase, bills_agree_with_the_quadratic_on_both_sides_of_half_a_year);
    tcase_add_test(tcase, tips_match_the_published_examples);
    tcase_add_test(tcase, price_and_yield_return_to_each_other);
    tcase_add_test(tcase, prices_are_the_sum_of_cash_flows);
    tcase_add_test(tcase, risk_measures_are_the_derivatives_of_the_price);
    tcase_add_test(tcase, par_bonds_price_to_par_and_strips_add_up);
    tcase_add_test(tcase, strips_follow_both_conventions);
    tcase_add_test(tcase, zero_and_negative_yields_are_smooth);
    tcase_add_test(tcase, prices_far_from_par_still_find_their_yield);
    tcase_add_test(tcase, what_cannot_be_is_an_error_and_writes_nothing);
    tcase_add_test(tcase, month_ends_and_the_example_of_the_command_line);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
