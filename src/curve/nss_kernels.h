/* nss_kernels.h - the loops of the Svensson fit, one set for each instruction set of the processor. */
#ifndef LB_CURVE_NSS_KERNELS_H
#define LB_CURVE_NSS_KERNELS_H

#include "curve/nss.h"

/* Sums over the bonds of weight 1 of the products of residual (in basis points, place 6) and derivatives (to 4 betas
 * and 2 log decays). */
typedef void lb_nss_evaluate_kernel(const lb_flow_grid *grid, const double beta[4], const double log_tau[2],
                                    lb_nss_space *space, double normal[LB_NSS_ROW][LB_NSS_ROW]);

/* The linear problem around a curve, for all decays at once: sums of products of its columns (upper triangle). The
 * columns: 0 the level, 1 + g the slope of decay g, 1 + LB_NSS_DECAYS + g its hump, LB_NSS_TARGET the target. */
enum { LB_NSS_TARGET = 1 + 2 * LB_NSS_DECAYS, LB_NSS_PRICE = LB_NSS_TARGET + 1 };
typedef void lb_nss_search_kernel(const lb_flow_grid *grid, const double beta[4], const double log_tau[2],
                                  const double tau_yrs[LB_NSS_DECAYS], lb_nss_space *space,
                                  double products[LB_NSS_COLUMNS][LB_NSS_COLUMNS]);

typedef struct lb_nss_kernels {
    lb_nss_evaluate_kernel *evaluate;
    lb_nss_search_kernel *search;
} lb_nss_kernels;

/* The sets this processor can run, best first; NULL beyond the last one. All give the same bits. */
const lb_nss_kernels *lb_nss_kernels_get(int index);

#endif
