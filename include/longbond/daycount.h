/* daycount.h - how time is counted between dates: interest periods and day-count fractions.
 *
 * Interest dates are counted back from the maturity date, never forward from the issue. If the maturity is the
 * last day of its month, every interest date is the last day of its month (30 June 2030: 31 December, not 30);
 * otherwise all have the day of the maturity, cut to the length of the month (31 CFR 356, Appendix B). None of
 * these dates is moved for holidays: that concerns payment, not accrual. */
#ifndef LONGBOND_DAYCOUNT_H
#define LONGBOND_DAYCOUNT_H

#include "longbond/date.h"

#ifdef __cplusplus
extern "C" {
#endif

#define LB_MONTHS_SEMIANNUAL 6 /* notes, bonds, TIPS, STRIPS */
#define LB_MONTHS_QUARTERLY  3 /* floating rate notes */

/* The interest period a day lies in, in the letters of Appendix B. */
typedef struct lb_period {
    lb_date begin;         /* last interest date on or before the day */
    lb_date end;           /* first interest date after it */
    int days_to_end;       /* r: from the day (not counted) to `end` (counted), 1..s */
    int days_in_period;    /* s: 181..184 for half-years */
    int full_periods_left; /* n: whole periods from `end` to the maturity; 0 in the last period */
} lb_period;

/* The interest date `count` periods of `months` months before `maturity`; count 0 is the maturity itself, a
 * negative count a date after it. LB_DATE_NONE outside the supported years. */
lb_date lb_interest_date(lb_date maturity, int months, int count);

/* Finds the period of `months` months (1..12) around `day`. On an interest date the period begins: r = s, and n
 * is one less than the periods to maturity. LB_ERR_RANGE unless `day` < `maturity` and both are supported. */
lb_status lb_period_at(lb_date maturity, int months, lb_date day, lb_period *out, lb_error *err);

/* Number of interest dates after `day` up to and with the maturity: what lb_interest_dates will write. 0 if
 * `day` is on or after the maturity or not supported. */
int lb_interest_date_count(lb_date maturity, int months, lb_date day);

/* Writes all interest dates after `day`, in order, the last being the maturity, to `out`, which has room for
 * `capacity`. LB_ERR_RANGE if it is too small or `day` is not before the maturity. */
lb_status lb_interest_dates(lb_date maturity, int months, lb_date day, lb_date *out, int capacity,
                            lb_error *err);

/* Time from `day` to `maturity` in years, actual/actual (ICMA): (n + r/s) periods of months/12 years.
 * LB_ERR_RANGE as in lb_period_at. */
lb_status lb_years_to_maturity(lb_date maturity, int months, lb_date day, double *years, lb_error *err);

/* Year fractions from `from` to `to`: days over 360 (bills, FRNs, money markets) and over 365. Negative if `to`
 * comes first. */
double lb_years_act360(lb_date from, lb_date to);
double lb_years_act365(lb_date from, lb_date to);

/* Days in the year that follows `date`: 366 if it contains 29 February, else 365 (the y of the investment rate
 * of bills). 0 outside the supported years. */
int lb_days_in_year_after(lb_date date);

#ifdef __cplusplus
}
#endif
#endif
