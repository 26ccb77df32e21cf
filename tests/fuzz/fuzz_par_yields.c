/* fuzz_par_yields.c - arbitrary bytes as par yields. */
#include <stdint.h>

#include "data/read_par_yields.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    lb_par_yields result;
    lb_error err;
    if (lb_par_yields_parse("fuzz", (const char *)data, size, &result, &err) == LB_OK) {
        lb_par_yields_free(&result);
    }
    return 0;
}
