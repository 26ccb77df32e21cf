#include "check_main.h"

#include "day/build.h"
#include "failing_allocator.h"
#include "longbond/simulation.h"
#include "world/scenario.h"

#include <stdio.h>
#include <string.h>

static lb_scenario scenario_of(const char *text)
{
    lb_scenario scenario;
    lb_error err;
    ck_assert_msg(lb_scenario_parse("test.yaml", text, strlen(text), &scenario, &err) == LB_OK, "%s",
                  err.message);
    return scenario;
}

/* The first request fails, then the second, and so on until none of the build's does. */
static void fail_each_request(const char *text)
{
    lb_scenario scenario = scenario_of(text);
    lb_status status = LB_ERR_NO_MEMORY;
    int failures = 0;
    while (status != LB_OK) {
        failing_allocator failing;
        failing_begin(&failing, failures + 1);
        lb_model *model;
        lb_error err = {.message = ""};
        status = lb_model_build(&scenario, &failing.allocator, &model, &err);
        if (status != LB_OK) {
            failures++;
            ck_assert_msg(status == LB_ERR_NO_MEMORY, "request %d: %s", failures, err.message);
            ck_assert_ptr_nonnull(strstr(err.message, "no memory"));
            ck_assert_ptr_null(model);
            ck_assert_int_eq(failing.requests, failures); /* nothing was asked for after the failure */
        } else {
            ck_assert_int_gt(failing.blocks, 1);
            lb_model_free(model);
        }
        ck_assert_int_eq(failing.blocks, 0);
    }
    printf("%d requests\n", failures);
    ck_assert_int_gt(failures, 10);
}

START_TEST(every_failed_request_of_a_recorded_run_is_reported)
{
    fail_each_request("title: test\nbaseline: 2023-09-30\nuntil: 2023-12-29\nissuance: actual\nyields: given\n");
}
END_TEST

START_TEST(every_failed_request_of_a_run_by_rule_is_reported)
{
    fail_each_request("title: test\nbaseline: 2023-09-30\nuntil: 2030-09-30\nissuance: policy\nyields: given\n");
}
END_TEST

START_TEST(a_refused_scenario_leaves_nothing)
{
    lb_scenario scenario = scenario_of("title: test\nbaseline: 2023-09-30\nuntil: 2023-12-29\n");
    scenario.until = lb_date_make(2051, 1, 3);
    failing_allocator failing;
    failing_begin(&failing, 0);
    lb_model *model;
    lb_error err;
    ck_assert_int_eq(lb_model_build(&scenario, &failing.allocator, &model, &err), LB_ERR_RANGE);
    ck_assert_ptr_nonnull(strstr(err.message, "2050-12-31"));
    ck_assert_ptr_null(model);
    ck_assert_int_eq(failing.blocks, 0);
}
END_TEST

CHECK_MAIN("build_model", every_failed_request_of_a_recorded_run_is_reported,
           every_failed_request_of_a_run_by_rule_is_reported, a_refused_scenario_leaves_nothing)
