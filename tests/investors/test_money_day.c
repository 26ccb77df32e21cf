/* The money market in the books: every cent of the Fed, drains from reverse repo first, what is overnight returns. */
#include "check_main.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "longbond/simulation.h"
#include "market/market_for_tests.h"
#include "market/money_market.h"
#include "world/world.h"

static const char year[] = "title: t\nbaseline: 2026-01-30\nuntil: 2026-12-31\nissuance: policy\n";
static const char refill[] =
    "title: t\nbaseline: 2025-07-09\nuntil: 2025-09-30\nissuance: actual\nyields: given\n"
    "money: simulated\n";
static const char given[] =
    "title: t\nbaseline: 2025-07-09\nuntil: 2025-09-30\nissuance: actual\nyields: given\n";

static void step(const lb_model *model, lb_world *world)
{
    lb_error err;
    ck_assert_msg(lb_step(model, world, &err) == LB_OK, "%s", err.message);
}

static int64_t at(const lb_world *world, int instrument, int sector)
{
    return lb_wc_position(world)[instrument * LB_SECTOR_COUNT + sector];
}

/* The Fed's column: assets, liabilities and what its flows say it earned. Cents. */
typedef struct fed_sheet {
    int64_t assets, tga, reserves, rrp, currency, other, earned;
} fed_sheet;

static fed_sheet sheet_of(const lb_world *world)
{
    fed_sheet fed = {.tga = -at(world, LB_INSTR_TGA, LB_FED),
                     .reserves = -at(world, LB_INSTR_RESERVES, LB_FED),
                     .rrp = -at(world, LB_INSTR_ON_RRP, LB_FED),
                     .currency = -at(world, LB_INSTR_CURRENCY, LB_FED),
                     .other = -at(world, LB_INSTR_FOREIGN_RRP, LB_FED) -
                              at(world, LB_INSTR_FED_OTHER_DEPOSITS, LB_FED)};
    for (int i = 0; i < LB_INSTRUMENT_COUNT; i++) {
        fed.assets += at(world, i, LB_FED);
    }
    fed.assets += fed.tga + fed.reserves + fed.rrp + fed.currency + fed.other;
    for (int flow = 0; flow < LB_FLOW_COUNT; flow++) {
        fed.earned += lb_wc_flow(world)[flow * LB_SECTOR_COUNT + LB_FED];
    }
    return fed;
}

/* What the Fed owes and has earned changes by what its assets change, to the cent, on every day; nothing is negative. */
static void check_sheet(const char *text)
{
    lb_model *model = market_model(text);
    lb_world *world = market_world(model);
    fed_sheet before = sheet_of(world);
    while (lb_world_date(world) < lb_model_end(model)) {
        step(model, world);
        fed_sheet now = sheet_of(world);
        int64_t owed = now.tga + now.reserves + now.rrp + now.currency + now.other - before.tga -
                       before.reserves - before.rrp - before.currency - before.other;
        ck_assert_int_eq(owed + now.earned - before.earned, now.assets - before.assets);
        ck_assert_int_ge(now.rrp, 0);
        ck_assert_int_gt(now.reserves, 0);
        before = now;
    }
    lb_world_close(world);
    lb_model_free(model);
}

START_TEST(every_cent_of_the_fed_is_accounted_for)
{
    check_sheet(year);
    check_sheet(refill);
}
END_TEST

/* H.4.1 and New York Fed: while the Treasury's cash rose by 430 bn reverse repo went from 220 bn to 30 and less, and
 * gave more than reserves did of the first half of the fall. */
