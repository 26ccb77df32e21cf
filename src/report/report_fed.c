/* report_fed.c - Treasury and Fed as one, and the Fed's income by year. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "report/consolidated.h"
#include "report/fed_accounts.h"
#include "report/html_page.h"
#include "report/report_data.h"
#include "report/svg_chart.h"

/* Treasury and Fed as one --------------------------------------------------------------------------------- */

/* Who holds each maturity, stacked. */
static void draw_maturities(lb_buffer *out, const lb_consolidated *view)
{
    static const char *const brief[LB_MATURITY_COUNT] = {"O/N", "Bills", "<1",    "1-3",  "3-5",
                                                         "5-7", "7-10",  "10-20", "20-30"};
    enum { SERIES = 3 };
    double values[SERIES][LB_MATURITY_COUNT];
    for (int m = 0; m < LB_MATURITY_COUNT; m++) {
        bool overnight = m == LB_MATURITY_OVERNIGHT;
        values[0][m] = overnight ? 0 : (double)view->side[LB_SIDE_PRIVATE].by_maturity[m] / 1e14;
        values[1][m] = overnight ? (double)view->side[LB_SIDE_CONSOLIDATED].by_maturity[m] / 1e14 : 0;
        values[2][m] = (double)view->side[LB_SIDE_FED].by_maturity[m] / 1e14;
    }
    lb_chart_series series[SERIES] = {{"Private holders", values[0], 0, LB_LOOK_SOLID},
                                      {"Owed by the Fed", values[1], 4, LB_LOOK_SOLID},
                                      {"Held by the Fed", values[2], 10, LB_LOOK_SOLID}};
    lb_chart chart = {.label = "Debt by remaining maturity and holder",
                      .count = LB_MATURITY_COUNT,
                      .categories = brief,
                      .series_count = SERIES,
                      .series = series,
                      .low = NAN,
                      .high = NAN};
    lb_page_figure(out, "Debt by remaining maturity",
                   "USD trillion; overnight, bills, then coupons by years left");
    lb_chart_stacked_bars(out, &chart);
    lb_page_figure_end(out, NULL);
}

/* Average maturity with and without the Fed, over the run. */
static lb_status draw_averages(lb_buffer *out, const lb_report_data *data, lb_error *err)
{
    static const struct {
        const char *name;
        int observable, colour;
    } lines[] = {{"SOMA", LB_OBS_soma_wam_months, 10},
                 {"All debt", LB_OBS_wam_months, 0},
                 {"Private", LB_OBS_private_wam_months, 1},
                 {"Consolidated", LB_OBS_consolidated_wam_months, 4}};
    enum { LINES = sizeof lines / sizeof lines[0] };
    size_t points = (size_t)data->day_count;
    double *values = calloc(LINES * points, sizeof *values);
    if (!values) {
        return lb_fail(err, LB_ERR_NO_MEMORY, "no memory for the charts of the report");
    }
    lb_chart_series series[LINES];
    for (size_t k = 0; k < LINES; k++) {
        for (size_t i = 0; i < points; i++) {
            values[k * points + i] = data->series.values[data->days[i]][lines[k].observable];
        }
        series[k] = (lb_chart_series){lines[k].name, values + k * points, lines[k].colour, LB_LOOK_SOLID};
    }
    lb_chart chart = {.label = "Weighted average maturity with and without the Fed",
                      .count = data->day_count,
                      .dates = data->dates,
                      .series_count = LINES,
                      .series = series,
                      .low = NAN,
                      .high = NAN};
    lb_page_figure(out, "Average maturity with and without the Fed", "Months");
    lb_chart_lines(out, &chart);
    lb_page_figure_end(out, NULL);
    free(values);
    return LB_OK;
}

static void add_maturities(lb_buffer *out, const lb_consolidated *view)
{
    const char *headings[1 + 2 * LB_SIDE_COUNT] = {"USD billion"};
    char text[LB_FIGURE_SIZE];
    for (int side = 0; side < LB_SIDE_COUNT; side++) {
        headings[1 + 2 * side] = lb_debt_side_title(side);
        headings[2 + 2 * side] = "%";
    }
    lb_page_table(out, headings, 1 + 2 * LB_SIDE_COUNT);
    for (int m = 0; m <= LB_MATURITY_COUNT; m++) {
        bool sum = m == LB_MATURITY_COUNT;
        lb_buffer_add(out, sum ? "<tr class=\"sum\">" : "<tr>");
        lb_page_name(out, sum ? "All" : lb_maturity_title(m));
        for (int side = 0; side < LB_SIDE_COUNT; side++) {
            const lb_debt_profile *profile = &view->side[side];
            int64_t cents = sum ? profile->total : profile->by_maturity[m];
            double share = 100 * (double)cents / (double)profile->total;
            lb_page_figure_cell(out, cents ? lb_money_text(cents, LB_MONEY_BN, 1, text) : "");
            lb_page_figure_cell(out, cents ? lb_fixed_text(share, 1, text) : "");
        }
        lb_page_row_end(out);
    }
    static const char *const titles[] = {"Average maturity, months", "Modified duration, years",
                                         "Ten-year equivalents, bn"};
    for (int row = 0; row < 3; row++) {
        lb_page_row(out);
        lb_page_name(out, titles[row]);
        for (int side = 0; side < LB_SIDE_COUNT; side++) {
            const lb_debt_profile *profile = &view->side[side];
            const double values[] = {profile->wam_months, profile->duration_yrs, profile->tens_usd / 1e9};
            lb_page_figure_cell(out, lb_fixed_text(values[row], row == 1 ? 2 : 1, text));
            lb_page_figure_cell(out, "");
        }
        lb_page_row_end(out);
    }
    lb_page_table_end(out);
}

