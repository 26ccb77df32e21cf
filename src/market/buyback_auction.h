/* buyback_auction.h - a buyback operation as an auction: holders offer, the Treasury takes what is cheapest to its curve.
 *
 * Pure: plain numbers in, plain numbers out. Multi-price: every accepted dollar is paid at its own offer. Equations and
 * calibration: docs/model/buybacks.md. */
#ifndef LB_MARKET_BUYBACK_AUCTION_H
#define LB_MARKET_BUYBACK_AUCTION_H

#include <stdint.h>

/* What private holders offer of one eligible security, and what becomes of it. The first cent is offered at `spread_dec`
 * over the fitted curve; each further one at a higher price, by `markup_dec` for the whole private float. */
typedef struct lb_buyback_offer {
    double spread_dec;   /* yield over the fitted curve of the cheapest offer, decimal: positive is cheap */
    double modified_yrs; /* of the price, above 0 */
    int64_t private_par; /* cents in private hands, above 0 */
    int64_t offered;     /* cents offered */
    int64_t limit;       /* cents that the Treasury may take at most */
    int64_t accepted;    /* result: cents, whole millions */
    double accepted_spread; /* result: mean spread over the curve of what is accepted, decimal; else 0 */
} lb_buyback_offer;

typedef struct lb_buyback_rules {
    int64_t maximum;    /* cents of par that the operation takes at most; what is no whole million is left */
    double reserve_dec; /* offers at a lower spread over the curve are rejected */
    double
        markup_dec; /* fall of the offered yield times the duration, for the whole private float; above 0 */
} lb_buyback_rules;

typedef struct lb_buyback_result {
    int64_t offered, accepted; /* cents */
    int eligible, issues;      /* securities offered from, securities accepted */
    double stop_dec;           /* spread over the curve of the last offer accepted (nothing: the reserve) */
    double spread_dec;         /* mean spread over the curve of what is accepted, weighted by par; else 0 */
} lb_buyback_result;

/* Holds the operation over offers[count]. The stop-out spread is the highest at which offers reach the maximum, at least
 * the reserve; below a million nothing is taken of a security. */
void lb_buyback_auction(const lb_buyback_rules *rules, lb_buyback_offer *offers, int count,
                        lb_buyback_result *out);

#endif
