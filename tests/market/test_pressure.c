/* What moves yields beside the stock of duration: the impact of flows, volatility and capital, the price of risk. */
#include "check_main.h"

#include <math.h>

#include "market/market_for_tests.h"
#include "market/market_params.h"
#include "market/pressure.h"

static const double BP = 1e-4;
enum { COUPONS = LB_NODES - LB_NODE_2Y };

static lb_model *model;
static lb_world *world;

static void open_market(void)
{
    model = market_model(MARKET_SCENARIO);
    world = market_world(model);
    for (int node = 0; node < LB_NODES; node++) {
        ck_assert_double_eq(lb_wc_unplaced_tens(world)[node], 0);
    }
}

static void close_market(void)
{
    lb_world_close(world);
    lb_model_free(model);
}

/* `bn` billions of ten-year equivalents unplaced, all coupons alike. */
static double rise_for(double bn, int node)
{
    double rise[LB_NODES] = {0};
    for (int i = LB_NODE_2Y; i < LB_NODES; i++) {
        lb_w_unplaced_tens(world)[i] = bn * 1e9 / COUPONS;
    }
    lb_pressure_flow(model, world, rise);
    return rise[node];
}

static double at_ten(double bn)
{
    return rise_for(bn, LB_NODE_10Y);
}

START_TEST(flow_is_linear_then_a_square_root)
{
    open_market();
    double kink = lb_market_value(model, LB_MARKET_FLOW_LINEAR);
    double impact = lb_market_value(model, LB_MARKET_FLOW_IMPACT) * BP;
    for (double share = 0.1; share <= 1; share += 0.1) {
        ck_assert_double_eq_tol(at_ten(share * kink), impact * share * kink, 1e-15);
    }
    /* beyond, four times as much above -kink doubles what is above: felt + kink is proportional to the root */
    double base = at_ten(kink) + impact * kink;
    for (double times = 2; times <= 64; times *= 2) {
        ck_assert_double_eq_tol(at_ten(times * kink) + impact * kink, base * sqrt(times), 1e-12);
        ck_assert_double_lt(at_ten(times * kink), impact * times * kink);
    }
    close_market();
}
END_TEST

START_TEST(flow_is_smooth_odd_and_rising)
{
    open_market();
    double kink = lb_market_value(model, LB_MARKET_FLOW_LINEAR), step = kink * 1e-5;
    double impact = lb_market_value(model, LB_MARKET_FLOW_IMPACT) * BP;
    ck_assert_double_eq_tol(at_ten(kink + step * 1e-6), at_ten(kink), 1e-12);
    double below = (at_ten(kink) - at_ten(kink - step)) / step,
           above = (at_ten(kink + step) - at_ten(kink)) / step;
    ck_assert_double_eq_tol(below, impact, 1e-6 * impact);
    ck_assert_double_eq_tol(above, impact, 1e-4 * impact);
    double before = at_ten(-10 * kink);
    for (double bn = -9 * kink; bn <= 10 * kink; bn += kink / 3) {
        ck_assert_double_eq_tol(at_ten(-bn), -at_ten(bn), 1e-18);
        ck_assert_double_gt(at_ten(bn), before);
        before = at_ten(bn);
    }
    ck_assert_double_eq(at_ten(0), 0);
    close_market();
}
END_TEST

/* A part of the rise stays where the sale was; the rest is the same for all coupons, and less for bills. */
START_TEST(part_of_the_flow_is_local)
{
    open_market();
    double rise[LB_NODES] = {0}, local = lb_market_value(model, LB_MARKET_FLOW_LOCAL);
    lb_w_unplaced_tens(world)[LB_NODE_30Y] = 5e9;
    ck_assert_double_eq(lb_pressure_unplaced(world), 5e9);
    lb_pressure_flow(model, world, rise);
    double general = lb_market_value(model, LB_MARKET_FLOW_IMPACT) * BP * 5;
    ck_assert_double_eq_tol(rise[LB_NODE_2Y], general * (1 - local), 1e-15);
    ck_assert_double_eq_tol(rise[LB_NODE_10Y], rise[LB_NODE_2Y], 1e-18);
    ck_assert_double_gt(rise[LB_NODE_30Y], general);
    double mean = 0; /* what is local is shared out differently, not added */
    for (int node = LB_NODE_2Y; node < LB_NODES; node++) {
        mean += rise[node] / COUPONS;
    }
    ck_assert_double_eq_tol(mean, general, 1e-15);
    ck_assert_double_lt(rise[LB_NODE_3M], rise[LB_NODE_1Y]);
    ck_assert_double_lt(rise[LB_NODE_1Y], rise[LB_NODE_2Y]);
    close_market();
}
END_TEST

START_TEST(what_is_unplaced_fades_with_its_half_life)
{
    model = market_model(MARKET_SCENARIO "set:\n  market.flow_half_life: 10\n");
    world = market_world(model);
    double sold[LB_NODES] = {[LB_NODE_3M] = -4e9, [LB_NODE_10Y] = 8e9};
    lb_pressure_add(world, sold);
    for (int day = 0; day < 10; day++) {
        lb_pressure_fade(model, world);
    }
    ck_assert_double_eq_tol(lb_wc_unplaced_tens(world)[LB_NODE_10Y], 4e9, 1);
    ck_assert_double_eq_tol(lb_wc_unplaced_tens(world)[LB_NODE_3M], -2e9, 1);
    ck_assert_double_eq_tol(lb_pressure_unplaced(world), 4e9, 1); /* bills are no duration */
    close_market();
}
END_TEST

