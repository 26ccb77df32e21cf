/* fuzz_debt_penny.c - arbitrary bytes as the table of read_debt_penny.h. */
#include <stdint.h>

#include "data/read_debt_penny.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    lb_debt_penny result;
    lb_error err;
    if (lb_debt_penny_parse("fuzz", (const char *)data, size, &result, &err) == LB_OK) {
        lb_debt_penny_free(&result);
    }
    return 0;
}
