/* market_model.h - the part of the model that prices duration: made once from parameters, opening curve and holders. */
#ifndef LB_MARKET_MARKET_MODEL_H
#define LB_MARKET_MARKET_MODEL_H

#include "longbond/sectors.h"
#include "market/auction_demand.h"
#include "market/premium.h"
#include "world/model.h"

/* Elastic holders (investors/demand.h fills it). */
typedef struct lb_demand {
    double slope[LB_SECTOR_COUNT][LB_NODES]
                [LB_NODES]; /* usd of ten-year equivalents bought at the first node for a unit
                                                        * of yield at the second */
    double response[LB_SECTOR_COUNT]
                   [LB_NODES];      /* the same at all nodes together, for a unit of yield at one */
    double adjust[LB_SECTOR_COUNT]; /* share of the way to the target made in a business day */
    double habitat[LB_SECTOR_COUNT][LB_NODES]; /* where a holder's duration lies; sums to one */
    double market[LB_NODES];                   /* the same of all private holders */
    lb_response elastic[LB_SECTOR_COUNT]; /* of a response that is still to be made in full, then stays */
    lb_response passing[LB_SECTOR_COUNT]; /* of a distance from the target that closes */
    double effect[LB_SECTOR_COUNT]
                 [LB_NODES * LB_NODES]; /* on yields at the first node of a unit at the second */
    double matrix[LB_NODES * LB_NODES]; /* the sum of the effects */
} lb_demand;

/* A sale or purchase of the scenario, priced with the time it is expected to last. */
typedef struct lb_action_price {
    double direction[LB_NODES]; /* where the duration traded lies; sums to one */
    lb_response done;           /* of what has been traded */
    lb_response *ahead; /* [ramp_months + 1] of what is announced: by months still to go; NULL if it is not */
    int ramp_months;
    double daily_keep; /* what is left of it a calendar day later; 1 if permanent */
} lb_action_price;

/* A programme of the Fed that trades outright: what it buys and what it sells; unused ones are zero. */
typedef struct lb_programme_price {
    lb_action_price buys, sells;
    bool trades[2]; /* it buys, it sells */
} lb_programme_price;

typedef struct lb_market_model {
    lb_premium premium;
    lb_demand demand;
    lb_action_price actions[LB_ACTION_SLOTS];
    lb_programme_price programmes[LB_PROGRAMME_SLOTS];
    double opening_premium[LB_NODES]; /* decimal, of par yields at the baseline */
    /* dealers' part of the competitive awards of a usual auction: new issues, reopenings */
    double dealer_share[LB_AUCTION_GROUP_COUNT][2];
} lb_market_model;

#endif
