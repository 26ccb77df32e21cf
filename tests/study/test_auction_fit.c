/* The model of auction demand against the recorded auctions, on the embedded tables; widths with LONGBOND_DATA. */
#include "check_main.h"

#include "study/auction_cases.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static lb_auction_study_result study(const lb_auction_study_input *input)
{
    lb_auction_study_result result;
    lb_error err;
    ck_assert_msg(lb_auction_study(input, &result, &err) == LB_OK, "%s", err.message);
    return result;
}

static const lb_auction_case *case_of(const lb_auction_study_result *r, lb_date date, lb_auction_group group)
{
    for (int i = 0; i < r->count; i++) {
        if (r->cases[i].date == date && r->cases[i].drivers.group == group) {
            return &r->cases[i];
        }
    }
    ck_abort_msg("no such auction");
    return NULL;
}

/* Results as published (MODEL.md G4), and the par yields of the day (Treasury). */
START_TEST(recorded_auctions_are_read)
{
    lb_auction_study_input input = {0};
    lb_auction_study_result r = study(&input);
    const lb_auction_case *c = case_of(&r, lb_date_make(2023, 11, 9), LB_AUCTION_30Y);
    ck_assert_double_eq(c->high_dec, 0.04769);
    ck_assert_double_eq(c->recorded[LB_MEASURE_COVER], 2.24);
    ck_assert_double_eq(c->recorded[LB_MEASURE_DEALER], 24.73);
    ck_assert_double_eq(c->published_bp, 5.3);
    ck_assert_double_eq_tol(c->proxy_bp, -0.1, 1e-9); /* par yield 4.77: the proxy does not see the 5.3 bp */
    ck_assert(c->in_sample && !c->drivers.reopening);
    c = case_of(&r, lb_date_make(2025, 4, 9), LB_AUCTION_10Y);
    ck_assert(!c->in_sample && c->drivers.reopening);
    ck_assert_double_eq(c->drivers.growth_log, 0); /* 39 bn as a year before */
    ck_assert_int_eq(c->drivers.offering_usd, INT64_C(3900000000000));
    for (int i = 0; i < r.count; i++) {
        ck_assert_int_eq(r.cases[i].in_sample, r.cases[i].date <= lb_date_make(2024, 12, 31));
        ck_assert(i == 0 || r.cases[i].date >= r.cases[i - 1].date);
    }
    lb_auction_study_free(&r);
}
END_TEST

/* The multiples reproduce what they were made from, wherever the dealers' obligation does not bind. */
START_TEST(given_all_results_the_auction_repeats_them)
{
    lb_auction_study_input input = {0};
    lb_auction_study_result r = study(&input);
    int repeated = 0;
    for (int i = 0; i < r.count; i++) {
        const lb_auction_case *c = &r.cases[i];
        if (c->multiple[LB_BIDDER_DEALER] < 1.10) {
            continue;
        }
        repeated++;
        const double *a = c->answer[LB_ANSWER_GIVEN_RESULTS];
        ck_assert_double_eq_tol(a[LB_MEASURE_COVER], c->recorded[LB_MEASURE_COVER], 1e-6);
        /* the stop lies on a grid of 0.1 bp, the schedules' density is below 2 % a bp and class */
        ck_assert_double_eq_tol(a[LB_MEASURE_DEALER], c->recorded[LB_MEASURE_DEALER], 0.25);
        ck_assert_double_eq_tol(a[LB_MEASURE_INDIRECT], c->recorded[LB_MEASURE_INDIRECT], 0.25);
        ck_assert_double_eq_tol(c->answer[LB_ANSWER_GIVEN_COVER][LB_MEASURE_COVER],
                                c->recorded[LB_MEASURE_COVER], 1e-6);
    }
    ck_assert_int_gt(repeated, r.count / 2);
    lb_auction_study_free(&r);
}
END_TEST

/* The defaults are the fit: rounded as they stand in the list. Without medians the widths stay. */
START_TEST(the_defaults_are_the_fit)
{
    lb_auction_study_input input = {0};
    lb_auction_study_result r = study(&input);
    for (int i = 0; i < LB_AUCTION_PARAM_COUNT; i++) {
        ck_assert_msg(fabs(r.params[i] - r.fitted[i]) < 0.002, "parameter %d: %g, fitted %g", i, r.params[i],
                      r.fitted[i]);
    }
    lb_auction_study_free(&r);
}
END_TEST

