#include "auction_cases.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "data/sticky_rows.h"
#include "num/lb_math.h"
#include "num/normal.h"
#include "treasury/awards.h"
#include "world/lists.h"

enum { MOST_DAYS = 4000, LEVEL_DAYS = 250, RECENT_DAYS = 45, TENORS = LB_AUCTION_COUPON_GROUPS };

static const double tenor_yrs[TENORS] = {2, 3, 5, 7, 10, 20, 30};

/* Par yields in bp; days without a maturity's yield move with the nearest published ones. */
typedef struct daily_yields {
    int count;
    lb_date date[MOST_DAYS];
    bool published[MOST_DAYS][TENORS];
    double yield_bp[MOST_DAYS][TENORS];
    double volatility_bp[MOST_DAYS]; /* of the 10-year, up to and with the day */
} daily_yields;

/* Change of tenor t where it is not published: linear between the neighbours that are. */
static double neighbours_change(const double *change, const bool *published, int t)
{
    int below = t, above = t;
    while (below >= 0 && !published[below]) {
        below--;
    }
    while (above < TENORS && !published[above]) {
        above++;
    }
    if (below < 0 || above >= TENORS) {
        return below >= 0 ? change[below] : above < TENORS ? change[above] : 0;
    }
    double weight = (tenor_yrs[t] - tenor_yrs[below]) / (tenor_yrs[above] - tenor_yrs[below]);
    return change[below] + weight * (change[above] - change[below]);
}

static lb_status read_yields(daily_yields *y, lb_error *err)
{
    const double decay = 0.94;
    double variance = 0, weight = 0;
    lb_rows rows;
    lb_rows_open_snapshot(&rows, "par_yields", err);
    for (int row = 0; rows.status == LB_OK && row < rows.count; row++) {
        if (y->count == MOST_DAYS) {
            lb_rows_fail(&rows, row, "date", "more than %d days", MOST_DAYS);
            break;
        }
        int n = y->count;
        double change[TENORS] = {0};
        y->date[n] = lb_rows_date(&rows, row, "date");
        for (int t = 0; t < TENORS; t++) {
            double value =
                lb_rows_number_or(&rows, row, lb_auction_group_word((lb_auction_group)t), NAN) * 100;
            y->published[n][t] = !isnan(value);
            y->yield_bp[n][t] = value;
            change[t] = n > 0 ? value - y->yield_bp[n - 1][t] : 0;
        }
        for (int t = 0; t < TENORS && n > 0; t++) {
            if (!y->published[n][t]) {
                y->yield_bp[n][t] = y->yield_bp[n - 1][t] + neighbours_change(change, y->published[n], t);
            }
        }
        if (n > 0) {
            double move = y->yield_bp[n][LB_AUCTION_10Y] - y->yield_bp[n - 1][LB_AUCTION_10Y];
            variance = decay * variance + move * move;
            weight = decay * weight + 1;
        }
        y->volatility_bp[n] = weight > 0 ? sqrt(variance / weight) : NAN;
        y->count++;
    }
    return lb_rows_close(&rows);
}

/* The last day before `date`, or -1. */
static int day_before(const daily_yields *y, lb_date date)
{
    int n = y->count - 1;
    while (n >= 0 && y->date[n] >= date) {
        n--;
    }
    return n;
}

/* Tails against when-issued as reported (MODEL.md G4). */
static const struct published_tail {
    int year, month, day;
    lb_auction_group group;
    double tail_bp;
} published_tails[] = {
    {2023, 10, 10, LB_AUCTION_3Y, 1.7},   {2023, 10, 12, LB_AUCTION_30Y, 3.7},
    {2023, 11, 8, LB_AUCTION_10Y, 0.8},   {2023, 11, 9, LB_AUCTION_30Y, 5.3},
    {2023, 12, 12, LB_AUCTION_30Y, -0.3}, {2024, 1, 24, LB_AUCTION_5Y, 2.0},
    {2024, 2, 21, LB_AUCTION_20Y, 3.3},   {2024, 4, 10, LB_AUCTION_10Y, 3.1},
    {2024, 4, 11, LB_AUCTION_30Y, 1.0},   {2024, 8, 7, LB_AUCTION_10Y, 3.1},
    {2024, 11, 20, LB_AUCTION_20Y, 3.0},  {2025, 4, 8, LB_AUCTION_3Y, 2.4},
    {2025, 4, 9, LB_AUCTION_10Y, -3.0},   {2025, 4, 10, LB_AUCTION_30Y, -2.6},
    {2025, 5, 21, LB_AUCTION_20Y, 1.2},   {2025, 12, 11, LB_AUCTION_30Y, -0.1},
};

