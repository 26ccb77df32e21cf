/* What the market makes of the Fed's programmes: of their announcement, of what is done, of how long it is to stay. */
#include "check_main.h"

#include "fed/programmes_for_tests.h"
#include "fed/secondary.h"
#include "market/given_curve.h"
#include "market/market_model.h"

static const double BP = 1e-4;

/* Announced on a holiday Saturday, heard on Tuesday 17 February; begins on 16 March 2026. */
static lb_date heard(void)
{
    return lb_date_make(2026, 2, 17);
}

static lb_date begins(void)
{
    return lb_date_make(2026, 3, 16);
}

static lb_programme told(lb_programme programme, lb_announcement news)
{
    programme.on = begins();
    programme.news = news;
    programme.announced = news == LB_ANNOUNCED_ON ? heard() : LB_DATE_NONE;
    return programme;
}

static lb_programme announced(lb_programme programme)
{
    return told(programme, LB_ANNOUNCED_ON);
}

static run run_with(const char *until, const lb_programme *programme)
{
    lb_scenario scenario = plain_scenario("cleared", until);
    if (programme) {
        add_programme(&scenario, *programme);
    }
    return open_run(&scenario);
}

static void premia_on(const lb_programme *programme, const char *until, lb_date day, double out[LB_NODES])
{
    run r = run_with(until, programme);
    step_to(&r, day);
    memcpy(out, lb_wc_premium_dec(r.world), sizeof(double) * LB_NODES);
    close_run(&r);
}

/* What a programme does to the term premium of each node on a day, decimal. */
static void effect_on(const lb_programme *programme, const char *until, lb_date day, double effect[LB_NODES])
{
    static double without[LB_NODES]; /* of the last question, which is often asked again */
    static char its_until[11];
    static lb_date its_day;
    if (its_day != day || strcmp(its_until, until) != 0) {
        premia_on(NULL, until, day, without);
        its_day = day;
        snprintf(its_until, sizeof its_until, "%s", until);
    }
    premia_on(programme, until, day, effect);
    for (int node = 0; node < LB_NODES; node++) {
        effect[node] -= without[node];
    }
}

/* Announcements ------------------------------------------------------------------------------------------------ */

/* Yields of both are the same bits. */
static bool same_yields(const run *a, const run *b)
{
    return memcmp(lb_wc_par_yield(a->world), lb_wc_par_yield(b->world),
                  sizeof(double) * LB_CURVE_NODE_COUNT) == 0;
}

/* The price of duration is forward-looking: what is known to come is in the yields of the day it is known, and nothing
 * before it. A surprise moves nothing before the day after its first trade, which is made at the day's close. */
START_TEST(announced_moves_yields_when_told_a_surprise_when_done)
{
    lb_programme known = announced(purchases_of(25 * BN, 300 * BN, 7, 30));
    lb_programme surprise = told(known, LB_SURPRISE);
    run without = run_with("2026-04-30", NULL), a = run_with("2026-04-30", &known),
        s = run_with("2026-04-30", &surprise);
    double first = 0;
    while (!at_end(&without)) {
        step_run(&without);
        step_run(&a);
        step_run(&s);
        lb_date today = lb_world_date(without.world);
        char date[11];
        lb_date_format(today, date);
        ck_assert_msg(same_yields(&without, &a) == (today < heard()), "announced, %s", date);
        ck_assert_msg(same_yields(&without, &s) == (today <= begins()), "a surprise, %s", date);
        if (today == heard()) {
            ck_assert_int_eq(lb_wc_programme_done(a.world)[0], 0);
            first = lb_wc_par_yield(a.world)[LB_NODE_10Y] - lb_wc_par_yield(without.world)[LB_NODE_10Y];
            ck_assert_double_lt(first, -1 * BP);
        }
    }
    /* six weeks of a year have been bought: little of the whole, and in a surprise only that is priced */
    double then = lb_wc_par_yield(s.world)[LB_NODE_10Y] - lb_wc_par_yield(without.world)[LB_NODE_10Y];
    ck_assert_double_lt(then, 0);
    ck_assert_double_gt(then, 0.3 * first);
    close_run(&without);
    close_run(&a);
    close_run(&s);
}
END_TEST

