/* nss.h - the Nelson-Siegel and Svensson fit to a flow grid. */
#ifndef LB_CURVE_NSS_H
#define LB_CURVE_NSS_H

#include "curve/flow_grid.h"

enum {
    LB_NSS_DECAYS = 20, /* decays tried in the search */
    LB_NSS_COLUMNS =
        48,        /* 1 level, a slope and a hump for each decay, target, price; filled up to whole vectors */
    LB_NSS_ROW = 8 /* derivatives to 4 betas and 2 log decays, residual, filled up */
};

/* Decays, in years: shorter ones only follow the noise of single bills, longer ones cannot be told from the level. */
#define LB_NSS_SHORTEST_TAU 0.2
#define LB_NSS_LONGEST_TAU  20.0

/* Memory of a fit: the caller's. */
typedef struct lb_nss_space {
    double *date_values; /* [5][LB_GRID_MOST_DATES] */
} lb_nss_space;

typedef struct lb_nss_fit {
    double beta[4];
    double log_tau[2];
    double squares_bp2; /* weighted sum of squared residuals */
    int evaluations;
} lb_nss_fit;

/* Fits the bonds of weight 1; `svensson` false keeps beta[3] at 0. LB_ERR_NO_SOLUTION if no pair of decays has a
 * solution: too few securities or all of one maturity. */
lb_status lb_nss_fit_grid(const lb_flow_grid *grid, bool svensson, double start_dec, lb_nss_space *space,
                          lb_nss_fit *out, lb_error *err);

#endif
