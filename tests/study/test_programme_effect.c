/* What the Fed's programmes do: the run beside itself without them, and where the bills come from. */
#include "check_main.h"

#include "fed/programmes_for_tests.h"
#include "study/claims_fed.h"
#include "study/programme_effect.h"

static lb_scenario scenario_of(const char *until, const char *programmes)
{
    char text[800];
    lb_scenario scenario;
    lb_error err;
    int length = snprintf(text, sizeof text,
                          "title: t\nbaseline: 2026-01-30\nuntil: %s\nissuance: policy\nyields: cleared\n%s",
                          until, programmes);
    ck_assert_msg(lb_scenario_parse("t.yaml", text, (size_t)length, &scenario, &err) == LB_OK, "%s",
                  err.message);
    return scenario;
}

static void measure(const lb_scenario *scenario, lb_programme_effect *effect)
{
    lb_error err;
    ck_assert_msg(lb_measure_programmes(scenario, NULL, NULL, effect, &err) == LB_OK, "%s", err.message);
}

/* Of two runs that are the same the difference is nothing, in every observable, and so is what follows from it. */
START_TEST(nothing_done_is_no_effect_at_all)
{
    lb_scenario scenario = scenario_of(
        "2026-09-30", "programmes:\n"
                      "  - {on: 2026-02-02, announced: yes, purchases: {pace: 0}}\n"
                      "  - {on: 2026-03-02, announced: yes, twist: {pace: 0, sell: 0y-3y, buy: 7y-30y}}\n"
                      "  - {on: 2026-02-02, reinvestment: {of: coupons, into: bills, share: 0%}}\n"
                      "set:\n  treasury.addon_response: 100%\n");
    lb_programme_effect effect;
    measure(&scenario, &effect);
    ck_assert_mem_eq(effect.with, effect.without, sizeof effect.with);
    ck_assert_double_eq(effect.last_year_bp, 0);
    ck_assert_double_eq(effect.widest_bp, 0);
    ck_assert_int_eq(effect.years, 1);
    ck_assert_double_eq(effect.premium_bp[0], 0);
    ck_assert_double_eq(lb_effect_tens_bn(&effect), 0);
    ck_assert_int_eq(effect.first, lb_date_make(2026, 1, 30));
    ck_assert_int_eq(effect.last, lb_date_make(2026, 9, 30));
}
END_TEST

static int64_t days_seen;

static void count_day(void *context, int64_t days)
{
    ck_assert_ptr_eq(context, &days_seen);
    ck_assert_int_eq(days, days_seen + 1);
    days_seen = days;
}

/* The effect is the difference of the two runs as one makes them by hand; the scenario stays as it is. */
START_TEST(the_effect_is_one_run_less_the_other)
{
    lb_scenario scenario =
        scenario_of("2027-02-26", "programmes:\n"
                                  "  - on: 2026-02-02\n    announced: yes\n"
                                  "    purchases: {pace: 60bn a month, maturity: 7y-30y}\n");
    lb_programme_effect effect;
    lb_error err;
    days_seen = 0;
    ck_assert_int_eq(lb_measure_programmes(&scenario, count_day, &days_seen, &effect, &err), LB_OK);
    ck_assert_int_eq(scenario.programme_count, 1);
    ck_assert(lb_effect_applies(&scenario));
    run with = open_run(&scenario);
    ck_assert_int_eq(days_seen, lb_model_steps(with.model));
    scenario.programme_count = 0;
    ck_assert(!lb_effect_applies(&scenario));
    run without = open_run(&scenario);
    double sum = 0, widest = 0, end_of_2026 = 0;
    int days = 0;
    while (!at_end(&with)) {
        step_run(&with);
        step_run(&without);
        double bp = 1e4 * (lb_wc_premium_dec(with.world)[LB_NODE_10Y] -
                           lb_wc_premium_dec(without.world)[LB_NODE_10Y]);
        bool last_year = lb_world_date(with.world) > lb_model_end(with.model) - 365;
        sum += last_year ? bp : 0;
        days += last_year;
        widest = fabs(bp) > fabs(widest) ? bp : widest;
        end_of_2026 = lb_world_date(with.world) <= lb_date_make(2026, 12, 31) ? bp : end_of_2026;
    }
    ck_assert_mem_eq(effect.with, lb_wc_observable(with.world), sizeof effect.with);
    ck_assert_mem_eq(effect.without, lb_wc_observable(without.world), sizeof effect.without);
    ck_assert_int_eq(effect.last_year_days, days);
    ck_assert_double_eq_tol(effect.last_year_bp, sum / days, 1e-9);
    ck_assert_double_eq_tol(effect.widest_bp, widest, 1e-9);
    ck_assert_int_eq(effect.years, 2);
    ck_assert_double_eq_tol(effect.premium_bp[0], end_of_2026, 1e-9);
    ck_assert_double_lt(effect.last_year_bp, -5); /* 60 bn a month of long bonds */
    double tens = lb_wc_observable(with.world)[LB_OBS_private_tens] -
                  lb_wc_observable(without.world)[LB_OBS_private_tens];
    ck_assert_double_eq(lb_effect_tens_bn(&effect), tens / 1e3);
    close_run(&with);
    close_run(&without);
}
END_TEST

