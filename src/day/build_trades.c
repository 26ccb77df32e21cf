/* build_trades.c - how the market prices what a scenario trades: where its duration lies and how long it stays. */
#include "build.h"

#include <math.h>

#include "market/market_model.h"
#include "market/market_params.h"
#include "market/pressure.h"
#include "num/half_life.h"
#include "world/programme_rules.h"

/* What a trade is to be priced with. */
typedef struct trade_terms {
    const double *weight;    /* where duration lies; [LB_NODES] */
    double from_yrs, to_yrs; /* 0, 0: all */
    double lasts_yrs;
    int ramp_months; /* of what is announced; 0: nothing is */
} trade_terms;

/* Where a trade's duration lies, and what the market makes of its persistence. */
static lb_status price_trade(lb_model *model, const trade_terms *terms, lb_action_price *price, lb_error *err)
{
    lb_market_model *market = model->market;
    double sum = 0;
    for (int node = 0; node < LB_NODES; node++) {
        double years = lb_curve_node_years(node);
        bool inside = terms->to_yrs == 0 || (years >= terms->from_yrs && years <= terms->to_yrs);
        price->direction[node] = inside ? terms->weight[node] : 0;
        sum += price->direction[node];
    }
    if (sum <= 0) { /* between two nodes, or none held: the node nearest to the middle */
        lb_spread_on_nodes((terms->from_yrs + terms->to_yrs) / 2, 1, price->direction);
        sum = 1;
    }
    for (int node = 0; node < LB_NODES; node++) {
        price->direction[node] /= sum;
    }
    double monthly = lb_premium_monthly(&market->premium, terms->lasts_yrs);
    price->done = lb_premium_decaying(&market->premium, monthly);
    price->daily_keep = terms->lasts_yrs < HUGE_VAL ? lb_half_life_left(1, 365.25 * terms->lasts_yrs) : 1;
    price->ramp_months = terms->ramp_months;
    lb_status status = LB_OK;
    if (terms->ramp_months > 0) {
        price->ahead =
            lb_model_own(model, (size_t)price->ramp_months + 1, sizeof *price->ahead, &status, err);
        for (int m = 0; status == LB_OK && m <= price->ramp_months; m++) {
            price->ahead[m] = lb_premium_ramp(&market->premium, m, monthly);
        }
    }
    return status;
}

static lb_status build_action(lb_model *model, int a, lb_error *err)
{
    const lb_action *action = &model->scenario.actions[a];
    const lb_demand *demand = &model->market->demand;
    bool sale = action->kind == LB_ACTION_SELL;
    if (!sale && action->kind != LB_ACTION_BUY) {
        return LB_OK;
    }
    trade_terms terms = {.weight = sale ? demand->habitat[action->sector] : demand->market,
                         .from_yrs = action->from_yrs,
                         .to_yrs = action->to_yrs,
                         .lasts_yrs = action->lasts_yrs,
                         .ramp_months =
                             action->announced ? (int)ceil(action->over_days / LB_DAYS_A_MONTH) : 0};
    return price_trade(model, &terms, &model->market->actions[a], err);
}

/* Months from the day a programme is told to the day it is expected to have traded. */
static int programme_months(const lb_model *model, const lb_programme *programme)
{
    enum { LONGEST = 120 };
    lb_date from = programme->on != LB_DATE_NONE ? programme->on : model->start;
    double months = lb_programme_months(programme, programme->total > 0 ? programme->total : INT64_MAX, from,
                                        lb_market_value(model, LB_MARKET_OPEN_ENDED));
    bool waits = programme->news == LB_ANNOUNCED_ON && programme->on != LB_DATE_NONE;
    double ahead = waits ? (programme->on - programme->announced) / LB_DAYS_A_MONTH : 0;
    return (int)fmin(ceil(fmax(months, 1) + ahead), LONGEST);
}

/* Programmes that buy or sell coupons outright. Bills hardly carry duration and are not priced ahead. */
static lb_status build_programme_price(lb_model *model, int p, lb_error *err)
{
    const lb_programme *programme = &model->scenario.programmes[p];
    lb_programme_price *price = &model->market->programmes[p];
    bool twist = programme->kind == LB_PROGRAMME_TWIST;
    int months = programme->news == LB_SURPRISE ? 0 : programme_months(model, programme);
    lb_status status = LB_OK;
    const struct {
        bool does;
        const lb_maturities *range;
        lb_action_price *price;
        const double *weight;
    } sides[2] = {
        {(twist || programme->kind == LB_PROGRAMME_PURCHASES) && !programme->buys.bills, &programme->buys,
         &price->buys, model->market->demand.market},
        {(twist || programme->kind == LB_PROGRAMME_SALES) && !programme->sells.bills, &programme->sells,
         &price->sells, model->market->demand.habitat[LB_FED]},
    };
    for (int i = 0; status == LB_OK && i < 2; i++) {
        if (sides[i].does) {
            trade_terms terms = {sides[i].weight, sides[i].range->from_yrs, sides[i].range->to_yrs,
                                 programme->lasts_yrs, months};
            status = price_trade(model, &terms, sides[i].price, err);
            price->trades[i] = true;
        }
    }
    return status;
}

lb_status lb_build_trades(lb_model *model, lb_error *err)
{
    lb_status status = LB_OK;
    for (int a = 0; status == LB_OK && a < model->scenario.action_count; a++) {
        status = build_action(model, a, err);
    }
    for (int p = 0; status == LB_OK && p < model->scenario.programme_count; p++) {
        status = build_programme_price(model, p, err);
    }
    return status;
}
