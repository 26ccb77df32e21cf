/* bench_history.c - the history run without the store: time in all, by phase, and peak memory.
 *
 *     bench_history SCENARIO [REPEATS]
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "base/hash.h"
#include "day/phases.h"
#include "longbond/simulation.h"

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static int fail(const lb_error *err)
{
    fprintf(stderr, "bench_history: %s\n", err->message);
    return 1;
}

/* One run; adds the seconds of each phase when `phase` is given. */
static int run(const char *path, double *build, double *days, int *steps, uint64_t *hash)
{
    lb_error err;
    lb_model *model;
    lb_world *world;
    double start = seconds();
    if (lb_model_load(path, &model, &err) || lb_world_open(model, &world, &err)) {
        return fail(&err);
    }
    double opened = seconds();
    *steps = 0;
    while (lb_world_date(world) < lb_model_end(model)) {
        if (lb_step(model, world, &err)) {
            return fail(&err);
        }
        ++*steps;
    }
    *build = opened - start;
    *days = seconds() - opened;
    *hash = lb_world_hash(world);
    lb_world_close(world);
    lb_model_free(model);
    return 0;
}

/* Time of every phase over a whole run, with the clock read around each call. */
static int run_by_phase(const char *path, double phase[LB_PHASE_COUNT])
{
    lb_error err;
    lb_model *model;
    lb_world *world;
    if (lb_model_load(path, &model, &err) || lb_world_open(model, &world, &err)) {
        return fail(&err);
    }
    while (lb_world_date(world) < lb_model_end(model)) {
        if (lb_step_timed(model, world, seconds, phase, &err)) {
            return fail(&err);
        }
    }
    lb_world_close(world);
    lb_model_free(model);
    return 0;
}

int main(int argc, char **argv)
{
    const char *path = argc > 1 ? argv[1] : "scenarios/history.yaml";
    int repeats = argc > 2 ? atoi(argv[2]) : 5;
    double best_build = 1e9, best_days = 1e9, build, days, phase[LB_PHASE_COUNT] = {0};
    int steps = 0;
    uint64_t hash = 0;
    for (int i = 0; i < repeats; i++) {
        if (run(path, &build, &days, &steps, &hash)) {
            return 1;
        }
        best_build = build < best_build ? build : best_build;
        best_days = days < best_days ? days : best_days;
    }
    if (run_by_phase(path, phase)) {
        return 1;
    }
    char digits[17];
    printf("%s: %d business days, hash %s\n", path, steps, lb_hash_text(hash, digits));
    printf("  build of the model   %8.1f ms\n  day loop             %8.1f ms   %.1f us a day\n",
           1e3 * best_build, 1e3 * best_days, 1e6 * best_days / steps);
    for (int i = 0; i < LB_PHASE_COUNT; i++) {
        if (lb_phases[i].built) {
            printf("    %-10s %8.2f us a day\n", lb_phases[i].word, 1e6 * phase[i] / steps);
        }
    }
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("  peak memory          %8.1f MB\n", (double)usage.ru_maxrss / 1024);
    return 0;
}
