/* scenario_programmes.h - the key `programmes` of a scenario file, read strictly. */
#ifndef LB_WORLD_SCENARIO_PROGRAMMES_H
#define LB_WORLD_SCENARIO_PROGRAMMES_H

#include "world/scenario.h"
#include "world/yaml_tree.h"

/* Reads the list into out->programmes, in the order of the file; baseline, end and file of `out` must be known. Errors
 * name file, line and column: LB_ERR_PARSE, or LB_ERR_RANGE for values that cannot be, alone or together. */
lb_status lb_scenario_read_programmes(const lb_yaml_node *programmes, lb_scenario *out, lb_error *err);

#endif
