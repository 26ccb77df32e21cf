#include "allocator.h"

#include <stdlib.h>

void *lb_resize(const lb_allocator *allocator, void *block, size_t size)
{
    if (allocator) {
        return allocator->resize(allocator->context, block, size);
    }
    if (size == 0) {
        free(block);
        return NULL;
    }
    return realloc(block, size);
}
