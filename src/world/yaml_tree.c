#include "yaml_tree.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/error.h"
#include "base/text.h"
#include "data/file_bytes.h"

enum { BLOCK_BYTES = 16384 };

/* Nodes and texts live in blocks, so that their addresses stay while the tree grows. */
typedef struct block {
    struct block *next;
    size_t used;
    size_t size;
    _Alignas(max_align_t) char bytes[];
} block;

struct lb_yaml {
    block *blocks;
    char *name;
    const lb_yaml_node *root;
    int nodes;
};

static void *take(lb_yaml *document, size_t size)
{
    size = (size + sizeof(max_align_t) - 1) / sizeof(max_align_t) * sizeof(max_align_t);
    block *b = document->blocks;
    if (!b || b->size - b->used < size) {
        size_t room = size > BLOCK_BYTES ? size : BLOCK_BYTES;
        b = malloc(sizeof *b + room);
        if (!b) {
            return NULL;
        }
        *b = (block){.next = document->blocks, .size = room};
        document->blocks = b;
    }
    void *taken = b->bytes + b->used;
    b->used += size;
    return memset(taken, 0, size);
}

static char *take_text(lb_yaml *document, const char *text, size_t length)
{
    char *copy = take(document, length + 1);
    if (copy) {
        memcpy(copy, text, length);
    }
    return copy;
}

/* Parsing ---------------------------------------------------------------------------------------------------- */

typedef struct reader {
    yaml_parser_t parser;
    yaml_event_t event; /* the one in hand */
    lb_yaml *document;
    lb_error *err;
    const char *bytes;
    size_t length;
} reader;

static lb_status no_memory(const reader *r)
{
    return lb_fail(r->err, LB_ERR_NO_MEMORY, "out of memory while reading %s", r->document->name);
}

static lb_status fail_at_mark(const reader *r, yaml_mark_t mark, const char *reason)
{
    return lb_fail_at(r->err, LB_ERR_PARSE, r->document->name, (int)mark.line + 1, (int)mark.column + 1, "%s",
                      reason);
}

/* The place of a byte of the input: a reader error comes before the parser has marks. */
static yaml_mark_t mark_of_byte(const reader *r, size_t offset)
{
    yaml_mark_t mark = {.index = offset};
    size_t start = 0;
    offset = offset < r->length ? offset : r->length;
    for (size_t i = 0; i < offset; i++) {
        if (r->bytes[i] == '\n') {
            mark.line++;
            start = i + 1;
        }
    }
    mark.column = lb_utf8_count(r->bytes + start, offset - start);
    return mark;
}

/* Words what libyaml found wrong. */
static lb_status fail_from_parser(const reader *r)
{
    const yaml_parser_t *p = &r->parser;
    const char *problem = p->problem ? p->problem : "unknown problem";
    if (p->error == YAML_MEMORY_ERROR) {
        return no_memory(r);
    }
    if (p->error == YAML_READER_ERROR) {
        return fail_at_mark(r, mark_of_byte(r, p->problem_offset), problem);
    }
    return lb_fail_at(r->err, LB_ERR_PARSE, r->document->name, (int)p->problem_mark.line + 1,
                      (int)p->problem_mark.column + 1, "not valid YAML: %s%s%s", p->context ? p->context : "",
                      p->context ? ": " : "", problem);
}

/* Puts the next event in hand. */
static lb_status advance(reader *r)
{
    yaml_event_delete(&r->event);
    memset(&r->event, 0, sizeof r->event);
    return yaml_parser_parse(&r->parser, &r->event) ? LB_OK : fail_from_parser(r);
}

/* Refuses the parts of YAML that only make a scenario harder to read. */
static lb_status check_plain(const reader *r)
{
    const yaml_event_t *e = &r->event;
    const yaml_char_t *anchor = NULL;
    const yaml_char_t *tag = NULL;
    switch (e->type) {
    case YAML_SCALAR_EVENT:
        anchor = e->data.scalar.anchor;
        tag = e->data.scalar.tag;
        break;
    case YAML_SEQUENCE_START_EVENT:
        anchor = e->data.sequence_start.anchor;
        tag = e->data.sequence_start.tag;
        break;
    case YAML_MAPPING_START_EVENT:
        anchor = e->data.mapping_start.anchor;
        tag = e->data.mapping_start.tag;
        break;
    case YAML_ALIAS_EVENT:
        return fail_at_mark(r, e->start_mark, "aliases (*name) are not supported; write the value out");
    default:
        break;
    }
    if (anchor) {
        return fail_at_mark(r, e->start_mark, "anchors (&name) are not supported; write the value out");
    }
    if (tag) {
        return fail_at_mark(r, e->start_mark, "tags (!name) are not supported; write the plain value");
    }
    if (e->type == YAML_SCALAR_EVENT && memchr(e->data.scalar.value, 0, e->data.scalar.length)) {
        return fail_at_mark(r, e->start_mark, "a text may not contain the zero character");
    }
    return LB_OK;
}

