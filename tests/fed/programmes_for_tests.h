/* programmes_for_tests.h - scenarios with programmes of the Fed made in memory, and runs of them. */
#ifndef LB_TESTS_PROGRAMMES_FOR_TESTS_H
#define LB_TESTS_PROGRAMMES_FOR_TESTS_H

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "day/build.h"
#include "longbond/simulation.h"
#include "world/model.h"
#include "world/programme_rules.h"
#include "world/world.h"

static const int64_t BN = 100000000000; /* cents */

enum { HUNDRED_DOLLARS = 10000 };

/* A scenario from 30 January 2026 without programmes; `yields`: "given" or "cleared". */
static inline lb_scenario plain_scenario(const char *yields, const char *until)
{
    char text[200];
    lb_scenario scenario;
    lb_error err;
    int length =
        snprintf(text, sizeof text,
                 "title: t\nbaseline: 2026-01-30\nuntil: %s\nissuance: policy\nyields: %s\n", until, yields);
    ck_assert_msg(lb_scenario_parse("t.yaml", text, (size_t)length, &scenario, &err) == LB_OK, "%s",
                  err.message);
    return scenario;
}

/* A programme of a kind that starts the first day after the baseline and has no end; amounts are for the caller. */
static inline lb_programme programme_of(lb_programme_kind kind)
{
    return (lb_programme){.kind = kind,
                          .on = lb_date_make(2026, 1, 31),
                          .when.observable = -1,
                          .until = LB_DATE_NONE,
                          .stop.observable = -1,
                          .announced = LB_DATE_NONE,
                          .lasts_yrs = HUGE_VAL};
}

static inline lb_programme purchases_of(int64_t pace, int64_t total, double from_yrs, double to_yrs)
{
    lb_programme p = programme_of(LB_PROGRAMME_PURCHASES);
    p.pace = pace;
    p.total = total;
    p.buys = (lb_maturities){from_yrs, to_yrs, false};
    return p;
}

static inline lb_programme sales_of(int64_t pace, int64_t total, double from_yrs, double to_yrs)
{
    lb_programme p = programme_of(LB_PROGRAMME_SALES);
    p.pace = pace;
    p.total = total;
    p.sells = (lb_maturities){from_yrs, to_yrs, false};
    return p;
}

static inline lb_programme twist_of(int64_t pace)
{
    lb_programme p = programme_of(LB_PROGRAMME_TWIST);
    p.pace = pace;
    p.sells = (lb_maturities){0, 3, false};
    p.buys = (lb_maturities){7, 30, false};
    return p;
}

static inline lb_programme runoff_of(int64_t cap)
{
    lb_programme p = programme_of(LB_PROGRAMME_RUNOFF);
    p.cap = cap;
    return p;
}

static inline lb_programme reinvestment_of(lb_principal of, lb_reinvested_in into, double share)
{
    lb_programme p = programme_of(LB_PROGRAMME_REINVESTMENT);
    p.of = of;
    p.into = into;
    p.share = share;
    return p;
}

static inline lb_programme reserves_of(int64_t pace, double floor_pct)
{
    lb_programme p = programme_of(LB_PROGRAMME_RESERVES);
    p.pace = pace;
    p.floor_pct = floor_pct;
    p.buys = (lb_maturities){0, 1e3, true};
    return p;
}

static inline void add_programme(lb_scenario *scenario, lb_programme programme)
{
    ck_assert_int_lt(scenario->programme_count, LB_PROGRAMME_SLOTS);
    scenario->programmes[scenario->programme_count++] = programme;
}

/* A model and its world at the baseline. */
typedef struct run {
    lb_model *model;
    lb_world *world;
} run;

static inline run open_run(const lb_scenario *scenario)
{
    run r;
    lb_error err;
    ck_assert_msg(lb_model_build(scenario, NULL, &r.model, &err) == LB_OK, "%s", err.message);
    ck_assert_msg(lb_world_open(r.model, &r.world, &err) == LB_OK, "%s", err.message);
    return r;
}

static inline void close_run(run *r)
{
    lb_world_close(r->world);
    lb_model_free(r->model);
}

static inline void step_run(run *r)
{
    lb_error err;
    ck_assert_msg(lb_step(r->model, r->world, &err) == LB_OK, "%s", err.message);
}

static inline bool at_end(const run *r)
{
    return lb_world_date(r->world) >= lb_model_end(r->model);
}

/* Steps until `date` is reached or passed. */
static inline void step_to(run *r, lb_date date)
{
    while (lb_world_date(r->world) < date && !at_end(r)) {
        step_run(r);
    }
}

/* Cents of today's events of a kind that say programme p. */
static inline int64_t events_of(const run *r, lb_event_kind kind, int p, int *count)
{
    int64_t sum = 0;
    int found = 0;
    for (int64_t i = 0; i < *lb_wc_event_count(r->world); i++) {
        const lb_event *event = &lb_wc_event(r->world)[i];
        bool is = event->kind == (int32_t)kind && event->value == p;
        sum += is ? event->cents : 0;
        found += is;
    }
    if (count) {
        *count = found;
    }
    return sum;
}

/* Hash of a world without the fields of programmes and the day's events. */
static inline uint64_t hash_without_programmes(const lb_world *world)
{
    int count;
    const lb_world_field_info *fields = lb_world_fields(&count);
    char *copy = malloc(lb_world_bytes(world));
    ck_assert_ptr_nonnull(copy);
    memcpy(copy, world, lb_world_bytes(world));
    for (int field = 0; field < count; field++) {
        bool programmes = strncmp(fields[field].name, "programme_", 10) == 0;
        bool events = strncmp(fields[field].name, "event", 5) == 0;
        if (programmes || events) {
            size_t end = field + 1 < count ? world->offset[field + 1] : world->bytes;
            memset(copy + world->offset[field], 0, end - world->offset[field]);
        }
    }
    uint64_t hash = lb_hash_bytes(copy, lb_world_bytes(world), 0);
    free(copy);
    return hash;
}

#endif
