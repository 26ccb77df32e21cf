/* svg_axis.h - where the ticks of a chart go, and what stands at them. */
#ifndef LB_REPORT_SVG_AXIS_H
#define LB_REPORT_SVG_AXIS_H

#include "longbond/date.h"

/* Round steps over a range: low and high are multiples of step and enclose the range. */
typedef struct lb_scale {
    double low, high, step;
    int decimals; /* that the labels need */
} lb_scale;

/* The scale with about `wanted` steps of 1, 2, 2.5 or 5 times a power of ten. A range without extent, or one
 * that is no number, gets some extent. */
lb_scale lb_scale_of(double low, double high, int wanted);

enum { LB_DATE_TICKS = 64 };

/* A tick on an axis of dates; the text is empty for one without a label. */
typedef struct lb_date_tick {
    lb_date date;
    char text[12];
} lb_date_tick;

/* Ticks from `first` to `last`, labelled by the month, the quarter or the year as there is room for about
 * `wanted` labels. Returns how many, at most LB_DATE_TICKS. */
int lb_date_ticks(lb_date first, lb_date last, int wanted, lb_date_tick ticks[LB_DATE_TICKS]);

#endif
