/* The loops of the Svensson fit give the same bits with every instruction set of this processor. */
#include "curve/nss_kernels.h"

#include <stdlib.h>
#include <string.h>

#include "../check_main.h"
#include "curve/markets_for_tests.h"

START_TEST(all_sets_give_the_same_bits)
{
    lb_curve truth = market_truth(20000, 0.046, -0.004, -0.022, 0.018, 1.7, 9.0);
    lb_price_quote quotes[MARKET_MOST];
    static lb_grid_entry entries[MARKET_MOST];
    static lb_position at[MARKET_MOST];
    static lb_grid_bond bonds[MARKET_MOST];
    static double years[LB_GRID_MOST_DATES], values[5 * LB_GRID_MOST_DATES];
    int n = make_market(&truth, 101, 355, 2, quotes);
    for (int i = 0; i < n; i++) {
        ck_assert_int_eq(lb_position_at(&quotes[i].security, 20000, LB_CONVENTION_STREET, &at[i], NULL),
                         LB_OK);
        entries[i] = (lb_grid_entry){&quotes[i].security, &at[i].stream,    i,
                                     quotes[i].clean_px,  0.01 + 0.001 * i, i % 7 != 0};
    }
    lb_flow_grid grid = {.years = years, .bonds = bonds};
    ck_assert_int_eq(lb_flow_grid_build(&grid, entries, n, 20000, NULL), LB_OK);
    static const double beta[4] = {0.04, -0.01, 0.02, -0.03}, log_tau[2] = {0.3, 2.1};
    double tau[LB_NSS_DECAYS];
    for (int g = 0; g < LB_NSS_DECAYS; g++) {
        tau[g] = 0.2 + g;
    }
    lb_nss_space space = {values};
    static double normal[2][LB_NSS_ROW][LB_NSS_ROW], products[2][LB_NSS_COLUMNS][LB_NSS_COLUMNS];
    for (int set = 0; lb_nss_kernels_get(set); set++) {
        int to = set > 0;
        lb_nss_kernels_get(set)->evaluate(&grid, beta, log_tau, &space, normal[to]);
        lb_nss_kernels_get(set)->search(&grid, beta, log_tau, tau, &space, products[to]);
        ck_assert(normal[to][6][6] > 0);
        if (to) {
            ck_assert_mem_eq(normal[0], normal[1], sizeof normal[0]);
            ck_assert_mem_eq(products[0], products[1], sizeof products[0]);
        }
    }
}
END_TEST

/* Derivatives by formula against differences: the residual's square has the gradient 2 J'r. */
START_TEST(derivatives_are_those_of_the_residuals)
{
    lb_curve truth = market_truth(20000, 0.046, -0.004, -0.022, 0.018, 1.7, 9.0);
    lb_price_quote quotes[1];
    make_market(&truth, 1, 4, 0, quotes);
    lb_error err;
    market_must(lb_security_make(LB_BOND, 0.03, lb_date_make(2045, 5, 15), LB_DATE_NONE, LB_DATE_NONE,
                                 &quotes[0].security, &err),
                &err);
    lb_position at;
    ck_assert_int_eq(lb_position_at(&quotes[0].security, 20000, LB_CONVENTION_STREET, &at, NULL), LB_OK);
    lb_grid_entry entry = {&quotes[0].security, &at.stream, 0, 90, 0.1, 1};
    static double years[LB_GRID_MOST_DATES], values[5 * LB_GRID_MOST_DATES];
    lb_grid_bond bond;
    lb_flow_grid grid = {.years = years, .bonds = &bond};
    ck_assert_int_eq(lb_flow_grid_build(&grid, &entry, 1, 20000, NULL), LB_OK);
    lb_nss_space space = {values};
    const lb_nss_kernels *kernels = lb_nss_kernels_get(0);
    double p[6] = {0.04, -0.01, 0.02, -0.03, 0.3, 2.1};
    double normal[LB_NSS_ROW][LB_NSS_ROW], up[LB_NSS_ROW][LB_NSS_ROW], down[LB_NSS_ROW][LB_NSS_ROW];
    kernels->evaluate(&grid, p, p + 4, &space, normal);
    for (int j = 0; j < 6; j++) {
        double h = 1e-6, was = p[j];
        p[j] = was + h;
        kernels->evaluate(&grid, p, p + 4, &space, up);
        p[j] = was - h;
        kernels->evaluate(&grid, p, p + 4, &space, down);
        p[j] = was;
        double slope = (up[6][6] - down[6][6]) / (2 * h), formula = 2 * normal[j][6];
        ck_assert_double_eq_tol(slope, formula, 1e-6 * fabs(formula) + 1e-4);
    }
}
END_TEST

CHECK_MAIN("nss_kernels", all_sets_give_the_same_bits, derivatives_are_those_of_the_residuals)
