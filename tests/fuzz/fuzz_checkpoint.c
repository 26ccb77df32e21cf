/* fuzz_checkpoint.c - arbitrary bytes as a checkpoint: packed ones, and a sound world with bytes changed.
 *
 * The first byte chooses. Even: four bytes say how large the world is meant to be, the rest is packed. Odd: groups
 * of five bytes are places and values to write into a sound world, which is then packed, unpacked and restored. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../fake_run.h"
#include "longbond/simulation.h"
#include "store/checkpoint.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Reads the last element of every field: within the buffer, or a sanitizer stops us. */
static unsigned touch(lb_world *world)
{
    int count;
    unsigned sum = 0;
    lb_world_fields(&count);
    for (int field = 0; field < count; field++) {
        size_t end = field + 1 < count ? world->offset[field + 1] : world->bytes;
        sum += ((const unsigned char *)world)[end - 1];
    }
    return sum;
}

static void restore(const lb_model *model, const void *packed, size_t length, size_t bytes)
{
    void *world;
    lb_error err;
    if (lb_checkpoint_unpack(packed, length, bytes, &world, &err) != LB_OK) {
        return;
    }
    lb_world *restored;
    if (lb_world_restore(model, world, bytes, &restored, &err) == LB_OK) {
        volatile unsigned sum = touch(restored);
        (void)sum;
        lb_world_close(restored);
    }
    free(world);
}

static void change_and_restore(const lb_model *model, const uint8_t *data, size_t size)
{
    lb_world *world = fake_world_new(model);
    size_t bytes = world->bytes;
    for (; size >= 5; data += 5, size -= 5) {
        uint32_t place;
        memcpy(&place, data, sizeof place);
        ((uint8_t *)world)[place % bytes] = data[4];
    }
    size_t room = lb_checkpoint_room(bytes), length;
    void *packed = malloc(room);
    if (packed && lb_checkpoint_pack(world, bytes, packed, room, &length, NULL) == LB_OK) {
        restore(model, packed, length, bytes);
    }
    free(packed);
    free(world);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 5) {
        return 0;
    }
    lb_model *model = fake_model_new();
    if (data[0] & 1) {
        change_and_restore(model, data + 1, size - 1);
    } else {
        uint32_t bytes;
        memcpy(&bytes, data + 1, sizeof bytes);
        restore(model, data + 5, size - 5, bytes % (1u << 22));
    }
    fake_model_free(model);
    return 0;
}
