#include "check_main.h"

#include "data/number_text.h"
#include "data/text_lines.h"

START_TEST(numbers_are_nearest_doubles_or_refused)
{
    double value;
    ck_assert_int_eq(lb_text_scaled("1185.5", 0, &value), LB_NUMBER_FINE);
    ck_assert(value == 1185.5);
    ck_assert_int_eq(lb_text_scaled("-1.5E-3", 0, &value), LB_NUMBER_FINE);
    ck_assert(value == -0.0015);
    ck_assert_int_eq(lb_text_scaled("2.107", -2, &value), LB_NUMBER_FINE);
    ck_assert(value == 0.02107);
    static const char *const wrong[] = {"", "-", ".", "5.", "+1", "1,000", "0x1", "inf", "nan", "1e", "1 "};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        ck_assert_msg(lb_text_scaled(wrong[i], 0, &value) == LB_NUMBER_MALFORMED, "%s", wrong[i]);
    }
    ck_assert_int_eq(lb_text_scaled("1e999", 0, &value), LB_NUMBER_TOO_LARGE);
}
END_TEST

START_TEST(decimals_and_integers_are_exact)
{
    int64_t value;
    ck_assert_int_eq(lb_text_decimal("25753682.650781", 8, &value), LB_NUMBER_FINE);
    ck_assert(value == 2575368265078100);
    ck_assert_int_eq(lb_text_decimal("-0.0100", 2, &value), LB_NUMBER_FINE);
    ck_assert(value == -1);
    ck_assert_int_eq(lb_text_decimal("0.001", 2, &value), LB_NUMBER_DECIMALS);
    ck_assert_int_eq(lb_text_decimal("1e2", 2, &value), LB_NUMBER_MALFORMED);
    ck_assert_int_eq(lb_text_decimal("92233720368547758.08", 2, &value), LB_NUMBER_TOO_LARGE);
    ck_assert_int_eq(lb_text_decimal("92233720368547758080", 0, &value), LB_NUMBER_TOO_LARGE);
    ck_assert_int_eq(lb_text_integer("-42", &value), LB_NUMBER_FINE);
    ck_assert(value == -42);
    ck_assert_int_eq(lb_text_integer("4.0", &value), LB_NUMBER_MALFORMED);
    ck_assert_int_eq(lb_text_integer("9223372036854775808", &value), LB_NUMBER_TOO_LARGE);
}
END_TEST

START_TEST(cusips_carry_their_check_digit)
{
    ck_assert(lb_text_is_cusip("912810UP1"));
    ck_assert(lb_text_is_cusip("31359MEU3")); /* an agency bond held in SOMA */
    ck_assert(!lb_text_is_cusip("912810UP2"));
    ck_assert(!lb_text_is_cusip("912810UP"));
    ck_assert(!lb_text_is_cusip("912810UP1 "));
    ck_assert(!lb_text_is_cusip("912810up1"));
    ck_assert(!lb_text_is_cusip(""));
    ck_assert_int_eq(lb_text_cusip_digit("912797PD"), 3);
    ck_assert_int_eq(lb_text_cusip_digit("91279"), -1);
}
END_TEST

START_TEST(places_count_lines_and_characters)
{
    static const char text[] = "a\r\nb\xc3\xa4"
                               "c\rd\n\ne";
    static const struct {
        size_t at;
        int line, column;
    } cases[] = {{0, 1, 1}, {3, 2, 1}, {6, 2, 3}, {8, 3, 1}, {11, 5, 1}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int line, column;
        lb_text_place(text, cases[i].at, &line, &column);
        ck_assert_int_eq(line, cases[i].line);
        ck_assert_int_eq(column, cases[i].column);
    }
}
END_TEST

CHECK_MAIN("number_text", numbers_are_nearest_doubles_or_refused, decimals_and_integers_are_exact,
           cusips_carry_their_check_digit, places_count_lines_and_characters)
