/* term_premium.h - term premia from the published par yields: the files, the months and the days around curve/acm.h.
 *
 * The published constant-maturity yields are those of the newest securities, which cost more and yield less than
 * others; a curve of off-the-run securities is what the published term premia rest on. The quarterly off-the-run par
 * yields of 5, 10 and 30 years in the data of the Board's FRB/US model (RG5, RG10, RG30) correct the level, if given. */
#ifndef LB_STUDY_TERM_PREMIUM_H
#define LB_STUDY_TERM_PREMIUM_H

#include "curve/decompose.h"
#include "data/read_par_yields.h"
#include "data/read_series.h"

enum { LB_PREMIUM_MOST_FILES = 4 };

typedef struct lb_premium_input {
    const lb_par_yields
        *par[LB_PREMIUM_MOST_FILES]; /* each later one continues after the last date of the one before */
    int par_count;
    const lb_series *off_the_run; /* FRB/US history with RG5, RG10, RG30; NULL: no correction */
    lb_date from, until;          /* sample of the estimation; LB_DATE_NONE: all there is */
    bool averages;                /* monthly averages of the par yields, not month-ends */
    bool daily;                   /* work out every day too */
    lb_acm_options options;
    /* Real yields, for expected inflation; all three or none. Per cent, as published. */
    const lb_series *real_10yr;     /* DFII10 */
    const lb_series *breakeven_5yr; /* T5YIE */
    const lb_series *cpi;           /* CPIAUCSL, monthly */
    double liquidity_dec;           /* stated liquidity premium of real yields */
} lb_premium_input;

/* One month or day. */
typedef struct lb_premium_row {
    lb_date date; /* of the par yields; monthly averages: of the month's last day with yields */
    double fit_rms_dec;
    double zero_dec[LB_ACM_MONTHS]; /* 1..120 months, continuously compounded */
    double factors[LB_ACM_MOST_FACTORS];
    double real_dec[2]; /* real zero yields of 5 and 10 years; NAN where there are none */
} lb_premium_row;

typedef struct lb_premium {
    lb_acm model;
    bool has_inflation;
    lb_inflation inflation;
    int month_count, day_count;
    lb_premium_row *months; /* [month_count] ascending: every month there is, in or out of the sample */
    lb_premium_row *days;   /* [day_count] ascending; none unless asked for */
} lb_premium;

/* How near one maturity comes to the published series. */
typedef struct lb_premium_match {
    int count;
    double zero_rms_dec;   /* of our zero yields against the published fitted yields: what the data differ */
    double fitted_rms_dec; /* of our fitted yields against them */
    double fitted_mean_dec;
    double own_rms_dec; /* of our fitted yields against our zero yields: what the model leaves */
    double premium_correlation;
    double premium_mean_abs_dec;
    double premium_mean_dec;
} lb_premium_match;

/* Fits the curves, estimates and evaluates. LB_ERR_RANGE for too few months, LB_ERR_NOT_FOUND for series without the
 * columns; otherwise as in curve/acm.h, curve/par_nss.h and curve/decompose.h. Free with lb_premium_free, also after an
 * error. About 0.3 s for 760 months, 4 s more for 15,900 days. */
lb_status lb_premium_make(const lb_premium_input *input, lb_premium *out, lb_error *err);
void lb_premium_free(lb_premium *premium);

/* The parts of the yield of a row; without inflation only yield, premium and their difference (as expected_real_dec)
 * mean something, the others are NAN. */
lb_status lb_premium_parts(const lb_premium *premium, const lb_premium_row *row, int maturity_months,
                           lb_acm_yield *nominal, lb_yield_parts *parts, lb_error *err);

/* Compares `years` (1..10) with the published series (lb_series_acm) over the months from..until (LB_DATE_NONE: all). */
lb_status lb_premium_compare(const lb_premium *premium, const lb_series *published, int years, lb_date from,
                             lb_date until, lb_premium_match *out, lb_error *err);

#endif
