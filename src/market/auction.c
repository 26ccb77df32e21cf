#include "auction.h"

#include <math.h>
#include <stdbool.h>

#include "base/error.h"
#include "num/normal.h"

#define UNIT_CENTS 10000 /* $100, the multiple of bids and awards */

/* An auction on its grid: yields are whole numbers of steps, amounts whole numbers of $100. */
typedef struct grid_auction {
    const lb_auction_demand *demand;
    double per_unit;                      /* grid steps in a yield of 1: dividing by it rounds once */
    int64_t floor;                        /* lowest step with bids */
    int64_t competitive;                  /* $100 to be covered */
    int64_t tendered[LB_BIDDER_COUNT];    /* $100 */
    double schedule_top[LB_BIDDER_COUNT]; /* m_c Q in $100 */
    int steps;
} grid_auction;

/* Bids of a class at or below grid step k, in $100. Whole numbers: their sum does not depend on any order. */
static int64_t bids_of(const grid_auction *a, int c, int64_t k)
{
    if (k < a->floor) {
        return 0;
    }
    const lb_auction_demand *d = a->demand;
    double above = (double)k / a->per_unit - d->when_issued_dec - d->mu_dec[c] - d->delta_dec;
    return (int64_t)floor(a->schedule_top[c] * lb_norm_cdf(above / d->sigma_dec[c]));
}

static int64_t bids_at_or_below(grid_auction *a, int64_t k)
{
    int64_t sum = 0;
    for (int c = 0; c < LB_BIDDER_COUNT; c++) {
        sum += bids_of(a, c, k);
    }
    a->steps++;
    return sum;
}

/* Two grid steps with the bids at or below them, in $100. */
typedef struct bracket {
    int64_t below, bids_below; /* not covered here */
    int64_t at, bids_at;       /* covered here */
} bracket;

static bool is_hundreds(int64_t cents)
{
    return cents >= 0 && cents % UNIT_CENTS == 0;
}

static lb_status check_demand(const lb_auction_demand *d, lb_error *err)
{
    const int64_t most =
        INT64_C(1000000000000000); /* $10tn: sums of three schedules stay exact in a double */
    if (!is_hundreds(d->offering_usd) || !is_hundreds(d->noncompetitive_usd) || !is_hundreds(d->fima_usd) ||
        !is_hundreds(d->addon_usd) || d->offering_usd > most || d->noncompetitive_usd > most ||
        d->fima_usd > most || d->addon_usd > most) {
        return lb_fail(err, LB_ERR_RANGE,
                       "auction: amounts must be multiples of $100 between 0 and $10tn (offering %.2f)",
                       (double)d->offering_usd / 100);
    }
    if (d->noncompetitive_usd + d->fima_usd >= d->offering_usd) {
        return lb_fail(
            err, LB_ERR_RANGE,
            "auction: noncompetitive tenders of $%.0f leave nothing of the offering of $%.0f to compete for",
            (double)(d->noncompetitive_usd + d->fima_usd) / 100, (double)d->offering_usd / 100);
    }
    if (!(d->grid_dec >= 1e-7 && d->grid_dec <= 1e-2) || !(fabs(d->when_issued_dec) <= 1) ||
        !(fabs(d->floor_dec) <= 1) || !(d->limit_dec > 0 && d->limit_dec <= 1) ||
        !(fabs(d->delta_dec) <= 1)) {
        return lb_fail(err, LB_ERR_RANGE,
                       "auction: when-issued %g, grid %g, floor %g, limit %g or shift %g out of range",
                       d->when_issued_dec, d->grid_dec, d->floor_dec, d->limit_dec, d->delta_dec);
    }
    for (int c = 0; c < LB_BIDDER_COUNT; c++) {
        if (!(d->multiple[c] >= 0 && d->multiple[c] <= 100) || !(fabs(d->mu_dec[c]) <= 1) ||
            !(d->sigma_dec[c] > 0 && d->sigma_dec[c] <= 1)) {
            return lb_fail(err, LB_ERR_RANGE,
                           "auction: schedule of class %d: multiple %g, middle %g, width %g", c,
                           d->multiple[c], d->mu_dec[c], d->sigma_dec[c]);
        }
    }
    return LB_OK;
}