static double published_tail(lb_date date, lb_auction_group group)
{
    for (size_t i = 0; i < sizeof published_tails / sizeof published_tails[0]; i++) {
        const struct published_tail *p = &published_tails[i];
        if (lb_date_make(p->year, p->month, p->day) == date && p->group == group) {
            return p->tail_bp;
        }
    }
    return NAN;
}

static const struct weak_auction {
    int year, month, day;
    lb_auction_group group;
} weak_auctions[LB_WEAK_AUCTIONS] = {
    {2023, 10, 12, LB_AUCTION_30Y}, {2023, 11, 9, LB_AUCTION_30Y}, {2024, 1, 24, LB_AUCTION_5Y},
    {2024, 2, 21, LB_AUCTION_20Y},  {2024, 4, 10, LB_AUCTION_10Y}, {2024, 4, 11, LB_AUCTION_30Y},
};

lb_date lb_weak_auction_date(int index)
{
    const struct weak_auction *w = &weak_auctions[index];
    return lb_date_make(w->year, w->month, w->day);
}

lb_auction_group lb_weak_auction_group(int index)
{
    return weak_auctions[index].group;
}

double lb_published_mean_tail(lb_auction_group group)
{
    /* means over the dates that MODEL.md D.6 quotes */
    static const double means[TENORS] = {[LB_AUCTION_2Y] = NAN,
                                         [LB_AUCTION_3Y] = (-0.6 + 0.1) / 2,
                                         [LB_AUCTION_5Y] = (0.1 + 0.5 + 0.5) / 3,
                                         [LB_AUCTION_7Y] = 0.0,
                                         [LB_AUCTION_10Y] = (0.9 + 0.8) / 2,
                                         [LB_AUCTION_20Y] = (-0.7 - 1.3 + 0.1) / 3,
                                         [LB_AUCTION_30Y] = (0.9 + 0.8 + 0.5) / 3};
    return means[group];
}

/* Growth of the offering against the same kind of auction of the tenor about a year before; 0 if there is none. */
static double growth_of(const lb_auction_case *cases, int count, const lb_auction_case *record)
{
    double growth = 0;
    for (int i = 0; i < count; i++) {
        const lb_auction_case *c = &cases[i];
        int days = record->date - c->date;
        if (c->drivers.group == record->drivers.group && c->drivers.reopening == record->drivers.reopening &&
            days > 300 && days < 430) {
            growth = lb_log((double)record->drivers.offering_usd / (double)c->drivers.offering_usd);
        }
    }
    return growth;
}

static void add_yields(const daily_yields *y, lb_auction_case *c)
{
    int t = (int)c->drivers.group, eve = day_before(y, c->date), days = 0;
    double sum = 0;
    for (int n = eve - 1; n >= 0 && days < LEVEL_DAYS; n--, days++) {
        sum += y->yield_bp[n][t];
    }
    c->drivers.level_bp = days > 0 ? y->yield_bp[eve][t] - sum / days : 0;
    c->drivers.volatility_bp = eve > 0 ? y->volatility_bp[eve] : NAN;
    bool same_day = eve + 1 < y->count && y->date[eve + 1] == c->date && y->published[eve + 1][t];
    c->proxy_bp = same_day ? c->high_dec * 1e4 - y->yield_bp[eve + 1][t] : NAN;
}

