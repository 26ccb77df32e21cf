#include "check_main.h"

#include "base/text_buffer.h"

#include <stdint.h>
#include <string.h>

START_TEST(pieces_come_together)
{
    lb_buffer buffer = {0};
    lb_buffer_add(&buffer, "a");
    lb_buffer_format(&buffer, "-%d-%s", 42, "b");
    lb_buffer_add_bytes(&buffer, "cdef", 2);
    lb_buffer_add(&buffer, "");
    ck_assert_str_eq(buffer.text, "a-42-bcd");
    ck_assert_uint_eq(buffer.length, 8);
    lb_buffer_free(&buffer);
    ck_assert_ptr_null(buffer.text);
}
END_TEST

START_TEST(it_grows)
{
    lb_buffer buffer = {0};
    for (int i = 0; i < 20000; i++) {
        lb_buffer_format(&buffer, "%d,", i);
    }
    ck_assert(!buffer.failed);
    ck_assert_uint_eq(buffer.length, strlen(buffer.text));
    ck_assert_str_eq(buffer.text + buffer.length - 12, "19998,19999,");
    lb_buffer_free(&buffer);
}
END_TEST

START_TEST(a_failure_sticks)
{
    lb_buffer buffer = {.failed = true};
    lb_buffer_add(&buffer, "lost");
    lb_buffer_format(&buffer, "%s", "too");
    ck_assert_ptr_null(buffer.text);
    ck_assert(buffer.failed);
}
END_TEST

CHECK_MAIN("text_buffer", pieces_come_together, it_grows, a_failure_sticks)
