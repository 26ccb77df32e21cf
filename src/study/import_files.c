/* import_files.c - the folders the importer reads from. */
#include "study/import_files.h"

#include <math.h>
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

void lb_import_open(lb_rows *rows, const char *folder, const char *file, lb_error *err)
{
    char path[LB_IMPORT_PATH];
    *rows = (lb_rows){.err = err};
    rows->status = lb_import_path(folder, file, path, err);
    if (rows->status == LB_OK) {
        lb_rows_open_file(rows, path, err);
    }
}

lb_status lb_import_series(const char *folder, const char *file, lb_series *out, lb_error *err)
{
    char path[LB_IMPORT_PATH];
    *out = (lb_series){0};
    lb_status status = lb_import_path(folder, file, path, err);
    return status == LB_OK ? lb_series_read(&lb_series_fred, path, out, err) : status;
}

double lb_import_value(const lb_series *series, lb_date date)
{
    int row = lb_series_row(series, date);
    return row >= 0 && series->dates[row] == date ? lb_series_value(series, row, 0) : NAN;
}
