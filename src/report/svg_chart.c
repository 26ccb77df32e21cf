#include "report/svg_chart.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/figure_text.h"
#include "base/text.h"
#include "report/html_text.h"
#include "report/svg_axis.h"

/* Sizes in units of the viewBox. */
enum { TOP = 10, BOTTOM = 24, LABEL_HEIGHT = 14, LEGEND_HEIGHT = 20, GAP = 6, SWATCH = 20 };
static const double letter_width = 6.3; /* of the labels' font, on average */

/* The frame of a chart: where values come to lie. */
typedef struct chart_frame {
    double left, right, top, bottom;
    lb_scale y;          /* of the ticks */
    double low, high;    /* values at the bottom and the top */
    lb_date first, last; /* of an axis of dates */
} chart_frame;

static double y_of(const chart_frame *frame, double value)
{
    return frame->bottom - (value - frame->low) / (frame->high - frame->low) * (frame->bottom - frame->top);
}

static double x_of(const chart_frame *frame, lb_date date)
{
    int days = frame->last - frame->first;
    return frame->left +
           (days > 0 ? (double)(date - frame->first) / days : 0.5) * (frame->right - frame->left);
}

/* A coordinate with at most one decimal, point in every locale. */
static void add_number(lb_buffer *out, double value)
{
    long tenths = lround(10 * value);
    if (tenths % 10 == 0) {
        lb_buffer_format(out, "%ld", tenths / 10);
    } else {
        lb_buffer_format(out, "%s%ld.%ld", tenths < 0 ? "-" : "", labs(tenths) / 10, labs(tenths) % 10);
    }
}

static void add_point(lb_buffer *out, char command, double x, double y)
{
    lb_buffer_add_bytes(out, &command, 1);
    add_number(out, x);
    lb_buffer_add(out, " ");
    add_number(out, y);
}

/* attribute="number" with a space before it. */
static void add_attribute(lb_buffer *out, const char *name, double value)
{
    lb_buffer_format(out, " %s=\"", name);
    add_number(out, value);
    lb_buffer_add(out, "\"");
}

static void add_text(lb_buffer *out, const char *class, double x, double y, const char *text)
{
    lb_buffer_format(out, "<text class=\"%s\"", class);
    add_attribute(out, "x", x);
    add_attribute(out, "y", y);
    lb_buffer_add(out, ">");
    lb_html_text(out, text);
    lb_buffer_add(out, "</text>");
}

static void add_line(lb_buffer *out, const char *class, double x1, double y1, double x2, double y2)
{
    lb_buffer_format(out, "<path class=\"%s\" d=\"", class);
    add_point(out, 'M', x1, y1);
    add_point(out, 'L', x2, y2);
    lb_buffer_add(out, "\"/>");
}

static void open_svg(lb_buffer *out, const lb_chart *chart)
{
    lb_buffer_format(out, "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"", LB_CHART_WIDTH,
                     LB_CHART_HEIGHT);
    lb_html_text(out, chart->label);
    lb_buffer_add(out, "\">");
}

static double text_width(const char *text)
{
    return letter_width * (double)lb_utf8_count(text, strlen(text));
}

/* Room for the longest tick label at the left. */
static double tick_width(const lb_scale *scale)
{
    char low[LB_FIGURE_SIZE], high[LB_FIGURE_SIZE];
    double a = text_width(lb_fixed_text(scale->low, scale->decimals, low));
    double b = text_width(lb_fixed_text(scale->high, scale->decimals, high));
    return (a > b ? a : b) + GAP;
}

static void add_y_axis(lb_buffer *out, const chart_frame *frame)
{
    int steps = (int)lround((frame->y.high - frame->y.low) / frame->y.step);
    for (int i = 0; i <= steps; i++) {
        double value = frame->y.low + i * frame->y.step, y = y_of(frame, value);
        char text[LB_FIGURE_SIZE];
        if (y < frame->top - 1 || y > frame->bottom + 1) {
            continue;
        }
        add_line(out, fabs(value) < frame->y.step / 2 ? "zero" : "grid", frame->left, y, frame->right, y);
        add_text(out, "ytick", frame->left - GAP, y + 4, lb_fixed_text(value, frame->y.decimals, text));
    }
}

