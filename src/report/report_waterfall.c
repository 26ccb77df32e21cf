/* report_waterfall.c - the part of a report that says why the 10-year yield moved; nothing for given yields. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "report/html_page.h"
#include "report/report_data.h"
#include "report/svg_chart.h"

static const double shown_bp = 0.05; /* smaller steps stand in the table only */

static void draw_fall(lb_buffer *out, const lb_fall *fall, const lb_fall_row *rows, int count)
{
    lb_chart_step steps[LB_FALL_ROWS];
    int shown = 0;
    for (int i = 0; i < count; i++) {
        bool subtotal = rows[i].level == 1 && i + 1 < count && rows[i + 1].level == 2;
        if (rows[i].level == 1 || fabs(rows[i].change_bp) >= shown_bp) {
            steps[shown++] =
                (lb_chart_step){rows[i].title, rows[i].change_bp / 100, rows[i].level - 1, subtotal};
        }
    }
    char first[11], last[11], names[2][40];
    snprintf(names[0], sizeof names[0], "Yield on %s", lb_date_format(fall->first, first));
    snprintf(names[1], sizeof names[1], "Yield on %s", lb_date_format(fall->last, last));
    lb_chart_fall chart = {.label = "Why the 10-year yield moved: from start to end by cause",
                           .start_name = names[0],
                           .end_name = names[1],
                           .start = 100 * fall->start_dec,
                           .end = 100 * fall->end_dec,
                           .step_unit = 0.01,
                           .count = shown,
                           .steps = steps};
    lb_page_figure(out, "From start to end", "10-year par yield, per cent; at the steps, basis points");
    lb_chart_waterfall(out, &chart);
    lb_page_figure_end(out, "The thin bar is the term premium: what the steps below it add up to.");
}

static void add_row(lb_buffer *out, const char *title, int level, const char *start, const char *end,
                    const char *change)
{
    lb_page_row(out);
    lb_page_part(out, title, level);
    lb_page_figure_cell(out, start);
    lb_page_figure_cell(out, end);
    lb_page_figure_cell(out, change);
    lb_page_row_end(out);
}

static void add_table(lb_buffer *out, const lb_fall *fall, const lb_fall_row *rows, int count)
{
    char first[11], last[11], start[LB_FIGURE_SIZE], end[LB_FIGURE_SIZE], change[LB_FIGURE_SIZE], note[120];
    const char *const headings[] = {"", lb_date_format(fall->first, first), lb_date_format(fall->last, last),
                                    "Change, bp"};
    lb_page_figure(out, "By cause", "Basis points since the start; holders below 0.05 together");
    lb_page_table(out, headings, 4);
    lb_observable_text("pct", 100 * fall->start_dec, start);
    lb_observable_text("pct", 100 * fall->end_dec, end);
    add_row(out, "10-year yield", 0, start, end,
            lb_signed_text(1e4 * (fall->end_dec - fall->start_dec), 1, change));
    for (int i = 0; i < count; i++) {
        add_row(out, rows[i].title, rows[i].level, "", "", lb_signed_text(rows[i].change_bp, 1, change));
    }
    lb_page_table_end(out);
    snprintf(note, sizeof note, "The parts less the whole: %s bp.",
             lb_signed_text(1e4 * lb_fall_gap_dec(fall), 2, change));
    lb_page_figure_end(out, note);
}

/* A line chart of up to two series at the days that charts show. */
static void draw_lines(lb_buffer *out, const lb_report_data *data, const lb_chart_series *series, int count,
                       const char *title, const char *unit)
{
    lb_chart chart = {.label = title,
                      .count = data->day_count,
                      .dates = data->dates,
                      .series_count = count,
                      .series = series,
                      .low = NAN,
                      .high = NAN};
    lb_page_figure(out, title, unit);
    lb_chart_lines(out, &chart);
    lb_page_figure_end(out, NULL);
}

static lb_status draw_way(lb_buffer *out, const lb_report_data *data, lb_error *err)
{
    size_t points = (size_t)data->day_count;
    double *values = calloc(3 * points, sizeof *values);
    if (!values) {
        return lb_fail(err, LB_ERR_NO_MEMORY, "no memory for the charts of the report");
    }
    double *yield = values, *expected = values + points, *premium = values + 2 * points;
    for (size_t i = 0; i < points; i++) {
        const double *day = data->series.values[data->days[i]];
        yield[i] = day[LB_OBS_yield_10y];
        premium[i] = day[LB_OBS_term_premium_10y];
        expected[i] = yield[i] - premium[i];
    }
    const lb_chart_series yields[] = {{"10-year yield", yield, 0, LB_LOOK_SOLID},
                                      {"Expected rates", expected, 4, LB_LOOK_SOLID}};
    const lb_chart_series premia[] = {{"Term premium", premium, 5, LB_LOOK_SOLID}};
    draw_lines(out, data, yields, 2, "The 10-year yield on its way",
               "Per cent; what lies between the lines is the term premium");
    draw_lines(out, data, premia, 1, "10-year term premium", "Per cent");
    free(values);
    return LB_OK;
}

lb_status lb_report_waterfall(lb_buffer *out, const lb_report_data *data, lb_error *err)
{
    if (!data->waterfall.any || data->waterfall.count < 2) {
        return LB_OK;
    }
    lb_fall_row rows[LB_FALL_ROWS];
    lb_fall fall = lb_fall_between(&data->waterfall, 0, data->waterfall.count - 1);
    int count = lb_fall_rows(&fall, rows);
    lb_page_section(
        out, "Why the 10-year yield moved",
        "The market clears every day; each day's change is split by what changed in it. The parts are "
        "the model's, not estimates made afterwards.");
    lb_page_figures(out);
    draw_fall(out, &fall, rows, count);
    add_table(out, &fall, rows, count);
    lb_status status = draw_way(out, data, err);
    lb_page_figures_end(out);
    lb_page_section_end(out);
    return status;
}
