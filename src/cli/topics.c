#include "cli/topics.h"

#include <string.h>

#include "cli/text_table.h"
#include "world/world.h"

static lb_status print_observables(const lb_cli_call *call, lb_error *err)
{
    lb_text_table *table = lb_text_table_new();
    lb_text_table_column(table, LB_ALIGN_LEFT, "observable");
    lb_text_table_column(table, LB_ALIGN_LEFT, "unit");
    lb_text_table_column(table, LB_ALIGN_LEFT, "recorded after every day");
    for (int i = 0; i < LB_OBSERVABLE_COUNT; i++) {
        lb_text_table_cell(table, "%s", lb_observable_word(i));
        lb_text_table_cell(table, "%s", lb_observable_unit(i));
        lb_text_table_cell(table, "%s", lb_observable_title(i));
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    return status;
}

static lb_status print_state(const lb_cli_call *call, lb_error *err)
{
    int count;
    const lb_world_field_info *fields = lb_world_fields(&count);
    lb_text_table *table = lb_text_table_new();
    lb_text_table_column(table, LB_ALIGN_LEFT, "field");
    lb_text_table_column(table, LB_ALIGN_LEFT, "type");
    lb_text_table_column(table, LB_ALIGN_LEFT, "one for each");
    lb_text_table_column(table, LB_ALIGN_LEFT, "unit");
    lb_text_table_column(table, LB_ALIGN_LEFT, "meaning");
    for (int i = 0; i < count; i++) {
        lb_text_table_cell(table, "%s", fields[i].name);
        lb_text_table_cell(table, "%s", fields[i].type);
        lb_text_table_cell(table, "%s", strcmp(fields[i].dimension, "ONE") == 0 ? "" : fields[i].dimension);
        lb_text_table_cell(table, "%s", fields[i].unit);
        lb_text_table_cell(table, "%s", fields[i].meaning);
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    return status;
}

lb_status lb_cli_print_topic(const lb_cli_call *call, const char *name, bool *found, lb_error *err)
{
    static const struct {
        const char *name;
        lb_status (*print)(const lb_cli_call *, lb_error *);
    } topics[] = {{"observables", print_observables}, {"state", print_state}};
    for (size_t i = 0; i < sizeof topics / sizeof topics[0]; i++) {
        if (strcmp(topics[i].name, name) == 0) {
            *found = true;
            return topics[i].print(call, err);
        }
    }
    *found = false;
    return LB_OK;
}
