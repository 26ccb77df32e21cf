/* fed_params.h - the Fed's parameters, one list (enumeration and table derive from it). */
#ifndef LB_FED_FED_PARAMS_H
#define LB_FED_FED_PARAMS_H

#include "world/params.h"

/* X(identifier, name, default, low, high, unit, mark, meaning, source) */
#define LB_FED_PARAM_LIST(X)                                                                                 \
    X(LB_FED_CAP_2022_06, "cap_treasuries_2022_06", 30, 0, 500, "usd bn a month", LB_MARK_PUBLISHED,         \
      "Treasury redemption cap from 1 June 2022", "FOMC plans of 4 May 2022; MODEL.md C.2")                  \
    X(LB_FED_CAP_2022_09, "cap_treasuries_2022_09", 60, 0, 500, "usd bn a month", LB_MARK_PUBLISHED,         \
      "Treasury redemption cap from 1 September 2022", "FOMC plans of 4 May 2022; MODEL.md C.2")             \
    X(LB_FED_CAP_2024_06, "cap_treasuries_2024_06", 25, 0, 500, "usd bn a month", LB_MARK_PUBLISHED,         \
      "Treasury redemption cap from 1 June 2024", "FOMC implementation note of 1 May 2024")                  \
    X(LB_FED_CAP_2025_04, "cap_treasuries_2025_04", 5, 0, 500, "usd bn a month", LB_MARK_PUBLISHED,          \
      "Treasury redemption cap from 1 April 2025", "FOMC implementation note of 19 March 2025")              \
    X(LB_FED_CAP_2025_12, "cap_treasuries_2025_12", 0, 0, 500, "usd bn a month", LB_MARK_PUBLISHED,          \
      "Treasury redemption cap from 1 December 2025: all principal is rolled over",                          \
      "FOMC implementation note of 29 October 2025")                                                         \
    X(LB_FED_MBS_CAP, "cap_mbs", 35, 0, 500, "usd bn a month", LB_MARK_PUBLISHED,                            \
      "agency principal above it is reinvested in Treasuries until the end of November 2025",                \
      "FOMC plans of 4 May 2022; implementation note of 1 May 2024")                                         \
    X(LB_FED_MBS_TURNOVER, "mbs_turnover", 0.45, 0, 5, "pct a month", LB_MARK_COMPUTED,                      \
      "prepayment of agency MBS far out of the money (turnover floor), to the end of 2024",                  \
      "MODEL.md C.2 item 4")                                                                                 \
    X(LB_FED_MBS_TURNOVER_2025, "mbs_turnover_2025", 0.585, 0, 5, "pct a month", LB_MARK_DATA,               \
      "the same from 2025 on",                                                                               \
      "H.4.1: agency securities fell by 0.79 % a month from 25 December 2024 to 28 January 2026 (0.66 % in " \
      "the fifteen months before), less scheduled amortisation; MODEL.md C.2 item 4: 7 % a year")            \
    X(LB_FED_MBS_SCHEDULED, "mbs_scheduled", 2.5, 0, 20, "pct a year", LB_MARK_COMPUTED,                     \
      "scheduled amortisation of agency MBS", "MODEL.md C.2 item 4")                                         \
    X(LB_FED_MBS_DURATION, "mbs_duration", 6.5, 0, 30, "years", LB_MARK_PRIOR,                               \
      "duration of the agency MBS, to say what their paydown leaves to private holders",                     \
      "prior: low-coupon mortgages far out of the money")                                                    \
    X(LB_FED_MBS_COUPON, "mbs_coupon", 2.4, 0, 15, "pct a year", LB_MARK_PRIOR,                              \
      "average coupon of the agency MBS portfolio", "prior; check against the Reserve Banks' statements")    \
    X(LB_FED_RMP, "rmp", 40, 0, 500, "usd bn a month", LB_MARK_PUBLISHED,                                    \
      "reserve management purchases of bills from 12 December 2025",                                         \
      "Federal Reserve Bank of New York, statement of 10 December 2025")                                     \
    X(LB_FED_RMP_LATER, "rmp_later", 10.7, 0, 500, "usd bn a month", LB_MARK_COMPUTED,                       \
      "reserve management purchases of bills from 15 April 2026, when the pace was to fall",                 \
      "MODEL.md C.5: the pace that the published estimate of 3.8 tn bills in five years implies; the "       \
      "statement of 10 December 2025 says significantly reduced")                                            \
    X(LB_FED_CUSIP_LIMIT, "cusip_limit", 70, 0, 100, "pct", LB_MARK_PRIOR,                                   \
      "largest share of one security's outstanding amount that secondary purchases may reach",               \
      "New York Fed FAQs, as in MODEL.md C.2 item 6")                                                        \
    X(LB_FED_OPENING_DEFERRED, "opening_deferred_asset", 105, 0, 1000, "usd bn", LB_MARK_COMPUTED,           \
      "deferred asset at the baseline of 30 September 2023",                                                 \
      "interpolated between 16.6 (end 2022) and 133.0 (end 2023), Board release of 12 January 2024")         \
    X(LB_FED_OPEX, "operating_expenses", 9.5, 0, 100, "usd bn a year", LB_MARK_DATA,                         \
      "operating expenses less other income", "Reserve Banks' combined statements 2022-2025")                \
    X(LB_FED_DIVIDENDS, "dividends", 1.5, 0, 20, "usd bn a year", LB_MARK_DATA, "dividends to member banks", \
      "Reserve Banks' combined statements 2022-2025")                                                        \
    X(LB_FED_PREMIUM_LIFE, "premium_life", 8.6, 1, 60, "years", LB_MARK_COMPUTED,                            \
      "mean life of the net premium on securities: in a year its amortisation is the premium over it",       \
      "H.4.1: 261.3 bn on 20 September 2023, 198.7 bn on 28 January 2026")                                   \
    X(LB_FED_PREMIUM_TREASURIES, "premium_treasuries", 80, 0, 100, "pct", LB_MARK_PRIOR,                     \
      "part of the net premium that lies on Treasuries, the rest on agency securities",                      \
      "prior: agency MBS bought at 102 to 103; the Reserve Banks' statements have the split")                \
    X(LB_FED_OPENING_PREMIUM, "opening_premium", 260.7, 0, 1000, "usd bn", LB_MARK_COMPUTED,                 \
      "unamortised premiums less discounts at the baseline", "H.4.1 of 21 September 2023 and its trend")     \
    X(LB_FED_LOAN_RATE, "loan_rate", 5.3, 0, 20, "pct a year", LB_MARK_PRIOR,                                \
      "average rate on Fed loans and facilities", "primary credit and BTFP rates of autumn 2023")

typedef enum lb_fed_param {
#define X(id, name, value, low, high, unit, mark, meaning, source) id,
    LB_FED_PARAM_LIST(X)
#undef X
        LB_FED_PARAM_COUNT
} lb_fed_param;

extern const lb_param_table lb_fed_param_table;

#endif
