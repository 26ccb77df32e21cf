/* auction_cases.h - the parts of auction_fit.h: recorded auctions with what was known before, and the fit. */
#ifndef LB_STUDY_AUCTION_CASES_H
#define LB_STUDY_AUCTION_CASES_H

#include "study/auction_fit.h"

/* Reads nominal coupon auctions with results and fills date, drivers (but recent_log) and recorded measures. */
lb_status lb_auction_cases_read(const lb_bidder_stats *const medians[2], lb_auction_case **cases, int *count,
                                lb_error *err);

/* Means of reported tails by group (MODEL.md D.6), NAN without one. */
double lb_published_mean_tail(lb_auction_group group);

/* The multiples that give the recorded results of a case on the schedules of `params`, volatility included. */
void lb_auction_invert(const double *params, lb_auction_case *record);

/* Fills recent_log of all cases from the multiples: mean over the auctions of the 45 days before. */
void lb_auction_recent(const double *params, lb_auction_case *cases, int count);

/* The auction of a case with given drivers. */
lb_status lb_auction_answer_case(const double *params, const lb_auction_drivers *drivers,
                                 double out[LB_MEASURE_COUNT], lb_error *err);

/* The weak auctions of CLAIMS.md A0.12 (0 <= index < LB_WEAK_AUCTIONS): day and tenor. */
lb_date lb_weak_auction_date(int index);
lb_auction_group lb_weak_auction_group(int index);

/* Fits result->fitted, t_value and r_squared to the cases in sample. */
lb_status lb_auction_fit(lb_auction_study_result *result, lb_error *err);

#endif
