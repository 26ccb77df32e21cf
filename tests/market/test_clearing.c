/* Market clearing: cases that can be solved by hand, and days that do not clear. */
#include "check_main.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "market/clearing.h"
#include "market/market_for_tests.h"

enum { N = LB_NODES };

static double stock[N], premium[N], outside[N], elastic[N * N];

/* Numbers of the size that a day brings, all different. */
static void fill(void)
{
    memset(elastic, 0, sizeof elastic);
    for (int i = 0; i < N; i++) {
        stock[i] = 1e-4 * (i + 1);
        premium[i] = 2e-4 * i;
        outside[i] = 1e-4 * (i % 4 - 1);
    }
}

static lb_status clear(double aversion, double *change, double *residual, lb_error *err)
{
    int worst;
    lb_clearing_day day = {elastic, aversion, premium, stock, outside};
    return lb_clear(&day, change, residual, &worst, err);
}

START_TEST(without_elastic_holders_the_stock_is_borne_as_it_is)
{
    static const double aversion[] = {1, 0.5, 2.5};
    double change[N], residual;
    lb_error err;
    fill();
    for (size_t i = 0; i < 3; i++) {
        ck_assert_int_eq(clear(aversion[i], change, &residual, &err), LB_OK);
        for (int node = 0; node < N; node++) {
            ck_assert_double_eq_tol(change[node],
                                    aversion[i] * stock[node] + (aversion[i] - 1) * premium[node], 1e-18);
        }
        ck_assert_double_le(residual, 1e-18);
    }
}
END_TEST

/* One node that responds to itself: (1 + a k) d = a (s - k o) + (a - 1) p. With a = 2, k = 0.5, s = 30 bp, o = 10 bp,
 * p = 40 bp: 2 d = 2 (30 - 5) + 40, d = 45 bp. The others stay with a s + (a - 1) p. */
START_TEST(one_elastic_node_by_hand)
{
    double change[N], residual;
    lb_error err;
    fill();
    elastic[LB_NODE_10Y * N + LB_NODE_10Y] = 0.5;
    stock[LB_NODE_10Y] = 30e-4;
    outside[LB_NODE_10Y] = 10e-4;
    premium[LB_NODE_10Y] = 40e-4;
    ck_assert_int_eq(clear(2, change, &residual, &err), LB_OK);
    ck_assert_double_eq_tol(change[LB_NODE_10Y], 45e-4, 1e-17);
    ck_assert_double_eq_tol(change[LB_NODE_5Y], 2 * stock[LB_NODE_5Y] + premium[LB_NODE_5Y], 1e-17);
}
END_TEST

/* Two nodes, the second's yield draws purchases to the first: d1 = s1 - k12 (d2 + o2), d2 = s2. */
START_TEST(a_cross_term_by_hand)
{
    double change[N], residual;
    lb_error err;
    fill();
    elastic[LB_NODE_2Y * N + LB_NODE_5Y] = 0.25;
    stock[LB_NODE_2Y] = 20e-4;
    stock[LB_NODE_5Y] = 12e-4;
    outside[LB_NODE_5Y] = 8e-4;
    ck_assert_int_eq(clear(1, change, &residual, &err), LB_OK);
    ck_assert_double_eq_tol(change[LB_NODE_5Y], 12e-4, 1e-17);
    ck_assert_double_eq_tol(change[LB_NODE_2Y], 15e-4, 1e-17);
}
END_TEST

/* With the model's own holders: the solution satisfies the equation as it is written, and holders dampen. */
START_TEST(the_models_matrix_clears_to_the_last_digits)
{
    lb_model *model = market_model(MARKET_SCENARIO);
    double change[N], residual;
    lb_error err;
    fill();
    memcpy(elastic, model->market->demand.matrix, sizeof elastic);
    memcpy(premium, model->market->opening_premium, sizeof premium);
    static const double aversion[] = {1, 0.7, 3};
    for (size_t i = 0; i < 3; i++) {
        double a = aversion[i];
        ck_assert_int_eq(clear(a, change, &residual, &err), LB_OK);
        ck_assert_double_le(residual, 1e-16);
        for (int node = 0; node < N; node++) {
            double bought = 0;
            for (int j = 0; j < N; j++) {
                bought += elastic[node * N + j] * (change[j] + outside[j]);
            }
            double right = a * (stock[node] - bought) + (a - 1) * premium[node];
            ck_assert_double_eq_tol(change[node], right, 1e-16);
        }
    }
    memset(outside, 0, sizeof outside);
    ck_assert_int_eq(clear(1, change, &residual, &err), LB_OK);
    ck_assert_double_lt(change[LB_NODE_10Y], stock[LB_NODE_10Y]);
    ck_assert_double_gt(change[LB_NODE_10Y], 0);
    lb_model_free(model);
}
END_TEST

