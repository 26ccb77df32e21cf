#include "auction_fit.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "num/lb_math.h"
#include "num/philox.h"
#include "study/auction_cases.h"

enum { NAIVE_AUCTIONS = 6, NAIVE_LEAST = 3, DRAWS = 40 };

static const char *const answer_words[] = {
#define X(name, word) word,
    LB_AUCTION_ANSWER_LIST(X)
#undef X
};

static const char *const measure_words[] = {
#define X(name, word, unit) word,
    LB_AUCTION_MEASURE_LIST(X)
#undef X
};

static const char *const measure_units[] = {
#define X(name, word, unit) unit,
    LB_AUCTION_MEASURE_LIST(X)
#undef X
};

const char *lb_auction_answer_word(lb_auction_answer answer)
{
    return answer_words[answer];
}

const char *lb_auction_measure_word(lb_auction_measure measure)
{
    return measure_words[measure];
}

const char *lb_auction_measure_unit(lb_auction_measure measure)
{
    return measure_units[measure];
}

static void add_moment(double value, double *sum, double *squares)
{
    *sum += value;
    *squares += value * value;
}

static double deviation(double sum, double squares, int n)
{
    return n > 1 ? sqrt(fmax(0, (squares - sum * sum / n) / (n - 1))) : NAN;
}

/* The common demand, in standard deviations, that gives the recorded bid-to-cover. */
static double find_shock(const double *p, const lb_auction_case *c)
{
    double low = -12, high = 12;
    for (int step = 0; step < 60; step++) {
        lb_auction_drivers x = c->drivers;
        x.shock = (low + high) / 2;
        lb_auction_demand d = lb_auction_bids(p, &x);
        double other = (double)(x.noncompetitive_usd + x.fima_usd), offering = (double)x.offering_usd;
        double bids = (d.multiple[0] + d.multiple[1] + d.multiple[2]) * (offering - other) + other;
        if (bids / offering > c->recorded[LB_MEASURE_COVER]) {
            high = x.shock;
        } else {
            low = x.shock;
        }
    }
    return (low + high) / 2;
}

/* The drivers that make the recorded multiples: what the known ones do not explain is extra. */
static lb_auction_drivers recorded_drivers(const double *p, const lb_auction_case *c)
{
    lb_auction_drivers x = c->drivers;
    double unbound[LB_AUCTION_PARAM_COUNT]; /* without the dealers' obligation, which acts on the sum */
    memcpy(unbound, p, sizeof unbound);
    unbound[LB_AUCTION_DEALER_LEAST] = 0;
    lb_auction_demand expected = lb_auction_bids(unbound, &x);
    for (int b = 0; b < LB_BIDDER_COUNT; b++) {
        x.extra_log[b] = lb_log(c->multiple[b] / expected.multiple[b]);
    }
    return x;
}

static void answer_naive(lb_auction_study_result *r, int index)
{
    lb_auction_case *c = &r->cases[index];
    for (int m = 0; m < LB_MEASURE_COUNT; m++) {
        double sum = 0;
        int n = 0;
        for (int i = index - 1; i >= 0 && n < NAIVE_AUCTIONS; i--) {
            const lb_auction_case *before = &r->cases[i];
            if (before->drivers.group == c->drivers.group && before->date < c->date &&
                !isnan(before->recorded[m])) {
                sum += before->recorded[m];
                n++;
            }
        }
        c->answer[LB_ANSWER_NAIVE][m] = n >= NAIVE_LEAST ? sum / n : NAN;
    }
}

