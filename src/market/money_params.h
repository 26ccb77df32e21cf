/* money_params.h - parameters of the money market: one list (enumeration and table derive). */
#ifndef LB_MARKET_MONEY_PARAMS_H
#define LB_MARKET_MONEY_PARAMS_H

#include "world/params.h"

/* X(identifier, name, default, low, high, unit, mark, meaning, source) */
#define LB_MONEY_PARAM_LIST(X)                                                                               \
    X(LB_MONEY_KINK, "kink", 13, 0, 50, "pct of bank assets", LB_MARK_PUBLISHED,                             \
      "reserves over bank assets below which overnight rates begin to rise, from 2022 on",                   \
      "Afonso, Giannone, La Spada and Williams, Staff Report 1019, revised April 2024: 12 to 13")            \
    X(LB_MONEY_KINK_2019, "kink_2019", 9.15, 0, 50, "pct of bank assets", LB_MARK_COMPUTED,                  \
      "the same in 2019, for the replay of September 2019 only",                                             \
      "set so that reserves of 17 September 2019 lie 1.35 points below it, as those of 31 October 2025 lie " \
      "below 13; MODEL.md C.3 says about 9")                                                                 \
    X(LB_MONEY_WIDTH, "width", 1, 0.05, 10, "pct of bank assets", LB_MARK_PRIOR, "how gradual the kink is",  \
      "MODEL.md C.3")                                                                                        \
    X(LB_MONEY_SOFR_FLAT, "sofr_flat", -9.9, -100, 100, "bp", LB_MARK_DATA,                                  \
      "SOFR over the interest rate on reserves where reserves are abundant",                                 \
      "least squares on the quiet days from October 2023 to September 2025, `longbond calibrate --money`")   \
    X(LB_MONEY_SOFR_SLOPE, "sofr_slope", 8.5, 0, 200, "bp", LB_MARK_DATA,                                    \
      "rise of SOFR for each point by which reserves lie far below the kink", "as sofr_flat")                \
    X(LB_MONEY_SOFR_NEED, "sofr_need", 0.8, 0, 100, "bp per usd 100 bn", LB_MARK_PRIOR,                      \
      "rise of SOFR for what dealers and hedge funds must finance beyond the usual", "MODEL.md C.3")         \
    X(LB_MONEY_SOFR_COLLATERAL, "sofr_collateral", 6, 0, 100, "bp per usd 100 bn", LB_MARK_PRIOR,            \
      "rise of SOFR for Treasuries that settled with the public in two days, net of redemptions",            \
      "MODEL.md C.3")                                                                                        \
    X(LB_MONEY_SOFR_CALENDAR, "sofr_calendar", 12, 0, 200, "bp", LB_MARK_PRIOR,                              \
      "rise of SOFR on the last day of a quarter", "MODEL.md C.3")                                           \
    X(LB_MONEY_MONTH_END, "month_end", 0.5, 0, 1, "share", LB_MARK_PRIOR,                                    \
      "part of it on the last day of another month", "MODEL.md C.3")                                         \
    X(LB_MONEY_TAX_DATE, "tax_date", 0.5, 0, 1, "share", LB_MARK_PRIOR,                                      \
      "part of it on the days corporate tax is due", "MODEL.md C.3")                                         \
    X(LB_MONEY_EFFR_FLAT, "effr_flat", -8.0, -100, 100, "bp", LB_MARK_DATA,                                  \
      "effective federal funds rate over the interest rate on reserves where reserves are abundant",         \
      "least squares on the quiet days from October 2023 to January 2026: the rate began to rise in "        \
      "September 2025 only, so no days are left to judge it on")                                             \
    X(LB_MONEY_EFFR_SLOPE, "effr_slope", 3.8, 0, 200, "bp", LB_MARK_DATA,                                    \
      "its rise for each point by which reserves lie far below the kink", "as effr_flat")                    \
    X(LB_MONEY_JUMP, "jump", 900, 0, 10000, "bp", LB_MARK_COMPUTED,                                          \
      "rise of SOFR when a drain of cash in two days is twice what can be lent on short notice",             \
      "MODEL.md C.3: fitted to 17 September 2019")                                                           \
    X(LB_MONEY_LENDING, "lending", 90, 1, 5000, "usd bn", LB_MARK_COMPUTED,                                  \
      "what banks and dealers can lend on short notice with reserves lending_gap below the kink",            \
      "MODEL.md C.3: fitted to 17 September 2019")                                                           \
    X(LB_MONEY_LENDING_GAP, "lending_gap", 1.35, 0, 20, "pct of bank assets", LB_MARK_COMPUTED,              \
      "how far reserves lie below the kink where lending is measured",                                       \
      "13 less 11.65, reserves over bank assets at the end of October 2025")                                 \
    X(LB_MONEY_LENDING_WIDTH, "lending_width", 1, 0.1, 20, "pct of bank assets", LB_MARK_PRIOR,              \
      "rise of reserves over bank assets that multiplies lending by e",                                      \
      "prior: at the kink a drain of 150 bn, the largest tax days of 2023 and 2024, moves nothing")          \
    X(LB_MONEY_SRF_STIGMA, "srf_stigma", 8, 0, 200, "bp", LB_MARK_PRIOR,                                     \
      "SOFR over the rate of the standing repo facility up to which nothing holds it",                       \
      "MODEL.md C.3: 5 to 10")                                                                               \
    X(LB_MONEY_SRF_CUSHION, "srf_cushion", 20, 0, 500, "bp", LB_MARK_COMPUTED,                               \
      "most by which SOFR can stand above that: not everybody has the facility",                             \
      "SOFR stood 22 bp above the facility's rate on 31 October 2025, the widest of the record to "          \
      "January 2026, and must stay below stigma and cushion together")                                       \
    X(LB_MONEY_SRF_SLOPE, "srf_slope", 3.0, 0, 100, "usd bn per bp", LB_MARK_COMPUTED,                       \
      "standing repo for each basis point of SOFR above its rate",                                           \
      "least squares through the origin on six days of September to December 2025 (New York Fed, as "        \
      "reported)")                                                                                           \
    X(LB_MONEY_SCARCE_GAP, "scarce_gap", 1.3, 0, 20, "pct of bank assets", LB_MARK_PRIOR,                    \
      "how far below the kink reserves count as scarce",                                                     \
      "prior: lending no longer covers the drain of a tax day with a coupon settlement")                     \
    X(LB_MONEY_RRP_DEPTH, "rrp_depth", 150, 0.1, 10000, "usd bn", LB_MARK_DATA,                              \
      "overnight reverse repo at which it gives half of a lasting drain of cash, reserves the other half",   \
      "least squares on changes over 13 weeks, October 2023 to June 2025, `longbond calibrate --money`")     \
    X(LB_MONEY_REFILL, "refill", 1, 0, 1, "share", LB_MARK_PRIOR,                                            \
      "part of new cash that goes to the reverse repo where banks want no more of it",                       \
      "prior: reverse repo took the cash of 2021")                                                           \
    X(LB_MONEY_REFILL_ABOVE, "refill_above", 3, 0, 30, "pct of bank assets", LB_MARK_PRIOR,                  \
      "reserves above the kink where half of that part goes there",                                          \
      "prior: 2021 began at 16 percent of bank assets; in 2024, at 15, none returned")                       \
    X(LB_MONEY_RRP_MONTH_END, "rrp_month_end", 20, 0, 500, "usd bn", LB_MARK_DATA,                           \
      "reverse repo that money funds add for the last day of a month",                                       \
      "mean of October and November 2025, against three days before and two after")                          \
    X(LB_MONEY_RRP_QUARTER_END, "rrp_quarter_end", 32, 0, 500, "usd bn", LB_MARK_DATA,                       \
      "the same of a quarter", "30 September 2025, the only one since the facility emptied")                 \
    X(LB_MONEY_RRP_YEAR_END, "rrp_year_end", 93, 0, 500, "usd bn", LB_MARK_DATA, "the same of a year",       \
      "31 December 2025, the only one since the facility emptied")                                           \
    X(LB_MONEY_NEED_MEMORY, "need_memory", 20, 1, 2500, "business days", LB_MARK_PRIOR,                      \
      "half-life with which a new level of what must be financed becomes the usual", "prior")                \
    X(LB_MONEY_BILL_KAPPA, "bill_kappa", 0.5, 0, 20, "pct of assets per bp", LB_MARK_PRIOR,                  \
      "rise of money funds' bill share for each basis point of the 1-month bill over the reverse repo rate", \
      "prior: money funds moved 1.7 of 6 tn from reverse repo to bills that paid 10 to 20 bp more, 2023 to " \
      "2024, a quarter of that in a month; MODEL.md F.6 has the form")                                       \
    X(LB_MONEY_BILL_HALF_LIFE, "bill_half_life", 3, 0.1, 250, "business days", LB_MARK_PRIOR,                \
      "half-life with which money funds reach it", "MODEL.md B.5")                                           \
    X(LB_MONEY_FOREIGN_PARKED, "foreign_parked", 0.25, 0, 1, "share", LB_MARK_PRIOR,                         \
      "part of what foreign officials get in forced sales that stays in the foreign reverse repo pool",      \
      "prior: they sold 147 bn in March 2020 and the pool rose by tens of billions")                         \
    X(LB_MONEY_FOREIGN_RETURN, "foreign_return", 120, 1, 2500, "business days", LB_MARK_PRIOR,               \
      "half-life with which the pool returns to its level", "prior")

typedef enum lb_money_param {
#define X(id, name, value, low, high, unit, mark, meaning, source) id,
    LB_MONEY_PARAM_LIST(X)
#undef X
        LB_MONEY_PARAM_COUNT
} lb_money_param;

extern const lb_param_table lb_money_param_table;

#endif
