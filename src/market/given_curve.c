#include "given_curve.h"

#include "longbond/curve_bootstrap.h"
#include "longbond/quote.h"

static const double node_years[] = {
#define X(name, word, years, real) years,
    LB_CURVE_NODE_LIST(X)
#undef X
};

/* The yield at a maturity, linear between nodes; `node` is the first of first .. last that is not shorter, else last + 1. */
static inline double between(const double *yields, int first, int last, int node, double years)
{
    if (node == first || node > last) {
        return yields[node == first ? first : last];
    }
    double left = node_years[node - 1], right = node_years[node];
    return yields[node - 1] + (yields[node] - yields[node - 1]) * (years - left) / (right - left);
}

/* The first nominal node that is not shorter, by whole years: beyond a year the nodes are at whole ones. */
enum { LONGEST = 30 };
static const uint8_t node_from_year[LONGEST + 1] = {
    [1] = LB_NODE_1Y,   [2] = LB_NODE_2Y,   [3] = LB_NODE_3Y,   [4] = LB_NODE_5Y,   [5] = LB_NODE_5Y,
    [6] = LB_NODE_7Y,   [7] = LB_NODE_7Y,   [8] = LB_NODE_10Y,  [9] = LB_NODE_10Y,  [10] = LB_NODE_10Y,
    [11] = LB_NODE_20Y, [12] = LB_NODE_20Y, [13] = LB_NODE_20Y, [14] = LB_NODE_20Y, [15] = LB_NODE_20Y,
    [16] = LB_NODE_20Y, [17] = LB_NODE_20Y, [18] = LB_NODE_20Y, [19] = LB_NODE_20Y, [20] = LB_NODE_20Y,
    [21] = LB_NODE_30Y, [22] = LB_NODE_30Y, [23] = LB_NODE_30Y, [24] = LB_NODE_30Y, [25] = LB_NODE_30Y,
    [26] = LB_NODE_30Y, [27] = LB_NODE_30Y, [28] = LB_NODE_30Y, [29] = LB_NODE_30Y, [30] = LB_NODE_30Y,
};

/* Nodes are looked up or counted rather than searched for: maturities come in no order that a processor could guess. */
double lb_given_yield(const lb_world *world, double years)
{
    int node = LB_NODE_1M;
    if (years > 1) {
        int whole = years < LONGEST ? (int)years : LONGEST;
        whole += whole < years;
        node = whole <= LONGEST ? node_from_year[whole] : LB_NODE_30Y + 1;
    } else {
        for (int k = LB_NODE_1M; k < LB_NODE_1Y; k++) {
            node += node_years[k] < years;
        }
    }
    return between(lb_wc_par_yield(world), LB_NODE_1M, LB_NODE_30Y, node, years);
}

double lb_given_real_yield(const lb_world *world, double years)
{
    int node = LB_NODE_REAL_5Y;
    for (int k = LB_NODE_REAL_5Y; k <= LB_NODE_REAL_30Y; k++) {
        node += node_years[k] < years;
    }
    return between(lb_wc_par_yield(world), LB_NODE_REAL_5Y, LB_NODE_REAL_30Y, node, years);
}

double lb_short_rate_news(const lb_world *world, int node)
{
    return lb_wc_news_real(world)[node] + lb_wc_news_inflation(world)[node];
}

double lb_given_bill_price(const lb_world *world, int days)
{
    double years = days / 365.0;
    return 100.0 / (1.0 + lb_given_yield(world, years) * years);
}

lb_status lb_market_price(const lb_model *model, const lb_world *world, int security, double *clean_px,
                          double *accrued_px, lb_error *err)
{
    lb_date today = *lb_wc_date(world);
    lb_security terms = model->securities[security];
    int days = terms.maturity - today;
    double spread = lb_wc_spread_to_curve(world)[security];
    *accrued_px = 0;
    if (terms.type == LB_BILL) {
        *clean_px = lb_given_bill_price(world, days);
        return LB_OK;
    }
    if (terms.type == LB_FRN) { /* at its own margin: par and what has accrued */
        *clean_px = 100;
        *accrued_px = lb_wc_accrued_index_px(world)[security];
        return LB_OK;
    }
    terms.coupon_dec = lb_wc_coupon_dec(world)[security];
    lb_pricing how = {.settle = today, .convention = LB_CONVENTION_STREET};
    bool tips = terms.type == LB_TIPS;
    how.index_ratio = tips ? lb_model_ref_cpi(model, today) / terms.base_ref_cpi : 0;
    double yield = tips ? lb_given_real_yield(world, days / 365.25) : lb_given_yield(world, days / 365.25);
    lb_quote quote;
    lb_status status = lb_security_quote(&terms, &how, LB_GIVEN_YIELD, yield + spread, &quote, err);
    *clean_px = quote.adjusted_clean_px;
    *accrued_px = quote.adjusted_accrued_px;
    return status;
}

lb_status lb_given_curves(const lb_world *world, lb_curve *nominal, lb_curve *real, lb_error *err)
{
    double years[LB_CURVE_NODE_COUNT];
    for (int node = 0; node < LB_CURVE_NODE_COUNT; node++) {
        years[node] = lb_curve_node_years(node);
    }
    const double *yields = lb_wc_par_yield(world);
    lb_date today = *lb_wc_date(world);
    lb_status status = lb_curve_bootstrap(today, years, yields, LB_NODE_REAL_5Y, nominal, err);
    return status == LB_OK ? lb_curve_bootstrap(today, &years[LB_NODE_REAL_5Y], &yields[LB_NODE_REAL_5Y],
                                                LB_CURVE_NODE_COUNT - LB_NODE_REAL_5Y, real, err)
                           : status;
}

lb_status lb_given_dirty_px(const lb_curve *curve, const lb_security *security, double *dirty_px,
                            lb_error *err)
{
    enum { MOST_FLOWS = 64 }; /* thirty years of half-years and a stub */
    lb_cash_flow flows[MOST_FLOWS];
    size_t count = 0;
    lb_pricing how = {.settle = curve->settle, .convention = LB_CONVENTION_STREET};
    lb_status status = lb_security_cash_flows(security, &how, flows, MOST_FLOWS, &count, err);
    *dirty_px = 0;
    for (size_t i = 0; status == LB_OK && i < count; i++) {
        *dirty_px += (flows[i].interest_px + flows[i].principal_px) *
                     lb_curve_discount_on(curve, flows[i].payment_date);
    }
    return status;
}
