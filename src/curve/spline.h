/* spline.h - a smoothing spline of the forward rate, fitted to a flow grid.
 *
 * The instantaneous forward rate is a cubic B-spline; what is minimised is the mean squared yield error (price error
 * over DV01) plus the integral of lambda(t) f''(t)^2 with a penalty that depends on maturity (M. Fisher, D. Nychka and
 * D. Zervos, FEDS 95-1; D. Waggoner, FRB Atlanta WP 97-10; N. Anderson and J. Sleath, Bank of England WP 126). */
#ifndef LB_CURVE_SPLINE_H
#define LB_CURVE_SPLINE_H

#include "curve/flow_grid.h"
#include "longbond/curve.h"

enum { LB_SPLINE_MOST = 40, LB_SPLINE_ORDER = 4 };

/* log10 of the weight of the roughness, in basis points: towards `short_log10` at 0, `long_log10` far out. */
typedef struct lb_spline_penalty {
    double short_log10, long_log10, turn_yrs;
} lb_spline_penalty;

/* Knots and what depends on them. */
typedef struct lb_spline_basis {
    int count; /* coefficients */
    double knots[LB_SPLINE_MOST +
                 2 * LB_SPLINE_ORDER]; /* [count + 4], ends fourfold; one more end for integrals */
} lb_spline_basis;

typedef struct lb_spline_space {
    double *integrals; /* [LB_GRID_MOST_DATES][LB_SPLINE_MOST] of the B-splines from 0 to each date */
    double *discount;  /* [LB_GRID_MOST_DATES] */
} lb_spline_space;

typedef struct lb_spline_fit {
    lb_spline_basis basis;
    double coefs[LB_SPLINE_MOST];
    double squares_bp2;
    int evaluations;
} lb_spline_fit;

/* Fits the bonds of weight 1, from a flat curve at `start_dec`; `long_end_yrs` is the last knot, at or beyond the last
 * date of the grid. LB_ERR_NO_SOLUTION if the prices do not determine a curve. */
lb_status lb_spline_fit_grid(const lb_flow_grid *grid, const lb_spline_penalty *penalty, double start_dec,
                             double long_end_yrs, lb_spline_space *space, lb_spline_fit *out, lb_error *err);

/* The curve in pieces; beyond the last knot the forward rate stays as it is there. */
void lb_spline_to_curve(const lb_spline_fit *fit, lb_date settle, lb_curve *out);

#endif
