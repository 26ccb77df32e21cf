/* world.h - lb_world: everything that changes, in one contiguous buffer of offsets, no pointers.
 *
 * Copying a world is one memcpy of lb_world_size() bytes; hashing those bytes proves determinism; saving them is
 * a checkpoint. The fields stand in world_fields.h; lb_w_<name>(world) gives each one typed. */
#ifndef LB_WORLD_WORLD_H
#define LB_WORLD_WORLD_H

#include "longbond/security.h"
#include "longbond/simulation.h"
#include "ledger/books.h"
#include "world/lists.h"
#include "world/world_fields.h"

/* Sizes that differ from run to run. */
typedef struct lb_world_sizes {
    int32_t securities;
    int32_t offerings;
} lb_world_sizes;

typedef enum lb_world_field {
#define X(type, name, dimension, unit, meaning) LB_FIELD_##name,
    LB_WORLD_FIELDS(X)
#undef X
        LB_WORLD_FIELD_COUNT
} lb_world_field;

/* The head of the buffer. `layout` is a hash of the field list: a foreign checkpoint is refused by it. */
struct lb_world {
    uint64_t magic;
    uint64_t layout;
    uint64_t bytes;
    lb_world_sizes sizes;
    uint32_t offset[LB_WORLD_FIELD_COUNT];
};

#define X(type, name, dimension, unit, meaning)                                                              \
    static inline type *lb_w_##name(lb_world *world)                                                         \
    {                                                                                                        \
        return (type *)((char *)world + world->offset[LB_FIELD_##name]);                                     \
    }                                                                                                        \
    static inline const type *lb_wc_##name(const lb_world *world)                                            \
    {                                                                                                        \
        return (const type *)((const char *)world + world->offset[LB_FIELD_##name]);                         \
    }
LB_WORLD_FIELDS(X)
#undef X

/* Description of one field, for docs, export and checks. */
typedef struct lb_world_field_info {
    const char *name, *type, *dimension, *unit, *meaning;
    size_t element_bytes;
} lb_world_field_info;

const lb_world_field_info *lb_world_fields(int *count);

/* Bytes a world of these sizes needs. */
size_t lb_world_size(const lb_world_sizes *sizes);

/* Lays out a zeroed world in `buffer` of lb_world_size() bytes, aligned to 64. */
lb_world *lb_world_layout(void *buffer, const lb_world_sizes *sizes);

/* Checks that `bytes` bytes are a world this build can run: LB_ERR_CORRUPT says what is wrong. */
lb_status lb_world_check(const void *buffer, size_t bytes, lb_error *err);

/* The ledger's view of the world; `row` is the instrument row of each security (from the model). */
lb_books lb_world_books(lb_world *world, const uint8_t *row);

/* Notes an event of today; LB_ERR_RANGE when the day holds no more. */
lb_status lb_world_event(lb_world *world, lb_event_kind kind, int security, int64_t cents, double value,
                         lb_error *err);

#endif
