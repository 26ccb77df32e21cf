/* whole_file.h - a file that is there whole or not at all: written beside its place, then moved into it. */
#ifndef LB_BASE_WHOLE_FILE_H
#define LB_BASE_WHOLE_FILE_H

#include <stdio.h>

#include "longbond/status.h"

typedef struct lb_whole_file {
    FILE *file; /* write here */
    char path[1024], beside[1040];
} lb_whole_file;

/* Opens a file for writing that will stand at `path`; "-" is the standard output. LB_ERR_IO names the path. */
lb_status lb_whole_file_open(lb_whole_file *whole, const char *path, lb_error *err);

/* Ends it. With `status` LB_OK the file takes its place, LB_ERR_IO if it could not be written; else nothing is left
 * of it and `status` is returned. */
lb_status lb_whole_file_close(lb_whole_file *whole, lb_status status, lb_error *err);

#endif
