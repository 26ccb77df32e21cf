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

/* Upper tail for x >= 0: exp(-x^2/2) times a function that falls like 1 / (1 + 0.8 x), the quotient being a
 * polynomial in t = (x - 5) / (x + 5) (the form is that of Shepherd and Laframboise, Math. Comp. 36 (1981)). */
static double upper_tail(double x)
{
    static const double c[] = {
        0x1.89d3abe1f95aep-2,   -0x1.a184d9ab9c121p-4, 0x1.89871b891f488p-5,   -0x1.0bdffa3617674p-7,
        -0x1.7a767125fb0bdp-7,  0x1.e9c6c42f34677p-7,  -0x1.52c1eaf5ff873p-7,  0x1.36c2bbe1bc465p-8,
        -0x1.53fcb074b0a4dp-10, 0x1.1591766308423p-15, 0x1.188f9b8849876p-13,  -0x1.6624e4c972bd4p-15,
        -0x1.ba2395f60ac0ep-18, 0x1.d568ac72213aep-18, -0x1.98082c3a41fc2p-23, -0x1.0c22f382b4b0cp-20,
        0x1.ee0ace7b0535bp-24,  0x1.43b79ed4443b2p-23, -0x1.535c548bfee8cp-26, -0x1.9de4dffd48663p-26,
        0x1.9cbe79fa1a2fbp-31,  0x1.991e8227a4d5ap-29, 0x1.193a0d996b627p-31,
    };
    if (x > 39.0) {
        return 0.0;
    }
    double quotient = polynomial(c, 22, (x - 5.0) / (x + 5.0)) / (1.0 + 0.8 * x);
    /* x^2 in two parts: in the tail its rounding would cost hundreds of ulp. */
    double x_high = lb_cut_26(x);
    lb_exp_parts e = lb_exp_core(-0.5 * x_high * x_high, -0.5 * (x - x_high) * (x + x_high));
    return lb_scale_widely((e.high + e.low) * quotient, e.shifted);
}

double lb_norm_cdf(double x)
{
    if (x > 0.0) {
        return 1.0 - upper_tail(x);
    }
    return x == x ? upper_tail(-x) : x;
}

/* Rational approximations of M. J. Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37 (1988). */
double lb_norm_inv(double p)
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
    if (!(p > 0.0 && p < 1.0)) {
        return p == 0.0 ? -INFINITY : p == 1.0 ? INFINITY : NAN;
    }
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
