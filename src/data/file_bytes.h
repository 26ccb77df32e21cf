/* file_bytes.h - a whole file in memory, gunzipped if need be. */
#ifndef LB_DATA_FILE_BYTES_H
#define LB_DATA_FILE_BYTES_H

#include <stdbool.h>
#include <stddef.h>

#include "longbond/status.h"

enum { LB_FILE_MOST_BYTES = 1 << 30 }; /* no official file comes near; stops a gzip bomb */

/* Reads all of `path`, plain or gzip, into a new buffer that the caller frees. LB_ERR_IO if it cannot be read
 * or its gzip data are damaged or cut short. */
lb_status lb_file_read(const char *path, char **bytes, size_t *length, lb_error *err);

#endif
