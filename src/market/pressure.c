#include "pressure.h"

#include <math.h>

#include "market_model.h"
#include "market_params.h"
#include "num/half_life.h"
#include "num/lb_math.h"

static const double BP = 1e-4, TRADING_DAYS = 252;
enum { FIRST_COUPON = LB_NODE_2Y };

double lb_market_value(const lb_model *model, int param)
{
    return lb_model_param(model, LB_ACTOR_MARKET, param);
}

static double days_passed(const lb_world *world)
{
    return *lb_wc_date(world) - *lb_wc_previous_date(world);
}

void lb_pressure_fade(const lb_model *model, lb_world *world)
{
    /* half-lives in business days; a weekend counts as the one business day it ends in */
    double keep = lb_half_life_left(1, lb_market_value(model, LB_MARKET_FLOW_HALF_LIFE));
    for (int node = 0; node < LB_NODES; node++) {
        lb_w_unplaced_tens(world)[node] *= keep;
    }
}

void lb_pressure_add(lb_world *world, const double *tens)
{
    for (int node = 0; node < LB_NODES; node++) {
        lb_w_unplaced_tens(world)[node] += tens[node];
    }
}

double lb_pressure_unplaced(const lb_world *world)
{
    double sum = 0;
    for (int node = FIRST_COUPON; node < LB_NODES; node++) {
        sum += lb_wc_unplaced_tens(world)[node];
    }
    return sum;
}

/* Linear up to `linear`, then with the square root, smooth where they meet; odd. */
static double concave(double amount, double linear)
{
    double size = fabs(amount);
    double felt = size <= linear ? size : linear * (2 * sqrt(size / linear) - 1);
    return amount < 0 ? -felt : felt;
}

void lb_pressure_flow(const lb_model *model, const lb_world *world, double *rise)
{
    double unplaced = lb_pressure_unplaced(world);
    double linear = lb_market_value(model, LB_MARKET_FLOW_LINEAR) * 1e9;
    double impact = lb_market_value(model, LB_MARKET_FLOW_IMPACT) * BP / 1e9;
    double local = lb_market_value(model, LB_MARKET_FLOW_LOCAL);
    double general = impact * concave(unplaced, linear);
    for (int node = 0; node < LB_NODES; node++) {
        /* dealers who are full quote every coupon worse; a bill needs no room for duration (prior) */
        double years = lb_curve_node_years(node);
        double reach = years >= 2 ? 1 : years / 2;
        double here = node < FIRST_COUPON ? 0 : lb_wc_unplaced_tens(world)[node];
        double share = unplaced != 0 ? here / unplaced * (LB_NODES - FIRST_COUPON) : 0;
        rise[node] += general * reach * (1 - local + (node >= FIRST_COUPON ? local * share : 0));
    }
}

void lb_pressure_concession(const lb_model *model, const lb_world *world, const lb_premium *premium,
                            double *rise)
{
    lb_date today = *lb_wc_date(world);
    int span = (int)lb_market_value(model, LB_MARKET_CONCESSION_DAYS);
    double per_mn = lb_market_value(model, LB_MARKET_CONCESSION) * BP / 1e6;
    int calendar = span * 7 / 5 + 1;
    /* what settles before the first of them was auctioned earlier than the concession reaches back */
    int end = lb_model_settling_after(model, today + calendar + model->offering_lead);
    for (int o = lb_model_settling_after(model, today - calendar - 1); o < end; o++) {
        const lb_offering *offering = &model->offerings[o];
        int type = lb_tenor_type(offering->tenor);
        double away = fabs((double)(offering->auction - today)) * 5 / 7;
        if (away > span || type == LB_BILL || type == LB_FRN || type == LB_TIPS) {
            continue;
        }
        double par = (double)lb_wc_offering_par(world)[o] / 100;
        double years = (model->securities[offering->security].maturity - today) / 365.25;
        for (int node = LB_NODE_2Y; node < LB_NODES; node++) {
            if (years > lb_curve_node_years(node) + 0.5 || years < lb_curve_node_years(node - 1) + 0.5) {
                continue;
            }
            double dv01 = par * premium->node_duration[node] * BP;
            rise[node] += per_mn * dv01 * (1 - away / (span + 1));
        }
    }
}

