#include "scenario_programmes.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "world/programme_keys.h"
#include "world/scenario_values.h"

/* Keys beside the kind. */
static const char *const own_keys[] = {"name", "on", "when", "until", "stop", "announced"};

enum { OWN_KEYS = sizeof own_keys / sizeof own_keys[0], MOST_KEYS = 16 };

/* When --------------------------------------------------------------------------------------------------------- */

static lb_status read_begin(const lb_yaml_node *entry, const lb_scenario *scenario, lb_programme *programme,
                            lb_error *err)
{
    const lb_yaml_node *on = lb_yaml_find(entry, "on"), *when = lb_yaml_find(entry, "when");
    if (on && when) {
        return lb_yaml_fail_key(when, LB_ERR_PARSE, err,
                                "a programme has either 'on' or 'when', not both; make it two programmes");
    }
    if (!on && !when) {
        return lb_yaml_fail(entry, LB_ERR_PARSE, err,
                            "the programme has no first day; it needs 'on' (a date) or 'when' (a condition)");
    }
    return on ? lb_scenario_read_day(on, scenario, &programme->on, err)
              : lb_scenario_read_condition(when, &programme->when, err);
}

static lb_status read_end(const lb_yaml_node *entry, const lb_scenario *scenario, lb_programme *programme,
                          lb_error *err)
{
    const lb_yaml_node *until = lb_yaml_find(entry, "until"), *stop = lb_yaml_find(entry, "stop");
    lb_status status = LB_OK;
    if (until) {
        status = lb_scenario_read_day(until, scenario, &programme->until, err);
    }
    if (until && status == LB_OK && programme->on != LB_DATE_NONE && programme->until <= programme->on) {
        char text[11];
        return lb_yaml_fail(until, LB_ERR_RANGE, err, "until: %s does not lie after 'on', %s", until->text,
                            lb_date_format(programme->on, text));
    }
    return status == LB_OK && stop ? lb_scenario_read_condition(stop, &programme->stop, err) : status;
}

/* A date before the programme begins; only a day that is known can be announced before it comes. */
static lb_status read_announced_day(const lb_yaml_node *node, const lb_scenario *scenario,
                                    lb_programme *programme, lb_error *err)
{
    char text[11];
    lb_status status = lb_yaml_get_date(node, &programme->announced, err);
    if (status != LB_OK) {
        return status;
    }
    programme->news = LB_ANNOUNCED_ON;
    if (programme->on == LB_DATE_NONE) {
        return lb_yaml_fail(node, LB_ERR_PARSE, err,
                            "announced: a date needs 'on'; with 'when' it must be yes or no");
    }
    if (programme->announced < scenario->baseline) {
        return lb_yaml_fail(node, LB_ERR_RANGE, err, "announced: %s lies before the baseline, %s", node->text,
                            lb_date_format(scenario->baseline, text));
    }
    if (programme->announced >= programme->on) {
        return lb_yaml_fail(node, LB_ERR_RANGE, err,
                            "announced: %s does not lie before 'on', %s; on the first day itself it is yes",
                            node->text, lb_date_format(programme->on, text));
    }
    return LB_OK;
}

static lb_status read_announced(const lb_yaml_node *node, const lb_scenario *scenario,
                                lb_programme *programme, lb_error *err)
{
    static const char *const words[] = {"no", "yes", "false", "true"};
    const char *text;
    char quote[LB_EXCERPT_SIZE];
    lb_status status = lb_yaml_get_text(node, &text, err);
    for (int i = 0; status == LB_OK && i < 4; i++) {
        if (strcmp(text, words[i]) == 0) {
            programme->news = i & 1 ? LB_ANNOUNCED_AT_START : LB_SURPRISE;
            return LB_OK;
        }
    }
    if (status == LB_OK && (*text < '0' || *text > '9')) {
        return lb_yaml_fail(node, LB_ERR_PARSE, err, "announced: '%s' must be no, yes or a date before 'on'",
                            lb_excerpt(text, strlen(text), quote));
    }
    return status == LB_OK ? read_announced_day(node, scenario, programme, err) : status;
}

/* What --------------------------------------------------------------------------------------------------------- */

