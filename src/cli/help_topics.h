/* help_topics.h - what a run shows and holds, printed from the lists that the code is made of. */
#ifndef LB_CLI_HELP_TOPICS_H
#define LB_CLI_HELP_TOPICS_H

#include "cli/options.h"

/* Prints the topic `name` (events, observables, phases, sectors, state) if there is one; *found says so. */
lb_status lb_cli_print_topic(const lb_cli_call *call, const char *name, bool *found, lb_error *err);

#endif
