/* secondary.h - the Fed's outright trades in the secondary market, under its limit a security.
 *
 * Par moves in multiples of $100 at the day's prices (market/given_curve.h), whether the market makes yields or they
 * are given. */
#ifndef LB_FED_SECONDARY_H
#define LB_FED_SECONDARY_H

#include "ledger/books.h"
#include "world/model.h"
#include "world/world.h"

/* What may be traded: bills, or coupon securities (notes, bonds, and unless `nominal` TIPS and FRNs), of remaining
 * maturities above from_yrs up to to_yrs; 0, 0: any. */
typedef struct lb_fed_basket {
    double from_yrs, to_yrs;
    bool bills, nominal;
} lb_fed_basket;

/* The basket of a programme's maturities. */
static inline lb_fed_basket lb_fed_basket_of(const lb_maturities *maturities)
{
    return (lb_fed_basket){maturities->from_yrs, maturities->to_yrs, maturities->bills, false};
}

/* What a day's trade came to. */
typedef struct lb_fed_trade {
    int64_t par; /* cents */
    double tens; /* usd of ten-year equivalents; 0 without a market model */
    double
        premium; /* cents that the Fed's net premium rises by: price less principal of what is bought, cost less
                      * principal of what is sold, the latter negative */
    double realised; /* cents: price less cost of what is sold */
} lb_fed_trade;

/* Cents of par that the Fed may buy of a security: from private holders, up to fed.cusip_limit of what is outstanding;
 * a multiple of $100. Cost: one pass over the sectors. */
int64_t lb_fed_room(const lb_model *model, const lb_books *books, int security);

/* The sum of the room over a basket; and of what the Fed holds of it, in whole hundreds of each security. Cents. */
int64_t lb_fed_basket_room(const lb_model *model, const lb_books *books, const lb_fed_basket *basket);
int64_t lb_fed_basket_held(const lb_model *model, const lb_books *books, const lb_fed_basket *basket);

/* Ten-year equivalents, usd, in a dollar of par of what the Fed may buy (else: what it holds) of a basket today; 0 if
 * there is nothing or no market model. Cost: that of the sums above. */
double lb_fed_basket_density(const lb_model *model, const lb_world *world, const lb_books *books,
                             const lb_fed_basket *basket, bool purchase);

/* Buys `par` cents (a multiple of $100, at most the room) of a basket: from each security in proportion to the room in
 * it, from private holders in proportion to what they hold. Adds to `trade`. Fails as lb_market_price. */
lb_status lb_fed_buy(const lb_model *model, const lb_world *world, const lb_books *books,
                     const lb_fed_basket *basket, int64_t par, lb_fed_trade *trade, lb_error *err);

/* Sells `par` cents (a multiple of $100, at most what is held) of a basket to the dealers, in proportion to holdings. */
lb_status lb_fed_sell(const lb_model *model, const lb_world *world, const lb_books *books,
                      const lb_fed_basket *basket, int64_t par, lb_fed_trade *trade, lb_error *err);

#endif
