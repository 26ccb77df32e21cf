/* scenario_values.h - the values that entries under `events:` and `programmes:` have in common, read strictly.
 *
 * Every reader's errors name file, line and column and begin with the key: LB_ERR_PARSE for a text that is no such value,
 * LB_ERR_RANGE for a value that cannot be. */
#ifndef LB_WORLD_SCENARIO_VALUES_H
#define LB_WORLD_SCENARIO_VALUES_H

#include "world/scenario.h"
#include "world/yaml_tree.h"

/* Upper end in years of an open range of maturities ("10y+", "7y-30y": nothing is longer), so that it is finite. */
#define LB_MATURITY_OPEN_YRS 100.0

/* Calendar days of a span, at 365.25 a year: 6 months are 183. */
int64_t lb_span_days(lb_span span);

double lb_span_years(lb_span span);

/* A number followed by exactly this unit ("%", "bp", or "" for none), with or without one space between them. */
bool lb_scenario_number_with(const char *text, size_t length, const char *unit, double *out);

/* A date after the baseline and not after the end of the run. */
lb_status lb_scenario_read_day(const lb_yaml_node *node, const lb_scenario *scenario, lb_date *out,
                               lb_error *err);

/* "yield_10y > 5%": an observable, > or <, and a value in its unit. */
lb_status lb_scenario_read_condition(const lb_yaml_node *node, lb_condition *out, lb_error *err);

/* The name of an entry, 1 to size - 1 bytes. */
lb_status lb_scenario_read_label(const lb_yaml_node *node, char *out, size_t size, lb_error *err);

/* A span above 0 of at most so many years. */
lb_status lb_scenario_read_span(const lb_yaml_node *node, int most_yrs, lb_span *out, lb_error *err);

/* A pace as cents in `months` months, at most 10tn a year up or down. Days and weeks do not fit into months, so they are
 * refused. */
lb_status lb_scenario_read_pace(const lb_yaml_node *node, int months, int64_t *out, lb_error *err);

/* The same where nothing can flow backwards: "0" or a pace that is not negative. */
lb_status lb_scenario_read_pace_or_0(const lb_yaml_node *node, int months, int64_t *out, lb_error *err);

/* "permanent" (HUGE_VAL) or a span: a half-life in years. */
lb_status lb_scenario_read_lasting(const lb_yaml_node *node, double *out_yrs, lb_error *err);

/* A range of maturities in years: "7y-10y", "3m-2y", "10y+"; 30y and more is LB_MATURITY_OPEN_YRS. `or_word` is what else
 * may be written, for the message. */
lb_status lb_scenario_read_range(const lb_yaml_node *node, const char *or_word, double *from_yrs,
                                 double *to_yrs, lb_error *err);

/* LB_ERR_PARSE at the node: there is no observable of this name; with the nearest. */
lb_status lb_scenario_fail_observable(const lb_yaml_node *node, const char *word, lb_error *err);

#endif