static void add_date_axis(lb_buffer *out, const chart_frame *frame)
{
    lb_date_tick ticks[LB_DATE_TICKS];
    int count = lb_date_ticks(frame->first, frame->last, 7, ticks);
    for (int i = 0; i < count; i++) {
        double x = x_of(frame, ticks[i].date);
        add_line(out, "tick", x, frame->bottom, x, frame->bottom + (ticks[i].text[0] ? 5 : 3));
        if (ticks[i].text[0] && x < frame->right + 4) {
            add_text(out, "xtick", x, frame->bottom + 18, ticks[i].text);
        }
    }
}

/* Labels at the right end ---------------------------------------------------------------------------------- */

typedef struct end_label {
    const char *name;
    int colour;
    double y; /* of what it names, then of the text */
} end_label;

static void sort_labels(end_label *labels, int count)
{
    for (int i = 1; i < count; i++) {
        end_label label = labels[i];
        int at = i;
        for (; at > 0 && labels[at - 1].y > label.y; at--) {
            labels[at] = labels[at - 1];
        }
        labels[at] = label;
    }
}

/* Moves labels apart, as little as need be, within the height of the chart. */
static void spread_labels(end_label *labels, int count, double top, double bottom)
{
    for (int i = 0; i < count; i++) {
        double least = i ? labels[i - 1].y + LABEL_HEIGHT : top;
        labels[i].y = labels[i].y > least ? labels[i].y : least;
    }
    for (int i = count - 1; i >= 0; i--) {
        double most = i + 1 < count ? labels[i + 1].y - LABEL_HEIGHT : bottom;
        labels[i].y = labels[i].y < most ? labels[i].y : most;
    }
}

static void add_end_labels(lb_buffer *out, const chart_frame *frame, end_label *labels, int count)
{
    double ends[LB_CHART_SERIES];
    sort_labels(labels, count);
    for (int i = 0; i < count; i++) {
        ends[i] = labels[i].y;
    }
    spread_labels(labels, count, frame->top + 2, frame->bottom - 1);
    for (int i = 0; i < count; i++) {
        if (fabs(labels[i].y - ends[i]) > 3) {
            add_line(out, "lead", frame->right + 1, ends[i], frame->right + 7, labels[i].y);
        }
        lb_buffer_format(out, "<rect class=\"c%d\" width=\"8\" height=\"8\"", labels[i].colour);
        add_attribute(out, "x", frame->right + 8);
        add_attribute(out, "y", labels[i].y - 4);
        lb_buffer_add(out, "/>");
        add_text(out, "end", frame->right + SWATCH, labels[i].y + 4, labels[i].name);
    }
}

/* Room for the longest name at the right. */
static double end_width(const lb_chart *chart)
{
    double widest = 0;
    for (int i = 0; i < chart->series_count; i++) {
        double width = text_width(chart->series[i].name);
        widest = width > widest ? width : widest;
    }
    return widest + SWATCH;
}

static chart_frame frame_of(const lb_chart *chart, double low, double high, double right_room,
                            double top_room)
{
    if (!isnan(chart->low)) {
        low = fmin(low, chart->low);
    }
    if (!isnan(chart->high)) {
        high = fmax(high, chart->high);
    }
    if (!isfinite(low) || !isfinite(high) || low > high) { /* no values */
        low = 0;
        high = 1;
    }
    chart_frame frame = {
        .top = TOP + top_room, .bottom = LB_CHART_HEIGHT - BOTTOM, .y = lb_scale_of(low, high, 5)};
    /* The last step to a round number is left out where it would only be air. */
    double air = high > low ? 0.03 * (high - low) : frame.y.high - frame.y.low;
    frame.low = frame.y.low < low - 0.4 * frame.y.step ? low - air : frame.y.low;
    frame.high = frame.y.high > high + 0.4 * frame.y.step ? high + air : frame.y.high;
    frame.left = tick_width(&frame.y);
    frame.right = LB_CHART_WIDTH - right_room;
    if (chart->dates && chart->count > 0) {
        frame.first = chart->dates[0];
        frame.last = chart->dates[chart->count - 1];
    }
    return frame;
}

