/* stored_fake_run.h - the fake run in a store in memory, as the tests of what reads runs begin. */
#ifndef LB_TESTS_STORED_FAKE_RUN_H
#define LB_TESTS_STORED_FAKE_RUN_H

#include <check.h>

#include "fake_run.h"
#include "store/run_drive.h"

/* A store in memory with one whole run of `model`, whose scenario is `scenario`. */
static inline lb_store *stored_fake_run(const lb_model *model, const char *scenario)
{
    lb_store *store;
    lb_error err;
    ck_assert_msg(lb_store_open(":memory:", LB_STORE_WRITE, &store, &err) == LB_OK, "%s", err.message);
    lb_world *world = fake_world_new(model);
    lb_run_plan plan = {.model = model,
                        .scenario_file = "fake.yaml",
                        .scenario = scenario,
                        .scenario_length = strlen(scenario),
                        .version = "0.1.0",
                        .steps = fake_steps(model),
                        .checkpoints = 3};
    int64_t run;
    ck_assert_msg(lb_store_begin(store, &plan, world, &run, &err) == LB_OK, "%s", err.message);
    lb_drive drive = {.model = model, .world = world, .store = store, .step = fake_step};
    ck_assert_msg(lb_drive_run(&drive, &err) == LB_OK, "%s", err.message);
    free(world);
    return store;
}

#endif
