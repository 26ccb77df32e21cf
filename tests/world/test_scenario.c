/* Scenario files: what is read, and every way to be wrong, with its place. */
#include "check_main.h"

#include <stdio.h>
#include <string.h>

#include "longbond/simulation.h"
#include "world/scenario.h"

static lb_status parse(const char *text, lb_scenario *out, lb_error *err)
{
    return lb_scenario_parse("s.yaml", text, strlen(text), out, err);
}

START_TEST(all_keys_are_read)
{
    lb_scenario s;
    lb_error err;
    ck_assert_msg(
        parse("title: All keys\nbaseline: 2023-09-30\nuntil: 2024-06-28\nissuance: policy\nyields: given\n"
              "yield_shift: -25bp\nseed: 42\nset:\n  fed.rmp: 60bn\nwatch: [tga, bills]\n",
              &s, &err) == LB_OK,
        "%s", err.message);
    ck_assert_str_eq(s.title, "All keys");
    ck_assert_int_eq(s.issuance, LB_ISSUANCE_POLICY);
    ck_assert_double_eq(s.yield_shift_dec, -0.0025);
    ck_assert_uint_eq(s.seed, 42);
    ck_assert_int_eq(s.setting_count, 1);
    ck_assert_str_eq(s.settings[0].name, "fed.rmp");
    ck_assert_int_eq(s.settings[0].line, 9);
    ck_assert_int_eq(s.watch_count, 2);
}
END_TEST

START_TEST(money_is_given_when_yields_are_unless_it_is_stated)
{
    static const struct {
        const char *keys;
        lb_money money;
    } cases[] = {
        {"", LB_MONEY_SIMULATED},
        {"yields: cleared\n", LB_MONEY_SIMULATED},
        {"yields: given\n", LB_MONEY_GIVEN},
        {"money: given\n", LB_MONEY_GIVEN},
        {"money: simulated\nyields: given\n", LB_MONEY_SIMULATED},
        {"yields: cleared\nmoney: given\n", LB_MONEY_GIVEN},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[256];
        lb_scenario s;
        lb_error err = {0};
        snprintf(text, sizeof text, "title: x\nbaseline: 2023-09-30\nuntil: 2024-06-28\n%s", cases[i].keys);
        ck_assert_msg(parse(text, &s, &err) == LB_OK, "%s", err.message);
        ck_assert_msg(s.money == cases[i].money, "%s", cases[i].keys);
    }
}
END_TEST

static const struct {
    const char *text, *message;
} wrong[] = {
    {"baseline: 2023-09-30\nuntil: 2024-06-28\n", "s.yaml:1:1:"},
    {"title: x\nbaseline: 2023-09-31\nuntil: 2024-06-28\n", "s.yaml:2:11:"},
    {"title: x\nbaseline: 2023-09-30\nuntil: 2023-01-01\n",
     "s.yaml:3:8: 'until' must lie after the baseline"},
    {"title: x\nbaseline: 2023-09-30\nuntil: 2024-06-28\nissuence: policy\n", "did you mean 'issuance'?"},
    {"title: x\nbaseline: 2023-09-30\nuntil: 2024-06-28\nissuance: polcy\n", "policy"},
    {"title: x\nbaseline: 2023-09-30\nuntil: 2024-06-28\nmoney: simulate\n",
     "s.yaml:4:8: money: unknown value 'simulate'; did you mean 'simulated'?"},
    {"title: x\nbaseline: 2023-09-30\nuntil: 2024-06-28\nprogrames: []\n", "did you mean 'programmes'?"},
    {"title: x\nbaseline: 2023-09-30\nuntil: 2024-06-28\nwatch: [tgaa]\n", "there is no observable 'tgaa'"},
    {"title: x\nbaseline: 2023-09-30\nuntil: 2024-06-28\nseed: -1\n", "s.yaml:4:7:"},
    {"title: x\ntitle: y\nbaseline: 2023-09-30\nuntil: 2024-06-28\n", "s.yaml:2:1:"},
    {"title: ''\nbaseline: 2023-09-30\nuntil: 2024-06-28\n", "s.yaml:1:8: title: there is no value"},
    {"- a\n- b\n", "s.yaml:1:1:"},
    {"", "s.yaml"},
};

START_TEST(errors_name_the_place_and_what_is_right)
{
    lb_scenario s;
    lb_error err = {0};
    ck_assert_int_ne(parse(wrong[_i].text, &s, &err), LB_OK);
    ck_assert_msg(strstr(err.message, wrong[_i].message) != NULL, "case %d: %s", _i, err.message);
}
END_TEST

static const struct {
    const char *setting, *message;
} settings[] = {
    {"fed.rnp: 60bn", "t.yaml:5:12: there is no parameter 'fed.rnp'; did you mean 'fed.rmp'?"},
    {"fed.rmp: sixty", "t.yaml:5:12: 'sixty' is no value for fed.rmp, which is in usd bn a month"},
    {"fed.rmp: 900bn", "t.yaml:5:12: fed.rmp must lie between 0 and 500 usd bn a month, not 900"},
};

START_TEST(settings_are_checked_against_the_parameters)
{
    char text[256];
    snprintf(text, sizeof text, "title: x\nbaseline: 2023-09-30\nuntil: 2023-12-29\nset:\n  %s\n",
             settings[_i].setting);
    lb_model *model;
    lb_error err = {0};
    ck_assert_int_ne(lb_model_parse("t.yaml", text, strlen(text), &model, &err), LB_OK);
    ck_assert_str_eq(err.message, settings[_i].message);
}
END_TEST

START_TEST(a_baseline_without_data_is_refused)
{
    static const char text[] = "title: x\nbaseline: 2020-01-31\nuntil: 2023-12-29\n";
    lb_model *model;
    lb_error err = {0};
    ck_assert_int_eq(lb_model_parse("t.yaml", text, sizeof text - 1, &model, &err), LB_ERR_NOT_FOUND);
    ck_assert_ptr_nonnull(strstr(err.message, "2023-09-30"));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("scenario");
    TCase *tests = tcase_create("scenario");
    tcase_add_test(tests, all_keys_are_read);
    tcase_add_test(tests, money_is_given_when_yields_are_unless_it_is_stated);
    tcase_add_loop_test(tests, errors_name_the_place_and_what_is_right, 0,
                        (int)(sizeof wrong / sizeof wrong[0]));
    tcase_add_loop_test(tests, settings_are_checked_against_the_parameters, 0,
                        (int)(sizeof settings / sizeof settings[0]));
    tcase_add_test(tests, a_baseline_without_data_is_refused);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
