/* forced_trades.h - what a scenario's sales and purchases trade, whatever the price. */
#ifndef LB_INVESTORS_FORCED_TRADES_H
#define LB_INVESTORS_FORCED_TRADES_H

#include "ledger/books.h"
#include "world/model.h"
#include "world/world.h"

/* Market value, cents, and ten-year equivalents, usd, of everything that a sale or purchase could take. */
lb_status lb_forced_supply(const lb_model *model, const lb_world *world, const lb_books *books,
                           const lb_action *action, double *value, double *tens, lb_error *err);

/* Scenario events that sell or buy: what is due today changes hands at market prices, in proportion to what is held.
 * Sales go to the dealers; purchases come from all private holders. What could not be traded is an event of the day. */
lb_status lb_trade_by_force(const lb_model *model, lb_world *world, const lb_books *books, lb_error *err);

#endif