static void add_median(const lb_bidder_stats *const medians[2], const char *cusip, lb_auction_case *c)
{
    c->recorded[LB_MEASURE_SPREAD] = NAN;
    for (int f = 0; f < 2; f++) {
        int row = medians[f] ? lb_key_find(&medians[f]->set.index, cusip, c->date) : -1;
        if (row >= 0) {
            c->recorded[LB_MEASURE_SPREAD] = (c->high_dec - medians[f]->rows[row].median_yield_dec) * 1e4;
        }
    }
}

/* A row of the table of auctions; false if it is none of a nominal coupon security with results. */
static bool read_case(lb_rows *rows, int row, lb_auction_case *c)
{
    const char *type = lb_rows_text(rows, row, "type");
    int tenor = lb_tenor_find(lb_rows_text(rows, row, "tenor"));
    if ((strcmp(type, "note") != 0 && strcmp(type, "bond") != 0) || tenor < 0 ||
        !lb_rows_has(rows, row, "dealer_pct")) {
        return false;
    }
    *c = (lb_auction_case){.date = lb_rows_date(rows, row, "auction_date"),
                           .high_dec = lb_rows_number(rows, row, "high_yield_pct") / 100};
    c->in_sample = c->date <= lb_date_make(2024, 12, 31);
    c->drivers.group = lb_auction_group_of(tenor);
    c->drivers.reopening = lb_rows_number(rows, row, "reopening") != 0;
    c->drivers.offering_usd = lb_rows_decimal(rows, row, "offering_usd", 2);
    c->drivers.noncompetitive_usd = lb_noncompetitive_award(tenor, c->drivers.offering_usd);
    c->drivers.when_issued_dec = c->high_dec;
    c->recorded[LB_MEASURE_TAIL] = NAN;
    c->recorded[LB_MEASURE_COVER] = lb_rows_number(rows, row, "bid_to_cover");
    c->recorded[LB_MEASURE_DEALER] = lb_rows_number(rows, row, "dealer_pct");
    c->recorded[LB_MEASURE_DIRECT] = lb_rows_number(rows, row, "direct_pct");
    c->recorded[LB_MEASURE_INDIRECT] = lb_rows_number(rows, row, "indirect_pct");
    c->published_bp = published_tail(c->date, c->drivers.group);
    return (int)c->drivers.group < TENORS;
}

static int by_date(const void *a, const void *b)
{
    const lb_auction_case *x = a, *y = b;
    return x->date != y->date ? (x->date < y->date ? -1 : 1) : (int)x->drivers.group - (int)y->drivers.group;
}

/* Moves each tenor's proxy so that its mean in sample is the published mean tail (0 without one). */
static void center_proxies(lb_auction_case *cases, int count)
{
    for (int g = 0; g < TENORS; g++) {
        double sum = 0, target = lb_published_mean_tail((lb_auction_group)g);
        int n = 0;
        for (int i = 0; i < count; i++) {
            if ((int)cases[i].drivers.group == g && cases[i].in_sample && !isnan(cases[i].proxy_bp)) {
                sum += cases[i].proxy_bp;
                n++;
            }
        }
        for (int i = 0; i < count && n > 0; i++) {
            if ((int)cases[i].drivers.group == g) {
                cases[i].recorded[LB_MEASURE_TAIL] =
                    cases[i].proxy_bp - sum / n + (isnan(target) ? 0 : target);
            }
        }
    }
}

