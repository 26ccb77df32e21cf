/* fuzz_fedinvest.c - arbitrary bytes as prices of many days. */
#include <stdint.h>

#include "data/read_fedinvest.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    lb_fedinvest result;
    lb_error err;
    if (lb_fedinvest_parse("fuzz", (const char *)data, size, &result, &err) == LB_OK) {
        lb_fedinvest_free(&result);
    }
    return 0;
}
