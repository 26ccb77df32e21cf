/* allocator.h - where build-time memory comes from.
 *
 * Whatever allocates takes a nullable lb_allocator, so that a test can make the n-th request fail. NULL means
 * the C library. */
#ifndef LB_BASE_ALLOCATOR_H
#define LB_BASE_ALLOCATOR_H

#include <stddef.h>

typedef struct lb_allocator {
    /* As realloc: `block` NULL allocates, `size` 0 frees (and returns NULL). NULL on failure, the block then
     * staying as it was. Blocks suit any type. */
    void *(*resize)(void *context, void *block, size_t size);
    void *context;
} lb_allocator;

/* Asks `allocator` (or the C library if NULL) as lb_allocator.resize describes. */
void *lb_resize(const lb_allocator *allocator, void *block, size_t size);

#endif
