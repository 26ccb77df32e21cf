/* effect_output.h - what the Fed's programmes did, and the claims a scenario checks, as tables and JSON. */
#ifndef LB_CLI_EFFECT_OUTPUT_H
#define LB_CLI_EFFECT_OUTPUT_H

#include "cli/run_access.h"
#include "report/effect_rows.h"

/* Runs the scenario with and without its programmes, with a progress line. */
lb_status lb_cli_measure_programmes(const lb_scenario *scenario, lb_programme_effect *effect, lb_error *err);

lb_status lb_cli_print_effect(const lb_cli_call *call, const lb_programme_effect *effect,
                              const lb_effect_words *words, lb_error *err);

/* The keys "programmes" and, if asked for, "claims" of an object that is open. */
void lb_cli_json_effect(lb_json *json, const lb_programme_effect *effect, const lb_effect_words *words);

#endif
