#include "auction_day.h"

#include <math.h>

#include "awards.h"
#include "market/auction_demand.h"
#include "market/exposure.h"
#include "market/market_model.h"
#include "market/market_params.h"
#include "market/pressure.h"
#include "num/lb_math.h"

enum { RECENT_DAYS = 45, A_YEAR = 365, WEEK = 7 };
static const double WEAK_TAIL_BP =
    3; /* only marks an event: the weak auctions of MODEL.md G4 tail by 3 bp or more */

static const double *params_of(const lb_model *model)
{
    return &model->params[model->param_base[LB_ACTOR_AUCTION]];
}

bool lb_auction_is_simulated(const lb_model *model, const lb_world *world, int offering)
{
    return lb_model_clears(model, *lb_wc_date(world)) && model->offerings[offering].auction > model->start;
}

static bool is_nominal_coupon(int tenor)
{
    int type = lb_tenor_type(tenor);
    return type == LB_NOTE || type == LB_BOND;
}

/* Log of the size over that of the tenor's auction about a year before; 0 if there was none. */
static double growth_log(const lb_model *model, const lb_world *world, int offering)
{
    const lb_offering *now = &model->offerings[offering];
    int end = lb_model_settling_after(model, now->settle - A_YEAR + 20);
    for (int o = lb_model_settling_after(model, now->settle - A_YEAR - 20); o < end; o++) {
        const lb_offering *then = &model->offerings[o];
        int64_t par = lb_wc_offering_par(world)[o];
        if (then->tenor == now->tenor && then->reopening == now->reopening && par > 0) {
            return lb_log((double)lb_wc_offering_par(world)[offering] / (double)par);
        }
    }
    return 0;
}

/* Mean deviation of each class's bids in the simulated coupon auctions of the past weeks. */
static void recent_log(const lb_model *model, const lb_world *world, double out[LB_BIDDER_COUNT])
{
    lb_date today = *lb_wc_date(world);
    const double *params = params_of(model);
    int end = lb_model_settling_after(model, today + 3 * WEEK), count = 0;
    double sum[LB_BIDDER_COUNT] = {0};
    for (int o = lb_model_settling_after(model, today - RECENT_DAYS); o < end; o++) {
        const lb_offering *offering = &model->offerings[o];
        int64_t awarded =
            lb_wc_dealer_par(world)[o] + lb_wc_direct_par(world)[o] + lb_wc_indirect_par(world)[o];
        bool counts = is_nominal_coupon(offering->tenor) && offering->auction < today &&
                      offering->auction >= today - RECENT_DAYS && awarded > 0;
        if (!counts) {
            continue;
        }
        lb_auction_demand demand = {0};
        demand.multiple[LB_BIDDER_DEALER] = (double)lb_wc_dealer_tendered(world)[o] / (double)awarded;
        demand.multiple[LB_BIDDER_DIRECT] = (double)lb_wc_direct_tendered(world)[o] / (double)awarded;
        demand.multiple[LB_BIDDER_INDIRECT] = (double)lb_wc_indirect_tendered(world)[o] / (double)awarded;
        double one[LB_BIDDER_COUNT];
        lb_auction_deviation(params, lb_auction_group_of(offering->tenor), &demand, one);
        for (int c = 0; c < LB_BIDDER_COUNT; c++) {
            sum[c] += one[c];
        }
        count++;
    }
    for (int c = 0; c < LB_BIDDER_COUNT; c++) {
        out[c] = count > 0 ? sum[c] / count : 0;
    }
}

/* Use of dealers' capacity: half in usual times, more with what they hold and with volatility. */
static double utilisation_of(const lb_model *model, const lb_world *world)
{
    double usual = lb_wc_opening_tens(world)[LB_DEALERS] * lb_model_gdp(model, *lb_wc_date(world)) /
                   lb_model_gdp(model, model->start);
    double held = lb_wc_sector_tens(world)[LB_DEALERS];
    return usual > 0
               ? params_of(model)[LB_AUCTION_STRAIN_USUAL] * held / usual * *lb_wc_felt_volatility(world)
               : 0;
}

/* What the scenario does to the bidders of this auction. */
static void apply_actions(const lb_model *model, lb_world *world, int tenor, lb_auction_drivers *drivers)
{
    for (int a = 0; a < model->scenario.action_count; a++) {
        const lb_action *action = &model->scenario.actions[a];
        bool begun =
            action->kind == LB_ACTION_AUCTION_DEMAND && lb_wc_action_started(world)[a] != LB_DATE_NONE;
        bool felt = begun && (action->tenors >> tenor & 1) &&
                    (action->auctions == 0 || lb_wc_action_auctions(world)[a] < action->auctions);
        if (!felt) {
            continue;
        }
        ++lb_w_action_auctions(world)[a];
        drivers->extra_log[LB_BIDDER_DIRECT] += action->direct > 0 ? lb_log(action->direct) : -INFINITY;
        drivers->extra_log[LB_BIDDER_INDIRECT] += action->indirect > 0 ? lb_log(action->indirect) : -INFINITY;
        drivers->utilisation /= action->factor > 0.05 ? action->factor : 0.05;
    }
}

