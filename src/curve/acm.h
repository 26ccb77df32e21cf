/* acm.h - term premia from an affine model estimated by regressions: Adrian, Crump and Moench.
 *
 * T. Adrian, R. Crump and E. Moench, "Pricing the term structure with linear regressions", Journal of Financial
 * Economics 110 (2013); Federal Reserve Bank of New York Staff Report 340. docs/model/term-premium.md has the
 * equations and how close the result comes to the published series.
 *
 *     lb_acm_estimate(zero_dec, months, NULL, &model, &err);      once, from monthly zero yields
 *     lb_acm_factors(&model, zero_dec_of_a_day, factors);         any day
 *     lb_acm_split(&model, factors, 120, &part);                  yield = risk-neutral yield + term premium */
#ifndef LB_CURVE_ACM_H
#define LB_CURVE_ACM_H

#include <stdbool.h>

#include "longbond/status.h"

enum {
    LB_ACM_MONTHS = 120,  /* maturities a panel has: 1..120 months */
    LB_ACM_LONGEST = 360, /* maturities the recursions reach; beyond 120 they extrapolate */
    LB_ACM_MOST_FACTORS = 8
};

/* Choices of the estimation. Zero means what the comment says; so does a NULL in lb_acm_estimate. */
typedef struct lb_acm_options {
    int factor_count;   /* principal components; 0 = 5 */
    int first_month;    /* shortest maturity in the principal components, months; 0 = 3 */
    int return_step;    /* excess returns of every so many months of maturity, to 120; 0 = 6 */
    bool estimate_mean; /* a constant in the regression of the factors; otherwise 0, their mean being 0 */
} lb_acm_options;

/* The estimated model; plain data. Periods are months, rates per month. K = factor_count. */
typedef struct lb_acm {
    int factor_count;
    int month_count;                                    /* months of the sample */
    double mean_dec[LB_ACM_MONTHS];                     /* of the zero yields */
    double loading[LB_ACM_MOST_FACTORS][LB_ACM_MONTHS]; /* factors = loading (yields - mean) */
    double explained[LB_ACM_MOST_FACTORS];              /* share of the variance of the yields */
    double mu[LB_ACM_MOST_FACTORS];                     /* X' = mu + phi X + v */
    double phi[LB_ACM_MOST_FACTORS][LB_ACM_MOST_FACTORS];
    double sigma[LB_ACM_MOST_FACTORS][LB_ACM_MOST_FACTORS]; /* covariance of v */
    double sigma2;                                          /* variance of return pricing errors */
    double lambda0[LB_ACM_MOST_FACTORS];                    /* prices of risk lambda0 + lambda1 X */
    double lambda1[LB_ACM_MOST_FACTORS][LB_ACM_MOST_FACTORS];
    double delta0, delta1[LB_ACM_MOST_FACTORS]; /* short rate of a month */
    double fitted_a[LB_ACM_LONGEST + 1];        /* log price of n months = a + b X */
    double fitted_b[LB_ACM_LONGEST + 1][LB_ACM_MOST_FACTORS];
    double neutral_a[LB_ACM_LONGEST + 1]; /* the same at prices of risk of 0 */
    double neutral_b[LB_ACM_LONGEST + 1][LB_ACM_MOST_FACTORS];
} lb_acm;

/* A zero yield in its parts, decimals, continuously compounded: fitted = neutral + premium. */
typedef struct lb_acm_yield {
    double fitted_dec;  /* ACMY */
    double neutral_dec; /* ACMRNY */
    double premium_dec; /* ACMTP */
} lb_acm_yield;

/* Estimates the model from zero_dec[months][LB_ACM_MONTHS], zero yields of successive months, continuously compounded,
 * maturities 1..120 months. LB_ERR_RANGE for impossible options, fewer than 120 months or a yield that is not in
 * -10..100 % (named); LB_ERR_NO_SOLUTION for yields that do not have so many factors; LB_ERR_NO_MEMORY. */
lb_status lb_acm_estimate(const double *zero_dec, int months, const lb_acm_options *options, lb_acm *out,
                          lb_error *err);

/* The factors of one day from its zero yields of 1..120 months. */
void lb_acm_factors(const lb_acm *model, const double zero_dec[LB_ACM_MONTHS],
                    double factors[LB_ACM_MOST_FACTORS]);

/* The yield of `maturity_months`, LB_ERR_RANGE unless in 1..360, in its parts. */
lb_status lb_acm_split(const lb_acm *model, const double factors[LB_ACM_MOST_FACTORS], int maturity_months,
                       lb_acm_yield *out, lb_error *err);

#endif