/* Lines ---------------------------------------------------------------------------------------------------- */

static void value_range(const lb_chart *chart, double *low, double *high)
{
    *low = INFINITY;
    *high = -INFINITY;
    for (int s = 0; s < chart->series_count; s++) {
        for (int i = 0; i < chart->count; i++) {
            double value = chart->series[s].values[i];
            if (isfinite(value)) {
                *low = fmin(*low, value);
                *high = fmax(*high, value);
            }
        }
    }
}

static void add_dots(lb_buffer *out, const chart_frame *frame, const lb_chart *chart,
                     const lb_chart_series *series)
{
    for (int i = 0; i < chart->count; i++) {
        if (isfinite(series->values[i])) {
            lb_buffer_format(out, "<circle class=\"c%d\" r=\"1.8\"", series->colour);
            add_attribute(out, "cx", x_of(frame, chart->dates[i]));
            add_attribute(out, "cy", y_of(frame, series->values[i]));
            lb_buffer_add(out, "/>");
        }
    }
}

static void add_curve(lb_buffer *out, const chart_frame *frame, const lb_chart *chart,
                      const lb_chart_series *series)
{
    bool pen_down = false;
    lb_buffer_format(out, "<path class=\"line l%d\" d=\"", series->colour);
    for (int i = 0; i < chart->count; i++) {
        bool there = isfinite(series->values[i]);
        if (there) {
            add_point(out, pen_down ? 'L' : 'M', x_of(frame, chart->dates[i]),
                      y_of(frame, series->values[i]));
        }
        pen_down = there;
    }
    lb_buffer_add(out, "\"/>");
}

/* The value that the label of a series stands at: its last one. Dots that end early get their label where the
 * first line ends. NaN if there is none. */
static double label_value(const lb_chart *chart, int s)
{
    const lb_chart_series *series = &chart->series[s];
    int last = chart->count - 1;
    while (last >= 0 && !isfinite(series->values[last])) {
        last--;
    }
    bool early = last < chart->count * 9 / 10;
    if (last >= 0 && early && series->look == LB_LOOK_DOTS && s > 0) {
        return label_value(chart, 0);
    }
    return last >= 0 ? series->values[last] : NAN;
}

void lb_chart_lines(lb_buffer *out, const lb_chart *chart)
{
    double low, high;
    end_label labels[LB_CHART_SERIES];
    int named = 0;
    value_range(chart, &low, &high);
    chart_frame frame = frame_of(chart, low, high, chart->series_count > 1 ? end_width(chart) : 2, 0);
    open_svg(out, chart);
    add_y_axis(out, &frame);
    add_date_axis(out, &frame);
    for (int pass = 0; pass < 2; pass++) { /* dots lie behind lines */
        for (int s = 0; s < chart->series_count; s++) {
            const lb_chart_series *series = &chart->series[s];
            if ((series->look == LB_LOOK_DOTS) == (pass == 0)) {
                (pass == 0 ? add_dots : add_curve)(out, &frame, chart, series);
            }
        }
    }
    for (int s = 0; s < chart->series_count && chart->series_count > 1; s++) {
        double last = label_value(chart, s);
        if (isfinite(last)) {
            labels[named++] = (end_label){chart->series[s].name, chart->series[s].colour, y_of(&frame, last)};
        }
    }
    add_end_labels(out, &frame, labels, named);
    lb_buffer_add(out, "</svg>");
}

/* Stacks --------------------------------------------------------------------------------------------------- */

