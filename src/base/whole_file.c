#include "whole_file.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "error.h"

lb_status lb_whole_file_open(lb_whole_file *whole, const char *path, lb_error *err)
{
    *whole = (lb_whole_file){0};
    if (strlen(path) >= sizeof whole->path) {
        return lb_fail(err, LB_ERR_IO, "%.80s...: the path is too long", path);
    }
    strcpy(whole->path, path);
    if (strcmp(path, "-") == 0) {
        whole->file = stdout;
        return LB_OK;
    }
    snprintf(whole->beside, sizeof whole->beside, "%s.part%ld", path, (long)getpid() % 1000000);
    whole->file = fopen(whole->beside, "w");
    if (!whole->file) {
        return lb_fail(err, LB_ERR_IO, "%s cannot be written: %s", path, strerror(errno));
    }
    return LB_OK;
}

lb_status lb_whole_file_close(lb_whole_file *whole, lb_status status, lb_error *err)
{
    if (!whole->file) {
        return status;
    }
    if (whole->file == stdout) {
        return status == LB_OK && fflush(stdout) != 0
                   ? lb_fail(err, LB_ERR_IO, "the output could not be written: %s", strerror(errno))
                   : status;
    }
    errno = 0;
    bool sound = fflush(whole->file) == 0 && !ferror(whole->file);
    int reason = errno;
    if (fclose(whole->file) != 0 && sound) {
        sound = false;
        reason = errno;
    }
    whole->file = NULL;
    if (status == LB_OK && sound && rename(whole->beside, whole->path) != 0) {
        sound = false;
        reason = errno;
    }
    if (status == LB_OK && sound) {
        return LB_OK;
    }
    remove(whole->beside);
    return status != LB_OK ? status
                           : lb_fail(err, LB_ERR_IO, "%s cannot be written: %s", whole->path,
                                     reason ? strerror(reason) : "output failed");
}
