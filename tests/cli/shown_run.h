/* shown_run.h - fake runs in a file, and what a command prints of them. */
#ifndef LB_TESTS_SHOWN_RUN_H
#define LB_TESTS_SHOWN_RUN_H

#include <check.h>
#include <unistd.h>

#include "cli/cmd.h"
#include "cli/options.h"
#include "fake_run.h"
#include "store/run_drive.h"

static char shown_db[] = "/tmp/longbond-shown-XXXXXX";

static inline void shown_begin(void)
{
    strcpy(shown_db + strlen(shown_db) - 6, "XXXXXX");
    int file = mkstemp(shown_db);
    ck_assert_int_ge(file, 0);
    close(file);
}

static inline void shown_end(void)
{
    unlink(shown_db);
}

/* Adds a run of `model` to the file, each day by `step`; `yields` is what its scenario says of them. */
static inline void shown_run(const lb_model *model, const char *yields,
                             lb_status (*step)(const lb_model *, lb_world *, lb_error *))
{
    lb_store *store;
    lb_error err;
    char scenario[200];
    int length = snprintf(scenario, sizeof scenario, "%syields: %s\n", fake_scenario, yields);
    ck_assert_msg(lb_store_open(shown_db, LB_STORE_WRITE, &store, &err) == LB_OK, "%s", err.message);
    lb_world *world = fake_world_new(model);
    lb_run_plan plan = {.model = model,
                        .scenario_file = "fake.yaml",
                        .scenario = scenario,
                        .scenario_length = (size_t)length,
                        .version = "0.1.0",
                        .steps = fake_steps(model),
                        .checkpoints = 1};
    int64_t run;
    ck_assert_msg(lb_store_begin(store, &plan, world, &run, &err) == LB_OK, "%s", err.message);
    lb_drive drive = {.model = model, .world = world, .store = store, .step = step};
    ck_assert_msg(lb_drive_run(&drive, &err) == LB_OK, "%s", err.message);
    free(world);
    lb_store_close(store);
}

/* What `command` prints for a line of arguments; its error if it fails. The text lives until the next call. */
static inline const char *shown(const lb_cli_command *command, const char *arguments)
{
    static char out[400000];
    char line[400];
    char *argv[32];
    int argc = 0;
    lb_error err = {0};
    snprintf(line, sizeof line, "--db %s %s", shown_db, arguments);
    for (char *word = strtok(line, " "); word; word = strtok(NULL, " ")) {
        argv[argc++] = word;
    }
    memset(out, 0, sizeof out);
    FILE *stream = fmemopen(out, sizeof out, "w");
    lb_cli_call call = {.command = command, .out = stream};
    lb_status status = lb_cli_parse(&call, argc, argv, &err);
    if (status == LB_OK) {
        status = command->run(&call, &err);
    }
    lb_cli_call_free(&call);
    fclose(stream);
    return status == LB_OK ? out : strcpy(out, err.message);
}

/* The figure at the end of the first line that begins with `head`; NaN if there is none. */
static inline double shown_figure(const char *text, const char *head)
{
    for (const char *line = text; line; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL) {
        if (strncmp(line, head, strlen(head)) == 0) {
            char copy[300], *end;
            snprintf(copy, sizeof copy, "%.*s", (int)strcspn(line, "\n"), line);
            end = copy + strlen(copy);
            end[strlen(copy) > 3 && strcmp(end - 3, " bp") == 0 ? -3 : 0] = '\0';
            end = strrchr(copy, ' ');
            return end ? strtod(end, NULL) : NAN;
        }
    }
    return NAN;
}

#endif
