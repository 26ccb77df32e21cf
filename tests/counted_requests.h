/* counted_requests.h - the C library's allocator with its requests counted, for tests that nothing asks it for memory. The
 * sanitizers bring an allocator of their own: there COUNTS_ALLOCATIONS is 0 and nothing is counted. Include it in one file of a
 * test program. */
#ifndef LB_TESTS_COUNTED_REQUESTS_H
#define LB_TESTS_COUNTED_REQUESTS_H

#include <stddef.h>

#if !defined(__SANITIZE_ADDRESS__) && defined(__GLIBC__)
#define COUNTS_ALLOCATIONS 1
#else
#define COUNTS_ALLOCATIONS 0
#endif

static long requests;

#if COUNTS_ALLOCATIONS
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);

void *malloc(size_t size)
{
    requests++;
    return __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    requests++;
    return __libc_calloc(count, size);
}

void *realloc(void *block, size_t size)
{
    requests++;
    return __libc_realloc(block, size);
}
#endif

#endif
