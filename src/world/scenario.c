#include "scenario.h"

#include "base/error.h"
#include "world/lists.h"
#include "world/scenario_events.h"
#include "world/scenario_programmes.h"
#include "world/scenario_values.h"
#include "world/yaml_tree.h"

#include <stdio.h>
#include <string.h>

/* Keys of a scenario; unknown ones are errors. */
static const char *const keys[] = {"title", "baseline",    "until", "issuance", "yields",
                                   "money", "yield_shift", "seed",  "events",   "programmes",
                                   "set",   "watch",       "claims"};

static lb_status copy_text(const lb_yaml_node *node, char *out, size_t size, lb_error *err)
{
    const char *text;
    lb_status status = lb_yaml_get_text(node, &text, err);
    if (status == LB_OK && strlen(text) >= size) {
        return lb_yaml_fail(node, LB_ERR_RANGE, err, "'%.40s...' is longer than %zu characters", text,
                            size - 1);
    }
    if (status == LB_OK) {
        snprintf(out, size, "%s", text);
    }
    return status;
}

static lb_status read_settings(const lb_yaml_node *set, lb_scenario *out, lb_error *err)
{
    lb_status status = lb_yaml_expect(set, LB_YAML_MAPPING, err);
    for (const lb_yaml_node *node = set->first; status == LB_OK && node; node = node->next) {
        if (out->setting_count == LB_SCENARIO_SETTINGS) {
            return lb_yaml_fail_key(node, LB_ERR_RANGE, err, "more than %d settings", LB_SCENARIO_SETTINGS);
        }
        lb_setting *setting = &out->settings[out->setting_count++];
        if (strlen(node->key) >= sizeof setting->name) {
            return lb_yaml_fail_key(node, LB_ERR_RANGE, err, "'%s' is no parameter; see `longbond params`",
                                    node->key);
        }
        snprintf(setting->name, sizeof setting->name, "%s", node->key);
        setting->line = node->line;
        setting->column = node->column;
        status = copy_text(node, setting->text, sizeof setting->text, err);
    }
    return status;
}

static lb_status read_watches(const lb_yaml_node *watch, lb_scenario *out, lb_error *err)
{
    lb_status status = lb_yaml_expect(watch, LB_YAML_SEQUENCE, err);
    for (const lb_yaml_node *node = watch->first; status == LB_OK && node; node = node->next) {
        const char *word;
        status = lb_yaml_get_text(node, &word, err);
        if (status == LB_OK && out->watch_count == LB_SCENARIO_WATCHES) {
            return lb_yaml_fail(node, LB_ERR_RANGE, err, "more than %d observables to watch",
                                LB_SCENARIO_WATCHES);
        }
        if (status == LB_OK && lb_observable_find(word) < 0) {
            return lb_scenario_fail_observable(node, word, err);
        }
        if (status == LB_OK) {
            snprintf(out->watch[out->watch_count++], sizeof out->watch[0], "%s", word);
        }
    }
    return status;
}

static lb_status read_claims(const lb_yaml_node *claims, lb_scenario *out, lb_error *err)
{
    static const char *const groups[] = {"A4"};
    lb_status status = lb_yaml_expect(claims, LB_YAML_SEQUENCE, err);
    for (const lb_yaml_node *node = claims->first; status == LB_OK && node; node = node->next) {
        int choice = 0;
        status = lb_yaml_get_choice(node, groups, 1, &choice, err);
        out->claims_fed = true;
    }
    return status;
}

static lb_status read_dates(const lb_yaml_node *root, lb_scenario *out, lb_error *err)
{
    const lb_yaml_node *baseline, *until;
    lb_status status = lb_yaml_require(root, "baseline", "the scenario", &baseline, err);
    if (status == LB_OK) {
        status = lb_yaml_get_date(baseline, &out->baseline, err);
    }
    if (status == LB_OK) {
        status = lb_yaml_require(root, "until", "the scenario", &until, err);
    }
    if (status == LB_OK) {
        status = lb_yaml_get_date(until, &out->until, err);
    }
    if (status == LB_OK && out->until <= out->baseline) {
        return lb_yaml_fail(until, LB_ERR_RANGE, err, "'until' must lie after the baseline");
    }
    return status;
}

