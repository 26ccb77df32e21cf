#include "data/write_auctions.h"

#include "data/csv_write.h"

lb_status lb_auctions_write(FILE *out, const char *name, const lb_auction *rows, int count, lb_error *err)
{
    int field_count = 0;
    const lb_field *fields = lb_auction_fields(&field_count);
    return lb_csv_write(out, name, fields, field_count, rows, sizeof *rows, count, err);
}