START_TEST(a_refill_drains_reverse_repo_first)
{
    lb_model *model = market_model(refill);
    lb_world *world = market_world(model);
    fed_sheet first = sheet_of(world), half = first;
    ck_assert_int_gt(first.rrp / 100 / 1000000000, 190);
    while (lb_world_date(world) < lb_date_make(2025, 9, 24)) {
        step(model, world);
        fed_sheet now = sheet_of(world);
        if (now.rrp > first.rrp / 2) {
            half = now;
        }
    }
    fed_sheet last = sheet_of(world);
    ck_assert_int_gt(first.rrp - half.rrp, first.reserves - half.reserves);
    ck_assert_int_lt(last.rrp / 100 / 1000000000, 60);
    ck_assert_int_gt(first.reserves - last.reserves, first.rrp - last.rrp);
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

/* Standing repo is drawn for the distance of SOFR over its rate and is gone the next day, as is what money funds added
 * to reverse repo for the end of a month. */
START_TEST(what_is_overnight_returns)
{
    lb_model *model = market_model(year);
    lb_world *world = market_world(model);
    double slope = lb_model_param(model, LB_ACTOR_MONEY, LB_MONEY_SRF_SLOPE);
    int drawn = 0, dressed = 0;
    while (lb_world_date(world) < lb_model_end(model)) {
        int64_t added = *lb_wc_rrp_dressing(world), before = at(world, LB_INSTR_ON_RRP, LB_MONEY_FUNDS);
        step(model, world);
        lb_date today = lb_world_date(world);
        double iorb = lb_world_observable(world, "iorb"), sofr = lb_world_observable(world, "sofr");
        double upper =
            100 * (lb_model_rate(model, today, LB_RATE_UPPER) - lb_model_rate(model, today, LB_RATE_IORB)) +
            iorb;
        double over_bp = 100 * (sofr - upper);
        double srf_bn = lb_world_observable(world, "srf") / 1e3;
        ck_assert_double_eq_tol(srf_bn, over_bp > 0 ? slope * over_bp : 0, 1e-6);
        drawn += srf_bn > 0;
        dressed += added > 0;
        if (added > 0) { /* and what else moves in a day is small beside it */
            ck_assert_int_lt(at(world, LB_INSTR_ON_RRP, LB_MONEY_FUNDS), before - added / 2);
        }
    }
    ck_assert_int_gt(drawn, 0);
    ck_assert_int_ge(dressed, 9);
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

static int64_t held_on_credit(const lb_world *world)
{
    static const int holders[] = {LB_DEALERS, LB_HEDGE_FUNDS, LB_HEDGE_FUNDS_OFFSHORE};
    int64_t sum = 0;
    for (size_t i = 0; i < sizeof holders / sizeof holders[0]; i++) {
        sum += at(world, LB_INSTR_INFLATION, holders[i]);
        for (int row = LB_INSTR_BILLS; row <= LB_INSTR_FRNS; row++) {
            sum += at(world, row, holders[i]);
        }
    }
    return sum;
}

/* Repo from others, by the other side's books. */
static int64_t need_of(const lb_world *world)
{
    return at(world, LB_INSTR_REPO, LB_MONEY_FUNDS) + at(world, LB_INSTR_REPO, LB_BANKS) +
           at(world, LB_INSTR_REPO, LB_OTHER_SECTOR);
}

/* What dealers and hedge funds take they finance: repo from others moves with their holdings, cent by cent. */
START_TEST(holdings_of_dealers_and_hedge_funds_are_financed)
{
    lb_model *model = market_model(year);
    lb_world *world = market_world(model);
    int64_t need = need_of(world), held = held_on_credit(world);
    while (lb_world_date(world) < lb_model_end(model)) {
        step(model, world);
        int64_t srf = at(world, LB_INSTR_SRF, LB_FED);
        ck_assert_int_eq(need_of(world) + srf - need, held_on_credit(world) - held);
    }
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

/* With `money: given` rates and reverse repo are those of the record and nothing is drawn. */
START_TEST(given_money_is_the_record)
{
    lb_model *model = market_model(given);
    lb_world *world = market_world(model);
    while (lb_world_date(world) < lb_model_end(model)) {
        step(model, world);
        lb_date today = lb_world_date(world);
        ck_assert_double_eq_tol(lb_world_observable(world, "sofr"),
                                100 * lb_model_rate(model, today, LB_RATE_SOFR), 1e-12);
        ck_assert_double_eq_tol(lb_world_observable(world, "effr"),
                                100 * lb_model_rate(model, today, LB_RATE_EFFR), 1e-12);
        ck_assert_int_eq(at(world, LB_INSTR_ON_RRP, LB_MONEY_FUNDS),
                         model->on_rrp[today - model->path_start]);
        ck_assert_int_eq(at(world, LB_INSTR_SRF, LB_FED), 0);
    }
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

/* Something that takes all reserves stops the run with a name. */
START_TEST(no_reserves_is_an_error)
{
    lb_model *model = market_model(year);
    lb_world *world = market_world(model);
    lb_books books = lb_world_books(world, model->row);
    lb_post_claim(&books, LB_INSTR_FED_OTHER_DEPOSITS, LB_OTHER_SECTOR, LB_FED, 400000000000000);
    lb_error err;
    ck_assert_int_eq(lb_step(model, world, &err), LB_ERR_RANGE);
    ck_assert_msg(strstr(err.message, "no reserves are left"), "%s", err.message);
    ck_assert_msg(strstr(err.message, "'stop'") && strstr(err.message, "'reserve_management'"), "%s",
                  err.message);
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

/* H.8: 17,428.4 bn on 18 September 2019 is not of a run; 24.5 tn early in 2026, growing with GDP after. */
START_TEST(bank_assets_follow_the_record_then_gdp)
{
    lb_model *model = market_model(year);
    ck_assert_double_eq_tol(lb_bank_assets(model, lb_date_make(2026, 1, 30)), 24.5e12, 0.01e12);
    lb_date late = lb_date_make(2026, 12, 31), early = lb_date_make(2026, 2, 27);
    ck_assert_double_eq_tol(lb_bank_assets(model, late) / lb_bank_assets(model, early),
                            lb_model_gdp(model, late) / lb_model_gdp(model, early), 1e-12);
    lb_model_free(model);
}
END_TEST

CHECK_MAIN("money_day", every_cent_of_the_fed_is_accounted_for, a_refill_drains_reverse_repo_first,
           what_is_overnight_returns, holdings_of_dealers_and_hedge_funds_are_financed,
           given_money_is_the_record, no_reserves_is_an_error, bank_assets_follow_the_record_then_gdp)
