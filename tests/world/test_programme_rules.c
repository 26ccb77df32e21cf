/* What the Fed's programmes of a scenario mean for a date: how long they trade, what is left of a total. */
#include <stdio.h>

#include "check_main.h"
#include "fed/programmes_for_tests.h"

static const double OPEN_ENDED = 12;

static double months_of(const lb_programme *programme, int64_t left)
{
    return lb_programme_months(programme, left, lb_date_make(2026, 3, 1), OPEN_ENDED);
}

/* 45 bn a month: 400 bn are traded in 8.9 months, unless its last day comes before. */
START_TEST(a_programme_trades_to_its_total_or_to_its_last_day)
{
    lb_programme p = twist_of(45 * BN);
    ck_assert_double_eq(months_of(&p, INT64_MAX), OPEN_ENDED);
    ck_assert_double_eq_tol(months_of(&p, 400 * BN), 400.0 / 45, 1e-12);
    p.until = lb_date_make(2027, 3, 1);
    ck_assert_double_eq_tol(months_of(&p, INT64_MAX), 12, 0.01);
    ck_assert_double_eq_tol(months_of(&p, 400 * BN), 400.0 / 45, 1e-12);
    ck_assert_double_eq_tol(months_of(&p, 4000 * BN), 12, 0.01);
    p.pace = 0;
    ck_assert_double_eq_tol(months_of(&p, 400 * BN), 12, 0.01);
}
END_TEST

START_TEST(what_was_missed_is_not_left)
{
    lb_scenario scenario = plain_scenario("given", "2026-02-28");
    add_programme(&scenario, purchases_of(80 * BN, 600 * BN, 2, 30));
    add_programme(&scenario, purchases_of(80 * BN, 0, 2, 30));
    run r = open_run(&scenario);
    ck_assert_int_eq(lb_programme_left(r.model, r.world, 0), 600 * BN);
    lb_w_programme_done(r.world)[0] = 200 * BN;
    lb_w_programme_missed(r.world)[0] = 50 * BN;
    ck_assert_int_eq(lb_programme_left(r.model, r.world, 0), 350 * BN);
    ck_assert_int_eq(lb_programme_left(r.model, r.world, 1), INT64_MAX);
    close_run(&r);
}
END_TEST

/* What is priced on the day it is announced: a total that its last day leaves unreached changes nothing. */
START_TEST(the_market_expects_no_more_than_the_last_day_allows)
{
    double seen[2][LB_OBSERVABLE_COUNT];
    for (int i = 0; i < 2; i++) {
        lb_scenario scenario = plain_scenario("cleared", "2026-12-31");
        lb_programme p = purchases_of(80 * BN, i == 0 ? 0 : 10000 * BN, 2, 30);
        p.until = lb_date_make(2026, 10, 30);
        p.news = LB_ANNOUNCED_AT_START;
        add_programme(&scenario, p);
        run r = open_run(&scenario);
        step_run(&r);
        memcpy(seen[i], lb_wc_observable(r.world), sizeof seen[i]);
        close_run(&r);
    }
    for (int o = 0; o < LB_OBSERVABLE_COUNT; o++) {
        ck_assert_double_eq(seen[0][o], seen[1][o]);
    }
}
END_TEST

CHECK_MAIN("programme_rules", a_programme_trades_to_its_total_or_to_its_last_day, what_was_missed_is_not_left,
           the_market_expects_no_more_than_the_last_day_allows)