/* The fit sees no auction after 2024: it is the same with and without them. */
START_TEST(later_auctions_do_not_enter_the_fit)
{
    lb_auction_study_input input = {0};
    lb_auction_study_result r = study(&input), cut = r;
    cut.cases = calloc((size_t)r.count, sizeof *r.cases);
    memcpy(cut.cases, r.cases, (size_t)r.count * sizeof *r.cases);
    cut.count = cut.in_sample_count;
    ck_assert_int_eq(lb_auction_fit(&cut, NULL), LB_OK);
    for (int i = 0; i < LB_AUCTION_PARAM_COUNT; i++) {
        ck_assert_double_eq(cut.fitted[i], r.fitted[i]);
    }
    free(cut.cases);
    lb_auction_study_free(&r);
}
END_TEST

/* "Conventional auction averages by tenor (tail, bid-to-cover, shares) within one standard deviation": in sample. */
START_TEST(averages_in_sample_lie_within_one_standard_deviation)
{
    lb_auction_study_input input = {0};
    lb_auction_study_result r = study(&input);
    int in_sample = 0;
    for (int i = 0; i < r.row_count; i++) {
        const lb_auction_row *row = &r.rows[i];
        ck_assert_int_eq(row->within, fabs(row->model_mean - row->recorded_mean) <= row->recorded_sd);
        if (row->in_sample) {
            in_sample++;
            ck_assert_msg(row->within, "%s %s: %g, recorded %g (%g)", lb_auction_group_word(row->group),
                          lb_auction_measure_word(row->measure), row->model_mean, row->recorded_mean,
                          row->recorded_sd);
        }
    }
    ck_assert_int_eq(in_sample, LB_AUCTION_COUPON_GROUPS * 5);
    lb_auction_study_free(&r);
}
END_TEST

/* The figures of the weak auctions are differences from what was published, and told as such. */
START_TEST(weak_auctions_are_told_as_they_are)
{
    lb_auction_study_input input = {0};
    lb_auction_study_result r = study(&input);
    int n = (int)(sizeof r.weak / sizeof r.weak[0]);
    for (int i = 0; i < n; i++) {
        const lb_weak_auction *w = &r.weak[i];
        ck_assert_ptr_nonnull(w->record);
        double tail = w->record->answer[w->answer][LB_MEASURE_TAIL];
        ck_assert_double_eq_tol(w->tail_off_bp, tail - w->record->published_bp, 1e-12);
        ck_assert_int_eq(w->tail_within, fabs(w->tail_off_bp) <= 1.5 + 1e-9);
        ck_assert_double_gt(w->record->recorded[LB_MEASURE_DEALER], 17); /* all six were weak */
    }
    lb_auction_study_free(&r);
}
END_TEST

/* With the official medians the widths are fitted too, and are the defaults. */
START_TEST(widths_come_from_the_published_medians)
{
    const char *folder = getenv("LONGBOND_DATA");
    if (!folder) {
        printf("skipped: LONGBOND_DATA is not set\n");
        return;
    }
    static const char *const names[2] = {"auctions/coupon_auction_bidder_stats_2023-07_2025-05.csv",
                                         "auctions/coupon_auction_bidder_stats_2025-05_2026-01.csv"};
    lb_bidder_stats stats[2];
    lb_error err;
    for (int f = 0; f < 2; f++) {
        char path[1024];
        snprintf(path, sizeof path, "%s/%s", folder, names[f]);
        ck_assert_msg(lb_bidder_stats_read(path, &stats[f], &err) == LB_OK, "%s", err.message);
    }
    lb_auction_study_input input = {.medians = {&stats[0], &stats[1]}};
    lb_auction_study_result r = study(&input);
    for (int i = 0; i < LB_AUCTION_PARAM_COUNT; i++) {
        double unit = i == LB_AUCTION_VOLATILITY_USUAL ? 0.005 : 0.002;
        ck_assert_msg(fabs(r.params[i] - r.fitted[i]) < unit, "parameter %d: %g, fitted %g", i, r.params[i],
                      r.fitted[i]);
    }
    lb_auction_study_free(&r);
    lb_bidder_stats_free(&stats[0]);
    lb_bidder_stats_free(&stats[1]);
}
END_TEST

CHECK_MAIN("auction_fit", recorded_auctions_are_read, given_all_results_the_auction_repeats_them,
           the_defaults_are_the_fit, later_auctions_do_not_enter_the_fit,
           averages_in_sample_lie_within_one_standard_deviation, weak_auctions_are_told_as_they_are,
           widths_come_from_the_published_medians)
