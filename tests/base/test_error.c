#include "check_main.h"

#include "base/error.h"

START_TEST(message_names_the_place)
{
    lb_error err;
    ck_assert_int_eq(lb_fail_at(&err, LB_ERR_PARSE, "a.csv", 3, 7, "bad %s", "cell"), LB_ERR_PARSE);
    ck_assert_str_eq(err.message, "a.csv:3:7: bad cell");
    ck_assert_int_eq(err.line, 3);
    ck_assert_int_eq(err.column, 7);
    lb_fail_at(&err, LB_ERR_IO, "a.csv", 0, 0, "gone");
    ck_assert_str_eq(err.message, "a.csv: gone");
    ck_assert_int_eq(lb_fail(NULL, LB_ERR_RANGE, "x"), LB_ERR_RANGE);
}
END_TEST

START_TEST(nearest_name_suggests_only_what_is_near)
{
    const char *names[] = {"expected_to_last", "amount", "over"};
    ck_assert_str_eq(lb_nearest_name("expected_last", names, 3), "expected_to_last");
    ck_assert_str_eq(lb_nearest_name("amont", names, 3), "amount");
    ck_assert_ptr_null(lb_nearest_name("holder", names, 3));
}
END_TEST

START_TEST(every_status_has_text_and_exit)
{
    for (int s = 0; s < LB_STATUS_COUNT; s++) {
        ck_assert_ptr_nonnull(lb_status_text((lb_status)s));
    }
    ck_assert_int_eq(lb_status_exit(LB_OK), 0);
    ck_assert_int_eq(lb_status_exit(LB_ERR_PARSE), 2);
    ck_assert_str_eq(lb_status_text((lb_status)999), "unknown status");
}
END_TEST

CHECK_MAIN("error", message_names_the_place, nearest_name_suggests_only_what_is_near,
           every_status_has_text_and_exit)
