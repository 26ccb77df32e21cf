#include "text_buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool reserve(lb_buffer *buffer, size_t length)
{
    if (buffer->failed) {
        return false;
    }
    size_t needed = buffer->length + length + 1;
    if (needed <= buffer->capacity) {
        return true;
    }
    size_t capacity = buffer->capacity ? buffer->capacity : 256;
    while (capacity < needed) {
        capacity *= 2;
    }
    char *grown = realloc(buffer->text, capacity);
    if (!grown) {
        buffer->failed = true;
        return false;
    }
    buffer->text = grown;
    buffer->capacity = capacity;
    return true;
}

void lb_buffer_add_bytes(lb_buffer *buffer, const char *bytes, size_t length)
{
    if (reserve(buffer, length)) {
        memcpy(buffer->text + buffer->length, bytes, length);
        buffer->length += length;
        buffer->text[buffer->length] = '\0';
    }
}

void lb_buffer_add(lb_buffer *buffer, const char *text)
{
    lb_buffer_add_bytes(buffer, text, strlen(text));
}

void lb_buffer_format(lb_buffer *buffer, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    if (length >= 0 && reserve(buffer, (size_t)length)) {
        vsnprintf(buffer->text + buffer->length, (size_t)length + 1, format, again);
        buffer->length += (size_t)length;
    }
    va_end(again);
    va_end(args);
}

void lb_buffer_free(lb_buffer *buffer)
{
    free(buffer->text);
    *buffer = (lb_buffer){0};
}
