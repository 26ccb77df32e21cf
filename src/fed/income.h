/* income.h - the Fed's income, remittances and deferred asset (MODEL.md C.6). */
#ifndef LB_FED_INCOME_H
#define LB_FED_INCOME_H

#include "fed/secondary.h"
#include "world/model.h"
#include "world/world.h"

/* Posts the Fed's interest, expenses and amortisation for the days since the previous one, line by line. Net income covers
 * losses of the past first (the deferred asset); what is left is remitted to the Treasury. What SOMA Treasuries accrued
 * in those days stands in the world (soma_accrued, soma_indexed). LB_ERR_RANGE if the day holds no more events. */
lb_status lb_fed_book_income(const lb_model *model, lb_world *world, const lb_books *books, lb_error *err);

/* Books what the Fed's outright trades of a day do beside par and cash: the premium of what is bought (the discount:
 * negative) joins the net premium and is amortised with it, that of what is sold leaves it, and the gain or loss of sales is
 * income. LB_ERR_RANGE if the day holds no more events. */
lb_status lb_fed_book_trade(lb_world *world, const lb_books *books, const lb_fed_trade *trade, lb_error *err);

/* Settles a net income of `net` cents, negative for a loss: the deferred asset takes a loss and is paid down by a gain, and
 * what is left over is remitted. Returns the cents remitted. */
int64_t lb_fed_settle_income(lb_world *world, const lb_books *books, int64_t net);

#endif
