/* forced_trades.h - what a scenario's sales and purchases trade, whatever the price. */
#ifndef LB_INVESTORS_FORCED_TRADES_H
#define LB_INVESTORS_FORCED_TRADES_H

#include "ledger/books.h"
#include "world/model.h"
#include "world/world.h"

/* What there is for a sale or purchase: market value and ten-year equivalents of the holdings it takes from, and how much
 * of the value it can take. */
typedef struct lb_forced_stock {
    double value, most; /* cents */
    double tens;        /* usd */
} lb_forced_stock;

/* Measures it. `fed_limit` (0 .. 1): the Fed buys no more than that share of what is outstanding of a security, and takes
 * from those only in which it has less. */
lb_status lb_forced_supply(const lb_model *model, const lb_world *world, const lb_books *books,
                           const lb_action *action, double fed_limit, lb_forced_stock *out, lb_error *err);

/* Scenario events that sell or buy: what is due today changes hands at market prices, in proportion to what is held.
 * Sales go to the dealers; purchases come from all private holders. What could not be traded is an event of the day.
 * `fed_limit` as above. */
lb_status lb_trade_by_force(const lb_model *model, lb_world *world, const lb_books *books, double fed_limit,
                            lb_error *err);

#endif
