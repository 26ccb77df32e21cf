/* The issuance policy on the real opening balance sheet of 30 September 2023. */
#include "check_main.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "longbond/security.h"
#include "treasury/cash_forecast.h"
#include "treasury/issuance_policy.h"
#include "treasury/issuance_tables.h"
#include "treasury/treasury_params.h"
#include "world/model.h"
#include "world/world.h"

static const double BILLION_CENTS = 1e11;

static lb_model *load(const char *issuance, const char *until, const char *more)
{
    char text[400];
    lb_model *model;
    lb_error err;
    snprintf(text, sizeof text, "title: test\nbaseline: 2023-09-30\nuntil: %s\nissuance: %s\n%s", until,
             issuance, more);
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

static void step(const lb_model *model, lb_world *world)
{
    lb_error err;
    ck_assert_msg(lb_step(model, world, &err) == LB_OK, "%s", err.message);
}

static lb_world *copy(const lb_model *model, const lb_world *world)
{
    lb_world *out;
    lb_error err;
    ck_assert_int_eq(lb_world_restore(model, world, lb_world_bytes(world), &out, &err), LB_OK);
    return out;
}

/* The tables against every recorded coupon auction from October 2023 to January 2026: all equal. */
START_TEST(published_sizes_are_those_of_the_record)
{
    lb_model *model = load("actual", "2026-01-30", "");
    int checked = 0;
    for (int o = 0; o < model->offering_count; o++) {
        const lb_offering *offering = &model->offerings[o];
        if (lb_tenor_type(offering->tenor) != LB_BILL && offering->offering_par > 0) {
            char day[11];
            int64_t size = lb_published_size(offering->tenor, offering->reopening, offering->auction);
            ck_assert_msg(size == offering->offering_par, "%s auctioned %s: %.0f bn, on record %.0f bn",
                          lb_tenor_word(offering->tenor), lb_date_format(offering->auction, day),
                          (double)size / BILLION_CENTS, (double)offering->offering_par / BILLION_CENTS);
            checked++;
        }
    }
    ck_assert_int_ge(checked, 250);
    lb_model_free(model);
}
END_TEST

/* Marketable borrowing estimates of 31 July and 30 October 2023, 29 July 2024. */
START_TEST(cash_targets_as_known)
{
    lb_date july = lb_date_make(2023, 8, 1), october = lb_date_make(2023, 10, 30);
    ck_assert_double_eq(lb_published_cash_target(july, lb_date_make(2023, 9, 30)), 650);
    ck_assert_double_eq(lb_published_cash_target(july, lb_date_make(2023, 12, 31)), 750);
    ck_assert_double_eq(lb_published_cash_target(july, lb_date_make(2023, 11, 15)), 700);
    ck_assert_double_eq(lb_published_cash_target(july, lb_date_make(2024, 1, 1)), 0);
    ck_assert_double_eq(lb_published_cash_target(october, lb_date_make(2024, 3, 31)), 750);
    ck_assert_double_eq(lb_published_cash_target(lb_date_make(2024, 7, 29), lb_date_make(2024, 12, 31)), 700);
    ck_assert_double_eq(lb_published_cash_target(lb_date_make(2023, 7, 1), lb_date_make(2023, 9, 30)), 0);
}
END_TEST

/* Sizes stay whole billions, within their bounds, and move no more than the largest step from auction to auction. */
static void check_sizes(const lb_model *model, const lb_world *world, const int64_t *before)
{
    double factor = lb_model_param(model, LB_ACTOR_TREASURY, LB_TREASURY_URGENT_FACTOR);
    for (int tenor = LB_4W; tenor <= LB_52W; tenor++) {
        int64_t size = lb_wc_size(world)[tenor];
        bool is_short = tenor == LB_4W || tenor == LB_6W || tenor == LB_8W;
        double step_bn = lb_model_param(model, LB_ACTOR_TREASURY,
                                        is_short ? LB_TREASURY_STEP_SHORT : LB_TREASURY_STEP_LONG);
        ck_assert_int_eq(size % (int64_t)BILLION_CENTS, 0);
        ck_assert_double_ge((double)size, 0.39 * (double)lb_bill_base_size(tenor));
        ck_assert_double_le((double)size, 1.6 * 1.25 * (double)lb_bill_base_size(tenor));
        if (before[tenor] > 0) {
            ck_assert_double_le(fabs((double)(size - before[tenor])), (step_bn * factor + 1) * BILLION_CENTS);
        }
    }
}

static double cash(const lb_world *world)
{
    return lb_world_observable(world, "tga") / 1000;
}

/* Twenty-eight months: the cash meets the published quarter-end targets within 125 bn outside the debt limit; debt
 * stays under the ceiling while it binds; the stock of July 2025 is within 1.5 % and the bill share within 1.5 points
 * of the Monthly Statement of the Public Debt (28,970.0 bn marketable, bills 5,995.9 bn). */
START_TEST(bills_steer_the_cash)
{
    lb_model *model = load("policy", "2026-01-30", "");
    lb_world *world = open_world(model);
    double above_ceiling = -1e9, least = 1e9, bills_january = 0;
    while (lb_world_date(world) < lb_model_end(model)) {
        int64_t before[LB_TENOR_COUNT];
        memcpy(before, lb_wc_size(world), sizeof before);
        step(model, world);
        lb_date today = lb_world_date(world), next = lb_add_business_days(LB_CALENDAR_FEDERAL, today, 1);
        lb_ymd ymd = lb_date_ymd(today);
        if (lb_wc_size(world)[LB_4W] > 0) {
            check_sizes(model, world, before);
        }
        least = fmin(least, cash(world));
        double ceiling = lb_debt_ceiling(model, today, *lb_wc_limit_opening(world)) / BILLION_CENTS;
        if (ceiling > 0) {
            above_ceiling =
                fmax(above_ceiling, lb_world_observable(world, "debt_held_by_public") / 1000 - ceiling);
            bills_january = bills_january > 0 ? bills_january : lb_world_observable(world, "bills");
        }
        bool quarter_end = lb_date_ymd(next).month != ymd.month && ymd.month % 3 == 0;
        if (quarter_end) {
            double target = lb_published_cash_target(today, lb_date_month_end(today));
            printf("%d-%02d: cash %.0f bn, target %.0f bn\n", ymd.year, ymd.month, cash(world), target);
            if (ceiling == 0) {
                ck_assert_double_le(fabs(cash(world) - target), 125);
            }
        }
        if (today == lb_date_make(2025, 6, 30)) {
            ck_assert_double_lt(lb_world_observable(world, "bills"), bills_january - 250000);
        }
        if (today == lb_date_make(2025, 7, 31)) {
            double marketable = lb_world_observable(world, "marketable");
            printf("July 2025: marketable %.0f bn, bill share %.2f %%\n", marketable / 1000,
                   lb_world_observable(world, "bill_share"));
            ck_assert_double_le(fabs(marketable / 28969964.5 - 1), 0.015);
            ck_assert_double_le(fabs(lb_world_observable(world, "bill_share") - 20.70), 1.5);
        }
    }
    printf("least cash %.0f bn; debt above the ceiling by at most %.0f bn\n", least, above_ceiling);
    ck_assert_double_gt(least, 150);
    ck_assert_double_le(above_ceiling, 100);
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

/* Index of an offering of that tenor announced on the world's day, or -1. */
static int announced(const lb_model *model, const lb_world *world, int tenor)
{
    for (int o = 0; o < model->offering_count; o++) {
        if (model->offerings[o].tenor == tenor && model->offerings[o].announce == lb_world_date(world)) {
            return o;
        }
    }
    return -1;
}

/* Moves cash out of the account, behind the back of the books, and forgets the day's plan. */
static void take_cash(lb_world *world, double usd_bn)
{
    lb_w_position(world)[LB_INSTR_TGA * LB_SECTOR_COUNT + LB_TREASURY] -= (int64_t)(usd_bn * BILLION_CENTS);
    *lb_w_plan_date(world) = 0;
}

START_TEST(less_cash_means_larger_bills_and_a_management_bill)
{
    lb_model *model = load("policy", "2024-06-28", "");
    lb_world *world = open_world(model);
    while (lb_world_date(world) < lb_date_make(2024, 5, 14)) { /* a Tuesday */
        step(model, world);
    }
    lb_world *same = copy(model, world), *poor = copy(model, world);
    take_cash(same, 0);
    take_cash(poor, 350);
    int four = announced(model, world, LB_4W), slot = announced(model, world, LB_CMB);
    ck_assert_int_ge(four, 0);
    ck_assert_int_ge(slot, 0);
    ck_assert(lb_treasury_policy_size(model, poor, four) > lb_treasury_policy_size(model, same, four));
    ck_assert_int_eq(lb_treasury_policy_size(model, same, slot), 0);
    ck_assert(lb_treasury_policy_size(model, poor, slot) >= 10 * (int64_t)BILLION_CENTS);
    lb_world_close(world);
    lb_world_close(same);
    lb_world_close(poor);
    lb_model_free(model);
}
END_TEST

/* The plan of a day does not depend on which offering asks first, and asking twice changes nothing. */
START_TEST(the_order_of_the_day_does_not_matter)
{
    lb_model *model = load("policy", "2024-03-28", "");
    lb_world *world = open_world(model);
    while (lb_world_date(world) < lb_date_make(2024, 1, 11)) { /* a Thursday */
        step(model, world);
    }
    lb_world *one = copy(model, world), *two = copy(model, world);
    take_cash(one, 0);
    take_cash(two, 0);
    const int tenors[] = {LB_6W, LB_13W, LB_26W, LB_20Y};
    for (int i = 0; i < 4; i++) {
        lb_treasury_policy_size(model, one, announced(model, world, tenors[i]));
        lb_treasury_policy_size(model, two, announced(model, world, tenors[3 - i]));
    }
    ck_assert_uint_eq(lb_world_hash(one), lb_world_hash(two));
    ck_assert_int_eq(lb_treasury_policy_size(model, one, announced(model, world, LB_20Y)),
                     13 * (int64_t)BILLION_CENTS);
    lb_world_close(world);
    lb_world_close(one);
    lb_world_close(two);
    lb_model_free(model);
}
END_TEST

/* What the forecast expects in three weeks is what the account shows then, but for what sizes change meanwhile. */
START_TEST(the_forecast_comes_true)
{
    lb_model *model = load("actual", "2024-12-31", "");
    lb_world *world = open_world(model);
    static lb_cash_forecast forecast;
    int64_t size[LB_TENOR_COUNT] = {0};
    double worst = 0;
    int known = 10; /* days: everything that settles by then has been announced */
    while (lb_world_date(world) < lb_date_make(2024, 11, 29)) {
        step(model, world);
        lb_forecast_cash(model, world, size, known, &forecast);
        lb_world *later = copy(model, world);
        lb_date until = lb_world_date(world) + 5; /* Tuesday bills settle a week after their announcement */
        while (lb_world_date(later) < until) {
            step(model, later);
        }
        int index = lb_world_date(later) - lb_world_date(world);
        if (index == 5 || index == 6) {
            worst = fmax(worst, fabs(forecast.cash[index] / BILLION_CENTS - cash(later)));
        }
        lb_world_close(later);
    }
    printf("largest error of the forecast five or six days ahead: %.1f bn\n", worst);
    ck_assert_double_le(worst, 5);
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

/* Every parameter at both ends of its range: the run goes on, nothing is NaN, sizes stay sizes. */
START_TEST(parameters_at_their_limits)
{
    for (int i = 0; i < LB_TREASURY_PARAM_COUNT * 2; i++) {
        const lb_param *param = &lb_treasury_param_table.params[i / 2];
        char more[160];
        snprintf(more, sizeof more, "set:\n  treasury.%s: %.10g%s\n", param->name,
                 i % 2 ? param->high : param->low,
                 strncmp(param->unit, "usd bn", 6) == 0 ? "bn"
                 : strncmp(param->unit, "pct", 3) == 0  ? "%"
                                                        : "");
        lb_model *model = load("policy", "2023-11-30", more);
        lb_world *world = open_world(model);
        while (lb_world_date(world) < lb_model_end(model)) {
            step(model, world);
        }
        ck_assert(isfinite(lb_world_observable(world, "tga")));
        ck_assert(isfinite(*lb_wc_tga_forecast(world)));
        ck_assert_double_gt(lb_world_observable(world, "bills"), 0);
        lb_world_close(world);
        lb_model_free(model);
    }
}
END_TEST

/* A decade on the same rules: sizes within bounds, cash above the floor, bills between 15 and 27 % of the debt. */
START_TEST(a_decade_ahead)
{
    lb_model *model = load("policy", "2034-12-29", "");
    lb_world *world = open_world(model);
    while (lb_world_date(world) < lb_model_end(model)) {
        step(model, world);
        ck_assert_double_gt(cash(world), 150);
        double share = lb_world_observable(world, "bill_share");
        ck_assert(share > 15 && share < 27);
    }
    ck_assert_double_gt(*lb_wc_coupon_raise(world), 0);
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

/* Bills in per cent of what others than the Fed and government accounts hold, by security at par. */
static double private_share(const lb_model *model, const lb_world *world)
{
    double bills = 0, all = 0;
    for (int s = 0; s < model->security_count; s++) {
        const int64_t *held = &lb_wc_holdings(world)[s * LB_SECTOR_COUNT];
        double par = (double)(lb_wc_outstanding(world)[s] - held[LB_FED] - held[LB_GOVERNMENT_ACCOUNTS]) /
                     BILLION_CENTS;
        bills += model->securities[s].type == LB_BILL ? par : 0;
        all += par;
    }
    return 100 * bills / all;
}

/* The Fed puts a hundred billion a quarter of coupons into bills. A Treasury that watches what private holders have sells
 * those bills on top, and raises coupons by a step at a refunding that finds their share above the limit, at no other:
 * over four years the share is that limit, to the point that CLAIMS A4.08 allows. From quarter to quarter it is not: a
 * step of 4 % of 4.4 tn a year moves it by 0.7 points in a year, and deficits by more. A Treasury that watches all debt
 * lets the share of private holders fall. */
START_TEST(the_bill_share_of_private_holders_is_kept)
{
    static const double high = 24;
    double share[2], mean = 0;
    int days = 0;
    for (int basis = 0; basis < 2; basis++) {
        char text[700];
        lb_model *model;
        lb_error err;
        snprintf(
            text, sizeof text,
            "title: t\nbaseline: 2026-01-30\nuntil: 2029-12-31\nissuance: policy\n"
            "programmes:\n  - on: 2026-02-02\n    reinvestment: {of: coupons, into: bills, share: 100%%}\n"
            "set:\n  treasury.bill_share_private: %d\n  treasury.bill_share_high: %.0f%%\n"
            "  treasury.addon_response: 100%%\n",
            basis, high);
        if (basis == 1) { /* coordinated */
            strcpy(strstr(text, "  treasury.addon_response"), "  treasury.addon_response: 0%\n");
        }
        ck_assert_msg(lb_model_parse("t.yaml", text, strlen(text), &model, &err) == LB_OK, "%s", err.message);
        lb_world *world = open_world(model);
        int raised = 0;
        while (lb_world_date(world) < lb_model_end(model)) {
            double before = *lb_wc_coupon_raise(world), then = private_share(model, world);
            lb_date refunding = *lb_wc_refunding(world);
            step(model, world);
            share[basis] = private_share(model, world);
            if (basis == 0) {
                continue;
            }
            double now = *lb_wc_coupon_raise(world);
            bool decided = *lb_wc_refunding(world) != refunding;
            double low_end = fmin(then, share[1]), high_end = fmax(then, share[1]);
            raised += now > before;
            ck_assert(decided || now == before);
            if (decided && low_end > high + 0.1) { /* the day's own trades lie between the two */
                ck_assert_double_eq_tol(now - before, 0.04, 1e-12);
            } else if (decided && high_end < high - 0.1) {
                ck_assert_double_eq(now, before);
            }
            mean += (share[1] - mean) / ++days;
        }
        ck_assert(basis == 0 || raised > 2);
        lb_world_close(world);
        lb_model_free(model);
    }
    printf("private bill share, mean of four years: %.2f %%; of a Treasury that watches all debt, at the "
           "end: %.2f %%\n",
           mean, share[0]);
    ck_assert_double_eq_tol(mean, high, 1);
    ck_assert_double_lt(share[0], share[1] - 3);
}
END_TEST

CHECK_MAIN("issuance_policy", published_sizes_are_those_of_the_record, cash_targets_as_known,
           bills_steer_the_cash, less_cash_means_larger_bills_and_a_management_bill,
           the_order_of_the_day_does_not_matter, the_forecast_comes_true, parameters_at_their_limits,
           a_decade_ahead, the_bill_share_of_private_holders_is_kept)
