#include "check_main.h"

#include "market/auction.h"
#include "num/philox.h"

#include <math.h>
#include <string.h>

#define BN INT64_C(100000000000) /* cents in a billion dollars */
#define BP 1e-4

/* The 10-year-like schedules of MODEL.md D.6 on an offering of $40bn at a when-issued yield of 4.500 %. */
static lb_auction_demand baseline(void)
{
    return (lb_auction_demand){.offering_usd = 40 * BN,
                               .when_issued_dec = 0.045,
                               .grid_dec = LB_GRID_COUPON_DEC,
                               .limit_dec = 0.01,
                               .multiple = {1.25, 0.45, 0.80},
                               .mu_dec = {3.5 * BP, 0.6 * BP, -2.1 * BP},
                               .sigma_dec = {3.0 * BP, 2.5 * BP, 2.0 * BP}};
}

static lb_auction_result hold(const lb_auction_demand *demand)
{
    lb_auction_result result;
    lb_error err;
    ck_assert_msg(lb_auction_hold(demand, &result, &err) == LB_OK, "%s", err.message);
    return result;
}

static double uniform(uint32_t auction, uint32_t draw, double low, double high)
{
    lb_place place = {.seed = 4, .stream = 1, .path = 0, .day = auction};
    return low + (high - low) * lb_random_uniform(place, draw);
}

static int64_t hundreds(double usd_bn)
{
    return (int64_t)(usd_bn * 1e7) * 10000;
}

static lb_auction_demand random_demand(uint32_t i)
{
    lb_auction_demand d = {.offering_usd = hundreds(uniform(i, 0, 0.001, 120)),
                           .addon_usd = hundreds(uniform(i, 1, 0, 20)),
                           .when_issued_dec = uniform(i, 2, 0.0005, 0.16),
                           .grid_dec = i % 2 ? LB_GRID_COUPON_DEC : LB_GRID_BILL_DEC,
                           .limit_dec = 0.05,
                           .delta_dec = uniform(i, 3, -10, 10) * BP};
    d.noncompetitive_usd = (int64_t)((double)d.offering_usd / 10000 * uniform(i, 4, 0, 0.2)) * 10000;
    d.fima_usd = (int64_t)((double)d.offering_usd / 10000 * uniform(i, 5, 0, 0.05)) * 10000;
    for (int c = 0; c < LB_BIDDER_COUNT; c++) {
        d.multiple[c] = uniform(i, 6 + (uint32_t)c, c == LB_BIDDER_DEALER ? 1.1 : 0, 1.6);
        d.mu_dec[c] = uniform(i, 10 + (uint32_t)c, -5, 8) * BP;
        d.sigma_dec[c] = uniform(i, 14 + (uint32_t)c, 0.05, 9) * BP;
    }
    return d;
}

/* MODEL.md D.6: "tail 0, BTC 2.50, awards PD 15 / D 17-18 / I 67-68 %"; and its fit to 9 November 2023. */
START_TEST(published_examples)
{
    lb_auction_demand d = baseline();
    lb_auction_result r = hold(&d);
    ck_assert_msg(fabs(r.tail_bp) < 0.1, "tail %g", r.tail_bp);
    ck_assert_double_eq_tol(r.bid_to_cover, 2.50, 1e-9);
    ck_assert_double_eq_tol(lb_auction_share(&r, LB_BIDDER_DEALER), 0.15, 0.005);
    ck_assert_double_eq_tol(lb_auction_share(&r, LB_BIDDER_DIRECT), 0.175, 0.01);
    ck_assert_double_eq_tol(lb_auction_share(&r, LB_BIDDER_INDIRECT), 0.675, 0.01);
    d.delta_dec = 4.35 * BP;
    d.multiple[LB_BIDDER_INDIRECT] = 0.64;
    d.multiple[LB_BIDDER_DIRECT] = 0.275;
    d.offering_usd = 24 * BN;
    d.when_issued_dec = 0.04716;
    r = hold(&d);
    ck_assert_double_eq_tol(r.tail_bp, 5.3, 0.15);
    ck_assert_double_eq_tol(r.bid_to_cover, 2.17, 0.006);
    ck_assert_double_eq_tol(lb_auction_share(&r, LB_BIDDER_DEALER), 0.247, 0.005);
    ck_assert_double_eq_tol(lb_auction_share(&r, LB_BIDDER_INDIRECT), 0.60, 0.005);
}
END_TEST

