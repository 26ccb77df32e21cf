/* import_terms.c - coupons, spreads and yields of the auctions, from whatever list has them. */
#include "study/import_state.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "longbond/quote.h"

static const double price_tolerance_px = 1.5e-6; /* prices have six decimals, the last one may differ */

/* Coupon or, for FRNs, spread of a CUSIP in the debt statement; NAN if it is not in it. */
static double statement_rate_pct(const lb_debt_statement *statement, const char *cusip)
{
    const lb_debt_security *s = lb_debt_find(statement, cusip);
    if (!s) {
        return NAN;
    }
    return s->debt_class == LB_DEBT_FRNS ? statement->tranches[s->first_tranche].yield_dec * 100
                                         : s->coupon_dec * 100;
}

/* The same as stated by an announcement of a reopening; NAN if none states it. */
static double announced_rate_pct(const lb_announcements *list, const char *cusip, bool is_frn)
{
    for (int i = 0; i < list->count; i++) {
        const lb_announcement *a = &list->rows[i];
        double rate = is_frn ? a->spread_dec : a->coupon_dec;
        if (!isnan(rate) && !strcmp(a->cusip, cusip)) {
            return rate * 100;
        }
    }
    return NAN;
}

/* The coupon that the high yield of a CUSIP's first auction gave it; NAN if that is not on record. */
static double rule_coupon_pct(const lb_programme *programme, const char *cusip)
{
    for (int i = 0; i < programme->count; i++) {
        const lb_programme_item *item = &programme->items[i];
        if (!item->reopening && !strcmp(item->cusip, cusip)) {
            return isnan(item->yield_pct) ? NAN : lb_auction_coupon_dec(item->yield_pct / 100) * 100;
        }
    }
    return NAN;
}

static double first_known(double a, double b, double c)
{
    return !isnan(a) ? a : !isnan(b) ? b : c;
}

static lb_status read_spreads(lb_import *import)
{
    lb_rows input;
    lb_import_open(&input, import->transcribed_folder, "frn_spreads.csv", import->err);
    for (int row = 0; row < input.count && input.status == LB_OK; row++) {
        lb_cusip cusip;
        lb_rows_cusip(&input, row, "cusip", cusip);
        double spread = lb_rows_number(&input, row, "spread_pct");
        for (int i = 0; i < import->programme.count; i++) {
            lb_programme_item *item = &import->programme.items[i];
            if (item->type == LB_FRN && isnan(item->spread_pct) && !strcmp(item->cusip, cusip)) {
                item->spread_pct = spread;
            }
        }
    }
    return lb_rows_close(&input);
}

/* The yield or margin in thousandths of a percent that gives the official price within one of its last digit,
 * NAN if none does. Prices step by more than a millionth per thousandth, so at most the nearest grid point can. */
static lb_status solve_yield(const lb_import *import, lb_programme_item *item, const lb_pricing *market)
{
    double rate_pct = item->type == LB_FRN ? item->spread_pct : item->coupon_pct;
    if (isnan(item->price_px) || isnan(rate_pct)) {
        return LB_OK;
    }
    lb_security security =
        lb_import_security(import, item->cusip, item->type, item->first_issue, item->maturity, rate_pct);
    lb_quote quote;
    double clean = item->price_px / (item->type == LB_TIPS ? market->index_ratio : 1);
    lb_status status = lb_security_quote(&security, market, LB_GIVEN_CLEAN_PX, clean, &quote, import->err);
    if (status != LB_OK) {
        return status;
    }
    double thousandths = rint(quote.yield_dec * 1e5);
    double price = 0;
    status = lb_auction_price(&security, item->issue, thousandths / 1e5, market, &price, NULL, import->err);
    if (status == LB_OK && fabs(price - item->price_px) < price_tolerance_px) {
        item->yield_pct = thousandths / 1e3;
    }
    return status;
}

static lb_status solve_tips(lb_import *import, lb_programme_item *item)
{
    lb_pricing market = {.settle = item->issue, .convention = LB_CONVENTION_TREASURY};
    lb_status status = lb_import_index_ratio(import, item->cusip, item->issue, &market.index_ratio);
    return status == LB_OK ? solve_yield(import, item, &market) : status;
}

/* The auctions of 13-week bills on record, by date. */
static lb_frn_fixing *list_fixings(const lb_programme *programme, size_t *count)
{
    lb_frn_fixing *fixings = calloc((size_t)programme->count + 1, sizeof *fixings);
    *count = 0;
    for (int i = 0; fixings && i < programme->count; i++) {
        const lb_programme_item *item = &programme->items[i];
        if (item->type != LB_BILL || strcmp(item->published_term, "13-Week") || isnan(item->yield_pct)) {
            continue;
        }
        double index = lb_frn_index_dec(item->yield_pct / 100, item->maturity - item->issue);
        fixings[(*count)++] = (lb_frn_fixing){item->auction, index};
    }
    return fixings;
}

/* Discount margins of reopened FRNs; that of a new one is its spread. */
static lb_status solve_frns(lb_import *import)
{
    lb_programme *programme = &import->programme;
    size_t count = 0;
    lb_frn_fixing *fixings = list_fixings(programme, &count);
    lb_status status =
        fixings ? LB_OK : lb_fail(import->err, LB_ERR_NO_MEMORY, "no memory for the index of FRNs");
    for (int i = 0; i < programme->count && status == LB_OK; i++) {
        lb_programme_item *item = &programme->items[i];
        if (item->type == LB_FRN && !item->reopening) {
            item->yield_pct = item->spread_pct;
        } else if (item->type == LB_FRN && item->issue > import->baseline) {
            lb_frn_history history = {
                .fixings = fixings, .fixing_count = count, .issue_dates = &item->issue, .issue_count = 1};
            lb_pricing market = {.settle = item->issue, .history = &history};
            status = solve_yield(import, item, &market);
        }
    }
    free(fixings);
    return status;
}

static void fill_item(lb_import *import, lb_programme_item *item)
{
    lb_programme *programme = &import->programme;
    double stated = statement_rate_pct(&import->september, item->cusip);
    double announced =
        announced_rate_pct(&programme->sources.announcements, item->cusip, item->type == LB_FRN);
    const lb_tips_reference_row *tips = lb_import_tips(import, item->cusip);
    switch (item->type) {
    case LB_BILL:
        item->yield_pct = lb_bill_rate_pct(item->price_px, item->maturity - item->issue);
        break;
    case LB_FRN:
        item->spread_pct = first_known(stated, announced, NAN);
        break;
    case LB_TIPS:
        item->coupon_pct = first_known(tips ? tips->coupon_dec * 100 : NAN, stated, announced);
        break;
    default:
        item->coupon_pct = first_known(stated, announced, rule_coupon_pct(programme, item->cusip));
    }
}

lb_status lb_import_terms(lb_import *import)
{
    lb_programme *programme = &import->programme;
    for (int i = 0; i < programme->count; i++) {
        fill_item(import, &programme->items[i]);
    }
    lb_status status = read_spreads(import);
    for (int i = 0; i < programme->count && status == LB_OK; i++) {
        if (programme->items[i].type == LB_TIPS && programme->items[i].issue > import->baseline) {
            status = solve_tips(import, &programme->items[i]);
        }
    }
    return status == LB_OK ? solve_frns(import) : status;
}
