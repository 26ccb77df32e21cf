/* money_anchors.h - the money market beside the record: anchor days, quiet days, September 2019, reverse repo. */
#ifndef LB_STUDY_MONEY_ANCHORS_H
#define LB_STUDY_MONEY_ANCHORS_H

#include "longbond/date.h"
#include "market/money_market.h"

enum { LB_MONEY_ANCHORS = 6, LB_MONEY_2019_DAYS = 64, LB_MONEY_DRAIN_WEEKS = 16 };

/* One day of MODEL.md C.3 with what it is worked out from. */
typedef struct lb_money_anchor {
    lb_date date;
    const char *what, *source; /* source: of the observed spread and of the inputs */
    char observed_mark, input_mark;
    double reserves_bn, ratio_pct, on_rrp_bn, drain_bn, collateral_bn, calendar;
    double observed_bp, smooth_bp, simulated_bp; /* SOFR less the rate on reserves */
    double lending_bn, observed_srf_bn,
        simulated_srf_bn; /* standing repo; NAN: there was none or it is unknown */
} lb_money_anchor;

/* Days that no calendar disturbs, against the rates that reserves alone give. */
typedef struct lb_money_quiet {
    const char *what;
    bool in_sample;
    lb_date from, to; /* both included */
    int count;
    double within_share; /* of days within 3 bp */
    double mean_bp, mean_abs_bp, max_abs_bp;
    lb_date worst;
} lb_money_quiet;

typedef struct lb_money_day_2019 {
    lb_date date;
    double ratio_pct, drain_bn, lending_bn, sofr_pct, simulated_sofr_pct, effr_pct, simulated_effr_pct;
} lb_money_day_2019;

/* Reverse repo while the Treasury's cash was rebuilt, July to September 2025. */
typedef struct lb_money_drain_week {
    lb_date date;
    double drained_bn, recorded_bn, simulated_bn; /* since the first week; averages of weeks */
} lb_money_drain_week;

enum { LB_MONEY_QUIETS = 7 };

typedef struct lb_money_study {
    lb_money_anchor anchors[LB_MONEY_ANCHORS];
    lb_money_quiet quiet[LB_MONEY_QUIETS];
    double fitted_flat_bp, fitted_slope_bp;           /* SOFR: least squares on the quiet days in sample */
    double fitted_effr_flat_bp, fitted_effr_slope_bp; /* the federal funds rate: on all quiet days */
    double fitted_depth_bn;        /* reverse repo: least squares on changes over 13 weeks, to June 2025 */
    double fitted_weekly_depth_bn; /* the same on changes over a week, for comparison */
    double fitted_srf_slope_bn;    /* standing repo per basis point: six days, through the origin */
    lb_money_day_2019 days[LB_MONEY_2019_DAYS];
    int day_count;
    lb_money_drain_week weeks[LB_MONEY_DRAIN_WEEKS];
    int week_count;
} lb_money_study;

/* Works all of it out from the snapshot, with the default parameters. */
lb_status lb_money_study_run(lb_money_study *out, lb_error *err);

#endif
