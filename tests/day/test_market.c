/* Properties of a market that clears, over runs: attribution, nothing from nothing, proportion, books, replay, allocation.
 *
 * Every shipped scenario is stepped to its end, its waterfall checked on each day, its prices on every tenth. */
#include "check_main.h"

#include <glob.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "counted_requests.h"
#include "day/build.h"
#include "ledger/books.h"
#include "market/given_curve.h"
#include "market/market_for_tests.h"
#include "world/scenario.h"

static const double BP = 1e-4;
enum { MOST_DAYS = 140, PRICED_EVERY = 10 };

#define BASE "title: t\nbaseline: 2026-01-30\nuntil: 2026-06-30\nissuance: policy\n"

/* A run's nominal yields, day by day from the baseline's on. */
typedef struct path {
    int days;
    lb_date date[MOST_DAYS];
    double yield[MOST_DAYS][LB_NODES], premium[MOST_DAYS][LB_NODES];
    uint64_t hash;
} path;

static void step(const lb_model *model, lb_world *world)
{
    lb_error err;
    ck_assert_msg(lb_step(model, world, &err) == LB_OK, "%s", err.message);
}

static void run_path(const char *text, path *out)
{
    lb_model *model = market_model(text);
    lb_world *world = market_world(model);
    for (out->days = 0;; step(model, world)) {
        ck_assert_int_lt(out->days, MOST_DAYS);
        out->date[out->days] = lb_world_date(world);
        memcpy(out->yield[out->days], lb_wc_par_yield(world), sizeof out->yield[0]);
        memcpy(out->premium[out->days++], lb_wc_premium_dec(world), sizeof out->premium[0]);
        if (lb_world_date(world) >= lb_model_end(model)) {
            break;
        }
    }
    out->hash = lb_world_hash(world);
    lb_world_close(world);
    lb_model_free(model);
}

static int day_of(const path *p, lb_date date)
{
    int day = 0;
    while (day < p->days - 1 && p->date[day] < date) {
        day++;
    }
    return day;
}

/* Every shipped scenario --------------------------------------------------------------------------------------- */

static void check_waterfall(const char *name, const lb_world *world)
{
    char date[11];
    lb_date_format(lb_world_date(world), date);
    for (int fall = 0; fall < LB_WATERFALL_COUNT; fall++) {
        int node = lb_waterfall_node(fall);
        double sum = 0;
        for (int cause = 0; cause < LB_CAUSE_COUNT; cause++) {
            sum += lb_wc_waterfall(world)[fall * LB_CAUSE_COUNT + cause];
        }
        double change = lb_wc_par_yield(world)[node] - lb_wc_opening_yield(world)[fall];
        ck_assert_msg(fabs(sum - change) <= 1e-12, "%s, %s, %s: causes sum to %.17g, the change is %.17g",
                      name, date, lb_curve_node_word(node), sum, change);
    }
}

static void check_prices(const char *name, const lb_model *model, const lb_world *world)
{
    char date[11];
    lb_date_format(lb_world_date(world), date);
    for (int node = 0; node < LB_CURVE_NODE_COUNT; node++) {
        double yield = lb_wc_par_yield(world)[node];
        ck_assert_msg(fabs(yield) < 0.5, "%s, %s: the %s yield is %g", name, date, lb_curve_node_word(node),
                      yield);
    }
    for (int i = 0; i < *lb_wc_live_count(world); i++) {
        int s = lb_wc_live(world)[i];
        double clean, accrued;
        lb_error err;
        if (model->securities[s].maturity <= lb_world_date(world)) {
            continue; /* matured on a day without settlement */
        }
        lb_status status = lb_market_price(model, world, s, &clean, &accrued, &err);
        ck_assert_msg(status == LB_OK, "%s, %s, %s: %s", name, date, model->securities[s].cusip, err.message);
        ck_assert_msg(isfinite(clean) && clean > 0 && isfinite(accrued) && clean + accrued > 0,
                      "%s, %s, %s: price %g and %g", name, date, model->securities[s].cusip, clean, accrued);
    }
}