/* The lowest grid step at which bids reach `amount`, between a step where they do not and one where they do. Interpolates
 * where that halves the bracket at least every other time, else bisects; the answer is the same as by bisection alone. */
static int64_t step_covering(grid_auction *a, int64_t amount, bracket b)
{
    int64_t width = b.at - b.below;
    for (bool bisect = false; b.at - b.below > 1;) {
        double share = bisect ? 0.5 : (double)(amount - b.bids_below) / (double)(b.bids_at - b.bids_below);
        int64_t step = b.below + (int64_t)(share * (double)(b.at - b.below) + 0.5);
        step = step <= b.below ? b.below + 1 : step >= b.at ? b.at - 1 : step;
        int64_t bids = bids_at_or_below(a, step);
        if (bids >= amount) {
            b.at = step;
            b.bids_at = bids;
        } else {
            b.below = step;
            b.bids_below = bids;
        }
        bisect = b.at - b.below > width / 2;
        width = b.at - b.below;
    }
    return b.at;
}

/* Shares out what is left for the bids at the stop; accepted[] holds the bids below it on entry. In $100. */
static int64_t allot_at_stop(const grid_auction *a, int64_t stop, int64_t left, int64_t accepted[static 3],
                             int32_t *allotted)
{
    int64_t at_stop[LB_BIDDER_COUNT], award[LB_BIDDER_COUNT], bids = 0, awarded = 0;
    for (int c = 0; c < LB_BIDDER_COUNT; c++) {
        at_stop[c] = bids_of(a, c, stop) - accepted[c];
        at_stop[c] =
            at_stop[c] > 0 ? at_stop[c] : 0; /* the last bit of the normal distribution may not rise */
        bids += at_stop[c];
    }
    /* hundredths of a per cent, rounded up; the bids at the stop are at least what is left */
    *allotted = bids > left && bids > 0 ? (int32_t)((left * 10000 + bids - 1) / bids) : 10000;
    for (int c = 0; c < LB_BIDDER_COUNT; c++) {
        award[c] = (at_stop[c] / 10000) * *allotted + (at_stop[c] % 10000 * *allotted + 9999) / 10000;
        awarded += award[c];
    }
    int64_t excess = awarded - left;
    for (int64_t surplus = excess; surplus > 0;) {
        int largest = 0;
        for (int c = 1; c < LB_BIDDER_COUNT; c++) {
            if (award[c] > award[largest] ||
                (award[c] == award[largest] && a->tendered[c] > a->tendered[largest])) {
                largest = c;
            }
        }
        int64_t cut = surplus < award[largest] ? surplus : award[largest];
        award[largest] -= cut;
        surplus -= cut;
    }
    for (int c = 0; c < LB_BIDDER_COUNT; c++) {
        accepted[c] += award[c];
    }
    return excess;
}

/* Prepares the grid; the bracket receives a step almost without bids and the last step with bids. */
static void open_grid(const lb_auction_demand *d, grid_auction *a, bracket *b)
{
    a->demand = d;
    a->per_unit = floor(1 / d->grid_dec + 0.5);
    a->competitive = (d->offering_usd - d->noncompetitive_usd - d->fima_usd) / UNIT_CENTS;
    a->floor = (int64_t)ceil(d->floor_dec * a->per_unit - 1e-6);
    a->steps = 0;
    double lowest = d->when_issued_dec;
    for (int c = 0; c < LB_BIDDER_COUNT; c++) {
        a->schedule_top[c] = d->multiple[c] * (double)a->competitive;
        a->tendered[c] = (int64_t)floor(a->schedule_top[c]);
        /* six widths below the middle are 1e-9 of the bids, at most 3e-7 of the amount: less than 5 % of it */
        lowest = fmin(lowest, d->when_issued_dec + d->delta_dec + d->mu_dec[c] - 6 * d->sigma_dec[c]);
    }
    int64_t bottom = (int64_t)floor(lowest * a->per_unit) - 1;
    b->below = bottom < a->floor ? a->floor - 1 : bottom;
    b->bids_below = 0;
    b->at = (int64_t)floor((d->when_issued_dec + d->limit_dec) * a->per_unit);
    b->bids_at = b->at > b->below ? bids_at_or_below(a, b->at) : 0;
}

