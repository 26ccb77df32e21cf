/* reconcile.h - the baseline of a day whose published figures are known: what was simulated becomes what was published.
 *
 * Every difference is a ledger entry of its own under LB_FLOW_RECONCILIATION, an event LB_EVENT_RECONCILED and a number
 * in the world's `reconciled`; the table is data/reconcile.csv, its derivation docs/model/opening-balance.md. */
#ifndef LB_DAY_RECONCILE_H
#define LB_DAY_RECONCILE_H

#include "world/model.h"
#include "world/world.h"

/* Brings the world of the day before the run's first to the targets of model->reconcile: securities in kind between the
 * Fed and private holders, claims with their counterpart, the deferred asset. Nothing without `on`. LB_ERR_RECONCILE if
 * the holders have less of a class than the Fed should get; LB_ERR_AUDIT if the books do not hold afterwards. */
lb_status lb_reconcile(const lb_model *model, lb_world *world, const lb_books *books, lb_error *err);

/* What an item of LB_RECONCILE_LIST amounts to in a balance-sheet matrix, cents; 0 for the deferred asset, which stands
 * in no row of it. `position`: [LB_INSTRUMENT_COUNT][LB_SECTOR_COUNT]. */
int64_t lb_reconcile_level(int item, const int64_t *position);

#endif
