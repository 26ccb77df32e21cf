/* csv_write.h - typed rows written as CSV, from the same list of fields that reads them. */
#ifndef LB_DATA_CSV_WRITE_H
#define LB_DATA_CSV_WRITE_H

#include <stdio.h>

#include "data/csv_record.h"

/* Writes a header line and `count` rows of `size` bytes to `out`, as Treasury does: dates as YYYY-MM-DD, numbers
 * and percentages with the field's decimals, dollars whole where they are whole, Yes and No, times as 01:00 PM,
 * "null" for what is missing. The decimal point is a point in every locale. LB_ERR_RANGE for a number too large
 * to print exactly, LB_ERR_IO (with `name`) if the stream fails. */
lb_status lb_csv_write(FILE *out, const char *name, const lb_field *fields, int field_count, const void *rows,
                       size_t size, int count, lb_error *err);

#endif
