/* import_terms.c - coupons, spreads and yields of the auctions, from whatever list has them. */
#include "study/import_state.h"

#include <math.h>
#include <string.h>

#include "base/error.h"

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
            return isnan(item->yield_pct) ? NAN : lb_new_issue_coupon_pct(item->yield_pct);
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
    lb_input input;
    lb_input_open(&input, import->transcribed_folder, "frn_spreads.csv", import->err);
    for (int row = 0; row < input.rows && input.status == LB_OK; row++) {
        lb_cusip cusip;
        lb_input_cusip(&input, row, "cusip", cusip);
        double spread = lb_input_number(&input, row, "spread_pct");
        for (int i = 0; i < import->programme.count; i++) {
            lb_programme_item *item = &import->programme.items[i];
            if (item->type == LB_FRN && isnan(item->spread_pct) && !strcmp(item->cusip, cusip)) {
                item->spread_pct = spread;
            }
        }
    }
    return lb_input_close(&input);
}

lb_status lb_import_terms(lb_import *import)
{
    lb_programme *programme = &import->programme;
    const lb_announcements *announcements = &programme->sources.announcements;
    for (int i = 0; i < programme->count; i++) {
        lb_programme_item *item = &programme->items[i];
        double stated = statement_rate_pct(&import->september, item->cusip);
        double announced = announced_rate_pct(announcements, item->cusip, item->type == LB_FRN);
        const lb_tips_terms *tips = lb_import_tips(import, item->cusip);
        switch (item->type) {
        case LB_BILL:
            item->yield_pct = lb_bill_rate_pct(item->price_px, item->maturity - item->issue);
            break;
        case LB_FRN:
            item->spread_pct = first_known(stated, announced, NAN);
            break;
        case LB_TIPS:
            item->coupon_pct = first_known(tips ? tips->coupon_pct : NAN, stated, announced);
            break;
        default:
            item->coupon_pct = first_known(stated, announced, rule_coupon_pct(programme, item->cusip));
        }
    }
    lb_status status = read_spreads(import);
    for (int i = 0; i < programme->count; i++) {
        lb_programme_item *item = &programme->items[i];
        if (item->type == LB_FRN && !item->reopening) {
            item->yield_pct = item->spread_pct; /* the spread is the high margin of the first auction */
        }
    }
    return status;
}
