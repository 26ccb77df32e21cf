/* auction_demand.h - from what is known before an auction to the schedules that bidders bring. */
#ifndef LB_MARKET_AUCTION_DEMAND_H
#define LB_MARKET_AUCTION_DEMAND_H

#include <stdbool.h>

#include "market/auction.h"
#include "market/auction_params.h"

/* What an auction's demand depends on; everything is known before the deadline but shock, mix and swap. Zero in every
 * field from `level_bp` on (volatility: volatility_usual) is a usual auction. */
typedef struct lb_auction_drivers {
    lb_auction_group group;
    bool reopening;
    int64_t offering_usd, noncompetitive_usd, fima_usd, addon_usd; /* as in lb_auction_demand, cents */
    double when_issued_dec;
    double
        volatility_bp; /* standard deviation of daily changes of the 10-year yield, weights falling by 0.94 a day */
    double
        level_bp; /* yield of the tenor the day before less its mean over the 250 business days before it */
    double growth_log; /* log of the offering over the tenor's a year before */
    double recent_log
        [LB_BIDDER_COUNT]; /* mean of lb_auction_deviation over the coupon auctions of the past 45 days */
    double utilisation; /* use of dealers' capacity U (MODEL.md F.3); below strain_kink it does not matter */
    double shift_bp;    /* further shift of all schedules that a scenario states */
    double extra_log
        [LB_BIDDER_COUNT]; /* log of the factor that a scenario puts on the multiples; -INFINITY: the class stays away */
    /* Three independent parts of demand that nothing known before explains, standard deviations: common demand, as
     * bid-to-cover shows it (positive: more bids), direct bidders' own and dealers' own. */
    double shock, mix, swap;
} lb_auction_drivers;

/* The schedules: log of each multiple = log of the group's + reopening + level + recent - size + extra + shock + mix + swap, dealers'
 * at least at their obligation; all shifted up by `shading` for each unit by which demand falls short, since everybody
 * sees it in when-issued trading; widths by volatility; dealers' width and middle up when their capacity is strained
 * (MODEL.md D.6, F.3). `params` holds LB_AUCTION_PARAM_COUNT values in the table's units. Bills get the bills' grid, TIPS and
 * FRNs no floor. Never fails; senseless drivers are refused by lb_auction_hold. */
lb_auction_demand lb_auction_bids(const double *params, const lb_auction_drivers *drivers);

/* Dealers' part of the competitive awards of a usual auction of a group, or of its reopening: nothing but the parameters'
 * schedules at usual volatility, on the finest grid. LB_ERR_* as lb_auction_hold. */
lb_status lb_auction_usual_dealer_share(const double *params, lb_auction_group group, bool reopening,
                                        double *share, lb_error *err);

/* Log of each class's multiple less that of the group's usual new issue: what recent_log is the mean of. Finite: a class
 * that stayed away counts as one twentieth of its usual demand. */
void lb_auction_deviation(const double *params, lb_auction_group group, const lb_auction_demand *demand,
                          double out[static LB_BIDDER_COUNT]);

/* A parameter of a group: `first` is that of the 2-year group, such as LB_AUCTION_SHIFT_2Y. */
double lb_auction_group_param(const double *params, lb_auction_group group, lb_auction_param first);

/* The parameter group of a lb_tenor (world/lists.h). */
lb_auction_group lb_auction_group_of(int tenor);

/* The word of a group ("10y"). */
const char *lb_auction_group_word(lb_auction_group group);

/* The default values of the parameters. */
void lb_auction_defaults(double params[static LB_AUCTION_PARAM_COUNT]);

#endif
