#include "data/check_auctions.h"

#include <math.h>

#include "base/error.h"

const char *lb_auction_identity_text(lb_auction_identity identity)
{
    static const char *const texts[] = {
#define X(name, text) text,
        LB_AUCTION_IDENTITY_LIST(X)
#undef X
    };
    return (unsigned)identity < LB_AUCTION_IDENTITY_COUNT ? texts[identity] : "unknown identity";
}

/* Sum of `count` amounts; false if one is missing or the sum overflows. */
static bool sum(const lb_cents *amounts, int count, lb_cents *out)
{
    *out = 0;
    for (int i = 0; i < count; i++) {
        if (amounts[i] == LB_CENTS_NONE || __builtin_add_overflow(*out, amounts[i], out)) {
            return false;
        }
    }
    return true;
}

static lb_identity_state compare(lb_cents whole, const lb_cents *parts, int count, double *published,
                                 double *computed)
{
    lb_cents total = 0;
    if (whole == LB_CENTS_NONE || !sum(parts, count, &total)) {
        return LB_IDENTITY_UNKNOWN;
    }
    *published = (double)whole / 100;
    *computed = (double)total / 100;
    return whole == total ? LB_IDENTITY_HOLDS : LB_IDENTITY_BROKEN;
}

static lb_identity_state compare_cover(const lb_auction *a, double *published, double *computed)
{
    const lb_cents bids[] = {a->competitive_tendered_usd, a->noncompetitive_accepted_usd,
                             a->fima_accepted_usd};
    const lb_cents awards[] = {a->competitive_accepted_usd, a->noncompetitive_accepted_usd,
                               a->fima_accepted_usd};
    lb_cents tendered = 0, accepted = 0, hundredths = 0;
    if (isnan(a->bid_to_cover) || !sum(bids, 3, &tendered) || !sum(awards, 3, &accepted) || accepted <= 0 ||
        __builtin_mul_overflow(tendered, (lb_cents)200, &hundredths) ||
        __builtin_add_overflow(hundredths, accepted, &hundredths) || accepted > INT64_MAX / 2) {
        return LB_IDENTITY_UNKNOWN;
    }
    hundredths /= 2 * accepted;
    *published = a->bid_to_cover;
    *computed = (double)hundredths / 100;
    return fabs(*published - *computed) < 0.001 ? LB_IDENTITY_HOLDS : LB_IDENTITY_BROKEN;
}

lb_identity_state lb_auction_identity_check(const lb_auction *a, lb_auction_identity identity,
                                            double *published, double *computed)
{
    double left = 0, right = 0;
    lb_identity_state state = LB_IDENTITY_UNKNOWN;
    const lb_cents parts[] = {a->competitive_accepted_usd, a->noncompetitive_accepted_usd,
                              a->fima_accepted_usd, a->soma_accepted_usd};
    const lb_cents bidders[] = {a->dealer_accepted_usd, a->direct_accepted_usd, a->indirect_accepted_usd};
    switch (identity) {
    case LB_AUCTION_TOTAL:
        state = compare(a->total_accepted_usd, parts, 4, &left, &right);
        break;
    case LB_AUCTION_COMPETITIVE:
        state = compare(a->competitive_accepted_usd, bidders, 3, &left, &right);
        break;
    case LB_AUCTION_BID_TO_COVER:
        state = compare_cover(a, &left, &right);
        break;
    case LB_AUCTION_IDENTITY_COUNT:
        break;
    }
    if (published) {
        *published = left;
    }
    if (computed) {
        *computed = right;
    }
    return state;
}

lb_status lb_auction_reconcile(const lb_auction *auction, lb_error *err)
{
    for (int i = 0; i < LB_AUCTION_IDENTITY_COUNT; i++) {
        double published = 0, computed = 0;
        if (lb_auction_identity_check(auction, (lb_auction_identity)i, &published, &computed) ==
            LB_IDENTITY_BROKEN) {
            char date[11];
            return lb_fail(err, LB_ERR_RECONCILE, "auction of %s on %s: %s: published %.2f, computed %.2f",
                           auction->cusip, lb_date_format(auction->auction_date, date),
                           lb_auction_identity_text((lb_auction_identity)i), published, computed);
        }
    }
    return LB_OK;
}
