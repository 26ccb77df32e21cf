/* report_charts.c - the figures of a report. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "report/holder_groups.h"
#include "report/html_page.h"
#include "report/report_data.h"
#include "report/svg_chart.h"

enum { MOST_SERIES = LB_CHART_SERIES, MOST_BARS = 48 };

/* Values for the series of one chart after another. */
typedef struct plot {
    const lb_report_data *data;
    lb_buffer *out;
    lb_chart_series series[MOST_SERIES];
    int count;
    double *values; /* [MOST_SERIES][points] */
    int points;
} plot;

static double *next_values(plot *p)
{
    return &p->values[(size_t)p->count * (size_t)p->points];
}

static void add_series(plot *p, const char *name, int colour, lb_chart_look look)
{
    p->series[p->count] = (lb_chart_series){name, next_values(p), colour, look};
    p->count++;
}

/* A series of an observable at the days that charts show, divided by `scale`. */
static void add_observable(plot *p, int observable, double scale, const char *name, int colour)
{
    double *values = next_values(p);
    for (int i = 0; i < p->points; i++) {
        values[i] = p->data->series.values[p->data->days[i]][observable] / scale;
    }
    add_series(p, name, colour, LB_LOOK_SOLID);
}

/* Dots where one of the published measures has a figure, at the day the chart shows for it; false if none has. */
static bool add_published(plot *p, const char *measure, const char *measure_after, double scale)
{
    const lb_comparison *comparison = &p->data->comparison;
    double *values = next_values(p);
    bool any = false;
    for (int i = 0; i < p->points; i++) {
        values[i] = NAN;
    }
    for (int row = 0; row < comparison->count; row++) {
        const lb_compared *at = &comparison->rows[row];
        bool first = strcmp(at->measure, measure) == 0;
        if (!first && (!measure_after || strcmp(at->measure, measure_after) != 0)) {
            continue;
        }
        int point = 0;
        while (point + 1 < p->points && p->data->dates[point] < at->date) {
            point++;
        }
        if (first || isnan(values[point])) {
            values[point] = at->published / scale;
            any = true;
        }
    }
    if (any) {
        add_series(p, "Published", 5, LB_LOOK_DOTS);
    }
    return any;
}

static void draw(plot *p, void (*chart)(lb_buffer *, const lb_chart *), const char *title, const char *unit,
                 const char *note)
{
    char label[200];
    snprintf(label, sizeof label, "%s, %s", title, unit);
    lb_chart drawn = {.label = label,
                      .count = p->points,
                      .dates = p->data->dates,
                      .series_count = p->count,
                      .series = p->series,
                      .low = NAN,
                      .high = NAN};
    lb_page_figure(p->out, title, unit);
    chart(p->out, &drawn);
    lb_page_figure_end(p->out, note);
    p->count = 0;
}

/* Debt ---------------------------------------------------------------------------------------------------- */

/* The classes from the bottom of the stack: colour, name, security type, observable. */
static const struct class
{
    const char *name;
    int colour, type, observable;
} classes[] = {
    {"Notes", 0, LB_NOTE, LB_OBS_notes}, {"Bonds", 1, LB_BOND, LB_OBS_bonds},
    {"TIPS", 3, LB_TIPS, LB_OBS_tips},   {"FRNs", 10, LB_FRN, LB_OBS_frns},
    {"Bills", 4, LB_BILL, LB_OBS_bills},
};
enum { CLASSES = sizeof classes / sizeof classes[0] };

static void draw_debt(plot *p)
{
    for (int i = 0; i < CLASSES; i++) {
        add_observable(p, classes[i].observable, 1e6, classes[i].name, classes[i].colour);
    }
    draw(p, lb_chart_areas, "Marketable debt by class", "USD trillion, TIPS indexed", NULL);
}

static void draw_holders(plot *p)
{
    static const int colours[LB_HOLDER_GROUP_COUNT] = {0, 1, 2, 4, 5, 8, 3, 7, 6, 9, 10};
    static const char *const names[LB_HOLDER_GROUP_COUNT] = {"Federal Reserve",
                                                             "Foreign official",
                                                             "Foreign private",
                                                             "Households, firms",
                                                             "Money funds",
                                                             "Mutual funds",
                                                             "Banks",
                                                             "State and local",
                                                             "Insurers, pensions",
                                                             "Dealers, hedge f.",
                                                             "Other"};
    for (int group = 0; group < LB_HOLDER_GROUP_COUNT; group++) {
        double *values = next_values(p);
        for (int i = 0; i < p->points; i++) {
            const double *day = p->data->series.values[p->data->days[i]];
            values[i] = group == LB_GROUP_FED ? day[LB_OBS_soma_treasuries] / 1e6 : 0;
            for (int sector = LB_BANKS; sector < LB_SECTOR_COUNT; sector++) {
                if (lb_holder_group_of(sector) == group) {
                    values[i] += day[LB_OBS_held_banks + sector - LB_BANKS] / 1e6;
                }
            }
        }
        add_series(p, names[group], colours[group], LB_LOOK_SOLID);
    }
    draw(p, lb_chart_areas, "Who holds it",
         "USD trillion of marketable debt, par with inflation compensation", NULL);
}

