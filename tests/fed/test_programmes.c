/* Programmes of the Fed: off they change nothing, together they balance, none trades more than there is or than the limit
 * allows, principal goes where it is sent to the cent. */
#include <stdio.h>

#include "check_main.h"
#include "counted_requests.h"
#include "fed/fed_params.h"
#include "fed/programmes_for_tests.h"
#include "fed/record.h"
#include "fed/soma.h"

static const char *const both[] = {"given", "cleared"};

/* Off ---------------------------------------------------------------------------------------------------------- */

/* Every kind with nothing to do. The record's reserve management is replaced by itself until its pace changes. */
static int list_idle(lb_programme *out)
{
    int count = 0;
    out[count++] = purchases_of(0, 0, 7, 30);
    out[count++] = sales_of(0, 100 * BN, 0, 30);
    out[count++] = twist_of(0);
    out[count++] = runoff_of(0); /* the cap of the record from December 2025 */
    out[count++] = reinvestment_of(LB_PRINCIPAL_COUPONS, LB_INTO_BILLS, 0);
    out[count++] = reinvestment_of(LB_PRINCIPAL_COUPONS, LB_INTO_SHORT_COUPONS, 0);
    out[count++] = reinvestment_of(LB_PRINCIPAL_COUPONS, LB_INTO_AUCTIONS, 1);
    out[count++] = reinvestment_of(LB_PRINCIPAL_BILLS, LB_INTO_NOTHING, 0);
    out[count++] = reinvestment_of(LB_PRINCIPAL_MBS, LB_INTO_NOTHING, 0);
    out[count++] = reserves_of(40 * BN, 0);
    out[count - 1].until = lb_date_make(2026, 4, 14);
    out[count++] = runoff_of(0); /* begins and ends in the middle of a month */
    out[count - 1].on = lb_date_make(2026, 3, 11);
    out[count - 1].until = lb_date_make(2026, 5, 20);
    return count;
}

/* All of them together, and the run without, day by day: everything but the programmes' own fields is the same bits. */
START_TEST(switched_off_they_change_no_bit)
{
    lb_programme idle[LB_PROGRAMME_SLOTS];
    int count = list_idle(idle);
    for (int y = 0; y < 2; y++) {
        lb_scenario scenario = plain_scenario(both[y], "2026-07-31");
        run without = open_run(&scenario);
        for (int p = 0; p < count; p++) {
            add_programme(&scenario, idle[p]);
        }
        run with = open_run(&scenario);
        while (!at_end(&without)) {
            step_run(&without);
            step_run(&with);
            char date[11];
            lb_date_format(lb_world_date(with.world), date);
            ck_assert_int_eq(lb_world_postings(with.world), lb_world_postings(without.world));
            ck_assert_msg(hash_without_programmes(with.world) == hash_without_programmes(without.world),
                          "%s yields, %s", both[y], date);
        }
        for (int p = 0; p < count; p++) {
            int64_t done = lb_wc_programme_done(with.world)[p];
            ck_assert_msg(done == 0 || idle[p].kind == LB_PROGRAMME_RESERVES, "programme %d has done %lld", p,
                          (long long)done);
        }
        close_run(&without);
        close_run(&with);
    }
}
END_TEST

/* A pace or a share of nothing: the world ends in the very bits of the run without, the programmes' own fields among them. */
START_TEST(a_programme_of_nothing_is_not_there)
{
    for (int y = 0; y < 2; y++) {
        lb_scenario scenario = plain_scenario(both[y], "2026-03-31");
        run without = open_run(&scenario);
        add_programme(&scenario, purchases_of(0, 0, 7, 30));
        add_programme(&scenario, sales_of(0, 100 * BN, 0, 30));
        add_programme(&scenario, twist_of(0));
        add_programme(&scenario, reinvestment_of(LB_PRINCIPAL_COUPONS, LB_INTO_BILLS, 0));
        run with = open_run(&scenario);
        while (!at_end(&without)) {
            step_run(&without);
            step_run(&with);
        }
        ck_assert_uint_eq(lb_world_hash(with.world), lb_world_hash(without.world));
        close_run(&without);
        close_run(&with);
    }
}
END_TEST

/* A programme that begins later leaves the days before as they are. */
START_TEST(before_its_day_a_programme_changes_nothing)
{
    lb_scenario scenario = plain_scenario("cleared", "2026-04-30");
    run without = open_run(&scenario);
    lb_programme late = purchases_of(100 * BN, 0, 7, 30);
    late.on = lb_date_make(2026, 4, 1);
    add_programme(&scenario, late);
    run with = open_run(&scenario);
    step_to(&without, late.on - 1);
    step_to(&with, late.on - 1);
    ck_assert(hash_without_programmes(with.world) == hash_without_programmes(without.world));
    step_run(&without);
    step_run(&with);
    ck_assert(hash_without_programmes(with.world) != hash_without_programmes(without.world));
    close_run(&without);
    close_run(&with);
}
END_TEST

/* Starts and ends ---------------------------------------------------------------------------------------------- */

