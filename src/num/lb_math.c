#include "lb_math.h"

#include "math_kernels.h"

#include <math.h>
#include <stdbool.h>

/* Beyond these exp(x) is surely infinite or zero; between them and the kernel's domain the scaling decides. */
#define SURE_OVERFLOW  710.0
#define SURE_UNDERFLOW (-746.0)

/* Where the kernels end: results there are normal and 2^n has an exponent of its own. */
#define KERNEL_LOW     (-708.0)
#define KERNEL_HIGH    709.0

static double exp_at_the_edge(double x, double x_low)
{
    lb_exp_parts e = lb_exp_core(x, x_low);
    return lb_scale_widely(e.high + e.low, e.shifted);
}

double lb_exp(double x)
{
    if (x >= KERNEL_LOW && x <= KERNEL_HIGH) {
        return lb_exp_kernel(x);
    }
    if (x > SURE_OVERFLOW) {
        return INFINITY;
    }
    if (x < SURE_UNDERFLOW) {
        return 0.0;
    }
    return x != x ? x : exp_at_the_edge(x, 0.0);
}

double lb_expm1(double x)
{
    if (!(x >= -38.0 && x <= KERNEL_HIGH)) {
        return x < -38.0 ? -1.0 : lb_exp(x); /* also for NaN */
    }
    if (x == 0.0) {
        return x;
    }
    lb_exp_parts e = lb_exp_core(x, 0.0);
    double power = lb_power_of_2(e.shifted);
    lb_pair parts = lb_two_sum(e.high * power, -1.0);
    return parts.high + (parts.low + e.low * power);
}

double lb_log(double x)
{
    if (x >= DBL_MIN && x <= DBL_MAX) {
        return lb_log_kernel(x);
    }
    if (x == 0.0) {
        return -INFINITY;
    }
    if (x < 0.0) {
        return NAN;
    }
    if (x < DBL_MIN) {
        lb_log_split split = lb_split_for_log(x * 0x1p54);
        return lb_log_core(split.k - 54.0, split.m - 1.0, 0.0);
    }
    return x; /* infinity or NaN */
}

double lb_log1p(double x)
{
    if (x > -0x1.2bec333018866p-2 && x < 0x1.a827999fcef32p-2) {
        return x == 0.0 ? x : lb_log_core(0.0, x, 0.0); /* 1 + x in [sqrt(1/2), sqrt(2)): f = x exactly */
    }
    if (x <= -1.0) {
        return x == -1.0 ? -INFINITY : NAN;
    }
    if (!(x <= DBL_MAX)) {
        return x;
    }
    lb_pair u = lb_two_sum(1.0, x);
    lb_log_split split = lb_split_for_log(u.high);
    return lb_log_core(split.k, split.m - 1.0, u.low / u.high);
}

typedef enum parity { NOT_INTEGER, EVEN, ODD } parity;

static parity parity_of(double y)
{
    double size = fabs(y);
    if (size >= 0x1p53) {
        return EVEN; /* also infinity */
    }
    if (size != floor(size)) {
        return NOT_INTEGER;
    }
    return floor(size * 0.5) * 2.0 == size ? EVEN : ODD;
}

/* x^y with x = 0, infinite or NaN, or y infinite or NaN, and neither y = 0 nor x = 1. */
static double pow_special(double x, double y)
{
    if (x != x || y != y) {
        return x + y;
    }
    double size = fabs(x);
    if (fabs(y) > DBL_MAX) {
        if (size == 1.0) {
            return 1.0;
        }
        return (size > 1.0) == (y > 0.0) ? INFINITY : 0.0;
    }
    double result = (size == 0.0) == (y < 0.0) ? INFINITY : 0.0;
    return parity_of(y) == ODD ? copysign(result, x) : result;
}

/* x^y for x > 0 and y, both finite. */
static double pow_positive(double x, double y)
{
    lb_log_split split = lb_split_for_log(x);
    if (x < DBL_MIN) {
        split = lb_split_for_log(x * 0x1p54);
        split.k -= 54.0;
    }
    lb_pair exponent = lb_times(lb_log_pair(split), y);
    if (exponent.high >= KERNEL_LOW && exponent.high <= KERNEL_HIGH) {
        lb_exp_parts e = lb_exp_core(exponent.high, exponent.low);
        return (e.high + e.low) * lb_power_of_2(e.shifted);
    }
    if (exponent.high > SURE_OVERFLOW) {
        return INFINITY;
    }
    return exponent.high < SURE_UNDERFLOW ? 0.0 : exp_at_the_edge(exponent.high, exponent.low);
}

double lb_pow(double x, double y)
{
    if (y == 0.0 || x == 1.0) {
        return 1.0;
    }
    if (x == 0.0 || !(fabs(x) <= DBL_MAX) || !(fabs(y) <= DBL_MAX)) {
        return pow_special(x, y);
    }
    if (x > 0.0) {
        return pow_positive(x, y);
    }
    parity kind = parity_of(y);
    if (kind == NOT_INTEGER) {
        return NAN;
    }
    double size = pow_positive(-x, y);
    return kind == ODD ? -size : size;
}
