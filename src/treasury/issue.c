#include "issue.h"

#include "base/cents.h"
#include "base/error.h"
#include "auction_day.h"
#include "longbond/quote.h"
#include "market/given_curve.h"
#include "treasury/debt_service.h"
#include "treasury/issuance_policy.h"
#include "treasury/debt_params.h"

#include <math.h>

lb_status lb_treasury_announce(const lb_model *model, lb_world *world, lb_error *err)
{
    lb_date today = *lb_w_date(world), before = *lb_w_previous_date(world);
    lb_status status = LB_OK;
    int end = lb_model_settling_after(model, today + model->offering_lead);
    for (int o = lb_model_settling_after(model, before); status == LB_OK && o < end; o++) {
        const lb_offering *offering = &model->offerings[o];
        if (offering->announce <= before || offering->announce > today) {
            continue;
        }
        int64_t par = offering->offering_par;
        if (par == 0) {
            par = lb_treasury_policy_size(model, world, o);
        }
        lb_w_offering_par(world)[o] = par;
        status = lb_world_event(world, LB_EVENT_ANNOUNCED, offering->security, par, 0, err);
    }
    return status;
}

/* Rounds a rate to a grid given in hundredths of a basis point: auctions stop on 0.001 %, bills on 0.005 %. */
static double on_grid(double rate_dec, double grid_pct)
{
    return floor(rate_dec * 100 / grid_pct + 0.5) * grid_pct / 100;
}

/* The yield, discount rate or margin at which the curve prices an offering: when-issued trading. */
static double curve_yield(const lb_model *model, const lb_world *world, const lb_offering *offering)
{
    const lb_security *terms = &model->securities[offering->security];
    int days = terms->maturity - offering->settle;
    switch (terms->type) {
    case LB_BILL:
        return (100 - lb_given_bill_price(world, days)) / 100 * 360 / days;
    case LB_TIPS:
        return lb_given_real_yield(world, days / 365.25);
    case LB_FRN:
        return lb_model_param(model, LB_ACTOR_DEBT, LB_DEBT_FRN_SPREAD) / 1e4;
    default:
        return lb_given_yield(world, days / 365.25);
    }
}

/* Where an auction stops: as recorded, else as bidders have it, else (given yields) at the curve, on the grid. */
static lb_status stop_of(const lb_model *model, lb_world *world, int o, double *stop, lb_error *err)
{
    const lb_offering *offering = &model->offerings[o];
    bool bill = model->securities[offering->security].type == LB_BILL;
    double curve = curve_yield(model, world, offering);
    lb_status status = LB_OK;
    *stop = !isnan(offering->recorded_yield_dec) ? offering->recorded_yield_dec
                                                 : on_grid(curve, bill ? 0.005 : 0.001);
    if (lb_auction_is_simulated(model, world, o) && lb_wc_offering_par(world)[o] > 0) {
        status = lb_auction_on_its_day(model, world, o, curve, err);
        *stop = lb_wc_stop_yield_dec(world)[o];
    }
    return status;
}

/* Coupon or FRN spread of a security at its first auction. */
static void set_coupon(const lb_model *model, lb_world *world, int o, double stop_dec)
{
    const lb_offering *offering = &model->offerings[o];
    int s = offering->security;
    bool recorded = !isnan(offering->recorded_coupon_dec) && !lb_auction_is_simulated(model, world, o);
    if (model->securities[s].type == LB_FRN) {
        lb_w_spread_dec(world)[s] = recorded ? offering->recorded_coupon_dec : stop_dec;
    } else if (model->securities[s].type != LB_BILL) {
        lb_w_coupon_dec(world)[s] =
            recorded ? offering->recorded_coupon_dec : lb_auction_coupon_dec(stop_dec);
    }
}

lb_status lb_treasury_price_offering(const lb_model *model, lb_world *world, int o, lb_error *err)
{
    const lb_offering *offering = &model->offerings[o];
    double stop;
    lb_status status = stop_of(model, world, o, &stop, err);
    if (status != LB_OK) {
        return status;
    }
    if (!offering->reopening || lb_w_outstanding(world)[offering->security] == 0) {
        set_coupon(model, world, o, stop);
    }
    lb_security terms = model->securities[offering->security];
    terms.coupon_dec = lb_w_coupon_dec(world)[offering->security];
    terms.spread_dec = lb_w_spread_dec(world)[offering->security];
    lb_pricing market = {.settle = offering->settle,
                         .index_dec = lb_frn_index_in_force(model, world, offering->auction)};
    if (terms.type == LB_TIPS) {
        market.index_ratio = (double)lb_index_ratio_e5(model, &terms, offering->settle) / 1e5;
    }
    double price = 0, accrued = 0;
    status = lb_auction_price(&terms, offering->settle, stop, &market, &price, &accrued, err);
    if (status != LB_OK) {
        return status;
    }
    lb_w_stop_yield_dec(world)[o] = stop;
    bool own_price = isnan(offering->recorded_price_px) || lb_auction_is_simulated(model, world, o);
    lb_w_price_px(world)[o] = own_price ? price : offering->recorded_price_px;
    lb_w_accrued_px(world)[o] = accrued;
    return LB_OK;
}

