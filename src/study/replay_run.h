/* replay_run.h - a run for a replay: every day's observables, the Fed's books, what of its maturities was redeemed. */
#ifndef LB_STUDY_REPLAY_RUN_H
#define LB_STUDY_REPLAY_RUN_H

#include "longbond/sectors.h"
#include "study/replay_list.h"
#include "world/lists.h"

struct lb_scenario; /* world/scenario.h, whose names the importer has for other things */

/* The runs the replays stand on; each equals a file of scenarios/. */
void lb_replay_history(struct lb_scenario *out);         /* scenarios/history.yaml */
void lb_replay_refill_scenario(struct lb_scenario *out); /* scenarios/replays/refill.yaml */
void lb_replay_rmp_scenario(struct lb_scenario *out);    /* scenarios/replays/rmp.yaml */

/* The Fed's maturities of a month by the date of maturity, not of payment; cents, TIPS with compensation. */
typedef struct lb_replay_month {
    lb_date first; /* day of the month */
    int64_t cap;   /* 0: everything is rolled over */
    int64_t coupons, bills;
    int64_t coupons_redeemed, bills_redeemed;
} lb_replay_month;

typedef struct lb_replay_day {
    lb_date date; /* a business day, or the baseline */
    double observable[LB_OBSERVABLE_COUNT];
    int64_t fed[LB_INSTRUMENT_COUNT]; /* the Fed's positions, cents; liabilities negative */
    int64_t fed_flows; /* cents: all flows that changed the Fed's net worth since the opening */
} lb_replay_day;

typedef struct lb_replay_record {
    lb_replay_day *days; /* [day_count] by date, the baseline first */
    int day_count;
    lb_replay_month *months; /* [month_count] consecutive, from that of the baseline to that of the end */
    int month_count;
    int64_t addons; /* cents: what auctions of the run took of what was rolled over */
} lb_replay_record;

/* Runs a scenario, or the history, to its end. Free with lb_replay_record_free, also after a failure. */
lb_status lb_replay_record_make(const struct lb_scenario *scenario, const lb_replay_watch *watch,
                                lb_replay_record *out, lb_error *err);
lb_status lb_replay_record_history(const lb_replay_watch *watch, lb_replay_record *out, lb_error *err);
void lb_replay_record_free(lb_replay_record *record);

/* The last day of the run on or before `date`; NULL before the baseline. */
const lb_replay_day *lb_replay_on(const lb_replay_record *record, lb_date date);

/* An observable (lb_observable, -1: NAN) on a day, or its mean over the seven calendar days to `date` as the H.4.1
 * averages a week; NAN outside the run. */
double lb_replay_value(const lb_replay_record *record, lb_date date, int observable);
double lb_replay_week(const lb_replay_record *record, lb_date date, int observable);

#endif
