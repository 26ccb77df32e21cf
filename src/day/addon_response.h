/* addon_response.h - what the Treasury makes of add-ons that the Fed's programmes keep from auctions.
 *
 * Add-ons come on top of what is sold to the public. Principal that the Fed puts elsewhere must be borrowed from the
 * public: in bills, unless treasury.addon_response raises coupon auctions. docs/model/fed.md. */
#ifndef LB_DAY_ADDON_RESPONSE_H
#define LB_DAY_ADDON_RESPONSE_H

#include "world/model.h"
#include "world/world.h"

/* Coupon principal, cents, that the Fed's programmes of the scenario, as far as they are known today, keep from
 * auctions in the twelve months ahead, over what its published caps would; negative if they add to it. */
double lb_addons_missing(const lb_model *model, const lb_world *world);

/* Decides, on days on which a programme is announced, begins or ends and at each refunding (February, May, August,
 * November), by how much coupon sizes are raised: world->addon_raise, in force for auctions from addon_from on. Only
 * with treasury.addon_response above 0. */
void lb_respond_to_programmes(const lb_model *model, lb_world *world);

#endif