/* Bids of all classes at or below a yield, cents. */
static double bids_at(const lb_auction_demand *d, const lb_auction_result *r, double yield_dec)
{
    double sum = 0;
    for (int c = 0; c < LB_BIDDER_COUNT && yield_dec > d->floor_dec - 0.5 * d->grid_dec; c++) {
        double z = (yield_dec - d->when_issued_dec - d->mu_dec[c] - d->delta_dec) / d->sigma_dec[c];
        sum += d->multiple[c] * (double)r->competitive_usd * 0.5 * erfc(-z / sqrt(2));
    }
    return sum;
}

/* The median and the low are the lowest yields of the grid at which half and a twentieth of the awards were bid. */
START_TEST(median_and_low_of_random_auctions)
{
    for (uint32_t i = 0; i < 6000; i++) {
        lb_auction_demand d = random_demand(i);
        if (d.offering_usd <= 0) {
            continue;
        }
        lb_auction_result r = hold(&d);
        double shares[] = {0.5, 0.05}, yields[] = {r.median_dec, r.low_dec};
        for (int k = 0; k < 2; k++) {
            double wanted = shares[k] * (double)r.competitive_usd, cents = 50000; /* whole $100 a class */
            ck_assert_double_ge(bids_at(&d, &r, yields[k]), wanted - cents);
            ck_assert_double_lt(bids_at(&d, &r, yields[k] - d.grid_dec), wanted + cents);
        }
    }
}
END_TEST

/* The official rules on every result: the stop covers and the step below does not; the parts are the whole. */
START_TEST(identities_of_random_auctions)
{
    for (uint32_t i = 0; i < 6000; i++) {
        lb_auction_demand d = random_demand(i);
        if (d.offering_usd <= 0) {
            continue;
        }
        lb_auction_result r = hold(&d);
        double steps = r.stop_dec / d.grid_dec, below = 0, at = 0, tendered = 0;
        int64_t accepted = 0;
        for (int c = 0; c < LB_BIDDER_COUNT; c++) {
            double z = (r.stop_dec - d.when_issued_dec - d.mu_dec[c] - d.delta_dec) / d.sigma_dec[c];
            double previous = z - d.grid_dec / d.sigma_dec[c];
            double total = d.multiple[c] * (double)r.competitive_usd;
            double under = r.stop_dec > 0.5 * d.grid_dec ? total * 0.5 * erfc(-previous / sqrt(2)) : 0;
            double covered = total * 0.5 * erfc(-z / sqrt(2));
            below += under;
            at += covered;
            tendered += (double)r.tendered_usd[c];
            accepted += r.accepted_usd[c];
            ck_assert_int_eq(r.accepted_usd[c] % 10000, 0);
            /* bids above the stop are rejected, bids below it awarded in full */
            ck_assert_double_le((double)r.accepted_usd[c], covered + 1);
            ck_assert_double_ge((double)r.accepted_usd[c], under - 10000 - (double)r.rounding_usd);
        }
        ck_assert_double_eq_tol(steps, floor(steps + 0.5), 1e-6);
        ck_assert_double_ge(at, (double)r.competitive_usd - 1);
        ck_assert_double_lt(below, (double)r.competitive_usd + 40000);
        ck_assert_int_eq(accepted + d.noncompetitive_usd + d.fima_usd, d.offering_usd);
        ck_assert_int_eq(r.issued_usd, d.offering_usd + d.addon_usd);
        ck_assert_double_eq_tol(
            r.bid_to_cover, (tendered + (double)(d.noncompetitive_usd + d.fima_usd)) / (double)d.offering_usd,
            1e-12);
        ck_assert(r.allotted_at_high >= 1 && r.allotted_at_high <= 10000);
        ck_assert(r.low_dec <= r.median_dec && r.median_dec <= r.stop_dec);
        /* rounding up gives at most a hundredth of a per cent of the bids at the stop and $100 a class too much */
        ck_assert(r.rounding_usd >= 0 &&
                  (double)r.rounding_usd <= 1e-4 * (at - below + 40000) + LB_BIDDER_COUNT * 10000);
    }
}
END_TEST