/* Standard deviations of the results of a case over draws of what is not explained. */
static lb_status draw_case(const double *p, lb_auction_case *c, uint32_t index, lb_error *err)
{
    double sum[LB_MEASURE_COUNT] = {0}, squares[LB_MEASURE_COUNT] = {0};
    for (uint32_t draw = 0; draw < DRAWS; draw++) {
        lb_place place = {.seed = 4, .stream = 1, .path = draw, .day = index};
        lb_auction_drivers x = c->drivers;
        double results[LB_MEASURE_COUNT];
        x.shock = lb_random_normal(place, 0);
        x.mix = lb_random_normal(place, 1);
        x.swap = lb_random_normal(place, 2);
        lb_status status = lb_auction_answer_case(p, &x, results, err);
        if (status != LB_OK) {
            return status;
        }
        for (int m = 0; m < LB_MEASURE_COUNT; m++) {
            add_moment(results[m], &sum[m], &squares[m]);
        }
    }
    for (int m = 0; m < LB_MEASURE_COUNT; m++) {
        c->drawn_sd[m] = deviation(sum[m], squares[m], DRAWS);
    }
    return LB_OK;
}

static lb_status answer_all(lb_auction_study_result *r, lb_error *err)
{
    const double *p = r->params;
    for (int i = 0; i < r->count; i++) {
        lb_auction_invert(p, &r->cases[i]);
    }
    lb_auction_recent(p, r->cases, r->count);
    lb_status status = LB_OK;
    for (int i = 0; i < r->count && status == LB_OK; i++) {
        lb_auction_case *c = &r->cases[i];
        lb_auction_drivers given = c->drivers, recorded = recorded_drivers(p, c);
        given.shock = c->shock = find_shock(p, c);
        status = lb_auction_answer_case(p, &c->drivers, c->answer[LB_ANSWER_FORECAST], err);
        if (status == LB_OK) {
            status = lb_auction_answer_case(p, &given, c->answer[LB_ANSWER_GIVEN_COVER], err);
        }
        if (status == LB_OK) {
            status = lb_auction_answer_case(p, &recorded, c->answer[LB_ANSWER_GIVEN_RESULTS], err);
        }
        if (status == LB_OK) {
            status = draw_case(p, c, (uint32_t)i, err);
        }
        answer_naive(r, i);
    }
    return status;
}

/* One line: all recorded auctions for the means; those with a naive answer for the errors. */
static void make_row(const lb_auction_study_result *r, lb_auction_row *row)
{
    double sum[2] = {0}, squares[2] = {0}, drawn = 0, errors[LB_ANSWER_COUNT] = {0};
    int compared = 0;
    for (int i = 0; i < r->count; i++) {
        const lb_auction_case *c = &r->cases[i];
        double recorded = c->recorded[row->measure];
        if (c->drivers.group != row->group || c->in_sample != row->in_sample || isnan(recorded)) {
            continue;
        }
        add_moment(recorded, &sum[0], &squares[0]);
        add_moment(c->answer[LB_ANSWER_FORECAST][row->measure], &sum[1], &squares[1]);
        drawn += c->drawn_sd[row->measure] * c->drawn_sd[row->measure];
        row->count++;
        if (!isnan(c->answer[LB_ANSWER_NAIVE][row->measure])) {
            compared++;
            for (int a = 0; a < LB_ANSWER_COUNT; a++) {
                double off = c->answer[a][row->measure] - recorded;
                errors[a] += off * off;
            }
        }
    }
    row->recorded_mean = sum[0] / row->count;
    row->model_mean = sum[1] / row->count;
    row->recorded_sd = deviation(sum[0], squares[0], row->count);
    row->model_sd = deviation(sum[1], squares[1], row->count);
    row->simulated_sd = sqrt(row->model_sd * row->model_sd + drawn / row->count);
    row->off_sd = (row->model_mean - row->recorded_mean) / row->recorded_sd;
    row->within = fabs(row->off_sd) <= 1;
    for (int a = 0; a < LB_ANSWER_COUNT; a++) {
        row->rmse[a] = compared > 0 ? sqrt(errors[a] / compared) : NAN;
    }
}

static void make_rows(lb_auction_study_result *r)
{
    for (int g = 0; g < LB_AUCTION_COUPON_GROUPS; g++) {
        for (int out = 0; out < 2; out++) {
            for (int m = 0; m < LB_MEASURE_COUNT; m++) {
                lb_auction_row row = {
                    .group = (lb_auction_group)g, .in_sample = out == 0, .measure = (lb_auction_measure)m};
                make_row(r, &row);
                if (row.count > 1) {
                    r->rows[r->row_count++] = row;
                }
            }
        }
    }
}

