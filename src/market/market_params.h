/* market_params.h - parameters of price formation: one list (enumeration and table derive). */
#ifndef LB_MARKET_MARKET_PARAMS_H
#define LB_MARKET_MARKET_PARAMS_H

#include "world/params.h"

/* X(identifier, name, default, low, high, unit, mark, meaning, source) */
#define LB_MARKET_PARAM_LIST(X)                                                                              \
    X(LB_MARKET_STOCK_IMPACT, "stock_impact", 24, 0, 100, "bp per usd tn", LB_MARK_COMPUTED,                 \
      "rise of the 10-year yield for one trillion of ten-year equivalents at ten years that stay, after "    \
      "elastic holders have responded; sets the price of risk",                                              \
      "MODEL.md B.4: 7.5 bp per 1 % of GDP, within the 4 to 10 bp of the literature")                        \
    X(LB_MARKET_STRUCTURAL, "structural_half_life", 10, 2, 100, "years", LB_MARK_PUBLISHED,                  \
      "half-life with which holders at large grow into supply beyond GDP, and the market expects them to",   \
      "MODEL.md B.3.4: 8 to 12 years keep the 30-year within 1.1 to 1.7 of the 10-year")                     \
    X(LB_MARKET_OPEN_ENDED, "open_ended_months", 12, 1, 120, "months", LB_MARK_PRIOR,                        \
      "how long an announced programme of the Fed without an end is expected to trade",                      \
      "prior: nobody knows; a year of purchases is what QE2 and QE3 took")                                   \
    X(LB_MARKET_SCHEDULE, "schedule_months", 24, 1, 120, "months", LB_MARK_PRIOR,                            \
      "months over which redemptions and auctions at present sizes are known",                               \
      "prior: refunding statements speak of the next several quarters")                                      \
    X(LB_MARKET_KAPPA_LEVEL, "kappa_level", 0.03, 0, 0.5, "a year", LB_MARK_COMPUTED,                        \
      "mean reversion of the level factor of the short rate", "MODEL.md B.3.4, three-factor set")            \
    X(LB_MARKET_KAPPA_SLOPE, "kappa_slope", 0.35, 0.05, 2, "a year", LB_MARK_COMPUTED,                       \
      "mean reversion of the slope factor", "as kappa_level")                                                \
    X(LB_MARKET_KAPPA_CURVE, "kappa_curvature", 0.9, 0.1, 3, "a year", LB_MARK_COMPUTED,                     \
      "mean reversion of the curvature factor, to which the slope is drawn", "as kappa_level")               \
    X(LB_MARKET_SIGMA_LEVEL, "sigma_level", 85, 20, 400, "bp a year", LB_MARK_COMPUTED,                      \
      "volatility of the level factor", "as kappa_level")                                                    \
    X(LB_MARKET_SIGMA_SLOPE, "sigma_slope", 100, 20, 400, "bp a year", LB_MARK_COMPUTED,                     \
      "volatility of the slope factor", "as kappa_level")                                                    \
    X(LB_MARKET_SIGMA_CURVE, "sigma_curvature", 180, 20, 400, "bp a year", LB_MARK_COMPUTED,                 \
      "volatility of the curvature factor", "as kappa_level")                                                \
    X(LB_MARKET_FLOW_IMPACT, "flow_impact", 0.7, 0, 20, "bp per usd bn", LB_MARK_COMPUTED,                   \
      "rise of yields for each billion of ten-year equivalents sold by force and not yet placed",            \
      "MODEL.md B.4: 100 bn sold in a month give 15 to 20 bp on impact; IFDP 1041 scaled by GDP 19 to 29")   \
    X(LB_MARKET_FLOW_LINEAR, "flow_linear", 20, 0.1, 5000, "usd bn", LB_MARK_PRIOR,                          \
      "unplaced ten-year equivalents up to which the rise is linear; beyond, with the square root",          \
      "prior: the sample of IFDP 1041 has no larger month; square root as in MODEL.md F.3")                  \
    X(LB_MARKET_FLOW_HALF_LIFE, "flow_half_life", 15, 0.5, 250, "business days", LB_MARK_COMPUTED,           \
      "half-life of what dealers have taken and not placed", "MODEL.md B.4: three weeks")                    \
    X(LB_MARKET_FLOW_LOCAL, "flow_local", 0.3, 0, 1, "share", LB_MARK_PRIOR,                                 \
      "part of the rise that stays at the maturities sold; the rest moves all coupons alike",                \
      "prior: D'Amico and King 2013 find local and general effects of purchases")                            \
    X(LB_MARKET_ANNOUNCED_FLOW, "announced_flow", 0.04, 0, 1, "share", LB_MARK_COMPUTED,                     \
      "part of an announced trade that presses on yields: the rest is expected, and places itself",          \
      "so that a trillion in a year gives the 3.5 bp of purchase days of D'Amico and King 2013")             \
    X(LB_MARKET_CONCESSION, "concession", 0.07, 0, 2, "bp per usd mn", LB_MARK_PRIOR,                        \
      "rise of yields at an auction's maturity on its day for each million dollars of its DV01",             \
      "prior: 2 to 3 bp at 5 to 10 years, MODEL.md D.6 (Lou, Yan and Zhang 2013)")                           \
    X(LB_MARKET_CONCESSION_DAYS, "concession_days", 5, 1, 20, "business days", LB_MARK_PRIOR,                \
      "days before an auction over which the concession builds, and after over which it goes",               \
      "MODEL.md D.6 (Lou, Yan and Zhang 2013)")                                                              \
    X(LB_MARKET_VOLATILITY, "volatility", 95, 10, 500, "bp", LB_MARK_PRIOR,                                  \
      "normal implied volatility of yields (MOVE scale)", "prior: MOVE of 2022 to 2025, MODEL.md F.3")       \
    X(LB_MARKET_VARIANCE_DECAY, "variance_decay", 0.94, 0, 0.999, "a day", LB_MARK_PUBLISHED,                \
      "weight of the past in the variance of daily changes", "RiskMetrics; MODEL.md F.3")                    \
    X(LB_MARKET_VARIANCE_PREMIUM, "variance_premium", 0.10, 0, 2, "ratio", LB_MARK_PRIOR,                    \
      "implied over realised variance", "MODEL.md F.3")                                                      \
    X(LB_MARKET_VOLATILITY_LAG, "volatility_lag", 20, 0.5, 500, "business days", LB_MARK_PRIOR,              \
      "half-life with which the price of risk follows implied volatility: risk is taken over weeks, not "    \
      "days",                                                                                                \
      "prior; with a lag of a day a move of 10 bp would feed on itself")                                     \
    X(LB_MARKET_AVERSION_POWER, "aversion_power", 1, 0, 4, "power", LB_MARK_PRIOR,                           \
      "power of volatility in the price of risk", "MODEL.md B.3.3")                                          \
    X(LB_MARKET_AVERSION_MOST, "aversion_most", 5, 1, 100, "ratio", LB_MARK_PRIOR,                           \
      "price of risk over its normal level beyond which it does not rise",                                   \
      "prior: Wei 2022 finds 2.5 in a crisis; twice that is outside all record, and beyond it a jump would " \
      "feed on itself")                                                                                      \
    X(LB_MARKET_CAPITAL, "capital", 600, 10, 10000, "usd bn", LB_MARK_PRIOR,                                 \
      "capital of dealers and hedge funds behind their duration",                                            \
      "prior: gross Treasury positions of hedge funds of 2.4 tn at four to one")                             \
    X(LB_MARKET_CAPITAL_HALF_LIFE, "capital_half_life", 1, 0.05, 50, "years", LB_MARK_PRIOR,                 \
      "half-life of losses: capital returns", "prior")                                                       \
    X(LB_MARKET_CAPITAL_LEAST, "capital_least", 0.1, 0.01, 1, "share", LB_MARK_PRIOR,                        \
      "share of capital below which losses do not take it: new capital comes in", "prior")                   \
    X(LB_MARKET_PACE, "pace_half_life", 0.5, 0.05, 10, "years", LB_MARK_PRIOR,                               \
      "half-life with which drifts between the usual pace of auctions and the calendar are forgotten",       \
      "prior: two quarterly cycles of the 10-, 20- and 30-year")                                             \
    X(LB_MARKET_CONVENIENCE, "convenience", 25, 0, 200, "bp per log", LB_MARK_PRIOR,                         \
      "fall of the convenience yield for each log unit of debt over GDP",                                    \
      "prior: a third of the 75 bp of MODEL.md B.3.3 (KVJ 2012, all Treasuries against Aaa), since most of " \
      "that lies in the spread to other bonds, not in the Treasury yield")                                   \
    X(LB_MARKET_BILL_SUPPLY, "bill_supply", 4, 0, 100, "bp per pp", LB_MARK_PRIOR,                           \
      "rise of 1- to 3-month yields over overnight rates for one point of GDP of bills",                     \
      "prior: 3 to 5 bp while bills are above 20 % of debt, MODEL.md B.3.6")                                 \
    X(LB_MARKET_BILL_FLOW, "bill_flow", 0.65, 0, 10, "bp per usd bn", LB_MARK_COMPUTED,                      \
      "fall of bill yields for each billion that scenario events buy in bills and that has not been "        \
      "absorbed",                                                                                            \
      "BIS Working Paper 1270: 3.5 bn in five days, -2 to -2.5 bp; square root beyond 5 bn (MODEL.md F.5)")

typedef enum lb_market_param {
#define X(id, name, value, low, high, unit, mark, meaning, source) id,
    LB_MARKET_PARAM_LIST(X)
#undef X
        LB_MARKET_PARAM_COUNT
} lb_market_param;

extern const lb_param_table lb_market_param_table;

#endif
