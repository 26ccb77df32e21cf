#include "curve/screen.h"

#include <math.h>
#include <string.h>

#include "num/quantile.h"

/* No Treasury security ever had a price or yield outside. */
#define LEAST_PX                 1.0
#define MOST_PX                  300.0
#define LEAST_YIELD_DEC          (-0.05)
#define MOST_YIELD_DEC           0.25

/* A price this far off in yield from the median of its neighbours by maturity is no price of this market, however
 * steep the curve. */
#define MOST_FROM_NEIGHBOURS_DEC 0.015
enum { NEIGHBOURS = 4, LEAST_NEIGHBOURS = 4 }; /* on either side; in all */

static bool is_price(double px)
{
    return px > 0 && isfinite(px);
}

static bool is_kind(const lb_security *security, lb_security_type type)
{
    return type == LB_TIPS ? security->type == LB_TIPS
                           : security->type == LB_NOTE || security->type == LB_BOND;
}

/* Prices, terms and yield of one quote. */
static lb_out look_at(const lb_price_quote *quote, lb_date settle, lb_screened *s)
{
    if (!is_price(quote->clean_px)) {
        return isnan(quote->clean_px) || quote->clean_px == 0 ? LB_OUT_NO_PRICE : LB_OUT_ABSURD;
    }
    if (quote->security.maturity <= settle) {
        return LB_OUT_SHORT; /* paid off by then */
    }
    if (is_price(quote->bid_px) && is_price(quote->ask_px) && quote->bid_px > quote->ask_px) {
        return LB_OUT_CROSSED;
    }
    lb_position position;
    if (lb_security_check(&quote->security, NULL) != LB_OK ||
        lb_position_at(&quote->security, settle, LB_CONVENTION_STREET, &position, NULL) != LB_OK) {
        return LB_OUT_TERMS;
    }
    double dirty = quote->clean_px + position.stream.accrued, yield;
    if (!(quote->clean_px >= LEAST_PX && quote->clean_px <= MOST_PX) ||
        lb_stream_yield(&position.stream, dirty, &yield, NULL) != LB_OK ||
        !(yield >= LEAST_YIELD_DEC && yield <= MOST_YIELD_DEC)) {
        return LB_OUT_ABSURD;
    }
    lb_slopes slopes = lb_stream_risk(&position.stream, yield);
    s->stream = position.stream;
    s->dirty_px = dirty;
    s->outcome.yield_dec = yield;
    s->outcome.modified_yrs = 0.5 * slopes.fall;
    s->dv01_px = dirty * s->outcome.modified_yrs * 1e-4;
    s->sound = true;
    return LB_OUT_USED;
}

static lb_out design_of(const lb_price_quote *quote, const lb_fit_options *how, double years)
{
    if (years < how->shortest_yrs) {
        return LB_OUT_SHORT;
    }
    if (!how->with_new && how->type != LB_TIPS && (quote->run == 0 || quote->run == 1)) {
        return quote->run == 0 ? LB_OUT_ON_THE_RUN : LB_OUT_FIRST_OFF;
    }
    return LB_OUT_USED;
}

static bool comes_before(const lb_price_quote *quotes, int a, int b)
{
    lb_date x = quotes[a].security.maturity, y = quotes[b].security.maturity;
    return x != y ? x < y : a < b;
}

static void sort_by_maturity(const lb_price_quote *quotes, int *order, int count)
{
    static const int gaps[] = {1750, 701, 301, 132, 57, 23, 10, 4, 1};
    for (size_t g = 0; g < sizeof gaps / sizeof gaps[0]; g++) {
        for (int i = gaps[g]; i < count; i++) {
            int moving = order[i], at = i;
            while (at >= gaps[g] && comes_before(quotes, moving, order[at - gaps[g]])) {
                order[at] = order[at - gaps[g]];
                at -= gaps[g];
            }
            order[at] = moving;
        }
    }
}

