/* fuzz_budget_months.c - arbitrary bytes as the table of read_budget_months.h. */
#include <stdint.h>

#include "data/read_budget_months.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    lb_budget_months result;
    lb_error err;
    if (lb_budget_months_parse("fuzz", (const char *)data, size, &result, &err) == LB_OK) {
        lb_budget_months_free(&result);
    }
    return 0;
}
