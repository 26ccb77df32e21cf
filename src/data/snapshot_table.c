#include "data/snapshot_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/sha256.h"
#include "data/file_bytes.h"
#include "data/snapshot_embedded.h"

enum { SHA256_LINE = 4, COMMENT_LINES };

static const char *const keys[COMMENT_LINES] = {"table", "source", "date", "unit", "sha256"};

/* One comment line "# key: value"; `*at` moves behind it. The value ends with a zero put in place of the line end. */
static lb_status read_comment(const char *file, int index, char **at, const char **value, lb_error *err)
{
    char *line = *at, *end = strchr(line, '\n');
    size_t length = strlen(keys[index]);
    bool matches = end && strncmp(line, "# ", 2) == 0 && strncmp(line + 2, keys[index], length) == 0 &&
                   strncmp(line + 2 + length, ": ", 2) == 0;
    if (!matches) {
        return lb_fail_at(err, LB_ERR_PARSE, file, index + 1, 1, "\"# %s: ...\" should stand here",
                          keys[index]);
    }
    char *last = end > line && end[-1] == '\r' ? end - 1 : end;
    *last = '\0';
    *value = line + 2 + length + 2;
    if (!(*value)[0]) {
        return lb_fail_at(err, LB_ERR_PARSE, file, index + 1, (int)length + 5, "the %s is missing",
                          keys[index]);
    }
    *at = end + 1;
    return LB_OK;
}

/* Checks rows[0..length) against the checksum of the comments. */
static lb_status check_sum(const char *file, const char *published, const char *rows, size_t length,
                           char digest[static 65], lb_error *err)
{
    lb_sha256_bytes(rows, length, digest);
    if (strcmp(digest, published) == 0) {
        return LB_OK;
    }
    return lb_fail_at(
        err, LB_ERR_CORRUPT, file, SHA256_LINE + 1, (int)strlen("# sha256: ") + 1,
        "the rows have the checksum %s: they were changed after the table was written (import writes "
        "tables anew)",
        digest);
}

/* Parses the rows with as many line ends before them as there are comment lines, so that errors name the lines of
 * the file. */
static lb_status parse_rows(const char *file, const char *rows, size_t length, lb_csv_table **out,
                            lb_error *err)
{
    char *text = malloc(COMMENT_LINES + length + 1);
    if (!text) {
        return lb_fail_at(err, LB_ERR_NO_MEMORY, file, 0, 0, "no memory for the table");
    }
    memset(text, '\n', COMMENT_LINES);
    memcpy(text + COMMENT_LINES, rows, length);
    lb_status status = lb_csv_parse(file, text, COMMENT_LINES + length, out, err);
    free(text);
    return status;
}

static lb_status parse_copy(const char *file, char *copy, size_t length, lb_snapshot_table *out,
                            lb_error *err)
{
    const char *values[COMMENT_LINES];
    char *at = copy;
    for (int i = 0; i < COMMENT_LINES; i++) {
        lb_status status = read_comment(file, i, &at, &values[i], err);
        if (status != LB_OK) {
            return status;
        }
    }
    size_t rest = length - (size_t)(at - copy);
    lb_status status = check_sum(file, values[SHA256_LINE], at, rest, out->sha256, err);
    status = status == LB_OK ? parse_rows(file, at, rest, &out->rows, err) : status;
    out->provenance = (lb_provenance){values[0], values[1], values[2], values[3]};
    return status;
}

lb_status lb_snapshot_parse(const char *file, const char *bytes, size_t length, lb_snapshot_table *out,
                            lb_error *err)
{
    *out = (lb_snapshot_table){0};
    out->comments = malloc(length + 1);
    if (!out->comments) {
        return lb_fail_at(err, LB_ERR_NO_MEMORY, file, 0, 0, "no memory for the table");
    }
    memcpy(out->comments, length ? bytes : "", length);
    out->comments[length] = '\0';
    lb_status status = parse_copy(file, out->comments, length, out, err);
    if (status != LB_OK) {
        lb_snapshot_free(out);
    }
    return status;
}

lb_status lb_snapshot_read(const char *path, lb_snapshot_table *out, lb_error *err)
{
    *out = (lb_snapshot_table){0};
    char *bytes;
    size_t length;
    lb_status status = lb_file_read(path, &bytes, &length, err);
    if (status == LB_OK) {
        status = lb_snapshot_parse(path, bytes, length, out, err);
        free(bytes);
    }
    return status;
}

void lb_snapshot_free(lb_snapshot_table *table)
{
    lb_csv_free(table->rows);
    free(table->comments);
    *table = (lb_snapshot_table){0};
}

/* Embedded tables ------------------------------------------------------------------------------------------ */

int lb_snapshot_count(void)
{
    return lb_embedded_file_count;
}

char *lb_snapshot_name(int index, char out[static 49])
{
    const char *file = lb_embedded_files[index].name;
    size_t length = strlen(file) - strlen(".csv");
    length = length < 48 ? length : 48;
    memcpy(out, file, length);
    out[length] = '\0';
    return out;
}

static lb_status not_found(const char *name, lb_error *err)
{
    enum { MOST = 64 };
    char names[MOST][49];
    const char *list[MOST];
    int count = lb_embedded_file_count < MOST ? lb_embedded_file_count : MOST;
    for (int i = 0; i < count; i++) {
        list[i] = lb_snapshot_name(i, names[i]);
    }
    const char *nearest = lb_nearest_name(name, list, count);
    return nearest
               ? lb_fail(err, LB_ERR_NOT_FOUND, "the snapshot has no table '%s'; '%s' is one", name, nearest)
               : lb_fail(err, LB_ERR_NOT_FOUND, "the snapshot has no table '%s'", name);
}

lb_status lb_snapshot_open(const char *name, lb_snapshot_table *out, lb_error *err)
{
    *out = (lb_snapshot_table){0};
    for (int i = 0; i < lb_embedded_file_count; i++) {
        const lb_embedded_file *file = &lb_embedded_files[i];
        char own[49];
        if (strcmp(lb_snapshot_name(i, own), name) != 0) {
            continue;
        }
        lb_status status = lb_snapshot_parse(file->name, (const char *)file->bytes, file->length, out, err);
        if (status == LB_OK && strcmp(out->provenance.table, name) != 0) {
            status = lb_fail_at(err, LB_ERR_CORRUPT, file->name, 1, (int)strlen("# table: ") + 1,
                                "the file should hold the table '%s'", name);
            lb_snapshot_free(out);
        }
        return status;
    }
    return not_found(name, err);
}
