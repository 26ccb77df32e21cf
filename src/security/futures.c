#include "futures.h"

#include "base/error.h"
#include "num/lb_math.h"

#include <math.h>

enum { MOST_FLOWS = 80, TEN_YEAR_CAP_FROM = 2023 * 12 + 8 /* September 2023 */ };

typedef struct terms {
    const char *code, *older_code, *words;
    lb_security_type type;
    int rounding_months, least_months, most_months;
    bool most_from_last_day;
    int longest_original_months, delivery_days;
} terms;

static const terms contracts[LB_FUTURES_COUNT] = {
#define X(name, code, older, words, type, rounding, least, most, from_last, original, days)                  \
    [name] = {code, older, words, type, rounding, least, most, from_last, original, days},
    LB_FUTURES_LIST(X)
#undef X
};

static bool same_code(const char *a, const char *b)
{
    for (; *a && *b; a++, b++) {
        char x = *a >= 'a' && *a <= 'z' ? (char)(*a - 'a' + 'A') : *a;
        if (x != *b) {
            return false;
        }
    }
    return *a == *b;
}

lb_status lb_futures_parse(const char *code, lb_futures *out, lb_error *err)
{
    for (int i = 0; i < LB_FUTURES_COUNT; i++) {
        if (same_code(code, contracts[i].code) || same_code(code, contracts[i].older_code)) {
            *out = (lb_futures)i;
            return LB_OK;
        }
    }
    return lb_fail(
        err, LB_ERR_USAGE,
        "no Treasury futures contract '%s'; there are ZT, Z3N, ZF, ZN, TN, ZB, UB (TU, 3YR, FV, TY, UXY, "
        "US, WN)",
        code);
}

const char *lb_futures_code(lb_futures contract)
{
    return contracts[contract].code;
}

const char *lb_futures_words(lb_futures contract)
{
    return contracts[contract].words;
}

static lb_date first_day(lb_date month)
{
    lb_ymd d = lb_date_ymd(month);
    return lb_date_make(d.year, d.month, 1);
}

static lb_date last_business_day(lb_date month)
{
    return lb_preceding(LB_CALENDAR_FEDERAL, lb_date_month_end(month));
}

lb_date lb_futures_last_trading(lb_futures contract, lb_date month)
{
    lb_date last = last_business_day(month);
    return contracts[contract].delivery_days ? last : lb_add_business_days(LB_CALENDAR_FEDERAL, last, -7);
}

lb_date lb_futures_last_delivery(lb_futures contract, lb_date month)
{
    return lb_add_business_days(LB_CALENDAR_FEDERAL, last_business_day(month),
                                contracts[contract].delivery_days);
}

/* 1.03^-x. */
static double discount(double half_years)
{
    return lb_pow(1.03, -half_years);
}

lb_status lb_conversion_factor(lb_futures contract, double coupon_dec, lb_date maturity, lb_date month,
                               double *out, lb_error *err)
{
    lb_ymd from = lb_date_ymd(month), to = lb_date_ymd(maturity);
    int months = 12 * (to.year - from.year) + to.month - from.month;
    if (!(coupon_dec >= 0 && coupon_dec <= 1) || months < 0) {
        return lb_fail(
            err, LB_ERR_RANGE,
            "conversion factor: the coupon must be in 0..100 %% and the maturity not before the delivery "
            "month");
    }
    int n = months / 12, rounding = contracts[contract].rounding_months;
    int z = months % 12 / rounding * rounding;
    int v = z < 7 ? z : rounding == 3 ? 3 : z - 6;
    double c = discount(z < 7 ? 2 * n : 2 * n + 1);
    double d = coupon_dec / 0.06 * (1 - c);
    double factor = discount(v / 6.0) * (coupon_dec / 2 + c + d) - coupon_dec / 2 * (6 - v) / 6;
    *out = floor(factor * 1e4 + 0.5) / 1e4;
    return LB_OK;
}

