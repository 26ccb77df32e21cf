/* curve_plot.c - a day's curve and securities as SVG. */
#include <math.h>
#include <stdio.h>

#include "base/error.h"
#include "base/text_buffer.h"
#include "cli/curve.h"

enum { WIDTH = 860, HEIGHT = 480, LEFT = 60, RIGHT = 20, TOP = 40, BOTTOM = 50, STEPS = 240 };

#define LONGEST_YRS 30.0

typedef struct frame {
    double low, high; /* per cent, whole */
} frame;

static double x_of(double years)
{
    return LEFT + years / LONGEST_YRS * (WIDTH - LEFT - RIGHT);
}

static double y_of(const frame *f, double pct)
{
    return HEIGHT - BOTTOM - (pct - f->low) / (f->high - f->low) * (HEIGHT - TOP - BOTTOM);
}

static void widen(frame *f, double pct)
{
    if (isfinite(pct)) {
        f->low = fmin(f->low, floor(pct));
        f->high = fmax(f->high, ceil(pct));
    }
}

static double pct_at(const lb_curve *curve, const char *what, int step)
{
    return 100 * lb_curve_figure(curve, what, fmax(LONGEST_YRS * step / STEPS, 1.0 / 12));
}

static void add_line(lb_buffer *b, const frame *f, const lb_curve *curve, const char *what,
                     const char *colour, int first)
{
    lb_buffer_format(b, "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"", colour);
    for (int i = first; i <= STEPS; i++) {
        lb_buffer_format(b, "%.1f,%.1f ", x_of(LONGEST_YRS * i / STEPS), y_of(f, pct_at(curve, what, i)));
    }
    lb_buffer_add(b, "\"/>\n");
}

static void add_axes(lb_buffer *b, const frame *f, const char *what, const lb_cli_curves *c)
{
    char date[11];
    lb_buffer_format(
        b,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" "
        "font-size=\"12\">\n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>\n"
        "<text x=\"%d\" y=\"24\" font-size=\"15\">Treasury %s curve, %s (%s)</text>\n",
        WIDTH, HEIGHT, LEFT, what, lb_date_format(c->date, date), c->method);
    for (double pct = f->low; pct <= f->high; pct += 1) {
        lb_buffer_format(b,
                         "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>"
                         "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%g %%</text>\n",
                         LEFT, WIDTH - RIGHT, y_of(f, pct), y_of(f, pct), LEFT - 6, y_of(f, pct) + 4, pct);
    }
    for (int years = 0; years <= 30; years += 5) {
        lb_buffer_format(b, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>\n", x_of(years),
                         HEIGHT - BOTTOM + 18, years);
    }
    lb_buffer_format(b, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">years</text>\n", WIDTH - RIGHT,
                     HEIGHT - 12);
    lb_buffer_format(b,
                     "<text x=\"%d\" y=\"%d\" fill=\"#1f4e9c\">nominal</text>"
                     "<text x=\"%d\" y=\"%d\" fill=\"#b3541e\">%s</text>\n",
                     LEFT, HEIGHT - 12, LEFT + 70, HEIGHT - 12, c->has_real ? "real" : "");
}

static void add_dots(lb_buffer *b, const frame *f, const lb_cli_curves *c)
{
    for (int i = 0; i < c->count; i++) {
        const lb_fit_outcome *o = &c->outcomes[i];
        if (isnan(o->spread_bp) || o->years > LONGEST_YRS) {
            continue;
        }
        const char *colour = c->quotes[i].security.type == LB_TIPS ? "#b3541e" : "#1f4e9c";
        lb_buffer_format(b,
                         "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\" fill=\"%s\" fill-opacity=\"%s\">"
                         "<title>%s %+.1f bp</title></circle>\n",
                         x_of(o->years), y_of(f, 100 * o->yield_dec), colour,
                         o->out == LB_OUT_USED ? "0.5" : "0.2", c->quotes[i].security.cusip, o->spread_bp);
    }
}

lb_status lb_curve_plot(const char *path, const char *what, const lb_cli_curves *c, lb_error *err)
{
    frame f = {0, 1};
    int real_first = STEPS / 15; /* 2 years */
    for (int i = 0; i <= STEPS; i++) {
        widen(&f, pct_at(&c->nominal.curve, what, i));
        widen(&f, c->has_real && i >= real_first ? pct_at(&c->real.curve, what, i) : 0);
    }
    for (int i = 0; i < c->count; i++) {
        widen(&f, isnan(c->outcomes[i].spread_bp) ? 0 : 100 * c->outcomes[i].yield_dec);
    }
    lb_buffer b = {0};
    add_axes(&b, &f, what, c);
    add_dots(&b, &f, c);
    add_line(&b, &f, &c->nominal.curve, what, "#1f4e9c", 0);
    if (c->has_real) {
        add_line(&b, &f, &c->real.curve, what, "#b3541e", real_first);
    }
    lb_buffer_add(&b, "</svg>\n");
    lb_status status = LB_OK;
    FILE *file = b.failed ? NULL : fopen(path, "w");
    if (b.failed) {
        status = lb_fail(err, LB_ERR_NO_MEMORY, "no memory for the drawing");
    } else if (!file) {
        status = lb_fail(err, LB_ERR_IO, "%s: cannot be written", path);
    } else {
        bool written = fwrite(b.text, 1, b.length, file) == b.length;
        if (fclose(file) != 0 || !written) {
            status = lb_fail(err, LB_ERR_IO, "%s: writing failed", path);
        }
    }
    lb_buffer_free(&b);
    return status;
}
