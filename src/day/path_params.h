/* path_params.h - parameters of the given paths, one list. */
#ifndef LB_DAY_PATH_PARAMS_H
#define LB_DAY_PATH_PARAMS_H

#include "world/params.h"

#define LB_PATH_PARAM_LIST(X)                                                                                \
    X(LB_PATH_INFLATION, "inflation", 2.3, -5, 30, "pct a year", LB_MARK_PRIOR,                              \
      "growth of the reference CPI after the record",                                                        \
      "prior near the 10-year breakeven of January 2026 (FRED T10YIE)")                                      \
    X(LB_PATH_CURRENCY_GROWTH, "currency_growth", 1.5, -50, 50, "pct a year", LB_MARK_PRIOR,                 \
      "growth of currency in circulation", "prior; H.4.1 growth of 2023-2025 is of this order")              \
    X(LB_PATH_GDP_GROWTH, "gdp_growth", 3.8, -20, 50, "pct a year", LB_MARK_PUBLISHED,                       \
      "growth of nominal GDP after the projections", "CBO, baseline of February 2026, growth to 2036")       \
    X(LB_PATH_RECONCILE, "reconcile", 1, 0, 1, "switch", LB_MARK_PUBLISHED,                                  \
      "1: a baseline whose published figures are in the table reconcile begins with them; 0: as simulated",  \
      "H.4.1 of 29 January and 12 February 2026; Debt to the Penny of 30 January 2026")

typedef enum lb_path_param {
#define X(id, name, value, low, high, unit, mark, meaning, source) id,
    LB_PATH_PARAM_LIST(X)
#undef X
        LB_PATH_PARAM_COUNT
} lb_path_param;

extern const lb_param_table lb_path_param_table;

#endif
