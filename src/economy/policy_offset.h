/* policy_offset.h - the policy rate that keeps output and inflation where they were when a term premium changes.
 *
 * Deviations from a path without the change, per cent (MODEL.md E.1, parameters E.2):
 *     x_t  = b1 x_{t-1} + b2 x_{t-2} - c_s (i_{t-1} - pi_{t-1}) - c_L y10_{t-1}
 *     pi_t = phi pi_{t-1} + kappa x_t
 *     y10  = premium + i (markets take the new rate for permanent), or premium + lambda i (for temporary)
 * x and pi stay at zero if i = -c_L / (c_s + c_L) premium (permanent) or -c_L / (c_s + lambda c_L) premium. */
#ifndef LB_ECONOMY_POLICY_OFFSET_H
#define LB_ECONOMY_POLICY_OFFSET_H

#include "world/model.h"

typedef enum lb_offset_reading {
    LB_OFFSET_PERMANENT,
    LB_OFFSET_TEMPORARY,
    LB_OFFSET_READINGS
} lb_offset_reading;

/* Points on the policy rate for one point on the 10-year premium: negative. */
double lb_policy_offset(const lb_model *model, lb_offset_reading reading);

/* Output gap and inflation (per cent and points, [quarters]; either may be NULL) that follow from a path of the premium
 * and one of the policy rate (points, [quarters]), from rest. */
void lb_gap_path(const lb_model *model, lb_offset_reading reading, const double *premium, const double *rate,
                 int quarters, double *gap, double *inflation);

#endif
