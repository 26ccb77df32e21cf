/* buybacks.h - which CUSIPs a buyback operation takes: the recorded par of a bucket, spread by a stated rule. */
#ifndef LB_TREASURY_BUYBACKS_H
#define LB_TREASURY_BUYBACKS_H

#include "world/model.h"
#include "world/world.h"

/* The most securities one operation can take. */
enum { LB_BUYBACK_SLOTS = 160 };

typedef struct lb_buyback_take {
    int32_t security;
    int64_t par; /* cents of original par, from private holders */
} lb_buyback_take;

/* What an operation may take of one security. */
typedef struct lb_buyback_candidate {
    int32_t security;
    int64_t private_par; /* cents held by others than the Fed and government accounts */
    int64_t limit;       /* cents, whole millions: purchase limit, see below */
} lb_buyback_candidate;

/* The securities eligible for operation model->buybacks[plan] as they stand in the world, by index, with their purchase
 * limits: see below. LB_ERR_RANGE if there are more than LB_BUYBACK_SLOTS. Allocates nothing; cost: securities, plus
 * eligible times the offerings of `buyback_recent_months`. */
lb_status lb_treasury_buyback_eligible(const lb_model *model, const lb_world *world, int plan,
                                       lb_buyback_candidate out[static LB_BUYBACK_SLOTS], int *count,
                                       lb_error *err);

/* The securities of operation model->buybacks[plan]: as published, if they are on record and this run has them all
 * in private hands. Otherwise spreads its par over the eligible securities of its bucket as they stand in the
 * world, in proportion to what private holders hold, in whole millions (what is left below a million comes from
 * whoever keeps most), and exactly. Writes them by security index to `out` and their number to `count`.
 *
 * Eligible: notes and bonds (or TIPS) that mature in the bucket, that are not the latest of their tenor, that
 * were not issued or reopened in the last `buyback_recent_months`, and that the world does not exclude
 * (buyback_excluded: securities that futures ask for). Each is taken only up to its purchase
 * limit: a private float of `buyback_minimum_float` stays, and the Fed's share stays at most 70 % (limit rule of
 * the Office of Debt Management, April 2024); if the bucket's limits do not hold the par, the float rule gives way
 * first, then the Fed's. LB_ERR_RECONCILE if private holders have less than the par, LB_ERR_RANGE if more
 * than LB_BUYBACK_SLOTS securities are eligible. Allocates nothing; cost: securities plus eligible times recent
 * offerings. */
lb_status lb_treasury_buyback_takes(const lb_model *model, const lb_world *world, int plan,
                                    lb_buyback_take out[static LB_BUYBACK_SLOTS], int *count, lb_error *err);

#endif
