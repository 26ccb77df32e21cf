/* build_market.c - what prices duration, made from the parameters, the baseline's curve and the opening holders. */
#include "build.h"

#include <math.h>

#include "base/error.h"
#include "data/sticky_rows.h"
#include "investors/demand.h"
#include "longbond/curve_bootstrap.h"
#include "market/clearing.h"
#include "market/exposure.h"
#include "market/market_model.h"
#include "market/market_params.h"
#include "market/pressure.h"
#include "num/half_life.h"
#include "num/lb_math.h"

static const double BP = 1e-4;

static lb_premium_terms terms_of(const lb_model *model)
{
    return (lb_premium_terms){
        .kappa = {lb_market_value(model, LB_MARKET_KAPPA_LEVEL),
                  lb_market_value(model, LB_MARKET_KAPPA_SLOPE),
                  lb_market_value(model, LB_MARKET_KAPPA_CURVE)},
        .sigma_dec = {lb_market_value(model, LB_MARKET_SIGMA_LEVEL) * BP,
                      lb_market_value(model, LB_MARKET_SIGMA_SLOPE) * BP,
                      lb_market_value(model, LB_MARKET_SIGMA_CURVE) * BP},
        .structural_yrs = lb_market_value(model, LB_MARKET_STRUCTURAL),
        .schedule_months = (int)lb_market_value(model, LB_MARKET_SCHEDULE),
    };
}

/* The published 10-year term premium of the month end on or before the day, decimal. */
static lb_status published_premium(lb_date day, double *out, lb_error *err)
{
    lb_rows rows;
    lb_rows_open_snapshot(&rows, "term_premium", err);
    *out = NAN;
    for (int row = 0; rows.status == LB_OK && row < rows.count; row++) {
        if (lb_rows_date(&rows, row, "date") <= day) {
            *out = lb_rows_number(&rows, row, "premium_10y_pct") / 100;
        }
    }
    lb_status status = lb_rows_close(&rows);
    return status == LB_OK && isnan(*out)
               ? lb_fail(err, LB_ERR_RECONCILE, "term_premium: nothing on or before the baseline")
               : status;
}

/* The premium at all nodes: the published one at ten years, elsewhere as duration that stays would have it. */
static lb_status build_opening_premium(lb_model *model, lb_error *err)
{
    lb_market_model *market = model->market;
    double ten_years = 0, tens[LB_NODES] = {[LB_NODE_10Y] = 1}, shape[LB_NODES] = {0};
    lb_status status = published_premium(model->start, &ten_years, err);
    lb_premium_add(&market->premium, &market->premium.structural, tens, 1, shape);
    for (int node = 0; node < LB_NODES; node++) {
        market->opening_premium[node] = ten_years * shape[node] / shape[LB_NODE_10Y];
    }
    return status;
}

void lb_spread_on_nodes(double years, double tens, double *out)
{
    int right = 0;
    while (right < LB_NODES && lb_curve_node_years(right) < years) {
        right++;
    }
    if (right == 0 || right == LB_NODES) {
        out[right == 0 ? 0 : LB_NODES - 1] += tens;
        return;
    }
    double a = lb_curve_node_years(right - 1), b = lb_curve_node_years(right);
    out[right - 1] += tens * (b - years) / (b - a);
    out[right] += tens * (years - a) / (b - a);
}

typedef struct opening_tens {
    double held[LB_SECTOR_COUNT][LB_NODES];
} opening_tens;

static void measure_opening(const lb_model *model, opening_tens *out)
{
    *out = (opening_tens){0};
    for (int s = 0; s < model->opening_count; s++) {
        const lb_security *terms = &model->securities[s];
        double unit =
            0.01 * lb_security_tens(&model->market->premium, terms, terms->coupon_dec, model->baseline);
        double years = (terms->maturity - model->baseline) / 365.25;
        for (int sector = LB_FED; unit > 0 && sector < LB_SECTOR_COUNT; sector++) {
            double par = (double)model->opening_holdings[s * LB_SECTOR_COUNT + sector];
            lb_spread_on_nodes(years, unit * par, out->held[sector]);
        }
    }
}

