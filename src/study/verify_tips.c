#include <math.h>

#include "longbond/daycount.h"
#include "longbond/inflation.h"
#include "longbond/quote.h"
#include "study/verify_parts.h"

enum { INDEX_DECIMALS = 5 };

/* An announcement under check: whether all of it has agreed so far. */
typedef struct tips_check {
    lb_verify *v;
    const lb_announcement *a;
    bool exact;
} tips_check;

/* Compares one published figure of five decimals; `computed` NAN lists it as not computable for `reason`. */
static lb_status compare(tips_check *c, const char *field, double published, double computed,
                         const char *reason)
{
    if (!isnan(published) && !isnan(computed) &&
        lb_verify_units(published, INDEX_DECIMALS) == lb_verify_units(computed, INDEX_DECIMALS)) {
        return LB_OK;
    }
    c->exact = false;
    return lb_verify_list(c->v, c->a->cusip, c->a->auction_date, field, published, computed, "%s",
                          isnan(published) ? "the announcement does not give it" : reason);
}

static lb_status check_index_ratio(tips_check *c)
{
    double ratio = NAN;
    lb_error reason = {0};
    if (isnan(c->a->ref_cpi_issue) || isnan(c->a->ref_cpi_dated)) {
        return compare(c, "IndexRatioOnIssueDate", c->a->index_ratio, NAN, "a reference CPI is missing");
    }
    if (lb_index_ratio(c->a->ref_cpi_issue, c->a->ref_cpi_dated, &ratio, &reason) != LB_OK) {
        return compare(c, "IndexRatioOnIssueDate", c->a->index_ratio, NAN, reason.message);
    }
    return compare(c, "IndexRatioOnIssueDate", c->a->index_ratio, ratio,
                   "the announced reference CPIs give another index ratio");
}

/* Accrued interest per $1,000, to five decimals, unadjusted; NAN if the terms cannot be (then `reason` says why). */
static double accrued_per1000(const lb_announcement *a, lb_error *reason)
{
    lb_security tips;
    lb_quote quote;
    lb_date dated = a->dated_date != LB_DATE_NONE ? a->dated_date : a->issue_date;
    const lb_pricing how = {.settle = a->issue_date, .rounding = LB_ROUND_NONE};
    if (lb_security_make(LB_TIPS, a->coupon_dec, a->maturity_date, dated, a->first_coupon_date, &tips,
                         reason) != LB_OK ||
        lb_security_quote(&tips, &how, LB_GIVEN_YIELD, a->coupon_dec, &quote, reason) != LB_OK) {
        return NAN;
    }
    return (double)lb_verify_units(quote.accrued_px * 10, INDEX_DECIMALS) / 1e5;
}

/* A new issue has no coupon yet and so no accrued interest; on an interest date there is none either. */
static lb_status check_accrued(tips_check *c)
{
    const lb_announcement *a = c->a;
    if (isnan(a->coupon_dec)) {
        if (!a->reopening && isnan(a->unadjusted_accrued_per1000) && isnan(a->adjusted_accrued_per1000)) {
            return LB_OK;
        }
        return compare(c, "InterestRate", NAN, NAN, "");
    }
    lb_error reason = {0};
    double unadjusted = accrued_per1000(a, &reason);
    if (unadjusted == 0 && isnan(a->unadjusted_accrued_per1000) && isnan(a->adjusted_accrued_per1000)) {
        return LB_OK;
    }
    lb_status status =
        compare(c, "UnadjustedAccruedInterest", a->unadjusted_accrued_per1000, unadjusted,
                isnan(unadjusted) ? reason.message : "coupon and dates give another accrued interest");
    if (status != LB_OK) {
        return status;
    }
    return compare(c, "AdjustedAccruedInterest", a->adjusted_accrued_per1000, unadjusted * a->index_ratio,
                   "the unadjusted accrued interest times the index ratio is another amount");
}

/* The dated date of the first issue: what RefCPIDatedDate belongs to, in a reopening too. */
static lb_date first_dated_date(const lb_announcements *all, const lb_announcement *a)
{
    int first = lb_key_first(&all->set.index, a->cusip);
    if (first >= 0 && !all->rows[first].reopening && all->rows[first].dated_date != LB_DATE_NONE) {
        return all->rows[first].dated_date;
    }
    if (!a->reopening) {
        return a->dated_date;
    }
    lb_period period;
    if (a->original_issue_date == LB_DATE_NONE ||
        lb_period_at(a->maturity_date, LB_MONTHS_SEMIANNUAL, a->original_issue_date, &period, NULL) !=
            LB_OK) {
        return LB_DATE_NONE;
    }
    return period.begin;
}

static lb_status check_ref_cpi(tips_check *c, const char *field, double published, lb_date date)
{
    const lb_verify_auctions_input *input = c->v->input;
    double ref_cpi = NAN;
    if (!input->ref_cpi || date == LB_DATE_NONE || !input->ref_cpi(input->ref_cpi_context, date, &ref_cpi)) {
        return LB_OK;
    }
    return compare(c, field, published, ref_cpi, "the reference CPI of the day is another");
}

static lb_status check_tips(tips_check *c)
{
    lb_status status = check_index_ratio(c);
    if (status == LB_OK) {
        status = check_accrued(c);
    }
    if (status == LB_OK) {
        status = check_ref_cpi(c, "RefCPIIssueDate", c->a->ref_cpi_issue, c->a->issue_date);
    }
    if (status == LB_OK) {
        status = check_ref_cpi(c, "RefCPIDatedDate", c->a->ref_cpi_dated,
                               first_dated_date(c->v->input->announcements, c->a));
    }
    return status;
}

lb_status lb_verify_tips(lb_verify *v)
{
    const lb_announcements *all = v->input->announcements;
    lb_status status = LB_OK;
    for (int i = 0; all && i < all->count && status == LB_OK; i++) {
        if (all->rows[i].type != LB_TIPS) {
            continue;
        }
        tips_check c = {v, &all->rows[i], true};
        v->out->tips_checked++;
        status = check_tips(&c);
        v->out->tips_exact += c.exact;
    }
    return status;
}
