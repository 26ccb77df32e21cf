#include "data/read_series.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "data/date_text.h"

/* Layouts -------------------------------------------------------------------------------------------------- */

/* yield - risk-neutral yield = term premium, within the digits of the file */
static lb_status check_acm(const lb_csv_table *table, const lb_series *series, lb_error *err)
{
    for (int years = 1; years <= 10; years++) {
        char names[3][LB_SERIES_NAME_LENGTH];
        snprintf(names[0], sizeof names[0], "ACMY%02d", years);
        snprintf(names[1], sizeof names[1], "ACMTP%02d", years);
        snprintf(names[2], sizeof names[2], "ACMRNY%02d", years);
        int y = lb_series_find(series, names[0]), tp = lb_series_find(series, names[1]);
        int rny = lb_series_find(series, names[2]);
        for (int row = 0; row < series->count; row++) {
            double gap = lb_series_value(series, row, y) - lb_series_value(series, row, rny) -
                         lb_series_value(series, row, tp);
            if (!(fabs(gap) < 1e-6)) {
                return lb_csv_fail(table, row, lb_csv_find(table, names[0]), err,
                                   "%s should be %s + %s; it differs by %g", names[0], names[2], names[1],
                                   gap);
            }
        }
    }
    return LB_OK;
}

static lb_status check_positive(const lb_csv_table *table, const lb_series *series, lb_error *err)
{
    for (int row = 0; row < series->count; row++) {
        if (!(lb_series_value(series, row, 0) > 0)) {
            return lb_csv_fail(table, row, lb_csv_find(table, series->names[0]), err,
                               "%s: \"%.40s\" should be greater than 0", series->names[0],
                               lb_csv_text(table, row, lb_csv_find(table, series->names[0])));
        }
    }
    return LB_OK;
}

const lb_series_layout lb_series_fred = {.what = "FRED series",
                                         .period = LB_PERIOD_DAY,
                                         .date_names = {"observation_date", "DATE", "Date", "date"}};

#define ACM_TENORS(X) X "01|" X "02|" X "03|" X "04|" X "05|" X "06|" X "07|" X "08|" X "09|" X "10"
const lb_series_layout lb_series_acm = {
    .what = "ACM term premia",
    .period = LB_PERIOD_DAY,
    .date_names = {"DATE"},
    .required = ACM_TENORS("ACMY") "|" ACM_TENORS("ACMTP") "|" ACM_TENORS("ACMRNY"),
    .complete = true,
    .check = check_acm};

const lb_series_layout lb_series_reference_cpi = {.what = "reference CPI",
                                                  .period = LB_PERIOD_DAY,
                                                  .date_names = {"date"},
                                                  .required = "refCpi",
                                                  .unbroken = true,
                                                  .complete = true,
                                                  .check = check_positive};

const lb_series_layout lb_series_cbo_gdp = {.what = "CBO's GDP",
                                            .period = LB_PERIOD_YEAR,
                                            .date_names = {"fiscal_year"},
                                            .required = "GDP",
                                            .unbroken = true,
                                            .complete = true,
                                            .check = check_positive};

const lb_series_layout lb_series_fed_income = {
    .what = "combined income of the Federal Reserve Banks",
    .period = LB_PERIOD_YEAR,
    .date_names = {"year"},
    .required = "interest_income_musd|int_exp_reverse_repo_musd|int_exp_depository_and_other_musd|"
                "total_other_income_musd|operating_expenses_musd|dividends_musd|remittances_net_musd",
    .unbroken = true,
    .complete = true};

const lb_series_layout lb_series_frbus = {
    .what = "FRB/US history", .period = LB_PERIOD_QUARTER, .date_names = {"OBS", "obs"}, .unbroken = true};

/* Header --------------------------------------------------------------------------------------------------- */

