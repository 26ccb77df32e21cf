#include "sum.h"

#include <math.h>

enum { LANES = 8, BLOCK = 128 };

/* The lanes of one block, added as a tree. */
static double add_lanes(const double lanes[LANES])
{
    return ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]));
}

static double sum_block(const double *values, size_t count)
{
    double lanes[LANES] = {0.0};
    size_t i = 0;
    for (; i + LANES <= count; i += LANES) {
        for (int lane = 0; lane < LANES; lane++) {
            lanes[lane] += values[i + lane];
        }
    }
    for (int lane = 0; i < count; i++, lane++) {
        lanes[lane] += values[i];
    }
    return add_lanes(lanes);
}

/* Where a run of more than one block is cut in two: at a multiple of the block size near the middle. */
static size_t split(size_t count)
{
    return (count / BLOCK + 1) / 2 * BLOCK;
}

double lb_sum(const double *values, size_t count)
{
    if (count <= BLOCK) {
        return sum_block(values, count);
    }
    size_t half = split(count);
    return lb_sum(values, half) + lb_sum(values + half, count - half);
}

static double sum_products_block(const double *a, const double *b, size_t count)
{
    double lanes[LANES] = {0.0};
    size_t i = 0;
    for (; i + LANES <= count; i += LANES) {
        for (int lane = 0; lane < LANES; lane++) {
            lanes[lane] += a[i + lane] * b[i + lane];
        }
    }
    for (int lane = 0; i < count; i++, lane++) {
        lanes[lane] += a[i] * b[i];
    }
    return add_lanes(lanes);
}

double lb_sum_products(const double *a, const double *b, size_t count)
{
    if (count <= BLOCK) {
        return sum_products_block(a, b, count);
    }
    size_t half = split(count);
    return lb_sum_products(a, b, half) + lb_sum_products(a + half, b + half, count - half);
}

double lb_sum_compensated(const double *values, size_t count)
{
    double sum = 0.0, lost = 0.0;
    for (size_t i = 0; i < count; i++) {
        double next = sum + values[i];
        lost += fabs(sum) >= fabs(values[i]) ? (sum - next) + values[i] : (values[i] - next) + sum;
        sum = next;
    }
    return sum + lost;
}
