/* import_sheet.h - one table of the snapshot while the importer fills it, cell by cell.
 *
 * Errors stick as in import_input.h; lb_sheet_write writes the file and tells. The file is the snapshot's own
 * schema: comment lines (table, source, date, unit, checksum of what follows), the header, the rows. */
#ifndef LB_STUDY_IMPORT_SHEET_H
#define LB_STUDY_IMPORT_SHEET_H

#include "longbond/date.h"

typedef struct lb_sheet {
    const char *name;   /* "stock": the file is stock.csv */
    const char *source; /* publications the figures come from */
    const char *period; /* the date or the span of dates */
    const char *unit;
    const char *columns; /* the header line */
    char *text;          /* rows written so far */
    size_t length, capacity;
    int cells; /* in the row begun */
    int rows;
    lb_status status;
    lb_error *err;
} lb_sheet;

void lb_sheet_begin(lb_sheet *sheet, const char *name, const char *source, const char *period,
                    const char *unit, const char *columns, lb_error *err);

/* One cell each. `lb_sheet_number` writes at most `decimals` digits after the point, without the zeros at the
 * end; NaN leaves the cell empty. `lb_sheet_cents` writes dollars with the cents only if there are any;
 * `lb_sheet_millions` writes cents as millions of dollars, exactly. */
void lb_sheet_text(lb_sheet *sheet, const char *text);
void lb_sheet_date(lb_sheet *sheet, lb_date date);
void lb_sheet_number(lb_sheet *sheet, double value, int decimals);
void lb_sheet_cents(lb_sheet *sheet, int64_t cents);
void lb_sheet_millions(lb_sheet *sheet, int64_t cents);
void lb_sheet_integer(lb_sheet *sheet, int64_t value);
void lb_sheet_blank(lb_sheet *sheet);
void lb_sheet_end_row(lb_sheet *sheet);

/* Writes folder/<name>.csv and frees the rows. LB_ERR_IO names the file. */
lb_status lb_sheet_write(lb_sheet *sheet, const char *folder);

/* Frees the rows without writing. */
void lb_sheet_drop(lb_sheet *sheet);

#endif
