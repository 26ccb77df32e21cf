/* decompose.h - what a yield is made of: expected real short rate, expected inflation, term premium.
 *
 * Bernanke's identity (speech of 1 March 2013): yield = expected real short rate + expected inflation + term premium, the
 * premium being that for real risk, for inflation risk, and what no factor explains (liquidity). Expected inflation comes
 * from the yields of inflation-protected securities and measured inflation, without surveys: inflation is affine in
 * the factors of the nominal curve, so that real yields follow from the nominal model by one more recursion (as in
 * M. Abrahams, T. Adrian, R. Crump, E. Moench and R. Yu, Journal of Monetary Economics 84 (2016), but without factors of
 * its own for the real curve). docs/model/term-premium.md. */
#ifndef LB_CURVE_DECOMPOSE_H
#define LB_CURVE_DECOMPOSE_H

#include "curve/acm.h"

enum { LB_INFLATION_MOST_MATURITIES = 8 };

/* Monthly data of the estimation. Months without a value are NAN. */
typedef struct lb_inflation_sample {
    int month_count;
    const double (*factors)[LB_ACM_MOST_FACTORS]; /* [month_count] */
    const double *inflation_dec; /* [month_count] log change of the price index in the month */
    int maturity_count;
    const int *maturity_months; /* [maturity_count] 12..120 */
    const double *real_dec;     /* [month_count][maturity_count] real zero yields, continuously compounded */
    const unsigned char
        *disorder;        /* [month_count] 1: real yields left out (markets in disorder); NULL: none */
    double liquidity_dec; /* stated liquidity premium of real yields, taken off them; 0..0.02 */
} lb_inflation_sample;

/* Inflation of a month = pi0 + pi1 X; plain data. */
typedef struct lb_inflation {
    double pi0, pi1[LB_ACM_MOST_FACTORS];
    double liquidity_dec;
    double real_rms_dec;                   /* of the real yields, after the liquidity premium */
    double inflation_rms_dec;              /* of a month's inflation, annualised */
    int real_count;                        /* real yields used */
    double expected_a[LB_ACM_LONGEST + 1]; /* sum of expected inflation over n months = a + b X */
    double expected_b[LB_ACM_LONGEST + 1][LB_ACM_MOST_FACTORS];
    double real_a[LB_ACM_LONGEST + 1]; /* log price of a real zero = a + b X */
    double real_b[LB_ACM_LONGEST + 1][LB_ACM_MOST_FACTORS];
} lb_inflation;

/* A nominal zero yield in its parts; decimals, continuously compounded.
 * yield = expected_real + expected_inflation + premium, premium = real_premium + inflation_premium + liquidity. */
typedef struct lb_yield_parts {
    double yield_dec;
    double expected_real_dec;
    double expected_inflation_dec;
    double premium_dec;
    double real_premium_dec;
    double inflation_premium_dec;
    double liquidity_dec;      /* of the nominal yield: what the factors do not explain */
    double real_yield_dec;     /* of the model: without liquidity premium */
    double tips_liquidity_dec; /* observed real yield less the model's; NAN without one */
} lb_yield_parts;

/* Estimates inflation by least squares on real yields and measured inflation, each weighted by the precision it turns out
 * to have. LB_ERR_RANGE for impossible input or fewer than 60 real yields or 60 months of inflation, LB_ERR_NO_SOLUTION,
 * LB_ERR_NO_MEMORY. */
lb_status lb_inflation_estimate(const lb_acm *model, const lb_inflation_sample *sample, lb_inflation *out,
                                lb_error *err);

/* Splits the observed zero yield of `maturity_months` (1..360, else LB_ERR_RANGE) on a day with these factors. The parts
 * add up to 1e-15. `real_yield_dec` observed, or NAN. */
lb_status lb_yield_decompose(const lb_acm *model, const lb_inflation *inflation,
                             const double factors[LB_ACM_MOST_FACTORS], int maturity_months, double yield_dec,
                             double real_yield_dec, lb_yield_parts *out, lb_error *err);

#endif