lb_status lb_report_consolidated(lb_buffer *out, const lb_report_data *data, lb_error *err)
{
    lb_consolidated view;
    char intro[520], date[11];
    int day = lb_stored_series_find(&data->series, data->holdings_at);
    double yield = day < 0 ? NAN : data->series.values[day][LB_OBS_yield_10y] / 100;
    lb_consolidated_of(data->holdings, data->holding_count, &data->books, yield, &view);
    snprintf(
        intro, sizeof intro,
        "On %s. Consolidated: private holdings, and what the Fed owes overnight at interest (reserves, ON "
        "RRP, the foreign repo pool); currency and the TGA are left out. Average maturity as the Treasury "
        "counts it: bills included, TIPS at indexed par, FRNs to their maturity. Ten-year equivalents: "
        "market "
        "value times modified duration over that of a new 10-year note; the headline's keep the curve of the "
        "baseline and are some per cent lower.",
        lb_date_format(view.at, date));
    lb_page_section(out, "Treasury and Fed as one", intro);
    lb_page_figures(out);
    draw_maturities(out, &view);
    lb_status status = draw_averages(out, data, err);
    lb_page_figures_end(out);
    lb_buffer_add(out, "<div style=\"height:22px\"></div>\n");
    add_maturities(out, &view);
    lb_page_section_end(out);
    return status;
}

/* The Fed's income ---------------------------------------------------------------------------------------- */

enum { MOST_YEARS = 12 };

static void add_row(lb_buffer *out, const char *name, const double *values, int count, bool sum)
{
    char text[LB_FIGURE_SIZE];
    lb_buffer_add(out, sum ? "<tr class=\"sum\">" : "<tr>");
    lb_page_name(out, name);
    for (int i = 0; i < count; i++) {
        lb_page_figure_cell(out, lb_fixed_text(values[i] / 1000, 1, text));
    }
    lb_page_row_end(out);
}

/* Net income as published, where the year is whole. */
static void add_published(lb_buffer *out, const lb_account_year *years, int count)
{
    double values[MOST_YEARS];
    bool any = false;
    for (int i = 0; i < count; i++) {
        values[i] = years[i].whole ? years[i].published[LB_STATEMENT_NET] : NAN;
        any = any || isfinite(values[i]);
    }
    if (any) {
        add_row(out, "Published", values, count, false);
    }
}

static void add_years(lb_buffer *out, const lb_account_year *years, int count)
{
    const char *headings[MOST_YEARS + 1] = {"USD billion"};
    char names[MOST_YEARS][16];
    double values[MOST_YEARS];
    for (int i = 0; i < count; i++) {
        snprintf(names[i], sizeof names[i], "%d%s", years[i].year, years[i].whole ? "" : "*");
        headings[i + 1] = names[i];
    }
    lb_page_table(out, headings, count + 1);
    for (int line = 0; line < LB_LINE_COUNT; line++) {
        for (int i = 0; i < count; i++) {
            values[i] = years[i].line[line];
        }
        add_row(out, lb_fed_line_title(line), values, count, false);
    }
    for (int i = 0; i < count; i++) {
        values[i] = years[i].net;
    }
    add_row(out, "Net income", values, count, true);
    add_published(out, years, count);
    for (int i = 0; i < count; i++) {
        values[i] = years[i].remitted;
    }
    add_row(out, "Remitted to the Treasury", values, count, false);
    for (int i = 0; i < count; i++) {
        values[i] = years[i].closing;
    }
    add_row(out, "Deferred asset, closing", values, count, false);
    for (int i = 0; i < count; i++) {
        values[i] = years[i].unrealised;
    }
    add_row(out, "Treasuries, market value less cost", values, count, false);
    lb_page_table_end(out);
}

lb_status lb_report_fed_accounts(lb_buffer *out, const lb_report_data *data, lb_error *err)
{
    lb_fed_accounts accounts;
    lb_status status = lb_fed_accounts_of(&data->series, LB_DATE_NONE, NULL, &accounts, err);
    if (status != LB_OK) {
        return status;
    }
    int first = accounts.count > MOST_YEARS ? accounts.count - MOST_YEARS : 0;
    lb_page_section(
        out, "Income of the Federal Reserve",
        "By calendar year, each to its last business day (* not the whole year). A loss adds to the "
        "deferred asset; a gain pays it down before anything is remitted. Published: combined "
        "statements of the Reserve Banks.");
    add_years(out, accounts.years + first, accounts.count - first);
    lb_page_section_end(out);
    return LB_OK;
}