/* The entry of the mapping that names a kind; an error if there is none or more than one. */
static lb_status find_kind(const lb_yaml_node *entry, lb_programme *programme, const lb_yaml_node **out,
                           lb_error *err)
{
    const char *names[OWN_KEYS + LB_PROGRAMME_KIND_COUNT];
    memcpy(names, own_keys, sizeof own_keys);
    for (int kind = 0; kind < LB_PROGRAMME_KIND_COUNT; kind++) {
        names[OWN_KEYS + kind] = lb_programme_word(kind);
    }
    *out = NULL;
    lb_status status =
        lb_yaml_check_keys(entry, names, OWN_KEYS + LB_PROGRAMME_KIND_COUNT, "a programme", err);
    for (const lb_yaml_node *n = entry->first; status == LB_OK && n; n = n->next) {
        for (int kind = 0; kind < LB_PROGRAMME_KIND_COUNT; kind++) {
            if (strcmp(n->key, lb_programme_word(kind)) != 0) {
                continue;
            }
            if (*out) {
                return lb_yaml_fail_key(
                    n, LB_ERR_PARSE, err,
                    "a programme does one thing, not '%s' and '%s'; make it two programmes", (*out)->key,
                    n->key);
            }
            *out = n;
            programme->kind = (lb_programme_kind)kind;
        }
    }
    if (status == LB_OK && !*out) {
        char all[400];
        return lb_yaml_fail(entry, LB_ERR_PARSE, err, "the programme does nothing; it needs one of: %s",
                            lb_join_names(names + OWN_KEYS, LB_PROGRAMME_KIND_COUNT, all, sizeof all));
    }
    return status;
}

/* The keys of the kind, and none that belongs beside it. */
static lb_status check_body_keys(const lb_yaml_node *body, const lb_programme *programme, const char *what,
                                 lb_error *err)
{
    const char *names[MOST_KEYS];
    int count = 0, key_count = 0;
    const lb_programme_key *keys = lb_programme_keys(&key_count);
    for (int i = 0; i < key_count; i++) {
        if (keys[i].kinds >> programme->kind & 1) {
            names[count++] = keys[i].key;
        }
    }
    for (int i = 0; i < OWN_KEYS; i++) {
        const lb_yaml_node *node = lb_yaml_find(body, own_keys[i]);
        if (node) {
            return lb_yaml_fail_key(node, LB_ERR_PARSE, err, "'%s' stands beside '%s', not in it", node->key,
                                    lb_programme_word(programme->kind));
        }
    }
    return lb_yaml_check_keys(body, names, count, what, err);
}

static lb_status read_body(const lb_yaml_node *body, lb_programme *programme, lb_error *err)
{
    char what[48];
    int key_count = 0;
    const lb_programme_key *keys = lb_programme_keys(&key_count);
    snprintf(what, sizeof what, "programme '%s'", lb_programme_word(programme->kind));
    lb_programme_set_defaults(programme);
    lb_status status = lb_yaml_expect(body, LB_YAML_MAPPING, err);
    if (status == LB_OK) {
        status = check_body_keys(body, programme, what, err);
    }
    for (int i = 0; status == LB_OK && i < key_count; i++) {
        if (!(keys[i].kinds >> programme->kind & 1)) {
            continue;
        }
        const lb_yaml_node *node = lb_yaml_find(body, keys[i].key);
        if (node) {
            status = keys[i].read(node, programme, err);
        } else if (!keys[i].fallback) {
            status = lb_yaml_require(body, keys[i].key, what, &node, err);
        }
    }
    return status;
}

/* Names -------------------------------------------------------------------------------------------------------- */

static const lb_programme *find_name(const lb_scenario *scenario, const char *name)
{
    for (int i = 0; i < scenario->programme_count; i++) {
        if (strcmp(scenario->programmes[i].name, name) == 0) {
            return &scenario->programmes[i];
        }
    }
    return NULL;
}

static lb_status read_name(const lb_yaml_node *node, const lb_scenario *scenario, lb_programme *programme,
                           lb_error *err)
{
    lb_status status = lb_scenario_read_label(node, programme->name, sizeof programme->name, err);
    const lb_programme *other = status == LB_OK ? find_name(scenario, programme->name) : NULL;
    if (other) {
        return lb_yaml_fail(node, LB_ERR_RANGE, err,
                            "name: the programme in line %d is called '%s' too; names must differ",
                            other->line, other->name);
    }
    return status;
}

/* Names of those that have none: the kind, numbered if that is taken. */
static void make_names(lb_scenario *scenario)
{
    for (int i = 0; i < scenario->programme_count; i++) {
        lb_programme *programme = &scenario->programmes[i];
        char name[LB_PROGRAMME_NAME];
        if (programme->name[0]) {
            continue;
        }
        snprintf(name, sizeof name, "%s", lb_programme_word(programme->kind));
        for (int number = 2; find_name(scenario, name); number++) {
            snprintf(name, sizeof name, "%s %d", lb_programme_word(programme->kind), number);
        }
        memcpy(programme->name, name, sizeof name);
    }
}

/* Together ----------------------------------------------------------------------------------------------------- */

/* True if `day` lies between the dates of the programme. One that a condition starts has no such dates, nor has one
 * that only a condition ends after its first day. */
