/* What the Treasury makes of add-ons that the Fed keeps from auctions: how much more it sells, from when, for how long. */
#include "check_main.h"

#include "day/addon_response.h"
#include "fed/programmes_for_tests.h"
#include "treasury/cash_forecast.h"

static const char redirects[] = "programmes:\n"
                                "  - name: short for long\n"
                                "    on: 2026-02-02\n"
                                "    announced: yes\n"
                                "    reinvestment: {of: coupons, into: bills, share: 100%}\n";

/* Coupons and FRNs sold in a year at the sizes of the refunding statement of 4 February 2026 and of the TIPS auctions of
 * the year before: 2-, 3-, 5- and 7-year notes monthly; 10-, 20- and 30-year new and reopened; FRNs; TIPS. */
static const double SOLD_A_YEAR_BN = 12 * (69 + 58 + 70 + 44) + (4 * 42 + 8 * 39) + (4 * 16 + 8 * 13) +
                                     (4 * 25 + 8 * 22) + (4 * 30 + 8 * 28) +
                                     (26 + 26 + 24 + 24 + 21 + 21 + 4 * 19 + 9 + 8);

static run run_of(const char *until, const char *programmes, const char *set)
{
    char text[1200];
    lb_scenario scenario;
    lb_error err;
    int length = snprintf(text, sizeof text,
                          "title: t\nbaseline: 2026-01-30\nuntil: %s\nissuance: policy\nyields: given\n%s%s",
                          until, programmes, set);
    ck_assert_msg(lb_scenario_parse("t.yaml", text, (size_t)length, &scenario, &err) == LB_OK, "%s",
                  err.message);
    return open_run(&scenario);
}

static const char all[] = "set:\n  treasury.addon_response: 100%\n";
static const char half[] = "set:\n  treasury.addon_response: 50%\n";

static double raise_of(const run *r)
{
    return *lb_wc_addon_raise(r->world);
}

/* How much ---------------------------------------------------------------------------------------------------- */

/* Principal of notes, bonds, TIPS and FRNs that the Fed holds today and that matures in the twelve calendar months after
 * this one, bn; none of it is redeemed (fed.cap_treasuries of December 2025: nothing runs off). */
static double maturing_bn(const run *r)
{
    lb_ymd today = lb_date_ymd(lb_world_date(r->world));
    lb_date first = lb_date_add_months(lb_date_make(today.year, today.month, 1), 1, false);
    lb_date end = lb_date_add_months(first, 12, false);
    double sum = 0;
    for (int s = 0; s < r->model->security_count; s++) {
        const lb_security *terms = &r->model->securities[s];
        bool matures = terms->maturity >= first && terms->maturity < end;
        if (terms->type != LB_BILL && matures) {
            sum += (double)lb_wc_holdings(r->world)[s * LB_SECTOR_COUNT + LB_FED] +
                   (double)lb_wc_compensation(r->world)[s * LB_SECTOR_COUNT + LB_FED];
        }
    }
    return sum / 1e11;
}

START_TEST(sizes_rise_by_what_is_missing_over_what_is_sold)
{
    run whole = run_of("2026-06-30", redirects, all), part = run_of("2026-06-30", redirects, half);
    step_run(&whole);
    step_run(&part);
    double missing = maturing_bn(&whole);
    ck_assert_double_gt(missing, 300); /* SOMA: 1.9 tn in five years */
    ck_assert_double_lt(missing, 600);
    ck_assert_double_eq_tol(lb_addons_missing(whole.model, whole.world) / 1e11, missing, 1e-6);
    /* index ratios of the day, of what TIPS mature; sizes and their sum are whole billions */
    ck_assert_double_eq_tol(raise_of(&whole), missing / SOLD_A_YEAR_BN, 0.005 * raise_of(&whole));
    ck_assert_double_eq_tol(raise_of(&part), raise_of(&whole) / 2, 1e-12);
    ck_assert_int_eq(*lb_wc_addon_from(whole.world), lb_date_make(2026, 2, 2));
    close_run(&whole);
    close_run(&part);
}
END_TEST

/* By default bills take it all, and coupon auctions are what they are without a programme. */
START_TEST(without_a_response_nothing_is_raised)
{
    run plain = run_of("2027-06-30", "", ""), r = run_of("2027-06-30", redirects, "");
    while (!at_end(&r)) {
        step_run(&r);
        ck_assert_double_eq(raise_of(&r), 0);
        ck_assert_int_eq(*lb_wc_addon_from(r.world), LB_DATE_NONE);
    }
    step_to(&plain, lb_world_date(r.world));
    int compared = 0;
    for (int o = 0; o < r.model->offering_count; o++) {
        const lb_offering *offering = &r.model->offerings[o];
        bool coupon = lb_tenor_type(offering->tenor) != LB_BILL;
        if (coupon && offering->auction > r.model->start && offering->auction <= lb_date_make(2026, 12, 31)) {
            ck_assert_int_eq(lb_wc_offering_par(r.world)[o], lb_wc_offering_par(plain.world)[o]);
            compared++;
        }
    }
    ck_assert_int_gt(compared, 60);
    ck_assert_int_gt(*lb_wc_redirected(r.world), 300 * BN);
    close_run(&plain);
    close_run(&r);
}
END_TEST

