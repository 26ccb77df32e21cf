/* import_input.c - one input table of the importer, read with errors that stick. */
#include "study/import_input.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/error.h"

lb_status lb_import_path(const char *folder, const char *file, char out[static LB_IMPORT_PATH], lb_error *err)
{
    int length = snprintf(out, LB_IMPORT_PATH, "%s/%s", folder, file);
    if (length < 0 || length >= LB_IMPORT_PATH) {
        return lb_fail(err, LB_ERR_RANGE, "path too long: %s/%s", folder, file);
    }
    return LB_OK;
}

void lb_input_open(lb_input *input, const char *folder, const char *file, lb_error *err)
{
    char path[LB_IMPORT_PATH];
    *input = (lb_input){.err = err};
    input->status = lb_import_path(folder, file, path, err);
    if (input->status == LB_OK) {
        input->status = lb_csv_read(path, &input->table, err);
    }
    if (input->status == LB_OK) {
        input->rows = lb_csv_rows(input->table);
    }
}

lb_status lb_input_close(lb_input *input)
{
    lb_csv_free(input->table);
    input->table = NULL;
    return input->status;
}

/* The column's index, or -1 once an error stands. */
static int find_column(lb_input *input, const char *name)
{
    int column = -1;
    if (input->status == LB_OK) {
        input->status = lb_csv_require(input->table, name, &column, input->err);
    }
    return input->status == LB_OK ? column : -1;
}

bool lb_input_has(lb_input *input, int row, const char *name)
{
    int column = find_column(input, name);
    return column >= 0 && !lb_csv_missing(input->table, row, column);
}

lb_date lb_input_date(lb_input *input, int row, const char *name)
{
    lb_date date = 0;
    int column = find_column(input, name);
    if (column >= 0) {
        input->status = lb_csv_date(input->table, row, column, &date, input->err);
    }
    return date;
}

double lb_input_number(lb_input *input, int row, const char *name)
{
    double number = 0;
    int column = find_column(input, name);
    if (column >= 0) {
        input->status = lb_csv_number(input->table, row, column, &number, input->err);
    }
    return number;
}

int64_t lb_input_decimal(lb_input *input, int row, const char *name, int scale)
{
    int64_t value = 0;
    int column = find_column(input, name);
    if (column >= 0) {
        input->status = lb_csv_decimal(input->table, row, column, scale, &value, input->err);
    }
    return value;
}

void lb_input_cusip(lb_input *input, int row, const char *name, char out[static 10])
{
    int column = find_column(input, name);
    out[0] = '\0';
    if (column >= 0) {
        input->status = lb_csv_cusip(input->table, row, column, out, input->err);
    }
}

const char *lb_input_text(lb_input *input, int row, const char *name)
{
    int column = find_column(input, name);
    return column >= 0 ? lb_csv_text(input->table, row, column) : "";
}

void lb_input_fail(lb_input *input, int row, const char *name, const char *format, ...)
{
    int column = find_column(input, name);
    if (column < 0) {
        return;
    }
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    input->status = lb_csv_fail(input->table, row, column, input->err, "%s", text);
}
