/* simulation.h - the simulator: an immutable model, a world that changes, one business day a step.
 *
 *     lb_model *model; lb_world *world; lb_error err;
 *     if (lb_model_load("scenarios/history.yaml", &model, &err)) return fail(&err);
 *     lb_world_open(model, &world, &err);
 *     while (lb_world_date(world) < lb_model_end(model))
 *         if (lb_step(model, world, &err)) return fail(&err);
 *     printf("debt held by the public %.0f mn\n", lb_world_observable(world, "debt_held_by_public"));
 */
#ifndef LONGBOND_SIMULATION_H
#define LONGBOND_SIMULATION_H

#include "longbond/date.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct lb_model lb_model; /* immutable: conventions, securities, programme, paths, parameters */
typedef struct lb_world lb_world; /* one contiguous buffer: copy it with memcpy, lb_world_bytes(world) long */

/* Reads a scenario file and builds its model from the embedded snapshot. Free with lb_model_free. */
lb_status lb_model_load(const char *scenario_path, lb_model **out, lb_error *err);

/* The same from the scenario's text; `name` stands in messages. */
lb_status lb_model_parse(const char *name, const char *text, size_t length, lb_model **out, lb_error *err);

void lb_model_free(lb_model *model);

/* First and last day of the run: the baseline (state before the first step) and the last day simulated. */
lb_date lb_model_start(const lb_model *model);
lb_date lb_model_end(const lb_model *model);

/* Business days from the baseline to the end: how many steps a whole run takes. */
int lb_model_steps(const lb_model *model);

/* Allocates a world in the model's opening state, its books audited. Free with lb_world_close. */
lb_status lb_world_open(const lb_model *model, lb_world **out, lb_error *err);

/* A world from a checkpoint's bytes (copied): LB_ERR_CORRUPT if they are not a world of this model. */
lb_status lb_world_restore(const lb_model *model, const void *bytes, size_t length, lb_world **out,
                           lb_error *err);

void lb_world_close(lb_world *world);

/* One business day. On an error the world is not to be stepped further; nothing of the day may be stored. No
 * allocation, no input or output. LB_ERR_AUDIT names sector, instrument, day and amount. */
lb_status lb_step(const lb_model *model, lb_world *world, lb_error *err);

lb_date lb_world_date(const lb_world *world);
size_t lb_world_bytes(const lb_world *world);

/* 64-bit hash of the world: same scenario, same bits, same hash, on every platform. */
uint64_t lb_world_hash(const lb_world *world);

/* An observable of the day by word (world/lists.h; `longbond help observables`); NaN if there is none. */
double lb_world_observable(const lb_world *world, const char *word);

int64_t lb_world_postings(const lb_world *world);
int64_t lb_world_audits(const lb_world *world);

#ifdef __cplusplus
}
#endif
#endif