static lb_status find_dates(const lb_series_layout *layout, const lb_csv_table *table, int *column,
                            lb_error *err)
{
    char names[160] = "";
    int used = 0;
    for (int i = 0; layout->date_names[i]; i++) {
        *column = lb_csv_find(table, layout->date_names[i]);
        if (*column >= 0) {
            return LB_OK;
        }
        used += snprintf(names + used, sizeof names - (size_t)used, "%s%s", i ? "\" or \"" : "",
                         layout->date_names[i]);
    }
    return lb_csv_require(table, names, column, err);
}

static lb_status check_required(const lb_series_layout *layout, const lb_csv_table *table, lb_error *err)
{
    for (const char *at = layout->required; at && *at;) {
        char name[LB_SERIES_NAME_LENGTH];
        size_t length = strcspn(at, "|");
        snprintf(name, sizeof name, "%.*s", (int)length, at);
        int column;
        lb_status status = lb_csv_require(table, name, &column, err);
        if (status != LB_OK) {
            return status;
        }
        at += length + (at[length] == '|');
    }
    return lb_csv_columns(table) > 1
               ? LB_OK
               : lb_csv_fail(table, LB_CSV_HEADER, 0, err,
                             "%s: a column of values should stand beside the dates", layout->what);
}

static lb_status read_names(const lb_csv_table *table, int date_column, lb_series *out, lb_error *err)
{
    for (int c = 0, k = 0; c < lb_csv_columns(table); c++) {
        const char *name = lb_csv_text(table, LB_CSV_HEADER, c);
        if (c == date_column) {
            continue;
        }
        if (!name[0] || strlen(name) >= LB_SERIES_NAME_LENGTH) {
            return lb_csv_fail(table, LB_CSV_HEADER, c, err,
                               "a series' name of 1 to %d characters should stand here",
                               LB_SERIES_NAME_LENGTH - 1);
        }
        snprintf(out->names[k++], LB_SERIES_NAME_LENGTH, "%s", name);
    }
    return LB_OK;
}

/* Rows ----------------------------------------------------------------------------------------------------- */

static lb_status read_date(const lb_csv_table *table, int row, int column, lb_period period, lb_date *out,
                           lb_error *err)
{
    static const char *const forms[] = {"YYYY-MM-DD", "YYYYQn", "YYYY"};
    const char *text = lb_csv_text(table, row, column);
    switch (period) {
    case LB_PERIOD_DAY:
        return lb_csv_date(table, row, column, out, err);
    case LB_PERIOD_QUARTER:
        *out = lb_text_year_quarter(text);
        break;
    default:
        *out = lb_text_year(text);
        break;
    }
    return *out != LB_DATE_NONE ? LB_OK
                                : lb_csv_fail(table, row, column, err, "%.40s: \"%.40s\" is not a date as %s",
                                              lb_csv_text(table, LB_CSV_HEADER, column), text, forms[period]);
}

static lb_date next_period(lb_date date, lb_period period)
{
    static const int months[] = {0, 3, 12};
    return period == LB_PERIOD_DAY ? date + 1 : lb_date_add_months(date, months[period], false);
}

static lb_status check_order(const lb_series_layout *layout, const lb_csv_table *table, int row, int column,
                             const lb_series *out, lb_error *err)
{
    if (row == 0) {
        return LB_OK;
    }
    char before[11], expected[11];
    lb_date_format(out->dates[row - 1], before);
    if (out->dates[row] <= out->dates[row - 1]) {
        return lb_csv_fail(table, row, column, err, "the dates should rise; the row before is of %s", before);
    }
    lb_date next = next_period(out->dates[row - 1], layout->period);
    if (layout->unbroken && out->dates[row] != next) {
        return lb_csv_fail(table, row, column, err, "a gap: %s should follow %s",
                           lb_date_format(next, expected), before);
    }
    return LB_OK;
}

