/* text.h - small helpers for UTF-8 text that people read. */
#ifndef LB_BASE_TEXT_H
#define LB_BASE_TEXT_H

#include <stddef.h>

#define LB_EXCERPT_SIZE 84

/* Copies `length` characters of `text` to `out` as a message may quote them: on one line, cut with "..." if long, never
 * inside a UTF-8 sequence. Returns `out`. */
const char *lb_excerpt(const char *text, size_t length, char out[static LB_EXCERPT_SIZE]);

/* The number of code points in `length` bytes of UTF-8: the columns the text takes on a terminal, for the scripts
 * longbond prints. A byte that is no valid start counts as one. */
size_t lb_utf8_count(const char *text, size_t length);

/* Writes "a, b, c" to `out`, as far as it fits, and returns it. */
const char *lb_join_names(const char *const *names, int count, char *out, size_t size);

#endif