/* Looks a little below and above the usual place of the stop, to begin with a narrow bracket. */
static void narrow(grid_auction *a, bracket *b)
{
    const lb_auction_demand *d = a->demand;
    double reach = d->sigma_dec[LB_BIDDER_INDIRECT] / 2;
    for (int side = -1; side <= 1; side += 2) {
        int64_t step = (int64_t)floor((d->when_issued_dec + d->delta_dec + side * reach) * a->per_unit);
        if (step > b->below && step < b->at) {
            int64_t bids = bids_at_or_below(a, step);
            if (bids >= a->competitive) {
                b->at = step;
                b->bids_at = bids;
            } else {
                b->below = step;
                b->bids_below = bids;
            }
        }
    }
}

lb_status lb_auction_hold(const lb_auction_demand *demand, lb_auction_result *out, lb_error *err)
{
    lb_status status = check_demand(demand, err);
    if (status != LB_OK) {
        return status;
    }
    grid_auction a;
    bracket all;
    open_grid(demand, &a, &all);
    if (all.bids_at < a.competitive) {
        return lb_fail(
            err, LB_ERR_NO_SOLUTION,
            "the auction fails: bids up to %.3f %%, %.1f bp above the when-issued yield, cover $%.0f of the "
            "$%.0f offered for competition",
            (double)all.at / a.per_unit * 100, demand->limit_dec * 1e4, (double)all.bids_at * 100,
            (double)a.competitive * 100);
    }
    bracket near = all;
    narrow(&a, &near);
    int64_t stop = step_covering(&a, a.competitive, near);
    all.at = stop;
    all.bids_at = bids_at_or_below(&a, stop);
    *out = (lb_auction_result){.stop_dec = (double)stop / a.per_unit};
    int64_t accepted[LB_BIDDER_COUNT], under = 0, tendered = 0;
    for (int c = 0; c < LB_BIDDER_COUNT; c++) {
        accepted[c] = bids_of(&a, c, stop - 1);
        under += accepted[c];
        tendered += a.tendered[c];
    }
    out->rounding_usd =
        allot_at_stop(&a, stop, a.competitive - under, accepted, &out->allotted_at_high) * UNIT_CENTS;
    for (int c = 0; c < LB_BIDDER_COUNT; c++) {
        out->accepted_usd[c] = accepted[c] * UNIT_CENTS;
        out->tendered_usd[c] = a.tendered[c] * UNIT_CENTS;
    }
    out->competitive_usd = a.competitive * UNIT_CENTS;
    out->issued_usd = demand->offering_usd + demand->addon_usd;
    out->tail_bp = (out->stop_dec - demand->when_issued_dec) * 1e4;
    out->median_dec = (double)step_covering(&a, (a.competitive + 1) / 2, all) / a.per_unit;
    out->low_dec = (double)step_covering(&a, (a.competitive + 19) / 20, all) / a.per_unit;
    out->bid_to_cover =
        ((double)tendered * UNIT_CENTS + (double)(demand->noncompetitive_usd + demand->fima_usd)) /
        (double)demand->offering_usd;
    out->steps = a.steps;
    return LB_OK;
}

double lb_auction_share(const lb_auction_result *result, lb_bidder bidder)
{
    return (double)result->accepted_usd[bidder] / (double)result->competitive_usd;
}
