/* store_for_tests.h - a folder of its own, runs of the fake model stored in it, whole and taken up again. */
#ifndef LB_TESTS_STORE_FOR_TESTS_H
#define LB_TESTS_STORE_FOR_TESTS_H

#include "check_main.h"

#include <stdio.h>
#include <string.h>

#include "fake_run.h"
#include "store/run_drive.h"
#include "store/store.h"

static char folder[] = "/tmp/longbond-store-XXXXXX";

static inline const char *file_path(const char *name)
{
    static char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static inline void fresh_folder(void)
{
    strcpy(folder + strlen(folder) - 6, "XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
}

static inline lb_store *open_store(const char *path, lb_store_mode mode)
{
    lb_store *store;
    lb_error err;
    ck_assert_msg(lb_store_open(path, mode, &store, &err) == LB_OK, "%s", err.message);
    return store;
}

static inline lb_run_plan plan_of(const lb_model *model)
{
    return (lb_run_plan){.model = model,
                         .scenario_file = "fake.yaml",
                         .scenario = fake_scenario,
                         .scenario_length = strlen(fake_scenario),
                         .version = "0.1.0",
                         .steps = fake_steps(model),
                         .checkpoints = 3};
}

static inline int64_t begin(lb_store *store, const lb_model *model, const lb_world *world)
{
    lb_run_plan plan = plan_of(model);
    int64_t run;
    lb_error err;
    ck_assert_msg(lb_store_begin(store, &plan, world, &run, &err) == LB_OK, "%s", err.message);
    return run;
}

/* A whole run of the fake model in `store`; its last world goes to `world` if wanted. */
static inline int64_t whole_run(lb_store *store, const lb_model *model, lb_world **world)
{
    lb_world *own = fake_world_new(model);
    int64_t run = begin(store, model, own);
    lb_drive drive = {.model = model, .world = own, .store = store, .step = fake_step};
    lb_error err;
    ck_assert_msg(lb_drive_run(&drive, &err) == LB_OK, "%s", err.message);
    if (world) {
        *world = own;
    } else {
        free(own);
    }
    return run;
}

/* Goes on with an unfinished run from its last checkpoint; the hash it ends in. */
static inline uint64_t finish_run(const char *path, int64_t run, const lb_model *model)
{
    lb_store *store = open_store(path, LB_STORE_WRITE);
    lb_error err;
    ck_assert_msg(lb_store_take_up(store, run, model, 3, &err) == LB_OK, "%s", err.message);
    void *world;
    size_t length;
    lb_date at;
    lb_status status = lb_store_checkpoint(store, run, LB_DATE_NONE, &world, &length, &at, &err);
    if (status == LB_ERR_NOT_FOUND) {
        world = fake_world_new(model);
    } else {
        ck_assert_msg(status == LB_OK, "%s", err.message);
    }
    lb_drive drive = {.model = model, .world = world, .store = store, .step = fake_step};
    ck_assert_msg(lb_drive_run(&drive, &err) == LB_OK, "%s", err.message);
    uint64_t hash = lb_world_hash(world);
    free(world);
    lb_store_close(store);
    return hash;
}

static inline uint64_t straight_hash(const lb_model *model)
{
    lb_world *world = fake_world_new(model);
    lb_drive drive = {.model = model, .world = world, .step = fake_step};
    ck_assert_int_eq(lb_drive_run(&drive, NULL), LB_OK);
    uint64_t hash = lb_world_hash(world);
    free(world);
    return hash;
}

#endif