START_TEST(announced_run_and_ended_on_their_days)
{
    lb_scenario scenario = plain_scenario("given", "2026-06-30");
    lb_programme dated = purchases_of(10 * BN, 0, 7, 30);
    dated.news = LB_ANNOUNCED_ON;
    dated.announced = lb_date_make(2026, 2, 14); /* a Saturday before a holiday: heard on Tuesday the 17th */
    dated.on = lb_date_make(2026, 3, 16);
    dated.until = lb_date_make(2026, 4, 30);
    add_programme(&scenario, dated);
    lb_programme known = sales_of(10 * BN, 5 * BN, 0, 3);
    known.news = LB_ANNOUNCED_AT_START;
    known.on = lb_date_make(2026, 5, 1);
    add_programme(&scenario, known);
    run r = open_run(&scenario);
    int found;
    step_to(&r, lb_date_make(2026, 2, 2));
    ck_assert_int_eq(lb_wc_programme_state(r.world)[0], LB_PROGRAMME_WAITS);
    step_to(&r, lb_date_make(2026, 2, 17));
    events_of(&r, LB_EVENT_PROGRAMME_ANNOUNCED, 0, &found);
    ck_assert_int_eq(found, 1);
    step_to(&r, lb_date_make(2026, 3, 13));
    ck_assert_int_eq(lb_wc_programme_state(r.world)[0], LB_PROGRAMME_IS_ANNOUNCED);
    step_run(&r);
    events_of(&r, LB_EVENT_PROGRAMME_STARTED, 0, &found);
    ck_assert_int_eq(found, 1);
    ck_assert_int_eq(lb_wc_programme_started(r.world)[0], lb_date_make(2026, 3, 16));
    ck_assert_int_gt(lb_wc_programme_done(r.world)[0], 0);
    step_to(&r, lb_date_make(2026, 5, 1));
    ck_assert_int_eq(lb_wc_programme_state(r.world)[0], LB_PROGRAMME_HAS_ENDED);
    ck_assert_int_eq(lb_wc_programme_ended(r.world)[0], lb_date_make(2026, 5, 1));
    events_of(&r, LB_EVENT_PROGRAMME_ANNOUNCED, 1, &found); /* announced: yes is on its own first day */
    ck_assert_int_eq(found, 1);
    events_of(&r, LB_EVENT_PROGRAMME_STARTED, 1, &found);
    ck_assert_int_eq(found, 1);
    step_to(&r, lb_date_make(2026, 6, 30));
    ck_assert_int_eq(lb_wc_programme_done(r.world)[1], 5 * BN);
    ck_assert_int_eq(lb_wc_programme_state(r.world)[1], LB_PROGRAMME_HAS_ENDED);
    /* 46 days at 10 bn a month: the pace is spread evenly over calendar days */
    double expected = 10e9 * 12 * 46 / 365.25;
    ck_assert_double_le(fabs((double)lb_wc_programme_done(r.world)[0] / 100 - expected), 100);
    close_run(&r);
}
END_TEST

START_TEST(conditions_look_at_yesterday)
{
    lb_scenario scenario = plain_scenario("given", "2026-09-30");
    lb_programme p = purchases_of(100 * BN, 0, 7, 30);
    p.on = LB_DATE_NONE;
    p.when =
        (lb_condition){LB_OBS_soma_bills, true, 330000}; /* usd mn: 283,000 at the baseline, 40 bn a month */
    p.stop = (lb_condition){LB_OBS_soma_treasuries, true, 4500000};
    add_programme(&scenario, p);
    run r = open_run(&scenario);
    double before = 0, soma = 0;
    while (lb_wc_programme_state(r.world)[0] == LB_PROGRAMME_WAITS && !at_end(&r)) {
        before = lb_world_observable(r.world, "soma_bills");
        ck_assert_int_eq(lb_wc_programme_done(r.world)[0], 0);
        step_run(&r);
    }
    ck_assert_int_eq(lb_wc_programme_state(r.world)[0], LB_PROGRAMME_RUNS);
    ck_assert_double_gt(before, 330000);
    while (lb_wc_programme_state(r.world)[0] == LB_PROGRAMME_RUNS && !at_end(&r)) {
        soma = lb_world_observable(r.world, "soma_treasuries");
        step_run(&r);
    }
    ck_assert_int_eq(lb_wc_programme_state(r.world)[0], LB_PROGRAMME_HAS_ENDED);
    ck_assert_double_gt(soma, 4500000);
    int64_t done = lb_wc_programme_done(r.world)[0];
    step_run(&r);
    ck_assert_int_eq(lb_wc_programme_done(r.world)[0], done);
    close_run(&r);
}
END_TEST

/* Trades ------------------------------------------------------------------------------------------------------- */

static double limit_of(const run *r)
{
    return lb_model_param(r->model, LB_ACTOR_FED, LB_FED_CUSIP_LIMIT) / 100;
}

/* What the Fed has more of than yesterday and did not take at an auction lies within the limit. */
static void check_limit(const run *r, const int64_t *before)
{
    for (int s = 0; s < r->model->security_count; s++) {
        int64_t held = lb_wc_holdings(r->world)[s * LB_SECTOR_COUNT + LB_FED], addon = 0;
        for (int64_t i = 0; i < *lb_wc_event_count(r->world); i++) {
            const lb_event *event = &lb_wc_event(r->world)[i];
            addon += event->kind == LB_EVENT_ADDON && event->security == s ? event->cents : 0;
        }
        if (held > before[s] + addon) {
            ck_assert_msg((double)held <= (double)lb_wc_outstanding(r->world)[s] * limit_of(r) + 1,
                          "%s: the Fed holds %lld of %lld", r->model->securities[s].cusip, (long long)held,
                          (long long)lb_wc_outstanding(r->world)[s]);
        }
    }
}

