/* The roll-forward of the SOMA on small portfolios whose answer is known. */
#include "check_main.h"
#include "study/soma_derivation.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { MOST = 16 };

/* A portfolio, its auctions and four Wednesdays of levels that imply no purchases. */
typedef struct scene {
    lb_soma_position holdings[MOST];
    lb_programme_item auctions[MOST];
    lb_soma_level levels[4];
    double cpi[800];
    lb_soma_input input;
    lb_soma_result result;
    lb_error err;
} scene;

static double no_base(const void *context, const char *cusip)
{
    (void)context;
    (void)cusip;
    return 0;
}

static void begin(scene *s)
{
    memset(s, 0, sizeof *s);
    for (int i = 0; i < 800; i++) {
        s->cpi[i] = 280 + i * 0.01;
    }
    s->input = (lb_soma_input){.start = lb_date_make(2022, 2, 16),
                               .holdings = s->holdings,
                               .auctions = s->auctions,
                               .levels = s->levels,
                               .level_count = 4,
                               .cpi_start = lb_date_make(2022, 2, 16),
                               .ref_cpi = s->cpi,
                               .cpi_days = 800,
                               .base_ref_cpi = no_base};
}

static void hold(scene *s, const char *cusip, lb_security_type type, lb_date maturity, int64_t par_bn)
{
    lb_soma_position *p = &s->holdings[s->input.holding_count++];
    snprintf(p->cusip, sizeof p->cusip, "%s", cusip);
    p->type = type;
    p->maturity = maturity;
    p->par_usd = par_bn * 100000000000;
    p->outstanding_usd = 0; /* not to be bought */
}

static void offer(scene *s, const char *cusip, lb_security_type type, lb_date issue, int64_t offering_bn)
{
    lb_programme_item *a = &s->auctions[s->input.auction_count++];
    snprintf(a->cusip, sizeof a->cusip, "%s", cusip);
    a->type = type;
    a->issue = issue;
    a->maturity = issue + 3000;
    a->offering_usd = offering_bn * 100000000000;
    a->addon_eligible = true;
}

/* Rolls until `until` with a level that never leaves anything to be bought. */
static void derive(scene *s, lb_date snapshot, lb_date until)
{
    double total = 0;
    for (int i = 0; i < s->input.holding_count; i++) {
        total += (double)s->holdings[i].par_usd / 100;
    }
    for (int week = 0; week < 4; week++) {
        s->levels[week] = (lb_soma_level){s->input.start + 7 * (week + 1), total};
    }
    lb_status status = lb_soma_derive(&s->input, snapshot, until, &s->result, &s->err);
    ck_assert_msg(status == LB_OK, "%s", s->err.message);
}

static double total_on(const scene *s, lb_date date)
{
    const lb_soma_day *day = &s->result.days[date - s->result.start];
    return day->bills + day->nominal + day->frns + day->tips + day->compensation;
}

/* New York Fed, FAQs: $1 billion maturing on 15 December 2015 over offerings of 24, 21 and 13 billion. */
START_TEST(test_addons_of_the_new_york_fed)
{
    scene s;
    begin(&s);
    lb_date day = lb_date_make(2022, 3, 15);
    hold(&s, "N00000001", LB_NOTE, day, 1);
    hold(&s, "N00000002", LB_NOTE, lb_date_make(2030, 1, 1), 5);
    offer(&s, "N00000013", LB_NOTE, day, 13);
    offer(&s, "N00000024", LB_NOTE, day, 24);
    offer(&s, "N00000021", LB_NOTE, day, 21);
    offer(&s, "B00000001", LB_BILL, day, 50); /* bills take no part in what coupons roll */
    derive(&s, LB_DATE_NONE, day + 5);
    ck_assert_int_eq(s.result.addons_usd[1], 41379320000);
    ck_assert_int_eq(s.result.addons_usd[2], 36206890000);
    ck_assert_int_eq(s.result.addons_usd[0], 22413790000);
    ck_assert_int_eq(s.result.addons_usd[3], 0);
    ck_assert_double_eq_tol(total_on(&s, day + 5), 6e9, 0.001);
    lb_soma_result_free(&s.result);
}
END_TEST

