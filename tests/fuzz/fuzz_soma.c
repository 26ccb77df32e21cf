/* fuzz_soma.c - arbitrary bytes as holdings of the Federal Reserve (CSV or JSON). */
#include <stdint.h>

#include "data/read_soma.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    lb_soma result;
    lb_error err;
    if (lb_soma_parse("fuzz", (const char *)data, size, &result, &err) == LB_OK) {
        lb_soma_free(&result);
    }
    return 0;
}