static void keep_fed_holdings(const run *r, int64_t *out)
{
    for (int s = 0; s < r->model->security_count; s++) {
        out[s] = lb_wc_holdings(r->world)[s * LB_SECTOR_COUNT + LB_FED];
    }
}

/* Far more is asked for than there is: the programme stops, and what it could not buy is on record. */
START_TEST(more_than_exists_stops_at_the_limit)
{
    for (int y = 0; y < 2; y++) {
        lb_scenario scenario = plain_scenario(both[y], "2026-04-30");
        add_programme(&scenario, purchases_of(2000 * BN, 8000 * BN, 20, 30));
        run r = open_run(&scenario);
        int64_t *before = calloc((size_t)r.model->security_count, sizeof *before);
        ck_assert_ptr_nonnull(before);
        int unfilled = 0;
        while (!at_end(&r) && lb_wc_programme_state(r.world)[0] != LB_PROGRAMME_HAS_ENDED) {
            keep_fed_holdings(&r, before);
            step_run(&r);
            check_limit(&r, before);
            int found;
            int64_t missing = events_of(&r, LB_EVENT_PROGRAMME_UNFILLED, 0, &found);
            unfilled += found;
            ck_assert(found == 0 || missing > 0);
        }
        int64_t done = lb_wc_programme_done(r.world)[0], missed = lb_wc_programme_missed(r.world)[0];
        ck_assert_int_eq(lb_wc_programme_state(r.world)[0], LB_PROGRAMME_HAS_ENDED);
        ck_assert_int_gt(unfilled, 0);
        ck_assert_int_gt(done, 0);
        ck_assert_int_eq(done + missed, 8000 * BN);
        ck_assert_int_eq(done % HUNDRED_DOLLARS, 0);
        for (int s = 0; s < r.model->security_count; s++) { /* nothing that could be bought is left */
            double years = (r.model->securities[s].maturity - lb_world_date(r.world)) / 365.25;
            int64_t out = lb_wc_outstanding(r.world)[s];
            int64_t held = lb_wc_holdings(r.world)[s * LB_SECTOR_COUNT + LB_FED];
            int64_t government = lb_wc_holdings(r.world)[s * LB_SECTOR_COUNT + LB_GOVERNMENT_ACCOUNTS];
            if (out > 0 && years > 20 && years <= 30) {
                bool at_limit = (double)held > (double)out * limit_of(&r) - 2 * HUNDRED_DOLLARS;
                bool none_left = out - held - government < LB_SECTOR_COUNT * HUNDRED_DOLLARS;
                ck_assert_msg(at_limit || none_left, "%s", r.model->securities[s].cusip);
            }
        }
        free(before);
        close_run(&r);
    }
}
END_TEST

/* Sales end when nothing is left; what the Fed has is gone, and not a cent more. */
START_TEST(sales_of_everything_end_with_nothing)
{
    lb_scenario scenario = plain_scenario("given", "2026-03-31");
    add_programme(&scenario, sales_of(20000 * BN, 0, 10, 30));
    run r = open_run(&scenario);
    while (!at_end(&r) && lb_wc_programme_state(r.world)[0] != LB_PROGRAMME_HAS_ENDED) {
        step_run(&r);
    }
    ck_assert_int_eq(lb_wc_programme_state(r.world)[0], LB_PROGRAMME_HAS_ENDED);
    ck_assert_int_gt(lb_wc_programme_done(r.world)[0], 500 * BN); /* > 10 years: some 1.5 tn */
    for (int s = 0; s < r.model->security_count; s++) {
        double years = (r.model->securities[s].maturity - lb_world_date(r.world)) / 365.25;
        int64_t held = lb_wc_holdings(r.world)[s * LB_SECTOR_COUNT + LB_FED];
        bool sold = years > 10 && years <= 30 && r.model->securities[s].type != LB_BILL;
        ck_assert_msg(!sold || held < HUNDRED_DOLLARS, "%s: %lld", r.model->securities[s].cusip,
                      (long long)held);
    }
    close_run(&r);
}
END_TEST

/* As much is bought as is sold: what the Fed holds stays what it is without the twist, what it holds of duration rises. */
START_TEST(a_twist_exchanges_par_for_par)
{
    lb_scenario scenario = plain_scenario("cleared", "2026-05-29");
    run without = open_run(&scenario);
    add_programme(&scenario, twist_of(45 * BN));
    run r = open_run(&scenario);
    double maturing = 0;
    while (!at_end(&r)) {
        step_run(&r);
        step_run(&without);
        int64_t sold = events_of(&r, LB_EVENT_PROGRAMME_SOLD, 0, NULL);
        ck_assert_int_eq(sold, events_of(&r, LB_EVENT_PROGRAMME_BOUGHT, 0, NULL));
        maturing += (double)sold;
    }
    ck_assert_double_eq(maturing, (double)lb_wc_programme_done(r.world)[0]);
    double rise = lb_world_observable(r.world, "fed_tens") - lb_world_observable(without.world, "fed_tens");
    double booked = (lb_wc_programme_tens(r.world)[0] - lb_wc_programme_sold_tens(r.world)[0]) / 1e6;
    ck_assert_double_gt(booked, 0);
    ck_assert_double_le(fabs(rise - booked),
                        0.1 * booked); /* what it has bought and sold has aged, yields moved */
    close_run(&r);
    close_run(&without);
}
END_TEST

