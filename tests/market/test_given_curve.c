/* The given curve: its nodes, straight lines between them, level ends. */
#include "check_main.h"

#include <string.h>

#include "market/given_curve.h"
#include "world/lists.h"

/* The line between the nodes around a maturity, found by a walk. */
static double walked(const double *yields, int first, int last, double years)
{
    if (years <= lb_curve_node_years(first)) {
        return yields[first];
    }
    for (int node = first + 1; node <= last; node++) {
        double left = lb_curve_node_years(node - 1), right = lb_curve_node_years(node);
        if (years <= right) {
            return yields[node - 1] + (yields[node] - yields[node - 1]) * (years - left) / (right - left);
        }
    }
    return yields[last];
}

START_TEST(yields_lie_on_lines_between_the_nodes)
{
    const char *text = "title: t\nbaseline: 2023-09-30\nuntil: 2023-10-31\nissuance: actual\nyields: given\n";
    lb_model *model;
    lb_world *world;
    lb_error err;
    ck_assert_int_eq(lb_model_parse("test.yaml", text, strlen(text), &model, &err), LB_OK);
    ck_assert_int_eq(lb_world_open(model, &world, &err), LB_OK);
    double *yields = lb_w_par_yield(world);
    for (int node = 0; node < LB_CURVE_NODE_COUNT; node++) {
        yields[node] = 0.01 * (1 + node * node % 7);
    }
    for (int node = 0; node < LB_CURVE_NODE_COUNT; node++) {
        double years = lb_curve_node_years(node);
        double yield =
            node < LB_NODE_REAL_5Y ? lb_given_yield(world, years) : lb_given_real_yield(world, years);
        ck_assert_double_eq_tol(yield, yields[node], 1e-16);
    }
    for (int days = -10; days < 14000; days++) {
        double years = days / 365.25;
        ck_assert_double_eq(lb_given_yield(world, years), walked(yields, LB_NODE_1M, LB_NODE_30Y, years));
        ck_assert_double_eq(lb_given_real_yield(world, years),
                            walked(yields, LB_NODE_REAL_5Y, LB_NODE_REAL_30Y, years));
    }
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

CHECK_MAIN("given_curve", yields_lie_on_lines_between_the_nodes)
