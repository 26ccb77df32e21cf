#include "normal.h"

#include "lb_math.h"
#include "math_kernels.h"

#include <math.h>

/* c[0] + c[1] x + ...: even and odd powers apart, for two short chains instead of a long one. */
static inline double polynomial(const double *c, int degree, double x)
{
    double square = x * x;
    double first = c[degree];
    double second = c[degree - 1];
    for (int i = degree - 2; i > 0; i -= 2) {
        first = first * square + c[i];
        second = second * square + c[i - 1];
    }
    return degree % 2 == 0 ? (first * square + c[0]) + x * second : second + x * first;
}

/* a b in two parts, off by at most 2^-104 of it. */
static inline lb_pair product(double a, double b)
{
    double a_high = lb_cut_26(a), a_low = a - a_high;
    double b_high = lb_cut_26(b), b_low = b - b_high;
    double high = a * b;
    return (lb_pair){high, ((a_high * b_high - high) + a_high * b_low + a_low * b_high) + a_low * b_low};
}

static inline lb_pair product_of_pairs(lb_pair a, lb_pair b)
{
    lb_pair c = product(a.high, b.high);
    return lb_two_sum_ordered(c.high, c.low + (a.high * b.low + a.low * b.high));
}

/* c[0] + c[1] x + ... + c[count - 1] x^(count - 1) + rest x^count by Horner's rule, with the rounding errors
 * carried along in a second, simple sum (the compensated rule of Graillat, Langlois and Louvet). */
static inline lb_pair exact_polynomial(const lb_pair *c, int count, double rest, lb_pair x)
{
    lb_pair sum = {rest, 0.0};
    for (int i = count - 1; i >= 0; i--) {
        lb_pair term = product(sum.high, x.high);
        lb_pair next = lb_two_sum(term.high, c[i].high);
        sum.low = sum.low * x.high + ((sum.high * x.low + term.low) + (next.low + c[i].low));
        sum.high = next.high;
    }
    return lb_two_sum_ordered(sum.high, sum.low);
}

/* The probability P of lying above x, as size 2^n. */
typedef struct upper_tail {
    lb_pair size;
    double shifted; /* n as in lb_exp_parts */
    lb_pair scaled; /* exp(x^2/2) P */
} upper_tail;

/* P = exp(-x^2/2) g(t) / (x + 4), t = (x - 4) / (x + 4), for x in [0, 39], to 2^-56 of it; g is a polynomial (the
 * form is that of Shepherd and Laframboise, Math. Comp. 36 (1981)). */
static upper_tail upper_tail_of(double x)
{
    static const lb_pair leading[] = {
        {0x1.82b4bb8c94dcep-1, -0x1.9a3e7cd305967p-56},  {-0x1.373e3a893c28ap-1, -0x1.edd67f6b4293ap-56},
        {0x1.8c6dbf2cfc2aep-2, 0x1.e5fb2340c94efp-56},   {-0x1.7dff2bff68354p-3, -0x1.fc5a7d0037323p-58},
        {0x1.eec4cc3e4ddb1p-5, -0x1.ce677c3a5afd3p-59},  {-0x1.ee276104943b3p-8, 0x1.88ced0dca6d4cp-62},
        {-0x1.c81719d65b668p-9, -0x1.48d9472edd674p-63}, {0x1.ab825fc6b8781p-10, 0x1.28f0ac5ae372fp-64},
        {0x1.17a4af0dc8d9cp-13, 0x1.4580210eaf348p-67},
    };
    static const double others[] = {
        -0x1.e4a4271f3b263p-13, -0x1.001ffde9607c6p-19, 0x1.26d0bf3faa199p-15,  0x1.80d34c11cc29ap-21,
        -0x1.8d4f2fc91253fp-18, -0x1.525498571899bp-21, 0x1.1258e461c86d1p-20,  0x1.2535bb0e20b94p-22,
        -0x1.4e28a05686397p-23, -0x1.7805f64f58850p-24, 0x1.d4af65f909976p-27,  0x1.78377a7d5c749p-26,
        0x1.234168fa3d645p-29,  -0x1.0c9302d3d8c87p-28, -0x1.34542a55cb045p-30, 0x1.939f60585b306p-32,
        0x1.621c1ab39e9b2p-33,
    };
    lb_pair sum = lb_two_sum(x, 4.0);
    double inverse = 1.0 / sum.high;
    lb_pair back = product(inverse, sum.high);
    double inverse_low = (((1.0 - back.high) - back.low) - inverse * sum.low) * inverse;
    lb_pair t = lb_two_sum(1.0, -8.0 * inverse);
    t.low -= 8.0 * inverse_low;
    lb_pair g = exact_polynomial(leading, 9, polynomial(others, 16, t.high), t);
    lb_pair scaled = product_of_pairs(g, (lb_pair){inverse, inverse_low});
    /* x^2 in two parts: in the tail its rounding would cost hundreds of ulp. */
    double x_high = lb_cut_26(x);
    lb_exp_parts e = lb_exp_core(-0.5 * x_high * x_high, -0.5 * (x - x_high) * (x + x_high));
    lb_pair size = product_of_pairs(lb_two_sum_ordered(e.high, e.low), scaled);
    return (upper_tail){size, e.shifted, scaled};
}

