/* math_kernels.h - exp, log and pow without branches or tables, for loops that the compiler vectorises.
 *
 * A kernel gives the same bits as its scalar function of lb_math.h on the domain it states, and nothing sensible
 * outside. Each is straight-line code of additions, multiplications, one division at most, and 64-bit integer
 * adds, masks and logical shifts, so that SSE2, AVX2, AVX-512 and NEON all have the instructions. None uses a
 * fused multiply-add: with -ffp-contract=off every compiler gives the same bits.
 *
 * Where a product must be exact its factors are cut to 26 bits (cut_26); where a sum must be exact its rounding
 * error is caught by the two-sum of Dekker (|a| >= |b|) or Knuth. Coefficients: tools/fit_math_kernels.py. */
#ifndef LB_NUM_MATH_KERNELS_H
#define LB_NUM_MATH_KERNELS_H

#include <float.h>
#include <stdint.h>
#include <string.h>

#if FLT_EVAL_METHOD != 0 && FLT_EVAL_METHOD != 16 /* 16: only _Float16 is special */
#error "longbond needs double arithmetic without extra precision (FLT_EVAL_METHOD 0)"
#endif
#ifdef __FAST_MATH__
#error "longbond does not work with -ffast-math: the same bits everywhere need strict arithmetic"
#endif

/* A number as an unevaluated sum, |low| far below |high|. */
typedef struct lb_pair {
    double high;
    double low;
} lb_pair;

