/* buyback_params.h - parameters of simulated buybacks: one list (enumeration and table derive). */
#ifndef LB_TREASURY_BUYBACK_PARAMS_H
#define LB_TREASURY_BUYBACK_PARAMS_H

#include "world/params.h"

#define LB_BUYBACK_RECORD "operations of February to August 2025 (Fiscal Data) over private holdings then"

/* X(identifier, name, default, low, high, unit, mark, meaning, source) */
#define LB_BUYBACK_PARAM_LIST(X)                                                                             \
    X(LB_BUYBACK_LIQUIDITY, "liquidity_a_quarter", 38, 0, 10000, "usd bn a quarter", LB_MARK_PUBLISHED,      \
      "most that liquidity support operations take in a quarter since August 2025; earlier quarters in "     \
      "proportion to what was announced then",                                                               \
      "Treasury, refunding statement of July 2025 (MODEL.md D.4)")                                           \
    X(LB_BUYBACK_CASH, "cash_a_year", 150, 0, 10000, "usd bn a year", LB_MARK_PUBLISHED,                     \
      "most that cash management operations take in a year since December 2025; earlier ones in proportion", \
      "Treasury, refunding statement of July 2025 (MODEL.md D.4)")                                           \
    X(LB_BUYBACK_OFFERS_2Y, "offers_to_2y", 0.57, 0, 100, "pct", LB_MARK_DATA,                               \
      "private holdings of the eligible securities that are offered, 1 month to 2 years", LB_BUYBACK_RECORD) \
    X(LB_BUYBACK_OFFERS_3Y, "offers_to_3y", 0.49, 0, 100, "pct", LB_MARK_DATA, "the same, 2 to 3 years",     \
      LB_BUYBACK_RECORD)                                                                                     \
    X(LB_BUYBACK_OFFERS_5Y, "offers_to_5y", 0.51, 0, 100, "pct", LB_MARK_DATA, "the same, 3 to 5 years",     \
      LB_BUYBACK_RECORD)                                                                                     \
    X(LB_BUYBACK_OFFERS_7Y, "offers_to_7y", 0.35, 0, 100, "pct", LB_MARK_DATA, "the same, 5 to 7 years",     \
      LB_BUYBACK_RECORD)                                                                                     \
    X(LB_BUYBACK_OFFERS_10Y, "offers_to_10y", 0.41, 0, 100, "pct", LB_MARK_DATA, "the same, 7 to 10 years",  \
      LB_BUYBACK_RECORD)                                                                                     \
    X(LB_BUYBACK_OFFERS_20Y, "offers_to_20y", 1.52, 0, 100, "pct", LB_MARK_DATA, "the same, 10 to 20 years", \
      LB_BUYBACK_RECORD)                                                                                     \
    X(LB_BUYBACK_OFFERS_30Y, "offers_to_30y", 0.83, 0, 100, "pct", LB_MARK_DATA, "the same, 20 to 30 years", \
      LB_BUYBACK_RECORD)                                                                                     \
    X(LB_BUYBACK_OFFERS_TIPS, "offers_tips_short", 0.49, 0, 100, "pct", LB_MARK_DATA,                        \
      "the same, TIPS of 1 to 10 years", LB_BUYBACK_RECORD)                                                  \
    X(LB_BUYBACK_OFFERS_TIPS_LONG, "offers_tips_long", 0.44, 0, 100, "pct", LB_MARK_DATA,                    \
      "the same, TIPS of 10 to 30 years", LB_BUYBACK_RECORD)                                                 \
    X(LB_BUYBACK_SPREAD_OF_OFFERS, "offer_dispersion", 0.3, 0, 4, "log", LB_MARK_COMPUTED,                   \
      "standard deviation of the logarithm of the amount offered of a security over its expectation",        \
      "fitted with reserve and markup, docs/model/buybacks.md")                                              \
    X(LB_BUYBACK_MARKUP, "markup", 0.1, 0.001, 500, "bp", LB_MARK_COMPUTED,                                  \
      "rise of the offered price, bp of price, for each per cent of the private holdings already offered",   \
      "fitted, docs/model/buybacks.md")                                                                      \
    X(LB_BUYBACK_RESERVE, "reserve", 1, -100, 100, "bp", LB_MARK_COMPUTED,                                   \
      "offers that yield less than this over the fitted curve are rejected",                                 \
      "fitted, docs/model/buybacks.md")                                                                      \
    X(LB_BUYBACK_BOUGHT, "bought_effect", 36, 0, 500, "bp", LB_MARK_PRIOR,                                   \
      "rise of the price, bp of price, of a security for each billion bought of it",                         \
      "IMF study as quoted: bought issues +30 bp of price (MODEL.md D.4), over the mean purchase of a "      \
      "security weighted by par, 0.84 bn (Fiscal Data 2024-2025)")                                           \
    X(LB_BUYBACK_ELIGIBLE, "eligible_effect", 100, 0, 1000, "bp", LB_MARK_PRIOR,                             \
      "rise of the price, bp of price, of every eligible security for each per cent bought of all private "  \
      "holdings that are eligible",                                                                          \
      "IMF study as quoted: eligible issues +10 to 20 bp of price (MODEL.md D.4), at a liquidity "           \
      "operation, which takes 0.14 per cent (Fiscal Data 2025)")                                             \
    X(LB_BUYBACK_SHORT, "effect_from", 5, 0.1, 30, "years", LB_MARK_PRIOR,                                   \
      "modified duration below which these effects on the yield shrink with its square",                     \
      "prior: near substitutes keep short notes near the curve")                                             \
    X(LB_BUYBACK_FILL, "expected_fill", 74, 0, 100, "pct", LB_MARK_DATA,                                     \
      "part of a maximum that the cash forecast counts before a liquidity operation is held",                \
      "Fiscal Data, operations of May 2024 to January 2026: 0.74")                                           \
    X(LB_BUYBACK_FILL_CASH, "expected_fill_cash", 94, 0, 100, "pct", LB_MARK_DATA,                           \
      "the same of a cash management operation", "Fiscal Data, operations of 2024 to 2025: 0.94")

typedef enum lb_buyback_param {
#define X(id, name, value, low, high, unit, mark, meaning, source) id,
    LB_BUYBACK_PARAM_LIST(X)
#undef X
        LB_BUYBACK_PARAM_COUNT
} lb_buyback_param;

extern const lb_param_table lb_buyback_param_table;

#endif
