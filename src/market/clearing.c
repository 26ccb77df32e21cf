#include "clearing.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "num/linalg.h"

static const double WORST_RESIDUAL = 1e-12;

lb_status lb_clearing_factor(const double *elastic, double aversion, const lb_clearing_factors *factors,
                             lb_error *err)
{
    for (int i = 0; i < LB_NODES; i++) {
        for (int j = 0; j < LB_NODES; j++) {
            factors->matrix[i * LB_NODES + j] = (i == j) + aversion * elastic[i * LB_NODES + j];
        }
    }
    for (int node = 0; node < LB_NODES; node++) {
        factors->pivots[node] = -1;
    }
    lb_status status = lb_lu_factor(factors->matrix, LB_NODES, factors->pivots, NULL);
    int node = 0;
    while (status != LB_OK && node < LB_NODES - 1 && factors->pivots[node] >= 0) {
        node++;
    }
    return status == LB_OK
               ? LB_OK
               : lb_fail(err, LB_ERR_NO_SOLUTION,
                         "the market does not clear at %s: no yield balances what its holders buy",
                         lb_curve_node_word(node));
}

/* a (s - K (d + o)) + (a - 1) p at one node. */
static double premium_at(const lb_clearing_day *day, const double *change, int node)
{
    double bought = 0;
    for (int j = 0; j < LB_NODES; j++) {
        bought += day->elastic[node * LB_NODES + j] * (change[j] + day->outside[j]);
    }
    return day->aversion * (day->stock[node] - bought) + (day->aversion - 1) * day->opening_premium[node];
}

lb_status lb_clear(const lb_clearing_day *day, const lb_clearing_factors *factors, double *change,
                   double *residual, int *worst, lb_error *err)
{
    static const double none[LB_NODES];
    for (int node = 0; node < LB_NODES; node++) {
        if (!isfinite(day->stock[node] + day->outside[node] + day->opening_premium[node])) {
            *residual = NAN; /* the solution would spread it over all nodes */
            *worst = node;
            return lb_fail(err, LB_ERR_NO_SOLUTION,
                           "the market does not clear at %s: what came to it is no number",
                           lb_curve_node_word(node));
        }
    }
    for (int node = 0; node < LB_NODES; node++) {
        change[node] = premium_at(day, none, node);
    }
    lb_lu_solve(factors->matrix, LB_NODES, factors->pivots, change);
    *residual = 0;
    *worst = 0;
    for (int node = 0; node < LB_NODES; node++) {
        double miss = fabs(premium_at(day, change, node) - change[node]);
        if (!(miss <= *residual)) {
            *residual = miss;
            *worst = node;
        }
    }
    if (!(*residual <= WORST_RESIDUAL)) {
        return lb_fail(err, LB_ERR_NO_SOLUTION, "the market does not clear at %s: the equation misses by %g",
                       lb_curve_node_word(*worst), *residual);
    }
    return LB_OK;
}
