/* roots.h - the root of a function of one variable. */
#ifndef LB_NUM_ROOTS_H
#define LB_NUM_ROOTS_H

#include "longbond/status.h"

/* Returns f(x) and writes its derivative to `*slope`. A slope that is not known may be left 0: the search then
 * bisects. */
typedef double (*lb_root_function)(const void *context, double x, double *slope);

typedef struct lb_root_search {
    double low, high;   /* the root is sought in [low, high] */
    double start;       /* first guess, inside */
    double x_tolerance; /* the root is known once it is bracketed or Newton's step is this small; >= 0 */
    double f_tolerance; /* or |f| is this small; >= 0 */
    int most_steps;     /* evaluations allowed; 0 means 100 */
} lb_root_search;

typedef struct lb_root {
    double x;
    double f;  /* the residual at x: what is left, also on failure */
    int steps; /* evaluations used */
} lb_root;

/* Newton's method; a step that leaves the bracket or gains less than bisection would is replaced by bisection,
 * for which the function must differ in sign at the ends (they are evaluated only then). LB_ERR_RANGE for a
 * search that makes no sense, LB_ERR_NO_SOLUTION if there is no change of sign, the function is NaN or the steps
 * do not suffice; `out` is filled also then, with the last point. */
lb_status lb_root_find(lb_root_function f, const void *context, const lb_root_search *search, lb_root *out,
                       lb_error *err);

#endif
