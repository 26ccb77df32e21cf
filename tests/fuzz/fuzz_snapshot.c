/* fuzz_snapshot.c - arbitrary bytes as a table of the snapshot; with a right checksum put in, the rows count too. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/sha256.h"
#include "data/snapshot_table.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void parse(const char *bytes, size_t length)
{
    lb_snapshot_table table;
    lb_error err;
    if (lb_snapshot_parse("fuzz.csv", bytes, length, &table, &err) == LB_OK) {
        lb_snapshot_free(&table);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char head[] = "# table: t\n# source: s\n# date: d\n# unit: u\n# sha256: ";
    parse((const char *)data, size);
    char *whole = malloc(sizeof head + 66 + size);
    if (whole) {
        char digest[65];
        memcpy(whole, head, sizeof head - 1);
        memcpy(whole + sizeof head - 1, lb_sha256_bytes(data, size, digest), 64);
        whole[sizeof head - 1 + 64] = '\n';
        if (size > 0) {
            memcpy(whole + sizeof head + 64, data, size);
        }
        parse(whole, sizeof head + 64 + size);
        free(whole);
    }
    return 0;
}
