/* run_drive.h - a world stepped to its model's end, every day recorded on the way. */
#ifndef LB_STORE_RUN_DRIVE_H
#define LB_STORE_RUN_DRIVE_H

#include "store/store.h"

/* One business day: lb_step, or what a test puts in its place. */
typedef lb_status lb_step_fn(const lb_model *model, lb_world *world, lb_error *err);

typedef struct lb_drive {
    const lb_model *model;
    lb_world *world;
    lb_store *store; /* NULL: nothing is recorded */
    lb_step_fn *step;
    void (*progress)(void *context,
                     int64_t days); /* called after each day with the days stepped; may be NULL */
    void *context;
} lb_drive;

/* Steps the world until the day that the model ends with. The store must have begun or taken up the run. When a step
 * fails, the run is marked failed with the days before it and the step's error is returned; when the store fails,
 * the run stays unfinished and can be resumed. */
lb_status lb_drive_run(const lb_drive *drive, lb_error *err);

#endif