/* Together ----------------------------------------------------------------------------------------------------- */

static int list_busy(lb_programme *out)
{
    int count = 0;
    out[count++] = purchases_of(60 * BN, 0, 7, 30);
    out[count++] = sales_of(40 * BN, 0, 3, 20);
    out[count++] = twist_of(30 * BN);
    out[count++] = runoff_of(25 * BN);
    out[count - 1].on = lb_date_make(2026, 2, 12);
    out[count++] = reinvestment_of(LB_PRINCIPAL_COUPONS, LB_INTO_BILLS, 0.6);
    out[count - 1].ramp_months = 6;
    out[count++] = reinvestment_of(LB_PRINCIPAL_COUPONS, LB_INTO_SHORT_COUPONS, 0.7);
    out[count - 1].on = lb_date_make(2026, 3, 10);
    out[count++] = reinvestment_of(LB_PRINCIPAL_BILLS, LB_INTO_SHORT_COUPONS, 0.5);
    out[count++] = reinvestment_of(LB_PRINCIPAL_MBS, LB_INTO_SHORT_COUPONS, 1);
    out[count++] = reserves_of(30 * BN, 12);
    out[count++] = reserves_of(10 * BN, 0);
    out[count - 1].buys = (lb_maturities){0, 3, false};
    return count;
}

/* lb_step audits the books every day: a year of it for every pair, whether yields are given or cleared. */
START_TEST(any_two_of_them_balance)
{
    lb_programme busy[LB_PROGRAMME_SLOTS];
    int count = list_busy(busy);
    for (int y = 0; y < 2; y++) {
        for (int a = 0; a < count; a++) {
            for (int b = 0; b <= a; b++) { /* a pair of the same is two such programmes */
                lb_scenario scenario = plain_scenario(both[y], "2027-02-01");
                add_programme(&scenario, busy[a]);
                add_programme(&scenario, busy[b]);
                run r = open_run(&scenario);
                while (!at_end(&r)) {
                    step_run(&r);
                }
                ck_assert_int_eq(lb_world_audits(r.world), lb_model_steps(r.model));
                bool same = a == b && busy[a].kind == LB_PROGRAMME_RUNOFF; /* the last of two counts */
                ck_assert_msg(same || lb_wc_programme_done(r.world)[0] > 0 || busy[a].floor_pct > 0,
                              "programme %d did nothing beside %d", a, b);
                close_run(&r);
            }
        }
    }
}
END_TEST

START_TEST(all_of_them_keep_the_limit_for_a_year)
{
    lb_programme busy[LB_PROGRAMME_SLOTS];
    int count = list_busy(busy);
    lb_scenario scenario = plain_scenario("cleared", "2027-02-01");
    for (int p = 0; p < count; p++) {
        add_programme(&scenario, busy[p]);
    }
    scenario.programmes[0].pace = 400 * BN; /* into the limit */
    run r = open_run(&scenario);
    int64_t *before = calloc((size_t)r.model->security_count, sizeof *before);
    ck_assert_ptr_nonnull(before);
    while (!at_end(&r)) {
        keep_fed_holdings(&r, before);
        step_run(&r);
        check_limit(&r, before);
    }
    ck_assert_int_gt(lb_wc_programme_missed(r.world)[0], 0);
    free(before);
    close_run(&r);
}
END_TEST

/* Principal ---------------------------------------------------------------------------------------------------- */

/* Security by security: whatever was planned, what is paid back is rolled, redeemed and redirected to the cent. */
START_TEST(principal_of_each_security_goes_somewhere_to_the_cent)
{
    lb_scenario scenario = plain_scenario("given", "2026-12-31");
    add_programme(&scenario, reinvestment_of(LB_PRINCIPAL_COUPONS, LB_INTO_BILLS, 1.0 / 3));
    add_programme(&scenario, reinvestment_of(LB_PRINCIPAL_COUPONS, LB_INTO_SHORT_COUPONS, 0.3));
    add_programme(&scenario, reinvestment_of(LB_PRINCIPAL_BILLS, LB_INTO_NOTHING, 0.7));
    add_programme(&scenario,
                  reinvestment_of(LB_PRINCIPAL_COUPONS, LB_INTO_NOTHING, 0.9)); /* gets what is left */
    add_programme(&scenario, runoff_of(50 * BN));
    run r = open_run(&scenario);
    step_to(&r, lb_date_make(2026, 5, 1));
    int64_t sum_redirected = 0;
    int tried = 0;
    for (int i = 0; i < *lb_wc_live_count(r.world); i++) {
        int s = lb_wc_live(r.world)[i];
        int64_t planned = lb_wc_fed_redemption(r.world)[s], principal = planned + 12345 * i;
        int64_t redirect = lb_wc_fed_redirect(r.world)[s];
        int64_t done = 0, after = 0;
        int64_t rolled = *lb_wc_rollover_pool(r.world) + *lb_wc_bill_rollover_pool(r.world);
        int64_t redeemed = *lb_wc_programme_redeemed(r.world), kept = *lb_wc_redirected(r.world);
        if (planned == 0) {
            continue;
        }
        for (int p = 0; p < 4; p++) {
            done += lb_wc_programme_done(r.world)[p];
        }
        lb_error err;
        *lb_w_event_count(r.world) = 0;
        ck_assert_int_eq(lb_fed_collect(r.model, r.world, s, principal, &err), LB_OK);
        for (int p = 0; p < 4; p++) {
            after += lb_wc_programme_done(r.world)[p];
        }
        rolled = *lb_wc_rollover_pool(r.world) + *lb_wc_bill_rollover_pool(r.world) - rolled;
        redeemed = *lb_wc_programme_redeemed(r.world) - redeemed;
        ck_assert_int_eq(after - done, redirect);
        ck_assert_int_eq(redeemed, planned - redirect);
        ck_assert_int_eq(rolled + redeemed + (after - done), principal);
        bool bill = r.model->securities[s].type == LB_BILL;
        ck_assert_int_eq(*lb_wc_redirected(r.world) - kept, bill ? 0 : after - done);
        sum_redirected += after - done;
        tried++;
    }
    ck_assert_int_gt(tried, 5);
    ck_assert_int_gt(sum_redirected, 0);
    close_run(&r);
}
END_TEST

