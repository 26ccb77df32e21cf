#include "check_main.h"

#include <string.h>

#include "base/text.h"

START_TEST(quotes_stay_on_one_line_and_whole)
{
    char out[LB_EXCERPT_SIZE];
    ck_assert_str_eq(lb_excerpt("a\nb\tc", 5, out), "a b c");
    char text[200];
    memset(text, 'x', sizeof text);
    lb_excerpt(text, sizeof text, out);
    ck_assert_uint_eq(strlen(out), LB_EXCERPT_SIZE - 1);
    ck_assert_str_eq(out + LB_EXCERPT_SIZE - 4, "...");
    ck_assert_uint_eq(strlen(lb_excerpt(text, LB_EXCERPT_SIZE - 4, out)), LB_EXCERPT_SIZE - 4);
    for (size_t i = 0; i + 2 <= sizeof text; i += 2) {
        memcpy(text + i, "\xC3\xA9", 2); /* e with an acute accent */
    }
    for (size_t start = 0; start < 2; start++) {
        lb_excerpt(text + start, sizeof text - start, out);
        size_t kept = strlen(out) - 3;
        ck_assert_msg((kept - start) % 2 == 0, "cut inside a sequence");
    }
}
END_TEST

START_TEST(code_points_are_counted)
{
    ck_assert_uint_eq(lb_utf8_count("abc", 3), 3);
    ck_assert_uint_eq(lb_utf8_count("Nelson\xE2\x80\x93Siegel", 15), 13);
    ck_assert_uint_eq(lb_utf8_count("", 0), 0);
}
END_TEST

CHECK_MAIN("text", quotes_stay_on_one_line_and_whole, code_points_are_counted)
