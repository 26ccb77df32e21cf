#include "arena.h"

#include "error.h"

#include <stdint.h>
#include <string.h>

typedef struct lb_arena_block {
    struct lb_arena_block *before;
    unsigned char *next; /* first free byte, aligned */
    size_t left;         /* bytes from there to the end */
} lb_arena_block;

enum { USUAL_BLOCK = 64 * 1024 };

void lb_arena_begin(lb_arena *arena, const lb_allocator *allocator, size_t block_size)
{
    *arena = (lb_arena){.allocator = allocator, .block_size = block_size > 0 ? block_size : USUAL_BLOCK};
}

/* Adds a block with room for `size` bytes, a multiple of the alignment. */
static lb_arena_block *add_block(lb_arena *arena, size_t size)
{
    size_t room = size > arena->block_size ? size : arena->block_size;
    size_t overhead = sizeof(lb_arena_block) + LB_ARENA_ALIGNMENT;
    lb_arena_block *block =
        room <= SIZE_MAX - overhead ? lb_resize(arena->allocator, NULL, room + overhead) : NULL;
    if (block) {
        unsigned char *begin = (unsigned char *)(block + 1);
        size_t skip = (LB_ARENA_ALIGNMENT - (uintptr_t)begin % LB_ARENA_ALIGNMENT) % LB_ARENA_ALIGNMENT;
        *block = (lb_arena_block){.before = arena->last, .next = begin + skip, .left = room};
        arena->last = block;
    }
    return block;
}

void *lb_arena_alloc(lb_arena *arena, size_t count, size_t size, lb_status *status, lb_error *err)
{
    if (*status != LB_OK) {
        return NULL;
    }
    lb_arena_block *block = arena->last;
    size_t most = size > 0 ? (SIZE_MAX - LB_ARENA_ALIGNMENT) / size : SIZE_MAX;
    size_t bytes = count <= most ? count * size : 0;
    bytes = (bytes + LB_ARENA_ALIGNMENT - 1) / LB_ARENA_ALIGNMENT * LB_ARENA_ALIGNMENT;
    if (count <= most && (!block || block->left < bytes)) {
        block = add_block(arena, bytes);
    }
    if (count > most || !block) {
        *status = lb_fail(err, LB_ERR_NO_MEMORY, "no memory for %zu items of %zu bytes", count, size);
        return NULL;
    }
    void *items = block->next;
    memset(items, 0, bytes);
    block->next += bytes;
    block->left -= bytes;
    arena->total += bytes;
    return items;
}

void lb_arena_end(lb_arena *arena)
{
    for (lb_arena_block *block = arena->last; block;) {
        lb_arena_block *before = block->before;
        lb_resize(arena->allocator, block, 0);
        block = before;
    }
    lb_arena_begin(arena, arena->allocator, arena->block_size);
}
