/* import_sheet.c - one table of the snapshot while the importer fills it, cell by cell. */
#include "study/import_sheet.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "data/snapshot_table.h"

void lb_sheet_begin(lb_sheet *sheet, const char *name, const char *source, const char *period,
                    const char *unit, const char *columns, lb_error *err)
{
    *sheet = (lb_sheet){
        .name = name, .source = source, .period = period, .unit = unit, .columns = columns, .err = err};
}

static void append(lb_sheet *sheet, const char *text, size_t length)
{
    if (sheet->status != LB_OK) {
        return;
    }
    if (sheet->length + length + 1 > sheet->capacity) {
        size_t capacity = 2 * (sheet->length + length) + 4096;
        char *grown = realloc(sheet->text, capacity);
        if (!grown) {
            sheet->status = lb_fail(sheet->err, LB_ERR_NO_MEMORY, "no memory for table %s", sheet->name);
            return;
        }
        sheet->text = grown;
        sheet->capacity = capacity;
    }
    memcpy(sheet->text + sheet->length, text, length);
    sheet->length += length;
}

static void begin_cell(lb_sheet *sheet)
{
    if (sheet->cells++ > 0) {
        append(sheet, ",", 1);
    }
}

void lb_sheet_blank(lb_sheet *sheet)
{
    begin_cell(sheet);
}

void lb_sheet_text(lb_sheet *sheet, const char *text)
{
    begin_cell(sheet);
    if (!strpbrk(text, ",\"\n")) {
        append(sheet, text, strlen(text));
        return;
    }
    append(sheet, "\"", 1);
    for (const char *c = text; *c; c++) {
        append(sheet, *c == '"' ? "\"\"" : c, *c == '"' ? 2 : 1);
    }
    append(sheet, "\"", 1);
}

void lb_sheet_date(lb_sheet *sheet, lb_date date)
{
    char text[11];
    begin_cell(sheet);
    if (date != LB_DATE_NONE) {
        append(sheet, lb_date_format(date, text), 10);
    }
}

void lb_sheet_number(lb_sheet *sheet, double value, int decimals)
{
    begin_cell(sheet);
    if (isnan(value)) {
        return;
    }
    char text[64];
    int length = snprintf(text, sizeof text, "%.*f", decimals, value);
    while (decimals > 0 && text[length - 1] == '0') {
        length--;
    }
    length -= text[length - 1] == '.';
    bool is_minus_zero = length == 2 && text[0] == '-' && text[1] == '0';
    append(sheet, text + is_minus_zero, (size_t)(length - is_minus_zero));
}

void lb_sheet_cents(lb_sheet *sheet, int64_t cents)
{
    char text[32];
    uint64_t size = cents < 0 ? -(uint64_t)cents : (uint64_t)cents;
    begin_cell(sheet);
    int length = snprintf(text, sizeof text, "%s%" PRIu64, cents < 0 ? "-" : "", size / 100);
    if (size % 100) {
        length += snprintf(text + length, sizeof text - (size_t)length, ".%02d", (int)(size % 100));
    }
    append(sheet, text, (size_t)length);
}

void lb_sheet_millions(lb_sheet *sheet, int64_t cents)
{
    enum { CENTS = 100000000 };
    char text[48];
    uint64_t size = cents < 0 ? -(uint64_t)cents : (uint64_t)cents;
    begin_cell(sheet);
    int length = snprintf(text, sizeof text, "%s%" PRIu64 ".%08" PRIu64, cents < 0 ? "-" : "", size / CENTS,
                          size % CENTS);
    while (text[length - 1] == '0') {
        length--;
    }
    length -= text[length - 1] == '.';
    append(sheet, text, (size_t)length);
}

void lb_sheet_integer(lb_sheet *sheet, int64_t value)
{
    char text[32];
    begin_cell(sheet);
    append(sheet, text, (size_t)snprintf(text, sizeof text, "%" PRId64, value));
}

void lb_sheet_end_row(lb_sheet *sheet)
{
    append(sheet, "\n", 1);
    sheet->cells = 0;
    sheet->rows++;
}

void lb_sheet_drop(lb_sheet *sheet)
{
    free(sheet->text);
    sheet->text = NULL;
}

lb_status lb_sheet_write(lb_sheet *sheet, const char *folder)
{
    const lb_provenance provenance = {sheet->name, sheet->source, sheet->period, sheet->unit};
    if (sheet->status == LB_OK) {
        sheet->status =
            lb_snapshot_write(folder, &provenance, sheet->columns, sheet->text, sheet->length, sheet->err);
    }
    lb_sheet_drop(sheet);
    return sheet->status;
}
