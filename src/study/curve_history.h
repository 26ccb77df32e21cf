/* curve_history.h - curves fitted to every day of a price file, and how near they come to prices and to published
 * par yields. */
#ifndef LB_STUDY_CURVE_HISTORY_H
#define LB_STUDY_CURVE_HISTORY_H

#include "data/read_par_yields.h"
#include "study/price_days.h"

/* One method on one day. */
typedef struct lb_curve_day_fit {
    bool fitted;
    int used;
    double core_rms_bp, all_rms_bp; /* as in lb_fit_result */
    double par_dec[LB_TENOR_COUNT]; /* of the fitted curve */
    double
        run_bp[LB_TENOR_COUNT]; /* spread of the on-the-run securities to it, linear between them; NAN none */
    int run_count;
} lb_curve_day_fit;

typedef struct lb_curve_day {
    lb_date date;
    int quotes;
    int left_out[LB_OUT_COUNT]; /* by the last method */
    lb_curve_day_fit fits[LB_FIT_METHOD_COUNT];
    char refusal[256]; /* why a method had no curve; empty if all had */
} lb_curve_day;

/* A security left out of a fit for a fault. */
typedef struct lb_curve_fault {
    lb_date date;
    char cusip[10];
    int out; /* lb_out */
    double clean_px, years, spread_bp;
} lb_curve_fault;

typedef struct lb_curve_history {
    lb_curve_day *days; /* [day_count] */
    int day_count;
    lb_curve_fault *faults; /* [fault_count] by the last method */
    int fault_count, fault_room;
    double *scratch; /* [day_count] */
} lb_curve_history;

/* Fits the days from `from` to `to` (LB_DATE_NONE: open) by every method of the bit mask `methods` (1 << lb_fit_method).
 * A day that cannot be fitted is no error: its refusal says why. LB_ERR_RANGE if there is no day, LB_ERR_NO_SOLUTION
 * if none can be fitted, LB_ERR_NO_MEMORY.
 * Free with lb_curve_history_free, also after a failure. */
lb_status lb_curve_history_run(const lb_price_days *prices, lb_date from, lb_date to, unsigned methods,
                               lb_curve_history *out, lb_error *err);
void lb_curve_history_free(lb_curve_history *history);

/* Quantile over the days of the root mean square yield error of a method on notes and bonds of 1 to 30 years: of those
 * used, or of all sound ones. NAN if no day was fitted. */
double lb_curve_history_rms_bp(const lb_curve_history *history, lb_fit_method method, bool all,
                               double quantile);

/* Our par yield less the published one on a day, basis points; `with_run` adds the spread of the on-the-run
 * securities, from which the published yields are made. NAN where either is missing. */
double lb_curve_history_difference_bp(const lb_curve_history *history, int day, lb_fit_method method,
                                      const lb_par_yields *published, lb_tenor tenor, bool with_run);

/* Median absolute difference over the days of a year (0: all). NAN if there are none. */
double lb_curve_history_median_bp(const lb_curve_history *history, lb_fit_method method,
                                  const lb_par_yields *published, lb_tenor tenor, int year, bool with_run);

#endif
