#include "data/csv_table.h"

#include <csv.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "data/csv_table_build.h"
#include "data/file_bytes.h"
#include "data/text_lines.h"

enum { MOST_COLUMNS = 4096 };

/* One cell: its text in the pool, and where it stands in the file. */
typedef struct cell {
    size_t text;
    int line;
    int column;
} cell;

struct lb_csv_table {
    char *name;
    char *pool; /* all texts, each with its terminator */
    size_t pool_length, pool_room;
    cell *cells; /* row by row; the header is the first `columns` cells */
    size_t cell_count, cell_room;
    int columns;
    int rows; /* without the header */
};

/* The state of a split. libcsv tells what a cell holds but not where it stood, so the bytes go to it in runs
 * that end with a delimiter, quote or line end, and the place of each run is kept here. */
typedef struct splitter {
    lb_csv_table *table;
    lb_error *err;
    lb_status status;
    int line, column; /* of the next byte */
    bool begun;       /* a cell has begun at the place below */
    bool quoted;
    int cell_line, cell_column;
    size_t row_start; /* index of the row's first cell */
    bool header_done;
} splitter;

lb_status lb_csv_read(const char *path, lb_csv_table **out, lb_error *err)
{
    *out = NULL;
    char *bytes = NULL;
    size_t length = 0;
    lb_status status = lb_file_read(path, &bytes, &length, err);
    if (status == LB_OK) {
        status = lb_csv_parse(path, bytes, length, out, err);
        free(bytes);
    }
    return status;
}

/* Splitting ----------------------------------------------------------------------------------------------- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_special(char c)
{
    return c == ',' || c == '"' || c == '\r' || c == '\n';
}

/* Columns count characters: the later bytes of a UTF-8 sequence take no column. */
static bool starts_character(char c)
{
    return ((unsigned char)c & 0xc0) != 0x80;
}

/* Makes room for `need` more items of `size` bytes; false if there is no memory. */
static bool grow(void **items, size_t count, size_t *room, size_t need, size_t size)
{
    if (count + need <= *room) {
        return true;
    }
    size_t larger = *room ? *room : 256;
    while (larger < count + need) {
        larger *= 2;
    }
    void *moved = realloc(*items, larger * size);
    if (!moved) {
        return false;
    }
    *items = moved;
    *room = larger;
    return true;
}

lb_csv_table *lb_csv_new(const char *name)
{
    lb_csv_table *table = calloc(1, sizeof *table);
    if (table && !(table->name = strdup(name))) {
        free(table);
        table = NULL;
    }
    return table;
}

bool lb_csv_add(lb_csv_table *table, const char *text, size_t length, int line, int column)
{
    while (length > 0 && is_blank(*text)) {
        text++;
        length--;
    }
    while (length > 0 && is_blank(text[length - 1])) {
        length--;
    }
    if (!grow((void **)&table->pool, table->pool_length, &table->pool_room, length + 1, 1) ||
        !grow((void **)&table->cells, table->cell_count, &table->cell_room, 1, sizeof *table->cells)) {
        return false;
    }
    table->cells[table->cell_count++] = (cell){table->pool_length, line, column};
    if (length > 0) {
        memcpy(table->pool + table->pool_length, text, length);
    }
    table->pool[table->pool_length + length] = '\0';
    table->pool_length += length + 1;
    return true;
}

void lb_csv_shape(lb_csv_table *table, int columns, int rows)
{
    table->columns = columns;
    table->rows = rows;
}

static void split_fail(splitter *s, lb_status status, int line, int column, const char *text)
{
    if (s->status == LB_OK) {
        s->status = lb_fail_at(s->err, status, s->table->name, line, column, "%s", text);
    }
}

/* libcsv has finished a cell. */
static void on_cell(void *text, size_t length, void *context)
{
    splitter *s = context;
    lb_csv_table *t = s->table;
    if (s->status != LB_OK) {
        return;
    }
    if (!lb_csv_add(t, text, length, s->cell_line, s->cell_column)) {
        split_fail(s, LB_ERR_NO_MEMORY, s->line, 0, "no memory for the table");
        return;
    }
    s->begun = false;
    size_t in_row = t->cell_count - s->row_start;
    if (s->header_done && in_row == (size_t)t->columns + 1) {
        s->status =
            lb_fail_at(s->err, LB_ERR_PARSE, t->name, s->cell_line, s->cell_column,
                       "a cell too many: the header has %d columns (a text with a comma needs double quotes)",
                       t->columns);
    } else if (in_row > MOST_COLUMNS) {
        split_fail(s, LB_ERR_PARSE, s->cell_line, s->cell_column, "more than 4096 cells in a line");
    }
}

