#include "data/read_announcements.h"

#include "data/security_words.h"

enum {
#define X(kind, need, name, header, label, decimals) FIELD_##name,
    LB_ANNOUNCEMENT_FIELD_LIST(X)
#undef X
        FIELD_COUNT
};

static const lb_field fields[] = {
#define X(kind, need, name, header, label, decimals)                                                         \
    LB_FIELD_ROW(lb_announcement, kind, need, name, header, label, decimals)
    LB_ANNOUNCEMENT_FIELD_LIST(X)
#undef X
};

#define FAIL(name, ...)                                                                                      \
    lb_csv_fail(table, row, lb_csv_field_column(table, &fields[FIELD_##name]), err, __VA_ARGS__)

static lb_status check_announcement(const lb_csv_table *table, int row, void *record, lb_error *err)
{
    lb_announcement *a = record;
    char date[11];
    if (!lb_security_word(a->security_type, &a->type)) {
        return FAIL(security_type, "\"%.40s\" is no security type: " LB_SECURITY_WORDS, a->security_type);
    }
    if (a->inflation_indexed && a->floating_rate) {
        return FAIL(floating_rate, "a security cannot be both inflation-indexed and floating");
    }
    a->type = a->inflation_indexed ? LB_TIPS : a->floating_rate ? LB_FRN : a->type;
    if (a->auction_date < a->announcement_date) {
        return FAIL(auction_date, "the auction lies before its announcement on %s",
                    lb_date_format(a->announcement_date, date));
    }
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

static const lb_layout layout = {.what = "announcement",
                                 .records = "data",
                                 .fields = fields,
                                 .field_count = FIELD_COUNT,
                                 .size = sizeof(lb_announcement),
                                 .cusip_offset = offsetof(lb_announcement, cusip),
                                 .date_offset = offsetof(lb_announcement, auction_date),
                                 .check = check_announcement};

LB_DEFINE_READER(lb_announcements, layout)
