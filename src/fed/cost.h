/* cost.h - what the Fed's Treasuries cost it, security by security: the books carry premiums in one sum.
 *
 * The net premium of the H.4.1 that lies on Treasuries (parameters premium_treasuries, premium_life) is allocated to the notes,
 * bonds and TIPS first issued by 9 March 2022, the end of net purchases, in proportion to principal times remaining years, as
 * straight amortisation of equal premiums would leave it. What was issued later came by add-ons at about par and costs par, as FRNs
 * do. Bills cost their par less what of the discount at issue has not accrued. */
#ifndef LB_FED_COST_H
#define LB_FED_COST_H

#include "world/model.h"
#include "world/world.h"

/* The premium that lies on Treasuries, cents. */
double lb_fed_treasury_premium(const lb_model *model, const lb_world *world);

/* Principal (TIPS: indexed) times remaining years of a SOMA holding, cents times years: its weight in the premium. 0 for what
 * bears no premium. */
double lb_fed_premium_weight(const lb_model *model, const lb_world *world, int security);

/* The sum of the weights over the securities. */
double lb_fed_premium_weights(const lb_model *model, const lb_world *world);

/* Amortised cost per 100 of principal of a SOMA holding, `weights` from lb_fed_premium_weights. 100 if there is none. */
double lb_fed_cost_px(const lb_model *model, const lb_world *world, int security, double weights);

#endif
