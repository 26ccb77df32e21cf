/* fuzz_auctions.c - arbitrary bytes as auctions. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "data/check_auctions.h"
#include "data/write_auctions.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    lb_auctions result;
    lb_error err;
    if (lb_auctions_parse("fuzz", (const char *)data, size, &result, &err) != LB_OK) {
        return 0;
    }
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    if (out) {
        lb_auctions_write(out, "fuzz", result.rows, result.count, &err);
        fclose(out);
        free(text);
    }
    for (int i = 0; i < result.count; i++) {
        lb_auction_reconcile(&result.rows[i], &err);
    }
    lb_auctions_free(&result);
    return 0;
}
