/* half_life.h - what is left of something that halves in a given time. */
#ifndef LB_NUM_HALF_LIFE_H
#define LB_NUM_HALF_LIFE_H

#include "num/lb_math.h"

#define LB_LN_2 0.69314718055994530942

/* Share left after `elapsed`, in the unit of `half_life` (> 0): 1 at once, 1/2 after one half-life. */
static inline double lb_half_life_left(double elapsed, double half_life)
{
    return lb_exp(-LB_LN_2 * elapsed / half_life);
}

#endif
