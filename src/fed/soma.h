/* soma.h - the System Open Market Account by CUSIP: redemptions under the cap, rollovers, agency principal.
 *
 * Rules (MODEL.md C.2; docs/model/fed.md says what the record confirms): the month's redemption is the cap,
 * split over the month's coupon maturities in proportion to SOMA principal; if they are less than the cap,
 * bills held when the month begins are redeemed for the remainder. What is rolled becomes add-ons at the
 * auctions settling on the maturity's payment date, in proportion to the announced offering amounts: coupons
 * (principal and inflation compensation) into all notes, bonds, TIPS and FRNs, bills into the regular bills. */
#ifndef LB_FED_SOMA_H
#define LB_FED_SOMA_H

#include "fed/programmes.h"
#include "world/model.h"
#include "world/world.h"

/* The cap on Treasury redemptions of a month, cents, as known on `date`: the last running runoff's, else the record's for
 * the month that begins on `month`. INT64_MAX redeems everything. */
int64_t lb_fed_cap_in_force(const lb_model *model, const lb_world *world, lb_date date, lb_date month);

/* Plans the redemptions of the month that `date` lies in, once a month: principal by security; and every day which part
 * of what would be rolled over programmes put elsewhere. */
void lb_fed_plan_month(const lb_model *model, lb_world *world);

/* Plans the redemptions of what has not matured yet again, when a cap changes in the middle of the planned month: what
 * the month's cap has taken already counts. */
void lb_fed_plan_rest_of_month(const lb_model *model, lb_world *world);

/* The Fed's holding of a security is paid back today: what is not redeemed joins the rollover pools, what programmes
 * redirect goes where they say. */
lb_status lb_fed_collect(const lb_model *model, lb_world *world, int security, int64_t principal,
                         lb_error *err);

/* Splits the rollover pools over the offerings that settle today (indices first .. last - 1) into
 * world->addon_par. A pool with no offering to go to waits for the next settlement. */
void lb_fed_allocate_addons(const lb_model *model, lb_world *world, int first, int last);

/* `total` cents over `count` weights in multiples of $100: each share cut down to $100, the hundreds left over one
 * each to the largest weights first. Returns the cents below $100 that are left. Source: New York Fed, FAQs on
 * Treasury rollovers (test vector of MODEL.md C.2); the record of 15 February 2022. */
int64_t lb_fed_split_addon(int64_t total, const int64_t *weights, int count, int64_t *shares);

/* Agency MBS pay down; the agency principal and the reserve management purchases that are due join the pool
 * of secondary purchases, and today's part of the pool is spent on bills; then programmes trade. `aim` says what cash the
 * Treasury aims at. */
lb_status lb_fed_operate(const lb_model *model, lb_world *world, const lb_books *books, lb_cash_aim_fn *aim,
                         lb_error *err);

#endif
