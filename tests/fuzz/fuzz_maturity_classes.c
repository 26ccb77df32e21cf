/* fuzz_maturity_classes.c - arbitrary bytes as the table of read_maturity_classes.h. */
#include <stdint.h>

#include "data/read_maturity_classes.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    lb_maturity_classes result;
    lb_error err;
    if (lb_maturity_classes_parse("fuzz", (const char *)data, size, &result, &err) == LB_OK) {
        lb_maturity_classes_free(&result);
    }
    return 0;
}
