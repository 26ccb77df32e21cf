/* philox.h - random numbers as a pure function of where they are used.
 *
 * Philox4x32-10 (J. Salmon, M. Moraes, R. Dror, D. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11):
 * value = f(seed, stream, path, day, draw). There is no state, so any path replays alone, in any order, on any
 * number of threads. */
#ifndef LB_NUM_PHILOX_H
#define LB_NUM_PHILOX_H

#include <stdint.h>

/* Where a random number is used. Different places give independent numbers. */
typedef struct lb_place {
    uint64_t seed;   /* of the run */
    uint32_t stream; /* what for: one number for each use in the program */
    uint32_t path;
    uint32_t day;
} lb_place;

/* The cipher itself: 128 random bits from a counter and a key. */
void lb_philox_block(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]);

/* The `draw`-th 64 random bits of a place, draw counting from 0. */
uint64_t lb_random_bits(lb_place place, uint32_t draw);

/* The `draw`-th number of the place, uniform on (0, 1): an odd multiple of 2^-53, so that 0 and 1 never come and
 * u is as likely as 1 - u. */
double lb_random_uniform(lb_place place, uint32_t draw);

/* The `draw`-th number of the place with the standard normal distribution: the quantile of the uniform one. */
double lb_random_normal(lb_place place, uint32_t draw);

#endif
