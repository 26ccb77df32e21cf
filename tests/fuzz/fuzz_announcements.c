/* fuzz_announcements.c - arbitrary bytes as announcements. */
#include <stdint.h>
#include "data/read_announcements.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    lb_announcements result;
    lb_error err;
    if (lb_announcements_parse("fuzz", (const char *)data, size, &result, &err) != LB_OK) {
        return 0;
    }
    lb_announcements_free(&result);
    return 0;
}