/* Each row of the balance sheets sums to nothing over the sectors; what is held of a security is what is outstanding. */
static void check_books(const char *name, const lb_model *model, const lb_world *world)
{
    for (int row = 0; row < LB_INSTRUMENT_COUNT; row++) {
        int64_t sum = 0;
        for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
            sum += lb_wc_position(world)[row * LB_SECTOR_COUNT + sector];
        }
        ck_assert_msg(sum == 0, "%s: row %d misses %lld cents", name, row, (long long)sum);
    }
    for (int s = 0; s < model->security_count; s++) {
        int64_t sum = 0;
        for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
            int64_t held = lb_wc_holdings(world)[s * LB_SECTOR_COUNT + sector];
            ck_assert_msg(held >= 0, "%s: %s held short", name, model->securities[s].cusip);
            sum += held;
        }
        ck_assert_msg(sum == lb_wc_outstanding(world)[s], "%s: %s", name, model->securities[s].cusip);
    }
}

static void check_shipped(const char *file)
{
    const char *name = strrchr(file, '/') + 1;
    lb_scenario scenario;
    lb_model *model;
    lb_error err;
    ck_assert_msg(lb_scenario_read(file, &scenario, &err) == LB_OK, "%s", err.message);
    ck_assert_msg(lb_model_build(&scenario, NULL, &model, &err) == LB_OK, "%s", err.message);
    lb_world *world = market_world(model);
    while (lb_world_date(world) < lb_model_end(model)) {
        step(model, world);
        if (model->market) {
            check_waterfall(name, world);
        }
        if (*lb_wc_step_count(world) % PRICED_EVERY == 0) {
            check_prices(name, model, world);
        }
    }
    check_books(name, model, world);
    ck_assert_int_eq(lb_world_audits(world), lb_model_steps(model));
    lb_world_close(world);
    lb_model_free(model);
}

/* The sources of a shipped scenario, to be gone through one by one: _i is its place in the alphabet. */
static glob_t shipped;

START_TEST(a_shipped_scenario_adds_up_every_day)
{
    check_shipped(shipped.gl_pathv[_i]);
}
END_TEST

/* Nothing from nothing ------------------------------------------------------------------------------------------ */

static path a, b, c, d;

/* No supply shock, no change to the bit: a sale too small for one lot of $100, a condition that is never met. */
START_TEST(events_that_trade_nothing_change_no_bit)
{
    static const char *const nothing[] = {
        BASE
        "events:\n  - on: 2026-03-02\n    sell: {holder: foreign_official, amount: 1usd, over: 1 month}\n",
        BASE
        "events:\n  - on: 2026-03-02\n    buy: {holder: fed, amount: 1usd, maturity: 7y+, announced: no}\n",
        BASE "events:\n  - when: yield_10y > 30%\n    sell: {holder: foreign_official, amount: 500bn, over: "
             "1 month}\n",
        BASE "events:\n  - when: yield_10y > 30%\n    volatility: {change: 50}\n",
    };
    run_path(BASE, &a);
    for (size_t i = 0; i < sizeof nothing / sizeof nothing[0]; i++) {
        run_path(nothing[i], &b);
        ck_assert_int_eq(b.days, a.days);
        for (int day = 0; day < a.days; day++) {
            ck_assert_msg(memcmp(a.yield[day], b.yield[day], sizeof a.yield[day]) == 0, "%s: day %d",
                          nothing[i], day);
        }
    }
}
END_TEST

/* The day before an event is the same to the bit as without it. */
START_TEST(an_event_changes_nothing_before_its_day)
{
    run_path(BASE, &a);
    run_path(
        BASE
        "events:\n  - on: 2026-04-15\n    sell: {holder: foreign_official, amount: 100bn, over: 1 month}\n",
        &b);
    int day = day_of(&a, lb_date_make(2026, 4, 15));
    ck_assert_mem_eq(a.yield, b.yield, sizeof a.yield[0] * (size_t)day);
    ck_assert_double_ne(a.yield[day][LB_NODE_10Y], b.yield[day][LB_NODE_10Y]);
}
END_TEST

/* Prices expected to fall by a tenth every year: the run stops on that day and names the yield and the cause, instead of
 * pricing bonds at a million times par. */
