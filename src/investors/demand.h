/* demand.h - what holders want: stock targets that follow the economy, respond to yields, and are reached in time.
 *
 * D*_i = D_i(0) (GDP/GDP(0) + A) + E_i u + what events changed, in ten-year equivalents; u = change of yields that was not
 * expected at the baseline; A = supply beyond GDP that holders at large have grown into, with the half-life the market
 * expects; D_i goes to D*_i with a half-life (MODEL.md B.5). Arbitrageurs (dealers and hedge funds) hold the
 * rest. docs/model/holders.md. */
#ifndef LB_INVESTORS_DEMAND_H
#define LB_INVESTORS_DEMAND_H

#include "market/market_model.h"
#include "world/model.h"
#include "world/world.h"

/* Fills everything of `demand` that does not depend on the price of risk: slopes, adjustment, habitats, responses.
 * sector_tens[LB_SECTOR_COUNT][LB_NODES]: ten-year equivalents by holder and node at the opening. */
void lb_demand_build(const lb_model *model, const double (*sector_tens)[LB_NODES], lb_market_model *market);

/* Effects of a unit yield on yields through elastic holders for that price of risk: demand.effect, demand.matrix. */
void lb_demand_price(lb_market_model *market, double gamma);

/* True for holders that trade towards a target of their own. */
bool lb_is_elastic(int sector);

/* Dealers and hedge funds. */
bool lb_is_arbitrageur(int sector);

/* What they hold of `tens` [LB_SECTOR_COUNT]. */
double lb_arbitrageur_tens(const double *tens);

/* What holders want at unchanged yields over what they had at the baseline: GDP, and the supply beyond it that they have grown
 * into. */
double lb_demand_growth(const lb_model *model, const lb_world *world);

/* Holding target without the response to yields: growth and events; usd of ten-year equivalents. */
double lb_demand_base(const lb_model *model, const lb_world *world, int sector);

/* The response of a holder to yields `u` [LB_NODES] away from what was expected; usd of ten-year equivalents. */
double lb_demand_response(const lb_model *model, int sector, const double *u);

#endif
