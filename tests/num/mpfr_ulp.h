/* mpfr_ulp.h - how far a double is from an exact value, and deterministic samples to try. */
#ifndef LB_TESTS_MPFR_ULP_H
#define LB_TESTS_MPFR_ULP_H

#include <math.h>
#include <mpfr.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { MPFR_ULP_BITS = 100 };

/* Exponents wide enough that nothing the tests compute leaves them. */
static inline void mpfr_ulp_begin(mpfr_t x)
{
    mpfr_set_emin(-100000);
    mpfr_set_emax(100000);
    mpfr_init2(x, MPFR_ULP_BITS);
}

/* |got - exact| in units in the last place of the exact value; an infinite result counts as 2^1024, and what is
 * wrong in kind (a NaN for a number) as 1e300. */
static inline double mpfr_ulp_error(double got, mpfr_t exact)
{
    if (mpfr_nan_p(exact) || isnan(got)) {
        return mpfr_nan_p(exact) && isnan(got) ? 0.0 : 1e300;
    }
    if (mpfr_inf_p(exact)) {
        return got == mpfr_get_d(exact, MPFR_RNDN) ? 0.0 : 1e300;
    }
    if (isinf(got) && mpfr_get_exp(exact) > 1024) {
        return (got > 0.0) == (mpfr_sgn(exact) > 0) ? 0.0 : 1e300;
    }
    long last = mpfr_zero_p(exact) ? -1074 : mpfr_get_exp(exact) - 53;
    last = last < -1074 ? -1074 : last > 971 ? 971 : last;
    mpfr_t difference;
    mpfr_init2(difference, MPFR_ULP_BITS);
    if (isinf(got)) {
        mpfr_set_si_2exp(difference, got > 0.0 ? 1 : -1, 1024, MPFR_RNDN);
    } else {
        mpfr_set_d(difference, got, MPFR_RNDN);
    }
    mpfr_sub(difference, difference, exact, MPFR_RNDN);
    mpfr_mul_2si(difference, difference, -last, MPFR_RNDN);
    double error = fabs(mpfr_get_d(difference, MPFR_RNDN));
    mpfr_clear(difference);
    return error;
}

/* xorshift64*: the sample is the same on every machine. */
typedef struct sampler {
    uint64_t state;
} sampler;

static inline uint64_t sample_bits(sampler *s)
{
    s->state ^= s->state << 13;
    s->state ^= s->state >> 7;
    s->state ^= s->state << 17;
    return s->state * 0x2545F4914F6CDD1Du;
}

static inline double sample_between(sampler *s, double low, double high)
{
    return low + (high - low) * ((double)(sample_bits(s) >> 11) * 0x1p-53);
}

/* Any sign and any exponent from least to most. */
static inline double sample_exponent(sampler *s, int least, int most)
{
    int exponent = least + (int)(sample_bits(s) % (uint64_t)(most - least + 1));
    double size = ldexp(1.0 + (double)(sample_bits(s) >> 12) * 0x1p-52, exponent);
    return sample_bits(s) >> 63 ? -size : size;
}

/* Any positive double from the least subnormal to the largest number. */
static inline double sample_positive(sampler *s)
{
    uint64_t bits = 1 + sample_bits(s) % 0x7FEFFFFFFFFFFFFFu;
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

#endif
