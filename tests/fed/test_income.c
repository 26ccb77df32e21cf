/* The Fed's income statement: the rule of the deferred asset, to the cent, and the lines that make up net income. */
#include "check_main.h"

#include <math.h>

#include "fed/fed_params.h"
#include "fed/income.h"
#include "../market/market_for_tests.h"

static const int64_t BN = 100000000000; /* cents */

/* A world whose deferred asset is `deferred` and whose TGA the remittances reach. */
static int64_t settle(lb_world *world, const lb_model *model, int64_t deferred, int64_t net)
{
    lb_books books = lb_world_books(world, model->row);
    *lb_w_deferred_asset(world) = deferred;
    int64_t tga = *lb_position(&books, LB_INSTR_TGA, LB_TREASURY);
    int64_t worth = lb_net_worth(&books, LB_FED);
    int64_t remitted = lb_fed_settle_income(world, &books, net);
    ck_assert_int_eq(*lb_position(&books, LB_INSTR_TGA, LB_TREASURY) - tga, remitted);
    ck_assert_int_eq(lb_net_worth(&books, LB_FED) - worth, -remitted);
    return remitted;
}

/* Federal Reserve Act, section 7, as the Reserve Banks apply it: losses accumulate, earnings pay them down, only then is there
 * anything to remit (St. Louis Fed, November 2023). */
START_TEST(a_loss_is_deferred_and_a_gain_pays_it_down_first)
{
    lb_model *model = market_model(MARKET_SCENARIO);
    lb_world *world = market_world(model);
    ck_assert_int_eq(settle(world, model, 0, -3 * BN), 0); /* a loss: nothing remitted */
    ck_assert_int_eq(*lb_wc_deferred_asset(world), 3 * BN);
    ck_assert_int_eq(settle(world, model, 3 * BN, 2 * BN), 0); /* a gain smaller than it */
    ck_assert_int_eq(*lb_wc_deferred_asset(world), BN);
    ck_assert_int_eq(settle(world, model, BN, BN), 0); /* to the cent: all of it, nothing over */
    ck_assert_int_eq(*lb_wc_deferred_asset(world), 0);
    ck_assert_int_eq(settle(world, model, BN, BN + 1), 1); /* one cent over, within one day */
    ck_assert_int_eq(*lb_wc_deferred_asset(world), 0);
    ck_assert_int_eq(settle(world, model, 0, 12345), 12345);
    ck_assert_int_eq(settle(world, model, 0, 0), 0);
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

/* Whatever comes day by day, the sum of what is remitted and the change of the deferred asset is net income. */
START_TEST(nothing_is_lost_between_income_and_remittance)
{
    lb_model *model = market_model(MARKET_SCENARIO);
    lb_world *world = market_world(model);
    lb_books books = lb_world_books(world, model->row);
    uint64_t state = 7;
    int64_t opening = *lb_w_deferred_asset(world) = BN / 3, net = 0, remitted = 0;
    for (int day = 0; day < 5000; day++) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        int64_t today = (int64_t)(state >> 33) % (BN / 7) - BN / 15;
        bool owing = *lb_wc_deferred_asset(world) > 0;
        int64_t paid = lb_fed_settle_income(world, &books, today);
        ck_assert_int_ge(paid, 0);
        ck_assert(paid == 0 || *lb_wc_deferred_asset(world) == 0);
        ck_assert(!owing || today > 0 || paid == 0);
        net += today;
        remitted += paid;
    }
    ck_assert_int_eq(remitted, net - opening + *lb_wc_deferred_asset(world));
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

static int64_t sum_of_lines(const lb_world *world)
{
    int64_t sum = 0;
    for (int line = 0; line < LB_LINE_COUNT; line++) {
        sum += lb_wc_fed_line(world)[line];
    }
    return sum;
}

/* Over a new year: the lines add up to net income to the cent every day, and begin again in January. */
START_TEST(lines_add_up_to_net_income)
{
    lb_model *model = market_model(
        "title: t\nbaseline: 2025-11-28\nuntil: 2026-01-30\nissuance: policy\nyields: cleared\n");
    lb_world *world = market_world(model);
    lb_error err;
    int64_t closing = 0;
    while (lb_world_date(world) < model->until) {
        int year = lb_date_ymd(lb_world_date(world)).year;
        closing = *lb_wc_deferred_asset(world);
        int64_t reserves = lb_wc_fed_line(world)[LB_LINE_RESERVES];
        ck_assert_msg(lb_step(model, world, &err) == LB_OK, "%s", err.message);
        ck_assert_int_eq(sum_of_lines(world), *lb_wc_fed_net_income(world));
        ck_assert_int_lt(lb_wc_fed_line(world)[LB_LINE_RESERVES], 0);
        if (lb_date_ymd(lb_world_date(world)).year != year) { /* the first day of the year alone */
            ck_assert_int_gt(lb_wc_fed_line(world)[LB_LINE_RESERVES], reserves / 100);
            ck_assert_int_eq(closing - *lb_wc_deferred_asset(world),
                             *lb_wc_fed_net_income(world) - *lb_wc_fed_remitted(world));
        }
    }
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

/* What SOMA accrues by class and as compensation is what the line says, and compensation is the books' to the cent. */
START_TEST(compensation_is_that_of_the_books)
{
    lb_model *model = market_model(MARKET_SCENARIO);
    lb_world *world = market_world(model);
    lb_books books = lb_world_books(world, model->row);
    lb_error err;
    int64_t before[2], line[2];
    for (int day = 0; day < 3; day++) { /* no TIPS matures or settles on the first days of February 2026 */
        before[0] = *lb_position(&books, LB_INSTR_INFLATION, LB_FED);
        line[0] = lb_wc_fed_line(world)[LB_LINE_COMPENSATION];
        ck_assert_msg(lb_step(model, world, &err) == LB_OK, "%s", err.message);
        before[1] = *lb_position(&books, LB_INSTR_INFLATION, LB_FED);
        line[1] = lb_wc_fed_line(world)[LB_LINE_COMPENSATION];
        if (day > 0) { /* TIPS of January settle on the first */
            ck_assert_int_eq(line[1] - line[0], before[1] - before[0]);
        }
    }
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

/* The premium shrinks in proportion to itself: after n days it is what compounding says, never below zero. */
START_TEST(premiums_shrink_and_stay_positive)
{
    lb_model *model = market_model(MARKET_SCENARIO);
    lb_world *world = market_world(model);
    lb_error err;
    double life = lb_model_param(model, LB_ACTOR_FED, LB_FED_PREMIUM_LIFE);
    int64_t opening = *lb_wc_fed_premium(world), line = lb_wc_fed_line(world)[LB_LINE_PREMIUMS];
    lb_date from = lb_world_date(world);
    while (lb_world_date(world) < model->until) {
        ck_assert_msg(lb_step(model, world, &err) == LB_OK, "%s", err.message);
    }
    double wanted = (double)opening * exp(-(lb_world_date(world) - from) / 365.25 / life);
    ck_assert_double_eq_tol((double)*lb_wc_fed_premium(world), wanted, 1e-4 * wanted);
    ck_assert_int_eq(opening - *lb_wc_fed_premium(world), line - lb_wc_fed_line(world)[LB_LINE_PREMIUMS]);
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

CHECK_MAIN("income", a_loss_is_deferred_and_a_gain_pays_it_down_first,
           nothing_is_lost_between_income_and_remittance, lines_add_up_to_net_income,
           compensation_is_that_of_the_books, premiums_shrink_and_stay_positive)
