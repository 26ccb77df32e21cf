/* budget_days.h - the budget by day: months as published, split over their business days by stated rules.
 *
 * The rules, their sources and what they cannot see: docs/model/treasury.md. Shares and growth are parameters
 * (budget_params.h); `params` always holds their values in the order of that list. */
#ifndef LB_TREASURY_BUDGET_DAYS_H
#define LB_TREASURY_BUDGET_DAYS_H

#include "world/model.h"

/* Splits receipts and outlays other than net interest over the days from..to: cents in receipts[date - from] and
 * primary_outlays[date - from], zero on days that are no business days of the Federal Reserve; the days of a month
 * that lies within sum to it exactly. `months` has `count` consecutive months that cover from..to, otherwise
 * LB_ERR_RANGE. Refunds may make a day's receipts negative. */
lb_status lb_budget_days(const lb_budget_month *months, int count, lb_date from, lb_date to,
                         const double *params, int64_t *receipts, int64_t *primary_outlays, lb_error *err);

/* Fills months[known .. count - 1] from the month twelve before each, grown by the parameters, with the payments of
 * the first of the month moved to where this year's calendar puts them. `known` at least 12, or LB_ERR_RANGE. */
lb_status lb_budget_project(lb_budget_month *months, int known, int count, const double *params,
                            lb_error *err);

/* Outlays of the month that begins on `first` that moved no cash (negative: they lowered published outlays), as
 * documented; 0 in ordinary months. lb_budget_days puts them on the month's last business day. */
int64_t lb_budget_noncash(const double *params, lb_date first);

/* The day individual income tax returns are due in a year: 15 April or the next day that is neither weekend nor
 * holiday, Emancipation Day of the District of Columbia included (26 USC 7503). */
lb_date lb_tax_day(int year);

/* The 15th working day of the month that begins on `first`, when customs collects monthly statements (19 CFR 24.25). */
lb_date lb_customs_day(lb_date first);

#endif