static lb_status take_scalar(reader *r, lb_yaml_node *node)
{
    node->kind = LB_YAML_SCALAR;
    node->quoted = r->event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    node->length = r->event.data.scalar.length;
    node->text = take_text(r->document, (const char *)r->event.data.scalar.value, node->length);
    return node->text ? LB_OK : no_memory(r);
}

/* The key in hand becomes that of `entry`, which must be the only one of the mapping `parent`. */
static lb_status take_key(reader *r, const lb_yaml_node *parent, lb_yaml_node *entry)
{
    lb_status status = check_plain(r);
    if (status != LB_OK) {
        return status;
    }
    yaml_mark_t mark = r->event.start_mark;
    if (r->event.type != YAML_SCALAR_EVENT) {
        return fail_at_mark(r, mark, "a key must be a plain word");
    }
    const char *key = (const char *)r->event.data.scalar.value;
    const lb_yaml_node *earlier = lb_yaml_find(parent, key);
    if (earlier) {
        char quote[LB_EXCERPT_SIZE];
        return lb_fail_at(r->err, LB_ERR_PARSE, r->document->name, (int)mark.line + 1, (int)mark.column + 1,
                          "the key '%s' stands here a second time; the first is in line %d",
                          lb_excerpt(key, strlen(key), quote), earlier->key_line);
    }
    entry->key = take_text(r->document, key, r->event.data.scalar.length);
    entry->key_line = (int)mark.line + 1;
    entry->key_column = (int)mark.column + 1;
    return entry->key ? advance(r) : no_memory(r);
}

static lb_status take_node(reader *r, int depth, lb_yaml_node *node);

/* The children of the mapping or sequence whose start was just passed, to its end. */
static lb_status take_children(reader *r, int depth, lb_yaml_node *parent)
{
    yaml_event_type_t end =
        parent->kind == LB_YAML_MAPPING ? YAML_MAPPING_END_EVENT : YAML_SEQUENCE_END_EVENT;
    const lb_yaml_node **link = &parent->first;
    while (r->event.type != end) {
        lb_yaml_node *child = take(r->document, sizeof *child);
        if (!child) {
            return no_memory(r);
        }
        lb_status status = LB_OK;
        if (parent->kind == LB_YAML_MAPPING) {
            status = take_key(r, parent, child);
        }
        if (status == LB_OK) {
            status = take_node(r, depth, child);
        }
        if (status != LB_OK) {
            return status;
        }
        *link = child;
        link = &child->next;
        parent->count++;
    }
    return LB_OK;
}

/* Fills `node` from the event in hand and those that belong to it, and moves past them. */
static lb_status take_node(reader *r, int depth, lb_yaml_node *node)
{
    lb_status status = check_plain(r);
    if (status != LB_OK) {
        return status;
    }
    yaml_mark_t mark = r->event.start_mark;
    node->document = r->document;
    node->line = (int)mark.line + 1;
    node->column = (int)mark.column + 1;
    node->text = "";
    if (++r->document->nodes > LB_YAML_MOST_NODES) {
        return fail_at_mark(r, mark, "the file has too many values");
    }
    if (r->event.type == YAML_SCALAR_EVENT) {
        status = take_scalar(r, node);
        return status == LB_OK ? advance(r) : status;
    }
    if (depth == LB_YAML_MOST_DEPTH) {
        return fail_at_mark(r, mark, "mappings and lists stand too deep inside one another");
    }
    node->kind = r->event.type == YAML_MAPPING_START_EVENT ? LB_YAML_MAPPING : LB_YAML_SEQUENCE;
    status = advance(r);
    if (status == LB_OK) {
        status = take_children(r, depth + 1, node);
    }
    return status == LB_OK ? advance(r) : status;
}

static lb_status take_document(reader *r)
{
    lb_status status = LB_OK;
    do {
        status = advance(r);
    } while (status == LB_OK &&
             (r->event.type == YAML_STREAM_START_EVENT || r->event.type == YAML_DOCUMENT_START_EVENT));
    if (status != LB_OK) {
        return status;
    }
    if (r->event.type == YAML_STREAM_END_EVENT) {
        return lb_fail_at(r->err, LB_ERR_PARSE, r->document->name, 0, 0, "the file is empty");
    }
    lb_yaml_node *root = take(r->document, sizeof *root);
    if (!root) {
        return no_memory(r);
    }
    r->document->root = root;
    status = take_node(r, 0, root);
    if (status == LB_OK) {
        status = advance(r); /* past the end of the document */
    }
    if (status == LB_OK && r->event.type != YAML_STREAM_END_EVENT) {
        return fail_at_mark(r, r->event.start_mark, "a second document begins here; a file holds one");
    }
    return status;
}