/* MODEL.md B.3: a stock effect; how the market came to know of it does not matter once it is there. What does differ is
 * the way: holders that follow yields with a lag, and a year's volatility and losses, which scale the price of risk. Both
 * are of second order; a twentieth of the effect on the 10-year is allowed. */
START_TEST(all_bought_announced_and_surprise_are_the_same)
{
    double effect[2][LB_NODES];
    for (int i = 0; i < 2; i++) {
        lb_programme p = told(purchases_of(50 * BN, 300 * BN, 7, 30), i ? LB_SURPRISE : LB_ANNOUNCED_ON);
        effect_on(&p, "2027-01-29", lb_date_make(2027, 1, 29), effect[i]);
    }
    for (int node = LB_NODE_2Y; node < LB_NODES; node++) {
        ck_assert_double_lt(effect[0][node], 0);
        ck_assert_double_eq_tol(effect[1][node], effect[0][node], 0.05 * fabs(effect[0][LB_NODE_10Y]));
    }
}
END_TEST

/* The longer it is until then the less of it is in today's premia, but for those of the longest bonds, which are held through
 * all of it either way. */
START_TEST(what_begins_later_moves_less)
{
    double soon[LB_NODES], later[LB_NODES];
    lb_programme p = announced(purchases_of(50 * BN, 200 * BN, 7, 30));
    effect_on(&p, "2027-01-29", heard(), soon);
    p.on = lb_date_make(2026, 12, 16);
    effect_on(&p, "2027-01-29", heard(), later);
    for (int node = LB_NODE_5Y; node <= LB_NODE_10Y; node++) {
        ck_assert_double_lt(later[node], 0);
        ck_assert_double_lt(fabs(later[node]), 0.98 * fabs(soon[node]));
    }
}
END_TEST

/* What is expected to be gone again in a year is worth less than what stays, on the day it is told and when it is done. */
START_TEST(what_is_not_to_last_moves_less)
{
    lb_programme p = announced(purchases_of(50 * BN, 200 * BN, 7, 30));
    const lb_date days[] = {heard(), lb_date_make(2026, 9, 30)};
    for (int i = 0; i < 2; i++) {
        double stays[LB_NODES], four[LB_NODES], one[LB_NODES];
        p.lasts_yrs = HUGE_VAL;
        effect_on(&p, "2026-09-30", days[i], stays);
        p.lasts_yrs = 4;
        effect_on(&p, "2026-09-30", days[i], four);
        p.lasts_yrs = 1;
        effect_on(&p, "2026-09-30", days[i], one);
        for (int node = LB_NODE_5Y; node < LB_NODES; node++) {
            ck_assert_double_lt(one[node], 0);
            ck_assert_double_lt(four[node], one[node]);
            ck_assert_double_lt(stays[node], four[node]);
        }
    }
}
END_TEST

/* How much is meant to come: no end is read as twelve months (market.open_ended_months), whatever says so. */
START_TEST(no_end_is_a_year_of_the_pace)
{
    double open[LB_NODES], total[LB_NODES], until[LB_NODES];
    lb_programme p = announced(purchases_of(25 * BN, 0, 7, 30));
    effect_on(&p, "2026-04-30", heard(), open);
    p.total = 300 * BN;
    effect_on(&p, "2026-04-30", heard(), total);
    p.total = 0;
    p.until = begins() + 365;
    effect_on(&p, "2026-04-30", heard(), until);
    for (int node = 0; node < LB_NODES; node++) {
        ck_assert_double_eq(total[node], open[node]);
        /* 365 days of 365.25 */
        ck_assert_double_eq_tol(until[node], open[node], 0.002 * fabs(open[node]) + 1e-15);
    }
    ck_assert_double_lt(open[LB_NODE_10Y], -1 * BP);
}
END_TEST

