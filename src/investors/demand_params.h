/* demand_params.h - how elastic each kind of holder is and how fast it moves: one list. */
#ifndef LB_INVESTORS_DEMAND_PARAMS_H
#define LB_INVESTORS_DEMAND_PARAMS_H

#include "longbond/sectors.h"
#include "world/params.h"

/* Holders that respond to yields: sector, word, slope (usd bn of ten-year equivalents bought per bp), half-life in business
 * days, shortest curve node of its habitat. All priors of MODEL.md B.5 (structure: Jansen, Li and Schmid, NBER 33243). */
#define LB_ELASTIC_SECTOR_LIST(X)                                                                            \
    X(LB_BANKS, "banks", 0.4, 90, LB_NODE_2Y)                                                                \
    X(LB_BOND_FUNDS, "bond_funds", 1.0, 15, LB_NODE_2Y)                                                      \
    X(LB_INSURERS, "insurers", 0.3, 120, LB_NODE_20Y)                                                        \
    X(LB_PENSIONS, "pensions", 0.5, 120, LB_NODE_10Y)                                                        \
    X(LB_STATE_LOCAL, "state_local", 0.2, 60, LB_NODE_2Y)                                                    \
    X(LB_FOREIGN_OFFICIAL, "foreign_official", 0.6, 60, LB_NODE_2Y)                                          \
    X(LB_FOREIGN_PRIVATE, "foreign_private", 1.5, 30, LB_NODE_2Y)                                            \
    X(LB_HOUSEHOLDS, "households", 1.0, 45, LB_NODE_2Y)

#define LB_DEMAND_COMMON_LIST(X)                                                                             \
    X(LB_DEMAND_CROSS, "cross_share", 0.4, 0, 0.95, "share", LB_MARK_PRIOR,                                  \
      "part of a purchase at one maturity that is paid for by selling its neighbours",                       \
      "prior: cross terms at least 30 % of own terms, MODEL.md B.5")                                         \
    X(LB_DEMAND_DEALERS, "dealers_half_life", 2, 0.25, 60, "business days", LB_MARK_PRIOR,                   \
      "half-life of dealers' inventory above its usual size", "prior, MODEL.md B.5")                         \
    X(LB_DEMAND_LEAST, "least_trade", 25, 0, 10000, "usd mn", LB_MARK_PRIOR,                                 \
      "ten-year equivalents below which a holder waits for another day", "prior: dealing costs")

typedef enum lb_demand_param {
#define X(id, name, value, low, high, unit, mark, meaning, source) id,
    LB_DEMAND_COMMON_LIST(X)
#undef X
#define X(sector, word, slope, half_life, node) LB_DEMAND_SLOPE_##sector, LB_DEMAND_HALF_LIFE_##sector,
        LB_ELASTIC_SECTOR_LIST(X)
#undef X
            LB_DEMAND_PARAM_COUNT
} lb_demand_param;

extern const lb_param_table lb_demand_param_table;

#endif
