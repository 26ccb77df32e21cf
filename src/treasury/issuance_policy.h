/* issuance_policy.h - issuance: policy. Coupon sizes as the refundings announced them, bills as the residual.
 *
 * On each day with announcements the Treasury forecasts its cash, compares the mean of the coming weeks with the
 * target and moves the sizes of the bills announced that day a step towards it: 4, 6 and 8 weeks first, the
 * longer ones with what is left. While the debt limit binds, bills are cut so that debt held by the public stays
 * under what the limit leaves. Equations and sources: docs/model/treasury.md. */
#ifndef LB_TREASURY_ISSUANCE_POLICY_H
#define LB_TREASURY_ISSUANCE_POLICY_H

#include "world/model.h"
#include "world/world.h"

/* The size in cents of an offering that is announced today and that the record does not fix: 0 for a cash
 * management bill that is not needed. The first call of a day makes the day's plan (world->size and the fields
 * beside it); call it for every offering of the day before announcing any of them, or in any order: the plan
 * does not look at what today announces. Deterministic; allocates nothing. */
int64_t lb_treasury_policy_size(const lb_model *model, lb_world *world, int offering);

/* Debt held by the public that the debt limit leaves on `date`, cents, in a world whose limit began to bind with
 * `opening` cents: what was owed then and what extraordinary measures other than the G Fund have freed since;
 * 0 when no limit binds. */
double lb_debt_ceiling(const lb_model *model, lb_date date, int64_t opening);

#endif