/* A year on, one with a total has nothing to come, and one without is expected to go on. */
START_TEST(an_open_ended_one_goes_on)
{
    for (int i = 0; i < 2; i++) {
        double open[LB_NODES], total[LB_NODES];
        lb_programme p = told(purchases_of(50 * BN, 0, 7, 30), i ? LB_SURPRISE : LB_ANNOUNCED_ON);
        effect_on(&p, "2026-09-30", lb_date_make(2026, 9, 30), open);
        p.total = 200 * BN;
        effect_on(&p, "2026-09-30", lb_date_make(2026, 9, 30), total);
        /* bought: 6.5 months against 4; announced besides: another 12 months */
        double expected = i ? 6.5 / 4 : (6.5 + 12) / 4;
        double ratio = open[LB_NODE_10Y] / total[LB_NODE_10Y];
        ck_assert_double_eq_tol(ratio, expected, 0.1 * expected);
    }
}
END_TEST

/* Sides -------------------------------------------------------------------------------------------------------- */

/* Ten-year equivalents in a dollar of par of what a programme of 8 to 12 years buys or sells. */
static double density(const run *r, bool purchase)
{
    lb_books books = lb_world_books(r->world, r->model->row);
    lb_fed_basket basket = {8, 12, false, false};
    return lb_fed_basket_density(r->model, r->world, &books, &basket, purchase);
}

/* At one node a sale is a purchase with the other sign, by the duration in what the one side and the other has to give:
 * the first day's market is linear in it. The day's own trades lie between that and the duration seen at its close. */
START_TEST(sales_are_the_mirror_of_purchases)
{
    double bought[LB_NODES], sold[LB_NODES];
    lb_programme buy = announced(purchases_of(20 * BN, 60 * BN, 8, 12));
    lb_programme sell = announced(sales_of(20 * BN, 60 * BN, 8, 12));
    effect_on(&buy, "2026-08-31", heard(), bought);
    effect_on(&sell, "2026-08-31", heard(), sold);
    run r = run_with("2026-08-31", NULL);
    step_to(&r, heard());
    double ratio = density(&r, false) / density(&r, true);
    close_run(&r);
    for (int node = 0; node < LB_NODES; node++) {
        ck_assert_double_eq_tol(sold[node], -ratio * bought[node], 0.005 * fabs(bought[node]) + 1e-15);
    }
    ck_assert_double_gt(sold[LB_NODE_10Y], 0.5 * BP);
    /* when all is done, by the duration of what was traded: what the Fed has is older than what the market has */
    lb_programme *both[] = {&buy, &sell};
    double effect[2], tens[2];
    for (int i = 0; i < 2; i++) {
        run without = run_with("2026-08-31", NULL), with = run_with("2026-08-31", both[i]);
        step_to(&without, lb_date_make(2026, 8, 31));
        step_to(&with, lb_date_make(2026, 8, 31));
        ck_assert_int_eq(lb_wc_programme_done(with.world)[0], 60 * BN);
        effect[i] =
            lb_wc_premium_dec(with.world)[LB_NODE_10Y] - lb_wc_premium_dec(without.world)[LB_NODE_10Y];
        tens[i] = lb_wc_programme_tens(with.world)[0] - lb_wc_programme_sold_tens(with.world)[0];
        close_run(&without);
        close_run(&with);
    }
    ck_assert_double_lt(effect[0], 0);
    ck_assert_double_gt(effect[1], 0);
    ck_assert_double_eq_tol(effect[1] / tens[1], effect[0] / tens[0], 0.1 * fabs(effect[0] / tens[0]));
}
END_TEST

/* A twist is its two sides: sales raise, purchases lower. Where the 10-year stays where it is, the one outweighs the other
 * to its left and is outweighed to its right: the curve turns (MODEL.md B.3: premia are those of what is held near by). */
