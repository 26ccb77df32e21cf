/* bill_purchases.h - the Desk's purchases of bills in the secondary market: reserve management and reinvested principal.
 *
 * By sector of maturity and within each in proportion to the room under the limit a CUSIP, at the day's prices, from private
 * holders in proportion to what they hold (MODEL.md C.2). */
#ifndef LB_FED_BILL_PURCHASES_H
#define LB_FED_BILL_PURCHASES_H

#include "ledger/books.h"
#include "world/model.h"
#include "world/world.h"

/* Spends the world's secondary_pool; what finds no room stays in it. *out: the par bought, cents. LB_ERR_RANGE if there are
 * more bills, or events of the day, than the lists hold. */
lb_status lb_fed_buy_bills(const lb_model *model, lb_world *world, const lb_books *books, int64_t *out,
                           lb_error *err);

#endif
