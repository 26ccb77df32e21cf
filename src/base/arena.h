/* arena.h - memory that is asked for while something is built and given back all at once.
 *
 * For models, tables and readers; nothing in the day loop allocates. An arena is not safe to share between
 * threads while it grows. */
#ifndef LB_BASE_ARENA_H
#define LB_BASE_ARENA_H

#include "allocator.h"
#include "longbond/status.h"

enum { LB_ARENA_ALIGNMENT = 64 }; /* a cache line, and the widest vector */

typedef struct lb_arena {
    const lb_allocator *allocator;
    struct lb_arena_block *last; /* blocks, the newest first */
    size_t block_size;
    size_t total; /* bytes handed out, padding included */
} lb_arena;

/* Begins an empty arena that asks `allocator` (NULL: the C library) for blocks of at least `block_size` bytes
 * (0: 64 KiB). Nothing is allocated yet. */
void lb_arena_begin(lb_arena *arena, const lb_allocator *allocator, size_t block_size);

/* `count` items of `size` bytes, zeroed and aligned to 64 bytes, valid until lb_arena_end; never NULL on success, also
 * for no items. `*status` goes in and out, so that a run of requests needs one check at its end: on failure it
 * becomes LB_ERR_NO_MEMORY, and once it is not LB_OK nothing more is allocated and NULL comes back. */
void *lb_arena_alloc(lb_arena *arena, size_t count, size_t size, lb_status *status, lb_error *err);

/* Frees everything; the arena is then empty and may be used again. */
void lb_arena_end(lb_arena *arena);

#endif