START_TEST(risk_aversion_is_one_at_the_opening)
{
    open_market();
    ck_assert_double_eq(lb_risk_aversion(model, world), 1);
    ck_assert_double_eq(lb_volatility_bp(model, world), lb_market_value(model, LB_MARKET_VOLATILITY));
    /* a quiet day leaves it there */
    double yesterday[LB_NODES];
    for (int node = 0; node < LB_NODES; node++) {
        yesterday[node] = lb_wc_par_yield(world)[node];
    }
    *lb_w_previous_date(world) = *lb_wc_date(world) - 1;
    lb_pressure_mark(model, world, yesterday, 1e12, 8);
    ck_assert_double_eq_tol(lb_risk_aversion(model, world), 1, 1e-15);
    close_market();
}
END_TEST

START_TEST(risk_aversion_rises_with_volatility_and_lost_capital)
{
    open_market();
    double capital = *lb_wc_capital(world);
    *lb_w_capital(world) = capital / 2;
    ck_assert_double_eq_tol(lb_risk_aversion(model, world), 2, 1e-15);
    *lb_w_felt_volatility(world) = 1.5; /* power 1, MODEL.md B.3.3 */
    ck_assert_double_eq_tol(lb_risk_aversion(model, world), 3, 1e-15);
    *lb_w_capital(world) = capital;
    ck_assert_double_eq_tol(lb_risk_aversion(model, world), 1.5, 1e-15);
    close_market();
    model = market_model(MARKET_SCENARIO "set:\n  market.aversion_power: 2\n");
    world = market_world(model);
    *lb_w_felt_volatility(world) = 1.5;
    ck_assert_double_eq_tol(lb_risk_aversion(model, world), 2.25, 1e-12);
    close_market();
}
END_TEST

/* 20 % of 2 years, 20 % of 5, 40 % of 10, 20 % of 30 (the index's weights), 252 days, variance premium on top. */
START_TEST(volatility_is_the_indexs_mean)
{
    open_market();
    double normal = lb_market_value(model, LB_MARKET_VOLATILITY);
    double premium = 1 + lb_market_value(model, LB_MARKET_VARIANCE_PREMIUM);
    static const struct {
        int node;
        double weight;
    } row[] = {{LB_NODE_2Y, 0.2}, {LB_NODE_5Y, 0.2}, {LB_NODE_10Y, 0.4}, {LB_NODE_30Y, 0.2}, {LB_NODE_7Y, 0}};
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        lb_w_yield_variance(world)[row[i].node] = 36 * BP * BP; /* 6 bp a day */
        double wanted = sqrt(normal * normal + 252 * premium * row[i].weight * 36);
        ck_assert_double_eq_tol(lb_volatility_bp(model, world), wanted, 1e-9);
        lb_w_yield_variance(world)[row[i].node] = 0;
    }
    *lb_w_volatility_shock(world) = 30;
    ck_assert_double_eq_tol(lb_volatility_bp(model, world), normal + 30, 1e-9);
    close_market();
}
END_TEST

START_TEST(a_loss_takes_capital_and_variance_remembers)
{
    open_market();
    double normal = lb_market_value(model, LB_MARKET_CAPITAL) * 1e9, yesterday[LB_NODES];
    double keep = lb_market_value(model, LB_MARKET_VARIANCE_DECAY);
    for (int node = 0; node < LB_NODES; node++) {
        yesterday[node] = lb_wc_par_yield(world)[node] - 10 * BP;
    }
    *lb_w_previous_date(world) = *lb_wc_date(world) - 1;
    lb_pressure_mark(model, world, yesterday, 1e12,
                     8); /* 1 tn of ten-year equivalents of 8 years, 10 bp: 8 bn */
    ck_assert_double_eq_tol(*lb_wc_capital(world), normal - 8e9, 1e3);
    ck_assert_double_eq_tol(lb_wc_yield_variance(world)[LB_NODE_10Y], (1 - keep) * 100 * BP * BP, 1e-15);
    ck_assert_double_gt(lb_risk_aversion(model, world), 1);
    /* half of it is back after the half-life */
    for (int node = 0; node < LB_NODES; node++) {
        yesterday[node] = lb_wc_par_yield(world)[node];
    }
    double half_life = lb_market_value(model, LB_MARKET_CAPITAL_HALF_LIFE);
    *lb_w_previous_date(world) = *lb_wc_date(world) - (lb_date)lround(365.25 * half_life);
    lb_pressure_mark(model, world, yesterday, 1e12, 8);
    ck_assert_double_eq_tol(*lb_wc_capital(world), normal - 4e9, 1e7);
    ck_assert_double_eq_tol(lb_wc_yield_variance(world)[LB_NODE_10Y], keep * (1 - keep) * 100 * BP * BP,
                            1e-15);
    /* a loss beyond all capital leaves a tenth */
    for (int node = 0; node < LB_NODES; node++) {
        yesterday[node] = lb_wc_par_yield(world)[node] - 1;
    }
    lb_pressure_mark(model, world, yesterday, 1e13, 8);
    ck_assert_double_eq_tol(*lb_wc_capital(world), normal / 10, 1);
    close_market();
}
END_TEST

CHECK_MAIN("pressure", flow_is_linear_then_a_square_root, flow_is_smooth_odd_and_rising,
           part_of_the_flow_is_local, what_is_unplaced_fades_with_its_half_life,
           risk_aversion_is_one_at_the_opening, risk_aversion_rises_with_volatility_and_lost_capital,
           volatility_is_the_indexs_mean, a_loss_takes_capital_and_variance_remembers)
