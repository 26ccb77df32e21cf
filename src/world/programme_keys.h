/* programme_keys.h - the keys that each kind of programme may have: one table, which the reader of scenarios and the help
 * follow. */
#ifndef LB_WORLD_PROGRAMME_KEYS_H
#define LB_WORLD_PROGRAMME_KEYS_H

#include "world/programmes.h"
#include "world/yaml_tree.h"

/* One key that programmes of some kinds may have. */
typedef struct lb_programme_key {
    uint32_t kinds; /* bit set of lb_programme_kind */
    const char *key;
    const char *form;     /* what may be written: "PACE or all" */
    const char *fallback; /* default as written; NULL: the key is required */
    const char *meaning;
    lb_status (*read)(const lb_yaml_node *node, lb_programme *programme, lb_error *err);
} lb_programme_key;

/* All keys, in the order in which those of a kind are read. */
const lb_programme_key *lb_programme_keys(int *count);

/* What the keys mean that are not there; `kind` must be set. */
void lb_programme_set_defaults(lb_programme *programme);

/* An entry of this kind as it stands in a scenario, without its first "- ". */
const char *lb_programme_example(int kind);

#endif
