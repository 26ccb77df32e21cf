#include "data/read_average_rates.h"

#include <math.h>
#include <string.h>

enum {
#define X(kind, need, name, header, label, decimals) FIELD_##name,
    LB_AVERAGE_RATE_FIELD_LIST(X)
#undef X
        FIELD_COUNT
};

static const lb_field fields[] = {
#define X(kind, need, name, header, label, decimals)                                                         \
    LB_FIELD_ROW(lb_average_rate, kind, need, name, header, label, decimals)
    LB_AVERAGE_RATE_FIELD_LIST(X)
#undef X
};

static lb_rate_kind kind_of(const char *text)
{
    static const char *const texts[][2] = {
#define X(name, text, older) {text, older},
        LB_RATE_KIND_LIST(X)
#undef X
    };
    for (int i = 0; i < LB_RATE_OTHER; i++) {
        if (strcmp(texts[i][0], text) == 0 || strcmp(texts[i][1], text) == 0) {
            return (lb_rate_kind)i;
        }
    }
    return LB_RATE_OTHER;
}

static lb_status check_rate(const lb_csv_table *table, int row, void *record, lb_error *err)
{
    lb_average_rate *r = record;
    r->kind = kind_of(r->security);
    if (r->rate_dec < 0 || r->rate_dec > 0.25) {
        return lb_csv_fail(table, row, lb_csv_field_column(table, &fields[FIELD_rate_dec]), err,
                           "an average rate should lie between 0 and 25 per cent");
    }
    return LB_OK;
}

static lb_status check_twice(const lb_layout *layout, lb_record_set *set, lb_error *err)
{
    (void)layout;
    const lb_average_rate *rows = set->rows;
    for (int i = 0; i < set->count; i++) {
        if (rows[i].kind == LB_RATE_OTHER) {
            lb_warn(&set->warnings, lb_csv_name(set->table), lb_csv_line(set->table, i, 0),
                    "the unknown security \"%.80s\" is kept as other", rows[i].security);
        }
        for (int j = i - 1; j >= 0 && rows[j].date == rows[i].date; j--) {
            if (strcmp(rows[j].security, rows[i].security) == 0) {
                return lb_csv_fail(set->table, i, lb_csv_field_column(set->table, &fields[FIELD_security]),
                                   err, "\"%.80s\" stands on line %d already for this date", rows[i].security,
                                   lb_csv_line(set->table, j, 0));
            }
        }
    }
    return LB_OK;
}

static const lb_layout layout = {.what = "rate",
                                 .records = "data",
                                 .fields = fields,
                                 .field_count = FIELD_COUNT,
                                 .size = sizeof(lb_average_rate),
                                 .keyless = true,
                                 .check = check_rate,
                                 .finish = check_twice};

LB_DEFINE_READER(lb_average_rates, layout)

double lb_average_rate_find(const lb_average_rates *rates, lb_date date, lb_rate_kind kind)
{
    for (int i = 0; i < rates->count; i++) {
        if (rates->rows[i].date == date && rates->rows[i].kind == kind) {
            return rates->rows[i].rate_dec;
        }
    }
    return NAN;
}