lb_status lb_yaml_parse(const char *name, const char *bytes, size_t length, lb_yaml **out, lb_error *err)
{
    *out = NULL;
    if (length > LB_YAML_MOST_BYTES) {
        return lb_fail_at(err, LB_ERR_RANGE, name, 0, 0, "the file is larger than %d bytes",
                          LB_YAML_MOST_BYTES);
    }
    lb_yaml *document = calloc(1, sizeof *document);
    reader r = {.document = document, .err = err, .bytes = bytes, .length = length};
    if (!document || !(document->name = take_text(document, name, strlen(name))) ||
        !yaml_parser_initialize(&r.parser)) {
        lb_yaml_free(document);
        return lb_fail(err, LB_ERR_NO_MEMORY, "out of memory while reading %s", name);
    }
    yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r.parser, (const unsigned char *)bytes, length);
    lb_status status = take_document(&r);
    yaml_event_delete(&r.event);
    yaml_parser_delete(&r.parser);
    if (status != LB_OK) {
        lb_yaml_free(document);
        return status;
    }
    *out = document;
    return LB_OK;
}

lb_status lb_yaml_read(const char *path, lb_yaml **out, lb_error *err)
{
    *out = NULL;
    char *bytes;
    size_t length;
    lb_status status = lb_file_read(path, &bytes, &length, err);
    if (status == LB_OK) {
        status = lb_yaml_parse(path, bytes, length, out, err);
        free(bytes);
    }
    return status;
}

void lb_yaml_free(lb_yaml *document)
{
    if (!document) {
        return;
    }
    for (block *b = document->blocks; b;) {
        block *next = b->next;
        free(b);
        b = next;
    }
    free(document);
}

/* The tree ------------------------------------------------------------------------------------------------- */

const lb_yaml_node *lb_yaml_root(const lb_yaml *document)
{
    return document->root;
}

const char *lb_yaml_name(const lb_yaml *document)
{
    return document->name;
}

const lb_yaml_node *lb_yaml_find(const lb_yaml_node *mapping, const char *key)
{
    if (mapping->kind != LB_YAML_MAPPING) {
        return NULL;
    }
    for (const lb_yaml_node *n = mapping->first; n; n = n->next) {
        if (strcmp(n->key, key) == 0) {
            return n;
        }
    }
    return NULL;
}

lb_status lb_yaml_require(const lb_yaml_node *mapping, const char *key, const char *what,
                          const lb_yaml_node **out, lb_error *err)
{
    lb_status status = lb_yaml_expect(mapping, LB_YAML_MAPPING, err);
    if (status != LB_OK) {
        return status;
    }
    *out = lb_yaml_find(mapping, key);
    return *out ? LB_OK
                : lb_yaml_fail(mapping, LB_ERR_PARSE, err, "the key '%s' is missing in %s", key, what);
}

lb_status lb_yaml_expect(const lb_yaml_node *node, lb_yaml_kind kind, lb_error *err)
{
    static const char *const names[] = {"a single value", "a list", "a mapping (key: value)"};
    if (node->kind == kind) {
        return LB_OK;
    }
    char quote[LB_EXCERPT_SIZE];
    return lb_yaml_fail(node, LB_ERR_PARSE, err, "%s%sthis must be %s, not %s",
                        node->key ? lb_excerpt(node->key, strlen(node->key), quote) : "",
                        node->key ? ": " : "", names[kind], names[node->kind]);
}

lb_status lb_yaml_check_keys(const lb_yaml_node *mapping, const char *const *names, int count,
                             const char *what, lb_error *err)
{
    lb_status status = lb_yaml_expect(mapping, LB_YAML_MAPPING, err);
    if (status != LB_OK) {
        return status;
    }
    for (const lb_yaml_node *n = mapping->first; n; n = n->next) {
        bool known = false;
        for (int i = 0; i < count && !known; i++) {
            known = strcmp(n->key, names[i]) == 0;
        }
        if (known) {
            continue;
        }
        char quote[LB_EXCERPT_SIZE], all[400];
        lb_excerpt(n->key, strlen(n->key), quote);
        const char *near = lb_nearest_name(n->key, names, count);
        if (near) {
            return lb_yaml_fail_key(n, LB_ERR_PARSE, err, "unknown key '%s' in %s; did you mean '%s'?", quote,
                                    what, near);
        }
        return lb_yaml_fail_key(n, LB_ERR_PARSE, err, "unknown key '%s' in %s; it may have: %s", quote, what,
                                lb_join_names(names, count, all, sizeof all));
    }
    return LB_OK;
}

lb_status lb_yaml_fail(const lb_yaml_node *node, lb_status status, lb_error *err, const char *format, ...)
{
    char reason[sizeof err->message];
    va_list args;
    va_start(args, format);
    vsnprintf(reason, sizeof reason, format, args);
    va_end(args);
    return lb_fail_at(err, status, node->document->name, node->line, node->column, "%s", reason);
}

lb_status lb_yaml_fail_key(const lb_yaml_node *node, lb_status status, lb_error *err, const char *format, ...)
{
    char reason[sizeof err->message];
    va_list args;
    va_start(args, format);
    vsnprintf(reason, sizeof reason, format, args);
    va_end(args);
    return lb_fail_at(err, status, node->document->name, node->key_line, node->key_column, "%s", reason);
}
