#include "buyback_auction.h"

#include <math.h>

#include "base/cents.h"

enum { BISECTIONS = 60 };

/* Most that can be taken of a security. */
static double most_of(const lb_buyback_offer *offer)
{
    int64_t most = offer->offered < offer->limit ? offer->offered : offer->limit;
    return most > 0 ? (double)most : 0;
}

/* Par offered at `spread_dec` over the curve or more, within the limit; cents. */
static double par_at(const lb_buyback_rules *rules, const lb_buyback_offer *offer, double spread_dec)
{
    double room = (offer->spread_dec - spread_dec) * offer->modified_yrs / rules->markup_dec;
    double most = most_of(offer);
    double par = room * (double)offer->private_par;
    return par < 0 ? 0 : par < most ? par : most;
}

/* Spread over the curve at which the cent after `par` is offered. */
static double spread_at(const lb_buyback_rules *rules, const lb_buyback_offer *offer, double par)
{
    return offer->spread_dec - rules->markup_dec * par / (double)offer->private_par / offer->modified_yrs;
}

static double sum_at(const lb_buyback_rules *rules, const lb_buyback_offer *offers, int count,
                     double spread_dec)
{
    double sum = 0;
    for (int i = 0; i < count; i++) {
        sum += par_at(rules, &offers[i], spread_dec);
    }
    return sum;
}

/* The spread at which the maximum is reached to a million: the side on which the sum is not above it; or the reserve. */
static double stop_of(const lb_buyback_rules *rules, const lb_buyback_offer *offers, int count)
{
    double maximum = (double)rules->maximum, low = rules->reserve_dec, high = low;
    if (sum_at(rules, offers, count, low) <= maximum) {
        return low;
    }
    for (int i = 0; i < count; i++) {
        high = fmax(high, offers[i].spread_dec);
    }
    double sum = 0;
    for (int i = 0; i < BISECTIONS && sum < maximum - (double)LB_MILLION_DOLLARS; i++) {
        double middle = low + (high - low) / 2;
        double reached = sum_at(rules, offers, count, middle);
        if (reached > maximum) {
            low = middle;
        } else {
            high = middle;
            sum = reached;
        }
    }
    return high;
}

/* Millions that rounding left below the maximum go one by one to whoever offers the next one cheapest. */
static void add_millions(const lb_buyback_rules *rules, lb_buyback_offer *offers, int count, int64_t left)
{
    while (left >= LB_MILLION_DOLLARS) {
        int next = -1;
        double best = rules->reserve_dec;
        for (int i = 0; i < count; i++) {
            double par = (double)(offers[i].accepted + LB_MILLION_DOLLARS);
            double spread_dec = spread_at(rules, &offers[i], par);
            if (par <= most_of(&offers[i]) && spread_dec >= best) {
                best = spread_dec;
                next = i;
            }
        }
        if (next < 0) {
            return;
        }
        offers[next].accepted += LB_MILLION_DOLLARS;
        left -= LB_MILLION_DOLLARS;
    }
}

void lb_buyback_auction(const lb_buyback_rules *rules, lb_buyback_offer *offers, int count,
                        lb_buyback_result *out)
{
    *out = (lb_buyback_result){.eligible = count, .stop_dec = rules->reserve_dec};
    double stop_dec = stop_of(rules, offers, count), weighted = 0;
    int64_t left = rules->maximum;
    for (int i = 0; i < count; i++) {
        int64_t par = (int64_t)par_at(rules, &offers[i], stop_dec);
        offers[i].accepted = par / LB_MILLION_DOLLARS * LB_MILLION_DOLLARS;
        offers[i].accepted_spread = 0;
        left -= offers[i].accepted;
        out->offered += offers[i].offered;
    }
    if (stop_dec > rules->reserve_dec) {
        add_millions(rules, offers, count, left);
    }
    for (int i = 0; i < count; i++) {
        if (offers[i].accepted > 0) {
            double par = (double)offers[i].accepted;
            double last_dec = spread_at(rules, &offers[i], par);
            offers[i].accepted_spread = (offers[i].spread_dec + last_dec) / 2;
            out->stop_dec = out->issues == 0 || last_dec < out->stop_dec ? last_dec : out->stop_dec;
            out->issues++;
            out->accepted += offers[i].accepted;
            weighted += par * offers[i].accepted_spread;
        }
    }
    out->spread_dec = out->accepted > 0 ? weighted / (double)out->accepted : 0;
}