static void check_header(splitter *s)
{
    const lb_csv_table *t = s->table;
    for (int j = 1; j < t->columns; j++) {
        const char *name = t->pool + t->cells[j].text;
        for (int i = 0; i < j && name[0] && s->status == LB_OK; i++) {
            if (strcmp(name, t->pool + t->cells[i].text) == 0) {
                s->status =
                    lb_fail_at(s->err, LB_ERR_PARSE, t->name, t->cells[j].line, t->cells[j].column,
                               "the header names \"%s\" twice (columns %d and %d)", name, i + 1, j + 1);
            }
        }
    }
}

/* libcsv has finished a line; `s` still stands at the place where it ended. */
static void on_row(int end, void *context)
{
    (void)end;
    splitter *s = context;
    lb_csv_table *t = s->table;
    if (s->status != LB_OK) {
        return;
    }
    int cells = (int)(t->cell_count - s->row_start);
    if (!s->header_done) {
        t->columns = cells;
        s->header_done = true;
        check_header(s);
    } else if (cells < t->columns) {
        s->status = lb_fail_at(s->err, LB_ERR_PARSE, t->name, s->line, s->column,
                               "the line ends after %d of %d cells: \"%s\" should come next", cells,
                               t->columns, t->pool + t->cells[cells].text);
    } else {
        t->rows++;
    }
    s->row_start = t->cell_count;
}

static void begin_cell(splitter *s, char first)
{
    if (!s->begun) {
        s->begun = true;
        s->quoted = first == '"';
        s->cell_line = s->line;
        s->cell_column = s->column;
    }
}

/* Hands bytes[0..length) to libcsv: plain characters of one cell, the last perhaps special. */
static void feed(splitter *s, struct csv_parser *parser, const char *bytes, size_t length)
{
    size_t taken = csv_parse(parser, bytes, length, on_cell, on_row, s);
    if (taken == length || s->status != LB_OK) {
        return;
    }
    if (csv_error(parser) != CSV_EPARSE) {
        split_fail(s, LB_ERR_NO_MEMORY, s->line, 0, "no memory for the table");
        return;
    }
    int column = s->column;
    if (length > 1 && taken < length - 1) { /* the column stands at the last byte: step back */
        for (size_t i = taken; i < length - 1; i++) {
            column -= starts_character(bytes[i]);
        }
    }
    split_fail(s, LB_ERR_PARSE, s->line, column,
               s->quoted
                   ? "text after a closing double quote (a quote inside a quoted cell is written twice)"
                   : "a double quote inside an unquoted cell (quote the whole cell and double the quote)");
}

/* Splits text[0..length), which has no NUL, into the table. */
static void split(splitter *s, struct csv_parser *parser, const char *text, size_t length)
{
    size_t at = 0;
    while (at < length && s->status == LB_OK) {
        size_t end = at;
        while (!s->begun && end < length && is_blank(text[end])) {
            s->column++;
            end++;
        }
        if (end < length) {
            begin_cell(s, text[end]);
        }
        while (end < length && !is_special(text[end])) {
            s->column += starts_character(text[end]);
            end++;
        }
        bool special = end < length;
        /* s stands at the special byte while libcsv reports: that is where a short line ends */
        feed(s, parser, text + at, end - at + special);
        if (special) {
            char c = text[end++];
            bool cr_of_crlf = c == '\r' && end < length && text[end] == '\n';
            bool line_end = (c == '\r' || c == '\n') && !cr_of_crlf;
            s->column = line_end ? 1 : s->column + 1;
            s->line += line_end;
            s->begun = s->begun && !((c == '\r' || c == '\n') && !s->quoted);
        }
        at = end;
    }
    if (s->status != LB_OK) {
        return;
    }
    begin_cell(s, '\0');
    if (csv_fini(parser, on_cell, on_row, s) != 0) {
        split_fail(s, LB_ERR_PARSE, s->cell_line, s->cell_column,
                   "the double quote opened here is never closed");
    }
}

