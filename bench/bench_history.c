/* bench_history.c - runs without the store, in all and by phase: a scenario (the history run), ten years of policy, one and
 * ten years of a market that clears every day, with and without programmes of the Fed; peak memory.
 *
 *     bench_history SCENARIO [REPEATS]
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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

/* What one run took. */
typedef struct timing {
    double build, days; /* seconds */
    int steps;
    uint64_t hash;
} timing;

/* A run's model: of a scenario file, or of a scenario's text. */
static lb_status load(const char *path, const char *text, lb_model **model, lb_error *err)
{
    return text ? lb_model_parse(path, text, strlen(text), model, err) : lb_model_load(path, model, err);
}

/* One run; keeps the shortest times in `best`. */
static int run(const char *path, const char *text, timing *best)
{
    lb_error err;
    lb_model *model;
    lb_world *world;
    double start = seconds();
    if (load(path, text, &model, &err) || lb_world_open(model, &world, &err)) {
        return fail(&err);
    }
    double opened = seconds();
    best->steps = 0;
    while (lb_world_date(world) < lb_model_end(model)) {
        if (lb_step(model, world, &err)) {
            return fail(&err);
        }
        ++best->steps;
    }
    double build = opened - start, days = seconds() - opened;
    best->build = build < best->build ? build : best->build;
    best->days = days < best->days ? days : best->days;
    best->hash = lb_world_hash(world);
    lb_world_close(world);
    lb_model_free(model);
    return 0;
}

/* Time of every phase over a whole run, with the clock read around each call. */
static int run_by_phase(const char *path, const char *text, double phase[LB_PHASE_COUNT])
{
    lb_error err;
    lb_model *model;
    lb_world *world;
    if (load(path, text, &model, &err) || lb_world_open(model, &world, &err)) {
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

/* Times a run, in all and by phase, and prints both. */
static int report(const char *path, const char *text, int repeats)
{
    timing best = {.build = 1e9, .days = 1e9};
    double phase[LB_PHASE_COUNT] = {0};
    for (int i = 0; i < repeats; i++) {
        if (run(path, text, &best)) {
            return 1;
        }
    }
    if (run_by_phase(path, text, phase)) {
        return 1;
    }
    char digits[17];
    printf("%s: %d business days, hash %s\n", path, best.steps, lb_hash_text(best.hash, digits));
    printf("  build of the model   %8.1f ms\n  day loop             %8.1f ms   %.1f us a day\n",
           1e3 * best.build, 1e3 * best.days, 1e6 * best.days / best.steps);
    for (int i = 0; i < LB_PHASE_COUNT; i++) {
        if (lb_phases[i].built) {
            printf("    %-10s %8.2f us a day\n", lb_phases[i].word, 1e6 * phase[i] / best.steps);
        }
    }
    return 0;
}

typedef struct text_run {
    const char *title, *text;
} text_run;

/* Ten years: thousands of securities and offerings, of which some hundreds are alive. The cleared ones begin where the
 * record ends, as scenarios/outlook.yaml does: every day of theirs is simulated. */
static const text_run runs[] = {
    {"ten years of policy",
     "title: Ten years\nbaseline: 2023-09-30\nuntil: 2033-09-30\nissuance: policy\nyields: given\n"},
    {"one year, cleared",
     "title: One year\nbaseline: 2026-01-30\nuntil: 2027-01-29\nissuance: policy\nyields: cleared\n"},
    {"ten years, cleared",
     "title: Ten years\nbaseline: 2026-01-30\nuntil: 2036-01-30\nissuance: policy\nyields: cleared\n"},
    {"ten years, cleared, short for long",
     "title: Ten years\nbaseline: 2026-01-30\nuntil: 2036-01-30\nissuance: policy\nyields: cleared\n"
     "set:\n  treasury.addon_response: 100%\n"
     "programmes:\n  - name: short for long\n    on: 2026-02-02\n    announced: yes\n"
     "    reinvestment: {of: coupons, into: bills, share: 100%}\n"},
    {"ten years, cleared, purchases of all coupons every day",
     "title: Ten years\nbaseline: 2026-01-30\nuntil: 2036-01-30\nissuance: policy\nyields: cleared\n"
     "programmes:\n  - name: purchases\n    on: 2026-02-02\n    announced: yes\n"
     "    purchases: {pace: 10bn a month}\n"},
};
enum { RUNS = sizeof runs / sizeof runs[0] };

int main(int argc, char **argv)
{
    const char *path = argc > 1 ? argv[1] : "scenarios/history.yaml";
    int repeats = argc > 2 ? atoi(argv[2]) : 5;
    if (report(path, NULL, repeats)) {
        return 1;
    }
    for (int i = 0; i < RUNS; i++) {
        if (report(runs[i].title, runs[i].text, repeats)) {
            return 1;
        }
    }
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("peak memory            %8.1f MB\n", (double)usage.ru_maxrss / 1024);
    return 0;
}
