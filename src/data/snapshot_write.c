/* snapshot_write.c - a table of the snapshot to disk, whole or not at all. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/sha256.h"
#include "data/snapshot_table.h"

static lb_status check_provenance(const lb_provenance *p, lb_error *err)
{
    size_t length = strspn(p->table, "abcdefghijklmnopqrstuvwxyz0123456789_");
    if (length == 0 || p->table[length] || length > 48) {
        return lb_fail(err, LB_ERR_RANGE,
                       "\"%.60s\" is no name of a table: up to 48 lower-case letters, digits and '_'",
                       p->table);
    }
    const char *const texts[] = {p->source, p->date, p->unit};
    static const char *const names[] = {"source", "date", "unit"};
    for (int i = 0; i < 3; i++) {
        if (!texts[i][0] || strpbrk(texts[i], "\r\n")) {
            return lb_fail(err, LB_ERR_RANGE, "table %s: the %s should be one line of text", p->table,
                           names[i]);
        }
    }
    return LB_OK;
}

/* Puts the file together; NULL if there is no memory. */
static char *compose(const lb_provenance *p, const char *header, const char *rows, size_t rows_length,
                     size_t *length)
{
    lb_sha256 sha;
    char digest[65];
    lb_sha256_begin(&sha);
    lb_sha256_add(&sha, header, strlen(header));
    lb_sha256_add(&sha, "\n", 1);
    lb_sha256_add(&sha, rows, rows_length);
    lb_sha256_end(&sha, digest);
    size_t room =
        strlen(p->table) + strlen(p->source) + strlen(p->date) + strlen(p->unit) + strlen(header) + 256;
    char *text = malloc(room + rows_length);
    if (!text) {
        return NULL;
    }
    int used = snprintf(text, room, "# table: %s\n# source: %s\n# date: %s\n# unit: %s\n# sha256: %s\n%s\n",
                        p->table, p->source, p->date, p->unit, digest, header);
    memcpy(text + used, rows_length ? rows : "", rows_length);
    *length = (size_t)used + rows_length;
    return text;
}

/* What will be read must be readable. */
static lb_status check_readable(const lb_provenance *p, const char *text, size_t length, lb_error *err)
{
    lb_snapshot_table table;
    lb_status status = lb_snapshot_parse(p->table, text, length, &table, err);
    lb_snapshot_free(&table);
    return status;
}

/* Writes all bytes and has them on the disk; errno tells why not. */
static bool write_all(int handle, const char *text, size_t length)
{
    while (length > 0) {
        ssize_t written = write(handle, text, length);
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            return false;
        }
        text += written;
        length -= (size_t)written;
    }
    return fsync(handle) == 0;
}

static lb_status write_file(const char *folder, const char *table, const char *text, size_t length,
                            lb_error *err)
{
    char path[4096], beside[4096];
    int used = snprintf(path, sizeof path, "%s/%s.csv", folder, table);
    snprintf(beside, sizeof beside, "%s/.%s.csv.%ld", folder, table, (long)getpid());
    if (used >= (int)sizeof path - 32) {
        return lb_fail(err, LB_ERR_IO, "the folder's path is too long: %.200s", folder);
    }
    int handle = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (handle < 0) {
        return lb_fail_at(err, LB_ERR_IO, path, 0, 0, "cannot be written: %s", strerror(errno));
    }
    bool written = write_all(handle, text, length);
    int why = errno;
    if (close(handle) != 0 && written) {
        written = false;
        why = errno;
    }
    if (written && rename(beside, path) != 0) {
        written = false;
        why = errno;
    }
    if (!written) {
        unlink(beside);
        return lb_fail_at(err, LB_ERR_IO, path, 0, 0, "cannot be written: %s", strerror(why));
    }
    return LB_OK;
}

lb_status lb_snapshot_write(const char *folder, const lb_provenance *provenance, const char *header,
                            const char *rows, size_t rows_length, lb_error *err)
{
    lb_status status = check_provenance(provenance, err);
    if (status != LB_OK) {
        return status;
    }
    size_t length = 0;
    char *text = compose(provenance, header, rows, rows_length, &length);
    if (!text) {
        return lb_fail(err, LB_ERR_NO_MEMORY, "no memory to write table %s", provenance->table);
    }
    status = check_readable(provenance, text, length, err);
    status = status == LB_OK ? write_file(folder, provenance->table, text, length, err) : status;
    free(text);
    return status;
}
