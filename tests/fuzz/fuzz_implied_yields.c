/* fuzz_implied_yields.c - arbitrary bytes as implied yields. */
#include <stdint.h>
#include "data/read_implied_yields.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    lb_implied_yields result;
    lb_error err;
    if (lb_implied_yields_parse("fuzz", (const char *)data, size, &result, &err) != LB_OK) {
        return 0;
    }
    lb_implied_yields_free(&result);
    return 0;
}
