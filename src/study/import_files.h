/* import_files.h - the folders the importer reads from. */
#ifndef LB_STUDY_IMPORT_FILES_H
#define LB_STUDY_IMPORT_FILES_H

#include "data/read_series.h"
#include "data/sticky_rows.h"

enum { LB_IMPORT_PATH = 1024 };

/* Writes folder/file to `out`. LB_ERR_RANGE if it is longer than LB_IMPORT_PATH. */
lb_status lb_import_path(const char *folder, const char *file, char out[static LB_IMPORT_PATH],
                         lb_error *err);

/* Opens the CSV table folder/file; a failure sticks and leaves no rows. */
void lb_import_open(lb_rows *rows, const char *folder, const char *file, lb_error *err);

/* Reads the FRED series folder/file. Free with lb_series_free. */
lb_status lb_import_series(const char *folder, const char *file, lb_series *out, lb_error *err);

/* The first column's value on `date`, NAN if there is none. */
double lb_import_value(const lb_series *series, lb_date date);

#endif