lb_status lb_treasury_hold_auctions(const lb_model *model, lb_world *world, lb_error *err)
{
    lb_date today = *lb_w_date(world), before = *lb_w_previous_date(world);
    lb_status status = LB_OK;
    int end = lb_model_settling_after(model, today + model->offering_lead);
    for (int o = lb_model_settling_after(model, before); status == LB_OK && o < end; o++) {
        const lb_offering *offering = &model->offerings[o];
        if (offering->auction <= before || offering->auction > today) {
            continue;
        }
        status = lb_treasury_price_offering(model, world, o, err);
        if (status == LB_OK) {
            status = lb_world_event(world, LB_EVENT_AUCTIONED, offering->security,
                                    lb_w_offering_par(world)[o], lb_w_stop_yield_dec(world)[o], err);
        }
    }
    return status;
}

void lb_treasury_settling(const lb_model *model, const lb_world *world, int *first, int *last)
{
    *first = lb_model_settling_after(model, *lb_wc_previous_date(world));
    *last = lb_model_settling_after(model, *lb_wc_date(world));
}

/* Cents to be paid for `par` at `px` per 100, exact for prices of 6 decimals (accrued interest: 9). */
static int64_t cash_of(int64_t par, double px)
{
    int64_t px_e9 = (int64_t)floor(px * 1e9 + 0.5);
    __int128 product = (__int128)par * px_e9;
    __int128 half = (__int128)50000000000;
    return (int64_t)((product >= 0 ? product + half : product - half) / 100000000000);
}

/* Where a security's interest period stands when it is first issued. */
static void open_security(const lb_model *model, lb_world *world, int s)
{
    const lb_security *terms = &model->securities[s];
    lb_treasury_start_period(model, world, s, terms->type == LB_BILL ? LB_DATE_NONE : terms->dated_date,
                             terms->type == LB_BILL ? LB_DATE_NONE
                                                    : lb_next_coupon_date(terms, terms->dated_date));
}

/* Issues `par` to one buyer. */
static void issue_to(const lb_model *model, lb_world *world, const lb_books *books, int o, lb_sector buyer,
                     int64_t par)
{
    const lb_offering *offering = &model->offerings[o];
    const lb_security *terms = &model->securities[offering->security];
    int64_t price = cash_of(par, lb_w_price_px(world)[o]);
    int64_t compensation = 0;
    if (terms->type == LB_TIPS) {
        int64_t excess = lb_index_ratio_e5(model, terms, offering->settle) - 100000;
        compensation = (int64_t)(((__int128)par * excess + 50000) / 100000);
    }
    lb_post_issue(books, offering->security, buyer, par, compensation, price,
                  cash_of(par, lb_w_accrued_px(world)[o]));
    lb_w_discount_left(world)[offering->security] += (double)(par + compensation - price);
}

/* The public amount over the sectors by the model's shares; households take what rounding leaves. */
static void allot(const lb_model *model, lb_world *world, const lb_books *books, int o)
{
    const lb_offering *offering = &model->offerings[o];
    int64_t par = lb_w_offering_par(world)[o], left = par;
    const double *share = model->allotment[offering->tenor];
    double rest = 1;
    bool dealers_have = false;
    int type = lb_tenor_type(offering->tenor);
    /* simulated: dealers keep their award of coupons until it is placed; of bills and FRNs, which need no room for
     * duration, everybody has the usual share by settlement */
    if (!isnan(lb_w_when_issued_dec(world)[o]) && (type == LB_NOTE || type == LB_BOND)) {
        int64_t dealers = lb_w_dealer_par(world)[o];
        if (dealers > 0) {
            issue_to(model, world, books, o, LB_DEALERS, dealers);
            left -= dealers;
        }
        rest = share[LB_DEALERS] < 1 ? (double)left / (double)par / (1 - share[LB_DEALERS]) : 0;
        dealers_have = true;
    }
    for (int sector = LB_BANKS; sector < LB_SECTOR_COUNT; sector++) {
        if (sector == LB_HOUSEHOLDS || (sector == LB_DEALERS && dealers_have)) {
            continue;
        }
        int64_t part =
            (int64_t)floor((double)par * rest * share[sector] / LB_HUNDRED_DOLLARS) * LB_HUNDRED_DOLLARS;
        if (part > 0) {
            issue_to(model, world, books, o, (lb_sector)sector, part);
            left -= part;
        }
    }
    issue_to(model, world, books, o, LB_HOUSEHOLDS, left);
}

lb_status lb_treasury_settle_auctions(const lb_model *model, lb_world *world, const lb_books *books,
                                      int first, int last, lb_error *err)
{
    lb_status status = LB_OK;
    for (int o = first; status == LB_OK && o < last; o++) {
        int s = model->offerings[o].security;
        if (lb_w_offering_par(world)[o] == 0) {
            continue; /* a policy may skip an offering */
        }
        if (books->outstanding[s] == 0) {
            open_security(model, world, s);
        }
        allot(model, world, books, o);
        status = lb_world_event(world, LB_EVENT_ISSUED, s, lb_w_offering_par(world)[o],
                                lb_w_price_px(world)[o], err);
        if (status == LB_OK && lb_w_addon_par(world)[o] > 0) {
            issue_to(model, world, books, o, LB_FED, lb_w_addon_par(world)[o]);
            status = lb_world_event(world, LB_EVENT_ADDON, s, lb_w_addon_par(world)[o], 0, err);
        }
    }
    return status;
}