/* Without a market that clears there is nothing to compare. */
START_TEST(given_yields_have_no_effect)
{
    lb_scenario scenario = scenario_of("2026-03-31", "programmes:\n  - on: 2026-02-02\n"
                                                     "    purchases: {pace: 60bn a month}\n");
    scenario.yields = LB_YIELDS_GIVEN;
    ck_assert(!lb_effect_applies(&scenario));
}
END_TEST

/* Bills of the Fed -------------------------------------------------------------------------------------------- */

static int64_t bills_of_fed(const run *r)
{
    int64_t sum = 0;
    for (int s = 0; s < r->model->security_count; s++) {
        bool bill = r->model->securities[s].type == LB_BILL;
        sum += bill ? lb_wc_holdings(r->world)[s * LB_SECTOR_COUNT + LB_FED] : 0;
    }
    return sum;
}

/* Every bill is there for a reason, to the cent: those of the start, coupon principal, agency principal and reserve
 * management purchases put into bills, less what waits to be spent; matured bills that wait for a settlement are out. */
START_TEST(bills_are_what_was_put_into_them)
{
    lb_scenario scenario;
    lb_error err;
    ck_assert_msg(lb_scenario_read(LONGBOND_SOURCE_DIR "/scenarios/fed-short-for-long/uncoordinated.yaml",
                                   &scenario, &err) == LB_OK,
                  "%s", err.message);
    scenario.until = lb_date_make(2027, 12, 31);
    run r = open_run(&scenario);
    int64_t start = bills_of_fed(&r) + *lb_wc_secondary_pool(r.world) + *lb_wc_bill_rollover_pool(r.world);
    while (!at_end(&r)) {
        step_run(&r);
        int64_t put_in =
            *lb_wc_redirected(r.world) + *lb_wc_agency_spent(r.world) + *lb_wc_reserve_purchases(r.world);
        int64_t there =
            bills_of_fed(&r) + *lb_wc_secondary_pool(r.world) + *lb_wc_bill_rollover_pool(r.world);
        char date[11];
        ck_assert_msg(there == start + put_in, "%s: %lld cents too many",
                      lb_date_format(lb_world_date(r.world), date), (long long)(there - start - put_in));
    }
    ck_assert_int_gt(*lb_wc_redirected(r.world), 500 * BN);
    close_run(&r);
}
END_TEST

/* Shares ------------------------------------------------------------------------------------------------------ */

/* What is kept from auctions and sold to the public instead raises the premium, more if it is more; sold as bills it does
 * nothing to speak of to ten years. */
START_TEST(more_kept_from_auctions_raises_premia_more)
{
    const int shares[] = {25, 50, 100};
    double before = 0;
    for (int i = 0; i < 3; i++) {
        char text[300];
        snprintf(text, sizeof text,
                 "programmes:\n  - on: 2026-02-02\n    announced: yes\n"
                 "    reinvestment: {of: coupons, into: bills, share: %d%%}\nset:\n  "
                 "treasury.addon_response: 100%%\n",
                 shares[i]);
        lb_scenario scenario = scenario_of("2027-06-30", text);
        lb_programme_effect effect;
        measure(&scenario, &effect);
        printf("%d %%: %.2f bp, %.1f bn\n", shares[i], effect.last_year_bp, lb_effect_tens_bn(&effect));
        ck_assert_double_gt(effect.last_year_bp, 1.3 * before);
        ck_assert_double_gt(lb_effect_tens_bn(&effect), 0);
        before = fmax(effect.last_year_bp, 1);
    }
}
END_TEST

CHECK_MAIN("programme_effect", nothing_done_is_no_effect_at_all, the_effect_is_one_run_less_the_other,
           given_yields_have_no_effect, bills_are_what_was_put_into_them,
           more_kept_from_auctions_raises_premia_more)
