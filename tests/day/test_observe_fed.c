/* What a day shows of the Fed, and of Treasury and Fed as one, worked out again from the books. */
#include "check_main.h"

#include <math.h>

#include "../market/market_for_tests.h"
#include "fed/cost.h"
#include "market/valuation.h"

/* Sums over all securities, one by one. */
struct seen {
    double fed, fed_long, fed_bills, others, others_bills, others_months, others_unmatured;
    double fed_value, fed_cost;
};

static struct seen look(const lb_model *model, const lb_world *world)
{
    struct seen out = {0};
    lb_date today = lb_world_date(world);
    lb_valuation valuation;
    lb_valuation_open(world, &valuation);
    double weights = lb_fed_premium_weights(model, world);
    for (int s = 0; s < model->security_count; s++) {
        const lb_security *terms = &model->securities[s];
        double all = 0, part[LB_SECTOR_COUNT];
        for (int sector = LB_FED; sector < LB_SECTOR_COUNT; sector++) {
            int64_t at = (int64_t)s * LB_SECTOR_COUNT + sector;
            part[sector] = (double)(lb_wc_holdings(world)[at] + lb_wc_compensation(world)[at]) / 1e8;
            all += part[sector];
        }
        double others = all - part[LB_FED] - part[LB_GOVERNMENT_ACCOUNTS];
        int days = terms->maturity > today ? terms->maturity - today : 0;
        out.fed += part[LB_FED];
        out.fed_long += terms->maturity > lb_date_add_months(today, 120, false) ? part[LB_FED] : 0;
        out.fed_bills += terms->type == LB_BILL ? part[LB_FED] : 0;
        out.others += others;
        out.others_bills += terms->type == LB_BILL ? others : 0;
        out.others_months += others * days / 365.25 * 12;
        out.others_unmatured += days > 0 ? others : 0;
        out.fed_value += part[LB_FED] * lb_security_worth_of(&valuation, model, world, s).clean_px / 100;
        out.fed_cost += part[LB_FED] * lb_fed_cost_px(model, world, s, weights) / 100;
    }
    return out;
}

static double observed(const lb_world *world, int observable)
{
    return lb_wc_observable(world)[observable];
}

static void check_day(const lb_model *model, const lb_world *world)
{
    struct seen seen = look(model, world);
    const int64_t *position = lb_wc_position(world);
    double overnight = -(double)(position[LB_INSTR_RESERVES * LB_SECTOR_COUNT + LB_FED] +
                                 position[LB_INSTR_ON_RRP * LB_SECTOR_COUNT + LB_FED] +
                                 position[LB_INSTR_FOREIGN_RRP * LB_SECTOR_COUNT + LB_FED]) /
                       1e8;
    /* the H.4.1 counts compensation with the next day's index: a hundredth of a per cent at most */
    ck_assert_double_eq_tol(observed(world, LB_OBS_soma_bill_share), 100 * seen.fed_bills / seen.fed, 0.01);
    ck_assert_double_eq_tol(observed(world, LB_OBS_soma_over_10y_share), 100 * seen.fed_long / seen.fed,
                            1e-9);
    ck_assert_double_eq_tol(observed(world, LB_OBS_private_bill_share), 100 * seen.others_bills / seen.others,
                            1e-9);
    ck_assert_double_eq_tol(observed(world, LB_OBS_private_wam_months),
                            seen.others_months / seen.others_unmatured, 1e-9);
    ck_assert_double_eq_tol(observed(world, LB_OBS_consolidated_wam_months),
                            seen.others_months / (seen.others_unmatured + overnight), 1e-9);
    ck_assert_double_eq_tol(observed(world, LB_OBS_consolidated_overnight_share),
                            100 * overnight / (seen.others + overnight), 1e-9);
}

START_TEST(observables_are_what_the_books_say)
{
    lb_model *model = market_model(MARKET_SCENARIO);
    lb_world *world = market_world(model);
    lb_error err;
    check_day(model, world);
    while (lb_world_date(world) < model->until) {
        ck_assert_msg(lb_step(model, world, &err) == LB_OK, "%s", err.message);
        check_day(model, world);
    }
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

/* Values are those of the opening and of the last business day of a month, and stand until the next. */
START_TEST(values_are_of_month_ends)
{
    lb_model *model = market_model(MARKET_SCENARIO);
    lb_world *world = market_world(model);
    lb_error err;
    struct seen seen = look(model, world);
    int measured = 0;
    for (;;) {
        ck_assert_double_eq_tol(observed(world, LB_OBS_soma_market_value), seen.fed_value, 0.01);
        ck_assert_double_eq_tol(observed(world, LB_OBS_soma_unrealised), seen.fed_value - seen.fed_cost,
                                0.01);
        if (lb_world_date(world) >= model->until) {
            break;
        }
        ck_assert_msg(lb_step(model, world, &err) == LB_OK, "%s", err.message);
        lb_date today = lb_world_date(world), next = lb_add_business_days(LB_CALENDAR_FEDERAL, today, 1);
        if (lb_date_ymd(next).month != lb_date_ymd(today).month) {
            seen = look(model, world);
            measured++;
        }
    }
    ck_assert_int_eq(measured, 3); /* the ends of February, March and April */
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

CHECK_MAIN("observe_fed", observables_are_what_the_books_say, values_are_of_month_ends)
