#include "data/read_debt_penny.h"

#include <string.h>

#include "base/error.h"
#include "data/json_table.h"

enum { FIELD_COUNT = 4 };

static const lb_field dollar_fields[FIELD_COUNT] = {
#define X(kind, need, name, header, label, decimals)                                                         \
    LB_FIELD_ROW(lb_debt_day, kind, need, name, header, label, decimals)
    LB_DEBT_DAY_FIELD_LIST(X)
#undef X
};

static const lb_field million_fields[FIELD_COUNT] = {
    {"date", NULL, LB_FIELD_DATE, LB_NEED_VALUE, offsetof(lb_debt_day, date), 0},
    {"debt_held_by_public_musd", NULL, LB_FIELD_MILLIONS, LB_NEED_COLUMN, offsetof(lb_debt_day, public_usd),
     0},
    {"intragov_holdings_musd", NULL, LB_FIELD_MILLIONS, LB_NEED_COLUMN, offsetof(lb_debt_day, intragov_usd),
     0},
    {"total_public_debt_musd", NULL, LB_FIELD_MILLIONS, LB_NEED_VALUE, offsetof(lb_debt_day, total_usd), 0},
};

/* Both parts of the total must be published or none. */
static lb_status check_parts(const lb_csv_table *table, int row, const lb_debt_day *day,
                             const lb_field *fields, lb_error *err)
{
    bool public_known = day->public_usd != LB_CENTS_NONE, intragov_known = day->intragov_usd != LB_CENTS_NONE;
    int missing = public_known ? 2 : 1;
    return public_known == intragov_known
               ? LB_OK
               : lb_csv_fail(table, row, lb_csv_field_column(table, &fields[missing]), err,
                             "%s is missing: both parts of the total should be given, or none",
                             fields[missing].header);
}

/* The parts add to the total: to a dollar where cents are given (1 February 2011 is off by three cents as
 * published, which is a warning), else to a million. */
static lb_status check_sums(const lb_layout *layout, lb_record_set *set, lb_error *err)
{
    const lb_debt_day *rows = set->rows;
    bool millions = layout->fields == million_fields;
    int64_t tolerance = millions ? 100000000 : 100;
    for (int i = 0; i < set->count; i++) {
        lb_status status = check_parts(set->table, i, &rows[i], layout->fields, err);
        if (status != LB_OK) {
            return status;
        }
        int64_t gap = 0;
        bool overflow = rows[i].public_usd != LB_CENTS_NONE &&
                        (__builtin_add_overflow(rows[i].public_usd, rows[i].intragov_usd, &gap) ||
                         __builtin_sub_overflow(gap, rows[i].total_usd, &gap));
        if (overflow || gap > tolerance || gap < -tolerance) {
            lb_csv_fail(
                set->table, i, lb_csv_field_column(set->table, &layout->fields[3]), err,
                "the debt held by the public and the intragovernmental holdings should add to the total");
            if (err) {
                err->status = LB_ERR_RECONCILE;
            }
            return LB_ERR_RECONCILE;
        }
        if (gap != 0 && !millions) {
            lb_warn(&set->warnings, lb_csv_name(set->table), lb_csv_line(set->table, i, 0),
                    "the parts differ from the total by %.2f dollars", (double)gap / 100);
        }
    }
    return LB_OK;
}

/* Reads a table in the layout its header names; takes it over. */
static lb_status read_table(lb_csv_table *table, lb_debt_penny *out, lb_error *err)
{
    bool millions = lb_csv_find(table, million_fields[3].header) >= 0;
    const lb_layout layout = {.what = "date",
                              .records = "data",
                              .fields = millions ? million_fields : dollar_fields,
                              .field_count = FIELD_COUNT,
                              .size = sizeof(lb_debt_day),
                              .date_offset = offsetof(lb_debt_day, date),
                              .by_date = true,
                              .finish = check_sums};
    lb_status status = lb_records_table(&layout, table, &out->set, err);
    out->rows = out->set.rows;
    out->count = out->set.count;
    return status;
}

lb_status lb_debt_penny_read(const char *path, lb_debt_penny *out, lb_error *err)
{
    memset(out, 0, sizeof *out);
    lb_csv_table *table;
    lb_status status = lb_table_read(path, "data", &table, err);
    return status == LB_OK ? read_table(table, out, err) : status;
}

lb_status lb_debt_penny_parse(const char *name, const char *bytes, size_t length, lb_debt_penny *out,
                              lb_error *err)
{
    memset(out, 0, sizeof *out);
    lb_csv_table *table;
    lb_status status = lb_table_parse(name, bytes, length, "data", &table, err);
    return status == LB_OK ? read_table(table, out, err) : status;
}

void lb_debt_penny_free(lb_debt_penny *debt)
{
    lb_records_free(&debt->set);
    memset(debt, 0, sizeof *debt);
}
