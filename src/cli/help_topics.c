#include "cli/help_topics.h"

#include <string.h>

#include "cli/text_table.h"
#include "day/phases.h"
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
        {"observables", print_observables},
        {"phases", print_phases},
        {"sectors", print_sectors},
        {"state", print_state},
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
