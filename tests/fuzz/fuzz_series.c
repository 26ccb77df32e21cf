/* fuzz_series.c - arbitrary bytes as a time series in every layout. */
#include <stdint.h>

#include "data/read_series.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const lb_series_layout *const layouts[] = {&lb_series_fred,          &lb_series_acm,
                                               &lb_series_reference_cpi, &lb_series_cbo_gdp,
                                               &lb_series_fed_income,    &lb_series_frbus};
    for (size_t i = 0; i < sizeof layouts / sizeof layouts[0]; i++) {
        lb_series result;
        lb_error err;
        if (lb_series_parse(layouts[i], "fuzz", (const char *)data, size, &result, &err) == LB_OK) {
            lb_series_free(&result);
        }
    }
    return 0;
}
