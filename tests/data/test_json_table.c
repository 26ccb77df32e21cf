#include "check_main.h"

#include <string.h>

#include "data/json_table.h"

static lb_csv_table *parse(const char *text, const char *records)
{
    lb_csv_table *table = NULL;
    lb_error err = {0};
    ck_assert_msg(lb_json_parse("a.json", text, strlen(text), records, &table, &err) == LB_OK, "%s",
                  err.message);
    return table;
}

START_TEST(records_become_rows)
{
    lb_csv_table *t = parse("{\"x\":[1,{\"data\":[]}],\"data\":[\n"
                            " {\"a\":\"1\",\"b\" : 2.50 , \"c\":null},\n"
                            " {\"b\":\"q \\\"u\\\"\",\"d\":true,\"a\":\" t\\u00e4 \"}]}",
                            "data");
    ck_assert_int_eq(lb_csv_rows(t), 2);
    ck_assert_int_eq(lb_csv_columns(t), 4);
    ck_assert_str_eq(lb_csv_text(t, LB_CSV_HEADER, 3), "d");
    ck_assert_str_eq(lb_csv_text(t, 0, 0), "1");
    ck_assert_str_eq(lb_csv_text(t, 0, 1), "2.50");
    ck_assert_str_eq(lb_csv_text(t, 0, 2), "null");
    ck_assert_str_eq(lb_csv_text(t, 0, 3), "null");
    ck_assert_str_eq(lb_csv_text(t, 1, 0), "t\xc3\xa4");
    ck_assert_str_eq(lb_csv_text(t, 1, 1), "q \"u\"");
    ck_assert_str_eq(lb_csv_text(t, 1, 3), "true");
    static const struct {
        int row, column;
        const char *message;
    } places[] = {{0, 0, "a.json:2:7: x"}, {0, 1, "a.json:2:17: x"}, {0, 2, "a.json:2:28: x"},
                  {0, 3, "a.json:2:2: x"}, {1, 1, "a.json:3:7: x"},  {1, 0, "a.json:3:30: x"}};
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        lb_error err;
        lb_csv_fail(t, places[i].row, places[i].column, &err, "x");
        ck_assert_str_eq(err.message, places[i].message);
    }
    lb_csv_free(t);
}
END_TEST

START_TEST(records_may_stand_deeper)
{
    lb_csv_table *t =
        parse("{\"a\":{\"s\":\"}\",\"holdings\":3},\"soma\":{\"x\":{\"holdings\":[]},\"holdings\":"
              "[{\"par\":\"5\"}]}}",
              "soma.holdings");
    ck_assert_int_eq(lb_csv_rows(t), 1);
    ck_assert_str_eq(lb_csv_text(t, 0, 0), "5");
    lb_csv_free(t);
}
END_TEST

START_TEST(other_json_is_refused_at_its_place)
{
    static const char *const cases[][2] = {
        {"", "a.json:1:1: not valid JSON: '[' or '{' expected near end of file"},
        {"{\n\"data\":[{\"a\":1,\"a\":2}]}",
         "a.json:2:18: not valid JSON: duplicate object key near '\"a\"'"},
        {"[]", "a.json:1:1: the object has no \"data\" (the records should stand at \"data\")"},
        {" {\"d\\u0061ta\":[{\"a\":1}]}",
         "a.json:1:2: the object has no \"data\" (the records should stand at \"data\")"},
        {"{\"data\":\n{}}", "a.json:2:1: \"data\" should be an array of records"},
        {"{\"data\":[]}", "a.json:1:9: \"data\" holds no records"},
        {"{\"data\":[{\"a\":1},7]}", "a.json:1:9: element 2 of the array is no object with named values"},
        {"{\"data\":[{}]}", "a.json:1:9: element 1 of the array is no object with named values"},
        {"{\"data\":[{\"a\":1},\n{\"a\":[2]}]}",
         "a.json:2:6: a: a text, number or null should stand here, not an array or object"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        lb_csv_table *table = NULL;
        lb_error err = {0};
        ck_assert_int_eq(lb_json_parse("a.json", cases[i][0], strlen(cases[i][0]), "data", &table, &err),
                         LB_ERR_PARSE);
        ck_assert_str_eq(err.message, cases[i][1]);
        ck_assert_ptr_null(table);
    }
}
END_TEST

START_TEST(the_first_character_tells_the_format)
{
    static const char *const texts[] = {"\xef\xbb\xbf \n{\"data\":[{\"a\":\"1\"}]}", "a\n1\n"};
    for (int i = 0; i < 2; i++) {
        lb_csv_table *table = NULL;
        ck_assert_int_eq(lb_table_parse("a", texts[i], strlen(texts[i]), "data", &table, NULL), LB_OK);
        ck_assert_str_eq(lb_csv_text(table, 0, 0), "1");
        lb_csv_free(table);
    }
}
END_TEST

CHECK_MAIN("json_table", records_become_rows, records_may_stand_deeper, other_json_is_refused_at_its_place,
           the_first_character_tells_the_format)