static double at_least_zero(double value)
{
    return value > 0 ? value : 0; /* also for NaN */
}

/* The height of the stack at point `i` below series `s`. */
static double stack_below(const lb_chart *chart, int s, int i)
{
    double sum = 0;
    for (int k = 0; k < s; k++) {
        sum += at_least_zero(chart->series[k].values[i]);
    }
    return sum;
}

static double highest_stack(const lb_chart *chart)
{
    double highest = 0;
    for (int i = 0; i < chart->count; i++) {
        highest = fmax(highest, stack_below(chart, chart->series_count, i));
    }
    return highest;
}

static void add_band(lb_buffer *out, const chart_frame *frame, const lb_chart *chart, int s)
{
    lb_buffer_format(out, "<path class=\"band c%d\" d=\"", chart->series[s].colour);
    for (int i = 0; i < chart->count; i++) {
        add_point(out, i ? 'L' : 'M', x_of(frame, chart->dates[i]),
                  y_of(frame, stack_below(chart, s + 1, i)));
    }
    for (int i = chart->count - 1; i >= 0; i--) {
        add_point(out, 'L', x_of(frame, chart->dates[i]), y_of(frame, stack_below(chart, s, i)));
    }
    lb_buffer_add(out, "Z\"/>");
}

void lb_chart_areas(lb_buffer *out, const lb_chart *chart)
{
    end_label labels[LB_CHART_SERIES];
    int named = 0;
    chart_frame frame = frame_of(chart, 0, highest_stack(chart), end_width(chart), 0);
    open_svg(out, chart);
    for (int s = 0; s < chart->series_count && chart->count > 0; s++) {
        add_band(out, &frame, chart, s);
        int last = chart->count - 1;
        double height = at_least_zero(chart->series[s].values[last]);
        if (height > 0) {
            labels[named++] = (end_label){chart->series[s].name, chart->series[s].colour,
                                          y_of(&frame, stack_below(chart, s, last) + height / 2)};
        }
    }
    add_y_axis(out, &frame);
    add_date_axis(out, &frame);
    add_end_labels(out, &frame, labels, named);
    lb_buffer_add(out, "</svg>");
}

/* Bars ----------------------------------------------------------------------------------------------------- */

/* Names with a coloured square, from the left; returns nothing, for one series adds nothing. */
static void add_legend(lb_buffer *out, const lb_chart *chart)
{
    double x = 2;
    for (int s = 0; s < chart->series_count && chart->series_count > 1; s++) {
        lb_buffer_format(out, "<rect class=\"c%d\" y=\"3\" width=\"10\" height=\"10\"",
                         chart->series[s].colour);
        add_attribute(out, "x", x);
        lb_buffer_add(out, "/>");
        add_text(out, "legend", x + 14, 12, chart->series[s].name);
        x += 14 + text_width(chart->series[s].name) + 12;
    }
}

static void add_bar(lb_buffer *out, const chart_frame *frame, int colour, bool pale, double x, double width,
                    double from, double to)
{
    double top = y_of(frame, fmax(from, to)), bottom = y_of(frame, fmin(from, to));
    if (bottom - top < 0.05) {
        return;
    }
    lb_buffer_format(out, "<rect class=\"c%d%s\"", colour, pale ? " pale" : "");
    add_attribute(out, "x", x);
    add_attribute(out, "y", top);
    add_attribute(out, "width", width);
    add_attribute(out, "height", bottom - top);
    lb_buffer_add(out, "/>");
}

/* Labels under the bars, as many as fit: every first, second, fifth, tenth ... */
static void add_categories(lb_buffer *out, const chart_frame *frame, const lb_chart *chart)
{
    static const int every[] = {1, 2, 4, 5, 10, 20};
    double pitch = (frame->right - frame->left) / chart->count, widest = 0;
    for (int i = 0; i < chart->count; i++) {
        widest = fmax(widest, text_width(chart->categories[i]));
    }
    int pace = 20;
    for (int i = 5; i >= 0; i--) {
        pace = widest + GAP <= every[i] * pitch ? every[i] : pace;
    }
    for (int i = 0; i < chart->count; i += pace) {
        add_text(out, "xtick", frame->left + (i + 0.5) * pitch, frame->bottom + 18, chart->categories[i]);
    }
}