bool lb_futures_deliverable(lb_futures contract, const lb_security *security, lb_date month)
{
    const terms *t = &contracts[contract];
    lb_ymd ymd = lb_date_ymd(month);
    lb_date first = first_day(month), last = lb_date_month_end(month);
    if (security->type != t->type || security->maturity < lb_date_add_months(first, t->least_months, false) ||
        security->issue_date > lb_futures_last_delivery(contract, month)) {
        return false;
    }
    /* The 10-year contract had no longest remaining term before September 2023. */
    bool capped =
        t->most_months && (contract != LB_FUTURES_10YR || 12 * ymd.year + ymd.month - 1 >= TEN_YEAR_CAP_FROM);
    if (capped && t->most_from_last_day &&
        security->maturity > lb_date_add_months(last, t->most_months, true)) {
        return false;
    }
    if (capped && !t->most_from_last_day &&
        security->maturity >= lb_date_add_months(first, t->most_months, false)) {
        return false;
    }
    return !t->longest_original_months ||
           security->maturity <= lb_date_add_months(security->dated_date, t->longest_original_months, true);
}

/* Interest paid after `settle` to `delivery`: the sum, and the sum of interest times days it is held. */
static lb_status interest_between(const lb_security *security, const lb_pricing *how, lb_date delivery,
                                  double *sum, double *held, lb_error *err)
{
    lb_cash_flow flows[MOST_FLOWS];
    size_t count = 0;
    lb_status status =
        lb_security_cash_flows(security, how, flows, sizeof flows / sizeof flows[0], &count, err);
    *sum = *held = 0;
    for (size_t i = 0; status == LB_OK && i < count && flows[i].date <= delivery; i++) {
        *sum += flows[i].interest_px;
        *held += flows[i].interest_px * (delivery - flows[i].date);
    }
    return status;
}

lb_status lb_futures_basis_of(const lb_futures_trade *trade, const lb_security *security, double clean_px,
                              lb_futures_basis *out, lb_error *err)
{
    lb_date delivery = trade->delivery == LB_DATE_NONE
                           ? lb_futures_last_delivery(trade->contract, trade->month)
                           : trade->delivery;
    if (delivery <= trade->settle || delivery >= security->maturity || !(trade->price > 0) ||
        !(clean_px > 0)) {
        return lb_fail(
            err, LB_ERR_RANGE,
            "basis: settlement, delivery and maturity must follow each other, and prices be positive");
    }
    lb_pricing how = {.settle = trade->settle, .convention = LB_CONVENTION_STREET};
    lb_pricing then = {.settle = delivery, .convention = LB_CONVENTION_STREET};
    lb_quote now, later;
    double interest = 0, held = 0;
    lb_status status = lb_security_quote(security, &how, LB_GIVEN_CLEAN_PX, clean_px, &now, err);
    if (status == LB_OK) {
        status = lb_security_quote(security, &then, LB_GIVEN_CLEAN_PX, clean_px, &later, err);
    }
    if (status == LB_OK) {
        status = interest_between(security, &how, delivery, &interest, &held, err);
    }
    if (status == LB_OK) {
        status = lb_conversion_factor(trade->contract, security->coupon_dec, security->maturity, trade->month,
                                      &out->factor, err);
    }
    if (status != LB_OK) {
        return status;
    }
    double days = delivery - trade->settle;
    double earned = later.accrued_px - now.accrued_px + interest;
    double money_days = (now.dirty_px * days - held) / 360;
    out->invoice_px = trade->price * out->factor + later.accrued_px;
    out->gross_basis_px = clean_px - trade->price * out->factor;
    out->carry_px = earned - trade->repo_dec * money_days;
    out->net_basis_px = out->gross_basis_px - out->carry_px;
    out->forward_px = clean_px - out->carry_px;
    out->implied_repo_dec = (earned - out->gross_basis_px) / money_days;
    return LB_OK;
}

int lb_futures_cheapest(const lb_futures_basis *basket, int count)
{
    int best = -1;
    for (int i = 0; i < count; i++) {
        if (best < 0 || basket[i].implied_repo_dec > basket[best].implied_repo_dec) {
            best = i;
        }
    }
    return best;
}
