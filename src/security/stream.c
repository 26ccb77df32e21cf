#include "security/stream.h"

#include <stdio.h>

#include "base/error.h"
#include "longbond/daycount.h"

const char *lb_security_name(const lb_security *security, char out[LB_SECURITY_NAME_SIZE])
{
    char maturity[11];
    int used = 0;
    if (security->cusip[0]) {
        used = snprintf(out, LB_SECURITY_NAME_SIZE, "%.9s, ", security->cusip);
    }
    snprintf(out + used, LB_SECURITY_NAME_SIZE - (size_t)used, "%s %.9g %% of %s",
             lb_security_type_word(security->type), security->coupon_dec * 100.0,
             lb_date_format(security->maturity, maturity));
    return out;
}

lb_status lb_check_settle(const lb_security *security, lb_date settle, lb_error *err)
{
    if (settle >= security->dated_date && settle < security->maturity) {
        return LB_OK;
    }
    char name[LB_SECURITY_NAME_SIZE], day[11], dated[11];
    if (settle >= security->maturity) {
        return lb_fail(err, LB_ERR_RANGE, "%s: settlement %s is on or after the maturity",
                       lb_security_name(security, name), lb_date_format(settle, day));
    }
    return lb_fail(err, LB_ERR_RANGE, "%s: settlement %s is before the dated date %s",
                   lb_security_name(security, name), lb_date_format(settle, day),
                   lb_date_format(security->dated_date, dated));
}

static void take_period(lb_position *out, const lb_period *period)
{
    out->period_begin = period->begin;
    out->period_end = period->end;
    out->days_to_end = period->days_to_end;
    out->days_in_period = period->days_in_period;
    out->full_periods = period->full_periods_left;
}

/* Explains terms that the arithmetic cannot use. */
static lb_status refuse_terms(const lb_security *security, lb_error *err)
{
    lb_status status = lb_security_check(security, err);
    if (status == LB_OK) {
        char name[LB_SECURITY_NAME_SIZE];
        status = lb_fail(err, LB_ERR_RANGE, "%s: a year after settlement is outside the years 1900..2200",
                         lb_security_name(security, name));
    }
    return status;
}

static double ratio(int days, int of)
{
    return (double)days / (double)of;
}

/* The first interest period, where it differs from D: formulas A, B, C, E, F and G. `out` has the half-year
 * around settlement already. */
static lb_status place_in_first_period(const lb_security *security, lb_date settle, lb_position *out,
                                       lb_error *err)
{
    lb_period last; /* the half-year that ends with the first interest date */
    lb_status status = lb_period_at(security->maturity, 6, security->first_coupon - 1, &last, err);
    if (status != LB_OK) {
        return status;
    }
    double c = out->stream.half_coupon;
    lb_date dated = security->dated_date;
    if (last.end != security->first_coupon) {
        return refuse_terms(security, err);
    }
    if (dated == last.begin) {
        out->formula = settle == dated ? 'A' : 'D';
        return LB_OK;
    }
    lb_stream *stream = &out->stream;
    out->period_begin = dated;
    if (dated > last.begin) { /* short */
        out->formula = settle == dated ? 'B' : 'F';
        stream->first = c * ratio(last.end - dated, last.days_in_period);
        stream->accrued = c * ratio(settle - dated, last.days_in_period);
        return LB_OK;
    }
    lb_period stub; /* long: the half-year in which its first part falls */
    status = lb_period_at(security->maturity, 6, dated, &stub, err);
    if (status != LB_OK || stub.end != last.begin) {
        return refuse_terms(security, err);
    }
    double stub_interest = c * ratio(last.begin - dated, stub.days_in_period);
    if (settle < last.begin) {
        out->formula = settle == dated ? 'C' : 'G';
        stream->first = 0.0;
        stream->second = stub_interest;
        stream->accrued = c * ratio(settle - dated, stub.days_in_period);
    } else {
        out->formula = 'E';
        stream->first = stub_interest + c;
        stream->accrued = stub_interest + c * ratio(settle - last.begin, last.days_in_period);
    }
    return LB_OK;
}

/* A bill is a stream without interest whose half-years are y/2 days long: P [1 + (r - y/2) i/y] (1 + i/2) = 100
 * beyond one of them, P (1 + r i/y) = 100 within it (section VI.D). */
static lb_status place_bill(const lb_security *security, lb_date settle, lb_position *out, lb_error *err)
{
    int year = lb_days_in_year_after(settle);
    if (year == 0 || security->maturity > settle + LB_BILL_MOST_DAYS) {
        return refuse_terms(security, err);
    }
    int days = security->maturity - settle;
    out->period_begin = settle;
    out->period_end = security->maturity;
    out->days_to_end = days;
    out->days_in_period = year;
    out->full_periods = 2 * days > year;
    out->stream = (lb_stream){.fraction = ratio(2 * days, year) - (double)out->full_periods,
                              .periods = (uint64_t)out->full_periods,
                              .simple = ~UINT64_C(0)};
    return LB_OK;
}