static void add_bars(lb_buffer *out, const lb_chart *chart, bool stacked)
{
    double low, high;
    value_range(chart, &low, &high);
    low = fmin(0, low);
    high = stacked ? highest_stack(chart) : fmax(0, high);
    chart_frame frame = frame_of(chart, low, high, 2, chart->series_count > 1 ? LEGEND_HEIGHT : 0);
    open_svg(out, chart);
    add_legend(out, chart);
    add_y_axis(out, &frame);
    double pitch = (frame.right - frame.left) / (chart->count ? chart->count : 1);
    double width = stacked ? 0.72 * pitch : 0.72 * pitch / chart->series_count;
    width = fmin(width, 46);
    for (int i = 0; i < chart->count; i++) {
        double used = stacked ? width : width * chart->series_count;
        double x = frame.left + (i + 0.5) * pitch - used / 2;
        for (int s = 0; s < chart->series_count; s++) {
            const lb_chart_series *series = &chart->series[s];
            double value = series->values[i], below = stacked ? stack_below(chart, s, i) : 0;
            if (isfinite(value)) {
                add_bar(out, &frame, series->colour, chart->pale && chart->pale[s][i],
                        stacked ? x : x + s * width, width, below, below + value);
            }
        }
    }
    add_categories(out, &frame, chart);
    lb_buffer_add(out, "</svg>");
}

void lb_chart_stacked_bars(lb_buffer *out, const lb_chart *chart)
{
    add_bars(out, chart, true);
}

void lb_chart_grouped_bars(lb_buffer *out, const lb_chart *chart)
{
    add_bars(out, chart, false);
}

/* Waterfalls ----------------------------------------------------------------------------------------------- */

enum { STEP_HEIGHT = 19, STEP_BAR = 11, STEP_INDENT = 10, STEP_FIGURE = 40 };

/* Where the values of a waterfall come to lie. */
typedef struct fall_frame {
    double left, right, bottom;
    lb_scale scale;
    double low, high; /* values at the left and the right */
} fall_frame;

static double fall_x(const fall_frame *frame, double value)
{
    return frame->left + (value - frame->low) / (frame->high - frame->low) * (frame->right - frame->left);
}

static fall_frame fall_frame_of(const lb_chart_fall *chart)
{
    double low = fmin(chart->start, chart->end), high = fmax(chart->start, chart->end), at = chart->start;
    double widest = fmax(text_width(chart->start_name), text_width(chart->end_name));
    for (int i = 0; i < chart->count; i++) {
        const lb_chart_step *step = &chart->steps[i];
        widest = fmax(widest, text_width(step->name) + STEP_INDENT * step->level);
        low = fmin(low, at + step->change);
        high = fmax(high, at + step->change);
        at += step->subtotal ? 0 : step->change;
    }
    fall_frame frame = {.left = widest + GAP,
                        .right = LB_CHART_WIDTH - 8,
                        .bottom = TOP + (chart->count + 2.0) * STEP_HEIGHT,
                        .scale = lb_scale_of(low, high, 3)};
    double range = high > low ? high - low : frame.scale.step, width = frame.right - frame.left;
    frame.low = low - range * GAP / (width - STEP_FIGURE);
    frame.high =
        high + range * STEP_FIGURE / (width - STEP_FIGURE); /* room for the figure of the longest bar */
    return frame;
}

