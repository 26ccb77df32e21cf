#include "data/read_auctions.h"

#include <string.h>

#include "data/security_words.h"

enum {
#define X(kind, need, name, header, label, decimals) FIELD_##name,
    LB_AUCTION_FIELD_LIST(X)
#undef X
        FIELD_COUNT
};

static const lb_field fields[] = {
#define X(kind, need, name, header, label, decimals)                                                         \
    LB_FIELD_ROW(lb_auction, kind, need, name, header, label, decimals)
    LB_AUCTION_FIELD_LIST(X)
#undef X
};

const lb_field *lb_auction_fields(int *count)
{
    *count = FIELD_COUNT;
    return fields;
}

lb_auction lb_auction_blank(void)
{
    lb_auction row;
    memset(&row, 0, sizeof row);
    lb_record_blank(fields, FIELD_COUNT, &row);
    return row;
}

/* An error at the cell of one field of a row. */
#define FAIL(name, ...)                                                                                      \
    lb_csv_fail(table, row, lb_csv_field_column(table, &fields[FIELD_##name]), err, __VA_ARGS__)

static lb_status check_auction(const lb_csv_table *table, int row, void *record, lb_error *err)
{
    lb_auction *a = record;
    if (!lb_security_word(a->security_type, &a->type)) {
        return FAIL(security_type, "\"%.40s\" is no security type: " LB_SECURITY_WORDS, a->security_type);
    }
    if (a->inflation_indexed == 1 && a->floating_rate == 1) {
        return FAIL(floating_rate, "a security cannot be both inflation-indexed and floating");
    }
    a->type = a->inflation_indexed == 1 ? LB_TIPS : a->floating_rate == 1 ? LB_FRN : a->type;
    char date[11];
    if (a->issue_date < a->auction_date) {
        return FAIL(issue_date, "the issue date lies before the auction on %s",
                    lb_date_format(a->auction_date, date));
    }
    if (a->maturity_date <= a->issue_date) {
        return FAIL(maturity_date, "the maturity does not lie after the issue on %s",
                    lb_date_format(a->issue_date, date));
    }
    return LB_OK;
}

static const lb_layout layout = {.what = "auction",
                                 .records = "data",
                                 .fields = fields,
                                 .field_count = FIELD_COUNT,
                                 .size = sizeof(lb_auction),
                                 .cusip_offset = offsetof(lb_auction, cusip),
                                 .date_offset = offsetof(lb_auction, auction_date),
                                 .check = check_auction};

LB_DEFINE_READER(lb_auctions, layout)
