/* Risk on a curve: sums, derivatives by differences, carry and roll-down. */
#include "longbond/curve_risk.h"

#include <math.h>

#include "../check_main.h"
#include "curve/markets_for_tests.h"

static const double keys[] = {0.5, 1, 2, 3, 5, 7, 10, 20, 30};
enum { KEYS = sizeof keys / sizeof keys[0] };

static int make_portfolio(const lb_curve *curve, lb_risk_holding *out)
{
    lb_price_quote quotes[MARKET_MOST];
    int n = make_market(curve, 40, 355, 0, quotes);
    for (int i = 0; i < n; i++) {
        out[i] =
            (lb_risk_holding){.security = quotes[i].security, .par_cents = (i % 5 - 1) * INT64_C(100000000)};
    }
    return n;
}

START_TEST(key_rates_add_up)
{
    lb_curve c = market_truth(20000, 0.046, -0.004, -0.022, 0.018, 1.7, 9.0);
    lb_risk_holding holdings[MARKET_MOST];
    int n = make_portfolio(&c, holdings);
    lb_curve_risk r;
    ck_assert_int_eq(lb_curve_risk_of(&c, holdings, n, keys, KEYS, &r, NULL), LB_OK);
    double sum = 0;
    for (int k = 0; k < KEYS; k++) {
        sum += r.key_dv01_usd[k];
    }
    ck_assert_double_eq_tol(sum, r.dv01_usd, 1e-9 * fabs(r.dv01_usd));
    /* The parallel shift by differences: spreads move all zero yields. */
    lb_risk_holding up[MARKET_MOST], down[MARKET_MOST];
    for (int i = 0; i < n; i++) {
        up[i] = down[i] = holdings[i];
        up[i].spread_dec = 1e-4;
        down[i].spread_dec = -1e-4;
    }
    lb_curve_risk a, b;
    ck_assert_int_eq(lb_curve_risk_of(&c, up, n, keys, KEYS, &a, NULL), LB_OK);
    ck_assert_int_eq(lb_curve_risk_of(&c, down, n, keys, KEYS, &b, NULL), LB_OK);
    ck_assert_double_eq_tol((b.value_usd - a.value_usd) / 2, r.dv01_usd, 1e-4 * fabs(r.dv01_usd));
    ck_assert_double_eq_tol((a.value_usd - 2 * r.value_usd + b.value_usd) / 1e-8, r.convexity * r.value_usd,
                            1e-4 * fabs(r.convexity * r.value_usd));
}
END_TEST

/* A ten-year note at par is its own ten-year equivalent, but for the days of its half-years. */
START_TEST(ten_year_equivalents)
{
    lb_curve c = market_truth(20089, 0.04, 0, 0, 0, 1, 2); /* 2025-01-01 */
    lb_risk_holding h = {.par_cents = 100000000};
    ck_assert_int_eq(lb_security_make(LB_NOTE, lb_curve_par_dec(&c, 10), lb_date_make(2035, 1, 1),
                                      LB_DATE_NONE, LB_DATE_NONE, &h.security, NULL),
                     LB_OK);
    lb_curve_risk r;
    ck_assert_int_eq(lb_curve_risk_of(&c, &h, 1, keys, KEYS, &r, NULL), LB_OK);
    ck_assert_double_eq_tol(r.ten_year_usd, 1e6, 300);
    ck_assert_double_eq_tol(r.value_usd, 1e6, 200);
}
END_TEST

/* On a flat curve nothing rolls down; financed at the curve's rate, nothing is carried. */
START_TEST(flat_curves_do_not_roll)
{
    lb_curve c = market_truth(20089, 0.04, 0, 0, 0, 1, 2);
    lb_security note;
    ck_assert_int_eq(
        lb_security_make(LB_NOTE, 0.05, lb_date_make(2032, 2, 15), LB_DATE_NONE, LB_DATE_NONE, &note, NULL),
        LB_OK);
    lb_carry carry;
    lb_date horizon = 20089 + 91;
    double repo = (exp(0.04 * 91 / 365.25) - 1) * 360 / 91;
    ck_assert_int_eq(lb_curve_carry(&c, &note, horizon, repo, &carry, NULL), LB_OK);
    ck_assert_double_eq_tol(carry.roll_px, 0, 5e-3);  /* yields count half-years, the curve days */
    ck_assert_double_eq_tol(carry.carry_px, 0, 2e-2); /* the coupon earns nothing until the horizon */
    ck_assert_double_eq(carry.income_px, 2.5);
    lb_curve steep = market_truth(20089, 0.05, -0.03, 0, 0, 4, 2);
    ck_assert_int_eq(lb_curve_carry(&steep, &note, horizon, repo, &carry, NULL), LB_OK);
    ck_assert_double_gt(carry.roll_px, 0.1);
    ck_assert_int_eq(lb_curve_carry(&c, &note, 20089, repo, &carry, NULL), LB_ERR_RANGE);
}
END_TEST

START_TEST(what_cannot_be)
{
    lb_curve c = market_truth(20000, 0.04, 0, 0, 0, 1, 2);
    lb_risk_holding h = {.security = {.type = LB_FRN}, .par_cents = 100};
    lb_curve_risk r;
    ck_assert_int_eq(lb_curve_risk_of(&c, &h, 1, keys, KEYS, &r, NULL), LB_ERR_USAGE);
    ck_assert_int_eq(lb_curve_risk_of(&c, &h, 0, keys, 0, &r, NULL), LB_ERR_RANGE);
    ck_assert_int_eq(lb_curve_risk_of(&c, &h, 0, (const double[]){2, 1}, 2, &r, NULL), LB_ERR_RANGE);
}
END_TEST

CHECK_MAIN("risk", key_rates_add_up, ten_year_equivalents, flat_curves_do_not_roll, what_cannot_be)
