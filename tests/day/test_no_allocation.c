/* A simulated day allocates nothing: the C library's allocator is counted while three months are stepped. The sanitizers
 * bring an allocator of their own; there the test has nothing to count. */
#include "check_main.h"

#include <stdio.h>

#include "counted_requests.h"
#include "longbond/simulation.h"

START_TEST(a_day_allocates_nothing)
{
    static const char *const issuances[] = {"actual", "policy"};
    char text[128];
    int length = snprintf(text, sizeof text,
                          "title: t\nbaseline: 2023-09-30\nuntil: 2024-06-28\nissuance: %s\n", issuances[_i]);
    lb_model *model;
    lb_world *world;
    lb_error err;
    long before = requests;
    ck_assert_msg(lb_model_parse("t.yaml", text, (size_t)length, &model, &err) == LB_OK, "%s", err.message);
    ck_assert_int_eq(lb_world_open(model, &world, &err), LB_OK);
    ck_assert_msg(!COUNTS_ALLOCATIONS || requests > before, "the counter does not count");
    lb_status status = LB_OK;
    long opened = requests; /* no assertion inside: those of Check allocate */
    while (status == LB_OK && lb_world_date(world) < lb_model_end(model)) {
        status = lb_step(model, world, &err);
    }
    long made = requests - opened;
    ck_assert_msg(status == LB_OK, "%s", err.message);
    ck_assert_msg(made == 0, "%ld allocations in nine months of days", made);
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("no_allocation");
    TCase *tests = tcase_create("no_allocation");
    tcase_add_loop_test(tests, a_day_allocates_nothing, 0, 2);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
