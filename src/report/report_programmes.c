/* report_programmes.c - the part of a report on what the Fed's programmes did: the run beside itself without them. */
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "report/effect_rows.h"
#include "report/html_page.h"
#include "report/html_text.h"
#include "report/report_data.h"
#include "report/svg_chart.h"

/* A heading as the page's other tables have it: with a capital. */
static const char *capital(const char *text, char out[static LB_EFFECT_CELL])
{
    snprintf(out, LB_EFFECT_CELL, "%s", text);
    out[0] = (char)toupper((unsigned char)out[0]);
    return out;
}

/* A second column without a heading says more about the first one: both are the name of the row. */
static void add_row(lb_buffer *out, const lb_effect_table *table, int row, int first)
{
    char name[2 * LB_EFFECT_CELL + 2];
    const char(*cell)[LB_EFFECT_CELL] = table->cell[row];
    bool more = first == 2 && cell[1][0];
    snprintf(name, sizeof name, "%s%s%s", cell[0], more ? ": " : "", more ? cell[1] : "");
    lb_page_row(out);
    lb_page_name(out, name);
    for (int i = first; i < table->columns; i++) {
        if (table->figures[i]) {
            lb_page_figure_cell(out, cell[i]);
        } else if (strcmp(cell[i], lb_claim_verdict_word(LB_CLAIM_MISSED)) == 0) {
            lb_page_missed_cell(out, cell[i]);
        } else {
            lb_page_text_cell(out, cell[i]);
        }
    }
    lb_page_row_end(out);
}

static void add_table(lb_buffer *out, const lb_effect_table *table)
{
    char text[LB_EFFECT_COLUMNS][LB_EFFECT_CELL];
    const char *headings[LB_EFFECT_COLUMNS];
    bool figures[LB_EFFECT_COLUMNS];
    int first = table->columns > 1 && table->heading[1][0] == '\0' ? 2 : 1, count = 0;
    for (int i = 0; i < table->columns; i++) {
        if (i == 0 || i >= first) {
            figures[count] = table->figures[i];
            headings[count++] = capital(table->heading[i], text[i]);
        }
    }
    lb_page_mixed_table(out, headings, figures, count);
    for (int row = 0; row < table->rows; row++) {
        add_row(out, table, row, first);
    }
    lb_page_table_end(out);
}

static void add_notes(lb_buffer *out, const lb_effect_table *table)
{
    lb_buffer_add(out, "<ol class=\"notes\">\n");
    for (int i = 0; i < table->notes; i++) {
        lb_buffer_add(out, "<li>");
        lb_html_text(out, table->note[i]);
        lb_buffer_add(out, "</li>\n");
    }
    lb_buffer_add(out, "</ol>\n");
}

/* What SOMA has come to be made of: the stored days of the run. */
static lb_status draw_soma(lb_buffer *out, const lb_report_data *data, lb_error *err)
{
    static const struct {
        const char *name;
        int colour, first, second;
    } parts[] = {{"Notes, bonds, FRNs", 0, LB_OBS_soma_notes_bonds, -1},
                 {"TIPS", 3, LB_OBS_soma_tips, LB_OBS_soma_compensation},
                 {"Bills", 4, LB_OBS_soma_bills, -1}};
    enum { PARTS = sizeof parts / sizeof parts[0] };
    size_t points = (size_t)data->day_count;
    double *values = calloc(PARTS * points, sizeof *values);
    if (!values) {
        return lb_fail(err, LB_ERR_NO_MEMORY, "no memory for the charts of the report");
    }
    lb_chart_series series[PARTS];
    for (size_t k = 0; k < PARTS; k++) {
        for (size_t i = 0; i < points; i++) {
            const double *day = data->series.values[data->days[i]];
            double more = parts[k].second >= 0 ? day[parts[k].second] : 0;
            values[k * points + i] = (day[parts[k].first] + more) / 1e6;
        }
        series[k] = (lb_chart_series){parts[k].name, values + k * points, parts[k].colour, LB_LOOK_SOLID};
    }
    lb_chart chart = {.label = "Treasuries of the System Open Market Account by class",
                      .count = data->day_count,
                      .dates = data->dates,
                      .series_count = PARTS,
                      .series = series,
                      .low = NAN,
                      .high = NAN};
    lb_page_figure(out, "SOMA Treasuries, with the programmes", "USD trillion, TIPS with compensation");
    lb_chart_areas(out, &chart);
    lb_page_figure_end(out, NULL);
    free(values);
    return LB_OK;
}