static void draw_wam(plot *p)
{
    add_observable(p, LB_OBS_wam_months, 1, "Simulated", 0);
    add_published(p, "wam_months", NULL, 1);
    draw(p, lb_chart_lines, "Weighted average maturity", "Months, bills included, TIPS at indexed par", NULL);
}

static void draw_bill_share(plot *p)
{
    add_observable(p, LB_OBS_bill_share, 1, "Simulated", 0);
    add_published(p, "bill_share", NULL, 1);
    draw(p, lb_chart_lines, "Bill share", "Per cent of marketable debt", NULL);
}

/* Maturities ---------------------------------------------------------------------------------------------- */

/* What falls due in each of `count` spans from `first` on, by class, into the values of a bar chart. */
static void sum_maturities(const lb_report_data *data, int months, int count,
                           double values[CLASSES][MOST_BARS])
{
    lb_ymd at = lb_date_ymd(data->holdings_at);
    int start = 12 * at.year + (at.month - 1) / months * months;
    memset(values, 0, CLASSES * sizeof *values);
    for (int i = 0; i < data->holding_count; i++) {
        const lb_stored_holding *holding = &data->holdings[i];
        lb_ymd due = lb_date_ymd(holding->maturity);
        int bar = (12 * due.year + due.month - 1 - start) / months;
        if (bar < 0 || bar >= count) {
            continue;
        }
        int64_t cents = holding->outstanding;
        for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
            cents += holding->compensation[sector];
        }
        for (int class = 0; class < CLASSES; class ++) {
            values[class][bar] += classes[class].type == holding->type ? (double)cents / 1e14 : 0;
        }
    }
}

/* Bars of `months` months each: the maturity wall. */
static void draw_maturities(plot *p, int months, int count, const char *title, const char *unit)
{
    double values[CLASSES][MOST_BARS];
    char names[MOST_BARS][12];
    const char *categories[MOST_BARS];
    lb_chart_series series[CLASSES];
    lb_ymd at = lb_date_ymd(p->data->holdings_at);
    sum_maturities(p->data, months, count, values);
    for (int bar = 0; bar < count; bar++) {
        int month = (at.month - 1) / months * months + bar * months;
        if (months == 12) {
            snprintf(names[bar], sizeof names[bar], "%d", at.year + bar);
        } else {
            snprintf(names[bar], sizeof names[bar], "%dQ%d", (at.year + month / 12) % 100,
                     month % 12 / 3 + 1);
        }
        categories[bar] = names[bar];
    }
    for (int i = 0; i < CLASSES; i++) {
        series[i] = (lb_chart_series){classes[i].name, values[i], classes[i].colour, LB_LOOK_SOLID};
    }
    lb_chart chart = {.label = title,
                      .count = count,
                      .categories = categories,
                      .series_count = CLASSES,
                      .series = series,
                      .low = NAN,
                      .high = NAN};
    lb_page_figure(p->out, title, unit);
    lb_chart_stacked_bars(p->out, &chart);
    lb_page_figure_end(p->out, NULL);
}

static void draw_walls(plot *p)
{
    char date[11], unit[96];
    lb_date last = p->data->holdings_at;
    for (int i = 0; i < p->data->holding_count; i++) {
        last = p->data->holdings[i].maturity > last ? p->data->holdings[i].maturity : last;
    }
    int years = lb_date_ymd(last).year - lb_date_ymd(p->data->holdings_at).year + 1;
    lb_date_format(p->data->holdings_at, date);
    snprintf(unit, sizeof unit, "USD trillion outstanding on %s, by calendar year", date);
    draw_maturities(p, 12, years < MOST_BARS ? years : MOST_BARS, "Maturity wall", unit);
    snprintf(unit, sizeof unit, "USD trillion outstanding on %s, by quarter", date);
    draw_maturities(p, 3, 12, "Maturing in the next three years", unit);
}

/* Interest ------------------------------------------------------------------------------------------------ */

/* The published net interest of the fiscal year, usd bn, at its last published month that the run reached: `*at`. */
static double published_interest(const lb_comparison *comparison, int year, lb_date *at)
{
    double value = NAN;
    for (int i = 0; i < comparison->count; i++) {
        const lb_compared *row = &comparison->rows[i];
        lb_ymd ymd = lb_date_ymd(row->date);
        if (strcmp(row->measure, "net_interest_fytd") == 0 && ymd.year + (ymd.month >= 10) == year) {
            value = row->published / 1e3; /* rows are in the order of their dates */
            *at = row->date;
        }
    }
    return value;
}

