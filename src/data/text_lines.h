/* text_lines.h - a text file in memory, line by line, for layouts that are no CSV.
 *
 * Lines end with LF, whatever CRs stand before it; the text is Latin-1 or ASCII, so that a character is a byte
 * and columns count bytes. */
#ifndef LB_DATA_TEXT_LINES_H
#define LB_DATA_TEXT_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "longbond/status.h"

typedef struct lb_text_lines {
    char *name;
    char *bytes;
    char **line; /* [count] each with a terminator, without its line end */
    int count;
} lb_text_lines;

/* Reads the whole of `path` (plain or gzip) or of `bytes`, which are copied. LB_ERR_PARSE for a NUL byte.
 * Free with lb_text_free. */
lb_status lb_text_read(const char *path, lb_text_lines *out, lb_error *err);
lb_status lb_text_parse(const char *name, const char *bytes, size_t length, lb_text_lines *out,
                        lb_error *err);
void lb_text_free(lb_text_lines *text);

/* The place of bytes[at] in a text: line from 1, column from 1 in characters of UTF-8. CR, LF and CRLF end
 * a line. */
void lb_text_place(const char *bytes, size_t at, int *line, int *column);

/* An error (LB_ERR_PARSE) at a line, `line` counted from 0, where `at` points into that line (NULL: column 1). */
lb_status lb_text_fail(const lb_text_lines *text, int line, const char *at, lb_error *err, const char *format,
                       ...) __attribute__((format(printf, 5, 6)));

#endif
