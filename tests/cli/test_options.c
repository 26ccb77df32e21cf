#include "check_main.h"

#include <string.h>

#include "cli/options.h"

static const char *const kinds[] = {"bill", "note", NULL};

static const lb_cli_param params[] = {
    {.name = "FILE", .type = LB_CLI_FILE, .flags = LB_CLI_REQUIRED, .meaning = "a file"},
    {.name = "MORE", .type = LB_CLI_TEXT, .flags = LB_CLI_REPEATED, .meaning = "more words"},
    {.name = "--kind", .type = LB_CLI_CHOICE, .choices = kinds, .fallback = "note", .meaning = "a kind"},
    {.name = "--settle", .type = LB_CLI_DATE, .meaning = "a date"},
    {.name = "--coupon", .type = LB_CLI_PERCENT, .low = 0, .high = 20, .meaning = "a percentage"},
    {.name = "--price", .type = LB_CLI_NUMBER, .meaning = "a number"},
    {.name = "--seed", .type = LB_CLI_INTEGER, .low = 1, .high = 9, .meaning = "a whole number"},
    {.name = "--cash", .type = LB_CLI_USD, .meaning = "money"},
    {.name = "--over", .type = LB_CLI_SPAN, .meaning = "a span"},
    {.name = "--yields", .type = LB_CLI_FILE, .flags = LB_CLI_REPEATED, .meaning = "files"},
    {.name = "--json", .type = LB_CLI_FLAG, .meaning = "a flag"},
    {0},
};

static const lb_cli_command command = {.name = "try", .purpose = "a sample", .params = params};

static lb_error err;

/* Parses words separated by spaces; `line` stays with the call. */
static lb_status parse(lb_cli_call *call, char *line)
{
    char *argv[32];
    int argc = 0;
    for (char *word = strtok(line, " "); word; word = strtok(NULL, " ")) {
        argv[argc++] = word;
    }
    *call = (lb_cli_call){.command = &command};
    return lb_cli_parse(call, argc, argv, &err);
}

START_TEST(each_type_is_parsed)
{
    lb_cli_call call;
    char line[] =
        "a.csv --settle 2024-01-31 --coupon=4.125 --price -0.5 --seed 9 --cash 1.5bn --over 6months "
        "--yields x --yields y --json -- --m1 m2";
    ck_assert_msg(parse(&call, line) == LB_OK, "%s", err.message);
    ck_assert_str_eq(lb_cli_text(&call, "FILE"), "a.csv");
    ck_assert_int_eq(lb_cli_get(&call, "--settle")->date, lb_date_make(2024, 1, 31));
    ck_assert_double_eq(lb_cli_get(&call, "--coupon")->number, 0.04125);
    ck_assert_double_eq(lb_cli_get(&call, "--price")->number, -0.5);
    ck_assert_int_eq(lb_cli_get(&call, "--seed")->integer, 9);
    ck_assert(lb_cli_get(&call, "--cash")->integer == INT64_C(150000000000));
    ck_assert_int_eq(lb_cli_get(&call, "--over")->span.count, 6);
    ck_assert_str_eq(lb_cli_nth(&call, "--yields", 1)->text, "y");
    ck_assert_ptr_null(lb_cli_nth(&call, "--yields", 2));
    ck_assert(lb_cli_given(&call, "--json"));
    ck_assert_str_eq(lb_cli_nth(&call, "MORE", 0)->text, "--m1");
    ck_assert_str_eq(lb_cli_nth(&call, "MORE", 1)->text, "m2");
    ck_assert_int_eq(lb_cli_get(&call, "--kind")->choice, 1); /* the default */
    ck_assert(!lb_cli_given(&call, "--kind"));
    lb_cli_call_free(&call);
}
END_TEST

START_TEST(a_lone_dash_is_an_argument)
{
    lb_cli_call call;
    char line[] = "- --kind bill";
    ck_assert_int_eq(parse(&call, line), LB_OK);
    ck_assert_str_eq(lb_cli_text(&call, "FILE"), "-");
    ck_assert(lb_cli_given(&call, "--kind"));
    ck_assert(!lb_cli_given(&call, "--json"));
    ck_assert_ptr_null(lb_cli_text(&call, "--price"));
    lb_cli_call_free(&call);
}
END_TEST

START_TEST(what_does_not_fit_is_refused)
{
    static const struct {
        const char *line, *message;
    } cases[] = {
        {"", "the argument 'FILE' is missing"},
        {"a --copon 4", "unknown option '--copon'; did you mean '--coupon'?"},
        {"a --copon=4", "unknown option '--copon'; did you mean '--coupon'?"},
        {"a -x", "unknown option '-x'"},
        {"a --price", "the option '--price' needs a value"},
        {"a --price 1 --price 2", "the option '--price' is given twice"},
        {"a --json=1", "the option '--json' takes no value"},
        {"a --kind bond", "--kind: unknown value 'bond'; it must be one of: bill, note"},
        {"a --kind nute", "--kind: unknown value 'nute'; did you mean 'note'?"},
        {"a --coupon 21", "--coupon: '21' is out of range; it must be from 0 to 20"},
        {"a --coupon 4,5", "--coupon: '4,5' is not a rate; write it as 4.25% or 25bp"},
        {"a --price 1e5", "--price: '1e5' is not a number; write it as 12 or 1.25"},
        {"a --seed 10", "--seed: '10' is out of range; it must be from 1 to 9"},
        {"a --seed 1.5", "--seed: '1.5' is not a whole number"},
        {"a --cash 5", "--cash: '5' needs a unit: 5mn, 5bn, 5tn or 5usd"},
        {"a --yields=", "--yields: the value is empty"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        lb_cli_call call;
        char line[100];
        strcpy(line, cases[i].line);
        ck_assert_msg(parse(&call, line) == LB_ERR_USAGE, "'%s' was taken", cases[i].line);
        ck_assert_str_eq(err.message, cases[i].message);
        lb_cli_call_free(&call);
    }
    lb_cli_call call;
    char line[] = "a --settle 2024-02-30";
    ck_assert_int_eq(parse(&call, line), LB_ERR_USAGE);
    ck_assert_msg(strncmp(err.message, "--settle: ", 10) == 0, "%s", err.message);
    lb_cli_call_free(&call);
}
END_TEST

CHECK_MAIN("options", each_type_is_parsed, a_lone_dash_is_an_argument, what_does_not_fit_is_refused)
