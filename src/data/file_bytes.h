/* file_bytes.h - the whole of a file in memory, plain or gzip. */
#ifndef LB_DATA_FILE_BYTES_H
#define LB_DATA_FILE_BYTES_H

#include <stddef.h>

#include "longbond/status.h"

enum { LB_FILE_MOST_BYTES = 1 << 30 }; /* no official file comes near; stops a gzip bomb */

/* Reads `path` into a new buffer that ends with a zero which `length` does not count; a gzip file is unpacked.
 * LB_ERR_IO with the reason if it cannot be opened or read or is cut short, LB_ERR_NO_MEMORY if it is larger
 * than LB_FILE_MOST_BYTES or memory. The caller frees `*bytes` with free(). */
lb_status lb_file_bytes(const char *path, char **bytes, size_t *length, lb_error *err);

/* The place of bytes[at] in a text: line from 1, column from 1 in characters of UTF-8. CR, LF and CRLF end
 * a line. */
void lb_text_place(const char *bytes, size_t at, int *line, int *column);

#endif
