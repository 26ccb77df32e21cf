#include "philox.h"

#include "normal.h"

enum { ROUNDS = 10 };

void lb_philox_block(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4])
{
    const uint32_t multiplier_0 = 0xD2511F53u, multiplier_1 = 0xCD9E8D57u;
    const uint32_t weyl_0 = 0x9E3779B9u, weyl_1 = 0xBB67AE85u; /* golden ratio, sqrt(3) - 1 */
    uint32_t c_0 = counter[0], c_1 = counter[1], c_2 = counter[2], c_3 = counter[3];
    uint32_t k_0 = key[0], k_1 = key[1];
    for (int round = 0; round < ROUNDS; round++) {
        uint64_t product_0 = (uint64_t)multiplier_0 * c_0;
        uint64_t product_1 = (uint64_t)multiplier_1 * c_2;
        c_0 = (uint32_t)(product_1 >> 32) ^ c_1 ^ k_0;
        c_2 = (uint32_t)(product_0 >> 32) ^ c_3 ^ k_1;
        c_1 = (uint32_t)product_1;
        c_3 = (uint32_t)product_0;
        k_0 += weyl_0;
        k_1 += weyl_1;
    }
    out[0] = c_0;
    out[1] = c_1;
    out[2] = c_2;
    out[3] = c_3;
}

/* One block holds two draws. */
uint64_t lb_random_bits(lb_place place, uint32_t draw)
{
    const uint32_t counter[4] = {draw >> 1, place.day, place.path, place.stream};
    const uint32_t key[2] = {(uint32_t)place.seed, (uint32_t)(place.seed >> 32)};
    uint32_t block[4];
    lb_philox_block(counter, key, block);
    const uint32_t *half = block + 2 * (draw & 1);
    return half[0] | (uint64_t)half[1] << 32;
}

double lb_random_uniform(lb_place place, uint32_t draw)
{
    return (double)(lb_random_bits(place, draw) >> 12) * 0x1p-52 + 0x1p-53;
}

double lb_random_normal(lb_place place, uint32_t draw)
{
    return lb_norm_inv(lb_random_uniform(place, draw));
}
