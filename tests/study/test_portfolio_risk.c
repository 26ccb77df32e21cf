/* Risk of the opening holdings: a published value, and sums that must hold. */
#include "check_main.h"

#include <math.h>

#include "study/portfolio_risk.h"

static lb_model *model;
static lb_world *world;

static void open_baseline(void)
{
    static const char text[] = "title: t\nbaseline: 2023-09-30\nuntil: 2023-12-29\n";
    lb_error err;
    ck_assert_msg(lb_model_parse("t", text, sizeof text - 1, &model, &err) == LB_OK, "%s", err.message);
    ck_assert_msg(lb_world_open(model, &world, &err) == LB_OK, "%s", err.message);
}

static lb_portfolio_risk risk_of(int holder)
{
    lb_portfolio_risk risk;
    lb_error err;
    ck_assert_msg(lb_portfolio_risk_of(model, world, holder, &risk, &err) == LB_OK, "%s", err.message);
    return risk;
}

/* Z.1 L.210, third quarter of 2023: the monetary authority's Treasuries at market value, 4,367.4 bn. One per cent for
 * the bootstrapped par curve and derived holdings. */
START_TEST(the_feds_market_value)
{
    open_baseline();
    lb_portfolio_risk fed = risk_of(LB_FED);
    ck_assert_double_eq_tol(fed.total.value_usd / 1e9, 4367.4, 43.7);
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

START_TEST(parts_sum_to_the_whole)
{
    open_baseline();
    lb_portfolio_risk all = risk_of(LB_HELD_BY_ALL), private = risk_of(LB_HELD_PRIVATELY),
                      fed = risk_of(LB_FED);
    lb_portfolio_risk accounts = risk_of(LB_GOVERNMENT_ACCOUNTS);
    double dv01 = private.total.dv01_usd + fed.total.dv01_usd + accounts.total.dv01_usd;
    ck_assert_double_eq_tol(all.total.dv01_usd / dv01, 1, 1e-9);
    double value = private.total.value_usd + fed.total.value_usd + accounts.total.value_usd;
    ck_assert_double_eq_tol(all.total.value_usd / value, 1, 1e-9);
    double keys = 0;
    for (int k = 0; k < LB_PORTFOLIO_KEYS; k++) {
        keys += all.total.key_dv01_usd[k];
    }
    ck_assert_double_eq_tol(keys / all.total.dv01_usd, 1, 0.002);
    ck_assert_double_gt(all.of_class[LB_BOND].ten_year_usd, all.of_class[LB_BOND].par_usd);
    ck_assert_double_lt(all.of_class[LB_BILL].ten_year_usd, 0.05 * all.of_class[LB_BILL].par_usd);
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

CHECK_MAIN("portfolio_risk", the_feds_market_value, parts_sum_to_the_whole)
