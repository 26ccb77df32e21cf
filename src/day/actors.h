/* actors.h - the parameter tables of all actors, in the order of LB_ACTOR_LIST. */
#ifndef LB_DAY_ACTORS_H
#define LB_DAY_ACTORS_H

#include "world/params.h"

extern const lb_param_table *const lb_param_tables[LB_ACTOR_COUNT];

#endif
