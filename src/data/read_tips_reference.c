#include "data/read_tips_reference.h"

enum {
#define X(kind, need, name, header, label, decimals) FIELD_##name,
    LB_TIPS_REFERENCE_FIELD_LIST(X)
#undef X
        FIELD_COUNT
};

static const lb_field fields[] = {
#define X(kind, need, name, header, label, decimals)                                                         \
    LB_FIELD_ROW(lb_tips_reference_row, kind, need, name, header, label, decimals)
    LB_TIPS_REFERENCE_FIELD_LIST(X)
#undef X
};

static lb_status check_row(const lb_csv_table *table, int row, void *record, lb_error *err)
{
    const lb_tips_reference_row *r = record;
    int field = -1;
    const char *rule = "";
    if (r->maturity <= r->dated_date) {
        field = FIELD_maturity;
        rule = "the maturity should lie behind the dated date";
    } else if (r->coupon_dec < 0 || r->coupon_dec > 0.1) {
        field = FIELD_coupon_dec;
        rule = "the coupon should be a fraction from 0 to 0.1, as 0.02125 for 2 1/8 per cent";
    } else if (!(r->base_ref_cpi > 0)) {
        field = FIELD_base_ref_cpi;
        rule = "the reference CPI should be greater than 0";
    }
    return field < 0 ? LB_OK
                     : lb_csv_fail(table, row, lb_csv_field_column(table, &fields[field]), err, "%s: %s",
                                   r->cusip, rule);
}

static const lb_layout layout = {.what = "TIPS",
                                 .records = "data",
                                 .fields = fields,
                                 .field_count = FIELD_COUNT,
                                 .size = sizeof(lb_tips_reference_row),
                                 .cusip_offset = offsetof(lb_tips_reference_row, cusip),
                                 .date_offset = offsetof(lb_tips_reference_row, maturity),
                                 .check = check_row};

LB_DEFINE_READER(lb_tips_reference, layout)
