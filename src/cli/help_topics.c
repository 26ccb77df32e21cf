#include "cli/help_topics.h"

#include <string.h>

#include "cli/text_table.h"
#include "day/phases.h"
#include "world/event_keys.h"
#include "world/programme_keys.h"
#include "world/world.h"

static lb_status finish(lb_text_table *table, const lb_cli_call *call, lb_error *err)
{
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    return status;
}

static lb_text_table *table_of(const char *const *headings, int count)
{
    lb_text_table *table = lb_text_table_new();
    for (int i = 0; i < count; i++) {
        lb_text_table_column(table, LB_ALIGN_LEFT, headings[i]);
    }
    return table;
}

/* The keys of one kind of entry begin: its word and purpose. */
static lb_text_table *key_table(const lb_cli_call *call, const char *word, const char *purpose)
{
    static const char *const headings[] = {"  key", "value", "default", "meaning"};
    fprintf(call->out, "\n%s: %s\n", word, purpose);
    return table_of(headings, 4);
}

static void add_key(lb_text_table *table, const char *key, const char *form, const char *fallback,
                    const char *meaning)
{
    lb_text_table_cell(table, "  %s", key);
    lb_text_table_cell(table, "%s", form);
    lb_text_table_cell(table, "%s", fallback ? fallback : "(required)");
    lb_text_table_cell(table, "%s", meaning);
}

/* An entry as it stands in a scenario. */
static void print_example(const lb_cli_call *call, const char *example)
{
    fputs("  example:\n    - ", call->out);
    for (const char *at = example; *at; at++) {
        fputc(*at, call->out);
        fputs(*at == '\n' ? "    " : "", call->out);
    }
    fputc('\n', call->out);
}

/* The keys of one kind of event, and an event of it. */
static lb_status print_event_kind(const lb_cli_call *call, int kind, lb_error *err)
{
    lb_text_table *table = key_table(call, lb_action_word(kind), lb_action_purpose(kind));
    int count = 0;
    const lb_event_key *keys = lb_event_keys(&count);
    for (int i = 0; i < count; i++) {
        if (keys[i].kinds >> kind & 1) {
            add_key(table, keys[i].key, keys[i].form, keys[i].fallback, keys[i].meaning);
        }
    }
    lb_status status = finish(table, call, err);
    print_example(call, lb_event_example(kind));
    return status;
}

/* The keys of one kind of programme, and a programme of it. */
static lb_status print_programme_kind(const lb_cli_call *call, int kind, lb_error *err)
{
    lb_text_table *table = key_table(call, lb_programme_word(kind), lb_programme_purpose(kind));
    int count = 0;
    const lb_programme_key *keys = lb_programme_keys(&count);
    for (int i = 0; i < count; i++) {
        if (keys[i].kinds >> kind & 1) {
            add_key(table, keys[i].key, keys[i].form, keys[i].fallback, keys[i].meaning);
        }
    }
    lb_status status = finish(table, call, err);
    print_example(call, lb_programme_example(kind));
    return status;
}

/* One word and its title. */
static void add_row(lb_text_table *table, const char *prefix, const char *word, const char *title)
{
    lb_text_table_cell(table, "  %s%s", prefix, word);
    lb_text_table_cell(table, "%s", title);
}

static lb_status print_motives(const lb_cli_call *call, lb_error *err)
{
    static const char *const headings[] = {"  motive", "what it says"};
    lb_text_table *table = table_of(headings, 2);
    for (int motive = 0; motive < LB_MOTIVE_COUNT; motive++) {
        add_row(table, "", lb_motive_word(motive), lb_motive_title(motive));
    }
    fputc('\n', call->out);
    return finish(table, call, err);
}

static lb_status print_holders(const lb_cli_call *call, lb_error *err)
{
    static const char *const headings[] = {"  holder", "who"};
    lb_text_table *table = table_of(headings, 2);
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        if (lb_event_holder_allowed(sector)) {
            add_row(table, "", lb_sector_word(sector), lb_sector_title(sector));
        }
    }
    for (int country = 0; country < LB_COUNTRY_COUNT; country++) {
        add_row(table, "foreign_official.", lb_country_word(country), lb_country_title(country));
    }
    fputc('\n', call->out);
    return finish(table, call, err);
}

static lb_status print_events(const lb_cli_call *call, lb_error *err)
{
    fputs("The key `events` of a scenario is a list. Each event has its day, one thing that happens, and "
          "perhaps a label:\n"
          "  on: DATE          on this day; a day without business: on the next one\n"
          "  when: CONDITION   once, on the first day after it holds: an observable, > or <, a value with "
          "its unit, as\n"
          "                    yield_10y > 5%, reserves < 2.8tn, volatility > 120bp (see `longbond help "
          "observables`)\n"
          "  label: TEXT       its name in what is printed; default: made from the event\n"
          "AMOUNT: 500mn, 60bn, 1.2tn. SPAN: 10 days, 6 months, 2 years. PACE: 300bn a year, 38bn a quarter. "
          "RATE: 25bp, 0.5%.\n",
          call->out);
    lb_status status = LB_OK;
    for (int kind = 0; status == LB_OK && kind < LB_ACTION_KIND_COUNT; kind++) {
        status = print_event_kind(call, kind, err);
    }
    if (status == LB_OK) {
        status = print_motives(call, err);
    }
    return status == LB_OK ? print_holders(call, err) : status;
}