/* Refuses what no CSV text may hold, before any of it is believed. */
static lb_status check_bytes(const char *name, const char *text, size_t length, lb_error *err)
{
    if (length >= LB_FILE_MOST_BYTES) {
        return lb_fail_at(err, LB_ERR_RANGE, name, 0, 0, "the text is too large (limit %d bytes)",
                          LB_FILE_MOST_BYTES);
    }
    const char *nul = length > 0 ? memchr(text, '\0', length) : NULL;
    if (!nul) {
        return LB_OK;
    }
    int line, column;
    lb_text_place(text, (size_t)(nul - text), &line, &column);
    return lb_fail_at(err, LB_ERR_PARSE, name, line, column,
                      "a NUL byte: this is not a CSV text file in UTF-8");
}

lb_status lb_csv_parse(const char *name, const char *bytes, size_t length, lb_csv_table **out, lb_error *err)
{
    *out = NULL;
    if (length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) {
        bytes += 3;
        length -= 3;
    }
    lb_status status = check_bytes(name, bytes, length, err);
    if (status != LB_OK) {
        return status;
    }
    lb_csv_table *table = lb_csv_new(name);
    struct csv_parser parser;
    if (!table || csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0) {
        lb_csv_free(table);
        return lb_fail(err, LB_ERR_NO_MEMORY, "%s: no memory for the table", name);
    }
    splitter s = {.table = table, .err = err, .line = 1, .column = 1};
    split(&s, &parser, bytes, length);
    csv_free(&parser);
    if (s.status == LB_OK && !s.header_done) {
        split_fail(&s, LB_ERR_PARSE, 1, 1,
                   "the file is empty: a header line with the column names should stand here");
    }
    if (s.status != LB_OK) {
        lb_csv_free(table);
        return s.status;
    }
    *out = table;
    return LB_OK;
}

void lb_csv_free(lb_csv_table *table)
{
    if (table) {
        free(table->name);
        free(table->pool);
        free(table->cells);
        free(table);
    }
}

/* Looking at the table ------------------------------------------------------------------------------------ */

int lb_csv_rows(const lb_csv_table *table)
{
    return table->rows;
}

int lb_csv_columns(const lb_csv_table *table)
{
    return table->columns;
}

const char *lb_csv_name(const lb_csv_table *table)
{
    return table->name;
}

static const cell *cell_at(const lb_csv_table *table, int row, int column)
{
    return &table->cells[((size_t)row + 1) * (size_t)table->columns + (size_t)column];
}

const char *lb_csv_text(const lb_csv_table *table, int row, int column)
{
    return table->pool + cell_at(table, row, column)->text;
}

int lb_csv_line(const lb_csv_table *table, int row, int column)
{
    return cell_at(table, row, column)->line;
}

int lb_csv_find(const lb_csv_table *table, const char *header)
{
    for (int j = 0; j < table->columns; j++) {
        if (strcmp(lb_csv_text(table, LB_CSV_HEADER, j), header) == 0) {
            return j;
        }
    }
    return -1;
}

lb_status lb_csv_require(const lb_csv_table *table, const char *header, int *column, lb_error *err)
{
    *column = lb_csv_find(table, header);
    if (*column >= 0) {
        return LB_OK;
    }
    char list[512];
    size_t used = 0;
    for (int j = 0; j < table->columns; j++) {
        const char *name = lb_csv_text(table, LB_CSV_HEADER, j);
        if (used + strlen(name) + 8 > sizeof list) {
            snprintf(list + used, sizeof list - used, ", ...");
            break;
        }
        used += (size_t)snprintf(list + used, sizeof list - used, "%s%s", j ? ", " : "", name);
    }
    const cell *first = cell_at(table, LB_CSV_HEADER, 0);
    return lb_fail_at(err, LB_ERR_PARSE, table->name, first->line, first->column,
                      "the header has no column \"%s\"; it has: %s", header, list);
}

lb_status lb_csv_fail(const lb_csv_table *table, int row, int column, lb_error *err, const char *format, ...)
{
    char text[600];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    const cell *c = cell_at(table, row, column);
    return lb_fail_at(err, LB_ERR_PARSE, table->name, c->line, c->column, "%s", text);
}
