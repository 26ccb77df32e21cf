/* fuzz_average_rates.c - arbitrary bytes as the table of read_average_rates.h. */
#include <stdint.h>

#include "data/read_average_rates.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    lb_average_rates result;
    lb_error err;
    if (lb_average_rates_parse("fuzz", (const char *)data, size, &result, &err) == LB_OK) {
        lb_average_rates_free(&result);
    }
    return 0;
}
