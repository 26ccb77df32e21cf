/* sha256.h - the SHA-256 digest of FIPS 180-4, for checksums of files. */
#ifndef LB_BASE_SHA256_H
#define LB_BASE_SHA256_H

#include <stddef.h>
#include <stdint.h>

typedef struct lb_sha256 {
    uint32_t state[8];
    uint64_t length;           /* bytes added so far */
    unsigned char waiting[64]; /* the last length % 64 bytes */
} lb_sha256;

void lb_sha256_begin(lb_sha256 *sha);
void lb_sha256_add(lb_sha256 *sha, const void *bytes, size_t length);

/* Writes the 64 lower-case hexadecimal digits of the digest and a terminator, and returns `out`. Nothing may be
 * added afterwards. */
char *lb_sha256_end(lb_sha256 *sha, char out[static 65]);

/* The digest of `length` bytes in one call; `bytes` may be NULL if there are none. */
char *lb_sha256_bytes(const void *bytes, size_t length, char out[static 65]);

#endif
