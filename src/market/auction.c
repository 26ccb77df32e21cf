#include "auction.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "base/error.h"
#include "num/normal.h"

#define UNIT_CENTS 10000 /* $100, the multiple of bids and awards */

enum { SEEN = 4 }; /* a power of 2 */

/* An auction on its grid: yields are whole numbers of steps, amounts whole numbers of $100. */
typedef struct grid_auction {
    const lb_auction_demand *demand;
    double per_unit;                      /* grid steps in a yield of 1: dividing by it rounds once */
    int64_t floor;                        /* lowest step with bids */
    int64_t competitive;                  /* $100 to be covered */
    int64_t tendered[LB_BIDDER_COUNT];    /* $100 */
    double schedule_top[LB_BIDDER_COUNT]; /* m_c Q in $100 */
    int steps;
    /* the latest steps at which bids were added up, in turn, and the bids of each class there */
    int64_t seen[SEEN], seen_bids[SEEN][LB_BIDDER_COUNT];
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
    int slot = a->steps % SEEN;
    int64_t sum = 0;
    for (int c = 0; c < LB_BIDDER_COUNT; c++) {
        a->seen_bids[slot][c] = bids_of(a, c, k);
        sum += a->seen_bids[slot][c];
    }
    a->seen[slot] = k;
    a->steps++;
    return sum;
}

/* Bids of each class at or below step k, in $100; at the steps around the stop they have just been added up. */
static void bids_by_class(const grid_auction *a, int64_t k, int64_t bids[static LB_BIDDER_COUNT])
{
    for (int slot = 0; slot < SEEN && slot < a->steps; slot++) {
        if (a->seen[slot] == k) {
            memcpy(bids, a->seen_bids[slot], sizeof a->seen_bids[slot]);
            return;
        }
    }
    for (int c = 0; c < LB_BIDDER_COUNT; c++) {
        bids[c] = bids_of(a, c, k);
    }
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

/* Adds the bids up at a step inside the bracket and narrows it. True if they cover the amount. */
static bool look_at(grid_auction *a, int64_t amount, int64_t step, bracket *b)
{
    int64_t bids = bids_at_or_below(a, step);
    if (bids >= amount) {
        b->at = step;
        b->bids_at = bids;
        return true;
    }
    b->below = step;
    b->bids_below = bids;
    return false;
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
        look_at(a, amount, step, &b);
        bisect = b.at - b.below > width / 2;
        width = b.at - b.below;
    }
    return b.at;
}

/* The normal distribution and its density to 1.5e-7, without an exponential: M. Abramowitz and I. Stegun, Handbook of
 * Mathematical Functions (1964), 26.2.19. Good enough to know which step to look at first. */
static double rough_cdf(double x, double *density)
{
    static const double d[] = {
        1, 0.0498673470, 0.0211410061, 0.0032776263, 0.0000380036, 0.0000488906, 0.0000053830};
    double z = fabs(x), sum = d[6], slope = 0;
    for (int i = 5; i >= 0; i--) {
        slope = slope * z + sum;
        sum = sum * z + d[i];
    }
    double inverse = 1 / sum, power = inverse * inverse;
    power *= power;
    power *= power;
    double tail = 0.5 * power * power;
    *density = 16 * tail * inverse * slope;
    return x > 0 ? 1 - tail : tail;
}

/* Where on the grid the bids reach `amount`, nearly: by Newton's method from `start`, with bisection where it leaves what
 * is known. In steps of the grid. */
static double rough_step(const grid_auction *a, int64_t amount, double start, double low, double high)
{
    enum { MOST = 30 };
    static const double near = 0.01; /* of a step */
    const lb_auction_demand *d = a->demand;
    double wanted = (double)amount, at = start > low && start < high ? start : low + (high - low) / 2;
    for (int i = 0; i < MOST; i++) {
        double bids = 0, slope = 0;
        for (int c = 0; c < LB_BIDDER_COUNT; c++) {
            double above = at / a->per_unit - d->when_issued_dec - d->mu_dec[c] - d->delta_dec, density;
            bids += a->schedule_top[c] * rough_cdf(above / d->sigma_dec[c], &density);
            slope += a->schedule_top[c] * density / d->sigma_dec[c];
        }
        *(bids < wanted ? &low : &high) = at;
        double next = at - (bids - wanted) / slope * a->per_unit;
        next = next > low && next < high ? next : low + (high - low) / 2;
        double moved = fabs(next - at);
        at = next;
        if (moved < near) {
            break;
        }
    }
    return at;
}

/* The same as step_covering, starting from the rough answer: mostly that step and the one below it are all it looks at.
 * The upper end of the bracket is taken for covered. */
