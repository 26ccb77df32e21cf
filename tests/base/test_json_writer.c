#include "check_main.h"

#include "base/json_writer.h"
#include "failing_allocator.h"

#include <jansson.h>
#include <float.h>
#include <locale.h>
#include <math.h>
#include <string.h>

/* The sample every test below writes. */
static void write_sample(lb_json *json)
{
    lb_json_object(json);
    lb_json_key(json, "name");
    lb_json_string(json, "10-year \"note\"\n<b>");
    lb_json_key(json, "yields");
    lb_json_array(json);
    lb_json_double(json, 4.25);
    lb_json_double(json, 0.1);
    lb_json_int(json, INT64_MIN);
    lb_json_array_end(json);
    lb_json_key(json, "empty");
    lb_json_object(json);
    lb_json_object_end(json);
    lb_json_key(json, "none");
    lb_json_array(json);
    lb_json_array_end(json);
    lb_json_key(json, "live");
    lb_json_bool(json, true);
    lb_json_key(json, "next");
    lb_json_null(json);
    lb_json_object_end(json);
}

static const char sample[] =
    "{\"name\":\"10-year \\\"note\\\"\\n\\u003cb>\",\"yields\":[4.25,0.1,-9223372036854775808],"
    "\"empty\":{},\"none\":[],\"live\":true,\"next\":null}";

START_TEST(sample_in_one_line)
{
    lb_json json;
    lb_json_to_memory(&json, NULL);
    write_sample(&json);
    ck_assert_int_eq(lb_json_finish(&json, NULL), LB_OK);
    ck_assert_str_eq(json.text, sample);
    ck_assert_uint_eq(json.length, strlen(sample));
    json_t *read = json_loads(json.text, 0, NULL);
    ck_assert_ptr_nonnull(read);
    json_decref(read);
    lb_json_free(&json);
}
END_TEST

