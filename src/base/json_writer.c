#include "json_writer.h"

#include "error.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Appends "/key/3/key" for the place the writer is at. */
static void format_place(const lb_json *json, char *out, size_t size)
{
    size_t used = 0;
    out[0] = '\0';
    for (int i = 1; i <= json->depth && used < size; i++) {
        const lb_json_level *level = &json->levels[i];
        int wrote = level->is_object ? snprintf(out + used, size - used, "/%s", level->key)
                                     : snprintf(out + used, size - used, "/%lld", (long long)level->count);
        used += (size_t)wrote;
    }
}

static void fail(lb_json *json, lb_status status, const char *what)
{
    if (json->error.status == LB_OK) {
        char place[256];
        format_place(json, place, sizeof place);
        lb_fail(&json->error, status, "JSON text at %s: %s", place[0] ? place : "/", what);
    }
}

static void put(lb_json *json, const char *bytes, size_t length)
{
    if (json->error.status != LB_OK) {
        return;
    }
    if (json->file) {
        if (fwrite(bytes, 1, length, json->file) != length) {
            fail(json, LB_ERR_IO, "the file cannot be written");
        }
        return;
    }
    if (json->capacity - json->length <= length) { /* one byte more for the terminator */
        size_t capacity = json->capacity * 2 + length + 64;
        char *text = lb_resize(json->allocator, json->text, capacity);
        if (!text) {
            fail(json, LB_ERR_NO_MEMORY, "out of memory");
            return;
        }
        json->text = text;
        json->capacity = capacity;
    }
    memcpy(json->text + json->length, bytes, length);
    json->length += length;
}

static void put_text(lb_json *json, const char *text)
{
    put(json, text, strlen(text));
}

static void put_line_break(lb_json *json)
{
    static const char spaces[] = "                ";
    if (json->indent > 0) {
        put(json, "\n", 1);
        for (int left = json->indent * json->depth; left > 0; left -= (int)sizeof spaces - 1) {
            put(json, spaces, left < (int)sizeof spaces ? (size_t)left : sizeof spaces - 1);
        }
    }
}

/* Checks that a value may come here and writes the comma before it. */
static bool begin_value(lb_json *json)
{
    lb_json_level *level = &json->levels[json->depth];
    if (json->error.status != LB_OK) {
        return false;
    }
    if (json->depth == 0 && level->count > 0) {
        fail(json, LB_ERR_INTERNAL, "a second value at the top");
    } else if (level->is_object && !level->has_key) {
        fail(json, LB_ERR_INTERNAL, "a value without a key in an object");
    } else if (json->depth > 0 && !level->is_object) {
        if (level->count > 0) {
            put(json, ",", 1);
        }
        put_line_break(json);
    }
    return json->error.status == LB_OK;
}

static void end_value(lb_json *json)
{
    json->levels[json->depth].count++;
    json->levels[json->depth].has_key = false;
}

static void put_scalar(lb_json *json, const char *bytes, size_t length)
{
    if (begin_value(json)) {
        put(json, bytes, length);
        end_value(json);
    }
}

/* Length of the valid UTF-8 sequence at `at`, or 0. */
static size_t utf8_length(const unsigned char *at, size_t left)
{
    size_t length = at[0] < 0x80   ? 1
                    : at[0] < 0xC2 ? 0
                    : at[0] < 0xE0 ? 2
                    : at[0] < 0xF0 ? 3
                    : at[0] < 0xF5 ? 4
                                   : 0;
    if (length > left) {
        return 0;
    }
    for (size_t i = 1; i < length; i++) {
        if ((at[i] & 0xC0) != 0x80) {
            return 0;
        }
    }
    bool overlong = (at[0] == 0xE0 && at[1] < 0xA0) || (at[0] == 0xF0 && at[1] < 0x90);
    bool surrogate = at[0] == 0xED && at[1] > 0x9F;
    bool too_large = at[0] == 0xF4 && at[1] > 0x8F;
    return length > 1 && (overlong || surrogate || too_large) ? 0 : length;
}

/* The escape of a character that may not stand for itself, or NULL. */
static const char *escape(unsigned char c, char out[static 7])
{
    switch (c) {
    case '"':
        return "\\\"";
    case '\\':
        return "\\\\";
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\t':
        return "\\t";
    default:
        if (c >= 0x20 && c != '<' && c != 0x7F) {
            return NULL;
        }
        snprintf(out, 7, "\\u%04x", c);
        return out;
    }
}

static void put_quoted(lb_json *json, const char *bytes, size_t length)
{
    const unsigned char *text = (const unsigned char *)bytes;
    size_t plain = 0; /* start of what has not been written yet */
    put(json, "\"", 1);
    for (size_t at = 0; at < length;) {
        char buffer[7];
        size_t step = utf8_length(text + at, length - at);
        const char *instead = step == 0 ? "\xEF\xBF\xBD" : step == 1 ? escape(text[at], buffer) : NULL;
        step = step == 0 ? 1 : step;
        if (instead) {
            put(json, bytes + plain, at - plain);
            put_text(json, instead);
            plain = at + step;
        }
        at += step;
    }
    put(json, bytes + plain, length - plain);
    put(json, "\"", 1);
}

