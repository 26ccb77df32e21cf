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
    fail_each_request(
        "title: test\nbaseline: 2023-09-30\nuntil: 2023-12-29\nissuance: actual\nyields: given\n");
}
END_TEST

START_TEST(every_failed_request_of_a_run_by_rule_is_reported)
{
    fail_each_request(
        "title: test\nbaseline: 2023-09-30\nuntil: 2030-09-30\nissuance: policy\nyields: given\n");
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

/* Recorded auctions keep their sizes: the event would be heard and do nothing. */
START_TEST(recorded_issuance_takes_no_other_sizes)
{
    static const char text[] = "title: t\nbaseline: 2025-01-31\nuntil: 2025-12-31\nissuance: %s\nevents:\n"
                               "  - on: 2025-03-03\n    volatility: {change: 5}\n"
                               "  - on: 2025-03-03\n    auction_sizes: {tenors: [10-Year], factor: 2}\n";
    char actual[320], policy[320];
    snprintf(actual, sizeof actual, text, "actual");
    snprintf(policy, sizeof policy, text, "policy");
    lb_model *model;
    lb_error err;
    ck_assert_int_eq(lb_model_parse("t.yaml", actual, strlen(actual), &model, &err), LB_ERR_RANGE);
    ck_assert_str_eq(
        err.message,
        "t.yaml:8:5: auction_sizes: recorded auctions keep their sizes; it needs 'issuance: policy'");
    ck_assert_ptr_null(model);
    ck_assert_msg(lb_model_parse("t.yaml", policy, strlen(policy), &model, &err) == LB_OK, "%s", err.message);
    lb_model_free(model);
}
END_TEST

CHECK_MAIN("build_model", recorded_issuance_takes_no_other_sizes,
           every_failed_request_of_a_recorded_run_is_reported,
           every_failed_request_of_a_run_by_rule_is_reported, a_refused_scenario_leaves_nothing)
