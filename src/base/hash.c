#include "hash.h"

#include <string.h>

#define PRIME_1 0x9E3779B185EBCA87u
#define PRIME_2 0xC2B2AE3D27D4EB4Fu
#define PRIME_3 0x165667B19E3779F9u
#define PRIME_4 0x85EBCA77C2B2AE63u
#define PRIME_5 0x27D4EB2F165667C5u

enum { STRIPE = 32 };

/* Little-endian reads whatever the machine; compilers make one load of them. */
static uint64_t read_64(const unsigned char *at)
{
    uint64_t value = 0;
    for (int i = 0; i < 8; i++) {
        value |= (uint64_t)at[i] << (8 * i);
    }
    return value;
}

static uint64_t read_32(const unsigned char *at)
{
    return at[0] | (uint64_t)at[1] << 8 | (uint64_t)at[2] << 16 | (uint64_t)at[3] << 24;
}

static uint64_t rotate(uint64_t x, int bits)
{
    return x << bits | x >> (64 - bits);
}

static uint64_t mix_lane(uint64_t lane, uint64_t input)
{
    return rotate(lane + input * PRIME_2, 31) * PRIME_1;
}

static void add_stripe(uint64_t lanes[4], const unsigned char *at)
{
    for (int i = 0; i < 4; i++) {
        lanes[i] = mix_lane(lanes[i], read_64(at + 8 * i));
    }
}

void lb_hash_begin(lb_hash *hash, uint64_t seed)
{
    memset(hash, 0, sizeof *hash);
    hash->seed = seed;
    hash->lanes[0] = seed + PRIME_1 + PRIME_2;
    hash->lanes[1] = seed + PRIME_2;
    hash->lanes[2] = seed;
    hash->lanes[3] = seed - PRIME_1;
}

void lb_hash_add(lb_hash *hash, const void *bytes, size_t length)
{
    if (length == 0) {
        return;
    }
    const unsigned char *at = bytes;
    size_t waiting = hash->length % STRIPE;
    hash->length += length;
    if (waiting + length < STRIPE) {
        memcpy(hash->waiting + waiting, at, length);
        return;
    }
    if (waiting > 0) {
        memcpy(hash->waiting + waiting, at, STRIPE - waiting);
        add_stripe(hash->lanes, hash->waiting);
        at += STRIPE - waiting;
        length -= STRIPE - waiting;
    }
    for (; length >= STRIPE; at += STRIPE, length -= STRIPE) {
        add_stripe(hash->lanes, at);
    }
    memcpy(hash->waiting, at, length);
}

static uint64_t add_rest(uint64_t sum, const unsigned char *at, size_t length)
{
    for (; length >= 8; at += 8, length -= 8) {
        sum = rotate(sum ^ mix_lane(0, read_64(at)), 27) * PRIME_1 + PRIME_4;
    }
    if (length >= 4) {
        sum = rotate(sum ^ read_32(at) * PRIME_1, 23) * PRIME_2 + PRIME_3;
        at += 4;
        length -= 4;
    }
    for (; length > 0; at++, length--) {
        sum = rotate(sum ^ *at * PRIME_5, 11) * PRIME_1;
    }
    return sum;
}

uint64_t lb_hash_value(const lb_hash *hash)
{
    const uint64_t *lanes = hash->lanes;
    uint64_t sum = hash->seed + PRIME_5;
    if (hash->length >= STRIPE) {
        sum = rotate(lanes[0], 1) + rotate(lanes[1], 7) + rotate(lanes[2], 12) + rotate(lanes[3], 18);
        for (int i = 0; i < 4; i++) {
            sum = (sum ^ mix_lane(0, lanes[i])) * PRIME_1 + PRIME_4;
        }
    }
    sum = add_rest(sum + hash->length, hash->waiting, hash->length % STRIPE);
    sum = (sum ^ sum >> 33) * PRIME_2;
    sum = (sum ^ sum >> 29) * PRIME_3;
    return sum ^ sum >> 32;
}

uint64_t lb_hash_bytes(const void *bytes, size_t length, uint64_t seed)
{
    lb_hash hash;
    lb_hash_begin(&hash, seed);
    lb_hash_add(&hash, bytes, length);
    return lb_hash_value(&hash);
}

char *lb_hash_text(uint64_t value, char out[static 17])
{
    for (int i = 0; i < 16; i++) {
        out[i] = "0123456789abcdef"[value >> (60 - 4 * i) & 15];
    }
    out[16] = '\0';
    return out;
}
