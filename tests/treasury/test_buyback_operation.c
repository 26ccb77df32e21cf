/* Simulated buybacks: against the record of 2024-2026, in the books, in the forecast, in the spreads. */
#include "check_main.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "market/spread_params.h"
#include "market/spreads.h"
#include "treasury/buyback_calendar.h"
#include "treasury/buyback_operation.h"
#include "treasury/buyback_params.h"
#include "treasury/cash_forecast.h"
#include "treasury/issue.h"

static const int64_t MILLION = 100000000, BILLION = 100000000000;

static lb_model *load(const char *head, const char *more)
{
    char text[600];
    lb_model *model;
    lb_error err;
    snprintf(text, sizeof text, "title: test\nbaseline: 2023-09-30\n%s%s", head, more);
    ck_assert_msg(lb_model_parse("test.yaml", text, strlen(text), &model, &err) == LB_OK, "%s", err.message);
    return model;
}

static const char CLEARED[] = "until: 2025-12-31\nissuance: policy\nyields: cleared\n";

static lb_world *open_world(const lb_model *model)
{
    lb_world *world;
    lb_error err;
    ck_assert_msg(lb_world_open(model, &world, &err) == LB_OK, "%s", err.message);
    if (!model->market) { /* a replay of the record has no spreads of its own */
        lb_spreads_open(model, world);
    }
    return world;
}

/* Buybacks of both kinds: cents a quarter and a year; negative: as announced. */
static void set_programme(lb_world *world, int64_t liquidity, int64_t cash)
{
    *lb_w_buyback_liquidity(world) = liquidity;
    *lb_w_buyback_cash(world) = cash;
}

static void step(const lb_model *model, lb_world *world)
{
    lb_error err;
    ck_assert_msg(lb_step(model, world, &err) == LB_OK, "%s", err.message);
    if (!model->market) {
        lb_spreads_step(model, world);
    }
}

/* The record ---------------------------------------------------------------------------------------------------- */

/* MODEL.md D.4 (Fiscal Data): operations by date with what was offered, accepted, and from how many issues. */
static const struct published {
    int year, month, day;
    int bucket;
    double maximum, offered, accepted;
    int issues;
    bool fitted; /* its bucket's offers were fitted on operations of February to August 2025 */
} published[] = {
    {2025, 6, 3, LB_BUCKET_TO_2Y, 10, 22.87, 10, 22, true},
    {2025, 6, 10, LB_BUCKET_TO_2Y, 10, 18.1, 10, 18, true},
    {2026, 1, 8, LB_BUCKET_TO_20Y, 2, 28.6, 2, 1, false},
    {2026, 1, 14, LB_BUCKET_TO_30Y, 2, 25.1, 2, 5, false},
    {2026, 1, 21, LB_BUCKET_TO_3Y, 4, 8.7, 2.8, 14, false},
};
enum { PUBLISHED = sizeof published / sizeof published[0] };

/* The plan's operation with simulated offers, as the world stands. */
static lb_buyback_result simulate(lb_model *model, const lb_world *world, int plan, int bucket, double bn)
{
    lb_buyback_candidate eligible[LB_BUYBACK_SLOTS];
    lb_buyback_offer offers[LB_BUYBACK_SLOTS];
    lb_buyback_result result;
    lb_error err;
    int count = 0;
    lb_buyback_rules rules = lb_treasury_buyback_rules(model, (int64_t)(bn * (double)BILLION));
    model->buybacks[plan].bucket = (uint8_t)bucket;
    ck_assert_msg(lb_treasury_buyback_offers(model, world, plan, eligible, offers, &count, &err) == LB_OK,
                  "%s", err.message);
    lb_buyback_auction(&rules, offers, count, &result);
    return result;
}