lb_status lb_auction_cases_read(const lb_bidder_stats *const medians[2], lb_auction_case **cases, int *count,
                                lb_error *err)
{
    *cases = NULL;
    *count = 0;
    daily_yields *y = calloc(1, sizeof *y);
    if (!y) {
        return lb_fail(err, LB_ERR_NO_MEMORY, "no memory for the yields of %d days", MOST_DAYS);
    }
    lb_status status = read_yields(y, err);
    lb_rows rows = {.status = status};
    if (status == LB_OK) {
        lb_rows_open_snapshot(&rows, "auctions", err);
        *cases = rows.status == LB_OK ? calloc((size_t)rows.count + 1, sizeof **cases) : NULL;
        for (int row = 0; rows.status == LB_OK && *cases && row < rows.count; row++) {
            lb_auction_case *c = &(*cases)[*count];
            if (read_case(&rows, row, c)) {
                char cusip[10];
                lb_rows_cusip(&rows, row, "cusip", cusip);
                add_yields(y, c);
                add_median(medians, cusip, c);
                (*count)++;
            }
        }
        bool no_memory = rows.status == LB_OK && !*cases;
        status = lb_rows_close(&rows);
        if (no_memory) {
            status = lb_fail(err, LB_ERR_NO_MEMORY, "no memory for the recorded auctions");
        }
    }
    free(y);
    if (status == LB_OK && *cases) {
        qsort(*cases, (size_t)*count, sizeof **cases, by_date);
        for (int i = 0; i < *count; i++) {
            (*cases)[i].drivers.growth_log = growth_of(*cases, i, &(*cases)[i]);
        }
        center_proxies(*cases, *count);
    }
    return status;
}

/* Multiples at distance z of the stop from the schedules' origin that give the recorded awards; returns their sum. */
static double multiples_at(const lb_auction_demand *d, const lb_auction_case *c, double z, double *multiple)
{
    double sum = 0;
    for (int b = 0; b < LB_BIDDER_COUNT; b++) {
        double share = c->recorded[LB_MEASURE_DEALER + b] / 100;
        multiple[b] = share / lb_norm_cdf((z - d->mu_dec[b]) / d->sigma_dec[b]);
        sum += multiple[b];
    }
    return sum;
}

void lb_auction_invert(const double *params, lb_auction_case *c)
{
    lb_auction_demand d = lb_auction_bids(params, &c->drivers);
    double offering = (double)d.offering_usd;
    double other = (double)(d.noncompetitive_usd + d.fima_usd);
    double wanted = (c->recorded[LB_MEASURE_COVER] * offering - other) / (offering - other);
    /* the higher the stop in the schedules, the fewer bids were above it */
    double low = -8 * d.sigma_dec[LB_BIDDER_INDIRECT], high = 12 * d.sigma_dec[LB_BIDDER_INDIRECT];
    for (int step = 0; step < 80; step++) {
        double middle = (low + high) / 2;
        if (multiples_at(&d, c, middle, c->multiple) > wanted) {
            low = middle;
        } else {
            high = middle;
        }
    }
}

void lb_auction_recent(const double *params, lb_auction_case *cases, int count)
{
    for (int i = 0; i < count; i++) {
        lb_auction_case *c = &cases[i];
        double sum[LB_BIDDER_COUNT] = {0};
        int n = 0;
        for (int j = 0; j < i; j++) {
            int days = c->date - cases[j].date;
            if (days > 0 && days <= RECENT_DAYS) {
                lb_auction_demand d = {.multiple = {0}};
                double deviation[LB_BIDDER_COUNT];
                memcpy(d.multiple, cases[j].multiple, sizeof d.multiple);
                lb_auction_deviation(params, cases[j].drivers.group, &d, deviation);
                for (int b = 0; b < LB_BIDDER_COUNT; b++) {
                    sum[b] += deviation[b];
                }
                n++;
            }
        }
        for (int b = 0; b < LB_BIDDER_COUNT; b++) {
            c->drivers.recent_log[b] = n > 0 ? sum[b] / n : 0;
        }
    }
}

lb_status lb_auction_answer_case(const double *params, const lb_auction_drivers *drivers,
                                 double out[LB_MEASURE_COUNT], lb_error *err)
{
    lb_auction_demand demand = lb_auction_bids(params, drivers);
    lb_auction_result result;
    lb_status status = lb_auction_hold(&demand, &result, err);
    if (status == LB_OK) {
        out[LB_MEASURE_TAIL] = result.tail_bp;
        out[LB_MEASURE_COVER] = result.bid_to_cover;
        for (int b = 0; b < LB_BIDDER_COUNT; b++) {
            out[LB_MEASURE_DEALER + b] = lb_auction_share(&result, (lb_bidder)b) * 100;
        }
        out[LB_MEASURE_SPREAD] = (result.stop_dec - result.median_dec) * 1e4;
    }
    return status;
}
