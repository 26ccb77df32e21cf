/* pressure.h - what moves yields beside the stock of duration: unplaced sales, auctions ahead, volatility, capital, bills.
 *
 * Stock and flow are two impacts and calibrated apart: the stock of duration is priced with its expected persistence
 * (premium.h); a forced sale that dealers have taken and not yet placed presses on yields until it is (MODEL.md B.4,
 * F.3). docs/model/flow.md. */
#ifndef LB_MARKET_PRESSURE_H
#define LB_MARKET_PRESSURE_H

#include "market/premium.h"
#include "world/model.h"
#include "world/world.h"

/* Unplaced amounts fade over the days since the previous one; forced trades of the day come on top. */
void lb_pressure_fade(const lb_model *model, lb_world *world);

/* Adds `tens` dollars of ten-year equivalents sold by force (bought: negative) at the nodes [LB_NODES]. */
void lb_pressure_add(lb_world *world, const double *tens);

/* What is unplaced in coupons, dollars of ten-year equivalents. */
double lb_pressure_unplaced(const lb_world *world);

/* The rise of the yield curve from what is unplaced: decimal by node, linear up to `flow_linear`, then with the square
 * root; one part general, one at the maturities sold. */
void lb_pressure_flow(const lb_model *model, const lb_world *world, double *rise);

/* The concession for auctions of nominal coupons that were held less than `concession_days` ago or will be: adds to
 * `rise`, decimal by node. */
void lb_pressure_concession(const lb_model *model, const lb_world *world, const lb_premium *premium,
                            double *rise);

/* Bills that all but the Fed must hold, over GDP. */
double lb_private_bill_share(const lb_model *model, const lb_world *world);

/* Bills: private supply over GDP against the opening, and what events bought that is not absorbed. */
void lb_pressure_bills(const lb_model *model, const lb_world *world, double *rise);

/* Implied volatility on the MOVE scale, bp a year, from the normal level, what yields did beyond it, and events. */
double lb_volatility_bp(const lb_model *model, const lb_world *world);

/* Takes today's move of yields into variance, and the loss on `arbitrageur_tens` dollars into capital. */
void lb_pressure_mark(const lb_model *model, lb_world *world, const double *yesterday,
                      double arbitrageur_tens, double ten_year_duration);

/* Price of risk over its normal level: volatility over its normal level to a power, times lost capital; at most
 * `aversion_most`. */
double lb_risk_aversion(const lb_model *model, const lb_world *world);

/* Market parameter of the run. */
double lb_market_value(const lb_model *model, int param);

#endif
