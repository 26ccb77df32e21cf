/* warnings.h - what a reader accepted but the user should know: unknown columns, line items kept as other,
 * published totals that do not add. Part of a result struct; never allocated. */
#ifndef LB_DATA_WARNINGS_H
#define LB_DATA_WARNINGS_H

enum { LB_WARNINGS_KEPT = 32, LB_WARNING_LENGTH = 256 };

typedef struct lb_warnings {
    int count; /* of all warnings, also of those beyond the first LB_WARNINGS_KEPT */
    char text[LB_WARNINGS_KEPT][LB_WARNING_LENGTH]; /* each begins with "file:line: " */
} lb_warnings;

/* Adds a formatted warning about a line (from 1; 0 for the file as a whole). */
void lb_warn(lb_warnings *warnings, const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
