/* Buybacks on the real opening balance sheet: every recorded operation, its rule and its sum. */
#include "check_main.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "longbond/security.h"
#include "treasury/buybacks.h"
#include "world/model.h"
#include "world/world.h"

static const int64_t MILLION = 100000000;

static lb_model *load(const char *until)
{
    char text[200];
    lb_model *model;
    lb_error err;
    snprintf(text, sizeof text,
             "title: test\nbaseline: 2023-09-30\nuntil: %s\nissuance: actual\nyields: given\n", until);
    ck_assert_msg(lb_model_parse("test.yaml", text, strlen(text), &model, &err) == LB_OK, "%s", err.message);
    return model;
}

static lb_world *open_world(const lb_model *model)
{
    lb_world *world;
    lb_error err;
    ck_assert_msg(lb_world_open(model, &world, &err) == LB_OK, "%s", err.message);
    return world;
}

/* What the rule promises of one operation. */
static void check_takes(const lb_model *model, const lb_world *world, int plan, const lb_buyback_take *takes,
                        int count)
{
    const lb_buyback_plan *buyback = &model->buybacks[plan];
    int64_t sum = 0;
    for (int i = 0; i < count; i++) {
        const lb_security *terms = &model->securities[takes[i].security];
        const int64_t *held = &lb_wc_holdings(world)[takes[i].security * LB_SECTOR_COUNT];
        int64_t outstanding = lb_wc_outstanding(world)[takes[i].security];
        sum += takes[i].par;
        ck_assert(buyback->tips == (terms->type == LB_TIPS));
        ck_assert(terms->type == LB_NOTE || terms->type == LB_BOND || terms->type == LB_TIPS);
        ck_assert_int_ge(terms->maturity, buyback->maturity_from);
        ck_assert_int_le(terms->maturity, buyback->maturity_to);
        ck_assert_int_gt(takes[i].par, 0);
        ck_assert_int_eq(takes[i].par % MILLION, 0);
        ck_assert_int_le(takes[i].par, outstanding - held[LB_FED] - held[LB_GOVERNMENT_ACCOUNTS]);
        ck_assert_int_le(10 * held[LB_FED],
                         7 * (outstanding - takes[i].par) + 10); /* at most 70 % the Fed's */
        ck_assert_int_lt(terms->issue_date, lb_date_add_months(buyback->operation, -3, false) + 1);
        ck_assert(i == 0 || takes[i - 1].security < takes[i].security);
    }
    ck_assert_int_eq(sum, buyback->par);
}

/* Fiscal Data, buyback operations: the first one, 29 May 2024, took 2,000 mn of one month to two years. */
START_TEST(every_recorded_operation_is_met)
{
    lb_model *model = load("2026-01-30");
    lb_world *world = open_world(model);
    lb_buyback_take takes[LB_BUYBACK_SLOTS];
    lb_error err;
    int plan = 0, checked = 0, published = 0;
    int64_t planned = 0, bought = 0;
    while (lb_world_date(world) < lb_model_end(model)) {
        for (; plan < model->buyback_count && model->buybacks[plan].settle <= lb_world_date(world) + 1;
             plan++) {
            int count = 0;
            if (model->buybacks[plan].operation >= lb_date_make(2024, 5, 29)) {
                int on_record = model->buybacks[plan].record_count;
                published += on_record > 0;
                model->buybacks[plan].record_count = 0; /* the rule, where the record would do */
                lb_status status = lb_treasury_buyback_takes(model, world, plan, takes, &count, &err);
                model->buybacks[plan].record_count = on_record;
                ck_assert_msg(status == LB_OK, "%s", err.message);
                check_takes(model, world, plan, takes, count);
                checked++;
            }
            planned += model->buybacks[plan].par;
        }
        ck_assert_msg(lb_step(model, world, &err) == LB_OK, "%s", err.message);
    }
    for (int s = 0; s < model->security_count; s++) {
        bought += lb_wc_buyback_par(world)[s];
    }
    printf("%d operations by rule, %d of them with published securities\n", checked, published);
    ck_assert_int_ge(checked, 100);
    ck_assert_int_eq(bought, planned);
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

START_TEST(shares_follow_private_holdings)
{
    lb_model *model = load("2024-06-28");
    lb_world *world = open_world(model);
    lb_buyback_take takes[LB_BUYBACK_SLOTS];
    lb_error err;
    int count = 0;
    model->buybacks[0] = (lb_buyback_plan){.operation = lb_date_make(2023, 10, 2),
                                           .settle = lb_date_make(2023, 10, 3),
                                           .maturity_from = lb_date_make(2026, 1, 1),
                                           .maturity_to = lb_date_make(2028, 9, 30),
                                           .par = 4000 * MILLION};
    ck_assert_int_eq(lb_treasury_buyback_takes(model, world, 0, takes, &count, &err), LB_OK);
    check_takes(model, world, 0, takes, count);
    ck_assert_int_gt(count, 30);
    double first = 0;
    for (int i = 0; i < count; i++) {
        int64_t outstanding = lb_wc_outstanding(world)[takes[i].security];
        const int64_t *held = &lb_wc_holdings(world)[takes[i].security * LB_SECTOR_COUNT];
        int64_t private_par = outstanding - held[LB_FED] - held[LB_GOVERNMENT_ACCOUNTS];
        bool limited = takes[i].par + MILLION > private_par - 10000 * MILLION ||
                       takes[i].par + MILLION > outstanding - held[LB_FED] * 10 / 7;
        double share = (double)takes[i].par / (double)private_par;
        first = first > 0 || limited ? first : share;
        ck_assert(limited || fabs(share / first - 1) < 0.05);
    }
    ck_assert_double_gt(first, 0);
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

START_TEST(too_much_is_an_error)
{
    lb_model *model = load("2024-06-28");
    lb_world *world = open_world(model);
    lb_buyback_take takes[LB_BUYBACK_SLOTS];
    lb_error err;
    int count = 0;
    model->buybacks[0].record_count = 0;
    model->buybacks[0].operation = lb_date_make(2023, 10, 2);
    model->buybacks[0].maturity_from = lb_date_make(2043, 1, 1);
    model->buybacks[0].maturity_to = lb_date_make(2044, 1, 1);
    model->buybacks[0].par = 5000000 * MILLION;
    ck_assert_int_eq(lb_treasury_buyback_takes(model, world, 0, takes, &count, &err), LB_ERR_RECONCILE);
    ck_assert_ptr_nonnull(strstr(err.message, "2023-10-02"));
    for (int millions = 0; millions < 4; millions++) { /* not whole millions: exact all the same */
        model->buybacks[0].par = millions * MILLION + 12345;
        ck_assert_int_eq(lb_treasury_buyback_takes(model, world, 0, takes, &count, &err), LB_OK);
        int64_t sum = 0;
        for (int i = 0; i < count; i++) {
            sum += takes[i].par;
        }
        ck_assert_int_eq(sum, millions * MILLION + 12345);
    }
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

CHECK_MAIN("buybacks", every_recorded_operation_is_met, shares_follow_private_holdings, too_much_is_an_error)
