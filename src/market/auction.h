/* auction.h - the single-price auction of a Treasury security: bid schedules in, stop-out and awards out.
 *
 * Classes of bidders bid along q_c(y) = m_c Q Phi((y - y_WI - mu_c - delta) / sigma_c), Q the competitive amount
 * (MODEL.md D.6). The high yield is the lowest yield of the official grid at which the bids cover Q (31 CFR 356.20);
 * bids below it are awarded in full, bids at it in proportion (31 CFR 356.21). One code for yields of notes, bonds
 * and TIPS, discount rates of bills and discount margins of FRNs: only the grid and the lowest bid allowed differ.
 * Nothing allocates; all amounts are exact integers, so that the order of the classes does not matter. */
#ifndef LB_MARKET_AUCTION_H
#define LB_MARKET_AUCTION_H

#include <stdint.h>

#include "longbond/status.h"

/* Classes of competitive bidders, as in the official results. */
#define LB_BIDDER_LIST(X)                                                                                    \
    X(LB_BIDDER_DEALER, "dealer")                                                                            \
    X(LB_BIDDER_DIRECT, "direct")                                                                            \
    X(LB_BIDDER_INDIRECT, "indirect")

typedef enum lb_bidder {
#define X(name, word) name,
    LB_BIDDER_LIST(X)
#undef X
        LB_BIDDER_COUNT
} lb_bidder;

#define LB_GRID_COUPON_DEC 0.00001 /* bids on notes, bonds, TIPS and FRNs: 0.001 % (31 CFR 356.12) */
#define LB_GRID_BILL_DEC   0.00005 /* bids on bills: discount rates in steps of 0.005 % */

/* What is offered and who bids. Amounts in cents, multiples of $100. */
typedef struct lb_auction_demand {
    int64_t offering_usd;             /* announced: competitive, noncompetitive and FIMA; > 0 */
    int64_t noncompetitive_usd;       /* noncompetitive tenders, awarded in full */
    int64_t fima_usd;                 /* foreign official accounts' noncompetitive tenders, awarded in full */
    int64_t addon_usd;                /* the Fed's, on top of the offering */
    double when_issued_dec;           /* when-issued yield at the deadline; for bills a discount rate */
    double grid_dec;                  /* step of the bids: LB_GRID_COUPON_DEC, LB_GRID_BILL_DEC */
    double floor_dec;                 /* lowest bid allowed: 0, for TIPS and FRNs a negative number */
    double limit_dec;                 /* highest bid anyone makes, above the when-issued yield; > 0 */
    double delta_dec;                 /* moves all schedules up */
    double multiple[LB_BIDDER_COUNT]; /* m_c: bids over the competitive amount, >= 0 */
    double mu_dec[LB_BIDDER_COUNT];   /* middle of the schedule, above the when-issued yield */
    double sigma_dec[LB_BIDDER_COUNT]; /* width of the schedule, > 0 */
} lb_auction_demand;

/* What the official result says. */
typedef struct lb_auction_result {
    double stop_dec;          /* high yield, discount rate or margin, on the grid */
    double median_dec;        /* half of the competitive awards were bid at or below it */
    double low_dec;           /* 5 % of them were */
    double tail_bp;           /* stop less when-issued */
    double bid_to_cover;      /* tendered over awarded, noncompetitive and FIMA in both, not the Fed */
    int32_t allotted_at_high; /* of the bids at the stop, in hundredths of a per cent: 1..10000 */
    int64_t competitive_usd;  /* offering less noncompetitive and FIMA */
    int64_t tendered_usd[LB_BIDDER_COUNT]; /* competitive bids */
    int64_t accepted_usd[LB_BIDDER_COUNT]; /* competitive awards: their sum is competitive_usd */
    int64_t rounding_usd;                  /* awards that rounding up would have added to the offering */
    int64_t issued_usd;                    /* offering and add-on */
    int steps;                             /* yields at which bids were added up */
} lb_auction_result;

/* Holds the auction. The share allotted at the stop is rounded up to a hundredth of a per cent and each class's part
 * up to $100, as 31 CFR 356.21 says; what that gives beyond the offering (officially it is issued on top; here
 * `rounding_usd` tells it) is taken back from the largest awards at the stop, so that the awards and the noncompetitive
 * tenders are the offering exactly. Bids below the floor stand at the floor. The rule of 31 CFR 356.22 that nobody is awarded
 * more than 35 % concerns bidders, of which a class has many.
 * LB_ERR_RANGE for amounts or schedules that make no sense, LB_ERR_NO_SOLUTION if the bids up to the limit do not cover the
 * offering: the message says what they cover. `out` is then not set. Mostly six sums of three schedules. */
lb_status lb_auction_hold(const lb_auction_demand *demand, lb_auction_result *out, lb_error *err);

/* Share of a class in the competitive awards, 0..1, as published. */
double lb_auction_share(const lb_auction_result *result, lb_bidder bidder);

#endif
