#include "longbond/inflation.h"

#include <math.h>
#include <stdbool.h>

#include "base/error.h"
#include "num/lb_math.h"

/* 6 decimals truncated to 5, rounding the last: from a fraction in integers. `unit` scales `above` to ones. */
static int64_t truncate_then_round(int64_t above, int64_t below)
{
    int64_t millionths = above / below;
    return (millionths + 5) / 10;
}

static bool index_of_month(const lb_cpi_series *series, int year, int month, int64_t *index)
{
    *index = (int64_t)(year - series->first_year) * 12 + (month - series->first_month);
    return *index >= 0 && *index < (int64_t)series->count;
}

static bool was_reported(const lb_cpi_series *series, int64_t index)
{
    return series->cpi[index] > 0.0 && series->cpi[index] < 1e6;
}

lb_status lb_cpi_of_month(const lb_cpi_series *series, int year, int month, double *cpi, lb_error *err)
{
    int64_t index;
    if (!index_of_month(series, year, month, &index)) {
        return lb_fail(err, LB_ERR_NOT_FOUND,
                       "the CPI of %04d-%02d is outside the series, which has %zu months from %04d-%02d",
                       year, month, series->count, series->first_year, series->first_month);
    }
    if (was_reported(series, index)) {
        *cpi = series->cpi[index];
        return LB_OK;
    }
    int64_t late = 0; /* N: months since the last one reported */
    while (late <= index && !was_reported(series, index - late)) {
        late++;
    }
    int64_t last = index - late;
    if (last < 12 || !was_reported(series, last - 12)) {
        return lb_fail(
            err, LB_ERR_NOT_FOUND,
            "the CPI of %04d-%02d was not reported and the series lacks the twelve months before it that "
            "the rule needs",
            year, month);
    }
    double growth = series->cpi[last] / series->cpi[last - 12];
    double index_number = series->cpi[last] * lb_pow(growth, (double)late / 12.0);
    *cpi = floor(index_number * 1000.0 + 0.5) / 1000.0;
    return LB_OK;
}

lb_status lb_ref_cpi(const lb_cpi_series *series, lb_date date, double *ref_cpi, lb_error *err)
{
    lb_ymd ymd = lb_date_ymd(date);
    if (ymd.year == 0) {
        return lb_fail(err, LB_ERR_RANGE, "no reference CPI outside the years 1900..2200");
    }
    int months = ymd.year * 12 + (ymd.month - 1) - 3;
    double cpi[2]; /* of the first of this month and of the next */
    for (int i = 0; i < 2; i++) {
        bool needed = i == 0 || ymd.day > 1;
        if (!needed) {
            cpi[1] = cpi[0];
            break;
        }
        lb_status status = lb_cpi_of_month(series, (months + i) / 12, (months + i) % 12 + 1, &cpi[i], err);
        if (status != LB_OK) {
            return status;
        }
    }
    int64_t days = lb_date_days_in_month(ymd.year, ymd.month);
    int64_t first = llround(cpi[0] * 1000.0), next = llround(cpi[1] * 1000.0);
    int64_t above = (first * days + (ymd.day - 1) * (next - first)) * 1000;
    *ref_cpi = (double)truncate_then_round(above, days) / 1e5;
    return LB_OK;
}

lb_status lb_index_ratio(double ref_cpi, double base_ref_cpi, double *index_ratio, lb_error *err)
{
    if (!(ref_cpi >= 1.0 && ref_cpi <= 1e4 && base_ref_cpi >= 1.0 && base_ref_cpi <= 1e4)) {
        return lb_fail(err, LB_ERR_RANGE, "reference CPIs %g and %g: an index ratio needs two in 1..10,000",
                       ref_cpi, base_ref_cpi);
    }
    int64_t above = llround(ref_cpi * 1e5) * 1000000;
    *index_ratio = (double)truncate_then_round(above, llround(base_ref_cpi * 1e5)) / 1e5;
    return LB_OK;
}

/* above / below to the nearest integer, halves away from zero. */
static int64_t divide_rounded(__int128 above, __int128 below)
{
    __int128 half = below / 2;
    return (int64_t)(above >= 0 ? (above + half) / below : -((-above + half) / below));
}

int64_t lb_interest_cents(int64_t par_cents, double coupon_dec, double index_ratio)
{
    __int128 above = (__int128)par_cents * llround(coupon_dec * 1e9) * llround(index_ratio * 1e5);
    return divide_rounded(above, (__int128)2 * 100000000000000);
}

int64_t lb_tips_redemption_cents(int64_t par_cents, double index_ratio)
{
    double floored = index_ratio > 1.0 ? index_ratio : 1.0;
    return divide_rounded((__int128)par_cents * llround(floored * 1e5), 100000);
}

int64_t lb_tips_strip_adjusted_cents(int64_t par_cents, double coupon_dec, double base_ref_cpi)
{
    __int128 above = (__int128)par_cents * llround(coupon_dec * 1e9) * 100;
    return divide_rounded(above, (__int128)2 * 10000 * llround(base_ref_cpi * 1e5));
}

int64_t lb_tips_strip_payment_cents(int64_t adjusted_cents, double ref_cpi)
{
    return divide_rounded((__int128)adjusted_cents * llround(ref_cpi * 1e5), 10000000);
}
