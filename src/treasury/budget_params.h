/* budget_params.h - how a month's receipts and outlays fall on its days, and how months grow after the record: one
 * list (enumeration and table derive from it). None is fitted to the recorded cash balance. */
#ifndef LB_TREASURY_BUDGET_PARAMS_H
#define LB_TREASURY_BUDGET_PARAMS_H

#include "world/params.h"

/* X(identifier, name, default, low, high, unit, mark, meaning, source) */
#define LB_BUDGET_PARAM_LIST(X)                                                                              \
    X(LB_BUDGET_WITHHELD_RATIO, "withheld_ratio", 1.05, 0.5, 2, "ratio", LB_MARK_DATA,                       \
      "withheld individual income tax as a multiple of payroll taxes other than self-employment tax",        \
      "Monthly Treasury Statement: individual tax over payroll taxes in months without due dates")           \
    X(LB_BUDGET_SECA_SHARE, "seca_share", 0.2, 0, 0.9, "share", LB_MARK_DATA,                                \
      "share of payroll taxes of January, April, June and September that comes with estimated payments",     \
      "Monthly Treasury Statement, fiscal year 2024: excess of these four months over the mean of the rest") \
    X(LB_BUDGET_REFUNDS, "refunds", 325, 0, 2000, "usd bn a year", LB_MARK_COMPUTED,                         \
      "refunds of individual income tax; their months follow the filing season",                             \
      "IRS filing season statistics 2023 (309.0 bn by 20 October)")                                          \
    X(LB_BUDGET_REFUND_LATE, "refund_late_february", 2.5, 0.1, 20, "ratio", LB_MARK_COMPUTED,                \
      "refunds a day after 14 February over those before it (refunds with an earned income credit wait)",    \
      "IRS filing season statistics of 10 February and 3 March 2023")                                        \
    X(LB_BUDGET_MONDAY, "withheld_monday", 1.5, 0, 10, "weight", LB_MARK_PRIOR,                              \
      "weight of Mondays in withheld taxes",                                                                 \
      "prior; the order of the days in BPC and Goldman Sachs projections for June 2023, CNBC 19 May 2023")   \
    X(LB_BUDGET_TUESDAY, "withheld_tuesday", 0.6, 0, 10, "weight", LB_MARK_PRIOR,                            \
      "weight of Tuesdays in withheld taxes", "as withheld_monday")                                          \
    X(LB_BUDGET_WEDNESDAY, "withheld_wednesday", 1.2, 0, 10, "weight", LB_MARK_PRIOR,                        \
      "weight of Wednesdays in withheld taxes", "as withheld_monday")                                        \
    X(LB_BUDGET_THURSDAY, "withheld_thursday", 0.85, 0, 10, "weight", LB_MARK_PRIOR,                         \
      "weight of Thursdays in withheld taxes", "as withheld_monday")                                         \
    X(LB_BUDGET_FRIDAY, "withheld_friday", 0.85, 0, 10, "weight", LB_MARK_PRIOR,                             \
      "weight of Fridays in withheld taxes", "as withheld_monday")                                           \
    X(LB_BUDGET_PAYDAY, "withheld_payday", 1.6, 0, 10, "ratio", LB_MARK_COMPUTED,                            \
      "withheld taxes on the first business day of a month and the first after the 15th, over other days",   \
      "federal tax deposits of 1 October 2019 and 2020 against ordinary days, Daily Treasury Statements")    \
    X(LB_BUDGET_FINAL_DUE, "final_due_share", 0.21, 0, 1, "share", LB_MARK_COMPUTED,                         \
      "share of April's payments not withheld that arrives on the due day",                                  \
      "Daily Treasury Statements of April 2024 as reported by MNI, 16 to 18 April 2024")                     \
    X(LB_BUDGET_FINAL_BEFORE, "final_before_share", 0.21, 0, 1, "share", LB_MARK_COMPUTED,                   \
      "share of April's payments not withheld that arrives in the five business days before it",             \
      "as final_due_share")                                                                                  \
    X(LB_BUDGET_FINAL_AFTER, "final_after_share", 0.45, 0, 1, "share", LB_MARK_COMPUTED,                     \
      "share of April's payments not withheld that arrives in the ten business days after it",               \
      "as final_due_share")                                                                                  \
    X(LB_BUDGET_ESTIMATED_DUE, "estimated_due_share", 0.3, 0, 1, "share", LB_MARK_PRIOR,                     \
      "share of the payments not withheld of January, June and September that arrives on the due day",       \
      "prior, after the shape of April")                                                                     \
    X(LB_BUDGET_ESTIMATED_BEFORE, "estimated_before_share", 0.2, 0, 1, "share", LB_MARK_PRIOR,               \
      "share of them that arrives in the five business days before it", "prior, after the shape of April")   \
    X(LB_BUDGET_ESTIMATED_AFTER, "estimated_after_share", 0.35, 0, 1, "share", LB_MARK_PRIOR,                \
      "share of them that arrives in the ten business days after it", "prior, after the shape of April")     \
    X(LB_BUDGET_CORPORATE_DUE, "corporate_due_share", 0.65, 0, 1, "share", LB_MARK_COMPUTED,                 \
      "share of corporation tax of April, June, September and December that arrives on the due day",         \
      "as final_due_share: 63 of 92 bn on 15 April 2024")                                                    \
    X(LB_BUDGET_CORPORATE_BEFORE, "corporate_before_share", 0.27, 0, 1, "share", LB_MARK_COMPUTED,           \
      "share of it that arrives the business day before", "as final_due_share: 26.7 of 92 bn")               \
    X(LB_BUDGET_CORPORATE_OTHER, "corporate_other_share", 0.5, 0, 1, "share", LB_MARK_PRIOR,                 \
      "share of corporation tax of the other months that arrives on the 15th",                               \
      "prior: fiscal years that end in other months, returns and extensions are due on the 15th")            \
    X(LB_BUDGET_CUSTOMS_MONTHLY, "customs_monthly_share", 0.75, 0, 1, "share", LB_MARK_COMPUTED,             \
      "share of customs duties paid by monthly statement, posted the day after the 15th working day",        \
      "Daily Treasury Statement of 22 April 2025 (11.7 bn) over the month's 15.6 bn; 19 CFR 24.25")          \
    X(LB_BUDGET_SOCIAL_SECURITY, "social_security", 25, 0, 500, "usd bn", LB_MARK_PUBLISHED,                 \
      "Social Security benefits on each of four days a month in June 2023: the 3rd and three Wednesdays",    \
      "Bipartisan Policy Center, projection for June 2023; payment schedule of the SSA")                     \
    X(LB_BUDGET_SOCIAL_SECURITY_GROWTH, "social_security_growth", 7.8, -20, 50, "pct a year",                \
      LB_MARK_COMPUTED, "growth of Social Security benefits from then on (of the amount of June 2023)",      \
      "CBO: 1,348 bn in fiscal year 2023, 1,575 bn in 2025")                                                 \
    X(LB_BUDGET_FIRST, "first_of_month", 72, 0, 1000, "usd bn", LB_MARK_PUBLISHED,                           \
      "payments due on 1 October 2023 that move to the business day before: Medicare plans, veterans, SSI, " \
      "military",                                                                                            \
      "CBO, Monthly Budget Review, September 2024")                                                          \
    X(LB_BUDGET_FIRST_GROWTH, "first_of_month_growth", 6, -20, 50, "pct a year", LB_MARK_COMPUTED,           \
      "growth of these payments from then on (of the amount of October 2023)",                               \
      "CBO, Monthly Budget Reviews: 72 bn in October 2023, 80 bn in 2025")                                   \
    X(LB_BUDGET_FIRST_BUSINESS, "first_business_day", 10, 0, 500, "usd bn", LB_MARK_COMPUTED,                \
      "payments on the first business day of a month that never move: civil service retirement and others",  \
      "Bipartisan Policy Center: 101 bn due on 1 June 2023 less the payments that move and an ordinary day") \
    X(LB_BUDGET_NONCASH_2024_06, "noncash_2024_06", 60, 0, 500, "usd bn", LB_MARK_PUBLISHED,                 \
      "outlays recorded in June 2024 for student loan subsidies estimated again, which took no cash",        \
      "Monthly Treasury Statement of June 2024 as reported by Reuters, 11 July 2024")                        \
    X(LB_BUDGET_NONCASH_2025_09, "noncash_2025_09", 130, 0, 500, "usd bn", LB_MARK_PUBLISHED,                \
      "outlay reduction recorded in September 2025 for student loans modified, which brought no cash",       \
      "CBO, Monthly Budget Review, August 2025: about 130 bn")                                               \
    X(LB_BUDGET_RECEIPTS_GROWTH, "receipts_growth", 4.0, -50, 50, "pct a year", LB_MARK_COMPUTED,            \
      "receipts of a month after the record over those of the same month a year before",                     \
      "CBO baseline of February 2026, fiscal years 2026 to 2036")                                            \
    X(LB_BUDGET_OUTLAYS_GROWTH, "outlays_growth", 3.7, -50, 50, "pct a year", LB_MARK_COMPUTED,              \
      "the same for outlays other than net interest, payments that move between months set right",           \
      "CBO baseline of February 2026, fiscal years 2026 to 2036")                                            \
    X(LB_BUDGET_INTEREST_GROWTH, "interest_growth", 7.5, -50, 50, "pct a year", LB_MARK_COMPUTED,            \
      "the same for net interest", "CBO baseline of February 2026, fiscal years 2026 to 2036")

typedef enum lb_budget_param {
#define X(id, name, value, low, high, unit, mark, meaning, source) id,
    LB_BUDGET_PARAM_LIST(X)
#undef X
        LB_BUDGET_PARAM_COUNT
} lb_budget_param;

extern const lb_param_table lb_budget_param_table;

#endif
