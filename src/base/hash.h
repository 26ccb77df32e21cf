/* hash.h - a fast 64-bit checksum of bytes, the same on every machine.
 *
 * XXH64 as specified in "xxHash fast digest algorithm", version 0.1.1 (Y. Collet). It proves that two runs hold
 * the same bits; it does not protect against forgery: for files use sha256.h. */
#ifndef LB_BASE_HASH_H
#define LB_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

/* A hash under way. Plain data: a copy continues on its own. */
typedef struct lb_hash {
    uint64_t lanes[4];
    uint64_t seed;
    uint64_t length;           /* bytes added so far */
    unsigned char waiting[32]; /* the last length % 32 bytes */
} lb_hash;

/* The hash of `length` bytes; `bytes` may be NULL if there are none. */
uint64_t lb_hash_bytes(const void *bytes, size_t length, uint64_t seed);

/* The same in pieces: begin, add any number of times, and read the value at any point. */
void lb_hash_begin(lb_hash *hash, uint64_t seed);
void lb_hash_add(lb_hash *hash, const void *bytes, size_t length);
uint64_t lb_hash_value(const lb_hash *hash);

/* Writes the 16 lower-case hexadecimal digits of `value` and a terminator, and returns `out`. */
char *lb_hash_text(uint64_t value, char out[static 17]);

#endif
