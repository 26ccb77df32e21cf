/* funding.h - where the holders' money comes from: given paths, until the money market decides.
 *
 * Money funds move between the overnight reverse repo and bills as the given path of the reverse repo says;
 * currency grows; every sector's deposits return to their opening level through claims of the households on it
 * (fund shares, pension rights, foreign claims): whoever bought securities raised the money. */
#ifndef LB_INVESTORS_FUNDING_H
#define LB_INVESTORS_FUNDING_H

#include "world/model.h"
#include "world/world.h"

/* Posts the day's changes of ON RRP, currency and Fed loans from the given paths, then rebalances deposits. */
void lb_fund_sectors(const lb_model *model, lb_world *world, const lb_books *books);

#endif