/* Adds what the operations of D.4 would have brought with one seed to sum[PUBLISHED][offered, accepted, issues, eligible]. */
static void add_seed(int seed, double sum[PUBLISHED][4])
{
    char more[32];
    snprintf(more, sizeof more, "seed: %d\n", seed);
    lb_model *model = load("until: 2026-01-30\nissuance: actual\nyields: given\n", more);
    lb_world *world = open_world(model);
    int at = 0;
    for (int plan = 0; plan < model->buyback_count && at < PUBLISHED; plan++) {
        lb_date operation = model->buybacks[plan].operation;
        const struct published *row = &published[at];
        while (lb_world_date(world) < operation) {
            step(model, world);
        }
        if (operation == lb_date_make(row->year, row->month, row->day)) {
            lb_buyback_result result = simulate(model, world, plan, row->bucket, row->maximum);
            sum[at][0] += (double)result.offered / (double)BILLION;
            sum[at][1] += (double)result.accepted / (double)BILLION;
            sum[at][2] += result.issues;
            sum[at][3] += result.eligible;
            at++;
        }
    }
    ck_assert_int_eq(at, PUBLISHED);
    lb_world_close(world);
    lb_model_free(model);
}

/* The five operations of D.4, with the private holdings of their days, mean of SEEDS draws of what lasts and of the offers.
 * Offered within half and twice the published amount, accepted within a fifth of the maximum; the number of issues
 * is shown, not asserted: docs/model/buybacks.md says where it fails. */
START_TEST(published_operations)
{
    enum { SEEDS = 12 };
    double sum[PUBLISHED][4] = {{0}};
    for (int seed = 1; seed <= SEEDS; seed++) {
        add_seed(seed, sum);
    }
    for (int i = 0; i < PUBLISHED; i++) {
        const struct published *row = &published[i];
        double offered = sum[i][0] / SEEDS, accepted = sum[i][1] / SEEDS;
        printf("%d-%02d-%02d %-18s offered %5.2f (published %5.2f) accepted %5.2f (%5.2f) issues %4.1f (%2d) "
               "of %.0f, %s\n",
               row->year, row->month, row->day, lb_buyback_bucket_word(row->bucket), offered, row->offered,
               accepted, row->accepted, sum[i][2] / SEEDS, row->issues, sum[i][3] / SEEDS,
               row->fitted ? "fitted" : "out of sample");
        ck_assert_double_gt(offered, row->offered / 2);
        ck_assert_double_lt(offered, row->offered * 2);
        ck_assert_double_le(fabs(accepted - row->accepted), row->maximum / 5);
    }
}
END_TEST

/* Plans ----------------------------------------------------------------------------------------------------------- */

START_TEST(only_cleared_policy_runs_simulate)
{
    static const char *const heads[] = {"until: 2026-12-31\nissuance: actual\nyields: given\n",
                                        "until: 2026-12-31\nissuance: policy\nyields: given\n",
                                        "until: 2026-01-30\nissuance: actual\nyields: cleared\n"};
    for (int i = 0; i < 3; i++) {
        lb_model *model = load(heads[i], "");
        for (int plan = 0; plan < model->buyback_count; plan++) {
            ck_assert(!model->buybacks[plan].simulated);
        }
        lb_model_free(model);
    }
    lb_model *model = load(CLEARED, "");
    ck_assert_int_gt(model->buyback_count, 2 * 64);
    for (int plan = 0; plan < model->buyback_count; plan++) {
        ck_assert(model->buybacks[plan].simulated);
        ck_assert(plan == 0 || model->buybacks[plan - 1].operation <= model->buybacks[plan].operation);
    }
    lb_model_free(model);
}
END_TEST

