#include "given_curve.h"

#include "longbond/curve_bootstrap.h"
#include "longbond/quote.h"

static const double node_years[] = {
#define X(name, word, years, real) years,
    LB_CURVE_NODE_LIST(X)
#undef X
};

/* Linear interpolation over the nodes first .. last of the world's curve. Nodes below are counted rather than searched
 * for: maturities come in no order that a processor could guess. */
static inline double interpolate(const lb_world *world, int first, int last, double years)
{
    const double *yields = lb_wc_par_yield(world);
    int node = first;
    for (int k = first; k <= last; k++) {
        node += node_years[k] < years;
    }
    if (node == first || node > last) {
        return yields[node == first ? first : last];
    }
    double left = node_years[node - 1], right = node_years[node];
    return yields[node - 1] + (yields[node] - yields[node - 1]) * (years - left) / (right - left);
}

double lb_given_yield(const lb_world *world, double years)
{
    return interpolate(world, LB_NODE_1M, LB_NODE_30Y, years);
}

double lb_given_real_yield(const lb_world *world, double years)
{
    return interpolate(world, LB_NODE_REAL_5Y, LB_NODE_REAL_30Y, years);
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
