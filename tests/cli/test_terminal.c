#include "check_main.h"

#include <stdio.h>
#include <string.h>

#include "cli/terminal.h"

START_TEST(the_line_says_how_far)
{
    char line[256];
    lb_progress progress = {.what = "2026-03-02 to 2027-01-29", .units = "days", .total = 1229};
    lb_progress_line(&progress, 615, 0.1, line, sizeof line);
    ck_assert_str_eq(
        line, "2026-03-02 to 2027-01-29  [==============>               ]  615/1,229 days   6,150 days/s");
    lb_progress_line(&progress, 1229, 1, line, sizeof line);
    ck_assert_ptr_nonnull(strstr(line, "[==============================]  1,229/1,229 days"));
    lb_progress_line(&progress, 0, 0, line, sizeof line);
    ck_assert_ptr_nonnull(strstr(line, "[                              ]  0/1,229 days   0 days/s"));
    progress.total = 0;
    lb_progress_line(&progress, 0, 1, line, sizeof line);
    ck_assert_ptr_nonnull(strstr(line, "  0/0 days"));
}
END_TEST

START_TEST(short_work_shows_nothing)
{
    char out[1000] = "";
    lb_progress progress = lb_progress_begin("work", "steps", 10);
    progress.stream = fmemopen(out, sizeof out, "w");
    lb_progress_update(&progress, 5);
    lb_progress_end(&progress);
    fflush(progress.stream);
    ck_assert_str_eq(out, "");
    progress.start_s -= 3; /* three seconds ago */
    lb_progress_update(&progress, 5);
    lb_progress_update(&progress, 6); /* too soon after the last */
    lb_progress_end(&progress);
    fclose(progress.stream);
    ck_assert_ptr_nonnull(strstr(out, "\rwork  [==============>"));
    ck_assert_ptr_nonnull(strstr(out, "5/10 steps"));
    ck_assert_ptr_null(strstr(out, "6/10"));
    ck_assert_str_eq(out + strlen(out) - 4, "\r\033[K");
}
END_TEST

START_TEST(colour_needs_a_terminal)
{
    FILE *stream = tmpfile();
    ck_assert(!lb_terminal_has_colour(stream));
    fclose(stream);
}
END_TEST

CHECK_MAIN("terminal", the_line_says_how_far, short_work_shows_nothing, colour_needs_a_terminal)