static lb_status read_row(const lb_series_layout *layout, const lb_csv_table *table, int row, int date_column,
                          lb_series *out, lb_error *err)
{
    lb_status status = read_date(table, row, date_column, layout->period, &out->dates[row], err);
    status = status == LB_OK ? check_order(layout, table, row, date_column, out, err) : status;
    double *to = out->values + (size_t)row * (size_t)out->column_count;
    for (int c = 0; c < lb_csv_columns(table) && status == LB_OK; c++) {
        if (c == date_column) {
            continue;
        }
        *to = NAN;
        if (layout->complete || !lb_csv_missing(table, row, c)) {
            status = lb_csv_number(table, row, c, to, err);
        }
        to++;
    }
    return status;
}

static lb_status read_table(const lb_series_layout *layout, const lb_csv_table *table, lb_series *out,
                            lb_error *err)
{
    int date_column;
    lb_status status = find_dates(layout, table, &date_column, err);
    status = status == LB_OK ? check_required(layout, table, err) : status;
    if (status == LB_OK && lb_csv_rows(table) == 0) {
        status = lb_csv_fail(table, LB_CSV_HEADER, 0, err,
                             "%s: no rows below the header: the values should stand there", layout->what);
    }
    if (status != LB_OK) {
        return status;
    }
    out->period = layout->period;
    out->count = lb_csv_rows(table);
    out->column_count = lb_csv_columns(table) - 1;
    out->dates = calloc((size_t)out->count, sizeof *out->dates);
    out->names = calloc((size_t)out->column_count, sizeof *out->names);
    out->values = calloc((size_t)out->count * (size_t)out->column_count, sizeof *out->values);
    if (!out->dates || !out->names || !out->values) {
        return lb_fail(err, LB_ERR_NO_MEMORY, "%s: no memory for %d rows", lb_csv_name(table), out->count);
    }
    status = read_names(table, date_column, out, err);
    for (int row = 0; row < out->count && status == LB_OK; row++) {
        status = read_row(layout, table, row, date_column, out, err);
    }
    return status == LB_OK && layout->check ? layout->check(table, out, err) : status;
}

lb_status lb_series_table(const lb_series_layout *layout, const lb_csv_table *table, lb_series *out,
                          lb_error *err)
{
    memset(out, 0, sizeof *out);
    lb_status status = read_table(layout, table, out, err);
    if (status != LB_OK) {
        lb_series_free(out);
    }
    return status;
}

lb_status lb_series_read(const lb_series_layout *layout, const char *path, lb_series *out, lb_error *err)
{
    memset(out, 0, sizeof *out);
    lb_csv_table *table;
    lb_status status = lb_csv_read(path, &table, err);
    if (status == LB_OK) {
        status = lb_series_table(layout, table, out, err);
        lb_csv_free(table);
    }
    return status;
}

lb_status lb_series_parse(const lb_series_layout *layout, const char *name, const char *bytes, size_t length,
                          lb_series *out, lb_error *err)
{
    memset(out, 0, sizeof *out);
    lb_csv_table *table;
    lb_status status = lb_csv_parse(name, bytes, length, &table, err);
    if (status == LB_OK) {
        status = lb_series_table(layout, table, out, err);
        lb_csv_free(table);
    }
    return status;
}

void lb_series_free(lb_series *series)
{
    free(series->dates);
    free(series->names);
    free(series->values);
    memset(series, 0, sizeof *series);
}

/* Looking up ----------------------------------------------------------------------------------------------- */

int lb_series_find(const lb_series *series, const char *name)
{
    for (int i = 0; i < series->column_count; i++) {
        if (strcmp(series->names[i], name) == 0) {
            return i;
        }
    }
    return -1;
}

int lb_series_row(const lb_series *series, lb_date date)
{
    int low = 0, high = series->count; /* rows below `low` are at or before the date */
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (series->dates[middle] <= date) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low - 1;
}

double lb_series_value(const lb_series *series, int row, int column)
{
    return series->values[(size_t)row * (size_t)series->column_count + (size_t)column];
}
