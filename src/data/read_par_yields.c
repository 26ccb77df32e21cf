#include "data/read_par_yields.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "data/csv_columns.h"
#include "data/date_text.h"

enum { DATE = LB_TENOR_COUNT, ID, DISPLAY, COLUMN_COUNT };

static const lb_csv_column columns[] = {
#define X(name, years, treasury, treasury_long, fred, h15)                                                   \
    {LB_COLUMN_OPTIONAL, {treasury, treasury_long, fred, h15}},
    LB_TENOR_LIST(X)
#undef X
        {LB_COLUMN_REQUIRED, {"date", "Date", "DATE", "NEW_DATE"}},
    {LB_COLUMN_IGNORED, {"Id"}},
    {LB_COLUMN_IGNORED, {"BC_30YEARDISPLAY"}}, /* the 30-year yield with 0 for the years without one */
};

double lb_tenor_yrs(lb_tenor tenor)
{
    static const double years[] = {
#define X(name, yrs, treasury, treasury_long, fred, h15) yrs,
        LB_TENOR_LIST(X)
#undef X
    };
    return years[tenor];
}

static lb_status read_date(const lb_csv_table *table, int row, int column, lb_date *out, lb_error *err)
{
    *out = lb_text_us_date(lb_csv_text(table, row, column));
    return *out != LB_DATE_NONE ? LB_OK : lb_csv_date(table, row, column, out, err);
}

static lb_status read_row(const lb_csv_table *table, int row, const int *column, double *out, lb_error *err)
{
    for (int tenor = 0; tenor < LB_TENOR_COUNT; tenor++) {
        int c = column[tenor];
        out[tenor] = NAN;
        if (c < 0 || lb_csv_missing(table, row, c)) {
            continue;
        }
        lb_status status = lb_csv_scaled(table, row, c, -2, &out[tenor], err);
        if (status != LB_OK) {
            return status;
        }
        if (out[tenor] < -0.05 || out[tenor] > 0.25) {
            return lb_csv_fail(table, row, c, err,
                               "%s: \"%.40s\" should be a yield in per cent, from -5 to 25",
                               lb_csv_text(table, LB_CSV_HEADER, c), lb_csv_text(table, row, c));
        }
    }
    return LB_OK;
}

/* Dates must rise or, as in Treasury's download, fall; then the rows are turned round. */
static lb_status order(const lb_csv_table *table, int column, lb_par_yields *out, lb_error *err)
{
    bool falling = out->count > 1 && out->dates[1] < out->dates[0];
    for (int i = 1; i < out->count; i++) {
        if (falling ? out->dates[i] >= out->dates[i - 1] : out->dates[i] <= out->dates[i - 1]) {
            return lb_csv_fail(table, i, column, err,
                               "the dates should %s from row to row as in the first rows",
                               falling ? "fall" : "rise");
        }
    }
    for (int i = 0; falling && i < out->count / 2; i++) {
        int other = out->count - 1 - i;
        lb_date date = out->dates[i];
        out->dates[i] = out->dates[other];
        out->dates[other] = date;
        double row[LB_TENOR_COUNT];
        memcpy(row, out->yield_dec[i], sizeof row);
        memcpy(out->yield_dec[i], out->yield_dec[other], sizeof row);
        memcpy(out->yield_dec[other], row, sizeof row);
    }
    return LB_OK;
}

static lb_status read_table(const lb_csv_table *table, lb_par_yields *out, lb_error *err)
{
    int column[COLUMN_COUNT], tenors = 0;
    lb_status status = lb_csv_find_columns(table, columns, COLUMN_COUNT, column, &out->warnings, err);
    for (int i = 0; i < LB_TENOR_COUNT; i++) {
        tenors += column[i] >= 0;
    }
    if (status == LB_OK && (tenors == 0 || lb_csv_rows(table) == 0)) {
        status = lb_csv_fail(
            table, LB_CSV_HEADER, 0, err, "%s",
            tenors == 0 ? "no column of a maturity: \"10 Yr\", \"DGS10\" or \"BC_10YEAR\" would be one"
                        : "no rows below the header: the yields should stand there");
    }
    if (status != LB_OK) {
        return status;
    }
    out->count = lb_csv_rows(table);
    out->dates = calloc((size_t)out->count, sizeof *out->dates);
    out->yield_dec = calloc((size_t)out->count, sizeof *out->yield_dec);
    if (!out->dates || !out->yield_dec) {
        return lb_fail(err, LB_ERR_NO_MEMORY, "%s: no memory for %d rows", lb_csv_name(table), out->count);
    }
    for (int row = 0; row < out->count && status == LB_OK; row++) {
        status = read_date(table, row, column[DATE], &out->dates[row], err);
        status = status == LB_OK ? read_row(table, row, column, out->yield_dec[row], err) : status;
    }
    return status == LB_OK ? order(table, column[DATE], out, err) : status;
}

/* Takes over `table`. */
static lb_status finish(lb_csv_table *table, lb_par_yields *out, lb_error *err)
{
    lb_status status = read_table(table, out, err);
    lb_csv_free(table);
    if (status != LB_OK) {
        lb_par_yields_free(out);
    }
    return status;
}

lb_status lb_par_yields_read(const char *path, lb_par_yields *out, lb_error *err)
{
    memset(out, 0, sizeof *out);
    lb_csv_table *table;
    lb_status status = lb_csv_read(path, &table, err);
    return status == LB_OK ? finish(table, out, err) : status;
}

lb_status lb_par_yields_parse(const char *name, const char *bytes, size_t length, lb_par_yields *out,
                              lb_error *err)
{
    memset(out, 0, sizeof *out);
    lb_csv_table *table;
    lb_status status = lb_csv_parse(name, bytes, length, &table, err);
    return status == LB_OK ? finish(table, out, err) : status;
}

void lb_par_yields_free(lb_par_yields *yields)
{
    free(yields->dates);
    free(yields->yield_dec);
    memset(yields, 0, sizeof *yields);
}

int lb_par_yields_row(const lb_par_yields *yields, lb_date date)
{
    int low = 0, high = yields->count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (yields->dates[middle] < date) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < yields->count && yields->dates[low] == date ? low : -1;
}
