/* cash_forecast.h - what the Treasury expects in its account over the coming weeks, day by day. */
#ifndef LB_TREASURY_CASH_FORECAST_H
#define LB_TREASURY_CASH_FORECAST_H

#include "world/model.h"
#include "world/world.h"

/* Days ahead of the last day that a plan looks at, and room for the longest plan. */
enum { LB_FORECAST_DAYS = 112 };

/* Index 0 is today after today's settlements, index i the day i days later. Cents. */
typedef struct lb_cash_forecast {
    lb_date today;
    int days;                      /* last index */
    double cash[LB_FORECAST_DAYS]; /* balance at the close */
    double gross
        [LB_FORECAST_DAYS]; /* net outflow of the budget, interest and gross private maturities of the day */
    double debt[LB_FORECAST_DAYS]; /* debt held by the public at the close, non-marketable included */
    double effect[LB_TENOR_COUNT][LB_FORECAST_DAYS]; /* auctions of a bill tenor not yet announced that are
                                                        outstanding at the close: what one cent of size adds */
} lb_cash_forecast;

/* Forecasts `days` (at most LB_FORECAST_DAYS - 1) days with the auction sizes `size` [LB_TENOR_COUNT] for bills that are
 * not announced yet and the published ones for other securities. Known exactly: the budget by day, coupons, what matures
 * and what of it the Fed redeems this month, announced auctions, recorded buybacks and what simulated ones have accepted.
 * Supposed: later operations take the part of their maximum that `buybacks.expected_fill` says; the Fed redeems in later
 * months as much as in this one, or what its announced programmes say; bills sell at today's yields, other securities at
 * par; index and rates stay. Allocates nothing; cost about securities plus offerings. */
void lb_forecast_cash(const lb_model *model, const lb_world *world, const int64_t *size, int days,
                      lb_cash_forecast *out);

/* The cash balance aimed at on day `index` of a forecast, cents: the one the Treasury has published, interpolated;
 * beyond, one week of net outflows and gross maturities and a buffer; never less than the floor. */
double lb_cash_target(const lb_model *model, const lb_cash_forecast *forecast, int index);

/* The size of a coupon auction: as published; after the last statement scaled by what refundings since decided. */
int64_t lb_coupon_size(const lb_world *world, int tenor, bool reopening, lb_date auction);

#endif
