/* programmes.h - the scenario's programmes of the Fed, run day by day.
 *
 * What each one is stands in world/programmes.h, which days and which principal it covers in world/programme_rules.h.
 * They run only after the day on which the run begins, alike whether the market makes yields or they are given. Where
 * the scenario has no programme of a kind, the record's goes on (fed/record.h). Events carry the programme's number in
 * `value`. docs/model/fed.md has the rules. */
#ifndef LB_FED_PROGRAMMES_H
#define LB_FED_PROGRAMMES_H

#include "ledger/books.h"
#include "world/model.h"
#include "world/world.h"

/* Announces, starts and ends the programmes whose day has come, by their dates and by yesterday's observables; plans the
 * rest of the month anew when that changes what the Fed redeems. Call it once a day, before what matures is paid. */
lb_status lb_fed_programmes_strike(const lb_model *model, lb_world *world, lb_error *err);

/* `aside` cents of the principal of a security that has been paid back (agency principal: -1) are put elsewhere by the
 * programmes: divides it among them by their shares. Returns in *left what none of them wants. */
lb_status lb_fed_redirect(const lb_model *model, lb_world *world, lb_principal of, int security,
                          int64_t aside, int64_t *left, lb_error *err);

/* Cash balances that the Treasury aims at over the next `days` days: target[i] in cents, i + 1 days ahead. */
typedef void lb_cash_aim_fn(const lb_model *model, const lb_world *world, int days, double *target);

/* What reserve management adds to the pool of bill purchases today, on the programmes' own account too. Returns the days
 * since the previous one that such a programme covers: for them the record's purchases do not run. */
int lb_fed_programmes_manage_reserves(const lb_model *model, lb_world *world, lb_cash_aim_fn *aim);

/* Of `pool` cents to be spent on bills today `bought` have been: what the programmes have in the pool is spent in
 * proportion. Reserve management lets go of what found no room. */
lb_status lb_fed_programmes_fill(const lb_model *model, lb_world *world, int64_t pool, int64_t bought,
                                 lb_error *err);

/* Purchases, sales, twists and short coupons that are due today. */
lb_status lb_fed_programmes_trade(const lb_model *model, lb_world *world, const lb_books *books,
                                  lb_error *err);

#endif
