/* spreads.h - each security's yield over the curve: on the run, age, coupon, what lasts, and what buybacks moved.
 *
 * world->spread_to_curve is a state that returns to a rule (docs/model/buybacks.md). Bills and FRNs have none. */
#ifndef LB_MARKET_SPREADS_H
#define LB_MARKET_SPREADS_H

#include "world/model.h"
#include "world/world.h"

/* Draws what lasts of every security of the model (world->spread_effect; the same for the same seed and CUSIP in any run)
 * and puts every live security on its rule. Call it once, at the opening, after par_yield and the
 * stock are there and what is replayed has been. */
void lb_spreads_open(const lb_model *model, lb_world *world);

/* The days since the previous one: spreads go back towards the rule, issues of these days start on it, and the on-the-run
 * premium passes to them. Cost: a few ns for each security that is outstanding. Allocates
 * nothing. */
void lb_spreads_step(const lb_model *model, lb_world *world);

/* The rule's spread for a security that is outstanding, decimal; `older` is how many later issues of its tenor there are
 * (0: on the run; 2 stands for more). TIPS: only what lasts. */
double lb_spread_rule(const lb_model *model, const lb_world *world, int security, int older);

#endif
