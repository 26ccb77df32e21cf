/* snapshot_embedded.h - the tables of data/ as the build embeds them. */
#ifndef LB_DATA_SNAPSHOT_EMBEDDED_H
#define LB_DATA_SNAPSHOT_EMBEDDED_H

#include <stddef.h>

typedef struct lb_embedded_file {
    const char *name;
    const unsigned char *bytes; /* followed by a zero that is not counted */
    size_t length;
} lb_embedded_file;

extern const lb_embedded_file lb_embedded_files[];
extern const int lb_embedded_file_count;

#endif
