/* snapshot_table.h - the tables of the snapshot: rows, where they come from, and that they are unchanged.
 *
 * A table is a file of data/ (schema: docs/guide/snapshot.md): five comment lines - table, source, date, unit,
 * sha256 of all bytes behind the comment lines - then CSV. The build embeds them; a table of the same schema on
 * disk is read in the same way. */
#ifndef LB_DATA_SNAPSHOT_TABLE_H
#define LB_DATA_SNAPSHOT_TABLE_H

#include <stddef.h>

#include "data/csv_table.h"

/* Where a table's figures come from. */
typedef struct lb_provenance {
    const char *table;  /* name: lower-case letters, digits and '_', at most 48 */
    const char *source; /* publications */
    const char *date;   /* day or span of days the figures are of */
    const char *unit;
} lb_provenance;

typedef struct lb_snapshot_table {
    lb_provenance provenance; /* the texts live as long as the table */
    char sha256[65];
    lb_csv_table *rows; /* errors at its cells name the line of the file */
    char *comments;     /* owns the texts */
} lb_snapshot_table;

/* Opens an embedded table by name ("stock"). LB_ERR_NOT_FOUND names the nearest table there is; LB_ERR_PARSE for a
 * malformed comment line or row; LB_ERR_CORRUPT if the rows are not those the checksum was made of. Free with
 * lb_snapshot_free. */
lb_status lb_snapshot_open(const char *name, lb_snapshot_table *out, lb_error *err);

/* The same for a file on disk and for bytes; `file` stands in messages. */
lb_status lb_snapshot_read(const char *path, lb_snapshot_table *out, lb_error *err);
lb_status lb_snapshot_parse(const char *file, const char *bytes, size_t length, lb_snapshot_table *out,
                            lb_error *err);
void lb_snapshot_free(lb_snapshot_table *table);

/* Number of embedded tables, and the name of one (0 <= index < count) without ".csv", which is written to `out`. */
int lb_snapshot_count(void);
char *lb_snapshot_name(int index, char out[static 49]);

/* Writes folder/<table>.csv: comment lines, `header` (a line without its end) and `rows` (whole lines). The file is
 * written beside its place, flushed to the disk and renamed, so that it is there whole or as it was. LB_ERR_RANGE
 * for a comment with a line break or a wrong name, LB_ERR_PARSE if header and rows are no CSV table, LB_ERR_IO with
 * the reason if the file cannot be written (no folder, no permission, disk full). */
lb_status lb_snapshot_write(const char *folder, const lb_provenance *provenance, const char *header,
                            const char *rows, size_t rows_length, lb_error *err);

#endif