/* 0 turns a programme off, another amount scales it; as announced there is nothing before 29 May 2024. */
START_TEST(events_scale_the_programme)
{
    lb_model *model = load(CLEARED, "");
    lb_world *world = open_world(model);
    int64_t announced = 0, quarter = 0;
    for (int plan = 0; plan < model->buyback_count; plan++) {
        const lb_buyback_plan *buyback = &model->buybacks[plan];
        set_programme(world, -1, -1);
        announced += buyback->operation < lb_date_make(2024, 5, 29)
                         ? lb_treasury_buyback_maximum(model, world, plan)
                         : 0;
        set_programme(world, 76 * BILLION, 0);
        int64_t most = lb_treasury_buyback_maximum(model, world, plan);
        ck_assert(!buyback->cash || most == 0);
        bool counts =
            buyback->operation >= lb_date_make(2023, 11, 6) && buyback->operation < lb_date_make(2024, 2, 4);
        quarter += counts ? most : 0;
    }
    ck_assert_int_eq(announced, 0);
    ck_assert_int_eq(quarter, 76 * BILLION);
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

/* Operations -------------------------------------------------------------------------------------------------------- */

/* The first plan of a bucket from `from` on. */
static int plan_of(const lb_model *model, int bucket, lb_date from)
{
    int plan = 0;
    while (model->buybacks[plan].bucket != bucket || model->buybacks[plan].cash ||
           model->buybacks[plan].operation < from) {
        plan++;
    }
    return plan;
}

/* Steps to the business day before the plan's operation; no operation is held. */
static void go_before(const lb_model *model, lb_world *world, int plan)
{
    set_programme(world, 0, 0);
    while (lb_world_date(world) <
           lb_add_business_days(LB_CALENDAR_FEDERAL, model->buybacks[plan].operation, -1)) {
        step(model, world);
    }
}

/* The same world again, as a checkpoint gives it. */
static lb_world *copy_of(const lb_model *model, const lb_world *world)
{
    lb_world *copy;
    lb_error err;
    ck_assert_msg(lb_world_restore(model, world, lb_world_bytes(world), &copy, &err) == LB_OK, "%s",
                  err.message);
    return copy;
}

static int64_t due_of(const lb_model *model, const lb_world *world)
{
    int64_t sum = 0;
    for (int s = 0; s < model->security_count; s++) {
        sum += lb_wc_buyback_due(world)[s];
    }
    return sum;
}

/* The rules of each operation of two years: maximum, limits of the supplement, settlement in full the day after, one event. */
START_TEST(operations_keep_the_rules)
{
    lb_model *model = load(CLEARED, "");
    lb_world *world = open_world(model);
    int held = 0;
    int64_t accepted = 0, bought = 0;
    while (lb_world_date(world) < model->until) {
        int64_t waiting = due_of(model, world), told = 0, settled = 0;
        step(model, world);
        int64_t due = due_of(model, world);
        for (int64_t e = 0; e < *lb_wc_event_count(world); e++) {
            const lb_event *event = &lb_wc_event(world)[e];
            settled += event->kind == LB_EVENT_BUYBACK ? event->cents : 0;
            if (event->kind != LB_EVENT_BUYBACK_HELD) {
                continue;
            }
            ck_assert_double_ge(event->value * (double)MILLION, (double)event->cents);
            told += event->cents;
            held++;
        }
        ck_assert_int_eq(told, due);
        ck_assert_int_eq(settled, waiting);
        accepted += due;
        for (int s = 0; due > 0 && s < model->security_count; s++) {
            int64_t par = lb_wc_buyback_due(world)[s];
            const int64_t *owned = &lb_wc_holdings(world)[(int64_t)s * LB_SECTOR_COUNT];
            int64_t left = lb_wc_outstanding(world)[s] - par;
            ck_assert(par == 0 || par % MILLION == 0);
            ck_assert(par == 0 || 10 * owned[LB_FED] <= 7 * left + 10);
            ck_assert(par == 0 || left - owned[LB_FED] - owned[LB_GOVERNMENT_ACCOUNTS] >= 10 * BILLION);
        }
    }
    for (int s = 0; s < model->security_count; s++) {
        bought += lb_wc_buyback_par(world)[s];
    }
    printf("%d operations to the end of 2025 accepted %.1f bn\n", held, (double)accepted / (double)BILLION);
    ck_assert_int_gt(held, 80);
    ck_assert_int_eq(accepted - due_of(model, world), bought);
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

/* Excluded securities, as futures ask for them, are not bought. */
START_TEST(excluded_securities_stay)
{
    lb_model *model = load(CLEARED, "");
    lb_world *world = open_world(model);
    int plan = plan_of(model, LB_BUCKET_TO_20Y, lb_date_make(2025, 2, 1));
    go_before(model, world, plan);
    step(model, world);
    lb_buyback_candidate before[LB_BUYBACK_SLOTS], after[LB_BUYBACK_SLOTS];
    int count = 0, count_after = 0;
    lb_error err;
    ck_assert_int_eq(lb_treasury_buyback_eligible(model, world, plan, before, &count, &err), LB_OK);
    lb_w_buyback_excluded(world)[before[3].security] = 1;
    ck_assert_int_eq(lb_treasury_buyback_eligible(model, world, plan, after, &count_after, &err), LB_OK);
    ck_assert_int_eq(count_after, count - 1);
    ck_assert_int_eq(after[3].security, before[4].security);
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

/* What was bought richens by more than what was only eligible, other buckets do not move; both go back. */
START_TEST(bought_issues_richen)
{
    lb_model *model = load(CLEARED, "");
    lb_world *with = open_world(model);
    int plan = plan_of(model, LB_BUCKET_TO_20Y, lb_date_make(2025, 2, 1));
    go_before(model, with, plan);
    lb_world *without = copy_of(model, with);
    set_programme(with, -1, -1);
    step(model, with);
    step(model, without);
    set_programme(with, 0, 0);
    double bought = 0, eligible = 0;
    int bought_count = 0, eligible_count = 0, most = -1;
    for (int s = 0; s < model->security_count; s++) {
        double fall = lb_wc_spread_to_curve(without)[s] - lb_wc_spread_to_curve(with)[s];
        lb_date maturity = model->securities[s].maturity;
        bool inside =
            maturity >= model->buybacks[plan].maturity_from && maturity <= model->buybacks[plan].maturity_to;
        ck_assert(inside || fall == 0);
        ck_assert_double_ge(fall, 0);
        if (lb_wc_buyback_due(with)[s] > 0) {
            bought += 1e4 * fall;
            bought_count++;
            most = most < 0 || lb_wc_buyback_due(with)[s] > lb_wc_buyback_due(with)[most] ? s : most;
        } else if (fall > 0) {
            eligible += 1e4 * fall;
            eligible_count++;
        }
    }
    printf("10 to 20 years: %d bought %.2f bp, %d eligible %.2f bp\n", bought_count, bought / bought_count,
           eligible_count, eligible / eligible_count);
    ck_assert_double_gt(bought / bought_count, eligible / eligible_count);
    ck_assert_double_gt(eligible / eligible_count, 0);
    double first = lb_wc_spread_to_curve(without)[most] - lb_wc_spread_to_curve(with)[most];
    for (int day = 0; day < 20; day++) {
        step(model, with);
        step(model, without);
    }
    double later = lb_wc_spread_to_curve(without)[most] - lb_wc_spread_to_curve(with)[most];
    ck_assert(later > 0 && later < first);
    lb_world_close(with);
    lb_world_close(without);
    lb_model_free(model);
}
END_TEST

/* Money ------------------------------------------------------------------------------------------------------------- */

static int64_t deposits(const lb_books *books)
{
    int64_t sum = 0;
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        int64_t position = *lb_position(books, LB_INSTR_DEPOSITS, sector);
        sum += position > 0 ? position : 0;
    }
    return sum;
}

/* A bill that lives for another quarter. */
static int bill_of(const lb_model *model, const lb_world *world)
{
    for (int s = 0; s < model->security_count; s++) {
        if (model->securities[s].type == LB_BILL && lb_wc_outstanding(world)[s] > 0 &&
            model->securities[s].maturity > lb_world_date(world) + 90) {
            return s;
        }
    }
    return -1;
}

static int64_t cash_of(const lb_model *model, lb_world *world)
{
    lb_books books = lb_world_books(world, model->row);
    return *lb_position(&books, LB_INSTR_TGA, LB_TREASURY);
}

/* Claim A0.09. Two worlds that differ in one operation and in bills sold on its settlement day for exactly what the sellers are
 * paid: at the close reserves, all deposits and the Treasury's cash are the same to the cent. Banks are paid in reserves,
 * everyone else in deposits: banks buy bills for what banks were paid, money funds for the rest. (If others bought the banks'
 * part too, deposits would fall by it; they never rise.) Where the money market is simulated money funds go on to choose
 * between those bills and reverse repo, and what banks were paid cannot be told from reserves: then reserves and reverse
 * repo together are the same. */
static void check_no_money_moves(const char *key, bool simulated)
{
    lb_model *model = load(CLEARED, key);
    lb_world *with = open_world(model);
    int plan = plan_of(model, LB_BUCKET_TO_20Y, lb_date_make(2025, 2, 1));
    go_before(model, with, plan);
    lb_world *without = copy_of(model, with);
    set_programme(with, -1, -1);
    step(model, with); /* the operation */
    set_programme(with, 0, 0);
    step(model, without);
    lb_world *unfinanced = copy_of(model, with);
    int64_t par = due_of(model, with);
    ck_assert_int_gt(par, BILLION);
    step(model, unfinanced); /* settles */
    step(model, without);
    int64_t paid = cash_of(model, without) - cash_of(model, unfinanced);
    ck_assert_int_gt(paid, par / 3); /* low coupons of 2020 and 2021 stand far below par */
    ck_assert_int_lt(paid, 2 * par);
    lb_books books = lb_world_books(with, model->row), others = lb_world_books(without, model->row);
    lb_books alone = lb_world_books(unfinanced, model->row);
    int64_t to_others = deposits(&alone) - deposits(&others), to_banks = paid - to_others;
    ck_assert(to_others > 0 && to_banks >= 0);
    int bill = bill_of(model, with);
    ck_assert_int_ge(bill, 0);
    lb_post_issue(&books, bill, LB_BANKS, to_banks + to_banks / 100, 0, to_banks,
                  0); /* on the settlement day */
    lb_post_issue(&books, bill, LB_MONEY_FUNDS, to_others + to_others / 100, 0, to_others, 0);
    step(model, with);
    ck_assert_int_eq(due_of(model, with), 0);
    ck_assert_int_eq(cash_of(model, with), cash_of(model, without));
    int64_t reserves = *lb_position(&books, LB_INSTR_RESERVES, LB_BANKS) -
                       *lb_position(&others, LB_INSTR_RESERVES, LB_BANKS);
    int64_t money = deposits(&books) - deposits(&others);
    printf("%.3f bn bought for %.3f bn, bills sold for as much: reserves %+lld cents, deposits %+lld cents\n",
           (double)par / (double)BILLION, (double)paid / (double)BILLION, (long long)reserves,
           (long long)money);
    int64_t reverse_repo = *lb_position(&books, LB_INSTR_ON_RRP, LB_MONEY_FUNDS) -
                           *lb_position(&others, LB_INSTR_ON_RRP, LB_MONEY_FUNDS);
    ck_assert(simulated || reverse_repo == 0);
    ck_assert_int_eq(reserves + reverse_repo, 0);
    ck_assert(simulated || money == 0);
    for (int row = 0; row < LB_INSTRUMENT_COUNT; row++) { /* nothing else of the Fed's either */
        if (row != LB_INSTR_RESERVES && row != LB_INSTR_ON_RRP) {
            ck_assert_int_eq(*lb_position(&books, row, LB_FED), *lb_position(&others, row, LB_FED));
        }
    }
    lb_world_close(with);
    lb_world_close(without);
    lb_world_close(unfinanced);
    lb_model_free(model);
}

START_TEST(buyback_and_its_bills_move_no_money)
{
    check_no_money_moves("money: given\n", false);
    check_no_money_moves("", true);
}
END_TEST

/* The forecast knows: an operation to come costs what is expected of it, one that was held what it accepted, once. */
START_TEST(cash_forecast_knows_buybacks)
{
    lb_model *model = load(CLEARED, "");
    lb_world *world = open_world(model);
    int plan = plan_of(model, LB_BUCKET_TO_20Y, lb_date_make(2025, 2, 1));
    go_before(model, world, plan);
    set_programme(world, -1, -1);
    step(model, world);
    ck_assert_int_gt(due_of(model, world), BILLION);
    lb_world *without_it = copy_of(model, world);
    memset(lb_w_buyback_due(without_it), 0, sizeof(int64_t) * (size_t)model->security_count);
    lb_cash_forecast with, without;
    int64_t sizes[LB_TENOR_COUNT] = {0};
    int days = model->buybacks[plan].settle - model->buybacks[plan].operation;
    lb_forecast_cash(model, world, sizes, 60, &with);
    lb_forecast_cash(model, without_it, sizes, 60, &without);
    lb_world_close(without_it);
    double cost = without.cash[days] - with.cash[days];
    ck_assert_double_eq_tol(cost, lb_treasury_expected_buyback(model, world, plan), 1);
    ck_assert_double_gt(cost, 0.3 * (double)due_of(model, world));
    set_programme(world, 0, 0);
    lb_forecast_cash(model, world, sizes, 60, &without);
    double expected = 0;
    set_programme(world, -1, -1);
    for (int other = plan + 1; model->buybacks[other].settle <= lb_world_date(world) + 60; other++) {
        expected += lb_treasury_expected_buyback(model, world, other);
    }
    ck_assert_double_gt(expected, 15 * (double)BILLION);
    ck_assert_double_eq_tol(without.cash[60] - with.cash[60], expected, 1e4);
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

/* Two runs of the policy, with and without the programme: maturities shorten, the Treasury's cash stays near, debt too. */
START_TEST(programme_shortens_the_debt)
{
    lb_model *model = load(CLEARED, "");
    lb_world *with = open_world(model), *without = open_world(model);
    set_programme(with, 200 * BILLION, 0);
    set_programme(without, 0, 0);
    while (lb_world_date(with) < lb_date_make(2025, 6, 30)) {
        step(model, with);
        step(model, without);
    }
    double wam = lb_world_observable(with, "wam_months"),
           wam_without = lb_world_observable(without, "wam_months");
    double bills = lb_world_observable(with, "bills"), bills_without = lb_world_observable(without, "bills");
    double debt = lb_world_observable(with, "marketable"),
           debt_without = lb_world_observable(without, "marketable");
    int64_t bought = 0;
    for (int s = 0; s < model->security_count; s++) {
        bought += lb_wc_buyback_par(with)[s];
    }
    printf("up to 200 bn a quarter for seven quarters: %.0f bn bought, bills %+.0f bn, marketable %+.0f bn, "
           "WAM %.2f against %.2f\n",
           (double)bought / (double)BILLION, (bills - bills_without) / 1000, (debt - debt_without) / 1000,
           wam, wam_without);
    ck_assert_int_gt(bought, 100 * BILLION); /* not 1,400: offers end before such maxima */
    ck_assert_double_lt(wam, wam_without);
    ck_assert_double_gt(bills, bills_without);
    lb_world_close(with);
    lb_world_close(without);
    lb_model_free(model);
}
END_TEST

/* Every parameter of buybacks and spreads at both ends: a quarter with operations goes through, spreads stay numbers. */
START_TEST(parameters_at_their_limits)
{
    const lb_param_table *tables[] = {&lb_buyback_param_table, &lb_spread_param_table};
    static const char head[] = "until: 2023-12-29\nissuance: policy\nyields: cleared\n";
    for (int i = 0; i < tables[0]->count + tables[1]->count; i++) {
        const lb_param_table *table = tables[i >= tables[0]->count];
        const lb_param *param = &table->params[i >= tables[0]->count ? i - tables[0]->count : i];
        for (int end = 0; end < 2; end++) {
            char more[128];
            snprintf(more, sizeof more, "set:\n  %s.%s: %.6f\n", table->actor, param->name,
                     end ? param->high : param->low);
            lb_model *model = load(head, more);
            lb_world *world = open_world(model);
            set_programme(world, 38 * BILLION, 150 * BILLION);
            while (lb_world_date(world) < model->until) {
                step(model, world);
            }
            for (int s = 0; s < model->security_count; s++) {
                ck_assert_msg(isfinite(lb_wc_spread_to_curve(world)[s]), "%s", more);
            }
            lb_world_close(world);
            lb_model_free(model);
        }
    }
}
END_TEST

CHECK_MAIN("buyback operation", parameters_at_their_limits, published_operations,
           only_cleared_policy_runs_simulate, events_scale_the_programme, operations_keep_the_rules,
           excluded_securities_stay, bought_issues_richen, buyback_and_its_bills_move_no_money,
           cash_forecast_knows_buybacks, programme_shortens_the_debt)
