/* fuzz_tips_reference.c - arbitrary bytes as the table of read_tips_reference.h. */
#include <stdint.h>

#include "data/read_tips_reference.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    lb_tips_reference result;
    lb_error err;
    if (lb_tips_reference_parse("fuzz", (const char *)data, size, &result, &err) == LB_OK) {
        lb_tips_reference_free(&result);
    }
    return 0;
}
