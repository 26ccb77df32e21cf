/* debt_params.h - parameters of the debt's cost and cash, one list. */
#ifndef LB_TREASURY_DEBT_PARAMS_H
#define LB_TREASURY_DEBT_PARAMS_H

#include "world/params.h"

#define LB_DEBT_PARAM_LIST(X)                                                                                \
    X(LB_DEBT_FRN_SPREAD, "frn_spread", 15, -50, 200, "bp", LB_MARK_PRIOR,                                   \
      "spread at which a new FRN is auctioned where the record has none",                                    \
      "prior: spreads of 2023-2025 were 9.8 to 24.5 bp")                                                     \
    X(LB_DEBT_NONMARKETABLE_RATE, "nonmarketable_rate", 3.6, 0, 15, "pct a year", LB_MARK_COMPUTED,          \
      "interest credited on non-marketable debt held by the public",                                         \
      "average interest rates of September 2023 weighted by amount: G Fund 4.3, savings 3.25, SLGS 3.09")    \
    X(LB_DEBT_OTHER_INTEREST, "other_interest", 69.3, -200, 200, "usd bn a year", LB_MARK_PUBLISHED,         \
      "interest the Treasury receives and other items that lower net interest, the September item included", \
      "OMB, Historical Tables, table 3.2, fiscal year 2024: other interest")                                 \
    X(LB_DEBT_ACCOUNT_INTEREST, "account_interest", 57.7, -200, 500, "usd bn a year", LB_MARK_COMPUTED,      \
      "interest on the Government Account Series that is not offset as received by trust funds",             \
      "241.5 in the 12 months to April 2025 (Treasury, by way of the Joint Economic Committee) less 183.8 "  \
      "received by trust funds in fiscal year 2024 (OMB table 3.2)")                                         \
    X(LB_DEBT_SEPTEMBER_INTEREST, "september_interest", 45, 0, 200, "usd bn", LB_MARK_COMPUTED,              \
      "interest of credit financing accounts recorded each September (no cash)",                             \
      "Monthly Treasury Statement: function 900 of September 2023 against the months around it")             \
    X(LB_DEBT_OTHER_FINANCING_2025, "other_financing_2025", 39, -500, 500, "usd bn a year",                  \
      LB_MARK_PUBLISHED, "cash needed outside the deficit (direct loans and others), fiscal years to 2025",  \
      "CBO, Budget and Economic Outlook of January 2025, other means of financing of 2025")                  \
    X(LB_DEBT_OTHER_FINANCING, "other_financing", 63.6, -500, 500, "usd bn a year", LB_MARK_DATA,            \
      "the same from fiscal year 2026 on",                                                                   \
      "CBO, baseline of February 2026: change of the debt less the deficit of 2026")

typedef enum lb_debt_param {
#define X(id, name, value, low, high, unit, mark, meaning, source) id,
    LB_DEBT_PARAM_LIST(X)
#undef X
        LB_DEBT_PARAM_COUNT
} lb_debt_param;

extern const lb_param_table lb_debt_param_table;

#endif
