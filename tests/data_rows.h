/* data_rows.h - plain comma-separated rows of the official files, for tests that check against the record.
 *
 * Only for files without quoted cells; the library's own readers are tested elsewhere. */
#ifndef LB_TESTS_DATA_ROWS_H
#define LB_TESTS_DATA_ROWS_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DATA_MOST_CELLS = 64 };

typedef struct data_rows {
    FILE *file;
    char line[4096];
    char *cells[DATA_MOST_CELLS];
    int count; /* cells of the current row */
} data_rows;

/* Opens $LONGBOND_DATA/path. Returns 0, with a line on the standard output, when the variable is unset. */
static inline int data_open(data_rows *rows, const char *path)
{
    const char *folder = getenv("LONGBOND_DATA");
    if (!folder || !*folder) {
        printf("skipped: LONGBOND_DATA is not set (%s)\n", path);
        return 0;
    }
    char full[1024];
    snprintf(full, sizeof full, "%s/%s", folder, path);
    rows->file = fopen(full, "r");
    if (!rows->file) {
        printf("cannot open %s\n", full);
        abort();
    }
    return 1;
}

/* Splits the next line into cells; a UTF-8 byte-order mark is dropped. Returns 0 and closes at the end. */
static inline int data_next(data_rows *rows)
{
    if (!fgets(rows->line, sizeof rows->line, rows->file)) {
        fclose(rows->file);
        return 0;
    }
    char *at = rows->line;
    if (memcmp(at, "\xEF\xBB\xBF", 3) == 0) {
        at += 3;
    }
    at[strcspn(at, "\r\n")] = '\0';
    rows->count = 0;
    while (at && rows->count < DATA_MOST_CELLS) {
        rows->cells[rows->count++] = at;
        at = strchr(at, ',');
        if (at) {
            *at++ = '\0';
        }
    }
    return 1;
}

/* Index of a cell in the current row, or -1: for the header. */
static inline int data_find(const data_rows *rows, const char *name)
{
    for (int i = 0; i < rows->count; i++) {
        if (strcmp(rows->cells[i], name) == 0) {
            return i;
        }
    }
    return -1;
}

#endif
