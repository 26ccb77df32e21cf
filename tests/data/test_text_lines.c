#include "check_main.h"

#include <stdio.h>
#include <string.h>

#include "data/text_lines.h"

START_TEST(lines_end_with_lf_whatever_crs_precede)
{
    static const char text[] = "one\r\r\ntwo\r\n\nfour\rmore";
    lb_text_lines t;
    ck_assert_int_eq(lb_text_parse("a", text, strlen(text), &t, NULL), LB_OK);
    ck_assert_int_eq(t.count, 4);
    ck_assert_str_eq(t.line[0], "one");
    ck_assert_str_eq(t.line[1], "two");
    ck_assert_str_eq(t.line[2], "");
    ck_assert_str_eq(t.line[3], "four\rmore");
    lb_error err;
    ck_assert_int_eq(lb_text_fail(&t, 1, t.line[1] + 2, &err, "bad %d", 7), LB_ERR_PARSE);
    ck_assert_str_eq(err.message, "a:2:3: bad 7");
    lb_text_fail(&t, 3, NULL, &err, "bad");
    ck_assert_str_eq(err.message, "a:4:1: bad");
    lb_text_free(&t);
    ck_assert_int_eq(lb_text_parse("a", NULL, 0, &t, NULL), LB_OK);
    ck_assert_int_eq(t.count, 0);
    lb_text_free(&t);
}
END_TEST

START_TEST(a_nul_byte_is_no_text)
{
    lb_text_lines t;
    lb_error err;
    ck_assert_int_eq(lb_text_parse("a", "one\nt\0o", 7, &t, &err), LB_ERR_PARSE);
    ck_assert_str_eq(err.message, "a:2:2: a NUL byte: this is not a text file");
    ck_assert_ptr_null(t.bytes);
}
END_TEST

START_TEST(files_are_read)
{
    lb_text_lines t;
    lb_error err;
    ck_assert_int_eq(lb_text_read(LONGBOND_SOURCE_DIR "/tests/fuzz/corpus/tic/months.txt", &t, &err), LB_OK);
    ck_assert_int_eq(t.count, 2);
    ck_assert_str_eq(t.line[1], "Country\t2025");
    lb_text_free(&t);
    ck_assert_int_eq(lb_text_read("/nonexistent", &t, &err), LB_ERR_IO);
}
END_TEST

CHECK_MAIN("text_lines", lines_end_with_lf_whatever_crs_precede, a_nul_byte_is_no_text, files_are_read)