START_TEST(a_twist_is_sales_and_purchases)
{
    double both[LB_NODES], bought[LB_NODES], sold[LB_NODES];
    lb_programme twist = announced(twist_of(45 * BN));
    lb_programme buys = announced(purchases_of(45 * BN, 0, 7, 30));
    lb_programme sells = announced(sales_of(45 * BN, 0, 0, 3));
    effect_on(&twist, "2026-04-30", heard(), both);
    effect_on(&buys, "2026-04-30", heard(), bought);
    effect_on(&sells, "2026-04-30", heard(), sold);
    for (int node = 0; node < LB_NODES; node++) {
        ck_assert_double_eq_tol(both[node], bought[node] + sold[node], 1e-12);
        ck_assert_double_ge(sold[node], 0);
    }
    ck_assert_double_lt(both[LB_NODE_10Y], both[LB_NODE_2Y]);
    double sales = -bought[LB_NODE_10Y] / sold[LB_NODE_10Y];
    ck_assert_double_gt(sales * sold[LB_NODE_2Y] + bought[LB_NODE_2Y], 0);
    ck_assert_double_gt(sales * sold[LB_NODE_5Y] + bought[LB_NODE_5Y], 0);
    ck_assert_double_lt(sales * sold[LB_NODE_20Y] + bought[LB_NODE_20Y], 0);
    ck_assert_double_lt(sales * sold[LB_NODE_30Y] + bought[LB_NODE_30Y], 0);
}
END_TEST

/* Events and what they are worth ------------------------------------------------------------------------------- */

/* Dollars of market value in a dollar of par of what private holders have of 7 to 30 years. */
static double price_of_market(const run *r)
{
    double par = 0, value = 0;
    lb_date today = lb_world_date(r->world);
    for (int i = 0; i < *lb_wc_live_count(r->world); i++) {
        int s = lb_wc_live(r->world)[i];
        const lb_security *terms = &r->model->securities[s];
        double years = (terms->maturity - today) / 365.25, clean, accrued;
        bool nominal = terms->type == LB_NOTE || terms->type == LB_BOND, indexed = terms->type == LB_TIPS;
        if ((nominal || indexed) && years > 7 && years <= 30) {
            lb_error err;
            ck_assert_int_eq(lb_market_price(r->model, r->world, s, &clean, &accrued, &err), LB_OK);
            for (int sector = LB_BANKS; sector < LB_SECTOR_COUNT; sector++) {
                double held = sector == LB_GOVERNMENT_ACCOUNTS
                                  ? 0
                                  : (double)lb_wc_holdings(r->world)[s * LB_SECTOR_COUNT + sector];
                par += held;
                value += held * (clean + accrued) / 100;
            }
        }
    }
    return value / par;
}

/* The same purchases as an event and as a programme: 240 bn within a year, announced on their first day. An event's amount
 * is market value, a programme's is par, and bonds of 2020 and 2021 trade far below it: by the price of what is bought
 * they come to the same duration. For each dollar of that they come to the same premium; what an event alone has is the
 * pressure of a trade of the day, 4 % of which an announced one keeps (market.announced_flow). */
