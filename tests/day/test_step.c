/* The day loop on the real opening balance sheet: books, determinism, no allocation, a broken posting stops it. */
#include "check_main.h"

#include <stdio.h>
#include <string.h>

#include "day/phases.h"
#include "longbond/simulation.h"
#include "world/world.h"

static const char scenario[] =
    "title: test\nbaseline: 2023-09-30\nuntil: 2023-12-29\nissuance: actual\nyields: given\n";

static lb_model *load(const char *text)
{
    lb_model *model;
    lb_error err;
    ck_assert_msg(lb_model_parse("test.yaml", text, strlen(text), &model, &err) == LB_OK, "%s", err.message);
    return model;
}

static lb_world *open_world(const lb_model *model)
{
    lb_world *world;
    lb_error err;
    ck_assert_msg(lb_world_open(model, &world, &err) == LB_OK, "%s", err.message);
    return world;
}

static void run_to(const lb_model *model, lb_world *world, lb_date end)
{
    lb_error err;
    while (lb_world_date(world) < end) {
        ck_assert_msg(lb_step(model, world, &err) == LB_OK, "%s", err.message);
    }
}

/* MSPD of 30 September 2023: total marketable 25,753,682.65 million; debt to the penny 26,330,142 held by the public. */
START_TEST(the_opening_is_the_published_debt)
{
    lb_model *model = load(scenario);
    lb_world *world = open_world(model);
    ck_assert_double_eq_tol(lb_world_observable(world, "marketable"), 25753682.650781, 0.01);
    ck_assert_double_eq_tol(lb_world_observable(world, "debt_held_by_public"), 26330142.47, 1.0);
    ck_assert_double_eq_tol(lb_world_observable(world, "bills"), 5260406.5094, 0.01);
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

START_TEST(every_day_is_audited_and_replays_to_the_bit)
{
    lb_model *model = load(scenario);
    lb_world *one = open_world(model), *two = open_world(model);
    run_to(model, one, lb_model_end(model));
    ck_assert_int_eq(lb_world_audits(one), lb_model_steps(model));
    ck_assert_int_gt(lb_world_postings(one), 10000);
    /* the second run goes through a checkpoint in the middle */
    run_to(model, two, lb_date_make(2023, 11, 10));
    void *bytes = malloc(lb_world_bytes(two));
    memcpy(bytes, two, lb_world_bytes(two));
    lb_world *restored;
    lb_error err;
    ck_assert_msg(lb_world_restore(model, bytes, lb_world_bytes(two), &restored, &err) == LB_OK, "%s",
                  err.message);
    run_to(model, restored, lb_model_end(model));
    ck_assert_uint_eq(lb_world_hash(one), lb_world_hash(restored));
    free(bytes);
    lb_world_close(restored);
    lb_world_close(one);
    lb_world_close(two);
    lb_model_free(model);
}
END_TEST

START_TEST(a_broken_posting_stops_the_run)
{
    lb_model *model = load(scenario);
    lb_world *world = open_world(model);
    run_to(model, world, lb_date_make(2023, 10, 20));
    /* somebody pays the Treasury 5 dollars out of nothing */
    lb_w_position(world)[LB_INSTR_TGA * LB_SECTOR_COUNT + LB_TREASURY] += 500;
    lb_error err;
    ck_assert_int_eq(lb_step(model, world, &err), LB_ERR_AUDIT);
    ck_assert_ptr_nonnull(strstr(err.message, "tga"));
    ck_assert_ptr_nonnull(strstr(err.message, "treasury"));
    ck_assert_ptr_nonnull(strstr(err.message, "2023-10-23"));
    ck_assert_ptr_nonnull(strstr(err.message, "500"));
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

START_TEST(foreign_and_cut_checkpoints_are_refused)
{
    lb_model *model = load(scenario);
    lb_world *world = open_world(model), *restored;
    lb_error err;
    size_t bytes = lb_world_bytes(world);
    ck_assert_int_eq(lb_world_restore(model, world, bytes - 64, &restored, &err), LB_ERR_CORRUPT);
    ck_assert_ptr_nonnull(strstr(err.message, "truncated"));
    ck_assert_int_eq(lb_world_restore(model, "SQLite format 3", 16, &restored, &err), LB_ERR_CORRUPT);
    world->layout ^= 1;
    ck_assert_int_eq(lb_world_restore(model, world, bytes, &restored, &err), LB_ERR_CORRUPT);
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

/* Whoever walks the list misses nothing: after every day it is what is outstanding, in order. */
START_TEST(the_live_list_is_what_is_outstanding)
{
    lb_model *model = load("title: a\nbaseline: 2023-09-30\nuntil: 2024-12-31\nissuance: policy\n");
    lb_world *world = open_world(model);
    lb_error err;
    for (;;) {
        int32_t count = 0;
        for (int s = 0; s < model->security_count; s++) {
            if (lb_wc_outstanding(world)[s] != 0) {
                ck_assert_int_lt(count, *lb_wc_live_count(world));
                ck_assert_int_eq(lb_wc_live(world)[count++], s);
            }
        }
        ck_assert_int_eq(count, *lb_wc_live_count(world));
        if (lb_world_date(world) >= lb_model_end(model)) {
            break;
        }
        ck_assert_msg(lb_step(model, world, &err) == LB_OK, "%s", err.message);
    }
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

START_TEST(a_damaged_live_list_is_refused)
{
    lb_model *model = load(scenario);
    lb_world *world = open_world(model), *restored;
    lb_error err;
    size_t bytes = lb_world_bytes(world);
    int32_t *live = lb_w_live(world), *count = lb_w_live_count(world);
    const int32_t sound = live[5], live_count = *count;
    const int32_t wrong[] = {-1, live[4], live[6], world->sizes.securities, INT32_MAX, INT32_MIN};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        live[5] = wrong[i];
        ck_assert_int_eq(lb_world_restore(model, world, bytes, &restored, &err), LB_ERR_CORRUPT);
    }
    live[5] = sound;
    const int32_t counts[] = {-1, live_count + 1, world->sizes.securities + 1, INT32_MAX};
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        *count = counts[i];
        ck_assert_int_eq(lb_world_restore(model, world, bytes, &restored, &err), LB_ERR_CORRUPT);
    }
    *count = live_count;
    ck_assert_int_eq(lb_world_restore(model, world, bytes, &restored, &err), LB_OK);
    lb_world_close(restored);
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

/* Bisection finds what a look at every offering finds, and the table of days is the calendar. */
START_TEST(windows_miss_no_offering)
{
    lb_model *model = load("title: a\nbaseline: 2023-09-30\nuntil: 2027-06-30\nissuance: policy\n");
    for (lb_date day = model->baseline; day <= model->until; day++) {
        int first = lb_model_settling_after(model, day - 1);
        int last = lb_model_settling_after(model, day + model->offering_lead);
        for (int o = 0; o < model->offering_count; o++) {
            const lb_offering *offering = &model->offerings[o];
            bool today = offering->announce == day || offering->auction == day || offering->settle == day;
            ck_assert(!today || (o >= first && o < last));
        }
        ck_assert_int_eq(lb_model_settlement_day(model, day), lb_following(LB_CALENDAR_FEDERAL, day));
    }
    lb_date beyond = model->path_start + model->path_days + 5;
    ck_assert_int_eq(lb_model_settlement_day(model, beyond), lb_following(LB_CALENDAR_FEDERAL, beyond));
    lb_model_free(model);
}
END_TEST

/* Raising the whole curve by 1 pp costs interest, and only new issues pay it. */
START_TEST(higher_yields_cost_more)
{
    lb_model *base =
        load("title: a\nbaseline: 2023-09-30\nuntil: 2024-03-28\nissuance: policy\nyields: given\n");
    lb_model *high = load("title: b\nbaseline: 2023-09-30\nuntil: 2024-03-28\nissuance: policy\nyields: "
                          "given\nyield_shift: 100bp\n");
    lb_world *a = open_world(base), *b = open_world(high);
    run_to(base, a, lb_model_end(base));
    run_to(high, b, lb_model_end(high));
    double extra = lb_world_observable(b, "net_interest_fytd") - lb_world_observable(a, "net_interest_fytd");
    /* about 9 tn are issued in the half year, bills for most, alive for a quarter on average: 10 to 25 bn */
    ck_assert_double_gt(extra, 8000);
    ck_assert_double_lt(extra, 35000);
    lb_world_close(a);
    lb_world_close(b);
    lb_model_free(base);
    lb_model_free(high);
}
END_TEST

CHECK_MAIN("step", the_live_list_is_what_is_outstanding, a_damaged_live_list_is_refused,
           windows_miss_no_offering, the_opening_is_the_published_debt,
           every_day_is_audited_and_replays_to_the_bit, a_broken_posting_stops_the_run,
           foreign_and_cut_checkpoints_are_refused, higher_yields_cost_more)
