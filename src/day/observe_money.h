/* observe_money.h - what the money market shows at the close: rates, reserves over bank assets, facilities. */
#ifndef LB_DAY_OBSERVE_MONEY_H
#define LB_DAY_OBSERVE_MONEY_H

#include "ledger/books.h"
#include "world/model.h"
#include "world/world.h"

/* Writes the observables of the money market: rates as the day made them, or as the record has them. Reserves must have
 * been observed. */
void lb_observe_money(const lb_model *model, lb_world *world, const lb_books *books);

#endif
