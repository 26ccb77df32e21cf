#include "longbond/quote.h"

#include <math.h>

#include "base/error.h"
#include "security/frn.h"
#include "security/rounding.h"
#include "security/stream.h"

static const double PRICE_SCALE = 1e6; /* 6 decimals */
static const double RATE_SCALE = 1e5;  /* 3 decimals in per cent */

/* Settles what is not a matter of yield: the bill's discount rate, the TIPS's indexing, official rounding. */
static void finish(const lb_security *security, const lb_pricing *how, lb_quote *quote)
{
    bool official = how->rounding == LB_ROUND_OFFICIAL;
    if (security->type == LB_BILL) {
        quote->discount_dec = (100.0 - quote->dirty_px) / 100.0 * 360.0 / (double)quote->days_to_end;
    }
    if (official) {
        quote->discount_dec = lb_round_to(quote->discount_dec, RATE_SCALE);
        quote->yield_dec = lb_round_to(quote->yield_dec, RATE_SCALE);
    }
    bool indexed = security->type == LB_TIPS && how->index_ratio != 0.0;
    quote->index_ratio = indexed ? how->index_ratio : 1.0;
    quote->adjusted_clean_px = quote->clean_px * quote->index_ratio;
    quote->adjusted_accrued_px = quote->accrued_px * quote->index_ratio;
    if (official && indexed) {
        quote->adjusted_clean_px = lb_round_to(quote->adjusted_clean_px, PRICE_SCALE);
        quote->adjusted_accrued_px = lb_round_to(quote->adjusted_accrued_px, PRICE_SCALE);
    }
    quote->settlement_px = quote->adjusted_clean_px + quote->adjusted_accrued_px;
}

static void describe(const lb_position *position, lb_quote *quote)
{
    quote->period_begin = position->period_begin;
    quote->period_end = position->period_end;
    quote->days_to_end = position->days_to_end;
    quote->days_in_period = position->days_in_period;
    quote->full_periods = position->full_periods;
    quote->formula = position->formula;
}

static lb_status check_value(lb_given given, double value, lb_error *err)
{
    bool is_rate = given == LB_GIVEN_YIELD || given == LB_GIVEN_DISCOUNT;
    if (is_rate && !(value > LB_YIELD_LEAST_DEC && value < LB_YIELD_MOST_DEC)) {
        return lb_fail(err, LB_ERR_RANGE,
                       "a rate of %g: rates are decimals (0.04 is 4 %%) above %g and below %g", value,
                       LB_YIELD_LEAST_DEC, LB_YIELD_MOST_DEC);
    }
    if (!is_rate && !(value > 0.0 && value < 1e12)) {
        return lb_fail(err, LB_ERR_RANGE, "a price of %g: prices are dollars per 100 of par, above 0", value);
    }
    return LB_OK;
}

/* The yield, found from the dirty price where it is not given. */
static lb_status find_yield(const lb_position *position, lb_given given, double value, double accrued,
                            double *yield_dec, double *dirty, lb_error *err)
{
    switch (given) {
    case LB_GIVEN_YIELD:
        *yield_dec = value;
        *dirty = 0.0; /* follows from the yield */
        return LB_OK;
    case LB_GIVEN_DISCOUNT:
        *dirty = 100.0 * (1.0 - value * (double)position->days_to_end / 360.0);
        break;
    case LB_GIVEN_CLEAN_PX:
        *dirty = value + accrued;
        break;
    default:
        *dirty = value;
        break;
    }
    return lb_stream_yield(&position->stream, *dirty, yield_dec, err);
}

static lb_status quote_stream(const lb_security *security, const lb_pricing *how, lb_given given,
                              double value, lb_quote *out, lb_error *err)
{
    lb_position position;
    lb_status status = lb_position_at(security, how->settle, how->convention, &position, err);
    if (status != LB_OK) {
        return status;
    }
    bool official = how->rounding == LB_ROUND_OFFICIAL;
    lb_quote quote = {.accrued_px = position.stream.accrued};
    if (official) {
        quote.accrued_px = lb_round_to(quote.accrued_px, PRICE_SCALE);
    }
    double found_from;
    status = find_yield(&position, given, value, quote.accrued_px, &quote.yield_dec, &found_from, err);
    if (status != LB_OK) {
        return status;
    }
    lb_slopes slopes = lb_stream_risk(&position.stream, quote.yield_dec);
    quote.dirty_px = given == LB_GIVEN_YIELD ? slopes.dirty : found_from;
    if (official) {
        quote.dirty_px = lb_round_to(quote.dirty_px, PRICE_SCALE);
        quote.clean_px = lb_round_to(quote.dirty_px - quote.accrued_px, PRICE_SCALE);
    } else {
        quote.clean_px = given == LB_GIVEN_CLEAN_PX ? value : quote.dirty_px - quote.accrued_px;
    }
    if (official && given == LB_GIVEN_DISCOUNT) { /* the investment rate is that of the rounded price */
        status = lb_stream_yield(&position.stream, quote.dirty_px, &quote.yield_dec, err);
        if (status != LB_OK) {
            return status;
        }
    }
    quote.macaulay_yrs = 0.5 * (position.stream.fraction + slopes.mean_time);
    quote.modified_yrs = 0.5 * slopes.fall;
    quote.convexity = 0.25 * slopes.curvature;
    quote.dv01_px = slopes.dirty * quote.modified_yrs * 1e-4;
    quote.index_dv01_px = quote.dv01_px;
    describe(&position, &quote);
    finish(security, how, &quote);
    *out = quote;
    return LB_OK;
}

lb_status lb_security_quote(const lb_security *security, const lb_pricing *how, lb_given given, double value,
                            lb_quote *out, lb_error *err)
{
    lb_status status = check_value(given, value, err);
    if (status != LB_OK) {
        return status;
    }
    if (!(how->index_ratio >= 0.0 && how->index_ratio < 1e4)) {
        return lb_fail(err, LB_ERR_RANGE, "an index ratio of %g: it must be above 0, or 0 for none",
                       how->index_ratio);
    }
    if (given == LB_GIVEN_DISCOUNT && security->type != LB_BILL) {
        char name[LB_SECURITY_NAME_SIZE];
        return lb_fail(err, LB_ERR_USAGE, "%s: only bills are quoted by discount rate",
                       lb_security_name(security, name));
    }
    if (security->type == LB_FRN) {
        return lb_frn_quote(security, how, given, value, out, err);
    }
    return quote_stream(security, how, given, value, out, err);
}