lb_status lb_position_at(const lb_security *security, lb_date settle, lb_convention convention,
                         lb_position *out, lb_error *err)
{
    lb_status status = lb_check_settle(security, settle, err);
    if (status != LB_OK) {
        return status;
    }
    *out = (lb_position){0};
    if (security->type >= LB_SECURITY_TYPE_COUNT ||
        !(security->coupon_dec >= 0.0 && security->coupon_dec <= 1.0)) {
        return refuse_terms(security, err);
    }
    if (security->type == LB_BILL) {
        return place_bill(security, settle, out, err);
    }
    lb_period period;
    status = lb_period_at(security->maturity, 6, settle, &period, err);
    if (status != LB_OK) {
        return status;
    }
    if (period.full_periods_left > LB_MOST_PERIODS) {
        return refuse_terms(security, err);
    }
    take_period(out, &period);
    lb_stream *stream = &out->stream;
    bool last = period.full_periods_left == 0;
    bool strip = security->type == LB_STRIP;
    bool simple = convention == LB_CONVENTION_TREASURY || (last && !strip);
    stream->simple = -(uint64_t)simple;
    stream->fraction = ratio(period.days_to_end, period.days_in_period);
    stream->periods = (uint64_t)period.full_periods_left;
    if (strip) {
        return LB_OK;
    }
    stream->half_coupon = 50.0 * security->coupon_dec;
    stream->first = stream->half_coupon;
    stream->accrued =
        stream->half_coupon * ratio(period.days_in_period - period.days_to_end, period.days_in_period);
    out->formula = 'D';
    if (security->first_coupon != LB_DATE_NONE && settle < security->first_coupon) {
        return place_in_first_period(security, settle, out, err);
    }
    return LB_OK;
}

static int bits_of(uint64_t n)
{
    int bits = 0;
    while (n >> bits) {
        bits++;
    }
    return bits;
}

double lb_stream_price(const lb_stream *stream, double yield_dec)
{
    int bits = bits_of(stream->periods);
    return stream->simple ? lb_stream_dirty(stream, yield_dec, bits, 0)
                          : lb_stream_dirty(stream, yield_dec, bits, 1);
}

lb_slopes lb_stream_risk(const lb_stream *stream, double yield_dec)
{
    int bits = bits_of(stream->periods);
    return stream->simple ? lb_stream_slopes(stream, yield_dec, bits, 2, 0)
                          : lb_stream_slopes(stream, yield_dec, bits, 2, 1);
}

static double newton_step(const lb_stream *stream, double yield_dec, double dirty, int bits)
{
    return stream->simple ? lb_yield_step(stream, yield_dec, dirty, bits, 0)
                          : lb_yield_step(stream, yield_dec, dirty, bits, 1);
}

/* Newton's steps while they stay inside a bracket that shrinks with every one, halving where they do not. */
static double search_bracketed(const lb_stream *stream, double dirty, int bits)
{
    double low = LB_YIELD_LEAST_DEC, high = LB_YIELD_MOST_DEC;
    double yield = 0.0;
    for (int i = 0; i < 200; i++) {
        double step = newton_step(stream, yield, dirty, bits);
        if (step > 0.0) {
            low = yield;
        } else {
            high = yield;
        }
        double next = yield + step;
        if (!(next > low && next < high)) {
            next = 0.5 * (low + high);
        }
        double moved = fabs(next - yield);
        yield = next;
        if (moved <= 1e-14 * (1.0 + fabs(yield))) {
            break;
        }
    }
    return yield;
}

lb_status lb_stream_yield(const lb_stream *stream, double dirty, double *yield_dec, lb_error *err)
{
    int bits = bits_of(stream->periods);
    double yield = lb_yield_guess(stream, dirty);
    double step = 0.0;
    for (int i = 0; i < LB_YIELD_STEPS; i++) {
        step = newton_step(stream, yield, dirty, bits);
        yield = yield + step;
    }
    if (lb_yield_is_settled(yield, step)) {
        *yield_dec = yield;
        return LB_OK;
    }
    double highest = lb_stream_price(stream, LB_YIELD_LEAST_DEC);
    double lowest = lb_stream_price(stream, LB_YIELD_MOST_DEC);
    if (!(dirty >= lowest && dirty <= highest)) {
        return lb_fail(
            err, LB_ERR_NO_SOLUTION,
            "no yield from %.0f %% to %.0f %% gives a price of %.9g with accrued interest: it would have "
            "to lie in %.6g..%.6g",
            LB_YIELD_LEAST_DEC * 100.0, LB_YIELD_MOST_DEC * 100.0, dirty, lowest, highest);
    }
    *yield_dec = search_bracketed(stream, dirty, bits);
    return LB_OK;
}
