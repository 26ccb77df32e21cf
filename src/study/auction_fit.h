/* auction_fit.h - the model of auction demand (market/auction_demand.h) against the recorded results.
 *
 * Fitted on auctions until 2024-12-31, judged on those after. Three answers to each auction, told apart everywhere:
 * FORECAST knows what was known the day before; GIVEN_COVER also the published bid-to-cover ratio, from which it takes
 * the common demand; GIVEN_RESULTS also the awards by class, so that only the tail is its own. Beside them NAIVE: the mean
 * of the last six auctions of the tenor. */
#ifndef LB_STUDY_AUCTION_FIT_H
#define LB_STUDY_AUCTION_FIT_H

#include "data/read_bidder_stats.h"
#include "market/auction_demand.h"

#define LB_AUCTION_ANSWER_LIST(X)                                                                            \
    X(LB_ANSWER_FORECAST, "forecast")                                                                        \
    X(LB_ANSWER_GIVEN_COVER, "given bid-to-cover")                                                           \
    X(LB_ANSWER_GIVEN_RESULTS, "given all results but the tail")                                             \
    X(LB_ANSWER_NAIVE, "mean of the last six")

typedef enum lb_auction_answer {
#define X(name, word) name,
    LB_AUCTION_ANSWER_LIST(X)
#undef X
        LB_ANSWER_COUNT
} lb_auction_answer;

#define LB_AUCTION_MEASURE_LIST(X)                                                                           \
    X(LB_MEASURE_TAIL, "tail", "bp")                                                                         \
    X(LB_MEASURE_COVER, "bid-to-cover", "ratio")                                                             \
    X(LB_MEASURE_DEALER, "dealers", "pct")                                                                   \
    X(LB_MEASURE_DIRECT, "direct", "pct")                                                                    \
    X(LB_MEASURE_INDIRECT, "indirect", "pct")                                                                \
    X(LB_MEASURE_SPREAD, "high less median", "bp")

typedef enum lb_auction_measure {
#define X(name, word, unit) name,
    LB_AUCTION_MEASURE_LIST(X)
#undef X
        LB_MEASURE_COUNT
} lb_auction_measure;

/* One recorded auction. */
typedef struct lb_auction_case {
    lb_date date;
    bool in_sample; /* until 2024-12-31 */
    lb_auction_drivers
        drivers; /* unexplained parts 0; the when-issued yield is the high yield: only distances matter */
    double high_dec;
    double proxy_bp;     /* high yield less the day's par yield of the tenor; NAN if not published */
    double published_bp; /* tail against when-issued as reported (MODEL.md G4); NAN if none */
    double recorded
        [LB_MEASURE_COUNT]; /* tail: the proxy moved so that its mean until 2024 is the published one */
    double answer[LB_ANSWER_COUNT][LB_MEASURE_COUNT]; /* NAN where an answer has none */
    double multiple[LB_BIDDER_COUNT];  /* that give the recorded results on the group's schedules */
    double shock;                      /* of GIVEN_COVER, standard deviations */
    double drawn_sd[LB_MEASURE_COUNT]; /* of the forecast with unexplained demand drawn */
} lb_auction_case;

/* One line of the calibration table. */
typedef struct lb_auction_row {
    lb_auction_group group;
    bool in_sample;
    lb_auction_measure measure;
    int count;
    double recorded_mean, recorded_sd;
    double model_mean, model_sd;  /* of the forecasts */
    double simulated_sd;          /* of forecasts with unexplained demand drawn */
    double off_sd;                /* model mean less recorded mean, in recorded standard deviations */
    double rmse[LB_ANSWER_COUNT]; /* on the auctions that all answers cover; NAN without */
    bool within;                  /* off_sd within -1..1 */
} lb_auction_row;

/* A weak auction of CLAIMS.md A0.12 by one answer. */
typedef struct lb_weak_auction {
    const lb_auction_case *record;
    lb_auction_answer answer;
    double tail_off_bp, cover_off, dealer_off_pct; /* model less published */
    double tail_sd_bp;                             /* of the forecast, demand drawn */
    bool tail_within, cover_within, dealer_within; /* 1.5 bp, 0.10, 4 points */
} lb_weak_auction;

enum { LB_WEAK_AUCTIONS = 6, LB_AUCTION_REGRESSORS = 3 };

typedef struct lb_auction_study_result {
    lb_auction_case *cases; /* [count] by date */
    int count, in_sample_count;
    lb_auction_row rows[LB_AUCTION_COUPON_GROUPS * 2 * LB_MEASURE_COUNT];
    int row_count;
    lb_weak_auction weak[LB_WEAK_AUCTIONS * (LB_ANSWER_COUNT - 1)]; /* the six of each answer in turn */
    double params[LB_AUCTION_PARAM_COUNT];                          /* with which the answers were made */
    double
        fitted[LB_AUCTION_PARAM_COUNT]; /* fitted to the cases in sample; what is not fitted as in params */
    /* Coefficients of reopening, level (per 100 bp) and recent of each class by itself, and their t values. */
    double estimate[LB_BIDDER_COUNT][LB_AUCTION_REGRESSORS];
    double t_value[LB_BIDDER_COUNT][LB_AUCTION_REGRESSORS];
    double r_squared[LB_BIDDER_COUNT]; /* of the regressions within tenors */
    double
        proxy_correlation; /* of proxy and published tail, both less the tenor's mean, over the published ones */
    double result_correlation; /* of GIVEN_RESULTS and published tail, the same */
    int published_count;
} lb_auction_study_result;

typedef struct lb_auction_study_input {
    const double *params;              /* LB_AUCTION_PARAM_COUNT; NULL: the defaults */
    const lb_bidder_stats *medians[2]; /* official results with median yields, for the widths; may be NULL */
    bool use_fit;                      /* answer with the fitted parameters, not with `params` */
} lb_auction_study_input;

/* Fits and judges on the embedded tables auctions and par_yields. LB_ERR_PARSE for damaged tables, LB_ERR_NO_MEMORY,
 * LB_ERR_NO_SOLUTION if a regression has none. Free with lb_auction_study_free, also after an error. 0.1 s. */
lb_status lb_auction_study(const lb_auction_study_input *input, lb_auction_study_result *out, lb_error *err);
void lb_auction_study_free(lb_auction_study_result *result);

const char *lb_auction_answer_word(lb_auction_answer answer);
const char *lb_auction_measure_word(lb_auction_measure measure);
const char *lb_auction_measure_unit(lb_auction_measure measure);

#endif
