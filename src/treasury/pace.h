/* pace.h - the pace of coupon auctions that the market expects: present sizes, spread over the year. */
#ifndef LB_TREASURY_PACE_H
#define LB_TREASURY_PACE_H

#include "world/model.h"
#include "world/world.h"

/* Dollars of par a month of each coupon tenor at the sizes of `date`, new issues and reopenings as often as the calendar
 * has them; 0 for bills and FRNs, which carry no duration. */
void lb_treasury_monthly_sizes(const lb_world *world, lb_date date, double monthly[LB_TENOR_COUNT]);

/* Coupons and FRNs sold to the public in a year at present sizes less the raise for add-ons (world->addon_raise), cents by
 * tenor; 0 for bills. Returns their sum. */
double lb_treasury_sold_a_year(const lb_world *world, double by_tenor[LB_TENOR_COUNT]);

/* At the opening: what this month's part of that pace has not yet seen issued; dollars. */
void lb_treasury_pending_sizes(const lb_model *model, const lb_world *world,
                               const double monthly[LB_TENOR_COUNT], double pending[LB_TENOR_COUNT]);

/* Debt held by the public at the close of today, cents. */
double lb_treasury_public_debt(const lb_model *model, const lb_world *world);

#endif
