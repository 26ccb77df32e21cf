#include "data/json_table.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "data/csv_table_build.h"
#include "data/file_bytes.h"

enum { MOST_KEYS = 1024 };

/* jansson checks the text and decodes the strings but does not say where a value stood, so a second reading of
 * the text (which by then is known to be valid JSON) walks along and counts. */
typedef struct walker {
    const char *at;
    const char *end;
    int line, column; /* of *at */
} walker;

static void step(walker *w)
{
    if (*w->at == '\n') {
        w->line++;
        w->column = 1;
    } else if (((unsigned char)*w->at & 0xc0) != 0x80) {
        w->column++;
    }
    w->at++;
}

static void skip_space(walker *w)
{
    while (w->at < w->end && strchr(" \t\r\n", *w->at)) {
        step(w);
    }
}

/* Moves to the next character that is no blank and over it. */
static void skip_mark(walker *w)
{
    skip_space(w);
    step(w);
}

static void skip_string(walker *w)
{
    step(w);
    while (*w->at != '"') {
        if (*w->at == '\\') {
            step(w);
        }
        step(w);
    }
    step(w);
}

static void skip_value(walker *w)
{
    int depth = 0;
    do {
        skip_space(w);
        if (*w->at == '"') {
            skip_string(w);
        } else if (strchr("{[", *w->at)) {
            depth++;
            step(w);
        } else if (strchr("}]", *w->at)) {
            depth--;
            step(w);
        } else if (strchr(",:", *w->at)) {
            step(w);
        } else {
            while (w->at < w->end && !strchr(",]} \t\r\n", *w->at)) {
                step(w);
            }
        }
    } while (depth > 0);
}

/* From the '{' of an object to the value of its key `name` (`length` characters); false if no key is written
 * just so (it may be written with escapes). */
static bool enter_key(walker *w, const char *name, size_t length)
{
    const walker start = *w;
    while (*w->at != '}') {
        skip_mark(w); /* '{' or ',' */
        skip_space(w);
        const char *key = w->at + 1;
        skip_string(w);
        bool found = (size_t)(w->at - key) == length + 1 && memcmp(key, name, length) == 0;
        skip_mark(w);
        skip_space(w);
        if (found) {
            return true;
        }
        skip_value(w);
        skip_space(w);
    }
    *w = start;
    return false;
}

/* What the build of one table needs. */
typedef struct builder {
    const char *name;
    lb_error *err;
    lb_csv_table *table;
    json_t *records;
    const char *keys[MOST_KEYS];
    int key_count;
} builder;

/* One value of the record at hand: its text and place. */
typedef struct value {
    const char *text;
    size_t length;
    int line, column;
} value;

/* Index of `key` in the header; `guess` is where it would be if all records list the keys alike. */
static int key_index(const builder *b, const char *key, int guess)
{
    if (guess < b->key_count && strcmp(b->keys[guess], key) == 0) {
        return guess;
    }
    for (int i = 0; i < b->key_count; i++) {
        if (strcmp(b->keys[i], key) == 0) {
            return i;
        }
    }
    return -1;
}

static lb_status collect_keys(builder *b, const walker *place)
{
    size_t index;
    json_t *record;
    json_array_foreach(b->records, index, record)
    {
        if (json_object_size(record) == 0) {
            return lb_fail_at(b->err, LB_ERR_PARSE, b->name, place->line, place->column,
                              "element %zu of the array is no object with named values", index + 1);
        }
        const char *key;
        json_t *ignored;
        int guess = 0;
        json_object_foreach(record, key, ignored)
        {
            (void)ignored;
            if (key_index(b, key, guess++) >= 0) {
                continue;
            }
            if (b->key_count == MOST_KEYS) {
                return lb_fail_at(b->err, LB_ERR_PARSE, b->name, place->line, place->column,
                                  "the records have more than %d different keys", MOST_KEYS);
            }
            b->keys[b->key_count++] = key;
        }
    }
    return LB_OK;
}

/* The text of a JSON value; `raw` is as it stands in the file. */
static bool value_text(const json_t *json, const char *raw, size_t raw_length, value *out)
{
    if (json_is_string(json)) {
        out->text = json_string_value(json);
        out->length = json_string_length(json);
    } else {
        out->text = raw;
        out->length = raw_length;
    }
    return !json_is_object(json) && !json_is_array(json);
}