static inline uint64_t lb_bits(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static inline double lb_from_bits(uint64_t bits)
{
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* `x` cut to its leading 26 bits: products of two such numbers are exact. */
static inline double lb_cut_26(double x)
{
    return lb_from_bits(lb_bits(x) & 0xFFFFFFFFF8000000u);
}

/* a + b exactly, if a = 0 or the exponent of a is not below that of b. */
static inline lb_pair lb_two_sum_ordered(double a, double b)
{
    double sum = a + b;
    return (lb_pair){sum, b - (sum - a)};
}

/* a + b exactly. */
static inline lb_pair lb_two_sum(double a, double b)
{
    double sum = a + b;
    double b_part = sum - a;
    return (lb_pair){sum, (a - (sum - b_part)) + (b - b_part)};
}

#define LB_LN2_HIGH 0x1.62e42fefa38p-1   /* 42 bits: its products with small integers are exact */
#define LB_LN2_LOW  0x1.ef35793c7673p-45 /* ln 2 - LB_LN2_HIGH */

/* exp(x) = 2^n (high + low) with n in the low bits of `shifted`, see lb_power_of_2. */
typedef struct lb_exp_parts {
    double shifted; /* n + 1.5 * 2^52 */
    double high;
    double low;
} lb_exp_parts;

/* exp(x + x_low); `x` in [-746, 710] and a multiple of 2^-1074, |x_low| below 2^-12 |x| or tiny.
 * n = round(x / ln 2), r = x - n ln 2, exp(r) = 1 + r + r^2 (1/2 + r/6 + ...), |r| < 0.35. */
static inline lb_exp_parts lb_exp_core(double x, double x_low)
{
    const double to_integer = 0x1.8p52;
    double shifted = x * 0x1.71547652b82fep0 + to_integer;
    double n = shifted - to_integer;
    lb_pair r =
        lb_two_sum_ordered(x - n * LB_LN2_HIGH, x_low - n * LB_LN2_LOW); /* order matters only at r = 0 */
    double r_1 = r.high;
    double r_2 = r_1 * r_1;
    double r_4 = r_2 * r_2;
    double p_0 = 0x1.555555555555cp-3 + r_1 * 0x1.555555555555ep-5;
    double p_2 = 0x1.111111110ebb3p-7 + r_1 * 0x1.6c16c16c13537p-10;
    double p_4 = 0x1.a01a01b3bb1ffp-13 + r_1 * 0x1.a01a01b466719p-16;
    double p_6 = 0x1.71ddef93dacf2p-19 + r_1 * 0x1.27e4bf15c1a91p-22;
    double p_8 = 0x1.af6cccb319646p-26 + r_1 * 0x1.1f9e106c927bfp-29;
    double p = (p_0 + r_2 * p_2) + r_4 * ((p_4 + r_2 * p_6) + r_4 * p_8);
    double rest = 0.5 * r_2 + r_1 * r_2 * p;
    lb_pair sum = lb_two_sum_ordered(1.0, r_1);
    return (lb_exp_parts){shifted, sum.high, sum.low + (r.low * sum.high + rest)};
}

/* 2^n for n in [-1022, 1023], from n + 1.5 * 2^52. */
static inline double lb_power_of_2(double shifted)
{
    return lb_from_bits((lb_bits(shifted) + 1023) << 52);
}

/* y 2^n where y is normal but 2^n or the result need not be; n in [-1150, 1024]. The scaling is in two steps, of
 * which the first is exact, so that a subnormal result is rounded only once more. */
static inline double lb_scale_widely(double y, double shifted)
{
    if (shifted > 0x1.8p52) {
        return y * lb_power_of_2(shifted - 1.0) * 2.0;
    }
    return y * lb_power_of_2(shifted + 256.0) * 0x1p-256;
}

/* exp(x) for x in [-708, 709]. */
static inline double lb_exp_kernel(double x)
{
    lb_exp_parts e = lb_exp_core(x, 0.0);
    return (e.high + e.low) * lb_power_of_2(e.shifted);
}

/* x = 2^k m with m in [sqrt(1/2), sqrt(2)); k comes as a double. */
typedef struct lb_log_split {
    double k;
    double m;
} lb_log_split;

/* For normal positive x. The bits of k are read as a double near 2^52, for want of a vector conversion. */
static inline lb_log_split lb_split_for_log(double x)
{
    const uint64_t sqrt_half = 0x3FE6A09E667F3BCDu;
    const uint64_t one = 0x3FF0000000000000u;
    uint64_t shifted = lb_bits(x) + (one - sqrt_half);
    double k_biased = lb_from_bits(shifted >> 52 | 0x4330000000000000u);
    return (lb_log_split){k_biased - (0x1p52 + 1023.0),
                          lb_from_bits((shifted & 0x000FFFFFFFFFFFFFu) + sqrt_half)};
}

/* k ln 2 + log(1 + f) + extra, for f in [sqrt(1/2) - 1, sqrt(2) - 1) and an `extra` below 2^-52.
 * log(1 + f) = f - f^2/2 + s (f^2/2 + R), s = f / (2 + f), R = 2 (s^2/3 + s^4/5 + ...). f^2/2 is kept in two parts,
 * so that its rounding error does not reach the result. */
static inline double lb_log_core(double k, double f, double extra)
{
    double s = f / (2.0 + f);
    double f_cut = lb_cut_26(f);
    double half_square = 0.5 * f_cut * f_cut;
    double half_square_low = 0.5 * (f + f_cut) * (f - f_cut);
    double z = s * s;
    double z_2 = z * z;
    double p_0 = 0x1.5555555555592p-1 + z * 0x1.999999997fd78p-2;
    double p_2 = 0x1.24924941f4eb2p-2 + z * 0x1.c71c520618dc3p-3;
    double p_4 = 0x1.74663f9e563b8p-3 + z * (0x1.39a1a75bc098fp-3 + z * 0x1.2f0630a74e5b5p-3);
    double rest = z * (p_0 + z_2 * (p_2 + z_2 * p_4));
    double tail = s * ((half_square + half_square_low) + rest) - half_square_low;
    lb_pair low_order = lb_two_sum_ordered(f, -half_square);
    lb_pair sum = lb_two_sum_ordered(k * LB_LN2_HIGH, low_order.high);
    return sum.high + (sum.low + (low_order.low + (tail + (k * LB_LN2_LOW + extra))));
}

/* log(x) for normal positive finite x. */
static inline double lb_log_kernel(double x)
{
    lb_log_split split = lb_split_for_log(x);
    return lb_log_core(split.k, split.m - 1.0, 0.0);
}

/* log(2^k m) in two parts, together good to about 2^-64 of the whole.
 * log(1 + f) = 2s + s^3 (2/3 + 2/5 s^2 + ...), s = f / (2 + f), every leading product exact. */
static inline lb_pair lb_log_pair(lb_log_split split)
{
    double f = split.m - 1.0;
    double t = split.m + 1.0;
    double reciprocal = 1.0 / t;
    /* s in two parts: the quotient cut to 26 bits, and the remainder divided. */
    double s = f * reciprocal;
    double s_high = lb_cut_26(s);
    double t_high = lb_cut_26(t);
    double t_low = split.m - (t_high - 1.0);
    double s_low = ((f - s_high * t_high) - s_high * t_low) * reciprocal;
    /* z = s^2 in two parts. */
    double square = s_high * s_high;
    double z_rest = (s + s_high) * s_low;
    double z = square + z_rest;
    double z_high = lb_cut_26(z);
    double z_low = (square - z_high) + z_rest;
    /* a = 2/3 + z (2/5 + ...) in two parts. */
    double z_2 = z * z;
    double p_0 = 0x1.9999999999996p-2 + z * 0x1.2492492493036p-2;
    double p_2 = 0x1.c71c71c58045fp-3 + z * 0x1.745d1832634fdp-3;
    double p_4 = 0x1.3b1362b1a54acp-3 + z * 0x1.1120b64949366p-3;
    double p_6 = 0x1.de335655807c1p-4 + z * 0x1.eb11fa910f73ap-4;
    double w = z * ((p_0 + z_2 * p_2) + z_2 * z_2 * (p_4 + z_2 * p_6));
    const double two_thirds = 0x1.5555555555555p-1, two_thirds_low = 0x1.5555555555555p-55;
    lb_pair a = lb_two_sum_ordered(two_thirds, w);
    double a_high = lb_cut_26(a.high);
    double a_low = (a.high - a_high) + (a.low + two_thirds_low);
    /* b = z a, then log(1 + f) = 2s + s b. */
    double b = z_high * a_high;
    double b_high = lb_cut_26(b);
    double b_low = (b - b_high) + (z_high * a_low + z_low * a.high);
    lb_pair sum = lb_two_sum_ordered(split.k * LB_LN2_HIGH, 2.0 * s_high);
    lb_pair more = lb_two_sum_ordered(sum.high, s_high * b_high);
    double low = (2.0 * s_low + (s_low * b_high + s * b_low)) + split.k * LB_LN2_LOW;
    return lb_two_sum_ordered(more.high, more.low + (sum.low + low));
}

/* y times a logarithm, in two parts, the first of at most 52 bits. */
static inline lb_pair lb_times(lb_pair log_x, double y)
{
    double log_high = lb_cut_26(log_x.high);
    double log_low = (log_x.high - log_high) + log_x.low;
    double y_high = lb_cut_26(y);
    double y_low = y - y_high;
    return (lb_pair){y_high * log_high, y * log_low + y_low * log_high};
}

/* x^y for normal positive finite x and y log(x) in [-708, 709]. */
static inline double lb_pow_kernel(double x, double y)
{
    lb_pair exponent = lb_times(lb_log_pair(lb_split_for_log(x)), y);
    lb_exp_parts e = lb_exp_core(exponent.high, exponent.low);
    return (e.high + e.low) * lb_power_of_2(e.shifted);
}

#endif
