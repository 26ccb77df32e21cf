#include "data/read_bidder_stats.h"

enum {
#define X(kind, need, name, header, label, decimals) FIELD_##name,
    LB_BIDDER_STAT_FIELD_LIST(X)
#undef X
        FIELD_COUNT
};

static const lb_field fields[] = {
#define X(kind, need, name, header, label, decimals)                                                         \
    LB_FIELD_ROW(lb_bidder_stat, kind, need, name, header, label, decimals)
    LB_BIDDER_STAT_FIELD_LIST(X)
#undef X
};

static lb_status check_stat(const lb_csv_table *table, int row, void *record, lb_error *err)
{
    const lb_bidder_stat *stat = record;
    const double shares[] = {stat->dealer_dec, stat->direct_dec, stat->indirect_dec};
    return lb_csv_shares(table, row, &fields[FIELD_dealer_dec], shares, 3, err);
}

static const lb_layout layout = {.what = "auction",
                                 .records = "data",
                                 .fields = fields,
                                 .field_count = FIELD_COUNT,
                                 .size = sizeof(lb_bidder_stat),
                                 .cusip_offset = offsetof(lb_bidder_stat, cusip),
                                 .date_offset = offsetof(lb_bidder_stat, auction_date),
                                 .check = check_stat};

LB_DEFINE_READER(lb_bidder_stats, layout)
