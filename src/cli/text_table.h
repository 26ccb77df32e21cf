/* text_table.h - rows and columns for people: aligned, safe for UTF-8, a bold head on a colour terminal. */
#ifndef LB_CLI_TEXT_TABLE_H
#define LB_CLI_TEXT_TABLE_H

#include <stdbool.h>
#include <stdio.h>

#include "longbond/status.h"

typedef struct lb_text_table lb_text_table;

typedef enum lb_align { LB_ALIGN_LEFT, LB_ALIGN_RIGHT } lb_align;

/* A new table, or NULL without memory (every call accepts that; lb_text_table_print reports it). */
lb_text_table *lb_text_table_new(void);
void lb_text_table_free(lb_text_table *table);

/* Adds a column before the first cell. A table whose headings are all empty prints no head. */
void lb_text_table_column(lb_text_table *table, lb_align align, const char *heading);

/* The next cell, row by row from the left. */
void lb_text_table_cell(lb_text_table *table, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Prints all, two spaces between columns and none behind the last. */
lb_status lb_text_table_print(const lb_text_table *table, FILE *out, bool colour, lb_error *err);

#endif