static bool runs_on(const lb_programme *programme, lb_date day)
{
    if (programme->on == LB_DATE_NONE || day < programme->on) {
        return false;
    }
    if (programme->until != LB_DATE_NONE) {
        return day <= programme->until;
    }
    return programme->stop.observable < 0 || day == programme->on;
}

/* Two caps at a time would leave it open which one holds. */
static lb_status check_runoff(const lb_scenario *scenario, const lb_programme *runoff, lb_error *err)
{
    for (int i = 0; i < scenario->programme_count; i++) {
        const lb_programme *other = &scenario->programmes[i];
        if (other != runoff && other->kind == LB_PROGRAMME_RUNOFF && runs_on(other, runoff->on)) {
            char text[11];
            return lb_fail_at(err, LB_ERR_RANGE, scenario->file, runoff->line, runoff->column,
                              "the runoff in line %d still runs on %s, so there would be two caps; give it "
                              "an 'until' before",
                              other->line, lb_date_format(runoff->on, text));
        }
    }
    return LB_OK;
}

/* Principal can be spent once. Shares are at their sum's highest on the first day of one of the programmes; a share
 * that rises counts in full, as it will be. */
static lb_status check_reinvestment(const lb_scenario *scenario, const lb_programme *last, lb_error *err)
{
    static const char *const principals[] = {"coupons", "bills", "mbs"};
    double sum = 0;
    const lb_programme *other = NULL;
    for (int i = 0; i < scenario->programme_count; i++) {
        const lb_programme *programme = &scenario->programmes[i];
        if (programme->kind == LB_PROGRAMME_REINVESTMENT && programme->of == last->of &&
            runs_on(programme, last->on)) {
            sum += programme->share;
            other = programme == last ? other : programme;
        }
    }
    if (other && sum > 1 + 1e-9) {
        char text[11];
        return lb_fail_at(err, LB_ERR_RANGE, scenario->file, last->line, last->column,
                          "reinvestments of %s have shares of %g%% together from %s on, with the one in line "
                          "%d; lower a share, or give one an 'until' before",
                          principals[last->of], 100 * sum, lb_date_format(last->on, text), other->line);
    }
    return LB_OK;
}

static lb_status check_together(const lb_scenario *scenario, lb_error *err)
{
    lb_status status = LB_OK;
    for (int i = scenario->programme_count - 1; status == LB_OK && i >= 0; i--) { /* the latter is at fault */
        const lb_programme *programme = &scenario->programmes[i];
        if (programme->on == LB_DATE_NONE) {
            continue;
        }
        if (programme->kind == LB_PROGRAMME_RUNOFF) {
            status = check_runoff(scenario, programme, err);
        } else if (programme->kind == LB_PROGRAMME_REINVESTMENT) {
            status = check_reinvestment(scenario, programme, err);
        }
    }
    return status;
}

/* The list ----------------------------------------------------------------------------------------------------- */

static lb_status read_programme(const lb_yaml_node *entry, const lb_scenario *scenario,
                                lb_programme *programme, lb_error *err)
{
    programme->line = entry->line;
    programme->column = entry->column;
    programme->on = programme->until = programme->announced = LB_DATE_NONE;
    programme->when.observable = programme->stop.observable = -1;
    const lb_yaml_node *body;
    lb_status status = find_kind(entry, programme, &body, err);
    if (status == LB_OK) {
        status = read_begin(entry, scenario, programme, err);
    }
    if (status == LB_OK) {
        status = read_end(entry, scenario, programme, err);
    }
    const lb_yaml_node *announced = lb_yaml_find(entry, "announced"), *name = lb_yaml_find(entry, "name");
    if (status == LB_OK && announced) {
        status = read_announced(announced, scenario, programme, err);
    }
    if (status == LB_OK) {
        status = read_body(body, programme, err);
    }
    return status == LB_OK && name ? read_name(name, scenario, programme, err) : status;
}

lb_status lb_scenario_read_programmes(const lb_yaml_node *programmes, lb_scenario *out, lb_error *err)
{
    lb_status status = lb_yaml_expect(programmes, LB_YAML_SEQUENCE, err);
    for (const lb_yaml_node *node = programmes->first; status == LB_OK && node; node = node->next) {
        if (out->programme_count == LB_PROGRAMME_SLOTS) {
            return lb_yaml_fail(node, LB_ERR_RANGE, err, "more than %d programmes", LB_PROGRAMME_SLOTS);
        }
        status = read_programme(node, out, &out->programmes[out->programme_count], err);
        out->programme_count += status == LB_OK;
    }
    if (status == LB_OK) {
        make_names(out);
        status = check_together(out, err);
    }
    return status;
}
