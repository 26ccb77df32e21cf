/* fuzz_bidder_stats.c - arbitrary bytes as bidder stats. */
#include <stdint.h>
#include "data/read_bidder_stats.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    lb_bidder_stats result;
    lb_error err;
    if (lb_bidder_stats_parse("fuzz", (const char *)data, size, &result, &err) != LB_OK) {
        return 0;
    }
    lb_bidder_stats_free(&result);
    return 0;
}
