/* scenario_events.h - the key `events` of a scenario file, read strictly. */
#ifndef LB_WORLD_SCENARIO_EVENTS_H
#define LB_WORLD_SCENARIO_EVENTS_H

#include "world/scenario.h"
#include "world/yaml_tree.h"

/* Reads the list into out->actions, in the order of the file; baseline, end and file of `out` must be known. Errors
 * name file, line and column: LB_ERR_PARSE, or LB_ERR_RANGE for values that cannot be. */
lb_status lb_scenario_read_events(const lb_yaml_node *events, lb_scenario *out, lb_error *err);

#endif
