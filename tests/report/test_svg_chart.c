#include "check_main.h"

#include "markup.h"
#include "report/svg_chart.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { POINTS = 30 };

static lb_date dates[POINTS];
static double rising[POINTS], waves[POINTS], holes[POINTS], flat[POINTS];

static lb_chart sample(const lb_chart_series *series, int count)
{
    for (int i = 0; i < POINTS; i++) {
        dates[i] = lb_date_make(2023, 9, 30) + 28 * i;
        rising[i] = 10 + i;
        waves[i] = 5 + 3 * sin(i / 3.0);
        holes[i] = i % 7 == 0 ? 12 + i : NAN;
        flat[i] = 0;
    }
    return (lb_chart){.label = "A \"test\" <chart>",
                      .count = POINTS,
                      .dates = dates,
                      .series_count = count,
                      .series = series,
                      .low = NAN,
                      .high = NAN};
}

/* How often a piece of text occurs. */
static int count_of(const char *text, const char *piece)
{
    int count = 0;
    for (const char *at = text; (at = strstr(at, piece)) != NULL; at += strlen(piece)) {
        count++;
    }
    return count;
}

static void check_sound(const lb_buffer *out)
{
    int elements;
    ck_assert(!out->failed);
    ck_assert_msg(markup_is_sound(out->text, &elements), "%s", out->text);
    ck_assert_int_gt(elements, 5);
    ck_assert_int_eq(count_of(out->text, "nan"), 0);
    ck_assert_int_eq(count_of(out->text, "00000"), 0); /* a coordinate out of all measure */
    ck_assert_int_eq(count_of(out->text, "inf"), 0);
    ck_assert_ptr_nonnull(strstr(out->text, "aria-label=\"A &quot;test&quot; &lt;chart&gt;\""));
}

START_TEST(lines_have_ticks_and_names)
{
    lb_chart_series series[] = {{"Simulated", rising, 0, LB_LOOK_SOLID},
                                {"Published & co", holes, 5, LB_LOOK_DOTS}};
    lb_chart chart = sample(series, 2);
    lb_buffer out = {0};
    lb_chart_lines(&out, &chart);
    check_sound(&out);
    ck_assert_int_eq(count_of(out.text, "<circle"), 5);
    ck_assert_int_eq(count_of(out.text, "class=\"line l0\""), 1);
    ck_assert_ptr_nonnull(strstr(out.text, ">Simulated<"));
    ck_assert_ptr_nonnull(strstr(out.text, ">Published &amp; co<"));
    ck_assert_ptr_nonnull(strstr(out.text, ">2024<"));
    ck_assert_ptr_nonnull(strstr(out.text, ">40<"));
    lb_buffer_free(&out);
}
END_TEST

START_TEST(a_gap_lifts_the_pen)
{
    lb_chart_series series[] = {{"Gaps", holes, 0, LB_LOOK_SOLID}};
    lb_chart chart = sample(series, 1);
    holes[1] = 12;
    lb_buffer out = {0};
    lb_chart_lines(&out, &chart);
    check_sound(&out);
    const char *path = strstr(out.text, "class=\"line l0\"");
    char curve[512] = "";
    strncat(curve, path, strcspn(path, ">"));
    ck_assert_int_eq(count_of(curve, "M"), 5);
    ck_assert_int_eq(count_of(curve, "L"), 1);
    lb_buffer_free(&out);
}
END_TEST

START_TEST(areas_stack_to_the_sum)
{
    lb_chart_series series[] = {{"Below", rising, 0, LB_LOOK_SOLID}, {"Above", waves, 4, LB_LOOK_SOLID}};
    lb_chart chart = sample(series, 2);
    lb_buffer out = {0};
    lb_chart_areas(&out, &chart);
    check_sound(&out);
    ck_assert_int_eq(count_of(out.text, "class=\"band"), 2);
    /* the lower edge of the second band is the upper edge of the first, run backwards */
    const char *first = strstr(out.text, "d=\"M") + 4, *second = strstr(first, "d=\"M") + 4;
    char start[32] = "";
    strncat(start, first, strcspn(first, "L"));
    ck_assert_ptr_nonnull(strstr(second, start));
    lb_buffer_free(&out);
}
END_TEST

START_TEST(labels_do_not_overlap)
{
    double levels[12][POINTS];
    lb_chart_series series[12];
    for (int s = 0; s < 12; s++) {
        for (int i = 0; i < POINTS; i++) {
            levels[s][i] = 100 + 0.01 * s;
        }
        series[s] = (lb_chart_series){"Name", levels[s], s, LB_LOOK_SOLID};
    }
    lb_chart chart = sample(series, 12);
    lb_buffer out = {0};
    lb_chart_lines(&out, &chart);
    check_sound(&out);
    double last = -1000;
    int found = 0;
    for (const char *at = out.text; (at = strstr(at, "class=\"end\"")) != NULL; at++, found++) {
        double y = atof(strstr(at, " y=\"") + 4);
        ck_assert_double_ge(y - last, 13.9);
        ck_assert_double_ge(y, 0);
        ck_assert_double_le(y, LB_CHART_HEIGHT);
        last = y;
    }
    ck_assert_int_eq(found, 12);
    lb_buffer_free(&out);
}
END_TEST

