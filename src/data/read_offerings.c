#include "data/read_offerings.h"

#include "data/security_words.h"

enum {
#define X(kind, need, name, header, label, decimals) FIELD_##name,
    LB_OFFERING_FIELD_LIST(X)
#undef X
        FIELD_COUNT
};

static const lb_field fields[] = {
#define X(kind, need, name, header, label, decimals)                                                         \
    LB_FIELD_ROW(lb_offering, kind, need, name, header, label, decimals)
    LB_OFFERING_FIELD_LIST(X)
#undef X
};

#define FAIL(name, ...)                                                                                      \
    lb_csv_fail(table, row, lb_csv_field_column(table, &fields[FIELD_##name]), err, __VA_ARGS__)

static lb_status check_offering(const lb_csv_table *table, int row, void *record, lb_error *err)
{
    lb_offering *offering = record;
    if (!lb_security_word(offering->type_word, &offering->type)) {
        return FAIL(type_word, "\"%.40s\" is no security type: " LB_SECURITY_WORDS, offering->type_word);
    }
    if (offering->issue_date < offering->auction_date) {
        char date[11];
        return FAIL(issue_date, "the issue date lies before the auction on %s",
                    lb_date_format(offering->auction_date, date));
    }
    return LB_OK;
}

static const lb_layout layout = {.what = "offering",
                                 .records = "data",
                                 .fields = fields,
                                 .field_count = FIELD_COUNT,
                                 .size = sizeof(lb_offering),
                                 .cusip_offset = offsetof(lb_offering, cusip),
                                 .date_offset = offsetof(lb_offering, auction_date),
                                 .check = check_offering};

LB_DEFINE_READER(lb_offerings, layout)
