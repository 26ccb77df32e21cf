#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "longbond/daycount.h"
#include "longbond/quote.h"
#include "study/verify_parts.h"

/* What one file says of one auction. */
typedef struct claim {
    double high_yield_dec;
    double coupon_dec;  /* NAN: not known */
    const char *source; /* what the file is, for reasons */
} claim;

/* An auction's record so far; one for each row of the list. */
typedef struct outcome {
    bool checked, differs, beyond_1e6;
    claim first; /* the first claim made about it */
} outcome;

typedef struct coupon_check {
    lb_verify *v;
    outcome *outcomes;           /* [auctions->count] */
    lb_date first_day, last_day; /* auction dates the list spans */
} coupon_check;

/* A decimal as a percentage of three decimals. */
static double percent(double decimal)
{
    return (double)lb_verify_units(100 * decimal, 3) / 1e3;
}

/* Coupons ------------------------------------------------------------------------------------------------- */

/* True if the list has an earlier auction of the CUSIP: a new issue may come under an old security's CUSIP if
 * coupon and maturity agree, and then its coupon is the old one. */
static bool seen_before(const lb_auctions *all, const char *cusip, lb_date date)
{
    int first = lb_key_first(&all->set.index, cusip);
    return first >= 0 && all->rows[first].auction_date < date;
}

/* The coupon of a CUSIP that was not set in this auction: from its announcements, from the official result of its
 * first auction by the coupon rule, or from the yields recovered from prices; NAN if none has it. */
static double known_coupon(const lb_verify_auctions_input *in, const char *cusip)
{
    const lb_announcements *all = in->announcements;
    for (int i = 0; all && i < all->count; i++) {
        if (!isnan(all->rows[i].coupon_dec) && strcmp(all->rows[i].cusip, cusip) == 0) {
            return all->rows[i].coupon_dec;
        }
    }
    for (int f = 0; f < in->stats_count; f++) {
        int row = lb_key_first(&in->stats[f].set.index, cusip);
        const lb_bidder_stat *first = row >= 0 ? &in->stats[f].rows[row] : NULL;
        if (first && !first->reopening && !seen_before(in->auctions, cusip, first->auction_date)) {
            return lb_auction_coupon_dec(first->high_yield_dec);
        }
    }
    for (int f = 0; f < in->yields_count; f++) {
        int row = lb_key_first(&in->yields[f].set.index, cusip);
        if (row >= 0) {
            return in->yields[f].rows[row].coupon_dec;
        }
    }
    return NAN;
}

/* Terms --------------------------------------------------------------------------------------------------- */

/* The dated date and first interest date of an auction's security. A reopening is announced with the last interest
 * date as its dated date, which prices alike. Without announcements the security is dated on the interest date
 * on or before its first issue, as all regular ones are. */
static lb_status find_dates(const lb_verify_auctions_input *in, const lb_auction *a, lb_date *dated,
                            lb_date *first_coupon, lb_error *err)
{
    *dated = a->dated_date;
    *first_coupon = a->first_coupon_date;
    int row = in->announcements ? lb_key_find(&in->announcements->set.index, a->cusip, a->auction_date) : -1;
    if (row >= 0) {
        *dated = in->announcements->rows[row].dated_date;
        *first_coupon = in->announcements->rows[row].first_coupon_date;
    }
    if (*dated == LB_DATE_NONE) {
        lb_period period;
        lb_status status = lb_period_at(a->maturity_date, LB_MONTHS_SEMIANNUAL, a->issue_date, &period, err);
        if (status != LB_OK) {
            return status;
        }
        *dated = period.begin;
        *first_coupon = LB_DATE_NONE;
    }
    return LB_OK;
}

/* Checking ------------------------------------------------------------------------------------------------ */

/* The price of an auction by one claim, in units of the printed decimals. `unrounded` is the same with accrued
 * interest left unrounded before it is taken off. */
