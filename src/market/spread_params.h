/* spread_params.h - parameters of yield spreads to the curve: one list (enumeration and table derive). */
#ifndef LB_MARKET_SPREAD_PARAMS_H
#define LB_MARKET_SPREAD_PARAMS_H

#include "world/params.h"

#define LB_SPREADS_SOURCE                                                                                    \
    "FedInvest prices against a smoothing spline, eight half-yearly days 2010-2013, `longbond curve "        \
    "spreads`"

/* X(identifier, name, default, low, high, unit, mark, meaning, source) */
#define LB_SPREAD_PARAM_LIST(X)                                                                              \
    X(LB_SPREAD_RUN_2Y, "on_the_run_2y", 0.5, -20, 50, "bp", LB_MARK_DATA,                                   \
      "how far the latest 2-year note yields below the curve", LB_SPREADS_SOURCE)                            \
    X(LB_SPREAD_RUN_3Y, "on_the_run_3y", 1.7, -20, 50, "bp", LB_MARK_DATA, "the same of the 3-year note",    \
      LB_SPREADS_SOURCE)                                                                                     \
    X(LB_SPREAD_RUN_5Y, "on_the_run_5y", 2.1, -20, 50, "bp", LB_MARK_DATA, "the same of the 5-year note",    \
      LB_SPREADS_SOURCE)                                                                                     \
    X(LB_SPREAD_RUN_7Y, "on_the_run_7y", 0.6, -20, 50, "bp", LB_MARK_DATA, "the same of the 7-year note",    \
      LB_SPREADS_SOURCE)                                                                                     \
    X(LB_SPREAD_RUN_10Y, "on_the_run_10y", 5.0, -20, 50, "bp", LB_MARK_DATA, "the same of the 10-year note", \
      LB_SPREADS_SOURCE)                                                                                     \
    X(LB_SPREAD_RUN_20Y, "on_the_run_20y", 0, -20, 50, "bp", LB_MARK_PRIOR, "the same of the 20-year bond",  \
      "prior: none, as the 30-year bond; there was no 20-year bond 2010-2013")                               \
    X(LB_SPREAD_RUN_30Y, "on_the_run_30y", -0.6, -20, 50, "bp", LB_MARK_DATA,                                \
      "the same of the 30-year bond (negative: it yields more)", LB_SPREADS_SOURCE)                          \
    X(LB_SPREAD_FIRST_OFF, "first_off_share", 0.65, 0, 1, "share", LB_MARK_DATA,                             \
      "part of that premium which the issue before the latest keeps", LB_SPREADS_SOURCE)                     \
    X(LB_SPREAD_TEN, "seasoned_10y", 1.6, -20, 50, "bp", LB_MARK_DATA,                                       \
      "how far older 10-year notes with more than 7 years to go yield below the curve", LB_SPREADS_SOURCE)   \
    X(LB_SPREAD_AGE, "age_slope", 0.08, -1, 5, "bp a year", LB_MARK_DATA,                                    \
      "how much more an older issue yields for each year since its issue", LB_SPREADS_SOURCE)                \
    X(LB_SPREAD_COUPON, "coupon_slope", -0.1, -5, 5, "bp per pp", LB_MARK_DATA,                              \
      "how much more an older issue yields for each point that its coupon lies above the curve's yield",     \
      LB_SPREADS_SOURCE)                                                                                     \
    X(LB_SPREAD_EFFECT, "dispersion", 2.3, 0, 20, "bp", LB_MARK_DATA,                                        \
      "standard deviation of what lasts and what no rule explains, per security", LB_SPREADS_SOURCE)         \
    X(LB_SPREAD_EFFECT_LONG, "dispersion_long", 1.1, 0, 20, "bp", LB_MARK_DATA,                              \
      "the same beyond 20 years to maturity", LB_SPREADS_SOURCE)                                             \
    X(LB_SPREAD_HALF_LIFE, "half_life", 21, 1, 3650, "days", LB_MARK_PRIOR,                                  \
      "in which half of a distance from the rule is gone",                                                   \
      "prior: as effects of flows (MODEL.md B.4); at 180 days operations would find too little that is "     \
      "cheap, which those of 2024-2026 did not")

typedef enum lb_spread_param {
#define X(id, name, value, low, high, unit, mark, meaning, source) id,
    LB_SPREAD_PARAM_LIST(X)
#undef X
        LB_SPREAD_PARAM_COUNT
} lb_spread_param;

extern const lb_param_table lb_spread_param_table;

#endif