/* Sizes follow published ones to the end of the record of auctions that were announced, and an issuance that is given. */
START_TEST(only_a_treasury_with_a_policy_responds)
{
    static const char text[] = "title: t\nbaseline: 2024-06-28\nuntil: 2025-06-30\nissuance: actual\n"
                               "programmes:\n  - on: 2024-07-01\n    announced: yes\n"
                               "    reinvestment: {of: coupons, into: bills, share: 100%}\n"
                               "set:\n  treasury.addon_response: 100%\n";
    lb_scenario scenario;
    lb_error err;
    ck_assert_msg(lb_scenario_parse("t.yaml", text, sizeof text - 1, &scenario, &err) == LB_OK, "%s",
                  err.message);
    run r = open_run(&scenario);
    while (!at_end(&r)) {
        step_run(&r);
        ck_assert_double_eq(raise_of(&r), 0);
    }
    ck_assert_int_gt(*lb_wc_redirected(r.world), 0);
    close_run(&r);
}
END_TEST

/* When -------------------------------------------------------------------------------------------------------- */

/* Told in May, from August on: auctions before are those without it, from then on they are larger by the ratio, to whole
 * billions. */
START_TEST(only_auctions_from_its_day_on_are_larger)
{
    static const char later[] = "programmes:\n  - on: 2026-08-03\n    announced: 2026-05-12\n"
                                "    reinvestment: {of: coupons, into: bills, share: 100%}\n";
    run plain = run_of("2026-10-30", "", ""), r = run_of("2026-10-30", later, all);
    lb_date from = lb_date_make(2026, 8, 3);
    double raise = 0;
    while (!at_end(&r)) {
        step_run(&r);
        step_run(&plain);
        bool known = lb_world_date(r.world) >= lb_date_make(2026, 5, 12);
        ck_assert((raise_of(&r) > 0) == known);
        ck_assert_int_eq(*lb_wc_addon_from(r.world), known ? from : LB_DATE_NONE);
        raise = lb_world_date(r.world) == from + 7 ? raise_of(&r) : raise; /* of the refunding of August */
    }
    int before = 0, after = 0;
    for (int o = 0; o < r.model->offering_count; o++) {
        const lb_offering *offering = &r.model->offerings[o];
        double usual = (double)lb_wc_offering_par(plain.world)[o] / 1e11,
               now = (double)lb_wc_offering_par(r.world)[o] / 1e11;
        if (lb_tenor_type(offering->tenor) == LB_BILL || offering->auction <= r.model->start || usual == 0) {
            continue;
        }
        char day[11];
        lb_date_format(offering->auction, day);
        if (offering->auction < from) {
            ck_assert_msg(now == usual, "%s %s: %.0f, not %.0f", lb_tenor_word(offering->tenor), day, now,
                          usual);
            before++;
        } else if (offering->announce >= from) {
            ck_assert_msg(fabs(now - usual * (1 + raise)) <= 0.51, "%s %s: %.0f for %.0f * %.4f",
                          lb_tenor_word(offering->tenor), day, now, usual, 1 + raise);
            after++;
        }
    }
    ck_assert_int_gt(before, 30);
    ck_assert_int_gt(after, 8);
    close_run(&plain);
    close_run(&r);
}
END_TEST

/* A share that rises over three years keeps less from the auctions of the first, and more each quarter. */
START_TEST(a_gradual_one_raises_less)
{
    static const char gradual[] =
        "programmes:\n  - on: 2026-02-02\n    announced: yes\n"
        "    reinvestment: {of: coupons, into: bills, share: 100%, over: 3 years}\n";
    run slow = run_of("2028-03-31", gradual, all), quick = run_of("2028-03-31", redirects, all);
    step_run(&slow);
    step_run(&quick);
    double first = raise_of(&slow);
    ck_assert_double_gt(first, 0);
    /* months 1 to 12 of 36: a twelfth to a third, 18 % on average; which months mature most is chance */
    ck_assert_double_eq_tol(first / raise_of(&quick), 6.5 / 36, 0.25 * 6.5 / 36);
    while (!at_end(&slow)) {
        step_run(&slow);
        step_run(&quick);
        ck_assert_double_lt(raise_of(&slow), raise_of(&quick));
    }
    ck_assert_double_gt(raise_of(&slow), 2 * first);
    close_run(&slow);
    close_run(&quick);
}
END_TEST

