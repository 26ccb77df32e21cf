/* market_parts.h - what makes up the day's yields, and the parts that scenario trades and programmes are. */
#ifndef LB_DAY_MARKET_PARTS_H
#define LB_DAY_MARKET_PARTS_H

#include "ledger/books.h"
#include "market/market_model.h"
#include "world/world.h"

/* Everything that makes up today's yields; decimal by node. */
typedef struct lb_yield_parts {
    double cause[LB_CAUSE_COUNT][LB_NODES]; /* at the normal price of risk, elastic responses not yet in */
    double outside[LB_NODES];               /* unexpected, beside the premium of duration */
} lb_yield_parts;

/* Price of risk per dollar: those who bear it grow with the economy. */
double lb_price_of_risk(const lb_model *model, const lb_world *world);

/* Scenario sales and purchases, and the Fed's programmes, with the persistence the market expects: what is done beyond
 * what the measured stocks say, and what is announced. */
void lb_add_actions(const lb_model *model, const lb_world *world, lb_yield_parts *out);
void lb_add_programmes(const lb_model *model, const lb_world *world, const lb_books *books,
                       lb_yield_parts *out);

#endif
