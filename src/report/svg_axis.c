#include "report/svg_axis.h"

#include <math.h>
#include <stdio.h>

lb_scale lb_scale_of(double low, double high, int wanted)
{
    static const double steps[] = {1, 2, 2.5, 5, 10};
    static const int decimals[] = {0, 0, 1, 0, 0};
    if (!isfinite(low) || !isfinite(high)) {
        low = 0;
        high = 1;
    }
    if (high <= low) {
        double extent = low == 0 ? 1 : fabs(low) * 0.1;
        low -= extent / 2;
        high = low + extent;
    }
    double rough = (high - low) / wanted, power = 1;
    int exponent = 0;
    while (power * 10 <= rough) {
        power *= 10;
        exponent++;
    }
    while (power > rough) {
        power /= 10;
        exponent--;
    }
    int choice = 0;
    while (choice < 4 && steps[choice] * power < rough * 0.999) {
        choice++;
    }
    lb_scale scale = {.step = steps[choice] * power};
    scale.low = floor(low / scale.step + 1e-9) * scale.step;
    scale.high = ceil(high / scale.step - 1e-9) * scale.step;
    int needed = decimals[choice] - exponent - (choice == 4);
    scale.decimals = needed > 0 ? needed : 0;
    return scale;
}

/* Months between ticks, and every how many of them there is a label. */
static void choose_pace(int months, int wanted, int *pace, int *labels)
{
    static const struct {
        int months, pace, labels;
    } paces[] = {{8, 1, 1}, {14, 1, 3}, {48, 3, 4}, {96, 12, 1}};
    for (int i = 0; i < 4; i++) {
        if (months <= paces[i].months) {
            *pace = paces[i].pace;
            *labels = paces[i].labels;
            return;
        }
    }
    int years = months / 12 / wanted + 1;
    *pace = 12;
    *labels = years > 5 ? (years + 9) / 10 * 10 : years > 2 ? 5 : years;
    if (months / *pace >= LB_DATE_TICKS - 1) {
        *pace = 12 * *labels;
        *labels = 1;
    }
}

static void write_label(lb_date_tick *tick, int pace, int labels)
{
    static const char months[12][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    lb_ymd ymd = lb_date_ymd(tick->date);
    int index = (12 * ymd.year + ymd.month - 1) / pace;
    if (index % labels != 0) {
        return;
    }
    if (ymd.month == 1) {
        snprintf(tick->text, sizeof tick->text, "%d", ymd.year);
    } else {
        snprintf(tick->text, sizeof tick->text, "%s", months[ymd.month - 1]);
    }
}

int lb_date_ticks(lb_date first, lb_date last, int wanted, lb_date_tick ticks[LB_DATE_TICKS])
{
    lb_ymd from = lb_date_ymd(first), to = lb_date_ymd(last);
    int month = 12 * from.year + from.month - 1, end = 12 * to.year + to.month - 1;
    int pace, labels, count = 0;
    choose_pace(end - month + 1, wanted, &pace, &labels);
    for (month = (month + pace - 1) / pace * pace; month <= end && count < LB_DATE_TICKS; month += pace) {
        lb_date_tick tick = {.date = lb_date_make(month / 12, month % 12 + 1, 1)};
        if (tick.date >= first && tick.date <= last) {
            write_label(&tick, pace, labels);
            ticks[count++] = tick;
        }
    }
    return count;
}
