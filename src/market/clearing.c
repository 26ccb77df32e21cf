#include "clearing.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "num/linalg.h"

static const double WORST_RESIDUAL = 1e-12;

/* Factors I + a K; the node without a pivot goes to *worst. */
static lb_status factor(const lb_clearing_day *day, double *matrix, int *pivots, int *worst, lb_error *err)
{
    for (int i = 0; i < LB_NODES; i++) {
        for (int j = 0; j < LB_NODES; j++) {
            matrix[i * LB_NODES + j] = (i == j) + day->aversion * day->elastic[i * LB_NODES + j];
        }
        pivots[i] = -1;
    }
    if (lb_lu_factor(matrix, LB_NODES, pivots, NULL) == LB_OK) {
        return LB_OK;
    }
    *worst = 0;
    while (*worst < LB_NODES - 1 && pivots[*worst] >= 0) {
        ++*worst;
    }
    return lb_fail(err, LB_ERR_NO_SOLUTION,
                   "the market does not clear at %s: no yield balances what its holders buy",
                   lb_curve_node_word(*worst));
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

lb_status lb_clear(const lb_clearing_day *day, double *change, double *residual, int *worst, lb_error *err)
{
    static const double none[LB_NODES];
    double matrix[LB_NODES * LB_NODES];
    int pivots[LB_NODES];
    *residual = NAN;
    for (int node = 0; node < LB_NODES; node++) {
        if (!isfinite(day->stock[node] + day->outside[node] + day->opening_premium[node])) {
            *worst = node; /* the solution would spread it over all nodes */
            return lb_fail(err, LB_ERR_NO_SOLUTION,
                           "the market does not clear at %s: what came to it is no number",
                           lb_curve_node_word(node));
        }
    }
    lb_status status = factor(day, matrix, pivots, worst, err);
    if (status != LB_OK) {
        return status;
    }
    for (int node = 0; node < LB_NODES; node++) {
        change[node] = premium_at(day, none, node);
    }
    lb_lu_solve(matrix, LB_NODES, pivots, change);
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