double lb_private_bill_share(const lb_model *model, const lb_world *world)
{
    const int64_t *row = &lb_wc_position(world)[LB_INSTR_BILLS * LB_SECTOR_COUNT];
    double bills = -(double)(row[LB_TREASURY] + row[LB_FED]) / 100;
    return bills / lb_model_gdp(model, *lb_wc_date(world));
}

/* How far a bill premium reaches (prior): one to three months in full, nothing from two years on. */
static double bill_reach(int node)
{
    double years = lb_curve_node_years(node);
    return years <= 0.25 ? 1 : years <= 0.5 ? 0.7 : years <= 1 ? 0.3 : 0;
}

void lb_pressure_bills(const lb_model *model, const lb_world *world, double *rise)
{
    double share = lb_private_bill_share(model, world), opening = *lb_wc_opening_bill_share(world);
    double supply = lb_market_value(model, LB_MARKET_BILL_SUPPLY) * BP * 100 * (share - opening);
    double bought = 0;
    for (int node = 0; node < FIRST_COUPON; node++) { /* back to dollars: that is what money funds count */
        bought -= lb_wc_unplaced_tens(world)[node];
    }
    double flow = lb_market_value(model, LB_MARKET_BILL_FLOW) * BP / 1e9 *
                  concave(bought * model->market->premium.ten_year_duration / 0.25, 5e9);
    for (int node = 0; node < FIRST_COUPON; node++) {
        rise[node] += (supply - flow) * bill_reach(node);
    }
}

double lb_volatility_bp(const lb_model *model, const lb_world *world)
{
    const double *v = lb_wc_yield_variance(world);
    double daily = 0.2 * v[LB_NODE_2Y] + 0.2 * v[LB_NODE_5Y] + 0.4 * v[LB_NODE_10Y] + 0.2 * v[LB_NODE_30Y];
    double normal = lb_market_value(model, LB_MARKET_VOLATILITY) + *lb_wc_volatility_shock(world);
    double beyond =
        TRADING_DAYS * (1 + lb_market_value(model, LB_MARKET_VARIANCE_PREMIUM)) * daily / (BP * BP);
    return sqrt(normal * normal + beyond);
}

void lb_pressure_mark(const lb_model *model, lb_world *world, const double *yesterday,
                      double arbitrageur_tens, double ten_year_duration)
{
    double keep = lb_market_value(model, LB_MARKET_VARIANCE_DECAY);
    for (int node = 0; node < LB_NODES; node++) {
        double move = lb_wc_par_yield(world)[node] - yesterday[node];
        double *variance = &lb_w_yield_variance(world)[node];
        *variance = keep * *variance + (1 - keep) * move * move;
    }
    double normal = lb_market_value(model, LB_MARKET_CAPITAL) * 1e9;
    double years = days_passed(world) / 365.25;
    double loss =
        arbitrageur_tens * ten_year_duration * (lb_wc_par_yield(world)[LB_NODE_10Y] - yesterday[LB_NODE_10Y]);
    double lag = lb_half_life_left(1, lb_market_value(model, LB_MARKET_VOLATILITY_LAG));
    double implied = lb_volatility_bp(model, world) / lb_market_value(model, LB_MARKET_VOLATILITY);
    *lb_w_felt_volatility(world) = implied + (*lb_w_felt_volatility(world) - implied) * lag;
    double back = lb_half_life_left(years, lb_market_value(model, LB_MARKET_CAPITAL_HALF_LIFE));
    double least = normal * lb_market_value(model, LB_MARKET_CAPITAL_LEAST);
    double capital = normal + (*lb_w_capital(world) - normal) * back - loss;
    *lb_w_capital(world) = capital > least ? capital : least;
}

double lb_risk_aversion(const lb_model *model, const lb_world *world)
{
    double volatility = *lb_wc_felt_volatility(world);
    double power = lb_market_value(model, LB_MARKET_AVERSION_POWER);
    double by_volatility = power == 1 ? volatility : lb_pow(volatility, power);
    double aversion = by_volatility * lb_market_value(model, LB_MARKET_CAPITAL) * 1e9 / *lb_wc_capital(world);
    double most = lb_market_value(model, LB_MARKET_AVERSION_MOST);
    return aversion < most ? aversion : most;
}
