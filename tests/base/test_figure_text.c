#include "check_main.h"

#include "base/figure_text.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>

START_TEST(whole_numbers_are_grouped)
{
    char out[LB_FIGURE_SIZE];
    ck_assert_str_eq(lb_int_text(0, out), "0");
    ck_assert_str_eq(lb_int_text(999, out), "999");
    ck_assert_str_eq(lb_int_text(1000, out), "1,000");
    ck_assert_str_eq(lb_int_text(1204118, out), "1,204,118");
    ck_assert_str_eq(lb_int_text(-123456, out), "-123,456");
    ck_assert_str_eq(lb_int_text(INT64_MIN, out), "-9,223,372,036,854,775,808");
}
END_TEST

static void check_fixed(double value, int decimals, const char *wanted)
{
    char out[LB_FIGURE_SIZE];
    ck_assert_str_eq(lb_fixed_text(value, decimals, out), wanted);
}

START_TEST(decimals_are_fixed)
{
    check_fixed(25753682.6508, 2, "25,753,682.65");
    check_fixed(-1234.5, 2, "-1,234.50");
    check_fixed(999.996, 2, "1,000.00");
    check_fixed(0, 0, "0");
    check_fixed(-0.0, 1, "0.0");
    check_fixed(-0.04, 1, "0.0");
    check_fixed(-0.06, 1, "-0.1");
    check_fixed(1e15, 2, "1e+15");
    check_fixed(999999999999999.0, 0, "999,999,999,999,999");
    check_fixed(NAN, 2, "");
    check_fixed(INFINITY, 2, "inf");
}
END_TEST

START_TEST(changes_have_a_sign)
{
    char out[LB_FIGURE_SIZE];
    ck_assert_str_eq(lb_signed_text(24, 0, out), "+24");
    ck_assert_str_eq(lb_signed_text(-24.55, 1, out), "-24.6");
    ck_assert_str_eq(lb_signed_text(0.04, 1, out), "0.0");
    ck_assert_str_eq(lb_signed_text(NAN, 1, out), "");
}
END_TEST

START_TEST(hashes_come_in_groups)
{
    char out[LB_FIGURE_SIZE];
    ck_assert_str_eq(lb_hash_groups(0x5f1c90aa01234567u, out), "5f1c 90aa 0123 4567");
    ck_assert_str_eq(lb_hash_groups(1, out), "0000 0000 0000 0001");
}
END_TEST

static void check_money(int64_t cents, lb_money_unit unit, int decimals, const char *wanted)
{
    char text[LB_FIGURE_SIZE];
    ck_assert_str_eq(lb_money_text(cents, unit, decimals, text), wanted);
}

/* Marketable debt of 30 September 2023 (MSPD): 25,753,682.65 million dollars. */
START_TEST(amounts_in_millions_and_billions)
{
    const int64_t marketable = 2575368265000000;
    check_money(marketable, LB_MONEY_MN, 0, "25,753,683");
    check_money(marketable, LB_MONEY_MN, 2, "25,753,682.65");
    check_money(marketable, LB_MONEY_MN, 6, "25,753,682.650000");
    check_money(marketable, LB_MONEY_BN, 0, "25,754");
    check_money(marketable, LB_MONEY_BN, 1, "25,753.7");
    check_money(-marketable, LB_MONEY_BN, 3, "-25,753.683");
    check_money(0, LB_MONEY_BN, 1, "0.0");
    check_money(5000000000, LB_MONEY_BN, 3, "0.050");
    check_money(INT64_MAX, LB_MONEY_MN, 6, "92,233,720,368.547758");
    check_money(-INT64_MAX, LB_MONEY_BN, 0, "-92,233,720");
    check_money(INT64_MIN, LB_MONEY_BN, 1, ""); /* missing */
}
END_TEST

START_TEST(halves_of_amounts_go_away_from_zero)
{
    check_money(50000000, LB_MONEY_MN, 0, "1");
    check_money(49999999, LB_MONEY_MN, 0, "0");
    check_money(-50000000, LB_MONEY_MN, 0, "-1");
    check_money(-49999999, LB_MONEY_MN, 0, "0"); /* no "-0" */
    check_money(25000000000, LB_MONEY_BN, 1, "0.3");
    check_money(24999999999, LB_MONEY_BN, 1, "0.2");
    check_money(99950000000, LB_MONEY_BN, 1, "1.0");
    check_money(-99950000000, LB_MONEY_BN, 2, "-1.00");
}
END_TEST

START_TEST(a_decimal_comma_does_not_leak_in)
{
    if (setlocale(LC_NUMERIC, "de_DE.UTF-8") || setlocale(LC_NUMERIC, "fr_FR.UTF-8")) {
        check_fixed(-1234.5, 2, "-1,234.50");
        check_fixed(-0.04, 1, "0.0");
        setlocale(LC_NUMERIC, "C");
    } else {
        printf("skipped: no locale with a decimal comma\n");
    }
}
END_TEST

CHECK_MAIN("figure_text", whole_numbers_are_grouped, decimals_are_fixed, changes_have_a_sign,
           hashes_come_in_groups, amounts_in_millions_and_billions, halves_of_amounts_go_away_from_zero,
           a_decimal_comma_does_not_leak_in)
