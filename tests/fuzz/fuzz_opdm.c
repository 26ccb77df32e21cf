/* fuzz_opdm.c - arbitrary bytes as a printed debt statement. */
#include <stdint.h>

#include "data/read_opdm.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    lb_debt_statement result;
    lb_error err;
    if (lb_opdm_parse("fuzz", (const char *)data, size, &result, &err) == LB_OK) {
        lb_debt_statement_free(&result);
    }
    return 0;
}
