#include "check_main.h"

#include "report/svg_axis.h"

#include <math.h>
#include <string.h>

static void check_scale(double low, double high, double wanted_low, double wanted_high, double step,
                        int decimals)
{
    lb_scale scale = lb_scale_of(low, high, 5);
    ck_assert_double_eq_tol(scale.low, wanted_low, 1e-9 * fabs(wanted_high));
    ck_assert_double_eq_tol(scale.high, wanted_high, 1e-9 * fabs(wanted_high));
    ck_assert_double_eq_tol(scale.step, step, 1e-12 * step);
    ck_assert_int_eq(scale.decimals, decimals);
}

START_TEST(steps_are_round)
{
    check_scale(0, 30.35, 0, 40, 10, 0);
    check_scale(0, 10, 0, 10, 2, 0);
    check_scale(3.5, 5.6, 3.5, 6, 0.5, 1);
    check_scale(20.2, 22.6, 20, 23, 0.5, 1);
    check_scale(0, 970, 0, 1000, 200, 0);
    check_scale(0, 0.011, 0, 0.0125, 0.0025, 4);
    check_scale(-3, 12, -5, 15, 5, 0);
    check_scale(0, 4e7, 0, 4e7, 1e7, 0);
}
END_TEST

START_TEST(every_range_gets_few_round_steps)
{
    for (double size = 1e-6; size < 1e9; size *= 1.7) {
        for (double low = -size; low <= size; low += size / 3) {
            lb_scale scale = lb_scale_of(low, low + size, 5);
            double steps = (scale.high - scale.low) / scale.step;
            ck_assert_double_le(scale.low, low + 1e-6 * size);
            ck_assert_double_ge(scale.high, low + size - 1e-6 * size);
            ck_assert_double_ge(steps, 2);
            ck_assert_double_le(steps, 7.5);
            ck_assert_double_eq_tol(scale.low / scale.step, rint(scale.low / scale.step), 1e-6);
        }
    }
}
END_TEST

START_TEST(what_is_no_range_gets_one)
{
    const double cases[][2] = {{5, 5}, {0, 0}, {-2, -2}, {NAN, 3}, {INFINITY, -INFINITY}, {4, 1}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        lb_scale scale = lb_scale_of(cases[i][0], cases[i][1], 5);
        ck_assert(isfinite(scale.low) && isfinite(scale.high));
        ck_assert_double_gt(scale.high, scale.low);
        ck_assert_double_gt(scale.step, 0);
    }
}
END_TEST

/* The labels from first to last, separated by blanks; a dot is a tick without one. */
static const char *labels(lb_date first, lb_date last)
{
    static char text[1024];
    lb_date_tick ticks[LB_DATE_TICKS];
    int count = lb_date_ticks(first, last, 7, ticks);
    text[0] = '\0';
    for (int i = 0; i < count; i++) {
        ck_assert_int_ge(ticks[i].date, first);
        ck_assert_int_le(ticks[i].date, last);
        strcat(strcat(text, i ? " " : ""), ticks[i].text[0] ? ticks[i].text : ".");
    }
    return text;
}

START_TEST(dates_are_labelled_as_there_is_room)
{
    ck_assert_str_eq(labels(lb_date_make(2023, 9, 30), lb_date_make(2026, 1, 30)),
                     ". 2024 . . . 2025 . . . 2026");
    ck_assert_str_eq(labels(lb_date_make(2023, 9, 30), lb_date_make(2024, 2, 1)), "Oct Nov Dec 2024 Feb");
    ck_assert_str_eq(labels(lb_date_make(2023, 9, 30), lb_date_make(2024, 8, 30)),
                     "Oct . . 2024 . . Apr . . Jul .");
    ck_assert_str_eq(labels(lb_date_make(2023, 9, 30), lb_date_make(2030, 9, 30)),
                     "2024 2025 2026 2027 2028 2029 2030");
    ck_assert_str_eq(labels(lb_date_make(2024, 1, 5), lb_date_make(2024, 1, 25)), "");
    ck_assert_str_eq(labels(lb_date_make(2024, 1, 1), lb_date_make(2024, 1, 1)), "2024");
}
END_TEST

START_TEST(long_spans_are_not_crowded)
{
    for (int years = 1; years <= 170; years++) {
        lb_date_tick ticks[LB_DATE_TICKS];
        int count = lb_date_ticks(lb_date_make(2023, 9, 30), lb_date_make(2023 + years, 9, 30), 7, ticks);
        int labelled = 0;
        for (int i = 0; i < count; i++) {
            labelled += ticks[i].text[0] != '\0';
        }
        ck_assert_msg(labelled >= 1 && labelled <= 9, "%d years: %d labels", years, labelled);
    }
}
END_TEST

CHECK_MAIN("svg_axis", steps_are_round, every_range_gets_few_round_steps, what_is_no_range_gets_one,
           dates_are_labelled_as_there_is_room, long_spans_are_not_crowded)
