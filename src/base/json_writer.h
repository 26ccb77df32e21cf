/* json_writer.h - JSON text (RFC 8259), piece by piece, to memory or to a file.
 *
 * Errors stick: after the first one every call does nothing, and lb_json_finish tells what went wrong and where
 * ("/curve/3/yield"). The caller just writes. Strings come out as valid UTF-8, with '<' escaped so that the text
 * can stand inside an HTML script element; a byte that is not UTF-8 becomes U+FFFD. Doubles come out in the
 * shortest of 15, 16 or 17 digits that reads back as the same bits. */
#ifndef LB_BASE_JSON_WRITER_H
#define LB_BASE_JSON_WRITER_H

#include "allocator.h"
#include "longbond/status.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum { LB_JSON_MOST_DEPTH = 32, LB_JSON_KEY_SHOWN = 23 };

typedef struct lb_json_level {
    bool is_object;
    bool has_key; /* a key was written, its value not yet */
    int64_t count;
    char key[LB_JSON_KEY_SHOWN + 1]; /* the current key, cut: for messages */
} lb_json_level;

typedef struct lb_json {
    FILE *file; /* NULL: to memory */
    const lb_allocator *allocator;
    char *text; /* terminated once finished */
    size_t length, capacity;
    int indent; /* spaces per level; 0 writes one line */
    int depth;
    lb_json_level levels[LB_JSON_MOST_DEPTH + 1];
    lb_error error;
} lb_json;

/* Starts a text in memory that grows from `allocator` (NULL: the C library). Release with lb_json_free. */
void lb_json_to_memory(lb_json *json, const lb_allocator *allocator);

/* Starts a text to an open stream, which stays the caller's. */
void lb_json_to_file(lb_json *json, FILE *file);

/* Values, objects and arrays. Inside an object each is preceded by lb_json_key. */
void lb_json_key(lb_json *json, const char *key);
void lb_json_object(lb_json *json);
void lb_json_object_end(lb_json *json);
void lb_json_array(lb_json *json);
void lb_json_array_end(lb_json *json);
void lb_json_string(lb_json *json, const char *text);
void lb_json_bytes(lb_json *json, const char *bytes, size_t length);
void lb_json_double(lb_json *json, double value); /* LB_ERR_RANGE for NaN and infinities */
void lb_json_int(lb_json *json, int64_t value);
void lb_json_bool(lb_json *json, bool value);
void lb_json_null(lb_json *json);

/* Closes the text. LB_ERR_INTERNAL if it is no complete value (an open object, a key without value, a value
 * without key), LB_ERR_RANGE after a number that JSON cannot hold, LB_ERR_NO_MEMORY, LB_ERR_IO. In memory
 * json->text then holds json->length bytes and a terminator, until lb_json_free. */
lb_status lb_json_finish(lb_json *json, lb_error *err);

void lb_json_free(lb_json *json);

/* Writes a double as lb_json_double does, with a terminator; returns the length. `value` must be finite. */
int lb_double_text(double value, char out[static 32]);

#endif
