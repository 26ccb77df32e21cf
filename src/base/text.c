#include "text.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static bool continues(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

const char *lb_excerpt(const char *text, size_t length, char out[static LB_EXCERPT_SIZE])
{
    static const char dots[] = "...";
    size_t kept = length;
    if (length > LB_EXCERPT_SIZE - sizeof dots) {
        kept = LB_EXCERPT_SIZE - sizeof dots;
        while (kept > 0 && continues(text[kept])) {
            kept--;
        }
    }
    for (size_t i = 0; i < kept; i++) {
        bool control = (unsigned char)text[i] < 0x20 || text[i] == 0x7F;
        out[i] = control ? ' ' : text[i];
    }
    strcpy(out + kept, kept < length ? dots : "");
    return out;
}

size_t lb_utf8_count(const char *text, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++) {
        count += !continues(text[i]);
    }
    return count;
}

const char *lb_join_names(const char *const *names, int count, char *out, size_t size)
{
    size_t used = 0;
    out[0] = 0;
    for (int i = 0; i < count && used < size; i++) {
        used += (size_t)snprintf(out + used, size - used, "%s%s", i ? ", " : "", names[i]);
    }
    return out;
}