/* Only what is not over is pale, series by series; without a word about it nothing is. */
START_TEST(bars_of_what_is_not_over_are_pale)
{
    static const char *const names[] = {"FY2024", "FY2025", "so far"};
    double first[] = {895.8, 970.6, 347.8}, second[] = {880, 400, NAN};
    bool first_pale[] = {false, false, true}, second_pale[] = {false, true, true};
    const bool *const pale[] = {first_pale, second_pale};
    lb_chart_series series[] = {{"One", first, 0, LB_LOOK_SOLID}, {"Other", second, 2, LB_LOOK_SOLID}};
    lb_chart chart = {.label = "A \"test\" <chart>",
                      .count = 3,
                      .categories = names,
                      .series_count = 2,
                      .series = series,
                      .low = NAN,
                      .high = NAN};
    for (int with = 0; with < 2; with++) {
        lb_buffer out = {0};
        chart.pale = with ? pale : NULL;
        lb_chart_grouped_bars(&out, &chart);
        check_sound(&out);
        ck_assert_int_eq(count_of(out.text, "class=\"c0 pale\""), with);
        ck_assert_int_eq(count_of(out.text, "class=\"c2 pale\""), with);
        lb_buffer_free(&out);
    }
}
END_TEST

START_TEST(bars_stand_on_zero)
{
    static const char *const names[] = {"FY2024", "FY2025", "FY2026"};
    double up[] = {895.8, 970.6, 347.8}, down[] = {-5, NAN, 40};
    lb_chart_series series[] = {{"Up", up, 0, LB_LOOK_SOLID}, {"Down", down, 2, LB_LOOK_SOLID}};
    lb_chart chart = {.label = "A \"test\" <chart>",
                      .count = 3,
                      .categories = names,
                      .series_count = 2,
                      .series = series,
                      .low = NAN,
                      .high = NAN};
    lb_buffer out = {0};
    lb_chart_grouped_bars(&out, &chart);
    check_sound(&out);
    ck_assert_int_eq(count_of(out.text, "<rect"), 2 + 5); /* the legend and the bars that have a value */
    ck_assert_int_eq(count_of(out.text, "height=\"-"), 0);
    ck_assert_int_eq(count_of(out.text, ">FY20"), 3);
    lb_buffer_free(&out);
}
END_TEST

START_TEST(many_bars_lose_labels_not_bars)
{
    static char text[48][8];
    const char *names[48];
    double values[48];
    for (int i = 0; i < 48; i++) {
        snprintf(text[i], sizeof text[i], "%d", 2026 + i);
        names[i] = text[i];
        values[i] = 1 + i % 5;
    }
    lb_chart_series series[] = {{"One", values, 0, LB_LOOK_SOLID}};
    lb_chart chart = {.label = "A \"test\" <chart>",
                      .count = 48,
                      .categories = names,
                      .series_count = 1,
                      .series = series,
                      .low = NAN,
                      .high = NAN};
    lb_buffer out = {0};
    lb_chart_stacked_bars(&out, &chart);
    check_sound(&out);
    ck_assert_int_eq(count_of(out.text, "<rect"), 48);
    ck_assert_int_lt(count_of(out.text, "class=\"xtick\""), 14);
    lb_buffer_free(&out);
}
END_TEST

START_TEST(charts_of_nothing_are_still_charts)
{
    lb_chart_series series[] = {{"Flat", flat, 0, LB_LOOK_SOLID}};
    lb_chart chart = sample(series, 1);
    void (*const draw[])(lb_buffer *, const lb_chart *) = {lb_chart_lines, lb_chart_areas};
    for (int kind = 0; kind < 2; kind++) {
        for (int count = 0; count <= 2; count++) {
            lb_buffer out = {0};
            chart.count = count;
            draw[kind](&out, &chart);
            check_sound(&out);
            lb_buffer_free(&out);
        }
    }
    double all_missing[POINTS];
    for (int i = 0; i < POINTS; i++) {
        all_missing[i] = NAN;
    }
    series[0].values = all_missing;
    chart.count = POINTS;
    lb_buffer out = {0};
    lb_chart_lines(&out, &chart);
    check_sound(&out);
    lb_buffer_free(&out);
}
END_TEST

/* The number of an attribute of the n-th (from 0) element of a class. */
static double attribute_of(const char *text, const char *element, int n, const char *name)
{
    const char *at = text;
    for (int i = 0; at && i <= n; i++) {
        at = strstr(i ? at + 1 : at, element);
    }
    ck_assert_ptr_nonnull(at);
    char wanted[32];
    snprintf(wanted, sizeof wanted, " %s=\"", name);
    const char *value = strstr(at, wanted);
    ck_assert_ptr_nonnull(value);
    return strtod(value + strlen(wanted), NULL);
}