/* What the Fed is paid back of a type today, from the holdings of the day before. */
static int64_t principal_today(const run *r, const int64_t *before, bool bills)
{
    int64_t sum = 0;
    for (int64_t i = 0; i < *lb_wc_event_count(r->world); i++) {
        const lb_event *event = &lb_wc_event(r->world)[i];
        if (event->kind != LB_EVENT_MATURED) {
            continue;
        }
        const lb_security *terms = &r->model->securities[event->security];
        int64_t par = before[event->security];
        if ((terms->type == LB_BILL) != bills) {
            continue;
        }
        double ratio =
            terms->type == LB_TIPS ? lb_model_ref_cpi(r->model, terms->maturity) / terms->base_ref_cpi : 1;
        ratio = terms->type == LB_TIPS ? floor(floor(ratio * 1e6 + 1e-4) / 10 + 0.5) / 1e5 : 1;
        sum += (int64_t)floor((double)par * fmax(ratio, 1) + 0.5);
    }
    return sum;
}

static int64_t addons_today(const run *r, bool bills)
{
    int64_t sum = 0;
    for (int64_t i = 0; i < *lb_wc_event_count(r->world); i++) {
        const lb_event *event = &lb_wc_event(r->world)[i];
        bool is =
            event->kind == LB_EVENT_ADDON && (r->model->securities[event->security].type == LB_BILL) == bills;
        sum += is ? event->cents : 0;
    }
    return sum;
}

/* Month by month, seen from outside: coupons that mature are rolled over (add-ons, pool), redirected (events) and
 * redeemed; the last is the cap of the month, or everything. */
START_TEST(coupons_of_each_month_add_up)
{
    const int64_t cap = 30 * BN;
    lb_scenario scenario = plain_scenario("given", "2026-12-31");
    add_programme(&scenario, runoff_of(cap));
    add_programme(&scenario, reinvestment_of(LB_PRINCIPAL_COUPONS, LB_INTO_BILLS, 0.5));
    add_programme(&scenario, reinvestment_of(LB_PRINCIPAL_COUPONS, LB_INTO_NOTHING, 0.25));
    run r = open_run(&scenario);
    int64_t *before = calloc((size_t)r.model->security_count, sizeof *before);
    ck_assert_ptr_nonnull(before);
    int checked = 0;
    for (int month = 2; month <= 12; month++) {
        int64_t paid = 0, rolled = 0, redirected = 0, early = 0;
        while (!at_end(&r) &&
               lb_date_ymd(lb_following(LB_CALENDAR_FEDERAL, lb_world_date(r.world) + 1)).month == month) {
            int64_t pool = *lb_wc_rollover_pool(r.world);
            keep_fed_holdings(&r, before);
            step_run(&r);
            paid += principal_today(&r, before, false);
            rolled += *lb_wc_rollover_pool(r.world) - pool + addons_today(&r, false);
            redirected += events_of(&r, LB_EVENT_PROGRAMME_REDIRECTED, 1, NULL) +
                          events_of(&r, LB_EVENT_PROGRAMME_REDIRECTED, 2, NULL);
            for (int64_t i = 0; i < *lb_wc_event_count(r.world); i++) {
                const lb_event *event = &lb_wc_event(r.world)[i];
                bool of_before = event->kind == LB_EVENT_MATURED &&
                                 lb_date_ymd(r.model->securities[event->security].maturity).month != month;
                early += of_before && r.model->securities[event->security].type != LB_BILL
                             ? before[event->security]
                             : 0;
            }
        }
        int64_t redeemed = paid - rolled - redirected;
        lb_date last = lb_date_month_end(lb_date_make(2026, month, 1));
        bool whole =
            early == 0 && lb_following(LB_CALENDAR_FEDERAL, last) == last; /* paid in its own month */
        if (whole && paid > cap) {
            ck_assert_msg(llabs(redeemed - cap) < 100, "month %d: %lld redeemed", month, (long long)redeemed);
            int64_t expected = (paid - cap) / 4 * 3;
            int64_t rounding =
                paid / 200000; /* the index ratio of TIPS is rounded to five decimals when it is paid */
            ck_assert_msg(llabs(redirected - expected) < rounding, "month %d: %lld redirected, not %lld",
                          month, (long long)redirected, (long long)expected);
            checked++;
        }
        ck_assert_int_ge(redeemed, 0);
    }
    ck_assert_int_ge(checked, 4);
    free(before);
    close_run(&r);
}
END_TEST

