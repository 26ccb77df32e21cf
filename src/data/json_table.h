/* json_table.h - an array of flat JSON records read as a csv_table.
 *
 * The official interfaces give the same tables as CSV or as JSON records; readers see one shape. The header is
 * the union of the records' keys in the order of their first appearance; a key that a record lacks reads
 * "null". Every cell keeps the line and column of its value. */
#ifndef LB_DATA_JSON_TABLE_H
#define LB_DATA_JSON_TABLE_H

#include "data/csv_table.h"

/* Reads the records at `records` (keys joined by dots: "data", "soma.holdings") of the JSON object in `bytes`.
 * Strings are unescaped, numbers keep their text, null reads "null"; a value that is an array or an object is
 * LB_ERR_PARSE, as is a key that comes twice. Free with lb_csv_free. */
lb_status lb_json_parse(const char *name, const char *bytes, size_t length, const char *records,
                        lb_csv_table **out, lb_error *err);

/* JSON if the first character is '{', CSV otherwise; plain or gzip when read from a file. */
lb_status lb_table_parse(const char *name, const char *bytes, size_t length, const char *records,
                         lb_csv_table **out, lb_error *err);
lb_status lb_table_read(const char *path, const char *records, lb_csv_table **out, lb_error *err);

#endif