static lb_status price(const coupon_check *c, const lb_auction *a, const claim *say, int decimals,
                       int64_t *units, int64_t *unrounded, lb_error *err)
{
    lb_date dated, first_coupon;
    lb_security security;
    lb_quote quote;
    double price_px = 0;
    const lb_pricing exact = {
        .settle = a->issue_date, .convention = LB_CONVENTION_TREASURY, .rounding = LB_ROUND_NONE};
    lb_status status = find_dates(c->v->input, a, &dated, &first_coupon, err);
    if (status == LB_OK) {
        status =
            lb_security_make(a->type, say->coupon_dec, a->maturity_date, dated, first_coupon, &security, err);
    }
    if (status == LB_OK) {
        status = lb_auction_price(&security, a->issue_date, say->high_yield_dec, NULL, &price_px, NULL, err);
    }
    if (status == LB_OK) {
        status = lb_security_quote(&security, &exact, LB_GIVEN_YIELD, say->high_yield_dec, &quote, err);
    }
    if (status == LB_OK) {
        *units = lb_verify_units(price_px, decimals);
        *unrounded = lb_verify_units(quote.clean_px, decimals);
    }
    return status;
}

static lb_status list_difference(const coupon_check *c, const lb_auction *a, const claim *say,
                                 int64_t published, int64_t computed, int64_t unrounded, double unit)
{
    int64_t distance = llabs(computed - published);
    const char *why = unrounded == published ? "; with unrounded accrued interest the price agrees" : "";
    return lb_verify_list(
        c->v, a->cusip, a->auction_date, "price_per100", a->price_px, (double)computed / unit,
        "coupon %.3f %% and high yield %.3f %% of the %s give a price %.6f away%s", 100 * say->coupon_dec,
        100 * say->high_yield_dec, say->source, (double)distance / unit, why);
}

/* Two files may name different yields for one auction. */
static lb_status compare_claims(coupon_check *c, const lb_auction *a, outcome *o, const claim *say)
{
    if (!o->checked) {
        o->first = *say;
        return LB_OK;
    }
    if (fabs(o->first.high_yield_dec - say->high_yield_dec) < 1e-9) {
        return LB_OK;
    }
    const char *par = a->price_px == 100 ? "; at a price of 100 any yield equal to its coupon fits" : "";
    return lb_verify_list(c->v, a->cusip, a->auction_date, "high_yield", percent(o->first.high_yield_dec),
                          percent(say->high_yield_dec),
                          "the %s say %.3f %% (coupon %.3f %%), the %s %.3f %% (coupon %.3f %%)%s",
                          o->first.source, percent(o->first.high_yield_dec), percent(o->first.coupon_dec),
                          say->source, percent(say->high_yield_dec), percent(say->coupon_dec), par);
}

static lb_status check_claim(coupon_check *c, int row, const claim *say)
{
    const lb_auction *a = &c->v->input->auctions->rows[row];
    outcome *o = &c->outcomes[row];
    if (isnan(a->price_px)) {
        return LB_OK; /* announced, no result in the list yet */
    }
    if (a->type != LB_NOTE && a->type != LB_BOND) {
        return lb_verify_list(c->v, a->cusip, a->auction_date, "security_type", NAN, NAN,
                              "the %s name a security that is no nominal note or bond", say->source);
    }
    if (isnan(say->coupon_dec)) {
        return lb_verify_list(c->v, a->cusip, a->auction_date, "int_rate", NAN, NAN,
                              "a reopening whose coupon no file gives");
    }
    lb_status status = compare_claims(c, a, o, say);
    if (status != LB_OK) {
        return status;
    }
    o->checked = true;
    int decimals = lb_verify_decimals(a->auction_date);
    double unit = decimals == 3 ? 1e3 : 1e6;
    int64_t published = lb_verify_units(a->price_px, decimals), computed = 0, unrounded = 0;
    lb_error reason = {0};
    if (price(c, a, say, decimals, &computed, &unrounded, &reason) != LB_OK) {
        o->differs = o->beyond_1e6 = true;
        return lb_verify_list(c->v, a->cusip, a->auction_date, "price_per100", a->price_px, NAN, "%s",
                              reason.message);
    }
    if (computed == published) {
        return LB_OK;
    }
    o->differs = true;
    o->beyond_1e6 = o->beyond_1e6 || decimals == 3 || llabs(computed - published) > 1;
    return list_difference(c, a, say, published, computed, unrounded, unit);
}

