/* topics.h - help on things that are no commands: the observables and the state of the world. */
#ifndef LB_CLI_TOPICS_H
#define LB_CLI_TOPICS_H

#include <stdbool.h>

#include "cli/options.h"

/* Prints the topic of that name and sets *found; LB_OK with *found false if there is none. */
lb_status lb_cli_print_topic(const lb_cli_call *call, const char *name, bool *found, lb_error *err);

#endif
