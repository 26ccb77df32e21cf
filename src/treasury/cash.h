/* cash.h - the Treasury's daily cash: receipts, outlays, non-marketable debt, other means of financing. */
#ifndef LB_TREASURY_CASH_H
#define LB_TREASURY_CASH_H

#include "world/model.h"
#include "world/world.h"

/* Cash of the days in (from, to] beside the budget and the debt: what stands between interest on the public debt and net
 * interest, less the other means of financing; cents, negative if the Treasury pays. The first part alone goes to
 * *interest (nullable). */
int64_t lb_treasury_other_cash(const lb_model *model, lb_date from, lb_date to, int64_t *interest);

/* Non-marketable debt held by the public on a day of the given path: the path, and from a reconciled baseline on
 * what it was put beyond it by; cents. */
int64_t lb_treasury_nonmarketable(const lb_model *model, const lb_world *world, lb_date date);

/* Posts the budget's receipts and outlays of the days since the previous one, the change of non-marketable debt
 * held by the public with the interest credited on it, and the other means of financing. */
void lb_treasury_run_budget(const lb_model *model, lb_world *world, const lb_books *books);

#endif
