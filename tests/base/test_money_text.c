#include "check_main.h"

#include "base/money_text.h"
#include "base/quantity.h"

#include <math.h>
#include <string.h>

static void check_money(int64_t usd, lb_money_unit unit, int decimals, const char *wanted)
{
    char text[LB_FIGURE_SIZE];
    ck_assert_str_eq(lb_money_text(usd, unit, decimals, text), wanted);
}

/* Marketable debt of 30 September 2023 (MSPD): 25,753,682.65 million dollars. */
START_TEST(amounts_in_every_unit)
{
    const int64_t marketable = 2575368265000000;
    check_money(marketable, LB_MONEY_USD, 2, "25,753,682,650,000.00");
    check_money(marketable, LB_MONEY_USD, 0, "25,753,682,650,000");
    check_money(marketable, LB_MONEY_MN, 2, "25,753,682.65");
    check_money(marketable, LB_MONEY_MN, 1, "25,753,682.7");
    check_money(marketable, LB_MONEY_MN, 6, "25,753,682.650000");
    check_money(marketable, LB_MONEY_BN, 1, "25,753.7");
    check_money(marketable, LB_MONEY_BN, 0, "25,754");
    check_money(marketable, LB_MONEY_TN, 2, "25.75");
    check_money(0, LB_MONEY_BN, 1, "0.0");
    check_money(5, LB_MONEY_USD, 2, "0.05");
    check_money(5, LB_MONEY_USD, 4, "0.0500");
    check_money(INT64_MAX, LB_MONEY_USD, 2, "92,233,720,368,547,758.07");
    check_money(INT64_MIN, LB_MONEY_USD, 2, "-92,233,720,368,547,758.08");
    check_money(INT64_MIN, LB_MONEY_USD, 6, "-92,233,720,368,547,758.080000");
    check_money(INT64_MIN, LB_MONEY_TN, 0, "-92,234");
}
END_TEST

START_TEST(halves_go_away_from_zero)
{
    check_money(50, LB_MONEY_USD, 0, "1");
    check_money(49, LB_MONEY_USD, 0, "0");
    check_money(-50, LB_MONEY_USD, 0, "-1");
    check_money(-49, LB_MONEY_USD, 0, "0"); /* no "-0" */
    check_money(25000000000, LB_MONEY_BN, 1, "0.3");
    check_money(24999999999, LB_MONEY_BN, 1, "0.2");
    check_money(99950000000, LB_MONEY_BN, 1, "1.0");
    check_money(-99950000000, LB_MONEY_BN, 2, "-1.00");
}
END_TEST

/* What is printed with all its digits and without commas is read back to the cent. */
START_TEST(amounts_read_back)
{
    static const int64_t amounts[] = {0, 1, -1, 99, 100, 123456789012345, -98765432109876, 100000000000};
    for (size_t i = 0; i < sizeof amounts / sizeof amounts[0]; i++) {
        char text[LB_FIGURE_SIZE], plain[LB_FIGURE_SIZE];
        size_t length = 0;
        lb_money_unit_text(amounts[i], LB_MONEY_USD, 2, text);
        for (const char *at = text; *at; at++) {
            if (*at != ',') {
                plain[length++] = *at;
            }
        }
        int64_t back;
        ck_assert_int_eq(lb_parse_usd(plain, length, &back, NULL), LB_OK);
        ck_assert_int_eq(back, amounts[i]);
    }
}
END_TEST

START_TEST(units_are_named)
{
    char text[LB_FIGURE_SIZE];
    ck_assert_str_eq(lb_money_unit_text(2575368265000000, LB_MONEY_BN, 1, text), "25,753.7bn");
    ck_assert_str_eq(lb_money_unit_text(-123450, LB_MONEY_USD, 2, text), "-1,234.50usd");
    ck_assert_str_eq(lb_money_unit_text(2575368265000000, LB_MONEY_TN, 1, text), "25.8tn");
    ck_assert_str_eq(lb_money_unit_text(2500000000, LB_MONEY_MN, 0, text), "25mn");
}
END_TEST

START_TEST(rates)
{
    char text[LB_FIGURE_SIZE];
    ck_assert_str_eq(lb_percent_text(0.0425, 2, text), "4.25%");
    ck_assert_str_eq(lb_percent_text(-0.00001, 2, text), "0.00%");
    ck_assert_str_eq(lb_percent_text(0.216, 0, text), "22%");
    ck_assert_str_eq(lb_percent_text(NAN, 2, text), "");
    ck_assert_str_eq(lb_change_bp_text(0.00125, 1, text), "+12.5bp");
    ck_assert_str_eq(lb_change_bp_text(-0.0053, 0, text), "-53bp");
    ck_assert_str_eq(lb_change_bp_text(0.0, 0, text), "0bp");
    ck_assert_str_eq(lb_change_bp_text(NAN, 0, text), "");
}
END_TEST

CHECK_MAIN("money_text", amounts_in_every_unit, halves_go_away_from_zero, amounts_read_back, units_are_named,
           rates)
