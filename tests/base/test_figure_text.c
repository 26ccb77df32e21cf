#include "check_main.h"

#include "base/figure_text.h"

#include <math.h>

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

START_TEST(integers_have_commas)
{
    static const struct {
        int64_t value;
        const char *text;
    } cases[] = {{0, "0"},
                 {-7, "-7"},
                 {999, "999"},
                 {1000, "1,000"},
                 {-123456, "-123,456"},
                 {1204118, "1,204,118"},
                 {INT64_MIN, "-9,223,372,036,854,775,808"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[LB_FIGURE_SIZE];
        ck_assert_str_eq(lb_int_text(cases[i].value, text), cases[i].text);
    }
}
END_TEST

START_TEST(fixed_decimals)
{
    char text[LB_FIGURE_SIZE];
    ck_assert_str_eq(lb_fixed_text(-1234.5, 2, text), "-1,234.50");
    ck_assert_str_eq(lb_fixed_text(999999.96, 1, text), "1,000,000.0");
    ck_assert_str_eq(lb_fixed_text(-0.004, 2, text), "0.00");
    ck_assert_str_eq(lb_fixed_text(4.25, 9, text), "4.250000000");
    ck_assert_str_eq(lb_fixed_text(12.0, 0, text), "12");
    ck_assert_str_eq(lb_fixed_text(NAN, 2, text), "");
    ck_assert_str_eq(lb_fixed_text(1e15, 2, text), "1e+15");
    ck_assert_str_eq(lb_fixed_text(-INFINITY, 2, text), "-inf");
}
END_TEST

START_TEST(changes_have_a_sign)
{
    char text[LB_FIGURE_SIZE];
    ck_assert_str_eq(lb_signed_text(24.0, 0, text), "+24");
    ck_assert_str_eq(lb_signed_text(-1234.56, 1, text), "-1,234.6");
    ck_assert_str_eq(lb_signed_text(0.04, 1, text), "0.0");
    ck_assert_str_eq(lb_signed_text(NAN, 1, text), "");
}
END_TEST

START_TEST(hashes_in_groups)
{
    char text[LB_FIGURE_SIZE];
    ck_assert_str_eq(lb_hash_groups(0x5f1c90aa01234567u, text), "5f1c 90aa 0123 4567");
    ck_assert_str_eq(lb_hash_groups(1, text), "0000 0000 0000 0001");
}
END_TEST

CHECK_MAIN("figure_text", amounts_in_millions_and_billions, halves_of_amounts_go_away_from_zero,
           integers_have_commas, fixed_decimals, changes_have_a_sign, hashes_in_groups)
