#include "data/warnings.h"

#include <stdarg.h>
#include <stdio.h>

void lb_warn(lb_warnings *warnings, const char *file, int line, const char *format, ...)
{
    int at = warnings->count++;
    if (at >= LB_WARNINGS_KEPT) {
        return;
    }
    char *text = warnings->text[at];
    int used = line > 0 ? snprintf(text, LB_WARNING_LENGTH, "%.120s:%d: ", file, line)
                        : snprintf(text, LB_WARNING_LENGTH, "%.120s: ", file);
    va_list args;
    va_start(args, format);
    vsnprintf(text + used, (size_t)(LB_WARNING_LENGTH - used), format, args);
    va_end(args);
}
