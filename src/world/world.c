#include "world.h"

#include "base/error.h"

#include <stddef.h>
#include <string.h>

static const uint64_t WORLD_MAGIC = 0x31646c726f77626cULL; /* "lbworld1" */
static const size_t WORLD_ALIGN = 64;

static const lb_world_field_info fields[] = {
#define X(type, name, dimension, unit, meaning) {#name, #type, #dimension, unit, meaning, sizeof(type)},
    LB_WORLD_FIELDS(X)
#undef X
};

const lb_world_field_info *lb_world_fields(int *count)
{
    *count = LB_WORLD_FIELD_COUNT;
    return fields;
}

enum dimension {
#define X(name, size) DIMENSION_##name,
    LB_WORLD_DIMENSIONS(X)
#undef X
};

static size_t dimension_size(enum dimension dimension, const lb_world_sizes *sizes)
{
    switch (dimension) {
#define X(name, size)                                                                                        \
    case DIMENSION_##name:                                                                                   \
        return (size_t)(size);
        LB_WORLD_DIMENSIONS(X)
#undef X
    }
    return 0;
}

static const enum dimension field_dimension[] = {
#define X(type, name, dimension, unit, meaning) DIMENSION_##dimension,
    LB_WORLD_FIELDS(X)
#undef X
};

static size_t align_up(size_t bytes)
{
    return (bytes + WORLD_ALIGN - 1) & ~(WORLD_ALIGN - 1);
}

static size_t field_bytes(int field, const lb_world_sizes *sizes)
{
    return align_up(fields[field].element_bytes * dimension_size(field_dimension[field], sizes));
}

size_t lb_world_size(const lb_world_sizes *sizes)
{
    size_t bytes = align_up(sizeof(lb_world));
    for (int field = 0; field < LB_WORLD_FIELD_COUNT; field++) {
        bytes += field_bytes(field, sizes);
    }
    return bytes;
}

/* FNV-1a over the names, types and dimensions of the field list and what these measure: changes whenever the layout does. */
static uint64_t layout_hash(void)
{
    uint64_t hash = 0xcbf29ce484222325ULL;
    for (int field = 0; field < LB_WORLD_FIELD_COUNT; field++) {
        const char *const parts[] = {fields[field].name, fields[field].type, fields[field].dimension};
        for (int part = 0; part < 3; part++) {
            for (const char *c = parts[part]; *c; c++) {
                hash = (hash ^ (unsigned char)*c) * 0x100000001b3ULL;
            }
        }
    }
    const lb_world_sizes one = {.securities = 1, .offerings = 1}, *sizes = &one;
    const int counts[] = {
#define X(name, size) size,
        LB_WORLD_DIMENSIONS(X)
#undef X
    };
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        hash = (hash ^ (uint64_t)counts[i]) * 0x100000001b3ULL;
    }
    return hash;
}

lb_world *lb_world_layout(void *buffer, const lb_world_sizes *sizes)
{
    size_t bytes = lb_world_size(sizes);
    memset(buffer, 0, bytes);
    lb_world *world = buffer;
    world->magic = WORLD_MAGIC;
    world->layout = layout_hash();
    world->bytes = bytes;
    world->sizes = *sizes;
    size_t offset = align_up(sizeof(lb_world));
    for (int field = 0; field < LB_WORLD_FIELD_COUNT; field++) {
        world->offset[field] = (uint32_t)offset;
        offset += field_bytes(field, sizes);
    }
    return world;
}

/* The list of live securities is followed without looking: its indices must rise and lie inside. */
static lb_status check_live(const lb_world *world, lb_error *err)
{
    const int32_t *live = lb_wc_live(world);
    int32_t count = *lb_wc_live_count(world), before = -1;
    bool sound = count >= 0 && count <= world->sizes.securities;
    for (int32_t i = 0; sound && i < count; i++) {
        sound = live[i] > before && live[i] < world->sizes.securities;
        before = live[i];
    }
    return sound ? LB_OK
                 : lb_fail(err, LB_ERR_CORRUPT, "the checkpoint's list of live securities is damaged");
}

lb_status lb_world_check(const void *buffer, size_t bytes, lb_error *err)
{
    const lb_world *world = buffer;
    if (bytes < sizeof(lb_world) || world->magic != WORLD_MAGIC) {
        return lb_fail(err, LB_ERR_CORRUPT, "not a longbond checkpoint (%zu bytes)", bytes);
    }
    if (world->layout != layout_hash()) {
        return lb_fail(err, LB_ERR_CORRUPT,
                       "the checkpoint was written by a version with another state layout");
    }
    const lb_world_sizes *sizes = &world->sizes;
    if (sizes->securities < 0 || sizes->securities > 100000 || sizes->offerings < 0 ||
        sizes->offerings > 1000000) {
        return lb_fail(err, LB_ERR_CORRUPT, "the checkpoint claims %d securities and %d offerings",
                       sizes->securities, sizes->offerings);
    }
    if (world->bytes != bytes || lb_world_size(sizes) != bytes) {
        return lb_fail(err, LB_ERR_CORRUPT, "the checkpoint is truncated: %zu bytes, should be %zu", bytes,
                       lb_world_size(sizes));
    }
    size_t offset = align_up(sizeof(lb_world));
    for (int field = 0; field < LB_WORLD_FIELD_COUNT; field++) {
        if (world->offset[field] != offset) {
            return lb_fail(err, LB_ERR_CORRUPT, "the checkpoint's field '%s' is out of place",
                           fields[field].name);
        }
        offset += field_bytes(field, sizes);
    }
    return check_live(world, err);
}

lb_books lb_world_books(lb_world *world, const uint8_t *row)
{
    return (lb_books){
        .security_count = world->sizes.securities,
        .row = row,
        .outstanding = lb_w_outstanding(world),
        .holdings = lb_w_holdings(world),
        .compensation = lb_w_compensation(world),
        .live = lb_w_live(world),
        .live_count = lb_w_live_count(world),
        .position = lb_w_position(world),
        .flow = lb_w_flow(world),
        .opening_worth = lb_w_opening_worth(world),
        .posting_count = lb_w_posting_count(world),
        .today = lb_w_date(world),
    };
}

lb_status lb_world_event(lb_world *world, lb_event_kind kind, int security, int64_t cents, double value,
                         lb_error *err)
{
    int64_t *count = lb_w_event_count(world);
    if (*count >= LB_EVENT_SLOTS) {
        char day[11];
        return lb_fail(err, LB_ERR_RANGE, "more than %d events on %s", LB_EVENT_SLOTS,
                       lb_date_format(*lb_w_date(world), day));
    }
    lb_w_event(world)[(*count)++] =
        (lb_event){.kind = kind, .security = security, .cents = cents, .value = value};
    return LB_OK;
}
