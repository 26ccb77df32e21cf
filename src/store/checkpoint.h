/* checkpoint.h - a world as compressed bytes, and back.
 *
 * What comes back is not trusted: the decompressed bytes must be a world of this build (lb_world_check) and have
 * the hash they were stored with. */
#ifndef LB_STORE_CHECKPOINT_H
#define LB_STORE_CHECKPOINT_H

#include <stddef.h>
#include <stdint.h>

#include "longbond/status.h"

enum { LB_CHECKPOINT_MOST_BYTES = 1 << 28 }; /* no world comes near; stops a bomb */

/* Room that lb_checkpoint_pack needs for a world of `bytes` bytes. */
size_t lb_checkpoint_room(size_t bytes);

/* Compresses (zlib) the `bytes` bytes of a world into `out` of `room` bytes; `length` gets how many were used. */
lb_status lb_checkpoint_pack(const void *world, size_t bytes, void *out, size_t room, size_t *length,
                             lb_error *err);

/* The world in `length` packed bytes that says of itself to have `bytes` bytes, in a new buffer aligned to 64 that
 * the caller frees. LB_ERR_CORRUPT unless it is whole and a world this build can run. */
lb_status lb_checkpoint_unpack(const void *packed, size_t length, size_t bytes, void **out, lb_error *err);

#endif
