/* sticky_rows.h - rows of a CSV table read with errors that stick.
 *
 * After the first bad cell every call returns a zero and the first error stays, so that a loop over rows stays
 * readable; lb_rows_close tells. Numbers, dates and CUSIPs are those of csv_table.h, with their messages. */
#ifndef LB_DATA_STICKY_ROWS_H
#define LB_DATA_STICKY_ROWS_H

#include "data/csv_table.h"

typedef struct lb_rows {
    lb_csv_table *table;
    lb_status status;
    lb_error *err;
    int count;
} lb_rows;

/* Opens a table of the embedded snapshot by name ("stock"), or a CSV file by path; a failure sticks. */
void lb_rows_open_snapshot(lb_rows *rows, const char *name, lb_error *err);
void lb_rows_open_file(lb_rows *rows, const char *path, lb_error *err);

/* Frees the table and returns the first error, or LB_OK. */
lb_status lb_rows_close(lb_rows *rows);

/* Typed cells by name of the column. Missing values are errors; lb_rows_has asks first. */
bool lb_rows_has(lb_rows *rows, int row, const char *column);
lb_date lb_rows_date(lb_rows *rows, int row, const char *column);
double lb_rows_number(lb_rows *rows, int row, const char *column);
int64_t lb_rows_decimal(lb_rows *rows, int row, const char *column, int scale);
void lb_rows_cusip(lb_rows *rows, int row, const char *column, char out[static 10]);

/* The same, with a value for missing cells. */
lb_date lb_rows_date_or(lb_rows *rows, int row, const char *column, lb_date missing);
double lb_rows_number_or(lb_rows *rows, int row, const char *column, double missing);

/* The text of a cell, "" after an error; lives as long as the table. */
const char *lb_rows_text(lb_rows *rows, int row, const char *column);

/* Makes an error at a cell stick. */
void lb_rows_fail(lb_rows *rows, int row, const char *column, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
