#include "data/csv_columns.h"

#include <stdio.h>
#include <string.h>

enum { NAME_COUNT = sizeof(((lb_csv_column *)0)->names) / sizeof(char *) };

static bool is_name_of(const lb_csv_column *column, const char *header)
{
    for (int i = 0; i < NAME_COUNT && column->names[i]; i++) {
        if (strcmp(column->names[i], header) == 0) {
            return true;
        }
    }
    return false;
}

/* The error of a missing column, with all its names: lb_csv_require lists the columns there are. */
static lb_status fail_missing(const lb_csv_table *table, const lb_csv_column *column, lb_error *err)
{
    char names[256];
    int used = snprintf(names, sizeof names, "%s", column->names[0]);
    for (int i = 1; i < NAME_COUNT && column->names[i] && used < (int)sizeof names; i++) {
        used += snprintf(names + used, sizeof names - (size_t)used, "\" or \"%s", column->names[i]);
    }
    int unused;
    return lb_csv_require(table, names, &unused, err);
}

lb_status lb_csv_find_columns(const lb_csv_table *table, const lb_csv_column *columns, int count, int *index,
                              lb_warnings *warnings, lb_error *err)
{
    for (int i = 0; i < count; i++) {
        index[i] = -1;
    }
    for (int j = 0; j < lb_csv_columns(table); j++) {
        const char *header = lb_csv_text(table, LB_CSV_HEADER, j);
        int i = 0;
        while (i < count && !is_name_of(&columns[i], header)) {
            i++;
        }
        if (i == count) {
            if (warnings) {
                lb_csv_warn(warnings, table, LB_CSV_HEADER, j, "the column \"%.60s\" is unknown and left out",
                            header);
            }
        } else if (index[i] >= 0) {
            return lb_csv_fail(table, LB_CSV_HEADER, j, err,
                               "\"%.60s\" is another name of column \"%.60s\": one of them should go", header,
                               lb_csv_text(table, LB_CSV_HEADER, index[i]));
        } else {
            index[i] = j;
        }
    }
    for (int i = 0; i < count; i++) {
        if (columns[i].need == LB_COLUMN_REQUIRED && index[i] < 0) {
            return fail_missing(table, &columns[i], err);
        }
    }
    return LB_OK;
}
