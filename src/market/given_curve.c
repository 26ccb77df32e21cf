#include "given_curve.h"

/* Linear interpolation over the nodes first .. last of the world's curve. */
static double interpolate(const lb_world *world, int first, int last, double years)
{
    const double *yields = lb_wc_par_yield(world);
    if (years <= lb_curve_node_years(first)) {
        return yields[first];
    }
    for (int node = first + 1; node <= last; node++) {
        double right = lb_curve_node_years(node);
        if (years <= right) {
            double left = lb_curve_node_years(node - 1);
            return yields[node - 1] + (yields[node] - yields[node - 1]) * (years - left) / (right - left);
        }
    }
    return yields[last];
}

double lb_given_yield(const lb_world *world, double years)
{
    return interpolate(world, LB_NODE_1M, LB_NODE_30Y, years);
}

double lb_given_real_yield(const lb_world *world, double years)
{
    return interpolate(world, LB_NODE_REAL_5Y, LB_NODE_REAL_30Y, years);
}

double lb_given_bill_price(const lb_world *world, int days)
{
    double years = days / 365.0;
    return 100.0 / (1.0 + lb_given_yield(world, years) * years);
}
