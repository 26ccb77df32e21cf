/* The pace of coupon auctions: what is sold in a year, with and without a raise for add-ons. */
#include <stdio.h>

#include "check_main.h"
#include "fed/programmes_for_tests.h"
#include "treasury/pace.h"

/* A raise is in the sizes, FRNs' from its first auction on, and not in what is sold without it: up to the rounding of sizes
 * to whole billions. */
START_TEST(a_year_is_counted_without_the_raise)
{
    lb_scenario scenario = plain_scenario("given", "2026-06-30");
    run r = open_run(&scenario);
    double usual[LB_TENOR_COUNT], now[LB_TENOR_COUNT];
    step_run(&r);
    lb_treasury_sold_a_year(r.world, usual);
    /* Treasury, quarterly refunding statement of 4 February 2026: 30 bn new, 28 bn reopened */
    ck_assert_double_eq(usual[LB_FRN_2Y] / 1e11, 4 * 30 + 8 * 28);
    lb_date today = lb_world_date(r.world);
    const lb_date from[] = {today - 30, today, today + 90};
    for (int i = 0; i < 3; i++) {
        *lb_w_addon_raise(r.world) = 0.25;
        *lb_w_addon_from(r.world) = from[i];
        double sum = lb_treasury_sold_a_year(r.world, now), parts = 0;
        for (int tenor = 0; tenor < LB_TENOR_COUNT; tenor++) {
            double rounding = tenor >= LB_2Y ? 12 * 0.5 / 1.25 : 1e-9;
            ck_assert_double_eq_tol(now[tenor] / 1e11, usual[tenor] / 1e11, rounding);
            parts += now[tenor];
        }
        ck_assert_double_eq(sum, parts);
    }
    close_run(&r);
}
END_TEST

CHECK_MAIN("pace", a_year_is_counted_without_the_raise)
