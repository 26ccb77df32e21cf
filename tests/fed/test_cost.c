/* The Fed's cost of each security: parts of one premium. */
#include "check_main.h"

#include "fed/cost.h"
#include "../market/market_for_tests.h"

START_TEST(the_parts_add_up_to_the_premium)
{
    lb_model *model = market_model(MARKET_SCENARIO);
    lb_world *world = market_world(model);
    double weights = lb_fed_premium_weights(model, world), premium = 0;
    int bearing = 0;
    for (int s = 0; s < model->security_count; s++) {
        int64_t at = (int64_t)s * LB_SECTOR_COUNT + LB_FED;
        double principal = (double)(lb_wc_holdings(world)[at] + lb_wc_compensation(world)[at]);
        const lb_security *terms = &model->securities[s];
        double px = lb_fed_cost_px(model, world, s, weights);
        bearing += px > 100;
        if (terms->type == LB_BILL) {
            ck_assert_double_le(px, 100);
            continue;
        }
        if (terms->issue_date > lb_date_make(2022, 3, 9) || terms->type == LB_FRN) {
            ck_assert_double_eq(px, 100);
        }
        premium += principal * (px - 100) / 100;
    }
    ck_assert_int_ge(bearing, 100);
    ck_assert_double_eq_tol(premium, lb_fed_treasury_premium(model, world), 1e-9 * premium);
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

/* Twice the time left, twice the premium; what is owed counts, not how much of it. */
START_TEST(premium_goes_with_the_time_left)
{
    lb_model *model = market_model(MARKET_SCENARIO);
    lb_world *world = market_world(model);
    double weights = lb_fed_premium_weights(model, world);
    lb_date today = lb_world_date(world);
    int first = -1;
    for (int s = 0; s < model->opening_count; s++) {
        double part = lb_fed_cost_px(model, world, s, weights) - 100;
        if (part <= 0 || model->securities[s].type == LB_BILL) {
            continue;
        }
        first = first < 0 ? s : first;
        double other = lb_fed_cost_px(model, world, first, weights) - 100;
        ck_assert_double_eq_tol(part / other,
                                (double)(model->securities[s].maturity - today) /
                                    (model->securities[first].maturity - today),
                                1e-6);
    }
    ck_assert_int_ge(first, 0);
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

CHECK_MAIN("cost", the_parts_add_up_to_the_premium, premium_goes_with_the_time_left)
