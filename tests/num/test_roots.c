#include "check_main.h"

#include "num/lb_math.h"
#include "num/roots.h"

#include <math.h>
#include <string.h>

typedef struct problem {
    const char *name;
    double (*f)(const void *context, double x, double *slope);
    double low, high, start, root;
    int most_steps; /* evaluations it may take with both tolerances 0 */
} problem;

static double cubic(const void *context, double x, double *slope) /* 31 CFR style: smooth, one root */
{
    (void)context;
    *slope = 3.0 * x * x - 2.0;
    return x * x * x - 2.0 * x - 5.0;
}

static double without_slope(const void *context, double x, double *slope)
{
    double ignored;
    *slope = 0.0;
    return cubic(context, x, &ignored);
}

static double wrong_slope(const void *context, double x, double *slope)
{
    double f = cubic(context, x, slope);
    *slope = -*slope;
    return f;
}

static double flat(const void *context, double x, double *slope) /* Newton alone jumps far away */
{
    (void)context;
    double e = lb_exp(-x * x);
    *slope = (1.0 - 2.0 * x * x) * e;
    return x * e;
}

static double triple(const void *context, double x, double *slope) /* a root of order three */
{
    (void)context;
    *slope = 3.0 * (x - 1.0) * (x - 1.0);
    return (x - 1.0) * (x - 1.0) * (x - 1.0);
}

static double step(const void *context, double x, double *slope)
{
    (void)context;
    *slope = 0.0;
    return x < 0.3 ? -1.0 : 1.0;
}

static double falling(const void *context, double x, double *slope)
{
    (void)context;
    *slope = -lb_exp(x);
    return 2.0 - lb_exp(x);
}

static double parabola(const void *context, double x, double *slope) /* no root */
{
    (void)context;
    *slope = 2.0 * x;
    return x * x + 1.0;
}

static double not_a_number(const void *context, double x, double *slope)
{
    (void)context;
    *slope = 1.0;
    return x > 0.5 ? NAN : x - 0.75;
}

static const problem problems[] = {
    {"cubic", cubic, 0.0, 10.0, 2.0, 2.0945514815423265, 12},
    {"cubic from afar", cubic, -1e6, 1e6, 1e6, 2.0945514815423265, 80},
    {"cubic, no slope", without_slope, 0.0, 10.0, 5.0, 2.0945514815423265, 65},
    {"cubic, wrong slope", wrong_slope, 0.0, 10.0, 5.0, 2.0945514815423265, 70},
    {"flat", flat, -3.0, 5.0, 2.9, 0.0, 90},
    {"falling", falling, -10.0, 10.0, 0.0, 0.69314718055994529, 14},
    {"step", step, 0.0, 1.0, 0.5, 0.3, 60},
    {"root at an end", cubic, 2.0945514815423265, 10.0, 9.0, 2.0945514815423265, 80},
};

START_TEST(roots_to_the_last_bit)
{
    for (size_t i = 0; i < sizeof problems / sizeof problems[0]; i++) {
        const problem *p = &problems[i];
        lb_root_search search = {.low = p->low, .high = p->high, .start = p->start, .f_tolerance = 0.0};
        lb_root root;
        lb_error err = {0};
        lb_status status = lb_root_find(p->f, NULL, &search, &root, &err);
        ck_assert_msg(status == LB_OK, "%s: %s", p->name, err.message);
        ck_assert_msg(fabs(root.x - p->root) <= 4e-16 * fmax(1.0, fabs(p->root)), "%s: %.17g", p->name,
                      root.x);
        ck_assert_msg(root.steps <= p->most_steps, "%s: %d steps", p->name, root.steps);
    }
}
END_TEST

START_TEST(newton_needs_few_steps)
{
    lb_root_search search = {.low = 0.0, .high = 10.0, .start = 2.0, .x_tolerance = 1e-9};
    lb_root root;
    ck_assert_int_eq(lb_root_find(cubic, NULL, &search, &root, NULL), LB_OK);
    ck_assert_int_le(root.steps, 5);
    ck_assert_double_le(fabs(root.x - 2.0945514815423265), 1e-9);
    search.x_tolerance = 0.0;
    search.f_tolerance = 1e-3;
    ck_assert_int_eq(lb_root_find(cubic, NULL, &search, &root, NULL), LB_OK);
    ck_assert_int_le(root.steps, 4);
    ck_assert_double_le(fabs(root.f), 1e-3);
}
END_TEST

START_TEST(a_multiple_root_is_found_by_bisection)
{
    lb_root_search search = {.low = -3.0, .high = 4.0, .start = 3.0, .x_tolerance = 1e-10};
    lb_root root;
    ck_assert_int_eq(lb_root_find(triple, NULL, &search, &root, NULL), LB_OK);
    ck_assert_double_le(fabs(root.x - 1.0), 1e-9);
}
END_TEST

START_TEST(failures_say_why)
{
    static const struct {
        double (*f)(const void *, double, double *);
        lb_root_search search;
        lb_status status;
        const char *said;
    } cases[] = {
        {parabola, {.low = -1.0, .high = 2.0, .start = 1.0}, LB_ERR_NO_SOLUTION, "no change of sign"},
        {not_a_number, {.low = 0.0, .high = 1.0, .start = 0.2}, LB_ERR_NO_SOLUTION, "not a number at 0.75"},
        {cubic,
         {.low = 0.0, .high = 10.0, .start = 9.0, .most_steps = 2},
         LB_ERR_NO_SOLUTION,
         "no root after 2"},
        {cubic, {.low = 1.0, .high = 0.0, .start = 1.0}, LB_ERR_RANGE, "cannot be sought"},
        {cubic, {.low = 0.0, .high = 1.0, .start = 2.0}, LB_ERR_RANGE, "cannot be sought"},
        {cubic, {.low = 0.0, .high = 1.0, .start = NAN}, LB_ERR_RANGE, "cannot be sought"},
        {cubic, {.low = -INFINITY, .high = 1.0, .start = 0.0}, LB_ERR_RANGE, "cannot be sought"},
        {cubic,
         {.low = 0.0, .high = 1.0, .start = 0.5, .x_tolerance = -1.0},
         LB_ERR_RANGE,
         "cannot be sought"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        lb_root root;
        lb_error err;
        ck_assert_int_eq(lb_root_find(cases[i].f, NULL, &cases[i].search, &root, &err), cases[i].status);
        ck_assert_msg(strstr(err.message, cases[i].said) != NULL, "case %zu: %s", i, err.message);
    }
}
END_TEST

CHECK_MAIN("roots", roots_to_the_last_bit, newton_needs_few_steps, a_multiple_root_is_found_by_bisection,
           failures_say_why)
