/* fuzz_fedinvest_day.c - arbitrary bytes as prices of one day. */
#include <stdint.h>

#include "data/read_fedinvest.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    lb_fedinvest result;
    lb_error err;
    if (lb_fedinvest_day_parse("fuzz", (const char *)data, size, 20000, &result, &err) == LB_OK) {
        lb_fedinvest_free(&result);
    }
    return 0;
}
