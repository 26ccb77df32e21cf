/* fuzz_offerings.c - arbitrary bytes as offerings. */
#include <stdint.h>
#include "data/read_offerings.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    lb_offerings result;
    lb_error err;
    if (lb_offerings_parse("fuzz", (const char *)data, size, &result, &err) != LB_OK) {
        return 0;
    }
    lb_offerings_free(&result);
    return 0;
}