/* Rise of the 10-year for `tens` dollars of ten-year equivalents at ten years that stay, holders having responded. */
static lb_status stock_impact(lb_market_model *market, double gamma, double amount, double *rise,
                              lb_error *err)
{
    double change[LB_NODES] = {0}, residual;
    double tens[LB_NODES] = {[LB_NODE_10Y] = amount}, stock[LB_NODES] = {0}, none[LB_NODES] = {0};
    lb_demand_price(market, gamma);
    lb_premium_add(&market->premium, &market->premium.structural, tens, gamma, stock);
    lb_clearing_day day = {market->demand.matrix, 1, none, stock, none};
    int worst;
    lb_status status = lb_clear(&day, change, &residual, &worst, err);
    *rise = change[LB_NODE_10Y];
    return status;
}

/* The price of risk at which one trillion has the impact the parameter states: bisection, the impact rises with it. */
static lb_status calibrate(lb_model *model, lb_error *err)
{
    enum { STEPS = 60 };
    lb_market_model *market = model->market;
    double wanted = lb_market_value(model, LB_MARKET_STOCK_IMPACT) * BP, low = 0, high = 1e-10;
    lb_status status = LB_OK;
    for (int i = 0; status == LB_OK && i < STEPS; i++) {
        double middle = (low + high) / 2, rise = 0;
        status = stock_impact(market, middle, 1e12, &rise, err);
        *(rise < wanted ? &low : &high) = middle;
    }
    market->premium.gamma = low;
    lb_demand_price(market, low);
    return status;
}

/* What countries hold at the month end on or before the baseline. */
static lb_status build_countries(lb_model *model, lb_error *err)
{
    lb_rows rows;
    lb_rows_open_snapshot(&rows, "countries", err);
    for (int row = 0; rows.status == LB_OK && row < rows.count; row++) {
        int country = lb_country_find(lb_rows_text(&rows, row, "country"));
        if (country >= 0 && lb_rows_date(&rows, row, "date") <= model->start) {
            model->country_held[country] = lb_rows_decimal(&rows, row, "usd_bn", 11);
        }
    }
    return lb_rows_close(&rows);
}

/* What dealers usually take of each group's auctions of nominal coupons. */
static lb_status build_dealer_shares(lb_model *model, lb_error *err)
{
    const double *params = &model->params[model->param_base[LB_ACTOR_AUCTION]];
    lb_status status = LB_OK;
    for (int tenor = 0; status == LB_OK && tenor < LB_TENOR_COUNT; tenor++) {
        int type = lb_tenor_type(tenor);
        lb_auction_group group = lb_auction_group_of(tenor);
        for (int reopening = 0; status == LB_OK && (type == LB_NOTE || type == LB_BOND) && reopening < 2;
             reopening++) {
            status = lb_auction_usual_dealer_share(params, group, reopening != 0,
                                                   &model->market->dealer_share[group][reopening], err);
        }
    }
    return status;
}

lb_status lb_build_market(lb_model *model, lb_error *err)
{
    lb_status status = LB_OK;
    lb_arena scratch;
    lb_arena_begin(&scratch, model->memory.allocator, 0);
    double *numbers = lb_arena_alloc(&scratch, LB_PREMIUM_SCRATCH, sizeof *numbers, &status, err);
    opening_tens *opening = lb_arena_alloc(&scratch, 1, sizeof *opening, &status, err);
    model->market = lb_model_own(model, 1, sizeof *model->market, &status, err);
    lb_curve curve, real;
    if (status == LB_OK) {
        status = lb_path_curves(lb_model_yields(model, model->start), model->start, &curve, &real, err);
    }
    if (status == LB_OK) {
        lb_premium_terms terms = terms_of(model);
        lb_premium_build(&terms, &curve, numbers, &model->market->premium);
        measure_opening(model, opening);
        lb_demand_build(model, opening->held, model->market);
        status = build_opening_premium(model, err);
    }
    if (status == LB_OK) {
        status = calibrate(model, err);
    }
    if (status == LB_OK) {
        status = build_dealer_shares(model, err);
    }
    if (status == LB_OK) {
        status = lb_build_trades(model, err);
    }
    lb_arena_end(&scratch);
    return status == LB_OK ? build_countries(model, err) : status;
}
