#include "data/read_maturity_classes.h"

enum {
#define X(kind, need, name, header, label, decimals) FIELD_##name,
    LB_MATURITY_CLASSES_FIELD_LIST(X)
#undef X
        FIELD_COUNT
};

static const lb_field fields[] = {
#define X(kind, need, name, header, label, decimals)                                                         \
    LB_FIELD_ROW(lb_maturity_class_row, kind, need, name, header, label, decimals)
    LB_MATURITY_CLASSES_FIELD_LIST(X)
#undef X
};

static lb_status check_row(const lb_csv_table *table, int row, void *record, lb_error *err)
{
    const lb_maturity_class_row *r = record;
    double sum = (double)r->within_1y_usd + (double)r->from_1y_to_5y_usd + (double)r->from_5y_to_10y_usd +
                 (double)r->from_10y_to_20y_usd + (double)r->over_20y_usd;
    double gap = sum - (double)r->total_usd;
    if (gap > 3e8 || gap < -3e8) {
        return lb_csv_fail(table, row, lb_csv_field_column(table, &fields[FIELD_total_usd]), err,
                           "the total should be the sum of the classes, %.0f million", sum / 1e8);
    }
    if (r->average_months < 0 || r->average_months > 11) {
        return lb_csv_fail(table, row, lb_csv_field_column(table, &fields[FIELD_average_months]), err,
                           "the months beyond the years should be 0 to 11");
    }
    if (r->average_years < 0 || r->average_years > 40) {
        return lb_csv_fail(table, row, lb_csv_field_column(table, &fields[FIELD_average_years]), err,
                           "the years of the average length should be 0 to 40");
    }
    return LB_OK;
}

static const lb_layout layout = {.what = "year-end",
                                 .records = "data",
                                 .fields = fields,
                                 .field_count = FIELD_COUNT,
                                 .size = sizeof(lb_maturity_class_row),
                                 .date_offset = offsetof(lb_maturity_class_row, month),
                                 .by_date = true,
                                 .check = check_row};

LB_DEFINE_READER(lb_maturity_classes, layout)
