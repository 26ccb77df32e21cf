/* funding.h - where the holders' money comes from, once everything else of the day is paid.
 *
 * Currency and the Fed's loans follow their given paths; reverse repo too, or the money market makes it (money_day.h).
 * Then every sector's deposits return to their opening level through claims of the households on it (fund shares, pension
 * rights, foreign claims): whoever bought securities raised the money. */
#ifndef LB_INVESTORS_FUNDING_H
#define LB_INVESTORS_FUNDING_H

#include "world/model.h"
#include "world/world.h"

/* Posts the day's currency, Fed loans and reverse repo, lets the money market clear where it is simulated, then levels
 * deposits. LB_ERR_RANGE if no reserves are left. */
lb_status lb_fund_sectors(const lb_model *model, lb_world *world, const lb_books *books, lb_error *err);

#endif
