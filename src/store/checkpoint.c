#include "store/checkpoint.h"

#include <stdlib.h>
#include <zlib.h>

#include "base/error.h"
#include "world/world.h"

size_t lb_checkpoint_room(size_t bytes)
{
    return compressBound(bytes);
}

lb_status lb_checkpoint_pack(const void *world, size_t bytes, void *out, size_t room, size_t *length,
                             lb_error *err)
{
    uLongf used = room;
    int rc = compress2(out, &used, world, bytes, Z_BEST_SPEED);
    *length = used;
    if (rc == Z_OK) {
        return LB_OK;
    }
    return rc == Z_MEM_ERROR
               ? lb_fail(err, LB_ERR_NO_MEMORY, "no memory to compress a checkpoint")
               : lb_fail(err, LB_ERR_INTERNAL, "a checkpoint could not be compressed (zlib %d)", rc);
}

/* Buffers of worlds have whole cache lines. */
static size_t whole_lines(size_t bytes)
{
    return (bytes + 63) / 64 * 64;
}

lb_status lb_checkpoint_unpack(const void *packed, size_t length, size_t bytes, void **out, lb_error *err)
{
    *out = NULL;
    if (bytes < sizeof(lb_world) || bytes > LB_CHECKPOINT_MOST_BYTES) {
        return lb_fail(err, LB_ERR_CORRUPT, "the checkpoint is damaged: it claims a world of %zu bytes",
                       bytes);
    }
    void *world = aligned_alloc(64, whole_lines(bytes));
    if (!world) {
        return lb_fail(err, LB_ERR_NO_MEMORY, "no memory for a checkpoint of %zu bytes", bytes);
    }
    uLongf used = bytes;
    lb_status status = LB_OK;
    int rc = uncompress(world, &used, packed, length);
    if (rc == Z_MEM_ERROR) {
        status = lb_fail(err, LB_ERR_NO_MEMORY, "no memory to decompress a checkpoint");
    } else if (rc != Z_OK || used != bytes) {
        status =
            lb_fail(err, LB_ERR_CORRUPT,
                    "the checkpoint is damaged: its %zu packed bytes are not a world of %zu", length, bytes);
    } else {
        status = lb_world_check(world, bytes, err);
    }
    if (status != LB_OK) {
        free(world);
        return status;
    }
    *out = world;
    return LB_OK;
}