static bool same_security(const lb_security *a, const lb_security *b)
{
    if (a->cusip[0] && b->cusip[0]) {
        return memcmp(a->cusip, b->cusip, 9) == 0;
    }
    return a->maturity == b->maturity && a->coupon_dec == b->coupon_dec && a->dated_date == b->dated_date;
}

/* The second and later prices of a security: they share its maturity, so they stand near in the order. */
static void drop_duplicates(const lb_price_quote *quotes, lb_screened *screened, const int *order, int count)
{
    for (int i = 1; i < count; i++) {
        const lb_security *security = &quotes[order[i]].security;
        for (int j = i - 1; j >= 0 && quotes[order[j]].security.maturity == security->maturity; j--) {
            if (same_security(security, &quotes[order[j]].security)) {
                screened[order[i]].outcome.out = LB_OUT_DUPLICATE;
                screened[order[i]].sound = false;
                break;
            }
        }
    }
}

/* Drops what is not sound from the order. */
static int compact(const lb_screened *screened, int *order, int count)
{
    int kept = 0;
    for (int i = 0; i < count; i++) {
        if (screened[order[i]].sound) {
            order[kept++] = order[i];
        }
    }
    return kept;
}

/* Yields of securities that are too short for the fit mean little: 1/32 of a point is a per cent in a week. */
static void drop_strangers(lb_screened *screened, const int *order, int count, double shortest_yrs)
{
    for (int i = 0; i < count; i++) {
        double yields[2 * NEIGHBOURS];
        int low = i - NEIGHBOURS < 0 ? 0 : i - NEIGHBOURS;
        int high = low + 2 * NEIGHBOURS < count - 1 ? low + 2 * NEIGHBOURS : count - 1;
        low = high - 2 * NEIGHBOURS < 0 ? 0 : high - 2 * NEIGHBOURS;
        int found = 0;
        for (int j = low; j <= high; j++) {
            if (j != i) {
                yields[found++] = screened[order[j]].outcome.yield_dec;
            }
        }
        if (found < LEAST_NEIGHBOURS) {
            continue;
        }
        lb_sort(yields, found);
        double median = lb_quantile_sorted(yields, found, 0.5);
        /* Within the range of the neighbours nothing is strange. */
        double yield = screened[order[i]].outcome.yield_dec;
        bool outside = yield < yields[0] || yield > yields[found - 1];
        if (outside && screened[order[i]].outcome.years >= shortest_yrs &&
            fabs(yield - median) > MOST_FROM_NEIGHBOURS_DEC) {
            screened[order[i]].outcome.out = LB_OUT_NEIGHBOURS;
        }
    }
    for (int i = 0; i < count; i++) {
        lb_screened *s = &screened[order[i]];
        s->sound = s->outcome.out != LB_OUT_NEIGHBOURS;
    }
}

void lb_screen_quotes(const lb_price_quote *quotes, int count, lb_date settle, const lb_fit_options *how,
                      lb_screened *screened, int *order, int *sound)
{
    int looked_at = 0;
    for (int i = 0; i < count; i++) {
        lb_screened *s = &screened[i];
        double years = (quotes[i].security.maturity - settle) / 365.25;
        *s = (lb_screened){.outcome = {.out = LB_OUT_TYPE,
                                       .years = years,
                                       .yield_dec = NAN,
                                       .curve_yield_dec = NAN,
                                       .spread_bp = NAN,
                                       .modified_yrs = NAN}};
        if (is_kind(&quotes[i].security, how->type)) {
            s->outcome.out = (int)look_at(&quotes[i], settle, s);
            order[looked_at] = i;
            looked_at += s->sound;
        }
    }
    sort_by_maturity(quotes, order, looked_at);
    drop_duplicates(quotes, screened, order, looked_at);
    looked_at = compact(screened, order, looked_at);
    drop_strangers(screened, order, looked_at, how->shortest_yrs);
    *sound = compact(screened, order, looked_at);
    for (int i = 0; i < *sound; i++) {
        lb_screened *s = &screened[order[i]];
        s->outcome.out = (int)design_of(&quotes[order[i]], how, s->outcome.years);
    }
}
