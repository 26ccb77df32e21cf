/* buyback_operation.h - simulated buybacks: planned by the calendar, held as auctions, due the next business day.
 *
 * Only runs with issuance: policy and yields: cleared have them, from the scenario's baseline on. Equations: docs/model/buybacks.md. */
#ifndef LB_TREASURY_BUYBACK_OPERATION_H
#define LB_TREASURY_BUYBACK_OPERATION_H

#include "market/buyback_auction.h"
#include "treasury/buybacks.h"

/* Lists the calendar's operations of from..to as plans. LB_ERR_RANGE if there are more than `capacity`. */
lb_status lb_treasury_list_buybacks(lb_date from, lb_date to, lb_buyback_plan *out, int capacity, int *count,
                                    lb_error *err);

/* At the opening, once: amounts as announced, until an event sets world->buyback_liquidity (cents a quarter) or
 * world->buyback_cash (cents a year); 0 is off. */
void lb_treasury_open_buybacks(lb_world *world);

/* Holds today's simulated operations: private holders offer, the Treasury accepts, world->buyback_due waits for
 * lb_treasury_settle_buybacks, and the spreads of what is eligible and bought fall. One event for each, LB_EVENT_BUYBACK_HELD:
 * the security most was bought of (-1: none), cents accepted, usd mn offered. Allocates nothing; on other days the cost is
 * a search in the plans. */
lb_status lb_treasury_hold_buybacks(const lb_model *model, lb_world *world, lb_error *err);

/* What operation `plan` may take at most, cents, whole millions: what was announced for its date, or its share of what an
 * event has set. */
int64_t lb_treasury_buyback_maximum(const lb_model *model, const lb_world *world, int plan);

/* What the cash forecast counts for simulated operation `plan`, cents: what waits to be settled if it has been held (with
 * what other operations of its day have accepted), otherwise the expected part of its maximum. */
double lb_treasury_expected_buyback(const lb_model *model, const lb_world *world, int plan);

/* What private holders offer in operation `plan` as the world stands, by security; the buckets' parameters decide. Used by
 * lb_treasury_hold_buybacks; `eligible` and `offers` go together. */
lb_status lb_treasury_buyback_offers(const lb_model *model, const lb_world *world, int plan,
                                     lb_buyback_candidate eligible[static LB_BUYBACK_SLOTS],
                                     lb_buyback_offer offers[static LB_BUYBACK_SLOTS], int *count,
                                     lb_error *err);

/* Reserve, markup and maximum of operation `plan`. */
lb_buyback_rules lb_treasury_buyback_rules(const lb_model *model, int64_t maximum);

#endif