static void make_weak(lb_auction_study_result *r)
{
    int n = 0;
    for (int a = 0; a < LB_ANSWER_NAIVE; a++) {
        for (int w = 0; w < LB_WEAK_AUCTIONS; w++) {
            lb_weak_auction *weak = &r->weak[n++];
            *weak = (lb_weak_auction){.answer = (lb_auction_answer)a};
            for (int i = 0; i < r->count; i++) {
                const lb_auction_case *c = &r->cases[i];
                if (c->date == lb_weak_auction_date(w) && c->drivers.group == lb_weak_auction_group(w)) {
                    weak->record = c;
                    weak->tail_sd_bp = c->drawn_sd[LB_MEASURE_TAIL];
                    weak->tail_off_bp = c->answer[a][LB_MEASURE_TAIL] - c->published_bp;
                    weak->cover_off = c->answer[a][LB_MEASURE_COVER] - c->recorded[LB_MEASURE_COVER];
                    weak->dealer_off_pct = c->answer[a][LB_MEASURE_DEALER] - c->recorded[LB_MEASURE_DEALER];
                }
            }
            /* published figures have one or two decimals: a difference on the limit is within it */
            weak->tail_within = weak->record && fabs(weak->tail_off_bp) <= 1.5 + 1e-9;
            weak->cover_within = weak->record && fabs(weak->cover_off) <= 0.10 + 1e-9;
            weak->dealer_within = weak->record && fabs(weak->dealer_off_pct) <= 4 + 1e-9;
        }
    }
}

/* Correlation with the published tails less the tenor's mean, of the proxy and of the model given the results. */
static void correlate(lb_auction_study_result *r)
{
    double s[2][5] = {{0}};
    int n = 0;
    for (int i = 0; i < r->count; i++) {
        const lb_auction_case *c = &r->cases[i];
        double proxy = c->recorded[LB_MEASURE_TAIL], mean = lb_published_mean_tail(c->drivers.group);
        if (isnan(c->published_bp) || isnan(proxy) || isnan(mean)) {
            continue;
        }
        double y = c->published_bp - mean;
        double x[2] = {proxy - mean, c->answer[LB_ANSWER_GIVEN_RESULTS][LB_MEASURE_TAIL] - mean};
        for (int k = 0; k < 2; k++) {
            add_moment(x[k], &s[k][0], &s[k][1]);
            add_moment(y, &s[k][2], &s[k][3]);
            s[k][4] += x[k] * y;
        }
        n++;
    }
    double out[2];
    for (int k = 0; k < 2; k++) {
        out[k] = (s[k][4] - s[k][0] * s[k][2] / n) /
                 ((n - 1) * deviation(s[k][0], s[k][1], n) * deviation(s[k][2], s[k][3], n));
    }
    r->proxy_correlation = out[0];
    r->result_correlation = out[1];
    r->published_count = n;
}

lb_status lb_auction_study(const lb_auction_study_input *input, lb_auction_study_result *out, lb_error *err)
{
    memset(out, 0, sizeof *out);
    if (input->params) {
        memcpy(out->params, input->params, sizeof out->params);
    } else {
        lb_auction_defaults(out->params);
    }
    lb_status status = lb_auction_cases_read(input->medians, &out->cases, &out->count, err);
    if (status != LB_OK) {
        return status;
    }
    while (out->in_sample_count < out->count && out->cases[out->in_sample_count].in_sample) {
        out->in_sample_count++;
    }
    status = lb_auction_fit(out, err);
    if (status == LB_OK && input->use_fit) {
        memcpy(out->params, out->fitted, sizeof out->params);
    }
    if (status == LB_OK) {
        status = answer_all(out, err);
    }
    if (status == LB_OK) {
        make_rows(out);
        make_weak(out);
        correlate(out);
    }
    return status;
}

void lb_auction_study_free(lb_auction_study_result *result)
{
    free(result->cases);
    result->cases = NULL;
    result->count = 0;
}
