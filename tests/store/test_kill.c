/* A run killed at any moment leaves a store from which it goes on to the same end. */
#include "check_main.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "fake_run.h"
#include "base/hash.h"
#include "store/run_drive.h"
#include "store/store_internal.h"

enum { KILLS = 20 };

static double now_s(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* A day that takes as long as a real one. */
static lb_status slow_step(const lb_model *model, lb_world *world, lb_error *err)
{
    usleep(100);
    return fake_step(model, world, err);
}

/* What is run: the fake market, or the real one. */
typedef struct market {
    const lb_model *model;
    int steps;
    lb_world *(*open)(const lb_model *model);
    lb_step_fn *step;
} market;

static lb_world *open_real(const lb_model *model)
{
    lb_world *world;
    return lb_world_open(model, &world, NULL) == LB_OK ? world : NULL;
}

static void *last_world(lb_store *store, int64_t run, const market *m)
{
    void *world;
    size_t length;
    lb_date at;
    lb_error err;
    lb_status status = lb_store_checkpoint(store, run, LB_DATE_NONE, &world, &length, &at, &err);
    return status == LB_ERR_NOT_FOUND ? m->open(m->model) : status == LB_OK ? world : NULL;
}

/* Begins the run of this store, or goes on with it, to its end; the exit status of the child. */
static int child(const char *path, const market *m)
{
    lb_store *store;
    lb_error err;
    lb_run_info info;
    int64_t run;
    if (lb_store_open(path, LB_STORE_WRITE, &store, &err) != LB_OK) {
        fprintf(stderr, "%s\n", err.message);
        return 1;
    }
    void *world;
    lb_status status = lb_store_run(store, 0, &info, &err);
    if (status == LB_ERR_NOT_FOUND) {
        world = m->open(m->model);
        lb_run_plan plan = {.model = m->model,
                            .scenario_file = "fake.yaml",
                            .scenario = fake_scenario,
                            .scenario_length = strlen(fake_scenario),
                            .version = "0.1.0",
                            .steps = m->steps,
                            .checkpoints = 2};
        status = lb_store_begin(store, &plan, world, &run, &err);
    } else {
        if (status == LB_OK && info.state == LB_RUN_COMPLETE) {
            lb_store_close(store);
            return 0;
        }
        world = last_world(store, info.run, m);
        status = lb_store_take_up(store, info.run, m->model, 2, &err);
    }
    lb_drive drive = {.model = m->model, .world = world, .store = store, .step = m->step};
    if (status == LB_OK) {
        status = lb_drive_run(&drive, &err);
    }
    if (status != LB_OK) {
        fprintf(stderr, "%s\n", err.message);
    }
    free(world);
    lb_store_close(store);
    return status != LB_OK;
}

/* Runs a child and kills it after `delay_s` (never, if negative). True if it came to its end. */
static bool child_finishes(const char *path, const market *m, double delay_s)
{
    pid_t pid = fork();
    ck_assert_int_ge(pid, 0);
    if (pid == 0) {
        _exit(child(path, m));
    }
    if (delay_s >= 0) {
        struct timespec delay = {.tv_nsec = (long)(delay_s * 1e9)};
        nanosleep(&delay, NULL);
        kill(pid, SIGKILL);
    }
    int status;
    ck_assert_int_eq(waitpid(pid, &status, 0), pid);
    ck_assert_msg(WIFSIGNALED(status) || WEXITSTATUS(status) == 0, "the child failed");
    return WIFEXITED(status);
}

/* Everything that the run left in the file, but the clock and the writer's name. */
static uint64_t content_hash(const char *path)
{
    static const char *const queries[] = {
        "SELECT run, title, state, baseline, until, last_date, days, steps, hash, postings, audits, "
        "breaches, error, "
        "version, fingerprint, scenario_file, scenario FROM runs",
        "SELECT * FROM series ORDER BY date",
        "SELECT * FROM auctions ORDER BY cusip, auction_date",
        "SELECT * FROM securities ORDER BY cusip",
        "SELECT * FROM holdings ORDER BY date, cusip, part",
        "SELECT * FROM balance_sheet ORDER BY date, instrument",
        "SELECT * FROM flows ORDER BY date, flow",
        "SELECT * FROM checkpoints ORDER BY date",
        "SELECT * FROM events ORDER BY date, number",
    };
    lb_store *store;
    lb_error err;
    ck_assert_msg(lb_store_open(path, LB_STORE_READ, &store, &err) == LB_OK, "%s", err.message);
    lb_hash hash;
    lb_hash_begin(&hash, 0);
    int64_t rows = 0;
    for (size_t q = 0; q < sizeof queries / sizeof queries[0]; q++) {
        sqlite3_stmt *statement;
        ck_assert_int_eq(sqlite3_prepare_v2(store->db, queries[q], -1, &statement, NULL), SQLITE_OK);
        while (sqlite3_step(statement) == SQLITE_ROW) {
            rows++;
            for (int i = 0; i < sqlite3_column_count(statement); i++) {
                lb_hash_add(&hash, sqlite3_column_blob(statement, i),
                            (size_t)sqlite3_column_bytes(statement, i));
            }
        }
        sqlite3_finalize(statement);
    }
    lb_store_close(store);
    ck_assert_int_gt(rows, 500);
    return lb_hash_value(&hash);
}

/* Runs the market once undisturbed, then kills it KILLS times; every file must hold the same in the end. */
static void kill_often(const market *m)
{
    char folder[] = "/tmp/longbond-kill-XXXXXX", straight[64], killed[64];
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(straight, sizeof straight, "%s/straight.sqlite", folder);
    snprintf(killed, sizeof killed, "%s/killed.sqlite", folder);
    double start = now_s();
    ck_assert(child_finishes(straight, m, -1));
    double whole_s = now_s() - start;
    uint64_t wanted = content_hash(straight);
    uint64_t random = 0x9e3779b97f4a7c15u;
    int kills = 0, runs = 0;
    while (kills < KILLS) {
        remove(killed);
        for (bool finished = false; !finished; runs++) {
            random = random * 6364136223846793005u + 1442695040888963407u;
            double delay = kills < KILLS ? whole_s * (double)(random >> 11) / 0x1p53 : -1;
            finished = child_finishes(killed, m, delay);
            kills += !finished;
        }
        ck_assert_uint_eq(content_hash(killed), wanted);
    }
    printf("%d kills in %d starts, %.0f ms a whole run\n", kills, runs, 1e3 * whole_s);
    remove(straight);
    remove(killed);
    rmdir(folder);
}

START_TEST(twenty_kills_change_nothing)
{
    lb_model *model = fake_model_new();
    kill_often(&(market){model, fake_steps(model), fake_world_new, slow_step});
    fake_model_free(model);
}
END_TEST

START_TEST(twenty_kills_change_nothing_in_the_real_market)
{
    static const char scenario[] =
        "title: kill\nbaseline: 2023-09-30\nuntil: 2024-03-28\nissuance: policy\nyields: given\n";
    lb_model *model;
    lb_error err;
    ck_assert_msg(lb_model_parse("kill.yaml", scenario, strlen(scenario), &model, &err) == LB_OK, "%s",
                  err.message);
    kill_often(&(market){model, lb_model_steps(model), open_real, lb_step});
    lb_model_free(model);
}
END_TEST

CHECK_MAIN("kill", twenty_kills_change_nothing, twenty_kills_change_nothing_in_the_real_market)