START_TEST(the_order_of_the_classes_does_not_matter)
{
    static const int orders[][3] = {{0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    for (uint32_t i = 0; i < 1000; i++) {
        lb_auction_demand d = random_demand(i), e = d;
        lb_auction_result r = hold(&d);
        for (int o = 0; o < 5; o++) {
            for (int c = 0; c < LB_BIDDER_COUNT; c++) {
                e.multiple[c] = d.multiple[orders[o][c]];
                e.mu_dec[c] = d.mu_dec[orders[o][c]];
                e.sigma_dec[c] = d.sigma_dec[orders[o][c]];
            }
            lb_auction_result s = hold(&e);
            ck_assert_double_eq(r.stop_dec, s.stop_dec);
            ck_assert_double_eq(r.median_dec, s.median_dec);
            ck_assert_double_eq(r.bid_to_cover, s.bid_to_cover);
            ck_assert_int_eq(r.allotted_at_high, s.allotted_at_high);
            for (int c = 0; c < LB_BIDDER_COUNT; c++) {
                ck_assert_int_eq(r.accepted_usd[orders[o][c]], s.accepted_usd[c]);
            }
        }
    }
}
END_TEST

START_TEST(more_demand_a_lower_stop_and_shifts_one_for_one)
{
    for (uint32_t i = 0; i < 2000; i++) {
        lb_auction_demand d = random_demand(i);
        lb_auction_result r = hold(&d);
        lb_auction_demand more = d;
        more.multiple[i % 3] *= 1.2;
        ck_assert_double_le(hold(&more).stop_dec, r.stop_dec);
        lb_auction_demand larger = d; /* a class stays away; the dealers alone would cover */
        larger.multiple[i % 3] = 0;
        if (larger.multiple[LB_BIDDER_DEALER] >= 1.1) {
            ck_assert_double_ge(hold(&larger).stop_dec, r.stop_dec);
        }
        /* schedules higher by whole steps of the grid: the stop follows, the awards stay */
        lb_auction_demand higher = d;
        higher.delta_dec += 40 * d.grid_dec;
        lb_auction_result s = hold(&higher);
        if (r.stop_dec > 0) {
            ck_assert_double_eq_tol(s.stop_dec - r.stop_dec, 40 * d.grid_dec, 1.001 * d.grid_dec);
        }
        /* and the same when all moves with the when-issued yield: then the tail stays */
        lb_auction_demand moved = d;
        moved.when_issued_dec += 40 * d.grid_dec;
        ck_assert_double_eq_tol(hold(&moved).stop_dec, s.stop_dec, 1.001 * d.grid_dec);
    }
}
END_TEST

START_TEST(a_fed_add_on_changes_nothing_for_the_public)
{
    lb_auction_demand d = baseline();
    lb_auction_result without = hold(&d);
    d.addon_usd = 7 * BN;
    lb_auction_result with = hold(&d);
    ck_assert_int_eq(with.issued_usd - without.issued_usd, 7 * BN);
    with.issued_usd = without.issued_usd;
    ck_assert_mem_eq(&with, &without, sizeof with);
}
END_TEST

/* Primary dealers alone cover: they bid 1.10 of the amount. How far the stop goes then is their schedule's. */
START_TEST(dealers_alone_cover_and_a_failing_auction_is_told)
{
    lb_auction_demand d = baseline();
    d.multiple[LB_BIDDER_DEALER] = 1.10;
    d.multiple[LB_BIDDER_DIRECT] = d.multiple[LB_BIDDER_INDIRECT] = 0;
    lb_auction_result r = hold(&d);
    ck_assert_int_eq(r.accepted_usd[LB_BIDDER_DEALER], d.offering_usd);
    /* normal quantile of 1/1.1 is 1.3352: 3.5 + 3.0 * 1.3352 bp */
    ck_assert_double_eq_tol(r.tail_bp, 7.5056, 0.11);
    d.sigma_dec[LB_BIDDER_DEALER] = 20 * BP;
    d.mu_dec[LB_BIDDER_DEALER] = 15 * BP;
    ck_assert_double_eq_tol(hold(&d).tail_bp, 41.70, 0.11);
    lb_error err;
    d.multiple[LB_BIDDER_DEALER] = 0.9;
    ck_assert_int_eq(lb_auction_hold(&d, &r, &err), LB_ERR_NO_SOLUTION);
    ck_assert_msg(strstr(err.message, "the auction fails: bids up to 5.500 %, 100.0 bp above"), "%s",
                  err.message);
    d.multiple[LB_BIDDER_DEALER] = 1.10;
    d.limit_dec = 30 * BP;
    ck_assert_int_eq(lb_auction_hold(&d, &r, NULL), LB_ERR_NO_SOLUTION);
}
END_TEST

/* Nobody may bid less than nothing for a nominal security; for TIPS anybody may (31 CFR 356.12). */
START_TEST(bids_stop_at_the_floor)
{
    lb_auction_demand d = baseline();
    d.when_issued_dec = 0.1 * BP;
    lb_auction_result r = hold(&d);
    d.when_issued_dec = -3 * BP;
    r = hold(&d);
    ck_assert_double_eq(r.stop_dec, 0);
    ck_assert_double_eq(r.low_dec, 0);
    ck_assert_int_lt(r.allotted_at_high, 10000);
    /* even where zero is further above the market than anybody would go: a security at par that trades above it */
    d.when_issued_dec = -150 * BP;
    r = hold(&d);
    ck_assert_double_eq(r.stop_dec, 0);
    ck_assert_double_eq(r.median_dec, 0);
    lb_auction_demand few = d;
    for (int c = 0; c < LB_BIDDER_COUNT; c++) {
        few.multiple[c] *= 0.3;
    }
    lb_error err;
    ck_assert_int_eq(lb_auction_hold(&few, &r, &err), LB_ERR_NO_SOLUTION);
    ck_assert_msg(strstr(err.message, "bids, which cannot go below 0.000 %, 150.0 bp above"), "%s",
                  err.message);
    d.when_issued_dec = -3 * BP;
    d.floor_dec = -1;
    ck_assert_double_lt(hold(&d).stop_dec, -2 * BP);
}
END_TEST

START_TEST(senseless_demand_is_refused)
{
    lb_auction_result r;
    lb_auction_demand d = baseline();
    d.offering_usd += 1;
    ck_assert_int_eq(lb_auction_hold(&d, &r, NULL), LB_ERR_RANGE);
    d = baseline();
    d.noncompetitive_usd = d.offering_usd;
    ck_assert_int_eq(lb_auction_hold(&d, &r, NULL), LB_ERR_RANGE);
    d = baseline();
    d.sigma_dec[1] = 0;
    ck_assert_int_eq(lb_auction_hold(&d, &r, NULL), LB_ERR_RANGE);
    d = baseline();
    d.when_issued_dec = NAN;
    ck_assert_int_eq(lb_auction_hold(&d, &r, NULL), LB_ERR_RANGE);
    d = baseline();
    d.grid_dec = 0;
    ck_assert_int_eq(lb_auction_hold(&d, &r, NULL), LB_ERR_RANGE);
}
END_TEST

CHECK_MAIN("auction", median_and_low_of_random_auctions, published_examples, identities_of_random_auctions,
           the_order_of_the_classes_does_not_matter, more_demand_a_lower_stop_and_shifts_one_for_one,
           a_fed_add_on_changes_nothing_for_the_public, dealers_alone_cover_and_a_failing_auction_is_told,
           bids_stop_at_the_floor, senseless_demand_is_refused)
