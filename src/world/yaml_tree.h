/* yaml_tree.h - a YAML document as a tree whose every key and value knows its place.
 *
 * A strict subset: one document of mappings, sequences and scalars. Duplicate keys, anchors, aliases, tags, and keys
 * that are not scalars are errors, as is a file past the limits below. All errors name file, line and column. */
#ifndef LB_WORLD_YAML_TREE_H
#define LB_WORLD_YAML_TREE_H

#include "base/quantity.h"
#include "longbond/date.h"

enum {
    LB_YAML_MOST_BYTES = 1 << 20, /* of a file */
    LB_YAML_MOST_DEPTH = 16,      /* mappings and sequences inside one another */
    LB_YAML_MOST_NODES = 20000    /* keys not counted */
};

typedef struct lb_yaml lb_yaml;

typedef enum lb_yaml_kind { LB_YAML_SCALAR, LB_YAML_SEQUENCE, LB_YAML_MAPPING } lb_yaml_kind;

/* One value. Lines and columns count from 1. Owned by its document. */
typedef struct lb_yaml_node {
    const lb_yaml *document;
    lb_yaml_kind kind;
    bool quoted; /* a scalar in quotes or a block scalar */
    int line;
    int column;
    const char *text; /* of a scalar, terminated; without a zero inside */
    size_t length;
    const char *key; /* of an entry of a mapping, else NULL */
    int key_line;
    int key_column;
    int count;                        /* entries of a mapping, items of a sequence */
    const struct lb_yaml_node *first; /* in the order of the file */
    const struct lb_yaml_node *next;  /* the sibling */
} lb_yaml_node;

/* Reads a file, or `length` bytes that are called `name` in messages. Free with lb_yaml_free. */
lb_status lb_yaml_read(const char *path, lb_yaml **out, lb_error *err);
lb_status lb_yaml_parse(const char *name, const char *bytes, size_t length, lb_yaml **out, lb_error *err);
void lb_yaml_free(lb_yaml *document);

const lb_yaml_node *lb_yaml_root(const lb_yaml *document);
const char *lb_yaml_name(const lb_yaml *document);

/* The entry of a mapping with this key, or NULL; also NULL if `mapping` is none. */
const lb_yaml_node *lb_yaml_find(const lb_yaml_node *mapping, const char *key);

/* The same, but a missing entry is LB_ERR_PARSE at the mapping's place; `what` says which mapping ("event 'sell'"). */
lb_status lb_yaml_require(const lb_yaml_node *mapping, const char *key, const char *what,
                          const lb_yaml_node **out, lb_error *err);

/* LB_ERR_PARSE unless the node is of this kind. */
lb_status lb_yaml_expect(const lb_yaml_node *node, lb_yaml_kind kind, lb_error *err);

/* LB_ERR_PARSE at the first key of `mapping` that is not in `names`, with the nearest name or all of them. */
lb_status lb_yaml_check_keys(const lb_yaml_node *mapping, const char *const *names, int count,
                             const char *what, lb_error *err);

/* Typed values of scalars. Errors stand at the value and begin with its key. */
lb_status lb_yaml_get_text(const lb_yaml_node *node, const char **out,
                           lb_error *err);                                      /* not empty unless quoted */
lb_status lb_yaml_get_bool(const lb_yaml_node *node, bool *out, lb_error *err); /* true or false */
lb_status lb_yaml_get_date(const lb_yaml_node *node, lb_date *out, lb_error *err);
lb_status lb_yaml_get_number(const lb_yaml_node *node, double *out, lb_error *err);
lb_status lb_yaml_get_integer(const lb_yaml_node *node, int64_t low, int64_t high, int64_t *out,
                              lb_error *err);
lb_status lb_yaml_get_rate(const lb_yaml_node *node, double *out_dec, lb_error *err); /* 25bp or 0.25% */
lb_status lb_yaml_get_usd(const lb_yaml_node *node, int64_t *out_usd, lb_error *err); /* cents */
lb_status lb_yaml_get_span(const lb_yaml_node *node, lb_span *out, lb_error *err);
lb_status lb_yaml_get_pace(const lb_yaml_node *node, lb_pace *out, lb_error *err);
/* The index of the scalar in `names`; otherwise an error that names the nearest or all. */
lb_status lb_yaml_get_choice(const lb_yaml_node *node, const char *const *names, int count, int *out,
                             lb_error *err);

/* An error at a value, or at its key, for rules only the caller knows. */
lb_status lb_yaml_fail(const lb_yaml_node *node, lb_status status, lb_error *err, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
lb_status lb_yaml_fail_key(const lb_yaml_node *node, lb_status status, lb_error *err, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
