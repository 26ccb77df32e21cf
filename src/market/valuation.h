/* valuation.h - what all securities are worth on a day, from tables by quarter of maturity rather than one by one.
 *
 * A security yields what the day's par curve has at its maturity, and its own spread (lb_market_price): its value is linear
 * in its coupon, so principal and annuity by quarter are all that a walk over the debt has to look up. */
#ifndef LB_MARKET_VALUATION_H
#define LB_MARKET_VALUATION_H

#include "world/model.h"
#include "world/world.h"

enum { LB_VALUATION_QUARTERS = 121 };

/* At one maturity, of a dollar of principal and of a dollar a year of coupons until then: value, how much of it a rise of the
 * yield by one takes (years), and the second derivative (years squared). */
typedef struct lb_valuation_point {
    double principal, principal_fall, principal_bend;
    double annuity, annuity_fall, annuity_bend;
} lb_valuation_point;

typedef struct lb_valuation {
    lb_date today;
    lb_valuation_point nominal[LB_VALUATION_QUARTERS + 1], real[LB_VALUATION_QUARTERS + 1];
} lb_valuation;

/* The tables of the world's date and curve. Cost: a logarithm and an exponential a quarter and curve, about
 * 10 us. Allocates nothing. */
void lb_valuation_open(const lb_world *world, lb_valuation *out);

/* Clean price per 100 of principal (TIPS: of indexed principal) and modified duration in years (TIPS: to the real yield) of a
 * security. FRNs: par and no duration. What has matured: par. Within 0.02 per 100 of lb_market_price. */
typedef struct lb_security_worth {
    double clean_px, duration_yrs;
} lb_security_worth;

lb_security_worth lb_security_worth_of(const lb_valuation *valuation, const lb_model *model,
                                       const lb_world *world, int security);

#endif