/* What would have been rolled over into auctions that mature in the twelve months after this one, bn. */
static double shadow_ahead_bn(const run *r)
{
    lb_ymd ymd = lb_date_ymd(lb_world_date(r->world));
    int now = 12 * (ymd.year - 2023) + ymd.month - 10;
    double sum = 0;
    for (int month = now + 1; month <= now + 12; month++) {
        sum += lb_wc_addon_shadow(r->world)[month] / 1e11;
    }
    return sum;
}

/* With its end, add-ons come back; what they would have been is less only by what was not rolled over meanwhile. A known
 * end is in the decisions before it. */
START_TEST(with_its_end_the_raise_decays)
{
    static const char dated[] = "programmes:\n  - on: 2026-02-02\n    until: 2027-07-15\n    announced: yes\n"
                                "    reinvestment: {of: coupons, into: bills, share: 100%}\n";
    static const char stopped[] =
        "programmes:\n  - on: 2026-02-02\n    stop: soma_bills > 800bn\n    announced: yes\n"
        "    reinvestment: {of: coupons, into: bills, share: 100%}\n";
    const char *const ends[] = {dated, stopped};
    for (int i = 0; i < 2; i++) {
        run r = run_of("2029-03-30", ends[i], all);
        double top = 0, last = 0, at_end_of_it = -1;
        while (!at_end(&r)) {
            step_run(&r);
            bool over = lb_wc_programme_state(r.world)[0] == LB_PROGRAMME_HAS_ENDED;
            top = over ? top : fmax(top, raise_of(&r));
            last = over ? last : raise_of(&r);
            if (over && at_end_of_it < 0) { /* decided anew on that day */
                at_end_of_it = raise_of(&r);
                ck_assert_double_eq_tol(at_end_of_it, shadow_ahead_bn(&r) / SOLD_A_YEAR_BN,
                                        0.02 * at_end_of_it + 0.002);
            }
        }
        ck_assert_double_gt(top, 0.05);
        ck_assert_double_ge(at_end_of_it, 0);
        ck_assert_double_lt(at_end_of_it, last);
        ck_assert_double_lt(at_end_of_it, 0.5 * top);
        ck_assert(i == 0 ? last < 0.8 * top : true); /* the date was known */
        close_run(&r);
    }
}
END_TEST

/* Shadow ------------------------------------------------------------------------------------------------------ */

static double all_shadow(const run *r)
{
    double sum = 0;
    for (int month = 0; month < LB_SHADOW_MONTHS; month++) {
        ck_assert_double_ge(lb_wc_addon_shadow(r->world)[month], 0);
        sum += lb_wc_addon_shadow(r->world)[month];
    }
    return sum;
}

/* The tenors whose maturity, from a month on, lies beyond what is kept: share of what is sold. */
static double share_beyond(int now)
{
    const struct {
        int months;
        double sold_bn;
    } tenors[] = {{360, 4 * 25 + 8 * 22 + 9 + 8}, {240, 4 * 16 + 8 * 13}, {120, 4 * 42 + 8 * 39 + 118}};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
        sum += now + tenors[i].months >= LB_SHADOW_MONTHS ? tenors[i].sold_bn : 0;
    }
    return sum / SOLD_A_YEAR_BN;
}

/* Dollar for dollar: what is kept from auctions, and what of it would have matured and been rolled over again, lies in the
 * months in which it would mature; only what lies beyond the months kept is gone, at the tenors' share of sales. */
START_TEST(shadow_add_ons_are_what_was_redirected)
{
    run r = run_of("2031-01-31", redirects, all);
    double beyond = 0, rolled = 0, counted = 0;
    while (!at_end(&r)) {
        lb_ymd next = lb_date_ymd(lb_model_settlement_day(r.model, lb_world_date(r.world) + 1));
        int now = 12 * (next.year - 2023) + next.month - 10;
        double before = all_shadow(&r), matured = lb_wc_addon_shadow(r.world)[now];
        int64_t redirected = *lb_wc_redirected(r.world);
        step_run(&r);
        double kept = (double)(*lb_wc_addon_counted(r.world)) - counted;
        counted += kept;
        ck_assert_double_eq(lb_wc_addon_shadow(r.world)[now], 0);
        ck_assert_double_eq(counted, (double)redirected); /* of yesterday: the day's decisions come first */
        double gone = before + kept - all_shadow(&r);
        ck_assert_double_ge(gone, -100); /* a dollar */
        ck_assert_double_eq_tol(gone, share_beyond(now) * (kept + matured), 0.02 * (kept + matured) + 100);
        rolled += matured;
        beyond += gone;
    }
    ck_assert_double_gt(rolled, 1e11 * 100);
    ck_assert_double_eq_tol(all_shadow(&r) + beyond, counted, 100);
    close_run(&r);
}
END_TEST

CHECK_MAIN("addon_response", sizes_rise_by_what_is_missing_over_what_is_sold,
           without_a_response_nothing_is_raised, only_a_treasury_with_a_policy_responds,
           only_auctions_from_its_day_on_are_larger, a_gradual_one_raises_less, with_its_end_the_raise_decays,
           shadow_add_ons_are_what_was_redirected)