static void begin(lb_json *json)
{
    memset(json, 0, sizeof *json);
}

void lb_json_to_memory(lb_json *json, const lb_allocator *allocator)
{
    begin(json);
    json->allocator = allocator;
}

void lb_json_to_file(lb_json *json, FILE *file)
{
    begin(json);
    json->file = file;
}

void lb_json_key(lb_json *json, const char *key)
{
    lb_json_level *level = &json->levels[json->depth];
    if (json->error.status != LB_OK) {
        return;
    }
    if (!level->is_object || level->has_key) {
        fail(json, LB_ERR_INTERNAL, level->has_key ? "a key in place of a value" : "a key outside an object");
        return;
    }
    snprintf(level->key, sizeof level->key, "%s", key);
    level->has_key = true;
    if (level->count > 0) {
        put(json, ",", 1);
    }
    put_line_break(json);
    put_quoted(json, key, strlen(key));
    put_text(json, json->indent > 0 ? ": " : ":");
}

static void open_level(lb_json *json, bool is_object)
{
    if (!begin_value(json)) {
        return;
    }
    if (json->depth == LB_JSON_MOST_DEPTH) {
        fail(json, LB_ERR_INTERNAL, "nested too deeply");
        return;
    }
    put(json, is_object ? "{" : "[", 1);
    json->levels[++json->depth] = (lb_json_level){.is_object = is_object};
}

static void close_level(lb_json *json, bool is_object)
{
    const lb_json_level *level = &json->levels[json->depth];
    if (json->error.status != LB_OK) {
        return;
    }
    if (json->depth == 0 || level->is_object != is_object || level->has_key) {
        fail(json, LB_ERR_INTERNAL, is_object ? "an object cannot end here" : "an array cannot end here");
        return;
    }
    bool empty = level->count == 0;
    json->depth--;
    if (!empty) {
        put_line_break(json);
    }
    put(json, is_object ? "}" : "]", 1);
    end_value(json);
}

void lb_json_object(lb_json *json)
{
    open_level(json, true);
}

void lb_json_object_end(lb_json *json)
{
    close_level(json, true);
}

void lb_json_array(lb_json *json)
{
    open_level(json, false);
}

void lb_json_array_end(lb_json *json)
{
    close_level(json, false);
}

void lb_json_string(lb_json *json, const char *text)
{
    lb_json_bytes(json, text, strlen(text));
}

void lb_json_bytes(lb_json *json, const char *bytes, size_t length)
{
    if (begin_value(json)) {
        put_quoted(json, bytes, length);
        end_value(json);
    }
}

int lb_double_text(double value, char out[static 32])
{
    char text[32];
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, value);
        if (strtod(text, NULL) == value) {
            break;
        }
    }
    /* A host program may have set a locale with another decimal point, of one byte or more. */
    int length = 0;
    for (const char *at = text; *at; at++) {
        bool number = (*at >= '0' && *at <= '9') || *at == '-' || *at == '+' || *at == 'e';
        if (number) {
            out[length++] = *at;
        } else if (length > 0 && out[length - 1] != '.') {
            out[length++] = '.';
        }
    }
    out[length] = '\0';
    return length;
}

void lb_json_double(lb_json *json, double value)
{
    if (!isfinite(value)) {
        fail(json, LB_ERR_RANGE, isnan(value) ? "NaN is not a JSON number" : "infinity is not a JSON number");
        return;
    }
    char text[32];
    put_scalar(json, text, (size_t)lb_double_text(value, text));
}

void lb_json_int(lb_json *json, int64_t value)
{
    char text[24];
    put_scalar(json, text, (size_t)snprintf(text, sizeof text, "%lld", (long long)value));
}

void lb_json_bool(lb_json *json, bool value)
{
    put_scalar(json, value ? "true" : "false", value ? 4 : 5);
}

void lb_json_null(lb_json *json)
{
    put_scalar(json, "null", 4);
}

lb_status lb_json_finish(lb_json *json, lb_error *err)
{
    if (json->depth > 0) {
        fail(json, LB_ERR_INTERNAL, "an object or array is still open");
    } else if (json->levels[0].count == 0) {
        fail(json, LB_ERR_INTERNAL, "there is no value");
    }
    if (json->indent > 0) {
        put(json, "\n", 1);
    }
    if (json->file) {
        if (json->error.status == LB_OK && fflush(json->file) != 0) {
            fail(json, LB_ERR_IO, "the file cannot be written");
        }
    } else if (json->error.status == LB_OK) {
        json->text[json->length] = '\0';
    }
    if (err && json->error.status != LB_OK) {
        *err = json->error;
    }
    return json->error.status;
}

void lb_json_free(lb_json *json)
{
    if (json->text) {
        lb_resize(json->allocator, json->text, 0);
    }
    begin(json);
}
