/* failing_allocator.h - an allocator whose n-th request fails, and that knows how many blocks are out. */
#ifndef LB_TESTS_FAILING_ALLOCATOR_H
#define LB_TESTS_FAILING_ALLOCATOR_H

#include "base/allocator.h"

#include <stdlib.h>

typedef struct failing_allocator {
    lb_allocator allocator; /* hand out &f.allocator */
    int requests;           /* so far */
    int fails_at;           /* counts from 1; 0 never fails */
    int blocks;             /* allocated and not yet freed */
} failing_allocator;

static inline void *failing_resize(void *context, void *block, size_t size)
{
    failing_allocator *failing = context;
    if (size == 0) {
        failing->blocks -= block != NULL;
        free(block);
        return NULL;
    }
    if (++failing->requests == failing->fails_at) {
        return NULL;
    }
    failing->blocks += block == NULL;
    return realloc(block, size);
}

static inline void failing_begin(failing_allocator *failing, int fails_at)
{
    *failing = (failing_allocator){.allocator = {failing_resize, failing}, .fails_at = fails_at};
}

#endif
