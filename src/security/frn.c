/* frn.c - floating rate notes: section I.C for the index, section IV for prices. */
#include "security/frn.h"

#include <math.h>

#include "base/error.h"
#include "longbond/daycount.h"
#include "security/rounding.h"
#include "security/stream.h"

enum { LOCKOUT_BUSINESS_DAYS = 2, MOST_QUARTERS = 40 };

static const double ACCRUAL_SCALE = 1e9;
static const double PRICE_SCALE = 1e6;
static const double RATE_SCALE = 1e5;

double lb_frn_index_dec(double high_discount_dec, int days)
{
    double exact = high_discount_dec / (1.0 - high_discount_dec * (double)days / 360.0);
    return lb_round_to(exact, 1e11);
}

double lb_frn_daily_accrual_px(double index_dec, double spread_dec)
{
    double interest_dec = index_dec + spread_dec;
    return interest_dec > 0.0 ? lb_round_to(100.0 * interest_dec / 360.0, ACCRUAL_SCALE) : 0.0;
}

/* Last day on which a new index may have taken effect to be in force on `date`, given a lockout before `locked`
 * (an interest or issue date). */
static lb_date last_effective(lb_date date, lb_date locked)
{
    if (locked == LB_DATE_NONE || date > locked) {
        return date;
    }
    lb_date begin = lb_add_business_days(LB_CALENDAR_FEDERAL, locked, -LOCKOUT_BUSINESS_DAYS);
    return date >= begin ? begin - 1 : date;
}

lb_status lb_frn_index_on(const lb_security *frn, const lb_frn_history *history, lb_date date,
                          double *index_dec, lb_error *err)
{
    /* Lockouts that can cover the date end on it or within a few days after it; all are tried. */
    lb_period quarter;
    lb_date effective = date;
    if (lb_period_at(frn->maturity, LB_MONTHS_QUARTERLY, date, &quarter, NULL) == LB_OK) {
        lb_date at_end = last_effective(date, quarter.end);
        lb_date at_begin = date == quarter.begin ? last_effective(date, date) : date;
        effective = at_end < at_begin ? at_end : at_begin;
    }
    lb_date at_issue = last_effective(date, frn->issue_date);
    effective = at_issue < effective ? at_issue : effective;
    for (size_t i = 0; i < history->issue_count; i++) {
        lb_date at_reopening = last_effective(date, history->issue_dates[i]);
        effective = at_reopening < effective ? at_reopening : effective;
    }
    /* An auction takes effect the day after it. */
    size_t below = 0, above = history->fixing_count;
    while (below < above) {
        size_t middle = below + (above - below) / 2;
        if (history->fixings[middle].auction_date < effective) {
            below = middle + 1;
        } else {
            above = middle;
        }
    }
    if (below == 0) {
        char name[LB_SECURITY_NAME_SIZE], day[11];
        return lb_fail(err, LB_ERR_NOT_FOUND, "%s: no 13-week bill auction before %s to take the index from",
                       lb_security_name(frn, name), lb_date_format(effective, day));
    }
    *index_dec = history->fixings[below - 1].index_dec;
    return LB_OK;
}

/* The day from which interest accrues to `settle`. */
static lb_status find_accrual_begin(const lb_security *frn, lb_date settle, lb_period *quarter,
                                    lb_date *begin, lb_error *err)
{
    lb_status status = lb_check_settle(frn, settle, err);
    if (status == LB_OK) {
        status = lb_period_at(frn->maturity, LB_MONTHS_QUARTERLY, settle, quarter, err);
    }
    if (status == LB_OK) {
        *begin = quarter->begin > frn->dated_date ? quarter->begin : frn->dated_date;
    }
    return status;
}

lb_status lb_frn_accrued_px(const lb_security *frn, const lb_frn_history *history, lb_date settle,
                            double *accrued_px, lb_error *err)
{
    lb_period quarter;
    lb_date begin;
    lb_status status = find_accrual_begin(frn, settle, &quarter, &begin, err);
    double accrued = 0.0;
    for (lb_date day = begin; status == LB_OK && day < settle; day++) {
        double index_dec;
        status = lb_frn_index_on(frn, history, day, &index_dec, err);
        if (status == LB_OK) {
            accrued += lb_frn_daily_accrual_px(index_dec, frn->spread_dec);
        }
    }
    if (status == LB_OK) {
        *accrued_px = accrued;
    }
    return status;
}

