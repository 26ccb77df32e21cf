/* fuzz_allotments.c - arbitrary bytes as allotments. */
#include <stdint.h>
#include "data/read_allotments.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    lb_allotments result;
    lb_error err;
    if (lb_allotments_parse("fuzz", (const char *)data, size, &result, &err) != LB_OK) {
        return 0;
    }
    lb_allotments_free(&result);
    return 0;
}
