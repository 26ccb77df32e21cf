#include "cli/text_table.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"

enum { MOST_COLUMNS = 32, MOST_CELL = 256 };

struct lb_text_table {
    int columns;
    lb_align align[MOST_COLUMNS];
    char *heading[MOST_COLUMNS];
    size_t cells, room;
    char **cell;
    bool failed;
};

lb_text_table *lb_text_table_new(void)
{
    return calloc(1, sizeof(lb_text_table));
}

void lb_text_table_free(lb_text_table *table)
{
    if (!table) {
        return;
    }
    for (int i = 0; i < table->columns; i++) {
        free(table->heading[i]);
    }
    for (size_t i = 0; i < table->cells; i++) {
        free(table->cell[i]);
    }
    free(table->cell);
    free(table);
}

void lb_text_table_column(lb_text_table *table, lb_align align, const char *heading)
{
    if (!table || table->columns == MOST_COLUMNS) {
        return;
    }
    table->align[table->columns] = align;
    table->heading[table->columns] = strdup(heading);
    table->failed = table->failed || !table->heading[table->columns];
    table->columns++;
}

void lb_text_table_cell(lb_text_table *table, const char *format, ...)
{
    if (!table || table->failed) {
        return;
    }
    if (table->cells == table->room) {
        size_t room = table->room ? 2 * table->room : 64;
        char **grown = realloc(table->cell, room * sizeof *grown);
        if (!grown) {
            table->failed = true;
            return;
        }
        table->cell = grown;
        table->room = room;
    }
    char text[MOST_CELL];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    char *copy = strdup(text);
    table->failed = !copy;
    if (copy) {
        table->cell[table->cells++] = copy;
    }
}

static size_t width_of(const char *text)
{
    return lb_utf8_count(text, strlen(text));
}

/* Prints one row; `texts` are as many as there are columns. */
static void print_row(const lb_text_table *table, char *const *texts, const size_t *widths, FILE *out)
{
    size_t owed = 0; /* spaces to print before the next text: none are left at the end of a line */
    for (int i = 0; i < table->columns; i++) {
        size_t pad = widths[i] - width_of(texts[i]);
        owed += table->align[i] == LB_ALIGN_RIGHT ? pad : 0;
        if (texts[i][0]) {
            fprintf(out, "%*s%s", (int)owed, "", texts[i]);
            owed = 0;
        }
        owed += 2 + (table->align[i] == LB_ALIGN_LEFT ? pad : 0);
    }
    fputc('\n', out);
}

lb_status lb_text_table_print(const lb_text_table *table, FILE *out, bool colour, lb_error *err)
{
    if (!table || table->failed) {
        return lb_fail(err, LB_ERR_NO_MEMORY, "out of memory");
    }
    if (table->columns == 0 || table->cells % (size_t)table->columns != 0) {
        return lb_fail(err, LB_ERR_INTERNAL, "a table of %d columns has %zu cells", table->columns,
                       table->cells);
    }
    size_t widths[MOST_COLUMNS] = {0};
    bool head = false;
    for (int i = 0; i < table->columns; i++) {
        widths[i] = width_of(table->heading[i]);
        head = head || table->heading[i][0];
    }
    for (size_t i = 0; i < table->cells; i++) {
        size_t *width = &widths[i % (size_t)table->columns];
        size_t needed = width_of(table->cell[i]);
        *width = needed > *width ? needed : *width;
    }
    if (head) {
        fputs(colour ? "\033[1m" : "", out);
        print_row(table, table->heading, widths, out);
        fputs(colour ? "\033[0m" : "", out);
    }
    for (size_t i = 0; i < table->cells; i += (size_t)table->columns) {
        print_row(table, table->cell + i, widths, out);
    }
    return LB_OK;
}
