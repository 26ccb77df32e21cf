/* yield_math.h - the arithmetic of one price, shared by the single quote and the batch loops.
 *
 * Everything is inline and free of branches on data, so that compilers can turn loops over it into vector code;
 * every operation is one IEEE operation, so that all of them give the same bits.
 *
 * A stream of payments seen from settlement, time counted in half-years of which the first is cut to f = r/s:
 *
 *     dirty price = stub(h) x [ first + second v + c (v + ... + v^n) + 100 v^n ],   h = i/2, v = 1/(1+h)
 *     stub(h) = 1/(1 + f h) at simple interest, (1+h)^-f compounded
 */
#ifndef LB_SECURITY_YIELD_MATH_H
#define LB_SECURITY_YIELD_MATH_H

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "num/math_kernels.h"

#define LB_INLINE          static inline __attribute__((always_inline))

/* Yields between which prices are computed and yields are searched. With LB_MOST_PERIODS periods no power of v
 * overflows or vanishes. */
#define LB_YIELD_LEAST_DEC (-0.99)
#define LB_YIELD_MOST_DEC  20.0
enum { LB_MOST_PERIODS = 255 };

/* Newton steps every yield gets before its convergence is checked. */
enum { LB_YIELD_STEPS = 4 };

/* A last step below this leaves an error far below 1e-12: convergence is quadratic. */
#define LB_YIELD_LAST_STEP 1e-8

/* `yes` where all bits of `mask` are set, `no` where none is. */
LB_INLINE double lb_pick(uint64_t mask, double yes, double no)
{
    uint64_t a, b;
    memcpy(&a, &yes, sizeof a);
    memcpy(&b, &no, sizeof b);
    a = (a & mask) | (b & ~mask);
    double result;
    memcpy(&result, &a, sizeof result);
    return result;
}

/* A whole number below 2^52 as a double: set under the exponent of 2^52, which is then taken away. (Vector units
 * without 64-bit conversions can do this.) */
LB_INLINE double lb_small_to_double(uint64_t number)
{
    uint64_t bits = UINT64_C(0x4330000000000000) | number;
    double shifted;
    memcpy(&shifted, &bits, sizeof shifted);
    return shifted - 4503599627370496.0;
}

/* Sums over k = 1..n of v^k, k v^k, k^2 v^k, and v^n itself. */
typedef struct lb_sums {
    double zeroth, first, second;
    double discount;
} lb_sums;

/* The sums by doubling: blocks of 2^j terms, those of n's binary digits strung together. All terms have one sign,
 * so nothing cancels and i = 0 needs no case of its own. `bits` covers n; `order` is the highest sum wanted.
 * Both are constants where this is inlined. */
LB_INLINE lb_sums lb_sum_powers(double v, uint64_t n, int bits, int order)
{
    lb_sums sum = {.discount = 1.0};
    double count = 0.0; /* terms strung together so far */
    double length = 1.0, power = v;
    double block0 = v, block1 = v, block2 = v; /* the sums over 1..length */
    for (int j = 0; j < bits; j++) {
        uint64_t mask = -((n >> j) & 1);
        if (order >= 2) {
            double shifted = block2 + count * (2.0 * block1 + count * block0);
            sum.second = lb_pick(mask, sum.second + sum.discount * shifted, sum.second);
            block2 = block2 + power * (block2 + length * (2.0 * block1 + length * block0));
        }
        if (order >= 1) {
            double shifted = block1 + count * block0;
            sum.first = lb_pick(mask, sum.first + sum.discount * shifted, sum.first);
            block1 = block1 + power * (block1 + length * block0);
            count = lb_pick(mask, count + length, count);
            length = length + length;
        }
        sum.zeroth = lb_pick(mask, sum.zeroth + sum.discount * block0, sum.zeroth);
        sum.discount = lb_pick(mask, sum.discount * power, sum.discount);
        block0 = block0 + power * block0;
        power = power * power;
    }
    return sum;
}

/* What a price depends on but the yield. In half-years and per 100 of par. */
typedef struct lb_stream {
    double half_coupon; /* c: paid at every interest date but the next */
    double first;       /* paid at the next interest date, principal apart */
    double second;      /* paid with c a period later: the stub of a long first period */
    double fraction;    /* f = r/s */
    uint64_t periods;   /* n */
    uint64_t simple;    /* all bits set: the stub discounts at simple interest; none: compounded */
    double accrued;
} lb_stream;