/* The share rises in a line: half of it after half the months. */
START_TEST(a_ramp_rises_in_a_line)
{
    lb_scenario scenario = plain_scenario("given", "2026-02-27");
    lb_programme p = reinvestment_of(LB_PRINCIPAL_COUPONS, LB_INTO_BILLS, 0.8);
    p.ramp_months = 24;
    p.on = lb_date_make(2026, 2, 2);
    add_programme(&scenario, p);
    run r = open_run(&scenario);
    step_run(&r);
    lb_date year = p.on + 365, two = p.on + 731;
    ck_assert_double_eq(lb_programme_share(r.model, r.world, 0, LB_PRINCIPAL_COUPONS, p.on), 0);
    ck_assert_double_eq_tol(lb_programme_share(r.model, r.world, 0, LB_PRINCIPAL_COUPONS, year), 0.4, 1e-3);
    ck_assert_double_eq(lb_programme_share(r.model, r.world, 0, LB_PRINCIPAL_COUPONS, two), 0.8);
    ck_assert_double_eq(lb_programme_share(r.model, r.world, 0, LB_PRINCIPAL_COUPONS, p.on - 1), 0);
    ck_assert_double_eq(lb_programme_share(r.model, r.world, 0, LB_PRINCIPAL_BILLS, two), 0);
    close_run(&r);
}
END_TEST

/* A runoff of everything that begins in the middle of February redeems what matures from then on, and nothing before. */
START_TEST(a_runoff_in_mid_month_takes_what_is_left)
{
    lb_scenario scenario = plain_scenario("given", "2026-03-31");
    lb_programme p = runoff_of(INT64_MAX);
    p.on = lb_date_make(2026, 2, 18);
    add_programme(&scenario, p);
    run r = open_run(&scenario);
    int64_t *before = calloc((size_t)r.model->security_count, sizeof *before);
    ck_assert_ptr_nonnull(before);
    int64_t rolled_before = 0, matured = 0;
    while (!at_end(&r)) {
        int64_t pools = *lb_wc_rollover_pool(r.world) + *lb_wc_bill_rollover_pool(r.world);
        keep_fed_holdings(&r, before);
        step_run(&r);
        int64_t rolled = *lb_wc_rollover_pool(r.world) + *lb_wc_bill_rollover_pool(r.world) - pools +
                         addons_today(&r, true) + addons_today(&r, false);
        if (lb_world_date(r.world) < p.on) {
            rolled_before += rolled;
        } else {
            matured += principal_today(&r, before, true) + principal_today(&r, before, false);
            ck_assert_int_lt(llabs(rolled), 100); /* TIPS: planned at the ratio, paid at the rounded one */
        }
    }
    ck_assert_int_gt(rolled_before, 0);
    ck_assert_int_gt(matured, 50 * BN);
    ck_assert_int_lt(llabs(lb_wc_programme_done(r.world)[0] - matured), 1000);
    free(before);
    close_run(&r);
}
END_TEST

/* Coupon principal into bills: the bills are bought, the Treasury sells more of its own to the public instead. */
START_TEST(coupons_into_bills_are_bought_as_bills)
{
    lb_scenario scenario = plain_scenario("cleared", "2026-12-31");
    run without = open_run(&scenario);
    add_programme(&scenario, reinvestment_of(LB_PRINCIPAL_COUPONS, LB_INTO_BILLS, 1));
    run r = open_run(&scenario);
    step_to(&r, lb_model_end(r.model));
    step_to(&without, lb_model_end(r.model));
    double more =
        lb_world_observable(r.world, "soma_bills") - lb_world_observable(without.world, "soma_bills");
    double total = lb_world_observable(r.world, "soma_treasuries");
    double redirected = (double)*lb_wc_redirected(r.world) / 1e8;
    ck_assert_double_gt(redirected, 200000);
    ck_assert_double_le(fabs(more - redirected), 0.02 * redirected);
    ck_assert_double_le(fabs(total / lb_world_observable(without.world, "soma_treasuries") - 1), 0.002);
    ck_assert_int_eq(lb_wc_programme_done(r.world)[0], *lb_wc_redirected(r.world));
    close_run(&r);
    close_run(&without);
}
END_TEST

/* Agency principal: since December 2025 it buys bills, and none with the programme; in 2024 nothing, and bills with it. */
START_TEST(agency_principal_goes_where_it_is_sent)
{
    static const struct {
        const char *baseline, *until;
        lb_reinvested_in into;
        int sign; /* of the difference in bills */
    } cases[] = {{"2026-01-30", "2026-12-31", LB_INTO_NOTHING, -1},
                 {"2023-09-30", "2024-03-29", LB_INTO_BILLS, 1}};
    for (int i = 0; i < 2; i++) {
        char text[160];
        lb_scenario scenario;
        lb_error err;
        int length = snprintf(text, sizeof text,
                              "title: t\nbaseline: %s\nuntil: %s\nissuance: policy\nyields: given\n",
                              cases[i].baseline, cases[i].until);
        ck_assert_msg(lb_scenario_parse("t.yaml", text, (size_t)length, &scenario, &err) == LB_OK, "%s",
                      err.message);
        run without = open_run(&scenario);
        add_programme(&scenario, reinvestment_of(LB_PRINCIPAL_MBS, cases[i].into, 1));
        scenario.programmes[0].on = scenario.baseline + 1;
        run r = open_run(&scenario);
        step_to(&r, lb_model_end(r.model));
        step_to(&without, lb_model_end(r.model));
        double bills =
            lb_world_observable(r.world, "soma_bills") - lb_world_observable(without.world, "soma_bills");
        double done = (double)lb_wc_programme_done(r.world)[0] / 1e8; /* usd mn */
        double mbs = lb_world_observable(r.world, "mbs"), same = lb_world_observable(without.world, "mbs");
        ck_assert_double_eq(mbs, same);
        ck_assert_double_gt(done, 80000); /* some 15 bn a month */
        ck_assert_double_le(fabs(bills - cases[i].sign * done), 1);
        close_run(&r);
        close_run(&without);
    }
}
END_TEST