static int64_t find_step(grid_auction *a, int64_t amount, bracket b, double start)
{
    if (b.at - b.below <= 1) {
        return b.at;
    }
    int64_t first = (int64_t)ceil(rough_step(a, amount, start, (double)b.below, (double)b.at));
    first = first <= b.below ? b.below + 1 : first >= b.at ? b.at - 1 : first;
    bool covered = look_at(a, amount, first, &b);
    for (int64_t reach = 1; b.at - b.below > 1; reach *= 4) {
        int64_t step = covered ? b.at - reach : b.below + reach;
        if (step <= b.below || step >= b.at || look_at(a, amount, step, &b) != covered) {
            break;
        }
    }
    return step_covering(a, amount, b);
}

/* Shares out what is left for the bids at the stop; accepted[] holds the bids below it on entry. In $100. */
static int64_t allot_at_stop(const grid_auction *a, int64_t stop, int64_t left, int64_t accepted[static 3],
                             int32_t *allotted)
{
    int64_t at_stop[LB_BIDDER_COUNT], award[LB_BIDDER_COUNT], bids = 0, awarded = 0;
    bids_by_class(a, stop, at_stop);
    for (int c = 0; c < LB_BIDDER_COUNT; c++) {
        at_stop[c] -= accepted[c];
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

/* Prepares the grid; the bracket receives a step almost without bids and the last step with bids, where they may be all
 * that is tendered. */
static void open_grid(const lb_auction_demand *d, grid_auction *a, bracket *b)
{
    a->demand = d;
    a->per_unit = floor(1 / d->grid_dec + 0.5);
    a->competitive = (d->offering_usd - d->noncompetitive_usd - d->fima_usd) / UNIT_CENTS;
    a->floor = (int64_t)ceil(d->floor_dec * a->per_unit - 1e-6);
    a->steps = 0;
    b->bids_below = 0;
    b->bids_at = 0;
    double lowest = d->when_issued_dec;
    for (int c = 0; c < LB_BIDDER_COUNT; c++) {
        a->schedule_top[c] = d->multiple[c] * (double)a->competitive;
        a->tendered[c] = (int64_t)floor(a->schedule_top[c]);
        b->bids_at += a->tendered[c];
        /* six widths below the middle are 1e-9 of the bids, at most 3e-7 of the amount: less than 5 % of it */
        lowest = fmin(lowest, d->when_issued_dec + d->delta_dec + d->mu_dec[c] - 6 * d->sigma_dec[c]);
    }
    int64_t bottom = (int64_t)floor(lowest * a->per_unit) - 1;
    b->below = bottom < a->floor ? a->floor - 1 : bottom;
    b->at = (int64_t)floor((d->when_issued_dec + d->limit_dec) * a->per_unit);
    b->at = b->at < a->floor ? a->floor : b->at; /* who would bid below the floor bids there */
}

/* The stop; the bracket's upper end goes there. */
static lb_status find_stop(grid_auction *a, bracket *all, lb_error *err)
{
    const lb_auction_demand *d = a->demand;
    int64_t limit = all->at, stop = limit, covered = 0;
    if (limit > all->below) {
        if (all->bids_at >= a->competitive) { /* otherwise nobody need look for the stop */
            stop = find_step(a, a->competitive, *all, (d->when_issued_dec + d->delta_dec) * a->per_unit);
        }
        int64_t bids[LB_BIDDER_COUNT];
        bids_by_class(a, stop, bids);
        for (int c = 0; c < LB_BIDDER_COUNT; c++) {
            covered += bids[c];
        }
    }
    if (covered < a->competitive) { /* only if that is the limit */
        double highest_dec = (double)limit / a->per_unit;
        return lb_fail(
            err, LB_ERR_NO_SOLUTION,
            "the auction fails: %s %.3f %%, %.1f bp above the when-issued yield, cover $%.0f of the "
            "$%.0f offered for competition",
            limit == a->floor ? "bids, which cannot go below" : "bids up to", highest_dec * 100,
            (highest_dec - d->when_issued_dec) * 1e4, (double)covered * 100, (double)a->competitive * 100);
    }
    all->at = stop;
    all->bids_at = covered;
    return LB_OK;
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
    status = find_stop(&a, &all, err);
    if (status != LB_OK) {
        return status;
    }
    int64_t stop = all.at;
    *out = (lb_auction_result){.stop_dec = (double)stop / a.per_unit};
    int64_t accepted[LB_BIDDER_COUNT], under = 0, tendered = 0;
    bids_by_class(&a, stop - 1, accepted);
    for (int c = 0; c < LB_BIDDER_COUNT; c++) {
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
    int64_t median = find_step(&a, (a.competitive + 1) / 2, all, (double)stop);
    out->median_dec = (double)median / a.per_unit;
    all.at = median;
    all.bids_at = a.competitive;
    out->low_dec = (double)find_step(&a, (a.competitive + 19) / 20, all, (double)median) / a.per_unit;
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