static lb_status print_programmes(const lb_cli_call *call, lb_error *err)
{
    fputs(
        "The key `programmes` of a scenario is a list of what the Fed does over time. Each programme has its "
        "first day, one thing\n"
        "that it does, and perhaps an end:\n"
        "  name: TEXT        its name in what is printed, no two alike; default: its kind, numbered\n"
        "  on: DATE          its first day; a day without business: the next one\n"
        "  when: CONDITION   instead of 'on': the first day after it holds: an observable, > or <, a value "
        "with its unit, as\n"
        "                    reserves < 2.8tn, yield_10y > 5%, wam_months < 70 months (see `longbond help "
        "observables`)\n"
        "  until: DATE       its last day; default: none\n"
        "  stop: CONDITION   ends it for good on the first day after it holds; default: none\n"
        "  announced: yes, no, or a DATE before 'on'\n"
        "                    what is still to come is priced from the first day on, never, or from that date "
        "on; default: no\n"
        "PACE: 80bn a month, 240bn a quarter, 1tn a year. AMOUNT: 500mn, 60bn, 1.2tn. SPAN: 6 months, 2 "
        "years. PERCENT: 50%.\n",
        call->out);
    lb_status status = LB_OK;
    for (int kind = 0; status == LB_OK && kind < LB_PROGRAMME_KIND_COUNT; kind++) {
        status = print_programme_kind(call, kind, err);
    }
    return status;
}

static lb_status print_observables(const lb_cli_call *call, lb_error *err)
{
    static const char *const headings[] = {"observable", "unit", "what it is"};
    lb_text_table *table = table_of(headings, 3);
    for (int i = 0; i < LB_OBSERVABLE_COUNT; i++) {
        lb_text_table_cell(table, "%s", lb_observable_word(i));
        lb_text_table_cell(table, "%s", lb_observable_unit(i));
        lb_text_table_cell(table, "%s", lb_observable_title(i));
    }
    return finish(table, call, err);
}

static lb_status print_phases(const lb_cli_call *call, lb_error *err)
{
    static const char *const headings[] = {"phase", "built", "what happens"};
    lb_text_table *table = table_of(headings, 3);
    for (int i = 0; i < LB_PHASE_COUNT; i++) {
        lb_text_table_cell(table, "%2d %s", i + 1, lb_phases[i].word);
        lb_text_table_cell(table, "%s", lb_phases[i].built ? "yes" : "not yet");
        lb_text_table_cell(table, "%s", lb_phases[i].purpose);
    }
    return finish(table, call, err);
}

static lb_status print_sectors(const lb_cli_call *call, lb_error *err)
{
    static const char *const headings[] = {"sector", "who"};
    lb_text_table *table = table_of(headings, 2);
    for (int i = 0; i < LB_SECTOR_COUNT; i++) {
        lb_text_table_cell(table, "%s", lb_sector_word(i));
        lb_text_table_cell(table, "%s", lb_sector_title(i));
    }
    return finish(table, call, err);
}

static lb_status print_state(const lb_cli_call *call, lb_error *err)
{
    static const char *const headings[] = {"field", "type", "dimension", "unit", "what it holds"};
    lb_text_table *table = table_of(headings, 5);
    int count = 0;
    const lb_world_field_info *fields = lb_world_fields(&count);
    for (int i = 0; i < count; i++) {
        lb_text_table_cell(table, "%s", fields[i].name);
        lb_text_table_cell(table, "%s", fields[i].type);
        lb_text_table_cell(table, "%s", fields[i].dimension);
        lb_text_table_cell(table, "%s", fields[i].unit);
        lb_text_table_cell(table, "%s", fields[i].meaning);
    }
    return finish(table, call, err);
}

lb_status lb_cli_print_topic(const lb_cli_call *call, const char *name, bool *found, lb_error *err)
{
    static const struct {
        const char *name;
        lb_status (*print)(const lb_cli_call *, lb_error *);
    } topics[] = {
        {"events", print_events},         {"observables", print_observables}, {"phases", print_phases},
        {"programmes", print_programmes}, {"sectors", print_sectors},         {"state", print_state},
    };
    for (size_t i = 0; i < sizeof topics / sizeof topics[0]; i++) {
        if (strcmp(topics[i].name, name) == 0) {
            *found = true;
            return topics[i].print(call, err);
        }
    }
    *found = false;
    return LB_OK;
}
