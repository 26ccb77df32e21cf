#include "check_main.h"

#include "market/auction_demand.h"
#include "num/philox.h"
#include "world/lists.h"

#include <math.h>
#include <string.h>

#define BN INT64_C(100000000000)

static double params[LB_AUCTION_PARAM_COUNT];

static lb_auction_drivers usual(lb_auction_group group)
{
    lb_auction_defaults(params);
    return (lb_auction_drivers){.group = group,
                                .offering_usd = 40 * BN,
                                .noncompetitive_usd = BN / 10,
                                .when_issued_dec = 0.0425,
                                .volatility_bp = params[LB_AUCTION_VOLATILITY_USUAL]};
}

static lb_auction_result hold(const lb_auction_drivers *drivers)
{
    lb_auction_demand demand = lb_auction_bids(params, drivers);
    lb_auction_result result;
    lb_error err;
    ck_assert_msg(lb_auction_hold(&demand, &result, &err) == LB_OK, "%s", err.message);
    return result;
}

/* MODEL.md D.6 quotes averages of the tenors: tails within -1.3..0.9 bp, bid-to-cover 2.36..2.79, dealers 8.7..18.5 %,
 * direct 16.4..19.7 %, indirect 63.2..74.2 %. A usual auction of a tenor, new issue or reopening, lies near them. */
START_TEST(usual_auctions_lie_in_the_published_ranges)
{
    for (int g = 0; g < LB_AUCTION_COUPON_GROUPS; g++) {
        for (int reopening = 0; reopening < 2; reopening++) {
            lb_auction_drivers x = usual((lb_auction_group)g);
            x.reopening = reopening && g >= LB_AUCTION_10Y;
            lb_auction_result r = hold(&x);
            ck_assert_msg(r.tail_bp > -2 && r.tail_bp < 2, "%s: tail %g", lb_auction_group_word(x.group),
                          r.tail_bp);
            ck_assert_msg(r.bid_to_cover > 2.25 && r.bid_to_cover < 2.85, "%s: %g",
                          lb_auction_group_word(x.group), r.bid_to_cover);
            double dealer = 100 * lb_auction_share(&r, LB_BIDDER_DEALER);
            double indirect = 100 * lb_auction_share(&r, LB_BIDDER_INDIRECT);
            ck_assert_msg(dealer > 8.7 && dealer < 20, "%s: dealers %g", lb_auction_group_word(x.group),
                          dealer);
            ck_assert_msg(indirect > 60 && indirect < 75, "%s: indirect %g", lb_auction_group_word(x.group),
                          indirect);
        }
    }
}
END_TEST

/* Less demand: a larger tail, a smaller cover, more for the dealers. */
START_TEST(weak_demand_shows_in_every_figure)
{
    for (int g = 0; g < LB_AUCTION_GROUP_COUNT; g++) {
        lb_auction_drivers x = usual((lb_auction_group)g);
        lb_auction_result before = hold(&x);
        for (int k = 1; k <= 4; k++) {
            x.shock = -k;
            lb_auction_result r = hold(&x);
            ck_assert_double_gt(r.tail_bp, before.tail_bp);
            ck_assert_double_lt(r.bid_to_cover, before.bid_to_cover);
            ck_assert_double_gt(lb_auction_share(&r, LB_BIDDER_DEALER),
                                lb_auction_share(&before, LB_BIDDER_DEALER));
            before = r;
        }
    }
}
END_TEST

/* A yield buyers' strike still clears: the dealers' obligation stands behind it, at a price. */
START_TEST(a_strike_of_all_buyers_clears_with_the_dealers)
{
    lb_auction_drivers x = usual(LB_AUCTION_30Y);
    x.extra_log[LB_BIDDER_DEALER] = x.extra_log[LB_BIDDER_DIRECT] = x.extra_log[LB_BIDDER_INDIRECT] = -1.5;
    lb_auction_demand d = lb_auction_bids(params, &x);
    ck_assert_double_eq(d.multiple[LB_BIDDER_DEALER], 1.10);
    lb_auction_result r = hold(&x);
    ck_assert_double_gt(r.tail_bp, 8);
    ck_assert_double_gt(lb_auction_share(&r, LB_BIDDER_DEALER), 0.6);
    x.utilisation = 1.2; /* dealers beyond their capacity ask for more still */
    ck_assert_double_gt(hold(&x).tail_bp, r.tail_bp + 2);
    x.shift_bp = 10;
    lb_auction_drivers again = x;
    again.shift_bp = 0;
    ck_assert_double_eq_tol(hold(&x).tail_bp - hold(&again).tail_bp, 10, 0.11);
}
END_TEST

/* A class that stays away bids nothing; the others clear the auction. */
START_TEST(a_class_may_stay_away)
{
    lb_auction_drivers x = usual(LB_AUCTION_10Y);
    double tail = hold(&x).tail_bp;
    x.extra_log[LB_BIDDER_INDIRECT] = -INFINITY;
    lb_auction_result r = hold(&x);
    ck_assert_int_eq(r.tendered_usd[LB_BIDDER_INDIRECT], 0);
    ck_assert_double_gt(r.tail_bp, tail + 5);
    /* and at the next auction it bids again, less than usual */
    lb_auction_demand without = lb_auction_bids(params, &x);
    lb_auction_drivers next = usual(LB_AUCTION_10Y);
    lb_auction_deviation(params, next.group, &without, next.recent_log);
    lb_auction_demand later = lb_auction_bids(params, &next);
    double usual_multiple = lb_auction_group_param(params, next.group, LB_AUCTION_INDIRECT_2Y);
    ck_assert_double_gt(later.multiple[LB_BIDDER_INDIRECT], 0);
    ck_assert_double_lt(later.multiple[LB_BIDDER_INDIRECT], usual_multiple);
    x.extra_log[LB_BIDDER_DIRECT] = x.extra_log[LB_BIDDER_DEALER] = -INFINITY;
    x.utilisation = 3;
    r = hold(&x);
    ck_assert_int_eq(r.accepted_usd[LB_BIDDER_DEALER], r.competitive_usd);
}
END_TEST

