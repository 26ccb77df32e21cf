#include "data/text_lines.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "data/file_bytes.h"

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

static lb_status no_memory(const char *name, lb_error *err)
{
    return lb_fail_at(err, LB_ERR_NO_MEMORY, name, 0, 0, "no memory for the text");
}

/* Cuts text->bytes[0..length], which ends with a zero, into lines. */
static lb_status cut_lines(lb_text_lines *text, size_t length, lb_error *err)
{
    const char *nul = memchr(text->bytes, '\0', length);
    if (nul) {
        int line, column;
        lb_text_place(text->bytes, (size_t)(nul - text->bytes), &line, &column);
        return lb_fail_at(err, LB_ERR_PARSE, text->name, line, column, "a NUL byte: this is not a text file");
    }
    size_t count = 0;
    for (size_t i = 0; i < length; i++) {
        count += text->bytes[i] == '\n';
    }
    text->line = calloc(count + 1, sizeof *text->line);
    if (!text->line) {
        return no_memory(text->name, err);
    }
    char *end = text->bytes + length;
    for (char *at = text->bytes; at < end;) {
        char *stop = memchr(at, '\n', (size_t)(end - at));
        stop = stop ? stop : end;
        text->line[text->count++] = at;
        char *last = stop;
        while (last > at && last[-1] == '\r') {
            last--;
        }
        *last = '\0';
        at = stop + 1;
    }
    return LB_OK;
}

/* Takes over `bytes`. */
static lb_status from_bytes(const char *name, char *bytes, size_t length, lb_text_lines *out, lb_error *err)
{
    *out = (lb_text_lines){.name = strdup(name), .bytes = bytes};
    lb_status status = out->name ? cut_lines(out, length, err) : no_memory(name, err);
    if (status != LB_OK) {
        lb_text_free(out);
    }
    return status;
}

lb_status lb_text_read(const char *path, lb_text_lines *out, lb_error *err)
{
    *out = (lb_text_lines){0};
    char *bytes;
    size_t length;
    lb_status status = lb_file_read(path, &bytes, &length, err);
    if (status != LB_OK) {
        return status;
    }
    char *ended = realloc(bytes, length + 1);
    if (!ended) {
        free(bytes);
        return no_memory(path, err);
    }
    ended[length] = '\0';
    return from_bytes(path, ended, length, out, err);
}

lb_status lb_text_parse(const char *name, const char *bytes, size_t length, lb_text_lines *out, lb_error *err)
{
    *out = (lb_text_lines){0};
    if (length >= LB_FILE_MOST_BYTES) {
        return lb_fail_at(err, LB_ERR_RANGE, name, 0, 0, "the text is too large (limit %d bytes)",
                          LB_FILE_MOST_BYTES);
    }
    char *copy = malloc(length + 1);
    if (!copy) {
        return no_memory(name, err);
    }
    memcpy(copy, length ? bytes : "", length);
    copy[length] = '\0';
    return from_bytes(name, copy, length, out, err);
}

void lb_text_free(lb_text_lines *text)
{
    free(text->name);
    free(text->bytes);
    free(text->line);
    *text = (lb_text_lines){0};
}

lb_status lb_text_fail(const lb_text_lines *text, int line, const char *at, lb_error *err, const char *format,
                       ...)
{
    char message[600];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    int column = at ? (int)(at - text->line[line]) + 1 : 1;
    return lb_fail_at(err, LB_ERR_PARSE, text->name, line + 1, column, "%s", message);
}