static void add_fall_axis(lb_buffer *out, const fall_frame *frame)
{
    int steps = (int)lround((frame->scale.high - frame->scale.low) / frame->scale.step);
    for (int i = 0; i <= steps; i++) {
        double value = frame->scale.low + i * frame->scale.step, x = fall_x(frame, value);
        char text[LB_FIGURE_SIZE];
        if (x >= frame->left - 1 && x <= frame->right + 1) {
            add_line(out, "grid", x, TOP, x, frame->bottom);
            add_text(out, "xtick", x, frame->bottom + 16, lb_fixed_text(value, frame->scale.decimals, text));
        }
    }
}

/* A figure behind the right end of a bar, or before its left end where there is no room behind. */
static void add_fall_figure(lb_buffer *out, const fall_frame *frame, double left, double right, double y,
                            const char *text)
{
    if (right + 4 + text_width(text) <= LB_CHART_WIDTH) {
        add_text(out, "end", right + 4, y, text);
    } else {
        add_text(out, "ytick", fmax(left - 4, frame->left + text_width(text)), y, text);
    }
}

/* The mark of the start or the end. */
static void add_fall_mark(lb_buffer *out, const fall_frame *frame, int row, const char *name, double value)
{
    char text[LB_FIGURE_SIZE];
    double y = TOP + row * STEP_HEIGHT, x = fall_x(frame, value);
    add_text(out, "end", 0, y + 14, name);
    lb_buffer_add(out, "<rect class=\"c11\" width=\"3\"");
    add_attribute(out, "x", x - 1.5);
    add_attribute(out, "y", y + 2);
    add_attribute(out, "height", STEP_HEIGHT - 4);
    lb_buffer_add(out, "/>");
    add_fall_figure(out, frame, x - 2, x + 2, y + 14, lb_fixed_text(value, 2, text));
}

static void add_fall_step(lb_buffer *out, const fall_frame *frame, int row, const lb_chart_step *step,
                          double from, double unit)
{
    char text[LB_FIGURE_SIZE];
    double y = TOP + row * STEP_HEIGHT, a = fall_x(frame, from), b = fall_x(frame, from + step->change);
    double width = fmax(fabs(b - a), 0.6), left = fmin(a, b);
    add_text(out, "end", STEP_INDENT * step->level, y + 14, step->name);
    lb_buffer_format(out, "<rect class=\"c%d\"", step->subtotal ? 10 : step->change > 0 ? 5 : 1);
    add_attribute(out, "x", left);
    add_attribute(out, "y", y + (STEP_HEIGHT - STEP_BAR) / 2.0 + (step->subtotal ? 3 : 0));
    add_attribute(out, "width", width);
    add_attribute(out, "height", step->subtotal ? STEP_BAR - 6 : STEP_BAR);
    lb_buffer_add(out, "/>");
    add_fall_figure(out, frame, left, left + width, y + 14, lb_signed_text(step->change / unit, 1, text));
}

void lb_chart_waterfall(lb_buffer *out, const lb_chart_fall *chart)
{
    fall_frame frame = fall_frame_of(chart);
    lb_buffer_format(out, "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"", LB_CHART_WIDTH,
                     (int)frame.bottom + BOTTOM);
    lb_html_text(out, chart->label);
    lb_buffer_add(out, "\">");
    add_fall_axis(out, &frame);
    double at = chart->start;
    add_fall_mark(out, &frame, 0, chart->start_name, chart->start);
    for (int i = 0; i < chart->count; i++) {
        const lb_chart_step *step = &chart->steps[i];
        double foot = TOP + (i + 1) * STEP_HEIGHT, x = fall_x(&frame, at);
        add_line(out, "lead", x, foot - 4, x, foot + 4); /* from the step above to this one */
        add_fall_step(out, &frame, i + 1, step, at, chart->step_unit);
        at += step->subtotal ? 0 : step->change;
    }
    double x = fall_x(&frame, at), foot = TOP + (chart->count + 1) * STEP_HEIGHT;
    add_line(out, "lead", x, foot - 4, x, foot + 4);
    add_fall_mark(out, &frame, chart->count + 1, chart->end_name, chart->end);
    lb_buffer_add(out, "</svg>");
}
