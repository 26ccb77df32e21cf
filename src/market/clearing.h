/* clearing.h - one curve that clears: the term premium at which elastic holders and arbitrageurs hold what there is.
 *
 * With K the effect of elastic holders' purchases on yields per unit of yield (at the normal price of risk), a the price
 * of risk over its normal level, p the opening premium, s what the known stocks do at the normal price of risk and o what
 * moves yields beside the premium, the change d of the premium solves                                  (MODEL.md B2)
 *     d = a (s - K (d + o)) + (a - 1) p,    that is    (I + a K) d = a (s - K o) + (a - 1) p
 * docs/model/clearing.md. */
#ifndef LB_MARKET_CLEARING_H
#define LB_MARKET_CLEARING_H

#include "market/premium.h"

/* What a day brings to the clearing; arrays [LB_NODES], decimal. */
typedef struct lb_clearing_day {
    const double *elastic; /* [LB_NODES * LB_NODES] K */
    double aversion;
    const double *opening_premium, *stock, *outside;
} lb_clearing_day;

/* Solves for the change of the premium [LB_NODES], afresh each day: the price of risk moves every day. *residual is the
 * largest miss of the equation put back in, decimal, and *worst the node where it is. LB_ERR_NO_SOLUTION names the node that
 * has no pivot, misses by more than 1e-12 or got no number. */
lb_status lb_clear(const lb_clearing_day *day, double *change, double *residual, int *worst, lb_error *err);

#endif