static lb_status read_options(const lb_yaml_node *root, lb_scenario *out, lb_error *err)
{
    static const char *const issuances[] = {"actual", "policy"};
    lb_status status = LB_OK;
    const lb_yaml_node *node = lb_yaml_find(root, "issuance");
    if (node) {
        int choice = 0;
        status = lb_yaml_get_choice(node, issuances, 2, &choice, err);
        out->issuance = (lb_issuance)choice;
    }
    if (status == LB_OK && (node = lb_yaml_find(root, "yields"))) {
        static const char *const yields[] = {"cleared", "given"};
        int choice = 0;
        status = lb_yaml_get_choice(node, yields, 2, &choice, err);
        out->yields = (lb_yields)choice;
    }
    out->money = out->yields == LB_YIELDS_GIVEN ? LB_MONEY_GIVEN : LB_MONEY_SIMULATED;
    if (status == LB_OK && (node = lb_yaml_find(root, "money"))) {
        static const char *const moneys[] = {"simulated", "given"};
        int choice = 0;
        status = lb_yaml_get_choice(node, moneys, 2, &choice, err);
        out->money = (lb_money)choice;
    }
    if (status == LB_OK && (node = lb_yaml_find(root, "yield_shift"))) {
        status = lb_yaml_get_rate(node, &out->yield_shift_dec, err);
    }
    if (status == LB_OK && (node = lb_yaml_find(root, "seed"))) {
        int64_t seed = 0;
        status = lb_yaml_get_integer(node, 0, INT64_MAX, &seed, err);
        out->seed = (uint64_t)seed;
    }
    if (status == LB_OK && (node = lb_yaml_find(root, "events"))) {
        status = lb_scenario_read_events(node, out, err);
    }
    if (status == LB_OK && (node = lb_yaml_find(root, "programmes"))) {
        status = lb_scenario_read_programmes(node, out, err);
    }
    if (status == LB_OK && (node = lb_yaml_find(root, "set"))) {
        status = read_settings(node, out, err);
    }
    if (status == LB_OK && (node = lb_yaml_find(root, "watch"))) {
        status = read_watches(node, out, err);
    }
    if (status == LB_OK && (node = lb_yaml_find(root, "claims"))) {
        status = read_claims(node, out, err);
    }
    return status;
}

static lb_status read_scenario(const lb_yaml *document, lb_scenario *out, lb_error *err)
{
    const lb_yaml_node *root = lb_yaml_root(document);
    *out = (lb_scenario){.issuance = LB_ISSUANCE_ACTUAL};
    snprintf(out->file, sizeof out->file, "%s", lb_yaml_name(document));
    lb_status status = lb_yaml_expect(root, LB_YAML_MAPPING, err);
    if (status == LB_OK) {
        status = lb_yaml_check_keys(root, keys, (int)(sizeof keys / sizeof keys[0]), "the scenario", err);
    }
    const lb_yaml_node *title = NULL;
    if (status == LB_OK) {
        status = lb_yaml_require(root, "title", "the scenario", &title, err);
    }
    if (status == LB_OK) {
        status = copy_text(title, out->title, sizeof out->title, err);
    }
    if (status == LB_OK && out->title[0] == '\0') {
        return lb_yaml_fail(title, LB_ERR_PARSE, err, "title: there is no value");
    }
    if (status == LB_OK) {
        status = read_dates(root, out, err);
    }
    return status == LB_OK ? read_options(root, out, err) : status;
}

lb_status lb_scenario_read(const char *path, lb_scenario *out, lb_error *err)
{
    lb_yaml *document;
    lb_status status = lb_yaml_read(path, &document, err);
    if (status == LB_OK) {
        status = read_scenario(document, out, err);
        lb_yaml_free(document);
    }
    return status;
}

lb_status lb_scenario_parse(const char *name, const char *bytes, size_t length, lb_scenario *out,
                            lb_error *err)
{
    lb_yaml *document;
    lb_status status = lb_yaml_parse(name, bytes, length, &document, err);
    if (status == LB_OK) {
        status = read_scenario(document, out, err);
        lb_yaml_free(document);
    }
    return status;
}
