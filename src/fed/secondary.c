#include "secondary.h"

#include "base/cents.h"
#include "cost.h"
#include "fed_params.h"
#include "market/exposure.h"
#include "market/given_curve.h"

/* What private holders have of a security, each in whole hundreds. */
static int64_t private_par(const lb_books *books, int security)
{
    int64_t sum = 0;
    for (int sector = LB_BANKS; sector < LB_SECTOR_COUNT; sector++) {
        sum += lb_is_private(sector) ? lb_whole_hundreds(*lb_holding(books, security, sector)) : 0;
    }
    return sum;
}

int64_t lb_fed_room(const lb_model *model, const lb_books *books, int security)
{
    double limit = lb_model_param(model, LB_ACTOR_FED, LB_FED_CUSIP_LIMIT) / 100;
    int64_t most = (int64_t)((double)books->outstanding[security] * limit);
    int64_t room = lb_whole_hundreds(most - *lb_holding(books, security, LB_FED));
    int64_t there = room > 0 ? private_par(books, security) : 0;
    return room < there ? room : there;
}

static bool in_basket(const lb_model *model, const lb_books *books, const lb_fed_basket *basket, int security)
{
    const lb_security *terms = &model->securities[security];
    bool nominal = terms->type == LB_NOTE || terms->type == LB_BOND;
    bool indexed = terms->type == LB_TIPS || terms->type == LB_FRN;
    bool kind = basket->bills ? terms->type == LB_BILL : nominal || (indexed && !basket->nominal);
    double years = (terms->maturity - *books->today) / 365.25;
    return kind && terms->maturity > *books->today &&
           (basket->to_yrs == 0 || (years > basket->from_yrs && years <= basket->to_yrs));
}

static int64_t held_by_fed(const lb_model *model, const lb_books *books, int security)
{
    (void)model;
    return lb_whole_hundreds(*lb_holding(books, security, LB_FED));
}

/* What a basket offers of one security. */
typedef int64_t offered_fn(const lb_model *model, const lb_books *books, int security);

static int64_t sum_of(const lb_model *model, const lb_books *books, const lb_fed_basket *basket,
                      offered_fn *offered)
{
    int64_t sum = 0;
    for (int i = 0; i < lb_live_count(books); i++) {
        int s = lb_live(books, i);
        sum += in_basket(model, books, basket, s) ? offered(model, books, s) : 0;
    }
    return sum;
}

int64_t lb_fed_basket_room(const lb_model *model, const lb_books *books, const lb_fed_basket *basket)
{
    return sum_of(model, books, basket, lb_fed_room);
}

int64_t lb_fed_basket_held(const lb_model *model, const lb_books *books, const lb_fed_basket *basket)
{
    return sum_of(model, books, basket, held_by_fed);
}

/* Shares of an amount in proportion to weights, all in hundreds, without keeping the weights: what falls to the sum of
 * the weights so far, less what has been given out. The shares sum to the amount and none exceeds its weight, if the
 * amount does not exceed the sum of the weights. */
typedef struct handing_out {
    int64_t amount, weights; /* of all, in hundreds */
    int64_t so_far, given;
} handing_out;

static handing_out hand_out(int64_t cents, int64_t weights)
{
    return (handing_out){.amount = cents / LB_HUNDRED_DOLLARS, .weights = weights / LB_HUNDRED_DOLLARS};
}

static int64_t next_share(handing_out *h, int64_t weight)
{
    h->so_far += weight / LB_HUNDRED_DOLLARS;
    int64_t share = lb_cents_share(h->amount, h->so_far, h->weights) - h->given;
    h->given += share;
    return share * LB_HUNDRED_DOLLARS;
}

/* `par` of a security goes to the Fed from all private holders, or from the Fed to the dealers. */
static void deliver(const lb_books *books, int security, bool purchase, int64_t par, double clean,
                    double accrued)
{
    if (!purchase) {
        lb_post_trade(books, security, LB_FED, LB_DEALERS, par, lb_cents_at(par, clean),
                      lb_cents_at(par, accrued));
        return;
    }
    handing_out shares = hand_out(par, private_par(books, security));
    for (int sector = LB_BANKS; sector < LB_SECTOR_COUNT; sector++) {
        int64_t held = lb_is_private(sector) ? lb_whole_hundreds(*lb_holding(books, security, sector)) : 0;
        int64_t part = held > 0 ? next_share(&shares, held) : 0;
        if (part > 0) {
            lb_post_trade(books, security, (lb_sector)sector, LB_FED, part, lb_cents_at(part, clean),
                          lb_cents_at(part, accrued));
        }
    }
}

