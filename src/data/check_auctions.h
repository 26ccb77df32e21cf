/* check_auctions.h - the identities that hold between the amounts of an auction's result. */
#ifndef LB_DATA_CHECK_AUCTIONS_H
#define LB_DATA_CHECK_AUCTIONS_H

#include "data/read_auctions.h"

/* Name, text. */
#define LB_AUCTION_IDENTITY_LIST(X)                                                                          \
    X(LB_AUCTION_TOTAL, "total = competitive + noncompetitive + FIMA + SOMA accepted")                       \
    X(LB_AUCTION_COMPETITIVE, "competitive = dealers + direct + indirect accepted")                          \
    X(LB_AUCTION_BID_TO_COVER, "bid-to-cover = (competitive tendered + noncompetitive + FIMA) / accepted")

typedef enum lb_auction_identity {
#define X(name, text) name,
    LB_AUCTION_IDENTITY_LIST(X)
#undef X
        LB_AUCTION_IDENTITY_COUNT
} lb_auction_identity;

typedef enum lb_identity_state {
    LB_IDENTITY_HOLDS,
    LB_IDENTITY_BROKEN,
    LB_IDENTITY_UNKNOWN /* an amount that it needs is missing */
} lb_identity_state;

/* Text of an identity; never NULL. */
const char *lb_auction_identity_text(lb_auction_identity identity);

/* Whether one identity holds for an auction, to the cent (bid-to-cover: to the two printed decimals, half up).
 * `published` and `computed` (nullable) receive both sides: dollars, or the ratio. In the bid-to-cover SOMA is
 * left out and FIMA counted in; without exception in 1,281 coupon auctions of 2010 to 2026. */
lb_identity_state lb_auction_identity_check(const lb_auction *auction, lb_auction_identity identity,
                                            double *published, double *computed);

/* LB_ERR_RECONCILE naming CUSIP, date, identity and both sides if any identity is broken; LB_OK otherwise. */
lb_status lb_auction_reconcile(const lb_auction *auction, lb_error *err);

#endif
