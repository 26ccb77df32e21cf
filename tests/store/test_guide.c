/* The SQL that docs/guide/running.md shows must run on a store as it is. */
#include "check_main.h"

#include <stdio.h>
#include <string.h>

#include "store/store_internal.h"
#include "stored_fake_run.h"

START_TEST(every_question_in_the_guide_can_be_asked)
{
    static char text[65536];
    FILE *file = fopen(LONGBOND_SOURCE_DIR "/docs/guide/running.md", "r");
    ck_assert_ptr_nonnull(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    lb_model *model = fake_model_new();
    lb_store *store = stored_fake_run(model, fake_scenario);
    int questions = 0;
    for (char *at = text; (at = strstr(at, "```sql\n")) != NULL; questions++) {
        char *end = strstr(at += 7, "```");
        ck_assert_ptr_nonnull(end);
        *end = '\0';
        sqlite3_stmt *statement;
        lb_error err;
        ck_assert_msg(lb_store_prepare(store, at, "ask", &statement, &err) == LB_OK, "%s: %s", at,
                      err.message);
        int rc = sqlite3_step(statement);
        ck_assert_msg(rc == SQLITE_ROW || rc == SQLITE_DONE, "%s", at);
        sqlite3_finalize(statement);
        at = end + 1;
    }
    ck_assert_int_ge(questions, 5);
    lb_store_close(store);
    fake_model_free(model);
}
END_TEST

CHECK_MAIN("guide", every_question_in_the_guide_can_be_asked)
