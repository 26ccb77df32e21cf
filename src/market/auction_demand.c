#include "auction_demand.h"

#include <math.h>

#include "num/lb_math.h"
#include "world/lists.h"

#define BP 1e-4
#define LEAST_SEEN                                                                                           \
    0.05 /* of usual demand: a class that stays away altogether counts as this, so that it can come back */

static const lb_param auction_params[] = {
#define X(id, name, value, low, high, unit, mark, meaning, source)                                           \
    {name, value, low, high, unit, mark, meaning, source},
    LB_AUCTION_PARAM_LIST(X)
#undef X
};

const lb_param_table lb_auction_param_table = {"auction", auction_params, LB_AUCTION_PARAM_COUNT};

/* The weights with which the classes' demand falls short. */
static const double usual_share[LB_BIDDER_COUNT] = LB_AUCTION_USUAL_SHARES;

void lb_auction_defaults(double params[static LB_AUCTION_PARAM_COUNT])
{
    for (int i = 0; i < LB_AUCTION_PARAM_COUNT; i++) {
        params[i] = auction_params[i].value;
    }
}

double lb_auction_group_param(const double *params, lb_auction_group group, lb_auction_param first)
{
    return params[(int)first + (int)group * LB_AUCTION_GROUP_STRIDE];
}

lb_auction_group lb_auction_group_of(int tenor)
{
    switch (tenor) {
    case LB_2Y:
        return LB_AUCTION_2Y;
    case LB_3Y:
        return LB_AUCTION_3Y;
    case LB_5Y:
        return LB_AUCTION_5Y;
    case LB_7Y:
        return LB_AUCTION_7Y;
    case LB_10Y:
        return LB_AUCTION_10Y;
    case LB_20Y:
        return LB_AUCTION_20Y;
    case LB_30Y:
        return LB_AUCTION_30Y;
    case LB_TIPS_5Y:
    case LB_TIPS_10Y:
    case LB_TIPS_30Y:
        return LB_AUCTION_TIPS;
    case LB_FRN_2Y:
        return LB_AUCTION_FRN;
    default:
        return LB_AUCTION_BILL;
    }
}

const char *lb_auction_group_word(lb_auction_group group)
{
    static const char *const words[] = {
#define X(id, word) word,
        LB_AUCTION_GROUP_LIST(X)
#undef X
    };
    return words[group];
}

/* Drivers of the multiple of class c, in logs. */
static double log_change(const double *p, const lb_auction_drivers *x, int c)
{
    double size = c == LB_BIDDER_DEALER ? 0 : p[LB_AUCTION_SIZE_POWER] * x->growth_log;
    return (x->reopening ? p[LB_AUCTION_REOPENING_DEALER + c] : 0) +
           p[LB_AUCTION_LEVEL_DEALER + c] * x->level_bp / 100 +
           p[LB_AUCTION_RECENT_DEALER + c] * x->recent_log[c] + p[LB_AUCTION_SHOCK_DEALER + c] * x->shock +
           p[LB_AUCTION_MIX_DEALER + c] * x->mix + p[LB_AUCTION_SWAP_DEALER + c] * x->swap + x->extra_log[c] -
           size;
}

lb_auction_demand lb_auction_bids(const double *params, const lb_auction_drivers *drivers)
{
    const lb_auction_drivers *x = drivers;
    lb_auction_demand d = {.offering_usd = x->offering_usd,
                           .noncompetitive_usd = x->noncompetitive_usd,
                           .fima_usd = x->fima_usd,
                           .addon_usd = x->addon_usd,
                           .when_issued_dec = x->when_issued_dec,
                           .grid_dec = x->group == LB_AUCTION_BILL ? LB_GRID_BILL_DEC : LB_GRID_COUPON_DEC,
                           .floor_dec = x->group == LB_AUCTION_TIPS || x->group == LB_AUCTION_FRN ? -1 : 0,
                           .limit_dec = params[LB_AUCTION_LIMIT] * BP};
    double volatility =
        lb_pow(x->volatility_bp / params[LB_AUCTION_VOLATILITY_USUAL], params[LB_AUCTION_VOLATILITY_POWER]);
    double width = lb_auction_group_param(params, x->group, LB_AUCTION_WIDTH_2Y) * volatility;
    double strain =
        fmin(fmax(0, x->utilisation - params[LB_AUCTION_STRAIN_KINK]), params[LB_AUCTION_STRAIN_MOST]);
    double shortfall = 0;
    for (int c = 0; c < LB_BIDDER_COUNT; c++) {
        double usual = lb_auction_group_param(params, x->group, (lb_auction_param)(LB_AUCTION_DEALER_2Y + c));
        d.multiple[c] = usual * lb_exp(log_change(params, x, c));
        if (c == LB_BIDDER_DEALER) {
            d.multiple[c] = fmax(d.multiple[c], params[LB_AUCTION_DEALER_LEAST]);
        }
        shortfall -= usual_share[c] * lb_log(fmax(d.multiple[c] / usual, LEAST_SEEN));
        d.mu_dec[c] = params[LB_AUCTION_MU_DEALER + c] * width * BP;
        d.sigma_dec[c] = params[LB_AUCTION_SIGMA_DEALER + c] * width * BP;
    }
    d.mu_dec[LB_BIDDER_DEALER] += params[LB_AUCTION_STRAIN_YIELD] * strain * strain * width * BP;
    d.sigma_dec[LB_BIDDER_DEALER] *= 1 + params[LB_AUCTION_STRAIN_WIDTH] * strain * strain;
    d.delta_dec = (lb_auction_group_param(params, x->group, LB_AUCTION_SHIFT_2Y) +
                   params[LB_AUCTION_SHADING] * width * shortfall + x->shift_bp) *
                  BP;
    return d;
}

lb_status lb_auction_usual_dealer_share(const double *params, lb_auction_group group, bool reopening,
                                        double *share, lb_error *err)
{
    lb_auction_drivers usual = {.group = group,
                                .reopening = reopening,
                                .offering_usd =
                                    INT64_C(10000000000000), /* any amount: schedules are parts of it */
                                .when_issued_dec = 0.05,     /* any yield away from the floor */
                                .volatility_bp = params[LB_AUCTION_VOLATILITY_USUAL]};
    lb_auction_demand demand = lb_auction_bids(params, &usual);
    demand.grid_dec = 1e-7;
    lb_auction_result result;
    lb_status status = lb_auction_hold(&demand, &result, err);
    *share = status == LB_OK ? lb_auction_share(&result, LB_BIDDER_DEALER) : 0;
    return status;
}

void lb_auction_deviation(const double *params, lb_auction_group group, const lb_auction_demand *demand,
                          double out[static LB_BIDDER_COUNT])
{
    for (int c = 0; c < LB_BIDDER_COUNT; c++) {
        double usual = lb_auction_group_param(params, group, (lb_auction_param)(LB_AUCTION_DEALER_2Y + c));
        out[c] = lb_log(fmax(demand->multiple[c] / usual, LEAST_SEEN));
    }
}
