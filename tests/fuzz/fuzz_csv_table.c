/* fuzz_csv_table.c - arbitrary bytes as a CSV table, every cell read as every type. */
#include <stdint.h>

#include "data/csv_table.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    lb_csv_table *table;
    lb_error err;
    if (lb_csv_parse("fuzz.csv", (const char *)data, size, &table, &err) != LB_OK) {
        return 0;
    }
    for (int row = 0; row < lb_csv_rows(table); row++) {
        for (int column = 0; column < lb_csv_columns(table); column++) {
            lb_date date;
            double number;
            int64_t integer;
            char cusip[10];
            lb_csv_date(table, row, column, &date, &err);
            lb_csv_number(table, row, column, &number, &err);
            lb_csv_integer(table, row, column, &integer, &err);
            lb_csv_decimal(table, row, column, 8, &integer, &err);
            lb_csv_cusip(table, row, column, cusip, &err);
        }
    }
    lb_csv_free(table);
    return 0;
}
