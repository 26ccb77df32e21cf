/* issue.h - auctions from announcement to settlement. */
#ifndef LB_TREASURY_ISSUE_H
#define LB_TREASURY_ISSUE_H

#include "world/model.h"
#include "world/world.h"

/* Announces the offerings of today: the recorded amount, or the one the issuance policy decides. */
lb_status lb_treasury_announce(const lb_model *model, lb_world *world, lb_error *err);

/* Holds the auctions of today: the recorded result where the record has one; otherwise the stop-out is the
 * given curve's yield on the auction grid (0.001 %, bills 0.005 %), the coupon of a new issue the highest eighth
 * not above it, the price that of 31 CFR 356. */
lb_status lb_treasury_hold_auctions(const lb_model *model, lb_world *world, lb_error *err);

/* Prices one offering as of its auction; used for those auctioned before the baseline too. */
lb_status lb_treasury_price_offering(const lb_model *model, lb_world *world, int offering, lb_error *err);

/* The run of offerings that settle on the world's date: indices *first .. *last - 1. */
void lb_treasury_settling(const lb_model *model, const lb_world *world, int *first, int *last);

/* Settles them: the public amount goes to the sectors by the model's allotment, the add-on to the Fed. */
lb_status lb_treasury_settle_auctions(const lb_model *model, lb_world *world, const lb_books *books,
                                      int first, int last, lb_error *err);

/* Settles the buyback operations of today: recorded par by CUSIP at the given curve's price, simulated operations at the
 * prices of the offers accepted. */
lb_status lb_treasury_settle_buybacks(const lb_model *model, lb_world *world, const lb_books *books,
                                      lb_error *err);

#endif
