/* The buyback auction: what is cheapest is taken, never too much, never too rich; sums to the cent. */
#include "check_main.h"

#include <math.h>
#include <stdbool.h>

#include "market/buyback_auction.h"
#include "num/philox.h"

static const int64_t MILLION = 100000000, BILLION = 100000000000;
static const double BP = 1e-4;

static lb_buyback_offer offer(double spread_bp, int64_t offered_mn)
{
    return (lb_buyback_offer){.spread_dec = spread_bp * BP,
                              .modified_yrs = 10,
                              .private_par = 20 * BILLION,
                              .offered = offered_mn * MILLION,
                              .limit = 10 * BILLION};
}

/* Three securities, no markup to speak of: the cheapest is taken whole, the next in part, the rich one not. */
START_TEST(cheapest_first)
{
    lb_buyback_offer offers[] = {offer(-3, 900), offer(4, 600), offer(2, 900)};
    lb_buyback_rules rules = {.maximum = BILLION, .reserve_dec = 0, .markup_dec = 1e-7};
    lb_buyback_result result;
    lb_buyback_auction(&rules, offers, 3, &result);
    ck_assert_int_eq(offers[0].accepted, 0);
    ck_assert_int_eq(offers[1].accepted, 600 * MILLION);
    ck_assert_int_eq(offers[2].accepted, 400 * MILLION);
    ck_assert_int_eq(result.offered, 2400 * MILLION);
    ck_assert_int_eq(result.accepted, BILLION);
    ck_assert_int_eq(result.eligible, 3);
    ck_assert_int_eq(result.issues, 2);
    ck_assert_double_eq_tol(result.spread_dec, (0.6 * 4 + 0.4 * 2) * BP, 1e-9);
    ck_assert_double_eq_tol(result.stop_dec, 2 * BP, 1e-9);
}
END_TEST

/* By hand: markup of 10 % of price for the whole float, duration 10: the offered yield falls 1 bp for each 1 % of the 20 bn. From
 * 4 and 2 bp, to a stop of x: 200 mn a bp each; 800 mn when 4 - x + 2 - x = 4, x = 1: 600 and 200. */
START_TEST(markup_splits_the_maximum)
{
    lb_buyback_offer offers[] = {offer(4, 5000), offer(2, 5000)};
    lb_buyback_rules rules = {.maximum = 800 * MILLION, .reserve_dec = -10 * BP, .markup_dec = 0.1};
    lb_buyback_result result;
    lb_buyback_auction(&rules, offers, 2, &result);
    ck_assert_int_eq(offers[0].accepted, 600 * MILLION);
    ck_assert_int_eq(offers[1].accepted, 200 * MILLION);
    ck_assert_double_eq_tol(result.stop_dec, 1 * BP, 1e-12);
    ck_assert_double_eq_tol(offers[0].accepted_spread, 2.5 * BP, 1e-12); /* multi-price: 4 to 1 bp */
    ck_assert_double_eq_tol(offers[1].accepted_spread, 1.5 * BP, 1e-12);
}
END_TEST

/* Below the reserve nothing is bought, whatever room there is; purchase limits hold. */
START_TEST(reserve_and_limits_bind)
{
    lb_buyback_offer offers[] = {offer(4, 5000), offer(0.5, 5000), offer(6, 5000)};
    offers[2].limit = 0;
    lb_buyback_rules rules = {.maximum = 100 * BILLION, .reserve_dec = 1 * BP, .markup_dec = 0.1};
    lb_buyback_result result;
    lb_buyback_auction(&rules, offers, 3, &result);
    ck_assert_int_eq(offers[0].accepted, 600 * MILLION); /* 3 bp at 200 mn a bp */
    ck_assert_int_eq(offers[1].accepted, 0);
    ck_assert_int_eq(offers[2].accepted, 0);
    ck_assert_int_eq(result.issues, 1);
    offers[0].limit = 250 * MILLION;
    lb_buyback_auction(&rules, offers, 3, &result);
    ck_assert_int_eq(result.accepted, 250 * MILLION);
}
END_TEST

START_TEST(nothing_is_nothing)
{
    lb_buyback_rules rules = {.maximum = BILLION, .reserve_dec = 0, .markup_dec = 0.1};
    lb_buyback_result result;
    lb_buyback_auction(&rules, NULL, 0, &result);
    ck_assert_int_eq(result.accepted, 0);
    ck_assert_int_eq(result.issues, 0);
    ck_assert_double_eq(result.spread_dec, 0);
}
END_TEST

/* On random books: bounds, whole millions, sums, and no offer left that is cheaper than one accepted by more than a million's
 * markup. */
START_TEST(random_books_keep_the_rules)
{
    enum { COUNT = 60 };
    lb_place place = {.seed = 7, .stream = 1, .path = (uint32_t)_i};
    lb_buyback_offer offers[COUNT];
    for (int i = 0; i < COUNT; i++) {
        offers[i] = offer(3 * lb_random_normal(place, (uint32_t)(4 * i)), 0);
        offers[i].modified_yrs = 0.5 + 15 * lb_random_uniform(place, (uint32_t)(4 * i + 1));
        offers[i].offered = (int64_t)(2000 * lb_random_uniform(place, (uint32_t)(4 * i + 2))) * MILLION;
        offers[i].limit = (int64_t)(3000 * lb_random_uniform(place, (uint32_t)(4 * i + 3))) * MILLION;
    }
    lb_buyback_rules rules = {.maximum = (1 + _i % 7) * BILLION + 12345,
                              .reserve_dec = (_i % 3 - 1) * BP,
                              .markup_dec = 0.01 * (1 + _i % 5)};
    lb_buyback_result result;
    lb_buyback_auction(&rules, offers, COUNT, &result);
    int64_t sum = 0;
    int issues = 0;
    for (int i = 0; i < COUNT; i++) {
        sum += offers[i].accepted;
        issues += offers[i].accepted > 0;
        ck_assert_int_eq(offers[i].accepted % MILLION, 0);
        ck_assert_int_ge(offers[i].accepted, 0);
        ck_assert(offers[i].accepted == 0 || offers[i].accepted_spread >= rules.reserve_dec);
        ck_assert(offers[i].accepted <= offers[i].offered && offers[i].accepted <= offers[i].limit);
        double slope = rules.markup_dec / (double)offers[i].private_par / offers[i].modified_yrs;
        double next_dec = offers[i].spread_dec - slope * (double)(offers[i].accepted + MILLION);
        bool full = offers[i].accepted + MILLION > offers[i].offered ||
                    offers[i].accepted + MILLION > offers[i].limit;
        ck_assert(full || next_dec <= result.stop_dec + 1e-12);
    }
    ck_assert_int_eq(sum, result.accepted);
    ck_assert_int_eq(issues, result.issues);
    ck_assert_int_le(sum, rules.maximum);
    ck_assert(result.stop_dec <= rules.reserve_dec + COUNT * BP);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("buyback auction");
    TCase *tests = tcase_create("buyback auction");
    tcase_add_test(tests, cheapest_first);
    tcase_add_test(tests, markup_splits_the_maximum);
    tcase_add_test(tests, reserve_and_limits_bind);
    tcase_add_test(tests, nothing_is_nothing);
    tcase_add_loop_test(tests, random_books_keep_the_rules, 0, 200);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
