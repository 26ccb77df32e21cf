/* build.h - from a scenario and the embedded snapshot to a model: the parts of the build, in their order. */
#ifndef LB_DAY_BUILD_H
#define LB_DAY_BUILD_H

#include "longbond/curve.h"
#include "world/model.h"

/* A model of the scenario whose memory, and that of the build's own work, comes from `allocator` (NULL: the C
 * library; it must outlive the model). The readers of the snapshot ask the C library. */
lb_status lb_model_build(const lb_scenario *scenario, const lb_allocator *allocator, lb_model **out,
                         lb_error *err);

/* Zeroed memory that the model owns, see lb_arena_alloc. */
void *lb_model_own(lb_model *model, size_t count, size_t size, lb_status *status, lb_error *err);

/* Parameter tables, defaults and the scenario's `set:`. */
lb_status lb_build_params(lb_model *model, lb_error *err);

/* The span of the given paths and the reference CPI in it. */
lb_status lb_build_ref_cpi(lb_model *model, lb_error *err);

/* Securities of the opening stock with their holders, the other positions of the opening balance sheet. */
lb_status lb_build_stock(lb_model *model, lb_error *err);
lb_status lb_build_opening_positions(lb_model *model, lb_error *err);

/* Auctions to come (recorded or by rule) with the securities they create, buybacks, allotment shares. */
lb_status lb_build_programme(lb_model *model, lb_error *err);

/* Given paths by calendar day: curve, rates, reference CPI, budget, non-marketable debt, currency, loans. */
lb_status lb_build_paths(lb_model *model, lb_error *err);

/* Published figures of the day the run begins on, from the table `reconcile`, unless paths.reconcile is 0. */
lb_status lb_build_reconcile(lb_model *model, lb_error *err);

/* With `yields: cleared`: premium, holders and events priced, from the curve at the baseline in the given paths. */
lb_status lb_build_market(lb_model *model, lb_error *err);

/* Prices the scenario's trades and programmes; part of lb_build_market. */
lb_status lb_build_trades(lb_model *model, lb_error *err);

/* Adds the duration of a maturity to the two nodes it lies between. */
void lb_spread_on_nodes(double years, double tens, double *out);

/* Par yields of a day, nominal and real, as two curves. */
lb_status lb_path_curves(const double *yields, lb_date date, lb_curve *nominal, lb_curve *real,
                         lb_error *err);

/* Receipts and outlays by day from the monthly budget. */
lb_status lb_build_budget(lb_model *model, lb_error *err);

/* The instrument row a security's par stands in. */
uint8_t lb_instrument_row(int security_type);

/* Index of the security with this CUSIP among the first `count`, or -1. */
int lb_model_find_cusip(const lb_model *model, int count, const char *cusip);

#endif
