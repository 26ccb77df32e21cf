#include "report/report.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/whole_file.h"
#include "report/html_page.h"
#include "report/report_data.h"

enum { MOST_POINTS = 160 };

/* Days, weeks, months and quarters: the finest of them that gives few enough points. */
static bool ends_span(const lb_stored_series *series, int day, int span)
{
    if (span == 0 || day == 0 || day + 1 == series->count) {
        return true;
    }
    lb_date today = series->dates[day], next = series->dates[day + 1];
    lb_ymd a = lb_date_ymd(today), b = lb_date_ymd(next);
    switch (span) {
    case 1:
        return lb_date_weekday(next) <= lb_date_weekday(today) || next - today >= 7;
    case 2:
        return a.month != b.month;
    default:
        return (a.month - 1) / 3 != (b.month - 1) / 3;
    }
}

static lb_status choose_days(lb_report_data *data, lb_error *err)
{
    const lb_stored_series *series = &data->series;
    data->days = calloc((size_t)series->count, sizeof *data->days);
    data->dates = calloc((size_t)series->count, sizeof *data->dates);
    if (!data->days || !data->dates) {
        return lb_fail(err, LB_ERR_NO_MEMORY, "no memory for a report of %d days", series->count);
    }
    for (int span = 0; span <= 3; span++) {
        data->day_count = 0;
        for (int day = 0; day < series->count; day++) {
            if (ends_span(series, day, span)) {
                data->days[data->day_count] = day;
                data->dates[data->day_count++] = series->dates[day];
            }
        }
        if (data->day_count <= MOST_POINTS) {
            break;
        }
    }
    return LB_OK;
}

static lb_status load_scenario(lb_store *store, lb_report_data *data, lb_error *err)
{
    size_t length;
    lb_status status = lb_store_scenario(store, data->info.run, &data->scenario_text, &length, err);
    return status == LB_OK ? lb_scenario_parse(data->info.scenario_file, data->scenario_text, length,
                                               &data->scenario, err)
                           : status;
}

/* A snapshot without the published tables is no reason to have no report. */
static lb_status load_comparison(lb_store *store, lb_report_data *data, lb_error *err)
{
    lb_status status = lb_compare_run(store, &data->info, NULL, NULL, &data->comparison, err);
    return status == LB_ERR_NOT_FOUND ? LB_OK : status;
}

lb_status lb_report_load(lb_store *store, int64_t run, lb_report_data *out, lb_error *err)
{
    memset(out, 0, sizeof *out);
    lb_status status = lb_store_run(store, run, &out->info, err);
    if (status == LB_OK) {
        status = load_scenario(store, out, err);
    }
    if (status == LB_OK) {
        status = lb_store_series(store, out->info.run, &out->series, err);
    }
    if (status == LB_OK && out->series.count < 2) {
        status = lb_fail(err, LB_ERR_NOT_FOUND, "run %lld has no days to report", (long long)out->info.run);
    }
    if (status == LB_OK) {
        status = lb_store_holdings(store, out->info.run, LB_DATE_NONE, &out->holdings_at, &out->holdings,
                                   &out->holding_count, err);
    }
    if (status == LB_OK) {
        status = lb_store_books(store, out->info.run, LB_DATE_NONE, &out->books, err);
    }
    if (status == LB_OK) {
        status = lb_store_auctions(store, out->info.run, &out->auctions, err);
    }
    if (status == LB_OK && out->scenario.yields == LB_YIELDS_CLEARED) {
        status = lb_store_waterfall(store, out->info.run, LB_FALL_10Y, LB_DATE_NONE, LB_DATE_NONE,
                                    &out->waterfall, err);
    }
    if (status == LB_OK) {
        status = load_comparison(store, out, err);
    }
    if (status == LB_OK) {
        lb_headline_series(&out->headline, &out->series);
        status = choose_days(out, err);
    }
    return status;
}

void lb_report_data_free(lb_report_data *data)
{
    lb_stored_series_free(&data->series);
    lb_stored_auctions_free(&data->auctions);
    lb_stored_waterfall_free(&data->waterfall);
    lb_comparison_free(&data->comparison);
    free(data->scenario_text);
    free(data->holdings);
    free(data->days);
    free(data->dates);
}

static lb_status write_page(const lb_report_data *data, const char *path, lb_error *err)
{
    lb_buffer page = {0};
    lb_page_begin(&page, data->info.title);
    lb_report_overview(&page, data);
    lb_status status = lb_report_programmes(&page, data, err);
    if (status == LB_OK) {
        status = lb_report_waterfall(&page, data, err);
    }
    if (status == LB_OK) {
        status = lb_report_charts(&page, data, err);
    }
    if (status == LB_OK) {
        status = lb_report_consolidated(&page, data, err);
    }
    if (status == LB_OK) {
        status = lb_report_fed_accounts(&page, data, err);
    }
    lb_report_record(&page, data);
    lb_report_auctions(&page, data);
    lb_report_balance_sheet(&page, data);
    lb_report_assumptions(&page, data);
    lb_page_end(&page);
    if (status == LB_OK && page.failed) {
        status = lb_fail(err, LB_ERR_NO_MEMORY, "no memory for the report %s", path);
    }
    if (status == LB_OK) {
        lb_whole_file whole;
        status = lb_whole_file_open(&whole, path, err);
        if (status == LB_OK) {
            fwrite(page.text, 1, page.length, whole.file); /* the closing tells whether it worked */
            status = lb_whole_file_close(&whole, LB_OK, err);
        }
    }
    lb_buffer_free(&page);
    return status;
}

lb_status lb_report_write(lb_store *store, int64_t run, const lb_programme_effect *effect, const char *path,
                          lb_error *err)
{
    lb_report_data data;
    lb_status status = lb_report_load(store, run, &data, err);
    if (status == LB_OK) {
        data.effect = effect;
        status = write_page(&data, path, err);
    }
    lb_report_data_free(&data);
    return status;
}