/* From 4.24 by -0.06 and +0.24 (of which +0.30 and -0.06) to 4.42: each bar begins where the one before ends. */
START_TEST(a_waterfall_leads_from_start_to_end)
{
    static const lb_chart_step steps[] = {{"Real rate", -0.06, 0, false},
                                          {"Term premium & co", 0.24, 0, true},
                                          {"Sales", 0.30, 1, false},
                                          {"Others", -0.06, 1, false}};
    lb_chart_fall chart = {.label = "A \"test\" <chart>",
                           .start_name = "Start",
                           .end_name = "End",
                           .start = 4.24,
                           .end = 4.42,
                           .step_unit = 0.01,
                           .count = 4,
                           .steps = steps};
    lb_buffer out = {0};
    lb_chart_waterfall(&out, &chart);
    check_sound(&out);
    ck_assert_int_eq(count_of(out.text, "<rect"), 6);
    double start = attribute_of(out.text, "<rect class=\"c11\"", 0, "x") + 1.5;
    double end = attribute_of(out.text, "<rect class=\"c11\"", 1, "x") + 1.5;
    double rate = attribute_of(out.text, "<rect class=\"c1\"", 0, "x");
    double rate_width = attribute_of(out.text, "<rect class=\"c1\"", 0, "width");
    double sales = attribute_of(out.text, "<rect class=\"c5\"", 0, "x");
    double sales_width = attribute_of(out.text, "<rect class=\"c5\"", 0, "width");
    double others = attribute_of(out.text, "<rect class=\"c1\"", 1, "x");
    double premium = attribute_of(out.text, "<rect class=\"c10\"", 0, "x");
    double premium_width = attribute_of(out.text, "<rect class=\"c10\"", 0, "width");
    ck_assert_double_eq_tol(rate + rate_width, start, 0.21); /* it falls: its right end is the start */
    ck_assert_double_eq_tol(premium, rate, 0.21);
    ck_assert_double_eq_tol(sales, rate, 0.21);
    ck_assert_double_eq_tol(sales_width, 5 * rate_width, 0.61);
    ck_assert_double_eq_tol(premium_width, 4 * rate_width, 0.61);
    ck_assert_double_eq_tol(others, end, 0.21);
    ck_assert_double_eq_tol(premium + premium_width, end, 0.21);
    ck_assert_double_eq_tol(end - start, 3 * rate_width, 0.61);
    ck_assert_ptr_nonnull(strstr(out.text, ">4.24<"));
    ck_assert_ptr_nonnull(strstr(out.text, ">4.42<"));
    ck_assert_ptr_nonnull(strstr(out.text, ">+30.0<"));
    ck_assert_ptr_nonnull(strstr(out.text, ">-6.0<"));
    ck_assert_ptr_nonnull(strstr(out.text, ">Term premium &amp; co<"));
    lb_buffer_free(&out);
}
END_TEST

/* Everything within the frame, also when nothing moved, the axis is long or the names are. */
START_TEST(a_waterfall_stays_in_its_frame)
{
    static const double changes[] = {0, 1e-9, -3, 250};
    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        lb_chart_step step = {"Mutual funds, ETFs and closed-end funds", changes[i], 1, false};
        lb_chart_fall chart = {.label = "A \"test\" <chart>",
                               .start_name = "Start",
                               .end_name = "End",
                               .start = 4,
                               .end = 4 + changes[i],
                               .step_unit = 0.01,
                               .count = 1,
                               .steps = &step};
        lb_buffer out = {0};
        lb_chart_waterfall(&out, &chart);
        ck_assert(!out.failed);
        ck_assert_int_eq(count_of(out.text, "nan"), 0);
        ck_assert_int_eq(count_of(out.text, "inf"), 0);
        for (int rect = 0; rect < 3; rect++) {
            double x = attribute_of(out.text, "<rect", rect, "x"),
                   y = attribute_of(out.text, "<rect", rect, "y");
            ck_assert(x >= 0 && x + attribute_of(out.text, "<rect", rect, "width") <= LB_CHART_WIDTH);
            ck_assert(y >= 0 && y < LB_CHART_HEIGHT);
        }
        lb_buffer_free(&out);
    }
}
END_TEST

CHECK_MAIN("svg_chart", lines_have_ticks_and_names, a_gap_lifts_the_pen, areas_stack_to_the_sum,
           labels_do_not_overlap, bars_of_what_is_not_over_are_pale, bars_stand_on_zero,
           many_bars_lose_labels_not_bars, charts_of_nothing_are_still_charts,
           a_waterfall_leads_from_start_to_end, a_waterfall_stays_in_its_frame)
