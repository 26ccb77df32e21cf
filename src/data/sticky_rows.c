#include "sticky_rows.h"

#include "base/error.h"
#include "data/snapshot_table.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void opened(lb_rows *rows)
{
    rows->count = rows->status == LB_OK ? lb_csv_rows(rows->table) : 0;
}

void lb_rows_open_snapshot(lb_rows *rows, const char *name, lb_error *err)
{
    *rows = (lb_rows){.err = err};
    lb_snapshot_table snapshot;
    rows->status = lb_snapshot_open(name, &snapshot, err);
    rows->table = snapshot.rows;
    snapshot.rows = NULL;
    lb_snapshot_free(&snapshot);
    opened(rows);
}

void lb_rows_open_file(lb_rows *rows, const char *path, lb_error *err)
{
    *rows = (lb_rows){.err = err};
    rows->status = lb_csv_read(path, &rows->table, err);
    opened(rows);
}

lb_status lb_rows_close(lb_rows *rows)
{
    lb_csv_free(rows->table);
    rows->table = NULL;
    return rows->status;
}

/* The column's index, or -1 once an error stands. */
static int find_column(lb_rows *rows, const char *name)
{
    int column = -1;
    if (rows->status == LB_OK) {
        rows->status = lb_csv_require(rows->table, name, &column, rows->err);
    }
    return rows->status == LB_OK ? column : -1;
}

bool lb_rows_has(lb_rows *rows, int row, const char *name)
{
    int column = find_column(rows, name);
    return column >= 0 && !lb_csv_missing(rows->table, row, column);
}

lb_date lb_rows_date(lb_rows *rows, int row, const char *name)
{
    lb_date date = 0;
    int column = find_column(rows, name);
    if (column >= 0) {
        rows->status = lb_csv_date(rows->table, row, column, &date, rows->err);
    }
    return date;
}

double lb_rows_number(lb_rows *rows, int row, const char *name)
{
    double number = 0;
    int column = find_column(rows, name);
    if (column >= 0) {
        rows->status = lb_csv_number(rows->table, row, column, &number, rows->err);
    }
    return number;
}

int64_t lb_rows_decimal(lb_rows *rows, int row, const char *name, int scale)
{
    int64_t value = 0;
    int column = find_column(rows, name);
    if (column >= 0) {
        rows->status = lb_csv_decimal(rows->table, row, column, scale, &value, rows->err);
    }
    return value;
}

void lb_rows_cusip(lb_rows *rows, int row, const char *name, char out[static 10])
{
    int column = find_column(rows, name);
    out[0] = '\0';
    if (column >= 0) {
        rows->status = lb_csv_cusip(rows->table, row, column, out, rows->err);
    }
}

lb_date lb_rows_date_or(lb_rows *rows, int row, const char *column, lb_date missing)
{
    return lb_rows_has(rows, row, column) ? lb_rows_date(rows, row, column) : missing;
}

double lb_rows_number_or(lb_rows *rows, int row, const char *column, double missing)
{
    return lb_rows_has(rows, row, column) ? lb_rows_number(rows, row, column) : missing;
}

const char *lb_rows_text(lb_rows *rows, int row, const char *name)
{
    int column = find_column(rows, name);
    return column >= 0 ? lb_csv_text(rows->table, row, column) : "";
}

void lb_rows_fail(lb_rows *rows, int row, const char *name, const char *format, ...)
{
    int column = find_column(rows, name);
    if (column < 0) {
        return;
    }
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    rows->status = lb_csv_fail(rows->table, row, column, rows->err, "%s", text);
}