START_TEST(sample_indented_to_a_file)
{
    char text[1000] = "";
    FILE *file = tmpfile();
    ck_assert_ptr_nonnull(file);
    lb_json json;
    lb_json_to_file(&json, file);
    json.indent = 2;
    write_sample(&json);
    ck_assert_int_eq(lb_json_finish(&json, NULL), LB_OK);
    rewind(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    lb_json_free(&json);
    ck_assert_str_eq(
        text, "{\n  \"name\": \"10-year \\\"note\\\"\\n\\u003cb>\",\n  \"yields\": [\n    4.25,\n    0.1,\n"
              "    -9223372036854775808\n  ],\n  \"empty\": {},\n  \"none\": [],\n  \"live\": true,\n"
              "  \"next\": null\n}\n");
}
END_TEST

static void check_double(double value, const char *wanted)
{
    char text[32];
    int length = lb_double_text(value, text);
    ck_assert_int_eq(length, (int)strlen(text));
    ck_assert_str_eq(text, wanted);
}

START_TEST(doubles_are_short_and_exact)
{
    check_double(0.0, "0");
    check_double(-0.0, "-0");
    check_double(1.0, "1");
    check_double(-2.5, "-2.5");
    check_double(0.1, "0.1");
    check_double(0.1 + 0.2, "0.30000000000000004");
    check_double(1.0 / 3.0, "0.3333333333333333");
    check_double(95.590932, "95.590932");
    check_double(1e22, "1e+22");
    check_double(DBL_MAX, "1.7976931348623157e+308");
    check_double(-DBL_MAX, "-1.7976931348623157e+308");
    check_double(DBL_MIN, "2.2250738585072014e-308");
    check_double(1234567890123456.0, "1234567890123456");
}
END_TEST

START_TEST(random_doubles_read_back)
{
    uint64_t bits = 88172645463325252u;
    for (int i = 0; i < 200000; i++) {
        bits ^= bits << 13;
        bits ^= bits >> 7;
        bits ^= bits << 17;
        double value;
        memcpy(&value, &bits, sizeof value);
        if (!isfinite(value)) {
            continue;
        }
        char text[32];
        lb_double_text(value, text);
        if (strtod(text, NULL) != value) {
            ck_abort_msg("%a became %s", value, text);
        }
    }
}
END_TEST

START_TEST(a_decimal_comma_does_not_leak_in)
{
    if (setlocale(LC_NUMERIC, "de_DE.UTF-8") || setlocale(LC_NUMERIC, "fr_FR.UTF-8")) {
        check_double(-2.5e-7, "-2.5e-07");
        setlocale(LC_NUMERIC, "C");
    } else {
        printf("skipped: no locale with a decimal comma\n");
    }
}
END_TEST

static void check_string(const char *bytes, size_t length, const char *wanted)
{
    lb_json json;
    lb_json_to_memory(&json, NULL);
    lb_json_bytes(&json, bytes, length);
    ck_assert_int_eq(lb_json_finish(&json, NULL), LB_OK);
    ck_assert_str_eq(json.text, wanted);
    lb_json_free(&json);
}

START_TEST(strings_are_escaped_and_valid)
{
    check_string("", 0, "\"\"");
    check_string("a\0b", 3, "\"a\\u0000b\"");
    check_string("\t\r\x1f\x7f\\", 5, "\"\\t\\r\\u001f\\u007f\\\\\"");
    check_string("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80", 9, "\"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\"");
    check_string("caf\xE9 1", 6, "\"caf\xEF\xBF\xBD 1\"");       /* Latin-1 */
    check_string("\xC0\xAF", 2, "\"\xEF\xBF\xBD\xEF\xBF\xBD\""); /* overlong */
    check_string("\xE0\x80\xAF", 3, "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
    check_string("\xED\xA0\x80", 3, "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""); /* surrogate */
    check_string("\xF4\x90\x80\x80", 4, "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
    check_string("\xE2\x82", 2, "\"\xEF\xBF\xBD\xEF\xBF\xBD\""); /* cut short */
}
END_TEST

/* Each writer below breaks one rule; its status and the place it names. */
static void nan_inside(lb_json *json)
{
    lb_json_object(json);
    lb_json_key(json, "curve");
    lb_json_array(json);
    lb_json_double(json, 1.0);
    lb_json_double(json, NAN);
    lb_json_array_end(json);
    lb_json_object_end(json);
}

static void infinity(lb_json *json)
{
    lb_json_double(json, -INFINITY);
}

static void value_without_key(lb_json *json)
{
    lb_json_object(json);
    lb_json_int(json, 1);
}

static void key_in_array(lb_json *json)
{
    lb_json_array(json);
    lb_json_key(json, "a");
}

static void key_twice(lb_json *json)
{
    lb_json_object(json);
    lb_json_key(json, "a");
    lb_json_key(json, "b");
}

static void key_without_value(lb_json *json)
{
    lb_json_object(json);
    lb_json_key(json, "a");
    lb_json_object_end(json);
}

static void wrong_end(lb_json *json)
{
    lb_json_object(json);
    lb_json_array_end(json);
}

static void end_of_nothing(lb_json *json)
{
    lb_json_object_end(json);
}

static void two_values(lb_json *json)
{
    lb_json_null(json);
    lb_json_null(json);
}

static void still_open(lb_json *json)
{
    lb_json_array(json);
}

static void nothing(lb_json *json)
{
    (void)json;
}

static void too_deep(lb_json *json)
{
    for (int i = 0; i <= LB_JSON_MOST_DEPTH; i++) {
        lb_json_array(json);
    }
}

START_TEST(mistakes_are_named)
{
    static const struct {
        void (*write)(lb_json *);
        lb_status status;
        const char *said;
    } cases[] = {
        {nan_inside, LB_ERR_RANGE, "at /curve/1: NaN"},
        {infinity, LB_ERR_RANGE, "at /: infinity"},
        {value_without_key, LB_ERR_INTERNAL, "a value without a key"},
        {key_in_array, LB_ERR_INTERNAL, "a key outside an object"},
        {key_twice, LB_ERR_INTERNAL, "a key in place of a value"},
        {key_without_value, LB_ERR_INTERNAL, "an object cannot end here"},
        {wrong_end, LB_ERR_INTERNAL, "an array cannot end here"},
        {end_of_nothing, LB_ERR_INTERNAL, "an object cannot end here"},
        {two_values, LB_ERR_INTERNAL, "a second value at the top"},
        {still_open, LB_ERR_INTERNAL, "still open"},
        {nothing, LB_ERR_INTERNAL, "there is no value"},
        {too_deep, LB_ERR_INTERNAL, "nested too deeply"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        lb_json json;
        lb_error err;
        lb_json_to_memory(&json, NULL);
        cases[i].write(&json);
        ck_assert_int_eq(lb_json_finish(&json, &err), cases[i].status);
        ck_assert_msg(strstr(err.message, cases[i].said) != NULL, "case %zu: %s", i, err.message);
        lb_json_free(&json);
    }
}
END_TEST

START_TEST(every_failed_allocation_is_reported)
{
    failing_allocator failing;
    int failures = 0;
    for (int n = 1;; n++) {
        lb_json json;
        failing_begin(&failing, n);
        lb_json_to_memory(&json, &failing.allocator);
        write_sample(&json);
        lb_status status = lb_json_finish(&json, NULL);
        lb_json_free(&json);
        ck_assert_int_eq(failing.blocks, 0);
        if (status == LB_OK) {
            break;
        }
        ck_assert_int_eq(status, LB_ERR_NO_MEMORY);
        failures++;
    }
    ck_assert_int_gt(failures, 1);
}
END_TEST

START_TEST(a_full_disk_is_reported)
{
    FILE *file = fopen("/dev/full", "w");
    if (file) {
        lb_json json;
        lb_json_to_file(&json, file);
        write_sample(&json);
        ck_assert_int_eq(lb_json_finish(&json, NULL), LB_ERR_IO);
        fclose(file);
    }
}
END_TEST

CHECK_MAIN("json_writer", sample_in_one_line, sample_indented_to_a_file, doubles_are_short_and_exact,
           random_doubles_read_back, a_decimal_comma_does_not_leak_in, strings_are_escaped_and_valid,
           mistakes_are_named, every_failed_allocation_is_reported, a_full_disk_is_reported)
