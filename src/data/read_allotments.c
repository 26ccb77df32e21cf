#include "data/read_allotments.h"

enum {
#define X(kind, need, name, header, label, decimals) FIELD_##name,
    LB_ALLOTMENT_FIELD_LIST(X)
#undef X
        FIELD_COUNT
};

static const lb_field fields[] = {
#define X(kind, need, name, header, label, decimals)                                                         \
    LB_FIELD_ROW(lb_allotment, kind, need, name, header, label, decimals)
    LB_ALLOTMENT_FIELD_LIST(X)
#undef X
};

static lb_status check_allotment(const lb_csv_table *table, int row, void *record, lb_error *err)
{
    const lb_allotment *a = record;
    const double shares[] = {
        a->banks_dec,   a->individuals_dec, a->dealers_dec, a->pensions_insurers_dec, a->investment_funds_dec,
        a->foreign_dec, a->other_dec};
    return lb_csv_shares(table, row, &fields[FIELD_banks_dec], shares, 7, err);
}

static const lb_layout layout = {.what = "allotment",
                                 .records = "data",
                                 .fields = fields,
                                 .field_count = FIELD_COUNT,
                                 .size = sizeof(lb_allotment),
                                 .cusip_offset = offsetof(lb_allotment, cusip),
                                 .date_offset = offsetof(lb_allotment, issue_date),
                                 .check = check_allotment};

LB_DEFINE_READER(lb_allotments, layout)
