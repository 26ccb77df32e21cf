/* cash.h - the Treasury's daily cash: receipts, outlays, non-marketable debt, other means of financing. */
#ifndef LB_TREASURY_CASH_H
#define LB_TREASURY_CASH_H

#include "world/model.h"
#include "world/world.h"

/* Posts the budget's receipts and outlays of the days since the previous one, the change of non-marketable debt
 * held by the public with the interest credited on it, and the other means of financing. */
void lb_treasury_run_budget(const lb_model *model, lb_world *world, const lb_books *books);

#endif
