#include "data/read_implied_yields.h"

enum {
#define X(kind, need, name, header, label, decimals) FIELD_##name,
    LB_IMPLIED_YIELD_FIELD_LIST(X)
#undef X
        FIELD_COUNT
};

static const lb_field fields[] = {
#define X(kind, need, name, header, label, decimals)                                                         \
    LB_FIELD_ROW(lb_implied_yield, kind, need, name, header, label, decimals)
    LB_IMPLIED_YIELD_FIELD_LIST(X)
#undef X
};

static lb_status check_yield(const lb_csv_table *table, int row, void *record, lb_error *err)
{
    const lb_implied_yield *y = record;
    if (y->coupon_dec < 0) {
        int column = lb_csv_field_column(table, &fields[FIELD_coupon_dec]);
        return lb_csv_fail(table, row, column, err, "a coupon cannot be negative");
    }
    return LB_OK;
}

static const lb_layout layout = {.what = "auction",
                                 .records = "data",
                                 .fields = fields,
                                 .field_count = FIELD_COUNT,
                                 .size = sizeof(lb_implied_yield),
                                 .cusip_offset = offsetof(lb_implied_yield, cusip),
                                 .date_offset = offsetof(lb_implied_yield, auction_date),
                                 .check = check_yield};

LB_DEFINE_READER(lb_implied_yields, layout)
