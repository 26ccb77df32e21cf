/* observe.h - what a day showed. */
#ifndef LB_DAY_OBSERVE_H
#define LB_DAY_OBSERVE_H

#include "world/model.h"
#include "world/world.h"

/* Writes all observables of the world's date. */
void lb_observe(const lb_model *model, lb_world *world, const lb_books *books);

#endif