/* Mean of the past year's yields at a maturity. */
static double mean_yield(const lb_world *world, double years)
{
    const double *mean = lb_wc_mean_yield(world);
    for (int node = 1; node < LB_NODES; node++) {
        double right = lb_curve_node_years(node), left = lb_curve_node_years(node - 1);
        if (years <= right) {
            return mean[node - 1] + (mean[node] - mean[node - 1]) * (years - left) / (right - left);
        }
    }
    return mean[LB_NODES - 1];
}

static lb_auction_drivers drivers_of(const lb_model *model, lb_world *world, int o, double when_issued_dec)
{
    const lb_offering *offering = &model->offerings[o];
    const double *params = params_of(model);
    double years = (model->securities[offering->security].maturity - offering->settle) / 365.25;
    double usual = lb_market_value(model, LB_MARKET_VOLATILITY);
    int64_t par = lb_wc_offering_par(world)[o];
    lb_auction_drivers drivers = {
        .group = lb_auction_group_of(offering->tenor),
        .reopening = offering->reopening,
        .offering_usd = par,
        .noncompetitive_usd = lb_noncompetitive_award(offering->tenor, par),
        .addon_usd = lb_wc_addon_par(world)[o],
        .when_issued_dec = when_issued_dec,
        .volatility_bp = params[LB_AUCTION_VOLATILITY_USUAL] * lb_volatility_bp(model, world) / usual,
        .growth_log = growth_log(model, world, o),
        .utilisation = utilisation_of(model, world),
    };
    if (is_nominal_coupon(offering->tenor)) {
        drivers.level_bp = (when_issued_dec - mean_yield(world, years)) * 1e4;
        recent_log(model, world, drivers.recent_log);
    }
    apply_actions(model, world, offering->tenor, &drivers);
    return drivers;
}

/* What dealers take beyond the usual stays with them until it is placed, and presses on yields (MODEL.md D.6, F.3). */
static void leave_inventory(const lb_model *model, lb_world *world, const lb_offering *offering,
                            const lb_auction_result *result, double usual_share)
{
    const lb_security *terms = &model->securities[offering->security];
    double extra =
        (double)result->accepted_usd[LB_BIDDER_DEALER] - usual_share * (double)result->competitive_usd;
    double coupon = lb_wc_coupon_dec(world)[offering->security];
    coupon = coupon > 0 ? coupon : result->stop_dec;
    double tens = extra / 100 * lb_security_tens(&model->market->premium, terms, coupon, *lb_wc_date(world));
    double years = (terms->maturity - *lb_wc_date(world)) / 365.25;
    int node = LB_NODE_2Y;
    while (node + 1 < LB_NODES && lb_curve_node_years(node) + 0.5 < years) {
        node++;
    }
    lb_w_unplaced_tens(world)[node] += tens;
}

static void note_result(lb_world *world, int o, const lb_auction_drivers *drivers,
                        const lb_auction_result *result)
{
    lb_w_when_issued_dec(world)[o] = drivers->when_issued_dec;
    lb_w_stop_yield_dec(world)[o] = result->stop_dec;
    lb_w_median_dec(world)[o] = result->median_dec;
    lb_w_allotted_pct(world)[o] = result->allotted_at_high / 100.0;
    lb_w_noncompetitive_par(world)[o] = drivers->noncompetitive_usd + drivers->fima_usd;
    lb_w_dealer_par(world)[o] = result->accepted_usd[LB_BIDDER_DEALER];
    lb_w_direct_par(world)[o] = result->accepted_usd[LB_BIDDER_DIRECT];
    lb_w_indirect_par(world)[o] = result->accepted_usd[LB_BIDDER_INDIRECT];
    lb_w_dealer_tendered(world)[o] = result->tendered_usd[LB_BIDDER_DEALER];
    lb_w_direct_tendered(world)[o] = result->tendered_usd[LB_BIDDER_DIRECT];
    lb_w_indirect_tendered(world)[o] = result->tendered_usd[LB_BIDDER_INDIRECT];
}

lb_status lb_auction_on_its_day(const lb_model *model, lb_world *world, int o, double when_issued_dec,
                                lb_error *err)
{
    const lb_offering *offering = &model->offerings[o];
    lb_auction_drivers drivers = drivers_of(model, world, o, when_issued_dec);
    lb_auction_demand demand = lb_auction_bids(params_of(model), &drivers);
    lb_auction_result result;
    lb_status status = lb_auction_hold(&demand, &result, err);
    if (status != LB_OK) {
        return status;
    }
    note_result(world, o, &drivers, &result);
    if (!is_nominal_coupon(offering->tenor)) {
        return LB_OK;
    }
    *lb_w_last_tail_bp(world) = result.tail_bp;
    *lb_w_last_bid_to_cover(world) = result.bid_to_cover;
    leave_inventory(model, world, offering, &result,
                    model->market->dealer_share[drivers.group][offering->reopening]);
    return result.tail_bp < WEAK_TAIL_BP
               ? LB_OK
               : lb_world_event(world, LB_EVENT_WEAK_AUCTION, offering->security,
                                result.accepted_usd[LB_BIDDER_DEALER], result.tail_bp, err);
}