/* A claim about (cusip, date): checked if the list has the auction, listed if it should have it and has not. */
static lb_status check_at(coupon_check *c, const char *cusip, lb_date date, const claim *say)
{
    int row = lb_key_find(&c->v->input->auctions->set.index, cusip, date);
    if (row >= 0) {
        return check_claim(c, row, say);
    }
    if (date < c->first_day || date > c->last_day) {
        return LB_OK;
    }
    return lb_verify_list(c->v, cusip, date, "cusip", NAN, NAN,
                          "the %s name an auction that the list does not have", say->source);
}

/* Going through the files --------------------------------------------------------------------------------- */

/* The list itself, where it gives yields (Treasury's interface does). */
static lb_status check_list(coupon_check *c)
{
    const lb_auctions *all = c->v->input->auctions;
    lb_status status = LB_OK;
    for (int i = 0; i < all->count && status == LB_OK; i++) {
        const lb_auction *a = &all->rows[i];
        if ((a->type != LB_NOTE && a->type != LB_BOND) || isnan(a->high_yield_dec)) {
            continue;
        }
        double coupon_dec = a->coupon_dec;
        if (isnan(coupon_dec)) {
            coupon_dec = a->reopening == 0 ? lb_auction_coupon_dec(a->high_yield_dec)
                                           : known_coupon(c->v->input, a->cusip);
        }
        status = check_claim(c, i, &(claim){a->high_yield_dec, coupon_dec, "auctions list"});
    }
    return status;
}

static lb_status check_stats(coupon_check *c, const lb_bidder_stats *stats)
{
    lb_status status = LB_OK;
    for (int i = 0; i < stats->count && status == LB_OK; i++) {
        const lb_bidder_stat *s = &stats->rows[i];
        double coupon_dec = s->reopening || seen_before(c->v->input->auctions, s->cusip, s->auction_date)
                                ? known_coupon(c->v->input, s->cusip)
                                : lb_auction_coupon_dec(s->high_yield_dec);
        status = check_at(c, s->cusip, s->auction_date,
                          &(claim){s->high_yield_dec, coupon_dec, "bidder statistics"});
    }
    return status;
}

static lb_status check_yields(coupon_check *c, const lb_implied_yields *yields)
{
    lb_status status = LB_OK;
    for (int i = 0; i < yields->count && status == LB_OK; i++) {
        const lb_implied_yield *y = &yields->rows[i];
        status = check_at(c, y->cusip, y->auction_date,
                          &(claim){y->high_yield_dec, y->coupon_dec, "implied yields"});
    }
    return status;
}

static lb_status check_files(coupon_check *c)
{
    const lb_verify_auctions_input *in = c->v->input;
    lb_status status = check_list(c);
    for (int f = 0; f < in->stats_count && status == LB_OK; f++) {
        status = check_stats(c, &in->stats[f]);
    }
    for (int f = 0; f < in->yields_count && status == LB_OK; f++) {
        status = check_yields(c, &in->yields[f]);
    }
    return status;
}

lb_status lb_verify_coupons(lb_verify *v)
{
    const lb_auctions *all = v->input->auctions;
    coupon_check c = {v, calloc((size_t)all->count + 1, sizeof *c.outcomes), INT32_MAX, LB_DATE_NONE};
    if (!c.outcomes) {
        return lb_fail(v->err, LB_ERR_NO_MEMORY, "no memory to check %d auctions", all->count);
    }
    for (int i = 0; i < all->count; i++) {
        lb_date day = all->rows[i].auction_date;
        c.first_day = day < c.first_day ? day : c.first_day;
        c.last_day = day > c.last_day ? day : c.last_day;
    }
    lb_status status = check_files(&c);
    for (int i = 0; i < all->count; i++) {
        const outcome *o = &c.outcomes[i];
        v->out->coupons_checked += o->checked;
        v->out->coupons_identical += o->checked && !o->differs;
        v->out->coupons_within_1e6 += o->checked && !o->beyond_1e6;
    }
    free(c.outcomes);
    return status;
}
