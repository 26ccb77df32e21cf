/* income.h - the Fed's income, remittances and deferred asset (MODEL.md C.6). */
#ifndef LB_FED_INCOME_H
#define LB_FED_INCOME_H

#include "world/model.h"
#include "world/world.h"

/* Posts the Fed's interest, expenses and amortisation for the days since the previous one. Net income covers
 * losses of the past first (the deferred asset); what is left is remitted to the Treasury. `soma_accrued_usd` is
 * the interest that SOMA Treasuries accrued in those days. */
lb_status lb_fed_book_income(const lb_model *model, lb_world *world, const lb_books *books,
                             double soma_accrued_usd, lb_error *err);

#endif
