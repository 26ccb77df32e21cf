/* trades.h - orders of holders allotted to securities and counterparties, to the cent. */
#ifndef LB_INVESTORS_TRADES_H
#define LB_INVESTORS_TRADES_H

#include "ledger/books.h"
#include "world/model.h"
#include "world/world.h"

/* Every elastic holder goes its day's part of the way to its target, in the security of the day's maturity bucket that its
 * counterparty has most of; dealers pass to hedge funds what is above their usual inventory. An order that finds no
 * security is counted in clearing_bound and tried again the next day. */
lb_status lb_trade_to_targets(const lb_model *model, lb_world *world, const lb_books *books, lb_error *err);

#endif