START_TEST(a_programme_does_what_the_event_does)
{
    static const char text[] =
        "title: t\nbaseline: 2026-01-30\nuntil: 2027-03-31\nissuance: policy\nyields: cleared\n"
        "events:\n  - on: 2026-02-02\n    buy: {holder: fed, amount: 240bn, maturity: 7y-30y, over: 12 "
        "months, "
        "announced: yes, expected_to_last: permanent}\n";
    lb_scenario scenario;
    lb_error err;
    ck_assert_msg(lb_scenario_parse("t.yaml", text, sizeof text - 1, &scenario, &err) == LB_OK, "%s",
                  err.message);
    lb_programme p = purchases_of(20 * BN, 240 * BN, 7, 30);
    p.on = lb_date_make(2026, 2, 2);
    p.news = LB_ANNOUNCED_AT_START;
    run without = run_with("2027-03-31", NULL), bought[] = {open_run(&scenario), run_with("2027-03-31", &p)};
    double price = price_of_market(&without), at_once[2], effect[2];
    while (!at_end(&without)) {
        step_run(&without);
        for (int i = 0; i < 2; i++) {
            step_run(&bought[i]);
            effect[i] = lb_wc_premium_dec(bought[i].world)[LB_NODE_10Y] -
                        lb_wc_premium_dec(without.world)[LB_NODE_10Y];
            at_once[i] = lb_world_date(without.world) == p.on ? effect[i] : at_once[i];
        }
    }
    double tens[] = {lb_wc_action_tens(bought[0].world)[0], lb_wc_programme_tens(bought[1].world)[0]};
    ck_assert_double_eq_tol(tens[1] / tens[0], price, 0.03 * price);
    ck_assert_double_eq_tol(effect[1] / tens[1], effect[0] / tens[0], 0.05 * fabs(effect[0] / tens[0]));
    ck_assert_double_eq_tol(at_once[1], price * at_once[0], 0.05 * fabs(at_once[0]));
    ck_assert_double_lt(effect[1], -3 * BP);
    for (int i = 0; i < 2; i++) {
        close_run(&bought[i]);
    }
    close_run(&without);
}
END_TEST

/* What is priced ahead, par times the duration of what can be traded, is what was bought in the end: within a tenth, as
 * securities age and auctions bring new ones meanwhile. Bills, most of what is short, are no part of it. */
START_TEST(what_is_priced_ahead_is_what_is_bought)
{
    static const double ranges[][2] = {{0, 0}, {0, 3}, {3, 7}, {7, 30}, {20, 30}};
    for (size_t i = 0; i < 2 * sizeof ranges / sizeof ranges[0]; i++) {
        double from = ranges[i / 2][0], to = ranges[i / 2][1];
        bool purchase = i % 2 == 0;
        lb_programme p =
            purchase ? purchases_of(60 * BN, 240 * BN, from, to) : sales_of(60 * BN, 240 * BN, from, to);
        p = announced(p);
        run r = run_with("2026-08-31", &p);
        step_to(&r, heard());
        lb_books books = lb_world_books(r.world, r.model->row);
        lb_fed_basket basket = {from, to, false, false};
        double ahead = 240e9 * lb_fed_basket_density(r.model, r.world, &books, &basket, purchase);
        step_to(&r, lb_date_make(2026, 8, 31));
        double done = lb_wc_programme_tens(r.world)[0] + lb_wc_programme_sold_tens(r.world)[0];
        ck_assert_int_eq(lb_wc_programme_done(r.world)[0], 240 * BN);
        ck_assert_msg(fabs(done / ahead - 1) < 0.1,
                      "%s of %g to %g years: %.1f bn of ten-year equivalents, not %.1f",
                      purchase ? "purchases" : "sales", from, to, done / 1e9, ahead / 1e9);
        close_run(&r);
    }
}
END_TEST

/* What a programme asks for beyond what there is is neither traded nor priced: the day of its announcement is that of a
 * programme for all there is. */
START_TEST(no_more_is_priced_than_there_is)
{
    double asked[LB_NODES], had[LB_NODES];
    lb_programme p = announced(purchases_of(2000 * BN, 20000 * BN, 20, 30));
    run r = run_with("2026-04-30", NULL);
    step_to(&r, heard() - 4); /* the last close before it: what the day itself changes is little */
    lb_books books = lb_world_books(r.world, r.model->row);
    lb_fed_basket basket = {20, 30, false, false};
    int64_t room = lb_fed_basket_room(r.model, &books, &basket);
    close_run(&r);
    ck_assert_int_lt(room, 5000 * BN);
    effect_on(&p, "2026-03-13", heard(), asked);
    p.total = room;
    effect_on(&p, "2026-03-13", heard(), had);
    ck_assert_double_lt(had[LB_NODE_10Y], -10 * BP);
    for (int node = LB_NODE_2Y; node < LB_NODES; node++) {
        ck_assert_double_eq_tol(asked[node], had[node], 0.03 * fabs(had[node]));
    }
}
END_TEST