/* June 2022, cap 30 billion: 50 billion of coupons mature on two dates, 60 % is redeemed on each. */
START_TEST(test_cap_falls_on_coupons_in_proportion)
{
    scene s;
    begin(&s);
    hold(&s, "N00000001", LB_NOTE, lb_date_make(2022, 6, 15), 20);
    hold(&s, "N00000002", LB_NOTE, lb_date_make(2022, 6, 30), 30);
    hold(&s, "B00000001", LB_BILL, lb_date_make(2022, 6, 9), 10);
    offer(&s, "B00000002", LB_BILL, lb_date_make(2022, 6, 9), 50);
    offer(&s, "N00000003", LB_NOTE, lb_date_make(2022, 6, 15), 40);
    offer(&s, "N00000004", LB_NOTE, lb_date_make(2022, 6, 30), 40);
    derive(&s, LB_DATE_NONE, lb_date_make(2022, 7, 1));
    ck_assert_int_eq(s.result.addons_usd[0], 10 * 100000000000); /* the cap is used up: bills roll in full */
    ck_assert_int_eq(s.result.addons_usd[1], 8 * 100000000000);
    ck_assert_int_eq(s.result.addons_usd[2], 12 * 100000000000);
    ck_assert_double_eq_tol(total_on(&s, lb_date_make(2022, 7, 1)), 30e9, 0.001);
    lb_soma_result_free(&s.result);
}
END_TEST

/* September 2022, cap 60: 20 billion of coupons leave 40 of the 80 billion of bills held on the first to be
 * redeemed, half of each. A bill bought in the month and maturing in it is rolled in full. */
START_TEST(test_bills_take_what_coupons_leave_of_the_cap)
{
    scene s;
    begin(&s);
    hold(&s, "N00000001", LB_NOTE, lb_date_make(2022, 9, 15), 20);
    hold(&s, "B00000001", LB_BILL, lb_date_make(2022, 9, 6), 30);
    hold(&s, "B00000002", LB_BILL, lb_date_make(2022, 9, 22), 50);
    offer(&s, "B00000003", LB_BILL, lb_date_make(2022, 9, 6), 50);
    s.auctions[0].maturity = lb_date_make(2022, 9, 27);
    offer(&s, "N00000002", LB_NOTE, lb_date_make(2022, 9, 15), 40);
    offer(&s, "B00000004", LB_BILL, lb_date_make(2022, 9, 22), 50);
    offer(&s, "B00000005", LB_BILL, lb_date_make(2022, 9, 27), 50);
    offer(&s, "C00000001", LB_BILL, lb_date_make(2022, 9, 27), 50);
    s.auctions[4].addon_eligible = false; /* a cash management bill */
    derive(&s, LB_DATE_NONE, lb_date_make(2022, 10, 1));
    ck_assert_int_eq(s.result.addons_usd[0], 15 * 100000000000);
    ck_assert_int_eq(s.result.addons_usd[1], 0);
    ck_assert_int_eq(s.result.addons_usd[2], 25 * 100000000000);
    ck_assert_int_eq(s.result.addons_usd[3], 15 * 100000000000);
    ck_assert_int_eq(s.result.addons_usd[4], 0);
    ck_assert_double_eq_tol(total_on(&s, lb_date_make(2022, 10, 1)), 40e9, 0.001);
    lb_soma_result_free(&s.result);
}
END_TEST

/* 31 December 2022, a Saturday, is paid on 3 January under the cap of December. */
START_TEST(test_months_count_by_maturity_date)
{
    scene s;
    begin(&s);
    lb_date saturday = lb_date_make(2022, 12, 31), paid = lb_date_make(2023, 1, 3);
    hold(&s, "N00000001", LB_NOTE, saturday, 80);
    hold(&s, "N00000002", LB_NOTE, lb_date_make(2023, 1, 15), 60);
    offer(&s, "N00000003", LB_NOTE, paid, 40);
    derive(&s, saturday, lb_date_make(2023, 1, 31));
    ck_assert_int_eq(s.result.holding_count, 2);
    ck_assert_int_eq(s.result.holdings[0].redemption_usd, 60 * 100000000000);
    ck_assert_int_eq(s.result.holdings[1].redemption_usd, 0);
    ck_assert_int_eq(s.result.addons_usd[0], 20 * 100000000000);
    ck_assert_int_eq(s.result.maturing_count, 2);
    ck_assert_int_eq(s.result.maturing[0].date, paid);
    ck_assert_double_eq_tol(s.result.maturing[0].coupons, 80e9, 0.001);
    ck_assert_double_eq_tol(total_on(&s, lb_date_make(2023, 1, 31)), 20e9, 0.001);
    lb_soma_result_free(&s.result);
}
END_TEST

/* TIPS: principal with compensation counts against the cap and is what is rolled; never less than par. */
START_TEST(test_tips_principal)
{
    scene s;
    begin(&s);
    lb_date day = lb_date_make(2022, 7, 15);
    int ahead = day - s.input.cpi_start;
    hold(&s, "T00000001", LB_TIPS, day, 40);
    hold(&s, "T00000002", LB_TIPS, day, 10);
    s.holdings[0].base_ref_cpi = s.cpi[ahead] / 1.25;
    s.holdings[1].base_ref_cpi = s.cpi[ahead] * 1.25;
    offer(&s, "N00000001", LB_NOTE, day, 40);
    derive(&s, LB_DATE_NONE, day);
    /* 40 x 1.25 + 10 = 60 billion, 30 of them redeemed (the ratio is rounded to five decimals) */
    ck_assert_double_eq_tol((double)s.result.addons_usd[0] / 100, 30e9, 4e5);
    lb_soma_result_free(&s.result);
}
END_TEST

