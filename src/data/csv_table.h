/* csv_table.h - a CSV file in memory, every cell with its place, read strictly.
 *
 * All CSV readers stand on this: it opens (plain or gzip), skips a UTF-8 byte-order mark, splits with libcsv, knows the
 * header, and turns cells into typed values whose errors name file, line and column. Line and column count
 * from 1; the column is that of the cell's first character in the line, counted in characters (not bytes).
 * Blank lines are skipped. A NUL byte, a quote that is not doubled or never closed, a line with too few or too
 * many cells and a header that names a column twice are errors. */
#ifndef LB_DATA_CSV_TABLE_H
#define LB_DATA_CSV_TABLE_H

#include "longbond/date.h"

typedef struct lb_csv_table lb_csv_table;

#define LB_CSV_HEADER (-1) /* the row number of the header, for lb_csv_text and lb_csv_fail */

/* Reads the whole of `path`. The first row is the header. Every row must have as many cells as the header
 * (LB_ERR_PARSE otherwise); an empty file is an error. Free with lb_csv_free. */
lb_status lb_csv_read(const char *path, lb_csv_table **out, lb_error *err);

/* The same from memory; `name` stands in messages. The bytes are copied. */
lb_status lb_csv_parse(const char *name, const char *bytes, size_t length, lb_csv_table **out, lb_error *err);

void lb_csv_free(lb_csv_table *table);

int lb_csv_rows(const lb_csv_table *table); /* without the header */
int lb_csv_columns(const lb_csv_table *table);
const char *lb_csv_name(const lb_csv_table *table);

/* Index of the column called `header` (exact, after trimming), or -1. */
int lb_csv_find(const lb_csv_table *table, const char *header);

/* The same, but a missing column is LB_ERR_PARSE and says which columns there are. */
lb_status lb_csv_require(const lb_csv_table *table, const char *header, int *column, lb_error *err);

/* The text of a cell, trimmed, never NULL; missing values ("null", "*", ".", "ND", "NA", "NaN", empty) as they stand. */
const char *lb_csv_text(const lb_csv_table *table, int row, int column);

/* True if the cell is one of the missing-value words above. */
bool lb_csv_missing(const lb_csv_table *table, int row, int column);

/* Typed cells. A missing or malformed value is LB_ERR_PARSE with the place and the text. Thousands commas
 * and a leading '$' are refused. */
lb_status lb_csv_date(const lb_csv_table *table, int row, int column, lb_date *out,
                      lb_error *err); /* YYYY-MM-DD */
lb_status lb_csv_number(const lb_csv_table *table, int row, int column, double *out, lb_error *err);
/* The double nearest to the cell's value times 10^power: power -2 reads a percentage as a decimal without a
 * second rounding. */
lb_status lb_csv_scaled(const lb_csv_table *table, int row, int column, int power, double *out,
                        lb_error *err);
lb_status lb_csv_integer(const lb_csv_table *table, int row, int column, int64_t *out, lb_error *err);
/* Exact decimal: value * 10^scale as an integer, refused if it has more non-zero decimals than `scale`.
 * Amounts in millions with up to 8 decimals become cents with scale 8. */
lb_status lb_csv_decimal(const lb_csv_table *table, int row, int column, int scale, int64_t *out,
                         lb_error *err);
/* A CUSIP: nine letters or digits with a right check digit; an apostrophe on either side is dropped. */
lb_status lb_csv_cusip(const lb_csv_table *table, int row, int column, char out[static 10], lb_error *err);

/* The line a cell stands on (for reports that name a place without being an error). */
int lb_csv_line(const lb_csv_table *table, int row, int column);

/* An error (LB_ERR_PARSE) at a cell, for rules only the reader knows. */
lb_status lb_csv_fail(const lb_csv_table *table, int row, int column, lb_error *err, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

#endif
