#include "quantile.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* A key that orders all doubles: -NaN aside, negative numbers reversed, NaN above infinity. */
static int64_t order_of(double x)
{
    if (isnan(x)) {
        return INT64_MAX;
    }
    int64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits < 0 ? INT64_MIN - bits - 1 : bits;
}

static bool before(double a, double b)
{
    return order_of(a) < order_of(b);
}

static void insertion_sort(double *values, int count)
{
    for (int i = 1; i < count; i++) {
        double moved = values[i];
        int to = i;
        for (; to > 0 && before(moved, values[to - 1]); to--) {
            values[to] = values[to - 1];
        }
        values[to] = moved;
    }
}

/* Moves the value at `root` down to its place in the heap. */
static void sift(double *heap, int root, int count)
{
    double moved = heap[root];
    for (int child = 2 * root + 1; child < count; child = 2 * root + 1) {
        child += child + 1 < count && before(heap[child], heap[child + 1]);
        if (!before(moved, heap[child])) {
            break;
        }
        heap[root] = heap[child];
        root = child;
    }
    heap[root] = moved;
}

static void heap_sort(double *values, int count)
{
    for (int i = count / 2 - 1; i >= 0; i--) {
        sift(values, i, count);
    }
    for (int last = count - 1; last > 0; last--) {
        double largest = values[0];
        values[0] = values[last];
        values[last] = largest;
        sift(values, 0, last);
    }
}

void lb_sort(double *values, int count)
{
    enum { SMALL = 24 };
    if (count <= SMALL) {
        insertion_sort(values, count);
    } else {
        heap_sort(values, count);
    }
}

double lb_quantile_sorted(const double *sorted, int count, double probability)
{
    if (count < 1 || !(probability >= 0.0 && probability <= 1.0)) {
        return NAN;
    }
    double position = probability * (count - 1);
    int below = (int)position;
    double share = position - below;
    if (share == 0.0 || sorted[below] == sorted[below + 1]) { /* the latter for infinities */
        return sorted[below];
    }
    return sorted[below] + share * (sorted[below + 1] - sorted[below]);
}
