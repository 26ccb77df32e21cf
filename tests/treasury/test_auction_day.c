/* Simulated auctions in a run: the identities of every result, prices by 31 CFR 356, what a failed one leaves behind. */
#include "check_main.h"

#include <math.h>
#include <string.h>

#include "longbond/quote.h"
#include "longbond/simulation.h"
#include "treasury/awards.h"
#include "world/model.h"
#include "world/world.h"

#define RUN "title: t\nbaseline: 2026-01-30\nuntil: 2026-07-31\nissuance: policy\nyields: cleared\n"

static lb_model *load(const char *text)
{
    lb_model *model;
    lb_error err;
    ck_assert_msg(lb_model_parse("test.yaml", text, strlen(text), &model, &err) == LB_OK, "%s", err.message);
    return model;
}

static lb_world *run(const lb_model *model)
{
    lb_world *world;
    lb_error err;
    ck_assert_msg(lb_world_open(model, &world, &err) == LB_OK, "%s", err.message);
    while (lb_world_date(world) < lb_model_end(model)) {
        ck_assert_msg(lb_step(model, world, &err) == LB_OK, "%s", err.message);
    }
    return world;
}

static bool was_simulated(const lb_model *model, const lb_world *world, int o)
{
    const lb_offering *offering = &model->offerings[o];
    return offering->auction > model->start && offering->auction <= lb_world_date(world) &&
           !isnan(lb_wc_when_issued_dec(world)[o]);
}

