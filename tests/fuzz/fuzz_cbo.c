/* fuzz_cbo.c - arbitrary bytes as the table of read_cbo.h. */
#include <stdint.h>

#include "data/read_cbo.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    lb_cbo result;
    lb_error err;
    if (lb_cbo_parse("fuzz", (const char *)data, size, &result, &err) == LB_OK) {
        lb_cbo_free(&result);
    }
    return 0;
}
