/* Rollover add-ons against published figures. */
#include "check_main.h"

#include "fed/record.h"
#include "fed/soma.h"
#include "longbond/simulation.h"

static const int64_t BN = 100000000000; /* cents */

/* New York Fed, FAQs on Treasury rollovers: $1 bn maturing on 15 December 2015 over offerings of 24, 21, 13 bn. */
START_TEST(the_published_example_of_2015)
{
    const int64_t offerings[] = {24 * BN, 21 * BN, 13 * BN};
    int64_t shares[3];
    ck_assert_int_eq(lb_fed_split_addon(BN, offerings, 3, shares), 0);
    ck_assert_int_eq(shares[0], 41379320000);
    ck_assert_int_eq(shares[1], 36206890000);
    ck_assert_int_eq(shares[2], 22413790000);
}
END_TEST

/* SOMA holdings of 16 February 2022: 66,545,825,600 rolled on the 15th over offerings of 50, 37 and 23 bn. */
START_TEST(the_record_of_february_2022)
{
    const int64_t offerings[] = {50 * BN, 37 * BN, 23 * BN};
    int64_t shares[3];
    ck_assert_int_eq(lb_fed_split_addon(6654582560000, offerings, 3, shares), 0);
    ck_assert_int_eq(shares[0], 3024810260000);
    ck_assert_int_eq(shares[1], 2238359590000);
    ck_assert_int_eq(shares[2], 1391412710000);
}
END_TEST

/* Whatever the amounts, the parts are whole hundreds and sum to the whole hundreds of the total. */
START_TEST(parts_sum_to_the_total)
{
    uint64_t state = 1;
    for (int trial = 0; trial < 20000; trial++) {
        int64_t weights[8], shares[8], sum = 0;
        int count = 1 + trial % 8;
        for (int i = 0; i < count; i++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            weights[i] = (int64_t)(1 + (state >> 40) % 90) * BN / (1 + trial % 3);
        }
        int64_t total = (int64_t)(state >> 20);
        int64_t left = lb_fed_split_addon(total, weights, count, shares);
        for (int i = 0; i < count; i++) {
            ck_assert_int_eq(shares[i] % 10000, 0);
            ck_assert_int_ge(shares[i], 0);
            sum += shares[i];
        }
        ck_assert_int_eq(sum + left, total);
        ck_assert_int_lt(left, 10000);
    }
}
END_TEST

/* FOMC plans of 4 May 2022; implementation notes of 1 May 2024, 19 March and 29 October 2025: usd bn a month. */
START_TEST(the_caps_of_the_record)
{
    static const struct {
        int year, month, day, bn;
    } published[] = {{2022, 5, 31, 0},  {2022, 6, 1, 30}, {2022, 8, 31, 30}, {2022, 9, 1, 60},
                     {2024, 5, 31, 60}, {2024, 6, 1, 25}, {2025, 3, 31, 25}, {2025, 4, 1, 5},
                     {2025, 11, 30, 5}, {2025, 12, 1, 0}};
    static const char text[] =
        "title: t\nbaseline: 2023-09-30\nuntil: 2023-10-31\nissuance: actual\nyields: given\n";
    lb_model *model;
    lb_error err;
    ck_assert_msg(lb_model_parse("t.yaml", text, sizeof text - 1, &model, &err) == LB_OK, "%s", err.message);
    for (size_t i = 0; i < sizeof published / sizeof published[0]; i++) {
        lb_date date = lb_date_make(published[i].year, published[i].month, published[i].day);
        ck_assert_int_eq(lb_fed_cap(model, date), published[i].bn * BN);
    }
    lb_model_free(model);
}
END_TEST

/* Operating statements of 29 October and 10 December 2025: all agency principal and 40 bn a month buy bills from the first
 * operations on 12 December; until then only agency principal above 35 bn a month was reinvested. */
START_TEST(what_the_record_buys)
{
    static const char text[] =
        "title: t\nbaseline: 2023-09-30\nuntil: 2023-10-31\nissuance: actual\nyields: given\n";
    lb_model *model;
    lb_error err;
    ck_assert_msg(lb_model_parse("t.yaml", text, sizeof text - 1, &model, &err) == LB_OK, "%s", err.message);
    lb_date first = lb_date_make(2025, 12, 12);
    ck_assert_int_eq(lb_fed_record_purchases(model, first - 1, 1), 0);
    ck_assert_int_eq(lb_fed_agency_into_bills(model, first - 1, 30, 17 * BN), 0);
    ck_assert_int_eq(lb_fed_agency_into_bills(model, first, 30, 17 * BN), 17 * BN);
    ck_assert_double_eq_tol((double)lb_fed_record_purchases(model, first, 365) / 1e11, 40 * 12 * 365 / 365.25,
                            1e-6);
    lb_model_free(model);
}
END_TEST

CHECK_MAIN("soma", the_caps_of_the_record, what_the_record_buys, the_published_example_of_2015,
           the_record_of_february_2022, parts_sum_to_the_total)
