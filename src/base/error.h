/* error.h - how the library's own code reports failure. */
#ifndef LB_BASE_ERROR_H
#define LB_BASE_ERROR_H

#include "longbond/status.h"

/* Fills `err` (if not NULL) with a formatted message and returns `status`, so that a failing function can
 * end in `return lb_fail(err, LB_ERR_RANGE, "...")`. */
lb_status lb_fail(lb_error *err, lb_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same for a place in a file. `line` and `column` count from 1; 0 leaves them out of the message.
 * The message becomes "file:line:column: text". */
lb_status lb_fail_at(lb_error *err, lb_status status, const char *file, int line, int column,
                     const char *format, ...) __attribute__((format(printf, 6, 7)));

/* The name in `names` nearest to `word` (edit distance), or NULL if none is near enough to suggest. */
const char *lb_nearest_name(const char *word, const char *const *names, int count);

#endif
