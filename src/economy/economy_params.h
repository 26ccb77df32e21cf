/* economy_params.h - how output answers to rates and premia, one list (enumeration and table derive from it). */
#ifndef LB_ECONOMY_ECONOMY_PARAMS_H
#define LB_ECONOMY_ECONOMY_PARAMS_H

#include "world/params.h"

/* X(identifier, name, default, low, high, unit, mark, meaning, source) */
#define LB_ECONOMY_PARAM_LIST(X)                                                                             \
    X(LB_ECONOMY_GAP_1, "gap_last", 1.145, -2, 2, "share", LB_MARK_COMPUTED,                                 \
      "part of the output gap of the quarter before that stays",                                             \
      "MODEL.md E.2: fitted to FRB/US, FEDS Notes of 21 November 2014")                                      \
    X(LB_ECONOMY_GAP_2, "gap_before", -0.155, -2, 2, "share", LB_MARK_COMPUTED,                              \
      "part of the gap two quarters before", "as gap_last")                                                  \
    X(LB_ECONOMY_SHORT, "effect_short", 0.066, 0, 1, "pct per pp", LB_MARK_COMPUTED,                         \
      "fall of the gap in a quarter for one point on the real policy rate", "as gap_last")                   \
    X(LB_ECONOMY_LONG, "effect_long", 0.156, 0, 1, "pct per pp", LB_MARK_COMPUTED,                           \
      "fall of the gap in a quarter for one point on the 10-year yield", "as gap_last")                      \
    X(LB_ECONOMY_TEMPORARY, "temporary_share", 0.238, 0, 1, "share", LB_MARK_COMPUTED,                       \
      "part of a change of the policy rate that the 10-year yield makes if markets take it for temporary",   \
      "as gap_last")                                                                                         \
    X(LB_ECONOMY_PHILLIPS, "inflation_gap", 0.049, 0, 1, "pp per pct", LB_MARK_COMPUTED,                     \
      "rise of quarterly inflation for one per cent of output gap", "MODEL.md E.2: FRB/US, smoothed")        \
    X(LB_ECONOMY_INERTIA, "inflation_last", 0.5, 0, 1, "share", LB_MARK_COMPUTED,                            \
      "part of the inflation of the quarter before that stays", "as inflation_gap")

typedef enum lb_economy_param {
#define X(id, name, value, low, high, unit, mark, meaning, source) id,
    LB_ECONOMY_PARAM_LIST(X)
#undef X
        LB_ECONOMY_PARAM_COUNT
} lb_economy_param;

extern const lb_param_table lb_economy_param_table;

#endif
