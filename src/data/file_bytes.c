#include "data/file_bytes.h"

#include <errno.h>
#include <stdbool.h>
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

/* Reads all of an open file into a new buffer with room for a terminator. */
static lb_status read_all(gzFile file, const char *path, char **bytes, size_t *length, lb_error *err)
{
    size_t room = READ_CHUNK + 1;
    char *buffer = malloc(room);
    if (!buffer) {
        return lb_fail_at(err, LB_ERR_NO_MEMORY, path, 0, 0, "no memory to read the file");
    }
    size_t used = 0;
    for (;;) {
        int got = gzread(file, buffer + used, READ_CHUNK);
        if (got < 0) {
            free(buffer);
            return read_failure(file, path, err);
        }
        used += (size_t)got;
        if (got < READ_CHUNK) {
            break;
        }
        if (used + READ_CHUNK + 1 > room) {
            char *larger = room < LB_FILE_MOST_BYTES ? realloc(buffer, 2 * room) : NULL;
            if (!larger) {
                free(buffer);
                return lb_fail_at(err, LB_ERR_NO_MEMORY, path, 0, 0, "the file is too large (limit %d bytes)",
                                  LB_FILE_MOST_BYTES);
            }
            buffer = larger;
            room *= 2;
        }
    }
    int code = Z_OK;
    gzerror(file, &code);
    if (code != Z_OK) {
        free(buffer);
        return read_failure(file, path, err);
    }
    buffer[used] = '\0';
    *bytes = buffer;
    *length = used;
    return LB_OK;
}

lb_status lb_file_bytes(const char *path, char **bytes, size_t *length, lb_error *err)
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

void lb_text_place(const char *bytes, size_t at, int *line, int *column)
{
    *line = 1;
    *column = 1;
    for (size_t i = 0; i < at; i++) {
        bool line_end = bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n');
        *column = line_end ? 1 : *column + (((unsigned char)bytes[i] & 0xc0) != 0x80);
        *line += line_end;
    }
}
