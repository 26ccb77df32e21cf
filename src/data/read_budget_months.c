#include "data/read_budget_months.h"

enum {
#define X(kind, need, name, header, label, decimals) FIELD_##name,
    LB_BUDGET_MONTH_FIELD_LIST(X)
#undef X
        FIELD_COUNT
};

static const lb_field fields[] = {
#define X(kind, need, name, header, label, decimals)                                                         \
    LB_FIELD_ROW(lb_budget_month, kind, need, name, header, label, decimals)
    LB_BUDGET_MONTH_FIELD_LIST(X)
#undef X
};

static lb_status check_month(const lb_csv_table *table, int row, void *record, lb_error *err)
{
    const lb_budget_month *m = record;
    double gap = (double)m->outlays_usd - (double)m->receipts_usd - (double)m->deficit_usd;
    if (gap > 1e8 || gap < -1e8) {
        return lb_csv_fail(table, row, lb_csv_field_column(table, &fields[FIELD_deficit_usd]), err,
                           "the deficit should be outlays less receipts, %.0f million",
                           ((double)m->outlays_usd - (double)m->receipts_usd) / 1e8);
    }
    return LB_OK;
}

static lb_status check_gaps(const lb_layout *layout, lb_record_set *set, lb_error *err)
{
    (void)layout;
    const lb_budget_month *rows = set->rows;
    for (int i = 1; i < set->count; i++) {
        lb_date next = lb_date_add_months(rows[i - 1].month, 1, false);
        if (rows[i].month != next) {
            char date[11];
            lb_date_format(next, date);
            return lb_csv_fail(set->table, i, lb_csv_field_column(set->table, &fields[FIELD_month]), err,
                               "a gap: %.7s should stand here", date);
        }
    }
    return LB_OK;
}

static const lb_layout layout = {.what = "month",
                                 .records = "data",
                                 .fields = fields,
                                 .field_count = FIELD_COUNT,
                                 .size = sizeof(lb_budget_month),
                                 .date_offset = offsetof(lb_budget_month, month),
                                 .by_date = true,
                                 .check = check_month,
                                 .finish = check_gaps};

LB_DEFINE_READER(lb_budget_months, layout)
