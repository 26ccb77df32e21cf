/* rounding.h - normal rounding to decimals, as the regulation prescribes it. */
#ifndef LB_SECURITY_ROUNDING_H
#define LB_SECURITY_ROUNDING_H

#include <math.h>

/* `value` to 1/scale (1e6 for 6 decimals), halves away from zero. A value that misses a half by less than the
 * noise of binary arithmetic counts as one: a millionth of the last decimal. */
static inline double lb_round_to(double value, double scale)
{
    return copysign(floor(fabs(value) * scale + 0.500001) / scale, value);
}

#endif
