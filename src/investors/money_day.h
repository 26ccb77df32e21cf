/* money_day.h - the money market of a day in the books: who funds what, and what overnight money costs.
 *
 * Where the money market is simulated a drain of cash is met by reverse repo first and by reserves for the rest, dealers
 * and hedge funds finance what they hold in repo, money funds choose among bills, repo and reverse repo, and rates follow
 * from what is left (docs/model/money-market.md). Elsewhere rates are those of the record. */
#ifndef LB_INVESTORS_MONEY_DAY_H
#define LB_INVESTORS_MONEY_DAY_H

#include "world/model.h"
#include "world/world.h"

/* Notes where a run begins: today's balances are the last close, what is held is financed. */
void lb_money_open(const lb_model *model, lb_world *world, const lb_books *books);

/* What returns before the day's market: the standing repo of the day before and the reverse repo added for its close. */
void lb_money_return(lb_world *world, const lb_books *books);

/* Repo, reverse repo, bills of money funds, the pool of foreign officials; then the rates of the day and what is drawn
 * from the Fed overnight. Call it when everything else of the day is paid. LB_ERR_RANGE if no reserves are left. */
lb_status lb_money_step(const lb_model *model, lb_world *world, const lb_books *books, lb_error *err);

/* Repo of dealers and hedge funds from everybody else, cents. */
int64_t lb_money_repo_need(const lb_books *books);

/* On days that are not simulated: rates of the record, and what the model has of reserves alone beside them. */
void lb_money_follow(const lb_model *model, lb_world *world, const lb_books *books);

/* LB_ERR_RANGE with the day and the amount if no reserves are left, whether the money market is simulated or given. */
lb_status lb_money_check(const lb_world *world, const lb_books *books, lb_error *err);

#endif