/* Bills into short coupons: as much of them is bought as bills are paid back, none longer than three years. */
START_TEST(short_coupons_are_short)
{
    lb_scenario scenario = plain_scenario("cleared", "2026-06-30");
    add_programme(&scenario, reinvestment_of(LB_PRINCIPAL_BILLS, LB_INTO_SHORT_COUPONS, 1));
    run r = open_run(&scenario);
    int64_t *before = calloc((size_t)r.model->security_count, sizeof *before);
    ck_assert_ptr_nonnull(before);
    int64_t bought = 0;
    while (!at_end(&r)) {
        keep_fed_holdings(&r, before);
        step_run(&r);
        int64_t today = events_of(&r, LB_EVENT_PROGRAMME_BOUGHT, 0, NULL), seen = 0;
        for (int s = 0; today > 0 && s < r.model->security_count; s++) {
            const lb_security *terms = &r.model->securities[s];
            double years = (terms->maturity - lb_world_date(r.world)) / 365.25;
            int64_t more = lb_wc_holdings(r.world)[s * LB_SECTOR_COUNT + LB_FED] - before[s];
            bool nominal = terms->type == LB_NOTE || terms->type == LB_BOND;
            seen += nominal && years > 0 && years <= 3 && more > 0 ? more : 0;
        }
        for (int64_t i = 0; i < *lb_wc_event_count(r.world); i++) { /* add-ons of the day are no purchases */
            const lb_event *event = &lb_wc_event(r.world)[i];
            const lb_security *terms =
                event->kind == LB_EVENT_ADDON ? &r.model->securities[event->security] : NULL;
            bool counted =
                terms && terms->type == LB_NOTE && (terms->maturity - lb_world_date(r.world)) / 365.25 <= 3;
            seen -= today > 0 && counted ? event->cents : 0;
        }
        ck_assert_int_eq(seen, today);
        bought += today;
    }
    int64_t left = lb_wc_programme_done(r.world)[0] - bought;
    ck_assert_int_gt(bought, 50 * BN);
    ck_assert(left >= 0 && left < HUNDRED_DOLLARS);
    ck_assert_double_gt(lb_wc_programme_tens(r.world)[0], 0);
    free(before);
    close_run(&r);
}
END_TEST

/* Reserve management ------------------------------------------------------------------------------------------- */

START_TEST(reserve_management_buys_no_more_than_the_floor_needs)
{
    static const double floors[] = {0.5, 12.5, 50};
    double bought[3];
    for (int i = 0; i < 3; i++) {
        lb_scenario scenario = plain_scenario("given", "2026-07-31");
        add_programme(&scenario, reserves_of(60 * BN, floors[i]));
        run r = open_run(&scenario);
        step_to(&r, lb_model_end(r.model));
        bought[i] = (double)lb_wc_programme_done(r.world)[0] / 1e11;
        close_run(&r);
    }
    ck_assert_double_eq(bought[0], 0);                                /* reserves of 3 tn are far above */
    ck_assert_double_eq_tol(bought[2], 60 * 12 * 182 / 365.25, 0.01); /* far below: the pace */
    ck_assert_double_le(bought[0], bought[1]);
    ck_assert_double_le(bought[1], bought[2]);
}
END_TEST

/* Runs --------------------------------------------------------------------------------------------------------- */

static lb_scenario busy_scenario(const char *yields)
{
    lb_programme busy[LB_PROGRAMME_SLOTS];
    lb_scenario scenario = plain_scenario(yields, "2026-07-31");
    int count = list_busy(busy);
    for (int p = 0; p < count; p++) {
        add_programme(&scenario, busy[p]);
    }
    return scenario;
}

START_TEST(a_checkpoint_in_the_middle_goes_on_the_same)
{
    lb_scenario scenario = busy_scenario("cleared");
    run whole = open_run(&scenario), first = open_run(&scenario);
    step_to(&whole, lb_model_end(whole.model));
    step_to(&first, lb_date_make(2026, 4, 15));
    lb_world *second;
    lb_error err;
    ck_assert_int_eq(lb_world_restore(first.model, first.world, lb_world_bytes(first.world), &second, &err),
                     LB_OK);
    lb_world_close(first.world);
    first.world = second;
    step_to(&first, lb_model_end(first.model));
    ck_assert(lb_world_hash(first.world) == lb_world_hash(whole.world));
    close_run(&whole);
    close_run(&first);
}
END_TEST

