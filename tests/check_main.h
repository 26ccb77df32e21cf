/* check_main.h - the tail every Check program shares: a suite with one case, run, exit status. */
#ifndef LB_TESTS_CHECK_MAIN_H
#define LB_TESTS_CHECK_MAIN_H

#include <check.h>
#include <stdlib.h>

/* CHECK_MAIN("name", test_a, test_b, ...) defines main. */
static inline int check_run(const char *name, const TTest *const *tests, int count)
{
    Suite *suite = suite_create(name);
    TCase *tcase = tcase_create(name);
    tcase_set_timeout(tcase, 240);
    for (int i = 0; i < count; i++) {
        tcase_add_test(tcase, tests[i]);
    }
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#define CHECK_MAIN(name, ...)                                                                                \
    int main(void)                                                                                           \
    {                                                                                                        \
        const TTest *const tests[] = {__VA_ARGS__};                                                          \
        return check_run(name, tests, (int)(sizeof tests / sizeof tests[0]));                                \
    }

#endif
