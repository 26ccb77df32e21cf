#include "scenario_events.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "world/event_keys.h"
#include "world/scenario_values.h"

/* When --------------------------------------------------------------------------------------------------------- */

static lb_status read_condition(const lb_yaml_node *node, lb_action *action, lb_error *err)
{
    lb_condition when;
    lb_status status = lb_scenario_read_condition(node, &when, err);
    if (status == LB_OK) {
        action->when_observable = when.observable;
        action->when_above = when.above;
        action->when_value = when.value;
    }
    return status;
}

static lb_status read_when(const lb_yaml_node *entry, const lb_scenario *scenario, lb_action *action,
                           lb_error *err)
{
    const lb_yaml_node *on = lb_yaml_find(entry, "on"), *when = lb_yaml_find(entry, "when");
    if (on && when) {
        return lb_yaml_fail_key(when, LB_ERR_PARSE, err,
                                "an event has either 'on' or 'when', not both; make it two events");
    }
    if (!on && !when) {
        return lb_yaml_fail(entry, LB_ERR_PARSE, err,
                            "the event has no day; it needs 'on' (a date) or 'when' (a condition)");
    }
    return on ? lb_scenario_read_day(on, scenario, &action->on, err) : read_condition(when, action, err);
}

/* What --------------------------------------------------------------------------------------------------------- */

/* The entry of the mapping that names a kind; an error if there is none or more than one. */
static lb_status find_kind(const lb_yaml_node *entry, lb_action *action, const lb_yaml_node **out,
                           lb_error *err)
{
    const char *names[3 + LB_ACTION_KIND_COUNT] = {"on", "when", "label"};
    for (int kind = 0; kind < LB_ACTION_KIND_COUNT; kind++) {
        names[3 + kind] = lb_action_word(kind);
    }
    *out = NULL;
    lb_status status = lb_yaml_check_keys(entry, names, 3 + LB_ACTION_KIND_COUNT, "an event", err);
    for (const lb_yaml_node *n = entry->first; status == LB_OK && n; n = n->next) {
        for (int kind = 0; kind < LB_ACTION_KIND_COUNT; kind++) {
            if (strcmp(n->key, lb_action_word(kind)) != 0) {
                continue;
            }
            if (*out) {
                return lb_yaml_fail_key(n, LB_ERR_PARSE, err,
                                        "an event does one thing, not '%s' and '%s'; make it two events",
                                        (*out)->key, n->key);
            }
            *out = n;
            action->kind = (lb_action_kind)kind;
        }
    }
    if (status == LB_OK && !*out) {
        char all[400];
        return lb_yaml_fail(entry, LB_ERR_PARSE, err, "the event does nothing; it needs one of: %s",
                            lb_join_names(names + 3, LB_ACTION_KIND_COUNT, all, sizeof all));
    }
    return status;
}

static void set_defaults(lb_action *action)
{
    switch (action->kind) {
    case LB_ACTION_SELL:
    case LB_ACTION_BUY:
        action->over_days = 1;
        action->lasts_yrs = HUGE_VAL;
        break;
    case LB_ACTION_POLICY_RATE:
    case LB_ACTION_INFLATION:
    case LB_ACTION_VOLATILITY:
        action->lasts_yrs = HUGE_VAL;
        break;
    case LB_ACTION_AUCTION_DEMAND:
        action->factor = action->direct = action->indirect = 1;
        break;
    default:
        break;
    }
}

enum { MOST_KEYS = 16 }; /* of one kind; far more than any has */

static bool has_kind(const lb_event_key *key, lb_action_kind kind)
{
    return key->kinds >> kind & 1;
}

static lb_status read_body(const lb_yaml_node *body, lb_action *action, lb_error *err)
{
    const char *names[MOST_KEYS];
    char what[48];
    int count = 0, key_count = 0;
    const lb_event_key *keys = lb_event_keys(&key_count);
    snprintf(what, sizeof what, "event '%s'", lb_action_word(action->kind));
    for (int i = 0; i < key_count; i++) {
        if (has_kind(&keys[i], action->kind)) {
            names[count++] = keys[i].key;
        }
    }
    set_defaults(action);
    lb_status status = lb_yaml_check_keys(body, names, count, what, err);
    for (int i = 0; status == LB_OK && i < key_count; i++) {
        if (!has_kind(&keys[i], action->kind)) {
            continue;
        }
        const lb_yaml_node *node = lb_yaml_find(body, keys[i].key);
        if (node) {
            status = keys[i].read(node, action, err);
        } else if (!keys[i].fallback) {
            status = lb_yaml_require(body, keys[i].key, what, &node, err);
        }
    }
    if (status == LB_OK && action->kind == LB_ACTION_AUCTION_DEMAND && !lb_yaml_find(body, "direct") &&
        !lb_yaml_find(body, "indirect") && !lb_yaml_find(body, "dealers")) {
        return lb_yaml_fail(body, LB_ERR_PARSE, err, "%s needs one of: direct, indirect, dealers", what);
    }
    return status;
}

/* "sell foreign_official.japan", "deficit -300bn a year", "auction_sizes 10-Year, 20-Year". */
static void make_label(const lb_yaml_node *body, lb_action *action)
{
    const lb_yaml_node *node = lb_yaml_find(body, "holder");
    node = node ? node : lb_yaml_find(body, "change");
    const char *words[LB_TENOR_COUNT];
    char tenors[400];
    int count = 0;
    for (int tenor = 0; tenor < LB_TENOR_COUNT; tenor++) {
        if (action->tenors & UINT32_C(1) << tenor) {
            words[count++] = lb_tenor_word(tenor);
        }
    }
    lb_join_names(words, count, tenors, sizeof tenors);
    if (strlen(lb_action_word(action->kind)) + 1 + strlen(tenors) >= sizeof action->label) {
        snprintf(tenors, sizeof tenors, "%d tenors", count);
    }
    const char *more = node ? node->text : tenors;
    snprintf(action->label, sizeof action->label, "%s%s%.32s", lb_action_word(action->kind), *more ? " " : "",
             more);
}

static lb_status read_event(const lb_yaml_node *entry, const lb_scenario *scenario, lb_action *action,
                            lb_error *err)
{
    action->line = entry->line;
    action->column = entry->column;
    action->on = LB_DATE_NONE;
    action->when_observable = -1;
    action->country = -1;
    const lb_yaml_node *body;
    lb_status status = find_kind(entry, action, &body, err);
    if (status == LB_OK) {
        status = read_when(entry, scenario, action, err);
    }
    if (status == LB_OK) {
        status = read_body(body, action, err);
    }
    if (status == LB_OK) {
        make_label(body, action);
        const lb_yaml_node *label = lb_yaml_find(entry, "label");
        status = label ? lb_scenario_read_label(label, action->label, sizeof action->label, err) : LB_OK;
    }
    return status;
}

lb_status lb_scenario_read_events(const lb_yaml_node *events, lb_scenario *out, lb_error *err)
{
    lb_status status = lb_yaml_expect(events, LB_YAML_SEQUENCE, err);
    for (const lb_yaml_node *node = events->first; status == LB_OK && node; node = node->next) {
        if (out->action_count == LB_ACTION_SLOTS) {
            return lb_yaml_fail(node, LB_ERR_RANGE, err, "more than %d events", LB_ACTION_SLOTS);
        }
        status = read_event(node, out, &out->actions[out->action_count], err);
        out->action_count += status == LB_OK;
    }
    return status;
}
