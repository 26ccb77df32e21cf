/* premium.h - the price of duration: what a path of exposures that somebody must hold does to par yields.
 *
 * Discrete affine form of preferred habitat with risk-averse arbitrageurs (D. Vayanos and J.-L. Vila, Econometrica
 * 89(1), 2021; R. Greenwood and D. Vayanos, Review of Financial Studies 27(3), 2014; J. Hamilton and J. Wu, JMCB
 * 44, 2012). Three factors move the short rate; b_m is the loading of the log price of a zero of m months. If
 * arbitrageurs hold exposures z_h = sum of dollars times b_m, h months ahead, the premium of a zero of n months is
 *     TP_n = gamma / (n dt) * sum_{h<n} b_{n-1-h}' Sigma z_h                                  (MODEL.md B1)
 * It is linear in the path, so all that a day needs is made once: effects per dollar of cash flow, per dollar of
 * ten-year equivalents at a node, per dollar a month of each auction. Effects below are decimals of par yield at the
 * nominal curve nodes for gamma = 1; lb_premium.gamma turns them into yields. docs/model/clearing.md. */
#ifndef LB_MARKET_PREMIUM_H
#define LB_MARKET_PREMIUM_H

#include "longbond/curve.h"
#include "world/lists.h"

enum {
    LB_NODES = LB_NODE_REAL_5Y,
    LB_PREMIUM_MONTHS = 360,
    LB_FACTORS = 3,
    LB_PREMIUM_SCRATCH = (LB_PREMIUM_MONTHS + 1) * (LB_PREMIUM_MONTHS + 1)
};

/* What the operator is made from. */
typedef struct lb_premium_terms {
    double kappa[LB_FACTORS];     /* a year: level, slope, curvature (the slope is drawn to the curvature) */
    double sigma_dec[LB_FACTORS]; /* a year */
    double structural_yrs;        /* half-life of exposures beyond the schedule */
    int schedule_months;
} lb_premium_terms;

/* Effect of exposures z (dollars times loadings) on each node, for one expected path of them. */
typedef struct lb_response {
    double node[LB_NODES][LB_FACTORS];
} lb_response;

typedef struct lb_premium {
    double loading[LB_PREMIUM_MONTHS + 1][LB_FACTORS];
    double covariance[LB_FACTORS][LB_FACTORS]; /* a month */
    double par_share[LB_NODES]
                    [LB_PREMIUM_MONTHS + 1]; /* of zero premia in the node's par premium, over n dt */
    double monthly_decay;                    /* of structural exposures */
    double discount[LB_PREMIUM_MONTHS + 1];
    double node_duration[LB_NODES];             /* years: of a par bond at the node */
    double node_exposure[LB_NODES][LB_FACTORS]; /* of one dollar of ten-year equivalents at the node */
    double ten_year_duration;                   /* years: dollars times this are one ten-year equivalent */
    /* of one dollar paid m months ahead; of one dollar a year paid monthly through month m */
    double tens[LB_PREMIUM_MONTHS + 2], tens_annuity[LB_PREMIUM_MONTHS + 2];
    double run_off[LB_PREMIUM_MONTHS + 2][LB_NODES], run_off_annuity[LB_PREMIUM_MONTHS + 2][LB_NODES];
    double issued[LB_TENOR_COUNT][LB_NODES];  /* of a par bond of the tenor, one dollar, held and run off */
    double issuing[LB_TENOR_COUNT][LB_NODES]; /* of one dollar of it a month over the schedule */
    lb_response structural; /* of exposures that stay, decaying with the structural half-life */
    double gamma;           /* price of risk per dollar; lb_premium_calibrate */
} lb_premium;

/* Fills everything but gamma from the terms and the curve of the day; `scratch` holds LB_PREMIUM_SCRATCH doubles. Cost:
 * some milliseconds, no allocation. */
void lb_premium_build(const lb_premium_terms *terms, const lb_curve *curve, double *scratch, lb_premium *out);

/* The response to exposures that decay by `monthly` a month from now on. */
lb_response lb_premium_decaying(const lb_premium *premium, double monthly);

/* The response to exposures that build up in a line over `ramp_months` and then decay by `monthly` a month; with
 * ramp_months 0 that of lb_premium_decaying. */
lb_response lb_premium_ramp(const lb_premium *premium, int ramp_months, double monthly);

/* Monthly decay of a half-life in years; HUGE_VAL: the structural one. */
double lb_premium_monthly(const lb_premium *premium, double half_life_yrs);

/* Adds `scale` times the effect of `tens` [LB_NODES] dollars of ten-year equivalents by node under a response. */
void lb_premium_add(const lb_premium *premium, const lb_response *response, const double *tens, double scale,
                    double *effect);

#endif