double lb_norm_cdf(double x)
{
    if (!(x >= -39.0 && x <= 9.0)) {
        return x > 9.0 ? 1.0 : x < -39.0 ? 0.0 : x;
    }
    upper_tail tail = upper_tail_of(fabs(x));
    if (x <= 0.0) {
        return lb_scale_widely(tail.size.high + tail.size.low, tail.shifted);
    }
    double power = lb_power_of_2(tail.shifted);
    lb_pair rest = lb_two_sum_ordered(1.0, -tail.size.high * power);
    return rest.high + (rest.low - tail.size.low * power);
}

/* The quantile for p in (0, 1) within some ulp, by the rational approximations of M. J. Wichura, Algorithm AS 241
 * (PPND16), Applied Statistics 37 (1988). */
static double first_quantile(double p)
{
    static const double middle[2][8] = {
        {3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
         4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3},
        {1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
         2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3}};
    static const double outer[2][8] = {
        {1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
         3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
         2.27238449892691845833e-2, 7.74545014278341407640e-4},
        {1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
         1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
         1.05075007164441684324e-9}};
    static const double far[2][8] = {
        {6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
         2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
         2.71155556874348757815e-5, 2.01033439929228813265e-7},
        {1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
         7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
         2.04426310338993978564e-15}};
    double q = p - 0.5;
    if (fabs(q) <= 0.425) {
        double r = 0.180625 - q * q;
        return q * (polynomial(middle[0], 7, r) / polynomial(middle[1], 7, r));
    }
    double r = sqrt(-lb_log(q < 0.0 ? p : 1.0 - p));
    double size = r <= 5.0 ? polynomial(outer[0], 7, r - 1.6) / polynomial(outer[1], 7, r - 1.6)
                           : polynomial(far[0], 7, r - 5.0) / polynomial(far[1], 7, r - 5.0);
    return q < 0.0 ? -size : size;
}

/* Phi(x) - 1/2 for |x| < 0.7, to 2^-60 of it: x times a polynomial in x^2. */
static lb_pair middle_of(double x)
{
    static const lb_pair leading[] = {
        {0x1.9884533d43651p-2, -0x1.cbd190a725322p-56},
        {-0x1.1058377e2cee0p-4, -0x1.06075880823f3p-58},
    };
    static const double others[] = {
        0x1.46d042976919ap-7,  -0x1.37403f6b9d8c3p-10, 0x1.e42b0d4ef68cap-14, -0x1.3ce8f9f4a8dd4p-17,
        0x1.6589e1a20365ap-21, -0x1.6216119951f98p-25, 0x1.3705d6b41e803p-29, -0x1.c0637f23ae2f9p-34,
    };
    lb_pair z = product(x, x);
    lb_pair share = exact_polynomial(leading, 2, polynomial(others, 7, z.high), z);
    return product_of_pairs((lb_pair){x, 0.0}, share);
}

/* The x with Phi(x) - 1/2 = q, |q| <= 1/4, from an x that is right to some ulp: one step of Newton, its residual taken
 * in two parts. */
static double middle_quantile(double x, double q)
{
    lb_pair at_x = middle_of(x);
    double inverse_density = 0x1.40d931ff62706p+1 * lb_exp(0.5 * x * x);
    return x - ((at_x.high - q) + at_x.low) * inverse_density;
}

/* The same for 1 - Phi(x) = p, p < 1/4. The density is exp(-x^2/2) / sqrt(2 pi), so that the step needs only the
 * tail without that exponential; p is scaled as the tail is, in two steps, for it may be subnormal. */
static double upper_quantile(double x, double p)
{
    upper_tail tail = upper_tail_of(x);
    double scaled_p = p * 0x1p256 * lb_power_of_2(0x1.8p53 - 256.0 - tail.shifted);
    double excess = ((tail.size.high - scaled_p) + tail.size.low) / tail.size.high;
    return x + excess * tail.scaled.high * 0x1.40d931ff62706p+1;
}

double lb_norm_inv(double p)
{
    if (!(p > 0.0 && p < 1.0)) {
        return p == 0.0 ? -INFINITY : p == 1.0 ? INFINITY : NAN;
    }
    double x = first_quantile(p);
    if (p < 0.25) {
        return -upper_quantile(-x, p);
    }
    return p <= 0.75 ? middle_quantile(x, p - 0.5) : upper_quantile(x, 1.0 - p);
}