/* Net interest by fiscal year, simulated and published; `pale` are years that are not over. */
typedef struct interest_bars {
    double values[2][LB_HEADLINE_YEARS];
    bool pale[2][LB_HEADLINE_YEARS];
    char names[LB_HEADLINE_YEARS][12];
    const char *categories[LB_HEADLINE_YEARS];
    char so_far[2][48]; /* which of them, and to when; empty: none */
    bool published;
} interest_bars;

static void note_so_far(interest_bars *bars, int series, int year, lb_date to)
{
    char date[11];
    snprintf(bars->so_far[series], sizeof bars->so_far[series], "%sFY%d to %s",
             series ? "published " : "simulated ", year, lb_date_format(to, date));
}

static void gather_interest(const lb_report_data *data, interest_bars *bars)
{
    const lb_headline *headline = &data->headline;
    memset(bars, 0, sizeof *bars);
    for (int i = 0; i < headline->years; i++) {
        lb_date at = LB_DATE_NONE;
        int year = headline->year[i];
        bars->values[0][i] = headline->net_interest[i] / 1e3;
        bars->values[1][i] = published_interest(&data->comparison, year, &at);
        bars->published = bars->published || isfinite(bars->values[1][i]);
        bars->pale[0][i] = i + 1 == headline->years && lb_headline_year_open(headline);
        bars->pale[1][i] = at != LB_DATE_NONE && lb_date_ymd(at).month != 9;
        snprintf(bars->names[i], sizeof bars->names[i], bars->pale[0][i] ? "so far" : "FY%d", year);
        bars->categories[i] = bars->names[i];
        if (bars->pale[0][i]) {
            note_so_far(bars, 0, year, headline->last);
        }
        if (bars->pale[1][i]) {
            note_so_far(bars, 1, year, at);
        }
    }
}

static void draw_interest(plot *p)
{
    interest_bars bars;
    gather_interest(p->data, &bars);
    const char *first = bars.so_far[0], *second = bars.so_far[1];
    char note[160] = "Fiscal years end on 30 September.";
    if (first[0] || second[0]) {
        snprintf(note, sizeof note, "Fiscal years end on 30 September. So far, pale: %s%s%s.", first,
                 first[0] && second[0] ? ", " : "", second);
    }
    const bool *const pale[] = {bars.pale[0], bars.pale[1]};
    lb_chart_series series[] = {{"Simulated, accrued", bars.values[0], 0, LB_LOOK_SOLID},
                                {"Published, Monthly Treasury Statement", bars.values[1], 2, LB_LOOK_SOLID}};
    lb_chart chart = {.label = "Net interest by fiscal year",
                      .count = p->data->headline.years,
                      .categories = bars.categories,
                      .series_count = bars.published ? 2 : 1,
                      .series = series,
                      .pale = pale,
                      .low = NAN,
                      .high = NAN};
    lb_page_figure(p->out, "Interest cost", "Net interest, USD billion, by fiscal year");
    lb_chart_grouped_bars(p->out, &chart);
    lb_page_figure_end(p->out, note);
}

static void draw_yields(plot *p)
{
    static const struct {
        const char *name;
        int observable, colour;
    } lines[] = {{"3-month", LB_OBS_yield_3m, 4},
                 {"2-year", LB_OBS_yield_2y, 3},
                 {"10-year", LB_OBS_yield_10y, 1},
                 {"30-year", LB_OBS_yield_30y, 0}};
    for (int i = 0; i < 4; i++) {
        add_observable(p, lines[i].observable, 1, lines[i].name, lines[i].colour);
    }
    draw(p, lb_chart_lines, "Par yields", "Per cent", NULL);
}

/* Federal Reserve and cash -------------------------------------------------------------------------------- */

static void draw_soma(plot *p)
{
    add_observable(p, LB_OBS_soma_notes_bonds, 1e6, "Notes, bonds, FRNs", 0);
    add_observable(p, LB_OBS_soma_tips, 1e6, "TIPS", 3);
    double *tips = p->values + p->points; /* the second series: compensation belongs to it */
    for (int i = 0; i < p->points; i++) {
        tips[i] += p->data->series.values[p->data->days[i]][LB_OBS_soma_compensation] / 1e6;
    }
    add_observable(p, LB_OBS_soma_bills, 1e6, "Bills", 4);
    add_observable(p, LB_OBS_mbs, 1e6, "Agency MBS", 9);
    draw(p, lb_chart_areas, "System Open Market Account", "USD trillion, TIPS with compensation", NULL);
}