/* An FRN seen from settlement: interest dates ahead and the index projected for all of them. */
typedef struct frn_view {
    lb_date settle;
    lb_period quarter;
    lb_date accrual_begin;
    lb_date dates[MOST_QUARTERS];
    int count;
    double index_dec;
    double accrued_px;
    bool official;
} frn_view;

static lb_status see_index(const lb_security *frn, const lb_pricing *how, frn_view *view, lb_error *err)
{
    lb_status status = LB_OK;
    view->index_dec = how->index_dec;
    if (how->history) {
        status = lb_frn_index_on(frn, how->history, how->settle, &view->index_dec, err);
    }
    if (status == LB_OK && !(view->index_dec > -0.5 && view->index_dec < 10.0)) {
        return lb_fail(err, LB_ERR_RANGE, "an FRN index rate of %g: it is a decimal (0.04 is 4 %%)",
                       view->index_dec);
    }
    if (status == LB_OK && !(fabs(frn->spread_dec) < 1.0 && fabs(how->accrued_px) < 100.0)) {
        return lb_fail(err, LB_ERR_RANGE, "an FRN with spread %g and accrued interest %g", frn->spread_dec,
                       how->accrued_px);
    }
    view->accrued_px = how->accrued_px;
    if (status != LB_OK || how->accrued_px != 0.0) {
        return status;
    }
    if (how->history) {
        return lb_frn_accrued_px(frn, how->history, how->settle, &view->accrued_px, err);
    }
    int days = how->settle - view->accrual_begin;
    view->accrued_px = (double)days * lb_frn_daily_accrual_px(view->index_dec, frn->spread_dec);
    return LB_OK;
}

static lb_status see_frn(const lb_security *frn, const lb_pricing *how, frn_view *view, lb_error *err)
{
    view->settle = how->settle;
    view->official = how->rounding == LB_ROUND_OFFICIAL;
    lb_status status = find_accrual_begin(frn, how->settle, &view->quarter, &view->accrual_begin, err);
    if (status == LB_OK) {
        view->count = lb_interest_date_count(frn->maturity, LB_MONTHS_QUARTERLY, how->settle);
        status = lb_interest_dates(frn->maturity, LB_MONTHS_QUARTERLY, how->settle, view->dates,
                                   MOST_QUARTERS, err);
    }
    return status == LB_OK ? see_index(frn, how, view, err) : status;
}

static int days_of_quarter(const frn_view *view, int i)
{
    return view->dates[i] - (i == 0 ? view->settle : view->dates[i - 1]);
}

/* Interest of one projected day. Unrounded where the quote is not official, so that prices stay smooth. */
static double projected_day(const lb_security *frn, const frn_view *view)
{
    double interest_dec = view->index_dec + frn->spread_dec;
    double day = interest_dec > 0.0 ? 100.0 * interest_dec / 360.0 : 0.0;
    return view->official ? lb_round_to(day, ACCRUAL_SCALE) : day;
}

/* Dirty price and derivatives at a discount margin. */
typedef struct frn_price {
    double dirty;
    double margin_slope;     /* dP/dm */
    double margin_curvature; /* d2P/dm2 */
    double index_slope;      /* dP/dr, interest and discounting together */
    double mean_days;
} frn_price;

static frn_price price_frn(const lb_security *frn, const frn_view *view, double margin_dec)
{
    frn_price price = {0};
    double day = projected_day(frn, view);
    bool floored = day == 0.0;
    double factor = 1.0;
    double log_slope = 0.0, log_curvature = 0.0; /* of the product of the compound factors */
    for (int i = 0; i < view->count; i++) {
        double days = days_of_quarter(view, i);
        double growth = 1.0 + (view->index_dec + margin_dec) * days / 360.0;
        if (view->official) {
            growth = lb_round_to(growth, ACCRUAL_SCALE);
        }
        factor *= growth;
        double slope = days / 360.0 / growth;
        log_slope += slope;
        log_curvature += slope * slope;
        double flow = day * days + (i == 0 ? view->accrued_px : 0.0) + (i == view->count - 1 ? 100.0 : 0.0);
        double value = flow / factor;
        price.dirty += value;
        price.margin_slope -= value * log_slope;
        price.margin_curvature += value * (log_slope * log_slope + log_curvature);
        price.index_slope += (floored ? 0.0 : 100.0 * days / 360.0 / factor) - value * log_slope;
        price.mean_days += value * (view->dates[i] - view->settle);
    }
    price.mean_days /= price.dirty;
    return price;
}

