/* market_day.h - the market's part of a day: expectations, the stock of duration, the curve that clears, its waterfall. */
#ifndef LB_DAY_MARKET_DAY_H
#define LB_DAY_MARKET_DAY_H

#include "ledger/books.h"
#include "world/model.h"
#include "world/world.h"

/* The state at the baseline that later days are measured against. Call once, on the day the run begins. */
void lb_market_open(const lb_model *model, lb_world *world, const lb_books *books);

/* What is expected of short rates and inflation over the nodes' terms, beside the baseline's path: the scenario's events. */
void lb_market_expect(const lb_model *model, lb_world *world);

/* Clears: sets par yields, their parts, the waterfall, the price of risk for the next day. LB_ERR_NO_SOLUTION names node
 * and holder. */
lb_status lb_market_clear(const lb_model *model, lb_world *world, const lb_books *books, lb_error *err);

#endif
