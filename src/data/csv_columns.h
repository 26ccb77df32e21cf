/* csv_columns.h - the columns a layout knows, whatever of their names a file uses. */
#ifndef LB_DATA_CSV_COLUMNS_H
#define LB_DATA_CSV_COLUMNS_H

#include "data/csv_table.h"
#include "data/warnings.h"

typedef enum lb_column_need { LB_COLUMN_REQUIRED, LB_COLUMN_OPTIONAL, LB_COLUMN_IGNORED } lb_column_need;

typedef struct lb_csv_column {
    lb_column_need need;
    const char *names[4]; /* as publishers write it: long label, field name, older names; the rest NULL */
} lb_csv_column;

/* Finds the `count` columns of a layout: index[i] is that of columns[i], or -1 if the file lacks it. A missing
 * required column is LB_ERR_PARSE that says which columns there are; columns of the file that the layout does
 * not know are left out with a warning (if `warnings` is not NULL). */
lb_status lb_csv_find_columns(const lb_csv_table *table, const lb_csv_column *columns, int count, int *index,
                              lb_warnings *warnings, lb_error *err);

/* Adds a warning at a row's line. */
#define lb_csv_warn(warnings, table, row, column, ...)                                                       \
    lb_warn(warnings, lb_csv_name(table), lb_csv_line(table, row, column), __VA_ARGS__)

#endif