START_TEST(twice_the_shock_is_twice_the_response)
{
    lb_model *model = market_model(MARKET_SCENARIO);
    double one[N], two[N], residual;
    lb_error err;
    fill();
    memcpy(elastic, model->market->demand.matrix, sizeof elastic);
    ck_assert_int_eq(clear(1, one, &residual, &err), LB_OK);
    for (int node = 0; node < N; node++) {
        stock[node] *= 2;
        outside[node] *= 2;
    }
    ck_assert_int_eq(clear(1, two, &residual, &err), LB_OK);
    for (int node = 0; node < N; node++) { /* a factor of two is exact in binary */
        ck_assert_double_eq(two[node], 2 * one[node]);
        stock[node] = outside[node] = 0;
    }
    ck_assert_int_eq(clear(1, one, &residual, &err), LB_OK);
    for (int node = 0; node < N; node++) {
        ck_assert_double_eq(one[node], 0);
    }
    lb_model_free(model);
}
END_TEST

START_TEST(a_singular_matrix_names_its_node)
{
    static const int nodes[] = {LB_NODE_1M, LB_NODE_5Y, LB_NODE_30Y};
    for (size_t i = 0; i < 3; i++) {
        lb_error err = {.message = ""};
        double change[N], residual;
        fill();
        elastic[nodes[i] * N + nodes[i]] = -1; /* they sell exactly what a rise brings: no yield clears */
        ck_assert_int_eq(clear(1, change, &residual, &err), LB_ERR_NO_SOLUTION);
        char word[16];
        snprintf(word, sizeof word, " %s", lb_curve_node_word(nodes[i]));
        ck_assert_msg(strstr(err.message, word), "'%s' does not name%s", err.message, word);
    }
}
END_TEST

START_TEST(what_is_no_number_does_not_clear)
{
    double change[N], residual;
    double *const inputs[] = {stock, premium, outside};
    for (size_t i = 0; i < 3; i++) {
        for (int node = 0; node < N; node++) {
            for (int kind = 0; kind < 2; kind++) {
                lb_error err = {.message = ""};
                fill();
                for (int j = 0; j < N; j++) {
                    elastic[j * N + j] = 0.5;
                }
                inputs[i][node] = kind ? HUGE_VAL : NAN;
                ck_assert_int_eq(clear(1.5, change, &residual, &err), LB_ERR_NO_SOLUTION);
                ck_assert_ptr_nonnull(strstr(err.message, "does not clear at "));
                char *named = strstr(err.message, lb_curve_node_word(node));
                ck_assert_msg(named, "'%s' does not name %s", err.message, lb_curve_node_word(node));
            }
        }
    }
    fill();
    elastic[3] = NAN;
    lb_error err;
    ck_assert_int_eq(clear(1, change, &residual, &err), LB_ERR_NO_SOLUTION);
}
END_TEST

/* Holders are summed into one matrix: in which order, and under which names, does not matter. */
START_TEST(relabelled_holders_clear_alike)
{
    lb_model *model = market_model(MARKET_SCENARIO);
    const lb_demand *demand = &model->market->demand;
    double first[N], change[N], residual;
    lb_error err;
    fill();
    for (int order = 0; order < 6; order++) {
        memset(elastic, 0, sizeof elastic);
        for (int i = 0; i < LB_SECTOR_COUNT; i++) { /* 5 and 7 are coprime to the number of sectors, 18 */
            int sector = order % 2 ? LB_SECTOR_COUNT - 1 - i
                                   : (i * (order == 2   ? 5
                                           : order == 4 ? 7
                                                        : 1)) %
                                         LB_SECTOR_COUNT;
            for (int k = 0; k < N * N; k++) {
                elastic[k] += demand->effect[sector][k];
            }
        }
        ck_assert_int_eq(clear(1.2, order == 0 ? first : change, &residual, &err), LB_OK);
        for (int node = 0; order > 0 && node < N; node++) {
            ck_assert_double_eq_tol(change[node], first[node], 1e-17);
        }
    }
    lb_model_free(model);
}
END_TEST

CHECK_MAIN("clearing", without_elastic_holders_the_stock_is_borne_as_it_is, one_elastic_node_by_hand,
           a_cross_term_by_hand, the_models_matrix_clears_to_the_last_digits,
           twice_the_shock_is_twice_the_response, a_singular_matrix_names_its_node,
           what_is_no_number_does_not_clear, relabelled_holders_clear_alike)
