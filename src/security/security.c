#include "longbond/security.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "longbond/daycount.h"
#include "security/stream.h"

static const char *const type_words[] = {
#define X(name, word, text) word,
    LB_SECURITY_TYPE_LIST(X)
#undef X
};

const char *lb_security_type_word(int type)
{
    return type >= 0 && type < LB_SECURITY_TYPE_COUNT ? type_words[type] : "?";
}

lb_status lb_security_type_parse(const char *word, lb_security_type *out, lb_error *err)
{
    char known[64] = "";
    for (int type = 0; type < LB_SECURITY_TYPE_COUNT; type++) {
        if (strcmp(word, type_words[type]) == 0) {
            *out = (lb_security_type)type;
            return LB_OK;
        }
        size_t used = strlen(known);
        snprintf(known + used, sizeof known - used, "%s%s", type ? ", " : "", type_words[type]);
    }
    const char *nearest = lb_nearest_name(word, type_words, LB_SECURITY_TYPE_COUNT);
    return lb_fail(err, LB_ERR_USAGE, "\"%.40s\" is no type of security%s%s%s: write one of %s", word,
                   nearest ? " (did you mean " : "", nearest ? nearest : "", nearest ? "?)" : "", known);
}

int lb_security_months(const lb_security *security)
{
    switch (security->type) {
    case LB_BILL:
        return 0;
    case LB_FRN:
        return LB_MONTHS_QUARTERLY;
    default:
        return LB_MONTHS_SEMIANNUAL;
    }
}

static bool pays_interest(int type)
{
    return type != LB_BILL && type != LB_STRIP;
}

/* Half-years (FRNs: quarters) of the longest term at which a type is issued. */
static int longest_term(int type)
{
    switch (type) {
    case LB_NOTE:
        return 20;
    case LB_FRN:
        return 8;
    default:
        return 60;
    }
}

/* "name: " and what is wrong with the security. */
static lb_status refuse(const lb_security *security, const char *why, lb_date date, lb_error *err)
{
    char name[LB_SECURITY_NAME_SIZE], day[11];
    return lb_fail(err, LB_ERR_RANGE, "%s: %s%s", lb_security_name(security, name), why,
                   date == LB_DATE_NONE ? "" : lb_date_format(date, day));
}

lb_status lb_security_make(lb_security_type type, double coupon_dec, lb_date maturity, lb_date dated_date,
                           lb_date first_coupon, lb_security *out, lb_error *err)
{
    lb_security made = {.type = (uint8_t)type,
                        .maturity = maturity,
                        .dated_date = dated_date,
                        .first_coupon = first_coupon,
                        .coupon_dec = coupon_dec};
    if (lb_date_ymd(maturity).year == 0) {
        return refuse(&made, "a security needs a maturity in 1900..2200", LB_DATE_NONE, err);
    }
    int months = lb_security_months(&made);
    if (type == LB_BILL && dated_date == LB_DATE_NONE) {
        made.dated_date = maturity - 364;
    }
    lb_period period;
    if (pays_interest(type) && first_coupon != LB_DATE_NONE && dated_date == LB_DATE_NONE) {
        if (lb_period_at(maturity, months, first_coupon - 1, &period, err) != LB_OK) {
            return LB_ERR_RANGE;
        }
        made.dated_date = period.begin;
    }
    if (made.dated_date == LB_DATE_NONE) {
        made.dated_date = lb_interest_date(maturity, months, longest_term(type));
    }
    if (pays_interest(type) && first_coupon == LB_DATE_NONE) {
        if (lb_period_at(maturity, months, made.dated_date, &period, err) != LB_OK) {
            return LB_ERR_RANGE;
        }
        made.first_coupon = period.end;
    }
    made.issue_date = made.dated_date;
    lb_status status = lb_security_check(&made, err);
    if (status == LB_OK) {
        *out = made;
    }
    return status;
}

/* The first interest date must be one counted back from the maturity, and at most two periods after dating. */
static lb_status check_first_coupon(const lb_security *security, lb_error *err)
{
    lb_date first = security->first_coupon;
    if (!pays_interest(security->type)) {
        return first == LB_DATE_NONE
                   ? LB_OK
                   : refuse(security, "pays no interest, yet has a first interest date ", first, err);
    }
    if (first == LB_DATE_NONE) {
        return refuse(security, "has no first interest date", LB_DATE_NONE, err);
    }
    int months = lb_security_months(security);
    lb_period period;
    lb_status status = lb_period_at(security->maturity, months, first - 1, &period, err);
    if (status != LB_OK) {
        return status;
    }
    if (period.end != first) {
        return refuse(security,
                      "the first interest date is none of those counted back from the maturity: ", first,
                      err);
    }
    lb_date earliest = lb_interest_date(security->maturity, months, period.full_periods_left + 2);
    if (security->dated_date >= first || security->dated_date < earliest) {
        return refuse(security,
                      "the first interest date must follow the dated date by at most two periods: ", first,
                      err);
    }
    return LB_OK;
}

lb_status lb_security_check(const lb_security *security, lb_error *err)
{
    if (security->type >= LB_SECURITY_TYPE_COUNT) {
        return lb_fail(err, LB_ERR_RANGE, "there is no security type %d", security->type);
    }
    if (lb_date_ymd(security->maturity).year == 0 || lb_date_ymd(security->dated_date).year == 0 ||
        security->dated_date >= security->maturity) {
        return refuse(security, "the maturity must follow the dated date, both in 1900..2200", LB_DATE_NONE,
                      err);
    }
    if (security->issue_date < security->dated_date || security->issue_date >= security->maturity) {
        return refuse(security,
                      "the issue date must lie from the dated date to the maturity: ", security->issue_date,
                      err);
    }
    if (security->type == LB_BILL && security->maturity - security->dated_date > LB_BILL_MOST_DAYS) {
        return refuse(security, "a bill lives a year at most, not from ", security->dated_date, err);
    }
    if (lb_interest_date_count(security->maturity, LB_MONTHS_SEMIANNUAL, security->dated_date) >
        LB_MOST_PERIODS) {
        return refuse(security, "the term must not be longer than 127 years: dated ", security->dated_date,
                      err);
    }
    bool fixed = pays_interest(security->type) && security->type != LB_FRN;
    if (!(security->coupon_dec >= 0.0 && security->coupon_dec <= (fixed ? 1.0 : 0.0))) {
        return refuse(security,
                      fixed ? "the coupon must lie in 0..1 (0.04125 is 4 1/8 %)" : "coupon_dec must be 0",
                      LB_DATE_NONE, err);
    }
    if (!isfinite(security->spread_dec) || !isfinite(security->base_ref_cpi)) {
        return refuse(security, "spread and base reference CPI must be numbers", LB_DATE_NONE, err);
    }
    return check_first_coupon(security, err);
}
