/* given_curve.h - prices from the day's par yields, whether the market made them or they are given. */
#ifndef LB_MARKET_GIVEN_CURVE_H
#define LB_MARKET_GIVEN_CURVE_H

#include "longbond/curve.h"
#include "longbond/security.h"
#include "world/model.h"
#include "world/world.h"

/* Nominal (or real) par yield at `years` to maturity, linear between the nodes of the day and flat outside;
 * decimal, semiannual bond equivalent. */
double lb_given_yield(const lb_world *world, double years);
double lb_given_real_yield(const lb_world *world, double years);

/* What scenario events changed in the expected short rate over a nominal node's term, decimal: overnight rates (one month)
 * and the index of FRNs (three months) move with it. 0 without such events and with `yields: given`. */
double lb_short_rate_news(const lb_world *world, int node);

/* Price per 100 of a bill `days` before it matures: simple interest on the given yield (31 CFR 356 App. B VI
 * for at most half a year; used here for any bill). */
double lb_given_bill_price(const lb_world *world, int days);

/* Clean price and accrued interest per 100 of original par (TIPS: times the index ratio) at which a security changes
 * hands today: its yield is that of the curve at its maturity and its own spread. LB_ERR_* as lb_security_quote. */
lb_status lb_market_price(const lb_model *model, const lb_world *world, int security, double *clean_px,
                          double *accrued_px, lb_error *err);

/* The day's given par yields bootstrapped: the nominal and the real curve a run starts the day with. */
lb_status lb_given_curves(const lb_world *world, lb_curve *nominal, lb_curve *real, lb_error *err);

/* Price per 100 of a coupon security on a curve, accrued interest included: its remaining payments discounted. TIPS on the
 * real curve, in real terms. */
lb_status lb_given_dirty_px(const lb_curve *curve, const lb_security *security, double *dirty_px,
                            lb_error *err);

#endif