/* Awards and noncompetitive tenders are the offering to the cent; the stop lies on the official grid; bids cover. */
START_TEST(every_auction_keeps_the_identities)
{
    lb_model *model = load(RUN);
    lb_world *world = run(model);
    int seen = 0, coupons = 0;
    for (int o = 0; o < model->offering_count; o++) {
        if (!was_simulated(model, world, o)) {
            continue;
        }
        const lb_offering *offering = &model->offerings[o];
        int type = lb_tenor_type(offering->tenor);
        int64_t par = lb_wc_offering_par(world)[o], noncompetitive = lb_wc_noncompetitive_par(world)[o];
        int64_t awards =
            lb_wc_dealer_par(world)[o] + lb_wc_direct_par(world)[o] + lb_wc_indirect_par(world)[o];
        int64_t tendered = lb_wc_dealer_tendered(world)[o] + lb_wc_direct_tendered(world)[o] +
                           lb_wc_indirect_tendered(world)[o];
        ck_assert_int_eq(awards + noncompetitive, par);
        ck_assert_int_eq(noncompetitive, lb_noncompetitive_award(offering->tenor, par));
        ck_assert_int_ge(tendered, awards);
        ck_assert_int_ge(lb_wc_dealer_tendered(world)[o], lb_wc_dealer_par(world)[o]);
        double grid = type == LB_BILL ? 0.00005 : 0.00001, stop = lb_wc_stop_yield_dec(world)[o];
        ck_assert_double_eq_tol(stop / grid, floor(stop / grid + 0.5), 1e-6);
        ck_assert_double_le(lb_wc_median_dec(world)[o], stop);
        ck_assert(lb_wc_allotted_pct(world)[o] > 0 && lb_wc_allotted_pct(world)[o] <= 100);
        seen++;
        coupons += type == LB_NOTE || type == LB_BOND;
    }
    ck_assert_int_gt(seen, 180);
    ck_assert_int_gt(coupons, 35);
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

/* 31 CFR 356.20: the coupon of a new issue is the highest eighth not above the high yield; the price follows from both. */
START_TEST(coupons_and_prices_follow_from_the_stop)
{
    lb_model *model = load(RUN);
    lb_world *world = run(model);
    int fresh = 0;
    for (int o = 0; o < model->offering_count; o++) {
        const lb_offering *offering = &model->offerings[o];
        int type = lb_tenor_type(offering->tenor);
        if (!was_simulated(model, world, o) || (type != LB_NOTE && type != LB_BOND)) {
            continue;
        }
        double stop = lb_wc_stop_yield_dec(world)[o];
        lb_security terms = model->securities[offering->security];
        terms.coupon_dec = lb_wc_coupon_dec(world)[offering->security];
        if (!offering->reopening) {
            ck_assert(terms.coupon_dec <= stop + 1e-12 && stop < terms.coupon_dec + 0.00125);
            fresh++;
        }
        lb_pricing how = {.settle = offering->settle};
        double price, accrued;
        ck_assert_int_eq(lb_auction_price(&terms, offering->settle, stop, &how, &price, &accrued, NULL),
                         LB_OK);
        ck_assert_double_eq(price, lb_wc_price_px(world)[o]);
        ck_assert_double_eq(accrued, lb_wc_accrued_px(world)[o]);
    }
    ck_assert_int_gt(fresh, 20);
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

/* The first nominal auction of a tenor on or after a day; -1 if none was simulated. */
static int auction_after(const lb_model *model, const lb_world *world, int tenor, lb_date day)
{
    int found = -1;
    for (int o = 0; o < model->offering_count; o++) {
        const lb_offering *offering = &model->offerings[o];
        bool fits = offering->tenor == tenor && offering->auction >= day && was_simulated(model, world, o);
        if (fits && (found < 0 || offering->auction < model->offerings[found].auction)) {
            found = o;
        }
    }
    return found;
}

static double tail_bp(const lb_world *world, int o)
{
    return (lb_wc_stop_yield_dec(world)[o] - lb_wc_when_issued_dec(world)[o]) * 1e4;
}

/* Bidders that stay away: a long tail, dealers with most of it, inventory, a higher yield for weeks, the next auction. */
START_TEST(a_failed_auction_propagates)
{
    lb_model *model = load(RUN), *hit = load(RUN "events:\n  - on: 2026-05-06\n"
                                                 "    auction_demand: {tenors: [30-Year], direct: 0.4, "
                                                 "indirect: 0.5, dealers: 0.7, auctions: 1}\n");
    lb_world *usual = run(model), *failed = run(hit);
    lb_date day = lb_date_make(2026, 5, 6);
    int o = auction_after(hit, failed, LB_30Y, day), same = auction_after(model, usual, LB_30Y, day);
    ck_assert_int_ge(o, 0);
    ck_assert_double_gt(tail_bp(failed, o), tail_bp(usual, same) + 5);
    double dealers = (double)lb_wc_dealer_par(failed)[o] / (double)lb_wc_offering_par(failed)[o];
    ck_assert_double_gt(dealers, 0.35);
    ck_assert_int_lt(lb_wc_direct_tendered(failed)[o], lb_wc_direct_tendered(usual)[same] / 2);
    /* the next auction of the tenor is held with a memory of it, the one of another tenor too */
    int next = auction_after(hit, failed, LB_20Y, hit->offerings[o].auction + 1);
    int usual_next = auction_after(model, usual, LB_20Y, hit->offerings[o].auction + 1);
    ck_assert_int_ge(next, 0);
    ck_assert_double_gt(lb_wc_stop_yield_dec(failed)[next], lb_wc_stop_yield_dec(usual)[usual_next]);
    ck_assert_double_gt(tail_bp(failed, next), tail_bp(usual, usual_next));
    lb_world_close(usual);
    lb_world_close(failed);
    lb_model_free(model);
    lb_model_free(hit);
}
END_TEST

/* With the curve cleared the record's results and coupons after the baseline are not used, also of recorded auctions. */
START_TEST(recorded_results_do_not_leak_into_a_cleared_run)
{
    static const char text[] =
        "title: t\nbaseline: 2024-01-31\nuntil: 2024-04-30\nissuance: actual\nyields: cleared\n";
    lb_model *model = load(text);
    lb_world *world = run(model);
    int other = 0, seen = 0;
    for (int o = 0; o < model->offering_count; o++) {
        const lb_offering *offering = &model->offerings[o];
        int type = lb_tenor_type(offering->tenor);
        if (offering->auction > model->start && offering->auction <= lb_world_date(world) &&
            (type == LB_NOTE || type == LB_BOND)) {
            ck_assert(was_simulated(model, world, o));
            seen++;
            other += lb_wc_stop_yield_dec(world)[o] != offering->recorded_yield_dec;
        }
    }
    ck_assert_int_gt(seen, 15);
    ck_assert_int_ge(other, seen - 1);
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

CHECK_MAIN("auction_day", every_auction_keeps_the_identities, coupons_and_prices_follow_from_the_stop,
           a_failed_auction_propagates, recorded_results_do_not_leak_into_a_cleared_run)
