/* cents.h - whole cents from doubles, shares and ratios, the same way everywhere. */
#ifndef LB_BASE_CENTS_H
#define LB_BASE_CENTS_H

#include <stdint.h>

/* Cents in round amounts. Par is in hundreds of dollars; operations are in millions, policies in billions. */
#define LB_HUNDRED_DOLLARS INT64_C(10000)
#define LB_MILLION_DOLLARS INT64_C(100000000)
#define LB_BILLION_CENTS   1e11 /* as a factor of parameters in usd bn */

/* What of an amount is whole hundreds of dollars; 0 of a negative one. */
static inline int64_t lb_whole_hundreds(int64_t cents)
{
    return cents > 0 ? cents / LB_HUNDRED_DOLLARS * LB_HUNDRED_DOLLARS : 0;
}

/* The nearest whole number of cents, halves upwards. `cents` finite and within int64. */
static inline int64_t lb_to_cents(double cents)
{
    double up = cents + 0.5;
    int64_t whole = (int64_t)up; /* cut towards zero: one too high below zero */
    return whole - ((double)whole > up);
}

/* What `par` cents of a security cost at `px` per 100. */
static inline int64_t lb_cents_at(int64_t par, double px)
{
    return lb_to_cents((double)par * px / 100);
}

/* cents * part / whole, exact and cut towards zero, whatever the size of the product; `whole` > 0 and the result
 * within int64. Products beyond 64 bits are divided in double precision and put right by the remainder, which is
 * several times as fast as a division of 128 bits. */
static inline int64_t lb_cents_share(int64_t cents, int64_t part, int64_t whole)
{
    int64_t product;
    if (!__builtin_mul_overflow(cents, part, &product)) {
        return product / whole;
    }
    double estimate = (double)cents * (double)part / (double)whole;
    if (cents < 0 || part < 0 || estimate > 1e15 || whole > INT64_MAX / 8) {
        return (int64_t)((__int128)cents * part / whole);
    }
    int64_t share =
        (int64_t)estimate; /* at most two off: the remainder fits, so unsigned wrapping is harmless */
    int64_t rest = (int64_t)((uint64_t)cents * (uint64_t)part - (uint64_t)share * (uint64_t)whole);
    for (; rest < 0; rest += whole) {
        share--;
    }
    for (; rest >= whole; rest -= whole) {
        share++;
    }
    return share;
}

/* cents * ratio_e5 / 100,000, halves upwards (for products from -50,000 on): what a par earns by an index ratio. */
static inline int64_t lb_cents_by_ratio(int64_t cents, int64_t ratio_e5)
{
    int64_t product;
    if (!__builtin_mul_overflow(cents, ratio_e5, &product) &&
        !__builtin_add_overflow(product, (int64_t)50000, &product)) {
        return product / 100000;
    }
    return (int64_t)(((__int128)cents * ratio_e5 + 50000) / 100000);
}

#endif
