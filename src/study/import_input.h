/* import_input.h - one input table of the importer, read with errors that stick.
 *
 * After the first bad cell every call returns a zero and the first error stays, so that a loop over rows stays
 * readable; lb_input_close tells. Numbers, dates and CUSIPs are those of csv_table.h, with their messages. */
#ifndef LB_STUDY_IMPORT_INPUT_H
#define LB_STUDY_IMPORT_INPUT_H

#include "data/csv_table.h"

enum { LB_IMPORT_PATH = 1024 };

typedef struct lb_input {
    lb_csv_table *table;
    lb_status status;
    lb_error *err;
    int rows;
} lb_input;

/* Writes folder/file to `out`. LB_ERR_RANGE if it is longer than LB_IMPORT_PATH. */
lb_status lb_import_path(const char *folder, const char *file, char out[static LB_IMPORT_PATH],
                         lb_error *err);

/* Opens folder/file; a failure sticks and leaves no rows. */
void lb_input_open(lb_input *input, const char *folder, const char *file, lb_error *err);

/* Frees the table and returns the first error, or LB_OK. */
lb_status lb_input_close(lb_input *input);

/* Typed cells by name of the column. Missing values are errors; lb_input_has asks first. */
bool lb_input_has(lb_input *input, int row, const char *column);
lb_date lb_input_date(lb_input *input, int row, const char *column);
double lb_input_number(lb_input *input, int row, const char *column);
int64_t lb_input_decimal(lb_input *input, int row, const char *column, int scale);
void lb_input_cusip(lb_input *input, int row, const char *column, char out[static 10]);

/* The text of a cell, "" after an error; lives as long as the table. */
const char *lb_input_text(lb_input *input, int row, const char *column);

/* Makes an error at a cell stick. */
void lb_input_fail(lb_input *input, int row, const char *column, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
