/* Values from tables against the price formulas, one security at a time. */
#include "check_main.h"

#include <math.h>

#include "market/given_curve.h"
#include "market/valuation.h"
#include "market_for_tests.h"

/* A note whose coupon is its yield is worth par; its modified duration is (1 - v^20) / y (Fabozzi, Bond Markets, ch. 4): 8.1757
 * years at 4 %. */
START_TEST(a_par_note_is_worth_par)
{
    lb_model *model = market_model(MARKET_SCENARIO);
    lb_world *world = market_world(model);
    int s = 0;
    while (model->securities[s].type != LB_NOTE || lb_wc_outstanding(world)[s] == 0) {
        s++;
    }
    for (int node = 0; node < LB_CURVE_NODE_COUNT; node++) {
        lb_w_par_yield(world)[node] = 0.04;
    }
    model->securities[s].maturity = lb_date_add_months(lb_world_date(world), 120, false);
    lb_w_coupon_dec(world)[s] = 0.04;
    lb_w_spread_to_curve(world)[s] = 0;
    lb_valuation valuation;
    lb_valuation_open(world, &valuation);
    lb_security_worth worth = lb_security_worth_of(&valuation, model, world, s);
    ck_assert_double_eq_tol(worth.clean_px, 100, 1e-9);
    ck_assert_double_eq_tol(worth.duration_yrs, 8.1757,
                            0.003); /* a day more or less, and tables by quarter */
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

/* Price of a security on the day's curve moved by `by`. */
static double bumped(const lb_model *model, lb_world *world, int security, double by)
{
    for (int node = 0; node < LB_CURVE_NODE_COUNT; node++) {
        lb_w_par_yield(world)[node] += by;
    }
    lb_valuation valuation;
    lb_valuation_open(world, &valuation);
    double px = lb_security_worth_of(&valuation, model, world, security).clean_px;
    for (int node = 0; node < LB_CURVE_NODE_COUNT; node++) {
        lb_w_par_yield(world)[node] -= by;
    }
    return px;
}

START_TEST(every_live_security_is_worth_its_price)
{
    lb_model *model = market_model(MARKET_SCENARIO);
    lb_world *world = market_world(model);
    lb_valuation valuation;
    lb_valuation_open(world, &valuation);
    int checked = 0;
    for (int i = 0; i < *lb_wc_live_count(world); i++) {
        int s = lb_wc_live(world)[i];
        const lb_security *terms = &model->securities[s];
        if (terms->maturity <= lb_world_date(world) + 1) {
            continue;
        }
        double px, accrued;
        lb_error err;
        ck_assert_msg(lb_market_price(model, world, s, &px, &accrued, &err) == LB_OK, "%s", err.message);
        if (terms->type == LB_TIPS) {
            px *= terms->base_ref_cpi / lb_model_ref_cpi(model, lb_world_date(world));
        }
        lb_security_worth worth = lb_security_worth_of(&valuation, model, world, s);
        ck_assert_msg(fabs(worth.clean_px - px) <= 0.02, "%s: %.4f, price %.4f", terms->cusip, worth.clean_px,
                      px);
        if (terms->type != LB_FRN) {
            double slope = (bumped(model, world, s, -1e-4) - bumped(model, world, s, 1e-4)) / 2e-4;
            ck_assert_double_eq_tol(worth.duration_yrs, slope / worth.clean_px, 0.02);
        }
        checked++;
    }
    ck_assert_int_ge(checked, 350);
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

START_TEST(at_a_yield_of_nothing_money_is_worth_itself)
{
    lb_model *model = market_model(MARKET_SCENARIO);
    lb_world *world = market_world(model);
    for (int node = 0; node < LB_CURVE_NODE_COUNT; node++) {
        lb_w_par_yield(world)[node] = 0;
    }
    lb_valuation valuation;
    lb_valuation_open(world, &valuation);
    const lb_valuation_point *ten = &valuation.nominal[40];
    ck_assert_double_eq(ten->principal, 1);
    ck_assert_double_eq(ten->annuity, 10);
    ck_assert_double_eq(ten->principal_fall, 10);
    ck_assert_double_eq_tol(ten->annuity_fall, 52.5, 1e-12); /* half a dollar at 0.5, 1, ... 10 years */
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

CHECK_MAIN("valuation", a_par_note_is_worth_par, every_live_security_is_worth_its_price,
           at_a_yield_of_nothing_money_is_worth_itself)
