#include "sha256.h"

#include <string.h>

enum { BLOCK = 64 };

/* The first 32 bits of the fractional parts of the square roots of the first 8 primes. */
static const uint32_t first_state[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                        0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

/* The same of the cube roots of the first 64 primes. */
static const uint32_t round_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t rotate(uint32_t x, int bits)
{
    return x >> bits | x << (32 - bits);
}

/* The 16 words of a block, big-endian, extended to 64. */
static void expand(const unsigned char *block, uint32_t words[64])
{
    for (int i = 0; i < 16; i++) {
        const unsigned char *at = block + 4 * i;
        words[i] = (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
    }
    for (int i = 16; i < 64; i++) {
        uint32_t a = words[i - 15], b = words[i - 2];
        uint32_t sigma_0 = rotate(a, 7) ^ rotate(a, 18) ^ a >> 3;
        uint32_t sigma_1 = rotate(b, 17) ^ rotate(b, 19) ^ b >> 10;
        words[i] = words[i - 16] + sigma_0 + words[i - 7] + sigma_1;
    }
}

static void add_block(uint32_t state[8], const unsigned char *block)
{
    uint32_t words[64];
    expand(block, words);
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
    for (int i = 0; i < 64; i++) {
        uint32_t choice = (e & f) ^ (~e & g);
        uint32_t majority = (a & b) ^ (a & c) ^ (b & c);
        uint32_t sum_1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
        uint32_t sum_0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
        uint32_t t_1 = h + sum_1 + choice + round_constants[i] + words[i];
        uint32_t t_2 = sum_0 + majority;
        h = g;
        g = f;
        f = e;
        e = d + t_1;
        d = c;
        c = b;
        b = a;
        a = t_1 + t_2;
    }
    const uint32_t mixed[8] = {a, b, c, d, e, f, g, h};
    for (int i = 0; i < 8; i++) {
        state[i] += mixed[i];
    }
}

void lb_sha256_begin(lb_sha256 *sha)
{
    memset(sha, 0, sizeof *sha);
    memcpy(sha->state, first_state, sizeof first_state);
}

void lb_sha256_add(lb_sha256 *sha, const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    while (length > 0) {
        size_t waiting = sha->length % BLOCK;
        size_t part = length < BLOCK - waiting ? length : BLOCK - waiting;
        memcpy(sha->waiting + waiting, at, part);
        sha->length += part;
        at += part;
        length -= part;
        if (waiting + part == BLOCK) {
            add_block(sha->state, sha->waiting);
        }
    }
}

char *lb_sha256_end(lb_sha256 *sha, char out[static 65])
{
    static const unsigned char padding[BLOCK] = {0x80};
    unsigned char bits[8];
    for (int i = 0; i < 8; i++) {
        bits[i] = (unsigned char)(sha->length * 8 >> (56 - 8 * i));
    }
    size_t waiting = sha->length % BLOCK;
    lb_sha256_add(sha, padding, (waiting < BLOCK - 8 ? BLOCK - 8 : 2 * BLOCK - 8) - waiting);
    lb_sha256_add(sha, bits, 8);
    for (int i = 0; i < 64; i++) {
        out[i] = "0123456789abcdef"[sha->state[i / 8] >> (28 - 4 * (i % 8)) & 15];
    }
    out[64] = '\0';
    return out;
}

char *lb_sha256_bytes(const void *bytes, size_t length, char out[static 65])
{
    lb_sha256 sha;
    lb_sha256_begin(&sha);
    lb_sha256_add(&sha, bytes, length);
    return lb_sha256_end(&sha, out);
}
