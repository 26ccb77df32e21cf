#include "data/read_cbo.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"

enum {
#define X(kind, need, name, header, label, decimals) FIELD_##name,
    LB_CBO_FIELD_LIST(X)
#undef X
        FIELD_COUNT
};

static const lb_field fields[] = {
#define X(kind, need, name, header, label, decimals)                                                         \
    LB_FIELD_ROW(lb_cbo_row, kind, need, name, header, label, decimals)
    LB_CBO_FIELD_LIST(X)
#undef X
};

static lb_cbo_line line_of(const lb_cbo_row *row)
{
    static const char *const lines[][3] = {
#define X(name, component, category, subcategory) {component, category, subcategory},
        LB_CBO_LINE_LIST(X)
#undef X
    };
    for (int i = 0; i < LB_CBO_OTHER; i++) {
        if (strcmp(lines[i][0], row->component) == 0 && strcmp(lines[i][1], row->category) == 0 &&
            strcmp(lines[i][2], row->subcategory) == 0) {
            return (lb_cbo_line)i;
        }
    }
    return LB_CBO_OTHER;
}

static lb_status check_row(const lb_csv_table *table, int row, void *record, lb_error *err)
{
    lb_cbo_row *r = record;
    r->line = line_of(r);
    if (r->fiscal_year < 1900 || r->fiscal_year > 2200) {
        return lb_csv_fail(table, row, lb_csv_field_column(table, &fields[FIELD_fiscal_year]), err,
                           "a fiscal year from 1900 to 2200 should stand here");
    }
    return LB_OK;
}

/* A row and where it stood. */
typedef struct placed_row {
    lb_cbo_row row;
    int place;
} placed_row;

static int compare(const lb_cbo_row *a, lb_date baseline, int64_t fiscal_year, lb_cbo_line line)
{
    if (a->baseline != baseline) {
        return a->baseline < baseline ? -1 : 1;
    }
    if (a->fiscal_year != fiscal_year) {
        return a->fiscal_year < fiscal_year ? -1 : 1;
    }
    return (int)a->line - (int)line;
}

static int compare_placed(const void *a, const void *b)
{
    const placed_row *x = a, *y = b;
    int order = compare(&x->row, y->row.baseline, y->row.fiscal_year, y->row.line);
    return order ? order : x->place - y->place;
}