/* Newton's steps for the logarithm of the price. */
static lb_status find_margin(const lb_security *frn, const frn_view *view, double dirty, double *margin_dec,
                             lb_error *err)
{
    frn_view smooth = *view; /* rounded compound factors would make stairs of the price */
    smooth.official = false;
    double margin = frn->spread_dec;
    for (int i = 0; i < 100; i++) {
        frn_price at = price_frn(frn, &smooth, margin);
        double step = 2.0 * (at.dirty - dirty) / (at.dirty + dirty) * at.dirty / -at.margin_slope;
        /* Stay where every compound factor is positive: quarters have at most 92 days. */
        double least = -1.0 - view->index_dec;
        if (margin + step <= least) {
            margin = 0.5 * (margin + least);
            continue;
        }
        margin += step;
        if (fabs(step) <= 1e-13) {
            *margin_dec = margin;
            return LB_OK;
        }
        if (!(fabs(margin) < LB_YIELD_MOST_DEC)) {
            break;
        }
    }
    char name[LB_SECURITY_NAME_SIZE];
    return lb_fail(err, LB_ERR_NO_SOLUTION,
                   "%s: no discount margin gives a price of %.9g with accrued interest",
                   lb_security_name(frn, name), dirty);
}

lb_status lb_frn_quote(const lb_security *frn, const lb_pricing *how, lb_given given, double value,
                       lb_quote *out, lb_error *err)
{
    frn_view view;
    lb_status status = see_frn(frn, how, &view, err);
    if (status != LB_OK) {
        return status;
    }
    double margin = value;
    if (given != LB_GIVEN_YIELD) {
        double dirty = given == LB_GIVEN_CLEAN_PX ? value + view.accrued_px : value;
        status = find_margin(frn, &view, dirty, &margin, err);
        if (status != LB_OK) {
            return status;
        }
    }
    frn_price at = price_frn(frn, &view, margin);
    lb_quote quote = {.clean_px = given == LB_GIVEN_CLEAN_PX ? value : at.dirty - view.accrued_px,
                      .accrued_px = view.accrued_px,
                      .dirty_px = at.dirty,
                      .yield_dec = margin,
                      .macaulay_yrs = at.mean_days / 360.0,
                      .modified_yrs = -at.margin_slope / at.dirty,
                      .convexity = at.margin_curvature / at.dirty,
                      .dv01_px = -at.margin_slope * 1e-4,
                      .index_dv01_px = -at.index_slope * 1e-4,
                      .index_ratio = 1.0,
                      .period_begin = view.accrual_begin,
                      .period_end = view.quarter.end,
                      .days_to_end = view.quarter.days_to_end,
                      .days_in_period = view.quarter.days_in_period,
                      .full_periods = view.quarter.full_periods_left};
    if (view.official) {
        quote.clean_px = lb_round_to(quote.clean_px, PRICE_SCALE);
        quote.dirty_px = lb_round_to(quote.dirty_px, PRICE_SCALE);
        quote.yield_dec = lb_round_to(margin, RATE_SCALE);
    }
    quote.adjusted_clean_px = quote.clean_px;
    quote.adjusted_accrued_px = quote.accrued_px;
    quote.settlement_px = quote.dirty_px;
    *out = quote;
    return LB_OK;
}

lb_status lb_frn_cash_flows(const lb_security *frn, const lb_pricing *how, lb_cash_flow *out, size_t capacity,
                            size_t *count, lb_error *err)
{
    frn_view view;
    lb_status status = see_frn(frn, how, &view, err);
    if (status != LB_OK) {
        return status;
    }
    if ((size_t)view.count > capacity) {
        return lb_fail(err, LB_ERR_RANGE, "%d cash flows do not fit in room for %zu", view.count, capacity);
    }
    double day = projected_day(frn, &view);
    for (int i = 0; i < view.count; i++) {
        out[i] =
            (lb_cash_flow){.date = view.dates[i],
                           .payment_date = lb_following(LB_CALENDAR_FEDERAL, view.dates[i]),
                           .interest_px = day * days_of_quarter(&view, i) + (i == 0 ? view.accrued_px : 0.0),
                           .principal_px = i == view.count - 1 ? 100.0 : 0.0};
    }
    *count = (size_t)view.count;
    return LB_OK;
}
