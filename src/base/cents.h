/* cents.h - from doubles to whole cents, the same way everywhere. */
#ifndef LB_BASE_CENTS_H
#define LB_BASE_CENTS_H

#include <math.h>
#include <stdint.h>

/* The nearest whole number of cents, halves upwards. `cents` finite and within int64. */
static inline int64_t lb_to_cents(double cents)
{
    return (int64_t)floor(cents + 0.5);
}

#endif