/* First index in rows[0..count) that is not below the key. */
static int lower_bound(const lb_cbo_row *rows, int count, lb_date baseline, int64_t fiscal_year,
                       lb_cbo_line line)
{
    int low = 0, high = count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (compare(&rows[middle], baseline, fiscal_year, line) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static double value_in(const lb_cbo_row *rows, int count, lb_date baseline, int64_t fiscal_year,
                       lb_cbo_line line)
{
    int i = lower_bound(rows, count, baseline, fiscal_year, line);
    return i < count && compare(&rows[i], baseline, fiscal_year, line) == 0 ? rows[i].value_bn : NAN;
}

double lb_cbo_value(const lb_cbo *cbo, lb_date baseline, int fiscal_year, lb_cbo_line line)
{
    return value_in(cbo->rows, cbo->count, baseline, fiscal_year, line);
}

/* Parts and their total, each list ending with LB_CBO_OTHER. */
static const lb_cbo_line sums[][9] = {
    {LB_CBO_REVENUE, LB_CBO_INDIVIDUAL, LB_CBO_PAYROLL, LB_CBO_CORPORATE, LB_CBO_CUSTOMS, LB_CBO_ESTATE,
     LB_CBO_EXCISE, LB_CBO_MISCELLANEOUS, LB_CBO_OTHER},
    {LB_CBO_OUTLAYS, LB_CBO_MANDATORY, LB_CBO_DISCRETIONARY, LB_CBO_NET_INTEREST, LB_CBO_OTHER},
    {LB_CBO_MANDATORY, LB_CBO_SOCIAL_SECURITY, LB_CBO_MEDICARE, LB_CBO_MEDICAID, LB_CBO_OTHER_MANDATORY,
     LB_CBO_OTHER},
    {LB_CBO_DISCRETIONARY, LB_CBO_DEFENSE, LB_CBO_NONDEFENSE, LB_CBO_OTHER},
};

/* Checks the sums of one fiscal year of one baseline; `place` is the row to point at. */
static lb_status check_year(lb_record_set *set, const lb_cbo_row *year, int place, lb_error *err)
{
    for (size_t k = 0; k < sizeof sums / sizeof sums[0]; k++) {
        double total = value_in(set->rows, set->count, year->baseline, year->fiscal_year, sums[k][0]);
        double parts = 0; /* NAN if a part is missing, which passes */
        for (int i = 1; sums[k][i] != LB_CBO_OTHER; i++) {
            parts += value_in(set->rows, set->count, year->baseline, year->fiscal_year, sums[k][i]);
        }
        if (fabs(parts - total) > 1.5) {
            return lb_csv_fail(set->table, place, lb_csv_field_column(set->table, &fields[FIELD_fiscal_year]),
                               err, "fiscal year %d: the parts of %s should add to %.3f billion, not to %.3f",
                               (int)year->fiscal_year, k == 0 ? "revenue" : "outlays", total, parts);
        }
    }
    double revenue = value_in(set->rows, set->count, year->baseline, year->fiscal_year, LB_CBO_REVENUE);
    double outlays = value_in(set->rows, set->count, year->baseline, year->fiscal_year, LB_CBO_OUTLAYS);
    double deficit = value_in(set->rows, set->count, year->baseline, year->fiscal_year, LB_CBO_DEFICIT);
    if (fabs(revenue - outlays - deficit) > 1.5) {
        lb_warn(&set->warnings, lb_csv_name(set->table), lb_csv_line(set->table, place, 0),
                "fiscal year %d: revenue less outlays is %.3f billion, the deficit %.3f",
                (int)year->fiscal_year, revenue - outlays, deficit);
    }
    return LB_OK;
}

/* Sorts the rows in place; the texts stay with the table. */
static lb_status finish(const lb_layout *layout, lb_record_set *set, lb_error *err)
{
    (void)layout;
    lb_cbo_row *rows = set->rows;
    placed_row *placed = calloc((size_t)set->count + 1, sizeof *placed);
    if (!placed) {
        return lb_fail(err, LB_ERR_NO_MEMORY, "%s: no memory to sort the rows", lb_csv_name(set->table));
    }
    for (int i = 0; i < set->count; i++) {
        placed[i] = (placed_row){rows[i], i};
    }
    qsort(placed, (size_t)set->count, sizeof *placed, compare_placed);
    lb_status status = LB_OK;
    for (int i = 0; i < set->count; i++) {
        rows[i] = placed[i].row;
    }
    for (int i = 0; i < set->count && status == LB_OK; i++) {
        const lb_cbo_row *before = i > 0 ? &rows[i - 1] : NULL;
        if (rows[i].line == LB_CBO_OTHER) {
            lb_warn(&set->warnings, lb_csv_name(set->table), lb_csv_line(set->table, placed[i].place, 0),
                    "the unknown line \"%.50s\", \"%.50s\" is kept as other", rows[i].category,
                    rows[i].subcategory);
        } else if (before && compare(before, rows[i].baseline, rows[i].fiscal_year, rows[i].line) == 0) {
            status = lb_csv_fail(set->table, placed[i].place, 0, err,
                                 "this line of fiscal year %d stands on line %d of the file already",
                                 (int)rows[i].fiscal_year, lb_csv_line(set->table, placed[i - 1].place, 0));
            continue;
        }
        if (!before || before->baseline != rows[i].baseline || before->fiscal_year != rows[i].fiscal_year) {
            status = check_year(set, &rows[i], placed[i].place, err);
        }
    }
    free(placed);
    return status;
}

static const lb_layout layout = {.what = "line",
                                 .records = "data",
                                 .fields = fields,
                                 .field_count = FIELD_COUNT,
                                 .size = sizeof(lb_cbo_row),
                                 .keyless = true,
                                 .check = check_row,
                                 .finish = finish};

LB_DEFINE_READER(lb_cbo, layout)
