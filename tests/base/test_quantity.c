#include "check_main.h"

#include <string.h>

#include "base/quantity.h"

static lb_error err;

static double rate(const char *text)
{
    double value = 0;
    ck_assert_msg(lb_parse_rate(text, strlen(text), LB_RATE_NEEDS_UNIT, &value, &err) == LB_OK, "%s",
                  err.message);
    return value;
}

static int64_t usd(const char *text)
{
    int64_t value = 0;
    ck_assert_msg(lb_parse_usd(text, strlen(text), &value, &err) == LB_OK, "%s", err.message);
    return value;
}

START_TEST(numbers_are_strict)
{
    double value;
    ck_assert_int_eq(lb_parse_number("-12.50", 6, &value, &err), LB_OK);
    ck_assert_double_eq(value, -12.5);
    const char *wrong[] = {"",    ".",  "1.", ".5",  "1e3", "0x10",  "nan", "inf", "1,000",
                           "1 2", " 1", "1 ", "--1", "+",   "1.2.3", "1\n", "$5"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        ck_assert_msg(lb_parse_number(wrong[i], strlen(wrong[i]), &value, &err) == LB_ERR_PARSE,
                      "'%s' was read", wrong[i]);
    }
    char digits[60];
    memset(digits, '7', sizeof digits);
    ck_assert_int_eq(lb_parse_number(digits, sizeof digits, &value, &err), LB_ERR_RANGE);
    ck_assert_int_eq(lb_parse_number("12abc", 2, &value, &err), LB_OK); /* only two characters are its own */
}
END_TEST

START_TEST(integers_have_a_range)
{
    int64_t value;
    ck_assert_int_eq(lb_parse_integer("42", 2, 1, 64, &value, &err), LB_OK);
    ck_assert_int_eq(value, 42);
    ck_assert_int_eq(lb_parse_integer("65", 2, 1, 64, &value, &err), LB_ERR_RANGE);
    ck_assert_str_eq(err.message, "65 is out of range; it must be from 1 to 64");
    ck_assert_int_eq(lb_parse_integer("4.0", 3, 1, 64, &value, &err), LB_ERR_PARSE);
    ck_assert_int_eq(lb_parse_integer("9223372036854775808", 19, 0, INT64_MAX, &value, &err), LB_ERR_RANGE);
    ck_assert_int_eq(lb_parse_integer("9223372036854775807", 19, 0, INT64_MAX, &value, &err), LB_OK);
    ck_assert(value == INT64_MAX);
}
END_TEST

START_TEST(rates_are_the_nearest_double)
{
    ck_assert_double_eq(rate("25bp"), 0.0025);
    ck_assert_double_eq(rate("0.25%"), 0.0025);
    ck_assert_double_eq(rate("3.95 %"), 0.0395);
    ck_assert_double_eq(rate("-5 bp"), -0.0005);
    double value;
    ck_assert_int_eq(lb_parse_rate("3.95", 4, LB_RATE_PERCENT, &value, &err), LB_OK);
    ck_assert_double_eq(value, 0.0395);
    ck_assert_int_eq(lb_parse_rate("3.95", 4, LB_RATE_NEEDS_UNIT, &value, &err), LB_ERR_PARSE);
    ck_assert_str_eq(err.message, "'3.95' needs a unit: 3.95% or 3.95bp");
    ck_assert_int_eq(lb_parse_rate("3.95pct", 7, LB_RATE_PERCENT, &value, &err), LB_ERR_PARSE);
    ck_assert_int_eq(lb_parse_rate("3.95 ", 5, LB_RATE_PERCENT, &value, &err), LB_ERR_PARSE);
    ck_assert_int_eq(lb_parse_rate("3.95  %", 7, LB_RATE_PERCENT, &value, &err), LB_ERR_PARSE);
}
END_TEST

START_TEST(money_is_exact)
{
    ck_assert(usd("1.2tn") == INT64_C(120000000000000));
    ck_assert(usd("60bn") == INT64_C(6000000000000));
    ck_assert(usd("-0.5 mn") == INT64_C(-50000000));
    ck_assert(usd("0.01usd") == 1);
    ck_assert(usd("25753.68265123457bn") == INT64_C(2575368265123457));
    ck_assert(usd("1.000mn") == 100000000);
    int64_t value;
    ck_assert_int_eq(lb_parse_usd("0.001usd", 8, &value, &err), LB_ERR_PARSE);
    ck_assert_str_eq(err.message, "'0.001usd' is finer than a cent");
    ck_assert_int_eq(lb_parse_usd("100000tn", 8, &value, &err), LB_ERR_RANGE);
    ck_assert_int_eq(lb_parse_usd("400", 3, &value, &err), LB_ERR_PARSE);
    ck_assert_str_eq(err.message, "'400' needs a unit: 400mn, 400bn, 400tn or 400usd");
    ck_assert_int_eq(lb_parse_usd("400B", 4, &value, &err), LB_ERR_PARSE);
    ck_assert_str_eq(err.message, "'400B' is not an amount; its unit must be mn, bn, tn or usd");
    ck_assert_int_eq(lb_parse_usd("bn", 2, &value, &err), LB_ERR_PARSE);
}
END_TEST

START_TEST(spans_and_paces)
{
    lb_span span;
    ck_assert_int_eq(lb_parse_span("6 months", 8, &span, &err), LB_OK);
    ck_assert_int_eq(span.count, 6);
    ck_assert_int_eq(span.unit, LB_MONTHS);
    ck_assert_int_eq(lb_parse_span("1 day", 5, &span, &err), LB_OK);
    ck_assert_int_eq(span.unit, LB_DAYS);
    const char *wrong[] = {"6", "six months", "1.5 years", "-1 day", "6 month s", "6 moons", "days", ""};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        ck_assert_msg(lb_parse_span(wrong[i], strlen(wrong[i]), &span, &err) == LB_ERR_PARSE, "'%s' was read",
                      wrong[i]);
    }
    ck_assert_int_eq(lb_parse_span("999999 days", 11, &span, &err), LB_ERR_RANGE);
    lb_pace pace;
    ck_assert_int_eq(lb_parse_pace("60bn a week", 11, &pace, &err), LB_OK);
    ck_assert(pace.usd == INT64_C(6000000000000));
    ck_assert_int_eq(pace.per, LB_WEEKS);
    ck_assert_int_eq(lb_parse_pace("38bn a quarter", 14, &pace, &err), LB_OK);
    ck_assert(pace.usd == INT64_C(3800000000000));
    ck_assert_int_eq(pace.per, LB_QUARTERS);
    ck_assert_int_eq(lb_parse_pace("60 a week", 9, &pace, &err), LB_ERR_PARSE);
    ck_assert_int_eq(lb_parse_pace("60bn per week", 13, &pace, &err), LB_ERR_PARSE);
    ck_assert_int_eq(lb_parse_pace("60bn a weeks", 12, &pace, &err), LB_ERR_PARSE);
    ck_assert_int_eq(lb_parse_pace("60bn a ", 7, &pace, &err), LB_ERR_PARSE);
    ck_assert_str_eq(lb_span_unit_name(LB_QUARTERS), "quarter");
    ck_assert_str_eq(lb_span_unit_name(LB_YEARS), "year");
    ck_assert_str_eq(lb_span_unit_name((lb_span_unit)5), "");
}
END_TEST

CHECK_MAIN("quantity", numbers_are_strict, integers_have_a_range, rates_are_the_nearest_double,
           money_is_exact, spans_and_paces)
