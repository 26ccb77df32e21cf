/* csv_table_build.h - how other formats (JSON) become a csv_table: cell by cell, then the shape. */
#ifndef LB_DATA_CSV_TABLE_BUILD_H
#define LB_DATA_CSV_TABLE_BUILD_H

#include "data/csv_table.h"

/* An empty table; NULL if there is no memory. */
lb_csv_table *lb_csv_new(const char *name);

/* Appends one cell, row by row, the header first; blanks around the text are dropped. False if there is no
 * memory. */
bool lb_csv_add(lb_csv_table *table, const char *text, size_t length, int line, int column);

/* Says how many columns the table has and how many rows stand below the header; (rows + 1) * columns cells
 * must have been added. */
void lb_csv_shape(lb_csv_table *table, int columns, int rows);

#endif
