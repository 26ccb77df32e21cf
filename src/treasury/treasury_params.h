/* treasury_params.h - parameters of the issuance policy and of buybacks: one list (enumeration and table derive). */
#ifndef LB_TREASURY_TREASURY_PARAMS_H
#define LB_TREASURY_TREASURY_PARAMS_H

#include "world/params.h"

/* X(identifier, name, default, low, high, unit, mark, meaning, source) */
#define LB_TREASURY_PARAM_LIST(X)                                                                            \
    X(LB_TREASURY_CASH_FLOOR, "cash_floor", 150, 0, 5000, "usd bn", LB_MARK_PUBLISHED,                       \
      "cash balance that the target never goes below",                                                       \
      "Treasury cash management policy since May 2015 (MODEL.md D.3)")                                       \
    X(LB_TREASURY_CASH_BUFFER, "cash_buffer", 50, 0, 2000, "usd bn", LB_MARK_PRIOR,                          \
      "cash above one week of net outflows and gross maturities where no target is published",               \
      "prior: covers the error of a quarter's cash-flow estimate, about 35 bn (borrowing estimates "         \
      "2024-25)")                                                                                            \
    X(LB_TREASURY_CASH_MINIMUM, "cash_minimum", 400, 0, 5000, "usd bn", LB_MARK_PUBLISHED,                   \
      "cash balance below which a cash management bill is sold",                                             \
      "Treasury speech of September 2025 (sb0267): 400 to 500 bn is the least")                              \
    X(LB_TREASURY_PLAN_FROM, "plan_from", 14, 1, 14, "days", LB_MARK_PRIOR,                                  \
      "first day of the window over which the cash forecast is compared with its target",                    \
      "prior: what is announced today settles within a week")                                                \
    X(LB_TREASURY_PLAN_TO, "plan_to", 84, 15, 90, "days", LB_MARK_PRIOR, "last day of that window",          \
      "prior: long enough to see past a tax date and to the next refunding")                                 \
    X(LB_TREASURY_QUARTER_END, "quarter_end_weight", 0.75, 0, 1, "share", LB_MARK_PRIOR,                     \
      "weight of the quarter's last day in the comparison when it lies in the window; the days share the "   \
      "rest",                                                                                                \
      "prior: borrowing estimates state the balance of that day")                                            \
    X(LB_TREASURY_GAIN, "gain", 0.5, 0, 1, "share", LB_MARK_PRIOR,                                           \
      "share of the gap between target and forecast that today's sizes close", "MODEL.md D.3")               \
    X(LB_TREASURY_DEADBAND, "deadband", 25, 0, 1000, "usd bn", LB_MARK_PRIOR, "gap that changes no size",    \
      "prior: below the error of the forecast itself")                                                       \
    X(LB_TREASURY_STEP_SHORT, "step_short", 5, 0, 100, "usd bn", LB_MARK_PUBLISHED,                          \
      "largest change of a 4-, 6- or 8-week bill from one auction to the next", "MODEL.md D.3")              \
    X(LB_TREASURY_STEP_LONG, "step_long", 2, 0, 100, "usd bn", LB_MARK_DATA,                                 \
      "largest change of a 13-, 17-, 26- or 52-week bill from one auction to the next",                      \
      "offering announcements 2022-2023: changes of these bills were 1 to 3 bn")                             \
    X(LB_TREASURY_URGENT, "urgent_gap", 150, 0, 5000, "usd bn", LB_MARK_PRIOR,                               \
      "gap from which the steps are multiplied by urgent_factor",                                            \
      "prior: bill sizes after the debt limits of 2021, 2023 and 2025 rose by 10 to 25 bn at once")          \
    X(LB_TREASURY_URGENT_FACTOR, "urgent_factor", 3, 1, 20, "ratio", LB_MARK_PRIOR,                          \
      "how much larger the steps are then", "as urgent_gap")                                                 \
    X(LB_TREASURY_SIZE_LOW, "size_low", 0.4, 0, 1, "ratio", LB_MARK_DATA,                                    \
      "least size of a bill over its size of September 2023, growing with marketable debt",                  \
      "offering announcements 2021-2023: 10 to 0.7 of it at the debt limits")                                \
    X(LB_TREASURY_SIZE_HIGH, "size_high", 1.6, 1, 10, "ratio", LB_MARK_PRIOR,                                \
      "largest size of a bill over its size of September 2023, growing with marketable debt",                \
      "prior: the largest 13-week bill of 2020 was 1.6 times that of 2019")                                  \
    X(LB_TREASURY_BALANCE, "short_long_band", 0.15, 0, 10, "ratio", LB_MARK_PRIOR,                           \
      "how far the ratio of short to long bill sizes may leave that of September 2023 before the long ones " \
      "follow",                                                                                              \
      "prior: short bills take the first move, benchmark bills follow (refunding statements)")               \
    X(LB_TREASURY_CMB_LEAST, "cmb_least", 10, 0, 500, "usd bn", LB_MARK_DATA,                                \
      "least size of a cash management bill", "offering announcements 2022-2025: 15 to 80 bn")               \
    X(LB_TREASURY_CMB_MOST, "cmb_most", 80, 0, 1000, "usd bn", LB_MARK_DATA,                                 \
      "largest size of a cash management bill", "as cmb_least")                                              \
    X(LB_TREASURY_SHARE_HIGH, "bill_share_high", 23, 0, 100, "pct", LB_MARK_PRIOR,                           \
      "bill share above which a refunding after the published ones raises coupon sizes",                     \
      "prior, after the 15 to 20 % of the TBAC and the 22 % it tolerated in October 2024 (MODEL.md D.5)")    \
    X(LB_TREASURY_SHARE_LOW, "bill_share_low", 15, 0, 100, "pct", LB_MARK_PUBLISHED,                         \
      "bill share below which such a refunding lowers them", "TBAC, range of 15 to 20 % (MODEL.md D.5)")     \
    X(LB_TREASURY_SHARE_BASIS, "bill_share_private", 0, 0, 1, "switch", LB_MARK_PRIOR,                       \
      "1: these bounds are for bills in what private holders have, so that bills the Fed buys are sold on "  \
      "top; 0: in all marketable debt",                                                                      \
      "prior: the TBAC speaks of all marketable debt; MODEL.md D.5 gives the private share as well")         \
    X(LB_TREASURY_COUPON_STEP, "coupon_step", 4, 0, 50, "pct", LB_MARK_DATA,                                 \
      "change of coupon sizes at such a refunding",                                                          \
      "refundings of August 2023 to January 2024: 10-year 35, 38, 40, 42 bn")                                \
    X(LB_TREASURY_ADDON_RESPONSE, "addon_response", 0, 0, 100, "pct", LB_MARK_PRIOR,                         \
      "part of the add-ons that the Fed no longer takes which coupon auctions to the public replace; the "   \
      "rest is raised in bills",                                                                             \
      "prior: bills are the shock absorber (MODEL.md D.3); the scenarios of fed-short-for-long set 0 or "    \
      "100")                                                                                                 \
    X(LB_TREASURY_LIMIT, "debt_limit", 1, 0, 1, "switch", LB_MARK_PUBLISHED,                                 \
      "1: the debt limit binds from 2 January to 3 July 2025; 0: it does not",                               \
      "Fiscal Responsibility Act of 2023; Public Law 119-21 of 4 July 2025")                                 \
    X(LB_TREASURY_MEASURES_OPENING, "measures_opening", 17, 0, 1000, "usd bn", LB_MARK_PUBLISHED,            \
      "room that extraordinary measures other than the G Fund make at once (Exchange Stabilization Fund)",   \
      "CBO, Federal Debt and the Statutory Limit, February 2023")                                            \
    X(LB_TREASURY_MEASURES_MONTHLY, "measures_monthly", 12, 0, 1000, "usd bn a month", LB_MARK_PUBLISHED,    \
      "room that they make every month (civil service and postal retirement funds)",                         \
      "CBO, Federal Debt and the Statutory Limit, February 2023: 4 and 8 bn a month")                        \
    X(LB_TREASURY_BUYBACK_RECENT, "buyback_recent_months", 3, 0, 60, "months", LB_MARK_PRIOR,                \
      "securities issued or reopened within these months are not bought back",                               \
      "prior: on-the-run and recently reopened securities are excluded (MODEL.md D.4)")                      \
    X(LB_TREASURY_BUYBACK_FLOAT, "buyback_minimum_float", 10, 0, 500, "usd bn", LB_MARK_PUBLISHED,           \
      "private holdings of a security that buybacks leave",                                                  \
      "Office of Debt Management, buyback supplement of April 2024, as reported")

typedef enum lb_treasury_param {
#define X(id, name, value, low, high, unit, mark, meaning, source) id,
    LB_TREASURY_PARAM_LIST(X)
#undef X
        LB_TREASURY_PARAM_COUNT
} lb_treasury_param;

extern const lb_param_table lb_treasury_param_table;

#endif