START_TEST(yields_far_below_zero_are_no_market)
{
    static const char text[] = BASE "events:\n  - on: 2026-03-02\n    inflation: {change: -10%}\n";
    lb_model *model = market_model(text);
    lb_world *world = market_world(model);
    lb_error err;
    lb_status status = LB_OK;
    while (status == LB_OK && lb_world_date(world) < lb_model_end(model)) {
        status = lb_step(model, world, &err);
        for (int node = 0; status == LB_OK && node < LB_NODES; node++) {
            ck_assert_double_ge(lb_wc_par_yield(world)[node], -0.05);
        }
    }
    ck_assert_int_eq(status, LB_ERR_NO_SOLUTION);
    ck_assert_msg(strstr(err.message, "2026-03-02: the market does not clear: the ") == err.message, "%s",
                  err.message);
    ck_assert_msg(strstr(err.message, "most of it by 'expected_inflation'") != NULL, "%s", err.message);
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

START_TEST(the_same_scenario_ends_in_the_same_bits)
{
    static const char text[] =
        BASE "events:\n  - on: 2026-03-02\n    sell: {holder: foreign_official.japan, amount: 200bn, over: 2 "
             "months}\n"
             "  - on: 2026-03-18\n    buy: {holder: fed, amount: 50bn, over: 3 months, announced: yes}\n";
    run_path(text, &a);
    run_path(text, &b);
    ck_assert_uint_eq(a.hash, b.hash);
    run_path(BASE, &b);
    ck_assert_uint_ne(a.hash, b.hash);
}
END_TEST

/* Proportion ---------------------------------------------------------------------------------------------------- */

/* An announced sale is priced before it is made: on the first day its response is that of the stock, which is linear, and
 * of a first day's flow below the kink, which is too. What is left is trading in lots of $100. */
START_TEST(twice_an_announced_sale_is_twice_the_response)
{
#define ANNOUNCED(amount)                                                                                    \
    BASE "events:\n  - on: 2026-03-02\n    sell: {holder: foreign_private, amount: " amount                  \
         ", over: 24 months, announced: yes}\n"
    run_path(BASE, &a);
    run_path(ANNOUNCED("50bn"), &b);
    run_path(ANNOUNCED("100bn"), &c);
    run_path(ANNOUNCED("200bn"), &d);
    int first = day_of(&a, lb_date_make(2026, 3, 2));
    for (int node = LB_NODE_2Y; node < LB_NODES; node++) {
        double one = b.premium[first][node] - a.premium[first][node];
        double two = c.premium[first][node] - a.premium[first][node];
        double four = d.premium[first][node] - a.premium[first][node];
        ck_assert_double_gt(one, 0);
        ck_assert_double_eq_tol(two / one, 2, 1e-3);
        ck_assert_double_eq_tol(four / two, 2, 1e-3);
    }
    /* later volatility and capital have moved too: the price of risk multiplies, which is of second order in the sale; and
     * auctions have come out with coupons on the grid of eighths, each worth up to 0.01 bp of duration */
    double one = b.premium[a.days - 1][LB_NODE_10Y] - a.premium[a.days - 1][LB_NODE_10Y];
    double two = c.premium[a.days - 1][LB_NODE_10Y] - a.premium[a.days - 1][LB_NODE_10Y];
    ck_assert_double_gt(one, 0);
    ck_assert_double_eq_tol(two, 2 * one, 0.02 * two + 0.05 * BP);
}
END_TEST

/* A sale met on the same day by the same holder's purchase of the same maturity. What is promised: the yields feel the
 * difference of the two. At one node the two have one direction and cancel but for their securities: a holder sells of
 * its own, and buys of everybody's, and a dollar of the one has a few per cent more duration than of the other. */
START_TEST(selling_to_oneself_nearly_cancels)
{
#define HERE                                                                                                 \
    "{holder: foreign_private, amount: 20bn, maturity: 8y-12y, over: 1 month, expected_to_last: "            \
    "permanent}\n"
    run_path(BASE, &a);
    run_path(BASE "events:\n  - on: 2026-03-02\n    sell: " HERE, &b);
    run_path(BASE "events:\n  - on: 2026-03-02\n    sell: " HERE "  - on: 2026-03-02\n    buy: " HERE, &c);
    double alone = 0, both = 0;
    for (int day = 0; day < a.days; day++) {
        alone = fmax(alone, fabs(b.yield[day][LB_NODE_10Y] - a.yield[day][LB_NODE_10Y]));
        both = fmax(both, fabs(c.yield[day][LB_NODE_10Y] - a.yield[day][LB_NODE_10Y]));
    }
    ck_assert_double_gt(alone, 3 * BP);
    ck_assert_msg(both < 0.05 * alone, "alone %.3f bp, both %.3f bp", alone / BP, both / BP);
}
END_TEST

/* An amount traded by an event over the whole run, cents, with the tally of Japan at its lowest and the Fed's last. */
static int64_t traded(const char *text, int action, int64_t *lowest, double *fed_mn)
{
    lb_model *model = market_model(text);
    lb_world *world = market_world(model);
    lb_error err;
    *lowest = lb_wc_country_held(world)[LB_JAPAN];
    while (lb_world_date(world) < model->until) {
        ck_assert_msg(lb_step(model, world, &err) == LB_OK, "%s", err.message);
        int64_t held = lb_wc_country_held(world)[LB_JAPAN];
        *lowest = held < *lowest ? held : *lowest;
    }
    int64_t done = lb_wc_action_done(world)[action];
    *fed_mn = lb_world_observable(world, "soma_notes_bonds");
    lb_world_close(world);
    lb_model_free(model);
    return done;
}

#define MILLION INT64_C(100000000)

/* Two sales of all on one day and a third later: a country sells what it has, once. */
START_TEST(a_country_sells_what_it_has_once)
{
#define JAPAN "    sell: {holder: foreign_official.japan, amount: all, over: 2 months}\n"
    static const char text[] =
        BASE "events:\n  - on: 2026-02-02\n" JAPAN "  - on: 2026-02-02\n" JAPAN "  - on: 2026-03-02\n" JAPAN;
    int64_t lowest;
    double fed;
    int64_t first = traded(text, 0, &lowest, &fed);
    lb_model *model = market_model(text);
    int64_t held = model->country_held[LB_JAPAN];
    lb_model_free(model);
    ck_assert_int_ge(lowest, 0);
    ck_assert_int_le(llabs(first - held), 10 * MILLION); /* whole hundreds of dollars of each security */
    ck_assert_int_eq(traded(text, 1, &lowest, &fed), 0);
}
END_TEST

/* The Fed is a holder that events may sell for. */
START_TEST(the_fed_sells_what_an_event_says)
{
    int64_t lowest;
    double before, after;
    traded(BASE, 0, &lowest, &before);
    int64_t sold =
        traded(BASE "events:\n  - on: 2026-02-02\n    sell: {holder: fed, amount: 50bn, over: 1 month, "
                    "maturity: 7y-10y}\n",
               0, &lowest, &after);
    ck_assert_int_le(llabs(sold - 50000 * MILLION), 10 * MILLION);
    ck_assert_double_gt(before - after, 45000); /* par of what sold for 50 bn */
    ck_assert_double_lt(before - after, 65000);
}
END_TEST

/* clearing.md: overnight rates move with the expected one-month yield; what the Fed pays on money, and FRNs, follow. */
START_TEST(a_policy_rate_moves_what_is_paid_overnight)
{
    lb_model *models[2] = {market_model(BASE),
                           market_model(BASE "events:\n  - on: 2026-02-02\n    policy_rate: "
                                             "{change: 100bp}\n")};
    double income[2], index[2], money[2];
    int days = 0;
    for (int i = 0; i < 2; i++) {
        lb_world *world = market_world(models[i]);
        lb_error err;
        double before = lb_world_observable(world, "fed_net_income_ytd");
        days = models[i]->until - models[i]->start;
        while (lb_world_date(world) < models[i]->until) {
            ck_assert_msg(lb_step(models[i], world, &err) == LB_OK, "%s", err.message);
        }
        income[i] = lb_world_observable(world, "fed_net_income_ytd") - before;
        index[i] = *lb_wc_frn_index(world);
        const int64_t *position = lb_wc_position(world);
        money[i] = -(double)(position[LB_INSTR_RESERVES * LB_SECTOR_COUNT + LB_FED] +
                             position[LB_INSTR_ON_RRP * LB_SECTOR_COUNT + LB_FED] +
                             position[LB_INSTR_FOREIGN_RRP * LB_SECTOR_COUNT + LB_FED]) /
                   1e8;
        lb_world_close(world);
        lb_model_free(models[i]);
    }
    ck_assert_double_eq_tol(index[1] - index[0], 0.01 * 360 / 365, 1e-12);
    /* amounts change over the run, and the Fed's own securities earn a little more */
    double costs = 0.01 * days / 360 * (money[0] + money[1]) / 2;
    ck_assert_double_eq_tol(income[0] - income[1], costs, 0.1 * costs);
}
END_TEST

/* Replay, memory, parameters -------------------------------------------------------------------------------------- */

static const char busy[] = BASE
    "events:\n  - on: 2026-03-02\n    sell: {holder: foreign_official.japan, amount: 300bn, over: 2 months}\n"
    "  - on: 2026-03-18\n    buy: {holder: fed, amount: 100bn, over: 3 months, announced: yes, "
    "expected_to_last: 1 year}\n"
    "  - on: 2026-04-01\n    volatility: {change: 30, expected_to_last: 1 month}\n";

START_TEST(a_restored_run_ends_in_the_same_bits)
{
    lb_model *model = market_model(busy);
    lb_world *one = market_world(model), *two = market_world(model), *restored;
    lb_error err;
    while (lb_world_date(two) < lb_date_make(2026, 4, 10)) {
        step(model, two);
    }
    ck_assert_msg(lb_world_restore(model, two, lb_world_bytes(two), &restored, &err) == LB_OK, "%s",
                  err.message);
    while (lb_world_date(one) < lb_model_end(model)) {
        step(model, one);
    }
    /* another model of the same scenario: nothing of the run stands outside the world */
    lb_model *again = market_model(busy);
    while (lb_world_date(restored) < lb_model_end(again)) {
        step(again, restored);
    }
    ck_assert_uint_eq(lb_world_hash(one), lb_world_hash(restored));
    check_books("busy", model, one);
    lb_world_close(one);
    lb_world_close(two);
    lb_world_close(restored);
    lb_model_free(model);
    lb_model_free(again);
}
END_TEST

START_TEST(a_cleared_day_allocates_nothing)
{
    lb_model *model = market_model(busy);
    lb_world *world = market_world(model);
    ck_assert_msg(!COUNTS_ALLOCATIONS || requests > 0, "the counter does not count");
    lb_status status = LB_OK;
    lb_error err;
    long opened = requests; /* no assertion inside: those of Check allocate */
    while (status == LB_OK && lb_world_date(world) < lb_model_end(model)) {
        status = lb_step(model, world, &err);
    }
    long made = requests - opened;
    ck_assert_msg(status == LB_OK, "%s", err.message);
    ck_assert_msg(made == 0, "%ld allocations in five months of days", made);
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

/* With a given path nobody asks what the market would have made of it; with a cleared one the parameter counts. */
START_TEST(given_yields_do_not_know_the_market)
{
    run_path(BASE "yields: given\n", &a);
    run_path(BASE "yields: given\nset:\n  market.stock_impact: 100\n  investors.cross_share: 0\n", &b);
    ck_assert_uint_eq(a.hash, b.hash);
    run_path(BASE, &a);
    run_path(BASE "set:\n  market.stock_impact: 100\n", &b);
    ck_assert_uint_ne(a.hash, b.hash);
}
END_TEST

int main(void)
{
    if (glob(LONGBOND_SOURCE_DIR "/scenarios/*.yaml", 0, NULL, &shipped) != 0 ||
        glob(LONGBOND_SOURCE_DIR "/scenarios/*/*.yaml", GLOB_APPEND, NULL, &shipped) != 0 ||
        shipped.gl_pathc < 28) {
        fprintf(stderr, "the shipped scenarios are not there\n");
        return EXIT_FAILURE;
    }
    Suite *suite = suite_create("market");
    TCase *tests = tcase_create("market");
    tcase_set_timeout(tests, 240);
    tcase_add_loop_test(tests, a_shipped_scenario_adds_up_every_day, 0, (int)shipped.gl_pathc);
    tcase_add_test(tests, events_that_trade_nothing_change_no_bit);
    tcase_add_test(tests, an_event_changes_nothing_before_its_day);
    tcase_add_test(tests, yields_far_below_zero_are_no_market);
    tcase_add_test(tests, the_same_scenario_ends_in_the_same_bits);
    tcase_add_test(tests, twice_an_announced_sale_is_twice_the_response);
    tcase_add_test(tests, selling_to_oneself_nearly_cancels);
    tcase_add_test(tests, a_country_sells_what_it_has_once);
    tcase_add_test(tests, the_fed_sells_what_an_event_says);
    tcase_add_test(tests, a_policy_rate_moves_what_is_paid_overnight);
    tcase_add_test(tests, a_restored_run_ends_in_the_same_bits);
    tcase_add_test(tests, a_cleared_day_allocates_nothing);
    tcase_add_test(tests, given_yields_do_not_know_the_market);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    globfree(&shipped);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