/* The premium at the ends of the years and both offsets, as bars. */
static void draw_offsets(lb_buffer *out, const lb_programme_effect *effect)
{
    double values[1 + LB_OFFSET_READINGS][LB_EFFECT_YEARS];
    char names[LB_EFFECT_YEARS][12];
    const char *categories[LB_EFFECT_YEARS];
    for (int i = 0; i < effect->years; i++) {
        values[0][i] = effect->premium_bp[i];
        for (int reading = 0; reading < LB_OFFSET_READINGS; reading++) {
            values[1 + reading][i] = effect->offset[reading] * effect->premium_bp[i];
        }
        snprintf(names[i], sizeof names[i], "%d", lb_date_ymd(effect->year_end[i]).year);
        categories[i] = names[i];
    }
    const lb_chart_series series[] = {
        {"10-year premium", values[0], 5, LB_LOOK_SOLID},
        {"Policy, permanent", values[1 + LB_OFFSET_PERMANENT], 1, LB_LOOK_SOLID},
        {"Policy, temporary", values[1 + LB_OFFSET_TEMPORARY], 2, LB_LOOK_SOLID}};
    lb_chart chart = {.label = "10-year term premium and the policy rate that offsets it, by year",
                      .count = effect->years,
                      .categories = categories,
                      .series_count = 3,
                      .series = series,
                      .low = NAN,
                      .high = NAN};
    lb_page_figure(out, "Premium, and the policy rate that offsets it",
                   "Basis points, with less without the programmes, at the ends of the years");
    lb_chart_grouped_bars(out, &chart);
    lb_page_figure_end(out, NULL);
}

/* True if the effect's own run with the programmes ended where the stored one did: the run may be of another version. */
static bool same_run(const lb_report_data *data)
{
    int last = lb_stored_series_find(&data->series, data->effect->last);
    if (last < 0 || data->series.dates[last] != data->effect->last) {
        return false;
    }
    for (int i = 0; i < LB_EFFECT_FIGURES; i++) {
        double stored = data->series.values[last][lb_effect_figure(i)];
        double measured = data->effect->with[lb_effect_figure(i)];
        if (fabs(stored - measured) > 1e-9 * fmax(1, fabs(stored))) {
            return false;
        }
    }
    return true;
}

static void gap(lb_buffer *out)
{
    lb_buffer_add(out, "<div style=\"height:22px\"></div>\n");
}

lb_status lb_report_programmes(lb_buffer *out, const lb_report_data *data, lb_error *err)
{
    if (!data->effect) {
        return LB_OK;
    }
    char intro[400], last[11];
    lb_effect_words words = lb_effect_words_of(&data->scenario);
    lb_effect_table table;
    snprintf(intro, sizeof intro,
             "The run beside the same run without the programmes, to %s: deficits, the calendar and the path "
             "of the economy are in both, so the difference is the programmes' alone.%s",
             lb_date_format(data->effect->last, last),
             same_run(data) ? ""
                            : " Both were simulated again for this page; the figures differ from those of "
                              "the stored run, which another version of longbond made or which stands at "
                              "another day.");
    lb_page_section(out, "What the Fed's programmes did", intro);
    if (data->effect->programmes > 0) {
        lb_effect_programmes(data->effect, &table);
        add_table(out, &table);
    }
    lb_page_figures(out);
    lb_status status = draw_soma(out, data, err);
    draw_offsets(out, data->effect);
    lb_page_figures_end(out);
    gap(out);
    lb_effect_offsets(data->effect, &table);
    add_table(out, &table);
    gap(out);
    words.title = "On the last day";
    lb_effect_figures(data->effect, &words, &table);
    add_table(out, &table);
    if (words.claims) {
        gap(out);
        lb_effect_claims(data->effect, &table);
        add_table(out, &table);
        add_notes(out, &table);
    }
    lb_page_section_end(out);
    return status;
}