START_TEST(drivers_act_as_their_parameters_say)
{
    lb_auction_drivers x = usual(LB_AUCTION_10Y);
    lb_auction_demand base = lb_auction_bids(params, &x);
    double deviation[LB_BIDDER_COUNT];
    lb_auction_deviation(params, x.group, &base, deviation);
    for (int c = 0; c < LB_BIDDER_COUNT; c++) {
        ck_assert_double_eq_tol(deviation[c], 0, 1e-12);
    }
    x.reopening = true;
    x.level_bp = 50;
    x.growth_log = 0.3;
    x.mix = 1;
    for (int c = 0; c < LB_BIDDER_COUNT; c++) {
        x.recent_log[c] = 0.1 * (c + 1);
    }
    lb_auction_demand d = lb_auction_bids(params, &x);
    lb_auction_deviation(params, x.group, &d, deviation);
    for (int c = 0; c < LB_BIDDER_COUNT; c++) {
        double wanted = params[LB_AUCTION_REOPENING_DEALER + c] + 0.5 * params[LB_AUCTION_LEVEL_DEALER + c] +
                        0.1 * (c + 1) * params[LB_AUCTION_RECENT_DEALER + c] +
                        params[LB_AUCTION_MIX_DEALER + c] -
                        (c == LB_BIDDER_DEALER ? 0 : 0.3 * params[LB_AUCTION_SIZE_POWER]);
        ck_assert_double_eq_tol(deviation[c], wanted, 1e-12);
    }
    /* twice the volatility: all widths by 2 to the power, the tail of demand as usual with them */
    lb_auction_drivers calm = usual(LB_AUCTION_10Y), wild = calm;
    wild.volatility_bp *= 2;
    lb_auction_demand w = lb_auction_bids(params, &wild);
    ck_assert_double_eq_tol(w.sigma_dec[1] / base.sigma_dec[1], pow(2, params[LB_AUCTION_VOLATILITY_POWER]),
                            1e-12);
}
END_TEST

START_TEST(tenors_have_their_groups_grids_and_floors)
{
    ck_assert_int_eq(lb_auction_group_of(LB_13W), LB_AUCTION_BILL);
    ck_assert_int_eq(lb_auction_group_of(LB_CMB), LB_AUCTION_BILL);
    ck_assert_int_eq(lb_auction_group_of(LB_20Y), LB_AUCTION_20Y);
    ck_assert_int_eq(lb_auction_group_of(LB_TIPS_30Y), LB_AUCTION_TIPS);
    ck_assert_int_eq(lb_auction_group_of(LB_FRN_2Y), LB_AUCTION_FRN);
    ck_assert_str_eq(lb_auction_group_word(LB_AUCTION_30Y), "30y");
    lb_auction_drivers x = usual(LB_AUCTION_BILL);
    ck_assert_double_eq(lb_auction_bids(params, &x).grid_dec, 0.00005);
    x.when_issued_dec = 0.0532;
    double steps = hold(&x).stop_dec / 0.00005;
    ck_assert_double_eq_tol(steps, floor(steps + 0.5), 1e-6);
    x.group = LB_AUCTION_TIPS;
    x.when_issued_dec = -0.0102; /* real yields were below zero in 2020-22 */
    ck_assert_double_lt(hold(&x).stop_dec, -0.009);
}
END_TEST

/* Ten thousand auctions with everything unexplained drawn and drivers far from usual: each one clears. */
START_TEST(no_draw_fails)
{
    for (uint32_t i = 0; i < 10000; i++) {
        lb_place place = {.seed = 9, .stream = 2, .path = 0, .day = i};
        lb_auction_drivers x = usual((lb_auction_group)(i % LB_AUCTION_GROUP_COUNT));
        x.shock = lb_random_normal(place, 0);
        x.mix = lb_random_normal(place, 1);
        x.swap = lb_random_normal(place, 2);
        x.level_bp = 80 * lb_random_normal(place, 3);
        x.volatility_bp *= exp(0.5 * lb_random_normal(place, 4));
        x.utilisation = lb_random_uniform(place, 5) * 1.5;
        x.growth_log = 0.3 * lb_random_normal(place, 6);
        lb_auction_result r = hold(&x);
        ck_assert_int_eq(r.accepted_usd[0] + r.accepted_usd[1] + r.accepted_usd[2] + x.noncompetitive_usd,
                         x.offering_usd);
        ck_assert_double_gt(r.bid_to_cover, 1.4);
        ck_assert(fabs(r.tail_bp) < 30);
    }
}
END_TEST

CHECK_MAIN("auction_demand", usual_auctions_lie_in_the_published_ranges, weak_demand_shows_in_every_figure,
           a_strike_of_all_buyers_clears_with_the_dealers, a_class_may_stay_away,
           drivers_act_as_their_parameters_say, tenors_have_their_groups_grids_and_floors, no_draw_fails)
