#include "check_main.h"

#include "markup.h"
#include "report/svg_chart.h"

#include <math.h>
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

CHECK_MAIN("svg_chart", lines_have_ticks_and_names, a_gap_lifts_the_pen, areas_stack_to_the_sum,
           labels_do_not_overlap, bars_stand_on_zero, many_bars_lose_labels_not_bars,
           charts_of_nothing_are_still_charts)
