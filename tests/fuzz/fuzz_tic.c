/* fuzz_tic.c - arbitrary bytes as foreign holdings. */
#include <stdint.h>

#include "data/read_tic.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    lb_tic result;
    lb_error err;
    if (lb_tic_parse("fuzz", (const char *)data, size, &result, &err) == LB_OK) {
        lb_tic_free(&result);
    }
    return 0;
}
