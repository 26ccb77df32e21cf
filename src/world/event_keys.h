/* event_keys.h - the keys that each kind of event may have: one table, which the reader of scenarios and the help follow. */
#ifndef LB_WORLD_EVENT_KEYS_H
#define LB_WORLD_EVENT_KEYS_H

#include "world/actions.h"
#include "world/yaml_tree.h"

/* One key that events of some kinds may have. */
typedef struct lb_event_key {
    uint32_t kinds; /* bit set of lb_action_kind */
    const char *key;
    const char *form;     /* what may be written: "AMOUNT or all" */
    const char *fallback; /* default as written; NULL: the key is required */
    const char *meaning;
    lb_status (*read)(const lb_yaml_node *node, lb_action *action, lb_error *err);
} lb_event_key;

/* All keys, in the order in which those of a kind are read. */
const lb_event_key *lb_event_keys(int *count);

/* An entry of this kind as it stands in a scenario, without its first "- ". */
const char *lb_event_example(int kind);

/* True if the sector may be the holder of a purchase or sale: the investors and the Fed, neither the Treasury nor the
 * government accounts, nor dealers, who take the other side. */
bool lb_event_holder_allowed(int sector);

#endif
