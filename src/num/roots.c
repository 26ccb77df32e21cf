#include "roots.h"

#include "base/error.h"

#include <math.h>
#include <stdbool.h>

enum { USUAL_STEPS = 100 };

/* A search under way. Until a step has to bisect, the signs at the ends are not known. */
typedef struct bracket {
    lb_root_function f;
    const void *context;
    double low, high;
    bool known;  /* f differs in sign at the ends, as `rising` says */
    bool rising; /* f(low) < 0 < f(high) */
    int steps;
} bracket;

static lb_root evaluate(bracket *b, double x, double *slope)
{
    *slope = 0.0;
    double f = b->f(b->context, x, slope);
    return (lb_root){x, f, ++b->steps};
}

/* Moves the end that has the sign of f at `at`. */
static void shrink(bracket *b, lb_root at)
{
    if ((at.f < 0.0) == b->rising) {
        b->low = at.x;
    } else {
        b->high = at.x;
    }
}

/* Evaluates the ends. If one is a root already, it becomes `*here`. */
static lb_status look_at_ends(bracket *b, double f_tolerance, lb_root *here, lb_error *err)
{
    double slope;
    lb_root low = evaluate(b, b->low, &slope);
    lb_root high = evaluate(b, b->high, &slope);
    if (fabs(low.f) <= f_tolerance || fabs(high.f) <= f_tolerance) {
        *here = fabs(low.f) <= f_tolerance ? low : high;
        return LB_OK;
    }
    if (!(low.f < 0.0 && high.f > 0.0) && !(low.f > 0.0 && high.f < 0.0)) {
        return lb_fail(err, LB_ERR_NO_SOLUTION,
                       "no change of sign: the function is %.9g at %.9g and %.9g at %.9g", low.f, low.x,
                       high.f, high.x);
    }
    b->known = true;
    b->rising = low.f < 0.0;
    return LB_OK;
}

static bool is_sound(const lb_root_search *search)
{
    return search->low <= search->start && search->start <= search->high &&
           search->high - search->low < INFINITY && search->x_tolerance >= 0.0 &&
           search->f_tolerance >= 0.0 && search->most_steps >= 0;
}

/* The next point after `here`: Newton's if it stays inside and the last one at least halved f, else the middle. */
static lb_status next_point(bracket *b, double f_tolerance, lb_root *here, double f_before, double slope,
                            double *next, lb_error *err)
{
    double newton = here->x - here->f / slope;
    if (newton > b->low && newton < b->high && fabs(here->f) <= 0.5 * f_before) {
        *next = newton;
        return LB_OK;
    }
    if (!b->known) {
        lb_root end = *here;
        lb_status status = look_at_ends(b, f_tolerance, &end, err);
        if (status != LB_OK || !b->known) {
            *here = end;
            *next = end.x;
            return status;
        }
        shrink(b, *here);
    }
    *next = b->low + 0.5 * (b->high - b->low);
    return LB_OK;
}

lb_status lb_root_find(lb_root_function f, const void *context, const lb_root_search *search, lb_root *out,
                       lb_error *err)
{
    *out = (lb_root){search->start, NAN, 0};
    if (!is_sound(search)) {
        return lb_fail(err, LB_ERR_RANGE, "a root cannot be sought from %.9g in [%.9g, %.9g]", search->start,
                       search->low, search->high);
    }
    bracket b = {.f = f, .context = context, .low = search->low, .high = search->high};
    int most = search->most_steps > 0 ? search->most_steps : USUAL_STEPS;
    double x = search->start, f_before = INFINITY;
    while (b.steps < most) {
        double slope, next;
        *out = evaluate(&b, x, &slope);
        if (isnan(out->f)) {
            return lb_fail(err, LB_ERR_NO_SOLUTION, "the function is not a number at %.9g", x);
        }
        if (fabs(out->f) <= search->f_tolerance) {
            return LB_OK;
        }
        if (b.known) {
            shrink(&b, *out);
        }
        lb_status status = next_point(&b, search->f_tolerance, out, f_before, slope, &next, err);
        if (status != LB_OK) {
            return status;
        }
        /* A step below the tolerance ends the search; so does a bracket between neighbouring doubles. */
        if (fabs(next - out->x) <= search->x_tolerance || next == b.low || next == b.high) {
            return LB_OK;
        }
        f_before = fabs(out->f);
        x = next;
    }
    return lb_fail(err, LB_ERR_NO_SOLUTION, "no root after %d steps: at %.9g the function is still %.9g",
                   b.steps, out->x, out->f);
}
