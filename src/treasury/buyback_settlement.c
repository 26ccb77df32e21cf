#include "issue.h"

#include "buybacks.h"
#include "debt_service.h"
#include "longbond/quote.h"
#include "market/given_curve.h"

#include <math.h>

enum { MOST_DAYS_TO_SETTLE = 31 };

static int64_t cash_of(int64_t par, double px)
{
    return (int64_t)floor((double)par * px / 100 + 0.5);
}

/* The curves a buyback is priced on. */
typedef struct day_curves {
    lb_curve nominal, real;
} day_curves;

/* Quote of a security at its price on the day's curve, paid today. */
static lb_status given_price(const lb_model *model, const lb_world *world, const day_curves *curves, int s,
                             lb_quote *quote, lb_error *err)
{
    lb_date today = *lb_wc_date(world);
    lb_security terms = model->securities[s];
    terms.coupon_dec = lb_wc_coupon_dec(world)[s];
    bool tips = terms.type == LB_TIPS;
    double dirty_px = 0;
    lb_status status = lb_given_dirty_px(tips ? &curves->real : &curves->nominal, &terms, &dirty_px, err);
    lb_pricing how = {.settle = today, .convention = LB_CONVENTION_STREET};
    if (tips) {
        how.index_ratio = (double)lb_index_ratio_e5(model, &terms, today) / 1e5;
    }
    return status == LB_OK ? lb_security_quote(&terms, &how, LB_GIVEN_DIRTY_PX, dirty_px, quote, err)
                           : status;
}

static int64_t private_holdings(const lb_books *books, int s)
{
    int64_t sum = 0;
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        sum += lb_is_private(sector) ? *lb_holding(books, s, sector) : 0;
    }
    return sum;
}

/* Takes `par` from private holders in proportion to what they hold; what rounding leaves from the largest ones. */
static void take_from_holders(const lb_books *books, int s, int64_t par, const lb_quote *quote)
{
    int64_t private_par = private_holdings(books, s), part[LB_SECTOR_COUNT] = {0}, left = par;
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        if (lb_is_private(sector)) {
            part[sector] = (int64_t)((__int128)par * *lb_holding(books, s, sector) / private_par);
            left -= part[sector];
        }
    }
    while (left > 0) {
        int largest = LB_BANKS;
        for (int sector = LB_BANKS; sector < LB_SECTOR_COUNT; sector++) {
            int64_t most = *lb_holding(books, s, largest) - part[largest];
            largest = lb_is_private(sector) && *lb_holding(books, s, sector) - part[sector] > most ? sector
                                                                                                   : largest;
        }
        int64_t room = *lb_holding(books, s, largest) - part[largest];
        part[largest] += left < room ? left : room;
        left -= left < room ? left : room;
    }
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        if (part[sector] > 0) {
            lb_post_redeem(books, s, (lb_sector)sector, part[sector],
                           cash_of(part[sector], quote->adjusted_clean_px),
                           cash_of(part[sector], quote->adjusted_accrued_px));
        }
    }
}

/* Takes `par` of a security back from its holders at the quoted price and notes it. */
static lb_status retire(lb_world *world, const lb_books *books, int s, int64_t par, const lb_quote *quote,
                        lb_error *err)
{
    double kept = 1 - (double)par / (double)books->outstanding[s];
    take_from_holders(books, s, par, quote);
    lb_w_discount_left(world)[s] *= kept;
    lb_w_buyback_par(world)[s] += par;
    return lb_world_event(world, LB_EVENT_BUYBACK, s, par, quote->adjusted_clean_px, err);
}

static lb_status settle_plan(const lb_model *model, lb_world *world, const lb_books *books, int plan,
                             lb_error *err)
{
    lb_buyback_take takes[LB_BUYBACK_SLOTS];
    int count = 0;
    day_curves curves;
    lb_status status = lb_treasury_buyback_takes(model, world, plan, takes, &count, err);
    if (status == LB_OK) {
        status = lb_given_curves(world, &curves.nominal, &curves.real, err);
    }
    for (int i = 0; status == LB_OK && i < count; i++) {
        int s = takes[i].security;
        lb_quote quote;
        status = given_price(model, world, &curves, s, &quote, err);
        if (status != LB_OK) {
            return status;
        }
        status = retire(world, books, s, takes[i].par, &quote, err);
    }
    return status;
}

/* What simulated operations accepted, at the prices of their offers; not more than is still in private hands. */
static lb_status settle_due(const lb_model *model, lb_world *world, const lb_books *books, lb_error *err)
{
    lb_status status = LB_OK;
    for (int i = 0; status == LB_OK && i < *lb_wc_live_count(world); i++) {
        int s = lb_wc_live(world)[i];
        int64_t par = lb_w_buyback_due(world)[s];
        if (par == 0) {
            continue;
        }
        lb_security terms = model->securities[s];
        terms.coupon_dec = lb_w_coupon_dec(world)[s];
        lb_pricing how = {.settle = *lb_w_date(world), .convention = LB_CONVENTION_STREET};
        if (terms.type == LB_TIPS) {
            how.index_ratio = (double)lb_index_ratio_e5(model, &terms, how.settle) / 1e5;
        }
        lb_quote quote; /* the price is agreed: only the accrued interest is wanted, at whatever yield */
        status = lb_security_quote(&terms, &how, LB_GIVEN_YIELD, terms.coupon_dec, &quote, err);
        if (status == LB_OK) {
            quote.adjusted_clean_px = lb_w_buyback_due_px(world)[s] * quote.index_ratio;
            lb_w_buyback_due(world)[s] = 0;
            lb_w_buyback_due_px(world)[s] = 0;
            int64_t held = private_holdings(books, s);
            par = par < held ? par : held;
            status = par > 0 ? retire(world, books, s, par, &quote, err) : LB_OK;
        }
    }
    return status;
}

lb_status lb_treasury_settle_buybacks(const lb_model *model, lb_world *world, const lb_books *books,
                                      lb_error *err)
{
    lb_date today = *lb_w_date(world), before = *lb_w_previous_date(world);
    lb_status status = LB_OK;
    bool due = false;
    int end = lb_model_buyback_after(model, today);
    for (int plan = lb_model_buyback_after(model, before - MOST_DAYS_TO_SETTLE);
         status == LB_OK && plan < end; plan++) {
        if (model->buybacks[plan].settle <= before || model->buybacks[plan].settle > today) {
            continue;
        }
        if (model->buybacks[plan].simulated) {
            due = true;
        } else {
            status = settle_plan(model, world, books, plan, err);
        }
    }
    return status == LB_OK && due ? settle_due(model, world, books, err) : status;
}
