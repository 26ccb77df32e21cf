/* Spreads to the curve: the rule at the opening, the way back to it, the on-the-run premium that passes on. */
#include "check_main.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "market/spread_params.h"
#include "market/spreads.h"

static lb_model *load(const char *more)
{
    char text[400];
    lb_model *model;
    lb_error err;
    snprintf(text, sizeof text,
             "title: test\nbaseline: 2023-09-30\nuntil: 2024-12-31\nissuance: actual\nyields: given\n%s",
             more);
    ck_assert_msg(lb_model_parse("test.yaml", text, strlen(text), &model, &err) == LB_OK, "%s", err.message);
    return model;
}

static lb_world *open_world(const lb_model *model)
{
    lb_world *world;
    lb_error err;
    ck_assert_msg(lb_world_open(model, &world, &err) == LB_OK, "%s", err.message);
    lb_spreads_open(model, world);
    return world;
}

static void step(const lb_model *model, lb_world *world)
{
    lb_error err;
    ck_assert_msg(lb_step(model, world, &err) == LB_OK, "%s", err.message);
    lb_spreads_step(model, world);
}

/* Latest outstanding issue of a tenor. */
static int latest_of(const lb_model *model, const lb_world *world, int tenor)
{
    int latest = -1;
    for (int s = 0; s < model->security_count; s++) {
        if (model->tenor[s] == tenor && lb_wc_outstanding(world)[s] > 0 &&
            (latest < 0 || model->securities[s].issue_date > model->securities[latest].issue_date)) {
            latest = s;
        }
    }
    return latest;
}

/* FedInvest 2010-2013 against the spline: off-the-run spreads have mean 0, standard deviation 2.4 bp; 10-year on the run -5.0; old
 * 30-year bonds with 10 to 20 years +1.4; bills and FRNs are not part of it. */
START_TEST(opening_looks_like_the_record)
{
    lb_model *model = load("");
    lb_world *world = open_world(model);
    double sum = 0, square = 0, old = 0;
    int count = 0, old_count = 0;
    for (int s = 0; s < model->opening_count; s++) {
        const lb_security *terms = &model->securities[s];
        double bp = 1e4 * lb_wc_spread_to_curve(world)[s];
        double years = (terms->maturity - model->baseline) / 365.25;
        ck_assert_double_lt(fabs(bp), 20);
        if (terms->type == LB_BILL || terms->type == LB_FRN) {
            ck_assert_double_eq(bp, 0);
        } else if (terms->type != LB_TIPS && years > 1) {
            sum += bp;
            square += bp * bp;
            count++;
            if (model->tenor[s] == LB_30Y && years < 20 && years > 10) {
                old += bp;
                old_count++;
            }
        }
    }
    double mean = sum / count;
    printf("%d notes and bonds: mean %.2f bp, sd %.2f; old bonds %.2f\n", count, mean,
           sqrt(square / count - mean * mean), old / old_count);
    ck_assert_double_lt(fabs(mean), 1);
    ck_assert_double_eq_tol(sqrt(square / count - mean * mean), 2.4, 0.6);
    ck_assert_double_eq_tol(old / old_count, 1.4, 1.2);
    ck_assert_double_eq_tol(1e4 * lb_wc_spread_to_curve(world)[latest_of(model, world, LB_10Y)], -5, 1e-9);
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

/* Half of a distance is gone after the half-life, and nothing else moves for a security whose status stays. */
START_TEST(distance_halves)
{
    lb_model *model =
        load("set:\n  spreads.half_life: 90\n  spreads.age_slope: 0\n  spreads.coupon_slope: 0\n");
    lb_world *moved = open_world(model), *still = open_world(model);
    int s = 0;
    while (model->securities[s].type != LB_BOND || model->securities[s].maturity > lb_date_make(2036, 1, 1)) {
        s++;
    }
    lb_w_spread_to_curve(moved)[s] -= 10e-4;
    while (lb_world_date(moved) < model->baseline + 90) {
        step(model, moved);
        step(model, still);
    }
    double left = 1e4 * (lb_wc_spread_to_curve(still)[s] - lb_wc_spread_to_curve(moved)[s]);
    double expected = 10 * pow(0.5, (lb_world_date(moved) - model->baseline) / 90.0);
    ck_assert_double_eq_tol(left, expected, 1e-9);
    lb_world_close(moved);
    lb_world_close(still);
    lb_model_free(model);
}
END_TEST

/* A new 10-year note takes over the premium on its first day; the one before it moves towards its part of it. */
START_TEST(premium_passes_to_the_new_issue)
{
    lb_model *model = load("");
    lb_world *world = open_world(model);
    int before = latest_of(model, world, LB_10Y), now = before;
    while (now == before) {
        step(model, world);
        now = latest_of(model, world, LB_10Y);
    }
    ck_assert_double_eq_tol(1e4 * lb_wc_spread_to_curve(world)[now], -5, 1e-9);
    ck_assert_double_gt(lb_wc_spread_to_curve(world)[before], -5e-4);
    double last = lb_wc_spread_to_curve(world)[before];
    for (int day = 0; day < 40; day++) {
        step(model, world);
        ck_assert_double_gt(lb_wc_spread_to_curve(world)[before], last);
        last = lb_wc_spread_to_curve(world)[before];
    }
    ck_assert_double_lt(last, -0.65 * 5e-4);
    ck_assert_double_eq_tol(1e4 * lb_spread_rule(model, world, before, 1), -0.65 * 5, 1e-9);
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

/* What lasts depends on the CUSIP and the seed alone, not on the run that the security lives in. */
START_TEST(what_lasts_is_the_securitys_own)
{
    lb_model *model = load(""), *other = load("seed: 5\n");
    lb_world *world = open_world(model), *again = open_world(model), *seeded = open_world(other);
    int differ = 0;
    for (int s = 0; s < model->security_count; s++) {
        ck_assert(lb_wc_spread_effect(world)[s] == lb_wc_spread_effect(again)[s]);
        differ += lb_wc_spread_effect(world)[s] != lb_wc_spread_effect(seeded)[s];
    }
    ck_assert_int_gt(differ, 300);
    lb_world_close(world);
    lb_world_close(again);
    lb_world_close(seeded);
    lb_model_free(model);
    lb_model_free(other);
}
END_TEST

CHECK_MAIN("spreads", opening_looks_like_the_record, distance_halves, premium_passes_to_the_new_issue,
           what_lasts_is_the_securitys_own)
