#include "data/file_bytes.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/error.h"

enum { READ_CHUNK = 1 << 18 };

static lb_status read_failure(gzFile file, const char *path, lb_error *err)
{
    int code = Z_OK;
    const char *reason = gzerror(file, &code);
    if (code == Z_ERRNO) {
        return lb_fail_at(err, LB_ERR_IO, path, 0, 0, "cannot be read: %s", strerror(errno));
    }
    return lb_fail_at(err, LB_ERR_IO, path, 0, 0, "the gzip data are damaged or cut short (%s)", reason);
}

/* Doubles the buffer when fewer than READ_CHUNK bytes are left; false if it may not or cannot grow. */
static bool make_room(char **buffer, size_t used, size_t *room)
{
    if (used + READ_CHUNK <= *room) {
        return true;
    }
    char *larger = *room < LB_FILE_MOST_BYTES ? realloc(*buffer, 2 * *room) : NULL;
    if (!larger) {
        return false;
    }
    *buffer = larger;
    *room *= 2;
    return true;
}

static lb_status read_all(gzFile file, const char *path, char **bytes, size_t *length, lb_error *err)
{
    size_t room = 2 * READ_CHUNK, used = 0;
    int got = READ_CHUNK;
    char *buffer = malloc(room);
    if (!buffer) {
        return lb_fail(err, LB_ERR_NO_MEMORY, "%s: no memory to read the file", path);
    }
    while (got == READ_CHUNK) {
        if (!make_room(&buffer, used, &room)) {
            free(buffer);
            return lb_fail(err, LB_ERR_NO_MEMORY, "%s: the file is too large (limit %d bytes)", path,
                           LB_FILE_MOST_BYTES);
        }
        got = gzread(file, buffer + used, READ_CHUNK);
        used += got > 0 ? (size_t)got : 0;
    }
    int code = Z_OK;
    gzerror(file, &code);
    if (got < 0 || code != Z_OK) {
        free(buffer);
        return read_failure(file, path, err);
    }
    *bytes = buffer;
    *length = used;
    return LB_OK;
}

lb_status lb_file_read(const char *path, char **bytes, size_t *length, lb_error *err)
{
    *bytes = NULL;
    *length = 0;
    errno = 0;
    gzFile file = gzopen(path, "rb");
    if (!file) {
        return lb_fail_at(err, LB_ERR_IO, path, 0, 0, "cannot be opened: %s",
                          strerror(errno ? errno : ENOMEM));
    }
    lb_status status = read_all(file, path, bytes, length, err);
    gzclose_r(file);
    return status;
}