/* Stub discount factor; `compounded` 0 promises that no element is compounded. */
LB_INLINE double lb_stub(double h, double fraction, uint64_t simple, int compounded)
{
    double at_simple = 1.0 / (1.0 + fraction * h);
    if (!compounded) {
        return at_simple;
    }
    return lb_pick(simple, at_simple, lb_exp_kernel(-fraction * lb_log_kernel(1.0 + h)));
}

LB_INLINE double lb_stream_dirty(const lb_stream *s, double yield, int bits, int compounded)
{
    double h = 0.5 * yield;
    double v = 1.0 / (1.0 + h);
    lb_sums sum = lb_sum_powers(v, s->periods, bits, 0);
    double flows = s->first + s->second * v + s->half_coupon * sum.zeroth + 100.0 * sum.discount;
    return flows * lb_stub(h, s->fraction, s->simple, compounded);
}

/* Price and its derivatives: to h, as relative falls. */
typedef struct lb_slopes {
    double dirty;
    double fall;      /* -P'/P */
    double curvature; /* P''/P */
    double mean_time; /* half-years after the stub, weighted by present value */
} lb_slopes;

LB_INLINE lb_slopes lb_stream_slopes(const lb_stream *s, double yield, int bits, int order, int compounded)
{
    double h = 0.5 * yield;
    double v = 1.0 / (1.0 + h);
    double n = lb_small_to_double(s->periods);
    lb_sums sum = lb_sum_powers(v, s->periods, bits, order);
    double late = s->second * v;
    double flows = s->first + late + s->half_coupon * sum.zeroth + 100.0 * sum.discount;
    double moment1 = late + s->half_coupon * sum.first + 100.0 * n * sum.discount;
    double stub = lb_stub(h, s->fraction, s->simple, compounded);
    /* The stub's own relative fall is f times the discount of a unit of time. */
    double unit = compounded ? lb_pick(s->simple, stub, v) : stub;
    double stub_fall = s->fraction * unit;
    lb_slopes slopes = {.dirty = flows * stub, .mean_time = moment1 / flows};
    double flow_fall = v * slopes.mean_time;
    slopes.fall = flow_fall + stub_fall;
    if (order >= 2) {
        double moment2 = late + s->half_coupon * sum.second + 100.0 * n * n * sum.discount;
        double once_more = lb_pick(s->simple, s->fraction, 1.0);
        slopes.curvature = v * v * (moment2 + moment1) / flows + 2.0 * flow_fall * stub_fall +
                           stub_fall * unit * (s->fraction + once_more);
    }
    return slopes;
}

/* A first guess of the yield: exact in the last period, a well-known rule of thumb (coupon plus pull to par, over
 * a price between the actual one and par) before. */
LB_INLINE double lb_yield_guess(const lb_stream *s, double dirty)
{
    double n = lb_small_to_double(s->periods);
    double price = (dirty - s->accrued) * 0.01;
    double years = 0.5 * (n + s->fraction);
    double rule = (0.02 * s->half_coupon + (1.0 - price) / years) / (0.4 + 0.6 * price);
    double last = 2.0 * ((s->first + 100.0) / dirty - 1.0) / s->fraction;
    uint64_t several = -(uint64_t)((s->periods + UINT64_C(0x7fffffff)) >> 31); /* n >= 1, n < 2^31 */
    return lb_pick(several, rule, last);
}

/* Newton's step for the logarithm of the price, which is nearly straight in the yield:
 * ln(P/D) = 2 (P - D)/(P + D) to third order. */
LB_INLINE double lb_yield_step(const lb_stream *s, double yield, double dirty, int bits, int compounded)
{
    lb_slopes at = lb_stream_slopes(s, yield, bits, 1, compounded);
    return 4.0 * (at.dirty - dirty) / ((at.dirty + dirty) * at.fall);
}

/* True if Newton's steps ended near a yield within the limits. */
LB_INLINE bool lb_yield_is_settled(double yield, double last_step)
{
    return fabs(last_step) <= LB_YIELD_LAST_STEP && yield > LB_YIELD_LEAST_DEC && yield < LB_YIELD_MOST_DEC;
}

#endif
