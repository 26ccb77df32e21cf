/* svg_chart.h - line, stacked-area and bar charts as inline SVG.
 *
 * A chart is a viewBox of LB_CHART_WIDTH by LB_CHART_HEIGHT that CSS scales; colours are classes (c0, c1, ...) of
 * the page's style sheet, so that light, dark and print need no other chart. Lines and areas carry their names
 * at their right end, bars have a legend. Missing values (NaN) leave gaps. */
#ifndef LB_REPORT_SVG_CHART_H
#define LB_REPORT_SVG_CHART_H

#include <stdbool.h>

#include "base/text_buffer.h"
#include "longbond/date.h"

enum { LB_CHART_WIDTH = 440, LB_CHART_HEIGHT = 262, LB_CHART_SERIES = 16 };

typedef enum lb_chart_look {
    LB_LOOK_SOLID,
    LB_LOOK_DOTS, /* lines only: a dot where there is a value */
} lb_chart_look;

typedef struct lb_chart_series {
    const char *name;
    const double *values; /* [count] */
    int colour;           /* class c<colour> */
    lb_chart_look look;
} lb_chart_series;

typedef struct lb_chart {
    const char *label;             /* what the chart shows, for those who cannot see it */
    int count;                     /* points or categories */
    const lb_date *dates;          /* [count], of lines and areas */
    const char *const *categories; /* [count], of bars; those that do not fit lose their label */
    int series_count;              /* at most LB_CHART_SERIES */
    const lb_chart_series *series;
    const bool *const *pale; /* [series_count][count], bars of a span that is not over; NULL: none */
    double low, high;        /* range the axis must show beside the values; NaN: none */
} lb_chart;

/* Adds the chart to `out`. Areas and stacked bars are stacked in the order of the series, the first at the
 * bottom; their values must not be negative. */
void lb_chart_lines(lb_buffer *out, const lb_chart *chart);
void lb_chart_areas(lb_buffer *out, const lb_chart *chart);
void lb_chart_stacked_bars(lb_buffer *out, const lb_chart *chart);
void lb_chart_grouped_bars(lb_buffer *out, const lb_chart *chart);

/* One step of a waterfall from a start to an end. */
typedef struct lb_chart_step {
    const char *name;
    double change;
    int level;     /* how far the name is indented */
    bool subtotal; /* what steps behind it add up to: it moves nothing itself */
} lb_chart_step;

/* A waterfall, drawn from top to bottom over an axis of values at the foot: start, steps, end. */
typedef struct lb_chart_fall {
    const char *label;
    const char *start_name, *end_name;
    double start, end;
    double step_unit; /* the figures at the steps are changes over this, with one decimal */
    int count;
    const lb_chart_step *steps;
} lb_chart_fall;

/* Adds the waterfall, LB_CHART_WIDTH wide and as high as its steps need. Rises are of colour 5, falls of colour 1,
 * subtotals of colour 10; start and end are marks, for the axis need not begin at zero. */
void lb_chart_waterfall(lb_buffer *out, const lb_chart_fall *chart);

#endif
