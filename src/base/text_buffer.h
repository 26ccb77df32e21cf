/* text_buffer.h - a text that grows, for SQL, HTML and SVG that are put together piece by piece.
 *
 * Errors stick: without memory every later call does nothing, and lb_buffer_failed tells. */
#ifndef LB_BASE_TEXT_BUFFER_H
#define LB_BASE_TEXT_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

typedef struct lb_buffer {
    char *text; /* terminated once something was added; NULL before */
    size_t length, capacity;
    bool failed;
} lb_buffer;

/* Begin with (lb_buffer){0}; release with lb_buffer_free, which leaves it empty. */
void lb_buffer_add(lb_buffer *buffer, const char *text);
void lb_buffer_add_bytes(lb_buffer *buffer, const char *bytes, size_t length);
void lb_buffer_format(lb_buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
void lb_buffer_free(lb_buffer *buffer);

#endif
