/* phases.h - a day, as a flat list of twelve functions. */
#ifndef LB_DAY_PHASES_H
#define LB_DAY_PHASES_H

#include "world/model.h"
#include "world/world.h"

typedef lb_status lb_phase_fn(const lb_model *model, lb_world *world, const lb_books *books, lb_error *err);

/* One phase: its number in the day, word, what it does, and whether anything is built in it yet. */
typedef struct lb_phase {
    const char *word;
    const char *purpose;
    bool built;
    lb_phase_fn *run;
} lb_phase;

enum { LB_PHASE_COUNT = 12 };

extern const lb_phase lb_phases[LB_PHASE_COUNT];

/* lb_step with the caller's clock read around each phase: adds to seconds[LB_PHASE_COUNT]. NULL: no clock. */
lb_status lb_step_timed(const lb_model *model, lb_world *world, double (*clock)(void), double *seconds,
                        lb_error *err);

/* The CUSIP of a security, for messages of the audit. */
const char *lb_model_cusip(const void *model, int security);

#endif
