#include "report/fed_accounts.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "data/sticky_rows.h"

static const struct {
    const char *measure, *title;
    lb_fed_line first, last;
} statements[] = {
#define X(name, measure, title, first, last) {measure, title, first, last},
    LB_STATEMENT_LIST(X)
#undef X
};

const char *lb_statement_word(int statement)
{
    return statements[statement].measure;
}

const char *lb_statement_title(int statement)
{
    return statements[statement].title;
}

double lb_statement_sum(const lb_account_year *year, int statement)
{
    double sum = 0;
    for (int line = statements[statement].first; line <= (int)statements[statement].last; line++) {
        sum += year->line[line];
    }
    return sum;
}

static int year_of(lb_date date)
{
    return lb_date_ymd(date).year;
}

static bool any_line(const double *values)
{
    for (int line = 0; line < LB_LINE_COUNT; line++) {
        if (values[LB_OBS_fed_ytd_bills + line] != 0) {
            return true;
        }
    }
    return false;
}

/* The year whose last day in the series is `day`; the series begins with `first`. */
static lb_account_year make_year(const lb_stored_series *series, int day)
{
    const double *values = series->values[day];
    lb_date to = series->dates[day], first = series->dates[0];
    lb_account_year out = {.year = year_of(to), .to = to};
    memcpy(out.line, &values[LB_OBS_fed_ytd_bills], sizeof out.line);
    out.net = values[LB_OBS_fed_net_income_ytd];
    out.remitted = values[LB_OBS_fed_remittances_ytd];
    out.closing = values[LB_OBS_deferred_asset];
    out.opening = out.closing + out.net - out.remitted;
    out.unrealised = values[LB_OBS_soma_unrealised];
    lb_date begin = lb_preceding(LB_CALENDAR_FEDERAL, lb_date_make(out.year - 1, 12, 31));
    bool opened_within = first > begin && year_of(first) == out.year && !any_line(series->values[0]);
    out.days = to - (opened_within ? first : begin);
    out.whole = !opened_within && to >= lb_preceding(LB_CALENDAR_FEDERAL, lb_date_make(out.year, 12, 31));
    for (int i = 0; i < LB_STATEMENT_COUNT; i++) {
        out.published[i] = NAN;
    }
    out.published_deferred = out.published_unrealised = NAN;
    return out;
}

static void take_published(lb_account_year *year, const char *measure, double value)
{
    for (int i = 0; i < LB_STATEMENT_COUNT; i++) {
        if (strcmp(measure, statements[i].measure) == 0) {
            year->published[i] = value;
        }
    }
    if (strcmp(measure, "deferred_asset") == 0) {
        year->published_deferred = value;
    } else if (strcmp(measure, "fed_unrealised_all") == 0) {
        year->published_unrealised = value;
    }
}

static lb_status read_published(lb_fed_accounts *out, const char *path, lb_error *err)
{
    lb_rows rows;
    if (path) {
        lb_rows_open_file(&rows, path, err);
    } else {
        lb_rows_open_snapshot(&rows, "published", err);
    }
    for (int row = 0; row < rows.count && rows.status == LB_OK; row++) {
        lb_ymd ymd = lb_date_ymd(lb_rows_date(&rows, row, "date"));
        for (int i = 0; i < out->count && ymd.month == 12 && ymd.day == 31; i++) {
            if (out->years[i].year == ymd.year) {
                take_published(&out->years[i], lb_rows_text(&rows, row, "measure"),
                               lb_rows_number(&rows, row, "value"));
            }
        }
    }
    return lb_rows_close(&rows);
}

lb_status lb_fed_accounts_of(const lb_stored_series *series, lb_date until, const char *published_path,
                             lb_fed_accounts *out, lb_error *err)
{
    *out = (lb_fed_accounts){0};
    int last = until == LB_DATE_NONE ? series->count - 1 : lb_stored_series_find(series, until);
    if (last < 0) {
        char text[11];
        return lb_fail(err, LB_ERR_NOT_FOUND, "the run has no days by %s", lb_date_format(until, text));
    }
    for (int day = 0; day <= last; day++) {
        bool ends = day == last || year_of(series->dates[day + 1]) != year_of(series->dates[day]);
        if (!ends || (day == 0 && day < last && !any_line(series->values[0]))) {
            continue; /* a baseline on the last day of a year is the opening of the next */
        }
        if (out->count == LB_ACCOUNT_YEARS) {
            memmove(out->years, out->years + 1, sizeof out->years - sizeof out->years[0]);
            out->count--;
        }
        out->years[out->count++] = make_year(series, day);
    }
    lb_status status = read_published(out, published_path, err);
    return status == LB_ERR_NOT_FOUND ? LB_OK : status; /* a snapshot without the record */
}
