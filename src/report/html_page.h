/* html_page.h - the frame of a report page: head with style sheet, sections, tables, figures. */
#ifndef LB_REPORT_HTML_PAGE_H
#define LB_REPORT_HTML_PAGE_H

#include <stdbool.h>

#include "base/text_buffer.h"

/* Begins and ends the page. The style sheet is inside; nothing is fetched, no script runs. */
void lb_page_begin(lb_buffer *out, const char *title);
void lb_page_end(lb_buffer *out);

void lb_page_section(lb_buffer *out, const char *title, const char *intro); /* intro may be NULL */
void lb_page_section_end(lb_buffer *out);

/* A group of figures stands in two columns where there is room. */
void lb_page_figures(lb_buffer *out);
void lb_page_figures_end(lb_buffer *out);

/* A figure: title and unit stand above the chart that follows. */
void lb_page_figure(lb_buffer *out, const char *title, const char *unit);
void lb_page_figure_end(lb_buffer *out, const char *note); /* note may be NULL */

/* A table: the first heading is the row's name, at the left; the others stand over figures, at the right. */
void lb_page_table(lb_buffer *out, const char *const *headings, int count);
/* The same with columns of text among them: figures[i] is false for those. */
void lb_page_mixed_table(lb_buffer *out, const char *const *headings, const bool *figures, int count);
void lb_page_row(lb_buffer *out);
void lb_page_name(lb_buffer *out, const char *text); /* first cell of a row */
void lb_page_part(lb_buffer *out, const char *text,
                  int level); /* the same, indented: 1 part, 2 part of a part */
void lb_page_figure_cell(lb_buffer *out, const char *text);
void lb_page_text_cell(lb_buffer *out, const char *text);   /* text that is no figure */
void lb_page_missed_cell(lb_buffer *out, const char *text); /* text of something that is missed */
void lb_page_row_end(lb_buffer *out);
void lb_page_table_end(lb_buffer *out);

#endif