START_TEST(days_with_programmes_allocate_nothing)
{
    for (int y = 0; y < 2; y++) {
        lb_scenario scenario = busy_scenario(both[y]);
        run r = open_run(&scenario);
        lb_error err;
        lb_status status = LB_OK;
        long opened = requests; /* no assertion inside: those of Check allocate */
        while (status == LB_OK && !at_end(&r)) {
            status = lb_step(r.model, r.world, &err);
        }
        long made = requests - opened;
        ck_assert_msg(status == LB_OK, "%s", err.message);
        ck_assert_msg(made == 0, "%ld allocations", made);
        close_run(&r);
    }
}
END_TEST

/* What the Fed sells below cost is a loss of its income, and what its other assets hold is the net premium: purchases and
 * sales move both together, to the cent. Without trades both only amortise. */
START_TEST(sales_are_income_and_premiums_follow_the_portfolio)
{
    for (int kind = 0; kind < 3; kind++) {
        lb_scenario scenario = plain_scenario("given", "2026-03-31");
        if (kind > 0) {
            add_programme(&scenario,
                          kind == 1 ? sales_of(40 * BN, 0, 10, 30) : purchases_of(40 * BN, 0, 10, 30));
        }
        run r = open_run(&scenario);
        lb_books books = lb_world_books(r.world, r.model->row);
        int64_t other = *lb_position(&books, LB_INSTR_FED_OTHER_ASSETS, LB_FED) - *lb_wc_fed_premium(r.world);
        int64_t deferred = *lb_wc_deferred_asset(r.world), income = *lb_wc_fed_net_income(r.world);
        while (!at_end(&r)) {
            step_run(&r);
        }
        ck_assert_int_eq(
            *lb_position(&books, LB_INSTR_FED_OTHER_ASSETS, LB_FED) - *lb_wc_fed_premium(r.world), other);
        ck_assert_int_eq(*lb_wc_deferred_asset(r.world) - deferred, income - *lb_wc_fed_net_income(r.world));
        int64_t lines = 0;
        for (int line = 0; line < LB_LINE_COUNT; line++) {
            lines += lb_wc_fed_line(r.world)[line];
        }
        ck_assert_int_eq(lines, *lb_wc_fed_net_income(r.world));
        int64_t sales = lb_wc_fed_line(r.world)[LB_LINE_SALES];
        /* SOMA's bonds of 2 % yielded some 5 % in January 2026: two thirds of cost, within a sixth */
        double share = kind == 1 ? (double)-sales / (double)lb_wc_programme_done(r.world)[0] : 0;
        ck_assert_msg(kind == 1 ? share > 0.16 && share < 0.5 : sales == 0, "kind %d: %g", kind, share);
        close_run(&r);
    }
}
END_TEST

/* Events of scenarios ------------------------------------------------------------------------------------------ */

/* `buy: {holder: fed}` of more than the limit leaves: what it cannot buy is on record, no security passes the limit. */
START_TEST(an_event_of_the_fed_keeps_the_limit)
{
    static const char text[] =
        "title: t\nbaseline: 2026-01-30\nuntil: 2026-04-30\nissuance: policy\nevents:\n"
        "  - on: 2026-02-02\n    buy: {holder: fed, amount: 5tn, over: 1 month, maturity: 20y-30y, "
        "expected_to_last: permanent}\n";
    lb_scenario scenario;
    lb_error err;
    ck_assert_msg(lb_scenario_parse("t.yaml", text, sizeof text - 1, &scenario, &err) == LB_OK, "%s",
                  err.message);
    run r = open_run(&scenario);
    int64_t *before = calloc((size_t)r.model->security_count, sizeof *before);
    ck_assert_ptr_nonnull(before);
    int64_t missing = 0;
    while (!at_end(&r)) {
        keep_fed_holdings(&r, before);
        step_run(&r);
        check_limit(&r, before);
        missing += events_of(&r, LB_EVENT_UNFILLED, 0, NULL);
    }
    int64_t done = lb_wc_action_done(r.world)[0];
    ck_assert_int_gt(done, 100 * BN);
    ck_assert_int_gt(missing, 0);
    /* five trillion, but for the rounding to $100 of the last day */
    ck_assert_int_lt(llabs(done + missing - 5000 * BN), BN);
    free(before);
    close_run(&r);
}
END_TEST

CHECK_MAIN("programmes", switched_off_they_change_no_bit, a_programme_of_nothing_is_not_there,
           before_its_day_a_programme_changes_nothing, announced_run_and_ended_on_their_days,
           conditions_look_at_yesterday, more_than_exists_stops_at_the_limit,
           sales_of_everything_end_with_nothing, a_twist_exchanges_par_for_par, any_two_of_them_balance,
           all_of_them_keep_the_limit_for_a_year, principal_of_each_security_goes_somewhere_to_the_cent,
           coupons_of_each_month_add_up, a_ramp_rises_in_a_line, a_runoff_in_mid_month_takes_what_is_left,
           coupons_into_bills_are_bought_as_bills, agency_principal_goes_where_it_is_sent,
           short_coupons_are_short, reserve_management_buys_no_more_than_the_floor_needs,
           a_checkpoint_in_the_middle_goes_on_the_same, days_with_programmes_allocate_nothing,
           sales_are_income_and_premiums_follow_the_portfolio, an_event_of_the_fed_keeps_the_limit)
