#include "error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const char *lb_status_text(lb_status status)
{
    static const char *const texts[] = {
#define X(name, exit_status, text) text,
        LB_STATUS_LIST(X)
#undef X
    };
    return (unsigned)status < LB_STATUS_COUNT ? texts[status] : "unknown status";
}

int lb_status_exit(lb_status status)
{
    static const unsigned char exits[] = {
#define X(name, exit_status, text) exit_status,
        LB_STATUS_LIST(X)
#undef X
    };
    return (unsigned)status < LB_STATUS_COUNT ? exits[status] : 1;
}

/* Writes the message behind the place that is already in err->message. */
static void format_message(lb_error *err, size_t used, const char *format, va_list args)
{
    vsnprintf(err->message + used, sizeof err->message - used, format, args);
}

lb_status lb_fail(lb_error *err, lb_status status, const char *format, ...)
{
    if (err) {
        memset(err, 0, sizeof *err);
        err->status = status;
        va_list args;
        va_start(args, format);
        format_message(err, 0, format, args);
        va_end(args);
    }
    return status;
}

lb_status lb_fail_at(lb_error *err, lb_status status, const char *file, int line, int column,
                     const char *format, ...)
{
    if (err) {
        memset(err, 0, sizeof *err);
        err->status = status;
        err->line = line;
        err->column = column;
        snprintf(err->file, sizeof err->file, "%s", file);
        int used;
        if (line > 0 && column > 0) {
            used = snprintf(err->message, sizeof err->message, "%s:%d:%d: ", err->file, line, column);
        } else if (line > 0) {
            used = snprintf(err->message, sizeof err->message, "%s:%d: ", err->file, line);
        } else {
            used = snprintf(err->message, sizeof err->message, "%s: ", err->file);
        }
        va_list args;
        va_start(args, format);
        format_message(err, (size_t)used, format, args);
        va_end(args);
    }
    return status;
}

/* Levenshtein distance of two short words; words longer than the table count as far apart. */
static int edit_distance(const char *a, const char *b)
{
    enum { MOST = 64 };
    size_t a_length = strlen(a), b_length = strlen(b);
    if (a_length >= MOST || b_length >= MOST) {
        return MOST;
    }
    int row[MOST + 1];
    for (size_t j = 0; j <= b_length; j++) {
        row[j] = (int)j;
    }
    for (size_t i = 1; i <= a_length; i++) {
        int diagonal = row[0];
        row[0] = (int)i;
        for (size_t j = 1; j <= b_length; j++) {
            int above = row[j];
            int best = diagonal + (a[i - 1] != b[j - 1]);
            best = above + 1 < best ? above + 1 : best;
            best = row[j - 1] + 1 < best ? row[j - 1] + 1 : best;
            row[j] = best;
            diagonal = above;
        }
    }
    return row[b_length];
}

const char *lb_nearest_name(const char *word, const char *const *names, int count)
{
    const char *nearest = NULL;
    int limit = (int)strlen(word) / 3;
    limit = limit > 1 ? limit : 1;
    for (int i = 0; i < count; i++) {
        int distance = edit_distance(word, names[i]);
        if (distance <= limit) {
            limit = distance - 1;
            nearest = names[i];
        }
    }
    return nearest;
}