double lb_fed_basket_density(const lb_model *model, const lb_world *world, const lb_books *books,
                             const lb_fed_basket *basket, bool purchase)
{
    offered_fn *offered = purchase ? lb_fed_room : held_by_fed;
    double par = 0, tens = 0;
    for (int i = 0; i < lb_live_count(books); i++) {
        int s = lb_live(books, i);
        int64_t weight = in_basket(model, books, basket, s) ? offered(model, books, s) : 0;
        par += 0.01 * (double)weight;
        tens += weight > 0 ? lb_par_tens(model, world, s, 0.01 * (double)weight) : 0;
    }
    return par > 0 ? tens / par : 0;
}

/* What a trade of `par` does to premiums and, if it is a sale, to income; bills carry their discount themselves. */
static void note_cost(const lb_model *model, const lb_world *world, int security, bool purchase, int64_t par,
                      double clean, double weights, lb_fed_trade *trade)
{
    const lb_security *terms = &model->securities[security];
    int64_t at = (int64_t)security * LB_SECTOR_COUNT + LB_FED, held = lb_wc_holdings(world)[at];
    double ratio =
        terms->type == LB_TIPS ? lb_model_ref_cpi(model, *lb_wc_date(world)) / terms->base_ref_cpi : 1;
    bool booked =
        !purchase && terms->type == LB_TIPS && held > 0; /* the books have the compensation to the cent */
    ratio = booked ? 1 + (double)lb_wc_compensation(world)[at] / (double)held : ratio;
    double principal = (double)par * ratio, price = (double)par * clean / 100;
    if (purchase) {
        trade->premium += terms->type == LB_BILL ? 0 : price - principal;
        return;
    }
    double cost = principal * lb_fed_cost_px(model, world, security, weights) / 100;
    trade->premium -= terms->type == LB_BILL ? 0 : cost - principal;
    trade->realised += price - cost;
}

static lb_status trade_basket(const lb_model *model, const lb_world *world, const lb_books *books,
                              const lb_fed_basket *basket, bool purchase, int64_t par, lb_fed_trade *trade,
                              lb_error *err)
{
    offered_fn *offered = purchase ? lb_fed_room : held_by_fed;
    handing_out shares = hand_out(par, sum_of(model, books, basket, offered));
    double weights = purchase ? 0 : lb_fed_premium_weights(model, world);
    lb_status status = LB_OK;
    for (int i = 0; par > 0 && status == LB_OK && i < lb_live_count(books); i++) {
        int s = lb_live(books, i);
        int64_t weight = in_basket(model, books, basket, s) ? offered(model, books, s) : 0;
        int64_t part = weight > 0 ? next_share(&shares, weight) : 0;
        if (part == 0) {
            continue;
        }
        double clean, accrued;
        status = lb_market_price(model, world, s, &clean, &accrued, err);
        if (status == LB_OK) {
            note_cost(model, world, s, purchase, part, clean, weights, trade);
            deliver(books, s, purchase, part, clean, accrued);
            trade->par += part;
            trade->tens += model->market ? lb_par_tens(model, world, s, 0.01 * (double)part) : 0;
        }
    }
    return status;
}

lb_status lb_fed_buy(const lb_model *model, const lb_world *world, const lb_books *books,
                     const lb_fed_basket *basket, int64_t par, lb_fed_trade *trade, lb_error *err)
{
    return trade_basket(model, world, books, basket, true, par, trade, err);
}

lb_status lb_fed_sell(const lb_model *model, const lb_world *world, const lb_books *books,
                      const lb_fed_basket *basket, int64_t par, lb_fed_trade *trade, lb_error *err)
{
    return trade_basket(model, world, books, basket, false, par, trade, err);
}
