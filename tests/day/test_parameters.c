/* Every parameter of every actor at both ends of its range: the run goes through, the books balance, nothing is NaN. */
#include "check_main.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "day/actors.h"
#include "longbond/simulation.h"
#include "world/world.h"

/* Steps a run and checks that all observables of every day are finite. */
static void run_all(const char *text, const char *what)
{
    lb_model *model;
    lb_world *world;
    lb_error err;
    ck_assert_msg(lb_model_parse("t.yaml", text, strlen(text), &model, &err) == LB_OK, "%s: %s", what,
                  err.message);
    ck_assert_msg(lb_world_open(model, &world, &err) == LB_OK, "%s: %s", what, err.message);
    while (lb_world_date(world) < lb_model_end(model)) {
        lb_status status = lb_step(model, world, &err);
        ck_assert_msg(status == LB_OK, "%s: %s", what, err.message);
        for (int i = 0; i < LB_OBSERVABLE_COUNT; i++) {
            ck_assert_msg(isfinite(lb_wc_observable(world)[i]), "%s: %s is not finite", what,
                          lb_observable_word(i));
        }
    }
    ck_assert_int_eq(lb_world_audits(world), lb_model_steps(model));
    lb_world_close(world);
    lb_model_free(model);
}

START_TEST(every_parameter_at_its_limits)
{
    const lb_param_table *table = lb_param_tables[_i];
    for (int p = 0; p < table->count; p++) {
        const double ends[] = {table->params[p].low, table->params[p].high};
        for (int end = 0; end < 2; end++) {
            char text[256], what[128];
            snprintf(what, sizeof what, "%s.%s = %g", table->actor, table->params[p].name, ends[end]);
            snprintf(text, sizeof text,
                     "title: t\nbaseline: 2023-09-30\nuntil: 2023-12-15\nissuance: policy\nyields: "
                     "cleared\nset:\n  %s.%s: %.6f\n",
                     table->actor, table->params[p].name, ends[end]);
            run_all(text, what);
        }
    }
}
END_TEST

/* What the tables promise the user: a range around the default, a source, a meaning, a unit. */
START_TEST(every_parameter_is_documented)
{
    const lb_param_table *table = lb_param_tables[_i];
    for (int p = 0; p < table->count; p++) {
        const lb_param *param = &table->params[p];
        ck_assert_msg(param->low <= param->value && param->value <= param->high,
                      "%s: default outside its range", param->name);
        ck_assert_msg(strlen(param->source) > 4 && strlen(param->meaning) > 4 && strlen(param->unit) > 0,
                      "%s: no source, meaning or unit", param->name);
        ck_assert_int_lt((int)param->mark, LB_MARK_COUNT);
        for (int other = 0; other < p; other++) {
            ck_assert_str_ne(param->name, table->params[other].name);
        }
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("parameters");
    TCase *tests = tcase_create("parameters");
    tcase_set_timeout(tests, 240);
    tcase_add_loop_test(tests, every_parameter_at_its_limits, 0, LB_ACTOR_COUNT);
    tcase_add_loop_test(tests, every_parameter_is_documented, 0, LB_ACTOR_COUNT);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
