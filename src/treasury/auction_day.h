/* auction_day.h - a simulated auction on its day: when-issued trading, bids by class, stop-out, awards, what stays behind. */
#ifndef LB_TREASURY_AUCTION_DAY_H
#define LB_TREASURY_AUCTION_DAY_H

#include "world/model.h"
#include "world/world.h"

/* True if the auction of this offering is the market's to decide: the curve clears that day. Results of the record, made on
 * another curve, do not count then. */
bool lb_auction_is_simulated(const lb_model *model, const lb_world *world, int offering);

/* Holds it: `when_issued_dec` is the yield (bills: discount rate) of the day's curve, concession included. Fills the
 * offering's results in the world; the high yield is lb_w_stop_yield_dec. What dealers were awarded beyond the usual share
 * stays with them as unplaced duration, and a tail of a nominal coupon of three basis points or more is an event of the
 * day. LB_ERR_NO_SOLUTION if bids do not cover the offering. docs/model/auctions.md. */
lb_status lb_auction_on_its_day(const lb_model *model, lb_world *world, int offering, double when_issued_dec,
                                lb_error *err);

#endif