/* Walks the record at `w` and fills `row`, one value a key. */
static lb_status read_record(const builder *b, json_t *record, walker *w, value *row)
{
    skip_space(w);
    for (int i = 0; i < b->key_count; i++) {
        row[i] = (value){"null", 4, w->line, w->column};
    }
    const char *key;
    json_t *json;
    int guess = 0;
    json_object_foreach(record, key, json)
    {
        skip_mark(w); /* '{' or ',' */
        skip_space(w);
        skip_string(w);
        skip_mark(w);
        skip_space(w);
        value *cell = &row[key_index(b, key, guess++)];
        cell->line = w->line;
        cell->column = w->column;
        const char *raw = w->at;
        skip_value(w);
        if (!value_text(json, raw, (size_t)(w->at - raw), cell)) {
            return lb_fail_at(b->err, LB_ERR_PARSE, b->name, cell->line, cell->column,
                              "%.80s: a text, number or null should stand here, not an array or object", key);
        }
    }
    skip_mark(w); /* '}' */
    return LB_OK;
}

static lb_status no_memory(const builder *b)
{
    return lb_fail(b->err, LB_ERR_NO_MEMORY, "%s: no memory for the table", b->name);
}

/* Fills the table; `w` stands at the '[' of the records. */
static lb_status build(builder *b, walker *w)
{
    for (int i = 0; i < b->key_count; i++) {
        if (!lb_csv_add(b->table, b->keys[i], strlen(b->keys[i]), w->line, w->column)) {
            return no_memory(b);
        }
    }
    value *row = calloc((size_t)b->key_count + 1, sizeof *row);
    lb_status status = row ? LB_OK : no_memory(b);
    size_t index;
    json_t *record;
    json_array_foreach(b->records, index, record)
    {
        if (status != LB_OK) {
            break;
        }
        skip_mark(w); /* '[' or ',' */
        status = read_record(b, record, w, row);
        for (int i = 0; i < b->key_count && status == LB_OK; i++) {
            if (!lb_csv_add(b->table, row[i].text, row[i].length, row[i].line, row[i].column)) {
                status = no_memory(b);
            }
        }
    }
    free(row);
    lb_csv_shape(b->table, b->key_count, (int)json_array_size(b->records));
    return status;
}

/* Finds the array of records and moves `w` to its '['. */
static lb_status find_records(builder *b, json_t *root, const char *records, walker *w)
{
    json_t *json = root;
    skip_space(w);
    for (const char *part = records; *part;) {
        size_t length = strcspn(part, ".");
        json_t *inner = json_is_object(json) ? json_object_getn(json, part, length) : NULL;
        if (!inner || !enter_key(w, part, length)) {
            return lb_fail_at(b->err, LB_ERR_PARSE, b->name, w->line, w->column,
                              "the object has no \"%.*s\" (the records should stand at \"%s\")", (int)length,
                              part, records);
        }
        json = inner;
        part += length + (part[length] == '.');
    }
    if (!json_is_array(json)) {
        return lb_fail_at(b->err, LB_ERR_PARSE, b->name, w->line, w->column,
                          "\"%s\" should be an array of records", records);
    }
    if (json_array_size(json) == 0) {
        return lb_fail_at(b->err, LB_ERR_PARSE, b->name, w->line, w->column, "\"%s\" holds no records",
                          records);
    }
    b->records = json;
    return LB_OK;
}

lb_status lb_json_parse(const char *name, const char *bytes, size_t length, const char *records,
                        lb_csv_table **out, lb_error *err)
{
    *out = NULL;
    json_error_t json_error;
    json_t *root = json_loadb(bytes, length, JSON_REJECT_DUPLICATES, &json_error);
    if (!root) {
        return lb_fail_at(err, LB_ERR_PARSE, name, json_error.line > 0 ? json_error.line : 1,
                          json_error.column > 0 ? json_error.column : 1, "not valid JSON: %s",
                          json_error.text);
    }
    builder b = {.name = name, .err = err, .table = lb_csv_new(name)};
    walker w = {.at = bytes, .end = bytes + length, .line = 1, .column = 1};
    lb_status status = b.table ? find_records(&b, root, records, &w) : no_memory(&b);
    if (status == LB_OK) {
        status = collect_keys(&b, &w);
    }
    if (status == LB_OK) {
        status = build(&b, &w);
    }
    json_decref(root);
    if (status != LB_OK) {
        lb_csv_free(b.table);
        return status;
    }
    *out = b.table;
    return LB_OK;
}

lb_status lb_table_parse(const char *name, const char *bytes, size_t length, const char *records,
                         lb_csv_table **out, lb_error *err)
{
    size_t start = length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    size_t first = start;
    while (first < length && bytes[first] && strchr(" \t\r\n", bytes[first])) {
        first++;
    }
    if (first < length && bytes[first] == '{') {
        return lb_json_parse(name, bytes + start, length - start, records, out, err);
    }
    return lb_csv_parse(name, bytes, length, out, err);
}

lb_status lb_table_read(const char *path, const char *records, lb_csv_table **out, lb_error *err)
{
    *out = NULL;
    char *bytes = NULL;
    size_t length = 0;
    lb_status status = lb_file_read(path, &bytes, &length, err);
    if (status == LB_OK) {
        status = lb_table_parse(path, bytes, length, records, out, err);
        free(bytes);
    }
    return status;
}