static void draw_fed_liabilities(plot *p)
{
    add_observable(p, LB_OBS_currency, 1e6, "Currency", 10);
    add_observable(p, LB_OBS_reserves, 1e6, "Reserves", 0);
    add_observable(p, LB_OBS_tga, 1e6, "TGA", 4);
    add_observable(p, LB_OBS_on_rrp, 1e6, "ON RRP", 2);
    draw(p, lb_chart_areas, "Federal Reserve, main liabilities", "USD trillion", NULL);
}

static void draw_tga(plot *p)
{
    add_observable(p, LB_OBS_tga, 1e3, "Simulated", 0);
    bool published = add_published(p, "tga_week_average", "tga_wednesday", 1e3);
    draw(p, lb_chart_lines, "Treasury General Account", "USD billion",
         published ? "Published: week averages, Wednesday levels afterwards (H.4.1)." : NULL);
}

/* Money market -------------------------------------------------------------------------------------------- */

static void draw_cash(plot *p)
{
    add_observable(p, LB_OBS_reserves, 1e6, "Reserves", 0);
    add_observable(p, LB_OBS_on_rrp, 1e6, "ON RRP", 1);
    add_observable(p, LB_OBS_tga, 1e6, "TGA", 4);
    draw(p, lb_chart_lines, "Reserves, ON RRP and the Treasury's cash", "USD trillion", NULL);
}

/* How often and how much the standing repo facility lent; NULL if it did not. */
static const char *describe_srf(const lb_stored_series *series, char out[static 200])
{
    int days = 0;
    double most = 0;
    for (int i = 0; i < series->count; i++) {
        double srf = series->values[i][LB_OBS_srf];
        days += srf > 0;
        most = fmax(most, srf);
    }
    char count[LB_FIGURE_SIZE], figure[LB_FIGURE_SIZE];
    snprintf(out, 200, "Standing repo facility: used on %s of %d days, at most %s bn.",
             lb_int_text(days, count), series->count, lb_fixed_text(most / 1e3, 1, figure));
    return days > 0 ? out : NULL;
}

/* Month and quarter ends stand apart from the days between them, and a chart of months would show nothing else: so the
 * mean of all days since the point before, and the highest of them. */
static void draw_sofr(plot *p)
{
    const lb_stored_series *series = &p->data->series;
    double *mean = next_values(p), *highest = mean + p->points;
    bool several = false;
    for (int i = 0, day = 0; i < p->points; i++) {
        int count = 0;
        mean[i] = 0;
        highest[i] = -INFINITY;
        for (; day <= p->data->days[i]; day++, count++) {
            double bp = series->values[day][LB_OBS_sofr_minus_iorb];
            mean[i] += (bp - mean[i]) / (count + 1);
            highest[i] = fmax(highest[i], bp);
        }
        several = several || count > 1;
    }
    add_series(p, several ? "Mean" : "SOFR", 0, LB_LOOK_SOLID);
    if (several) {
        add_series(p, "Highest day", 10, LB_LOOK_SOLID);
    }
    char note[200];
    draw(p, lb_chart_lines, "SOFR less the rate on reserves",
         several ? "Basis points, over the days from point to point" : "Basis points",
         describe_srf(series, note));
}

static void draw_rollover(plot *p)
{
    add_observable(p, LB_OBS_rollover_12m_share, 1, "", 0);
    draw(p, lb_chart_lines, "Falling due within a year", "Per cent of marketable debt", NULL);
}

lb_status lb_report_charts(lb_buffer *out, const lb_report_data *data, lb_error *err)
{
    plot p = {.data = data, .out = out, .points = data->day_count};
    p.values = calloc((size_t)MOST_SERIES * (size_t)p.points, sizeof *p.values);
    if (!p.values) {
        return lb_fail(err, LB_ERR_NO_MEMORY, "no memory for the charts of the report");
    }
    static const struct {
        const char *title;
        void (*draw[6])(plot *);
    } parts[] = {
        {"Debt", {draw_debt, draw_holders, draw_walls, draw_wam, draw_bill_share}},
        {"Interest", {draw_interest, draw_yields}},
        {"Federal Reserve and cash", {draw_soma, draw_fed_liabilities, draw_tga, draw_rollover}},
        {"Money market", {draw_cash, draw_sofr}},
    };
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        lb_page_section(out, parts[i].title, NULL);
        lb_page_figures(out);
        for (int k = 0; k < 6 && parts[i].draw[k]; k++) {
            parts[i].draw[k](&p);
        }
        lb_page_figures_end(out);
        lb_page_section_end(out);
    }
    free(p.values);
    return LB_OK;
}