/* Accounts ----------------------------------------------------------------------------------------------------- */

/* Everything announced and nothing done: no bit of a yield. */
START_TEST(a_pace_of_nothing_moves_nothing)
{
    lb_scenario scenario = plain_scenario("cleared", "2026-07-31");
    run without = open_run(&scenario);
    add_programme(&scenario, announced(purchases_of(0, 0, 7, 30)));
    add_programme(&scenario, announced(purchases_of(0, 500 * BN, 7, 30)));
    add_programme(&scenario, announced(sales_of(0, 500 * BN, 0, 30)));
    add_programme(&scenario, announced(twist_of(0)));
    add_programme(&scenario, announced(purchases_of(0, 0, 7, 30)));
    scenario.programmes[4].until = lb_date_make(2026, 6, 30);
    scenario.programmes[4].lasts_yrs = 1;
    run with = open_run(&scenario);
    while (!at_end(&without)) {
        step_run(&without);
        step_run(&with);
        ck_assert(same_yields(&without, &with));
    }
    ck_assert(hash_without_programmes(without.world) == hash_without_programmes(with.world));
    close_run(&without);
    close_run(&with);
}
END_TEST

/* Every part of every day's yield is on record, with programmes of all kinds under way. */
START_TEST(parts_are_the_whole_every_day)
{
    lb_scenario scenario = plain_scenario("cleared", "2027-01-29");
    add_programme(&scenario, announced(purchases_of(40 * BN, 160 * BN, 7, 30)));
    add_programme(&scenario, told(sales_of(20 * BN, 0, 3, 10), LB_SURPRISE));
    scenario.programmes[1].until = lb_date_make(2026, 7, 15);
    add_programme(&scenario, announced(twist_of(30 * BN)));
    scenario.programmes[2].lasts_yrs = 2;
    add_programme(&scenario,
                  told(reinvestment_of(LB_PRINCIPAL_COUPONS, LB_INTO_BILLS, 1), LB_ANNOUNCED_AT_START));
    add_programme(&scenario, reserves_of(30 * BN, 12));
    run r = open_run(&scenario);
    double fed = 0;
    while (!at_end(&r)) {
        step_run(&r);
        for (int fall = 0; fall < LB_WATERFALL_COUNT; fall++) {
            const double *part = &lb_wc_waterfall(r.world)[fall * LB_CAUSE_COUNT];
            double sum = 0;
            for (int cause = 0; cause < LB_CAUSE_COUNT; cause++) {
                ck_assert(isfinite(part[cause]));
                sum += part[cause];
            }
            double whole =
                lb_wc_par_yield(r.world)[lb_waterfall_node(fall)] - lb_wc_opening_yield(r.world)[fall];
            ck_assert_double_eq_tol(sum, whole, 1e-12);
            fed = fmax(fed, fabs(part[LB_CAUSE_FED]));
        }
    }
    ck_assert_double_gt(fed, 2 * BP);
    close_run(&r);
}
END_TEST

CHECK_MAIN("market_parts", announced_moves_yields_when_told_a_surprise_when_done,
           all_bought_announced_and_surprise_are_the_same, what_begins_later_moves_less,
           what_is_not_to_last_moves_less, no_end_is_a_year_of_the_pace, an_open_ended_one_goes_on,
           sales_are_the_mirror_of_purchases, a_twist_is_sales_and_purchases,
           a_programme_does_what_the_event_does, what_is_priced_ahead_is_what_is_bought,
           no_more_is_priced_than_there_is, a_pace_of_nothing_moves_nothing, parts_are_the_whole_every_day)