/* Recorded purchases come first; what a level exceeds them by is bought in TIPS, in proportion to what is outstanding. */
START_TEST(test_purchases_reach_the_level)
{
    scene s;
    begin(&s);
    hold(&s, "N00000000", LB_NOTE, lb_date_make(2040, 1, 1), 10);
    hold(&s, "T00000001", LB_TIPS, lb_date_make(2030, 1, 1), 10);
    hold(&s, "T00000002", LB_TIPS, lb_date_make(2040, 1, 1), 10);
    hold(&s, "T00000003", LB_TIPS, lb_date_make(2040, 1, 1), 70);
    s.holdings[0].outstanding_usd = 30e9;
    s.holdings[1].outstanding_usd = 30e9;
    s.holdings[2].outstanding_usd = 90e9;
    s.holdings[3].outstanding_usd = 80e9; /* 87 % held: not bought */
    for (int i = 0; i < 800; i++) {
        s.cpi[i] = 280; /* no compensation */
    }
    for (int i = 1; i < 4; i++) {
        s.holdings[i].base_ref_cpi = 280;
    }
    const lb_soma_purchase recorded = {s.input.start + 1, "N00000000", 100000000000};
    s.input.purchases = &recorded;
    s.input.purchase_count = 1;
    const double levels[4] = {103e9, 104e9, 104e9, 105e9};
    for (int week = 0; week < 4; week++) {
        s.levels[week] = (lb_soma_level){s.input.start + 7 * (week + 1), levels[week]};
    }
    lb_status status =
        lb_soma_derive(&s.input, lb_date_make(2022, 3, 31), lb_date_make(2022, 3, 31), &s.result, &s.err);
    ck_assert_msg(status == LB_OK, "%s", s.err.message);
    for (int week = 0; week < 4; week++) {
        ck_assert_double_eq_tol(total_on(&s, s.levels[week].date), levels[week], 500);
    }
    ck_assert_double_eq_tol(total_on(&s, lb_date_make(2022, 3, 10)), 105e9, 500); /* all of the last week's */
    ck_assert_int_eq(s.result.holdings[0].par_usd, s.holdings[0].par_usd + recorded.par_usd);
    ck_assert_double_eq_tol((double)s.result.holdings[1].par_usd / 100, 11e9, 1000);
    ck_assert_double_eq_tol((double)s.result.holdings[2].par_usd / 100, 13e9, 1000);
    ck_assert_int_eq(s.result.holdings[3].par_usd, s.holdings[3].par_usd);
    lb_soma_result_free(&s.result);
}
END_TEST

START_TEST(test_what_is_not_covered_is_an_error)
{
    scene s;
    begin(&s);
    hold(&s, "N00000001", LB_NOTE, lb_date_make(2030, 1, 1), 10);
    ck_assert_int_eq(lb_soma_derive(&s.input, LB_DATE_NONE, lb_date_make(2022, 4, 1), &s.result, &s.err),
                     LB_ERR_NOT_FOUND);
    lb_soma_result_free(&s.result);
    s.input.cpi_days = 10;
    ck_assert_int_eq(lb_soma_derive(&s.input, LB_DATE_NONE, lb_date_make(2022, 4, 1), &s.result, &s.err),
                     LB_ERR_RANGE);
    lb_soma_result_free(&s.result);
}
END_TEST

START_TEST(test_caps)
{
    ck_assert_double_eq(lb_soma_cap_usd(2022, 5), 0);
    ck_assert_double_eq(lb_soma_cap_usd(2022, 6), 30e9);
    ck_assert_double_eq(lb_soma_cap_usd(2022, 9), 60e9);
    ck_assert_double_eq(lb_soma_cap_usd(2024, 5), 60e9);
    ck_assert_double_eq(lb_soma_cap_usd(2024, 6), 25e9);
    ck_assert_double_eq(lb_soma_cap_usd(2025, 4), 5e9);
    ck_assert_double_eq(lb_soma_cap_usd(2025, 12), 0);
}
END_TEST

CHECK_MAIN("soma_derivation", test_addons_of_the_new_york_fed, test_cap_falls_on_coupons_in_proportion,
           test_bills_take_what_coupons_leave_of_the_cap, test_months_count_by_maturity_date,
           test_tips_principal, test_purchases_reach_the_level, test_what_is_not_covered_is_an_error,
           test_caps)
