#include "longbond/curve_risk.h"

#include <math.h>

#include "base/error.h"
#include "longbond/curve_fit.h"
#include "longbond/daycount.h"
#include "num/lb_math.h"
#include "security/stream.h"

/* Sums over the payments of a portfolio. */
typedef struct sums {
    const double *key_years;
    int key_count;
    double value, first, second; /* of amount x discount, times time, times time squared */
    double keys[LB_RISK_MOST_KEYS];
} sums;

static void add_payment(sums *s, const lb_curve *curve, double spread, double years, double amount)
{
    double value = amount * lb_exp(-lb_curve_log_discount(curve, years) - spread * years);
    double timed = value * years;
    s->value += value;
    s->first += timed;
    s->second += timed * years;
    int k = 0;
    while (k < s->key_count && s->key_years[k] < years) {
        k++;
    }
    if (k == 0 || k == s->key_count) {
        s->keys[k == 0 ? 0 : k - 1] += timed;
        return;
    }
    double share = (years - s->key_years[k - 1]) / (s->key_years[k] - s->key_years[k - 1]);
    s->keys[k] += timed * share;
    s->keys[k - 1] += timed * (1 - share);
}

/* Adds `scale` times the payments per 100 of par. */
static lb_status add_security(sums *s, const lb_curve *curve, const lb_security *security, double spread,
                              double scale, lb_error *err)
{
    lb_position at;
    if (security->type == LB_FRN) {
        return lb_fail(err, LB_ERR_USAGE, "floating rate notes have no place on a curve of fixed payments");
    }
    lb_status status = lb_position_at(security, curve->settle, LB_CONVENTION_STREET, &at, err);
    if (status != LB_OK) {
        return status;
    }
    int periods = security->type == LB_BILL || security->type == LB_STRIP ? 0 : (int)at.stream.periods;
    for (int i = periods; i >= 0; i--) {
        double amount = i == periods ? at.stream.first : at.stream.half_coupon;
        amount += i == periods - 1 ? at.stream.second : 0;
        amount += i == 0 ? 100 : 0;
        lb_date date = i == 0 ? security->maturity : lb_interest_date(security->maturity, 6, i);
        add_payment(s, curve, spread, lb_curve_years(curve, date), scale * amount);
    }
    return LB_OK;
}

/* DV01 per 100 of a note of ten years from settlement whose coupon makes it worth par. */
static double ten_year_dv01_px(const lb_curve *curve)
{
    static const double key[] = {10};
    sums s = {.key_years = key, .key_count = 1};
    double coupon = 50 * lb_curve_par_dec(curve, 10);
    for (int i = 1; i <= 20; i++) {
        add_payment(&s, curve, 0, 0.5 * i, coupon + (i == 20 ? 100 : 0));
    }
    return 1e-4 * s.first;
}

lb_status lb_curve_risk_of(const lb_curve *curve, const lb_risk_holding *holdings, int count,
                           const double *key_years, int key_count, lb_curve_risk *out, lb_error *err)
{
    if (key_count < 1 || key_count > LB_RISK_MOST_KEYS) {
        return lb_fail(err, LB_ERR_RANGE, "1 to %d key terms are possible, not %d", LB_RISK_MOST_KEYS,
                       key_count);
    }
    for (int k = 0; k < key_count; k++) {
        if (!(key_years[k] > (k ? key_years[k - 1] : 0) && isfinite(key_years[k]))) {
            return lb_fail(err, LB_ERR_RANGE, "key term %d, %.9g years: the terms should rise from above 0",
                           k + 1, key_years[k]);
        }
    }
    sums s = {.key_years = key_years, .key_count = key_count};
    for (int i = 0; i < count; i++) {
        double scale = (double)holdings[i].par_cents * 1e-4; /* hundreds of dollars */
        lb_status status = add_security(&s, curve, &holdings[i].security, holdings[i].spread_dec, scale, err);
        if (status != LB_OK) {
            return status;
        }
    }
    *out = (lb_curve_risk){.value_usd = s.value,
                           .dv01_usd = 1e-4 * s.first,
                           .convexity = s.value != 0 ? s.second / s.value : 0,
                           .ten_year_usd = 100 * (1e-4 * s.first) / ten_year_dv01_px(curve)};
    for (int k = 0; k < key_count; k++) {
        out->key_dv01_usd[k] = 1e-4 * s.keys[k];
    }
    return LB_OK;
}

/* The curve as it stands at the horizon if its shape by term does not change: only its day does. */
static lb_status price_later(const lb_curve *curve, const lb_security *security, lb_date day,
                             double *dirty_px, lb_error *err)
{
    lb_curve later = *curve;
    later.settle = day;
    return lb_curve_dirty_px(&later, security, dirty_px, err);
}

static double income_until(const lb_position *at, const lb_security *security, lb_date horizon)
{
    double income = 0;
    int periods = security->type == LB_BILL || security->type == LB_STRIP ? 0 : (int)at->stream.periods;
    for (int i = periods; i > 0; i--) {
        if (lb_interest_date(security->maturity, 6, i) <= horizon) {
            income += i == periods ? at->stream.first : at->stream.half_coupon;
            income += i == periods - 1 ? at->stream.second : 0;
        }
    }
    return income;
}

lb_status lb_curve_carry(const lb_curve *curve, const lb_security *security, lb_date horizon, double repo_dec,
                         lb_carry *out, lb_error *err)
{
    if (horizon <= curve->settle || horizon >= security->maturity) {
        return lb_fail(err, LB_ERR_RANGE, "the horizon should lie between settlement and maturity");
    }
    lb_position now, then;
    lb_carry c = {0};
    double on_curve;
    lb_status status = lb_curve_dirty_px(curve, security, &c.dirty_px, err);
    status =
        status == LB_OK ? lb_position_at(security, curve->settle, LB_CONVENTION_STREET, &now, err) : status;
    status = status == LB_OK ? lb_stream_yield(&now.stream, c.dirty_px, &c.yield_dec, err) : status;
    status = status == LB_OK ? lb_position_at(security, horizon, LB_CONVENTION_STREET, &then, err) : status;
    status = status == LB_OK ? price_later(curve, security, horizon, &on_curve, err) : status;
    if (status != LB_OK) {
        return status;
    }
    double same_yield = lb_stream_price(&then.stream, c.yield_dec);
    c.income_px = income_until(&now, security, horizon);
    c.financing_px = c.dirty_px * repo_dec * lb_years_act360(curve->settle, horizon);
    c.carry_px = same_yield + c.income_px - c.dirty_px - c.financing_px;
    c.roll_px = on_curve - same_yield;
    *out = c;
    return LB_OK;
}
