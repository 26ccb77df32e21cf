/* curve.h - what the parts of longbond curve share. */
#ifndef LB_CLI_CURVE_H
#define LB_CLI_CURVE_H

#include "base/json_writer.h"
#include "cli/options.h"
#include "study/curve_history.h"

/* One day's curves. */
typedef struct lb_cli_curves {
    lb_date date, settle;
    const char *method;
    lb_fit_result nominal, real; /* the real curve if has_real */
    bool has_real;
    char no_real[256]; /* why there is none */
    int count;
    lb_price_quote *quotes;   /* [count] */
    lb_fit_outcome *outcomes; /* [count] of nominal securities and, if has_real, of TIPS */
} lb_cli_curves;

extern const char *const lb_cli_fit_methods[]; /* in the order of lb_fit_method */

/* longbond curve fit: history of a file. */
lb_status lb_curve_print_history(const lb_cli_call *call, const lb_curve_history *history, unsigned methods,
                                 const lb_par_yields *published, lb_error *err);

/* longbond curve par, zero, forward: the terms of a day. */
lb_status lb_curve_print_terms(const lb_cli_call *call, const char *what, const lb_cli_curves *curves,
                               lb_error *err);

/* longbond curve spreads: every security of a day. */
lb_status lb_curve_print_spreads(const lb_cli_call *call, const lb_cli_curves *curves, lb_error *err);

/* One figure of a curve, decimal: what is "par", "zero" or "forward". */
double lb_curve_figure(const lb_curve *curve, const char *what, double years);

/* Draws the yields of the securities and the curve as SVG. */
lb_status lb_curve_plot(const char *path, const char *what, const lb_cli_curves *curves, lb_error *err);

#endif
