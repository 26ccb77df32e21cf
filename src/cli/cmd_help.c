#include "cli/cmd.h"
#include "cli/help.h"
#include "cli/help_topics.h"
#include "cli/options.h"

static lb_status run_help(const lb_cli_call *call, lb_error *err)
{
    if (lb_cli_given(call, "--man")) {
        lb_cli_print_man(call->out, lb_cli_commands);
        return LB_OK;
    }
    if (lb_cli_given(call, "--completion")) {
        lb_cli_print_bash_completion(call->out, lb_cli_commands);
        return LB_OK;
    }
    const char *name = lb_cli_text(call, "COMMAND");
    if (!name) {
        lb_cli_print_help(call->out, lb_cli_commands);
        return LB_OK;
    }
    bool topic = false;
    lb_status status = lb_cli_print_topic(call, name, &topic, err);
    if (topic) {
        return status;
    }
    const lb_cli_command *command = lb_cli_find(lb_cli_commands, name);
    if (!command) {
        return lb_cli_fail_unknown_command(lb_cli_commands, name, err);
    }
    lb_cli_print_command_help(call->out, command);
    return LB_OK;
}

static const char *const shells[] = {"bash", NULL};

static const lb_cli_param params[] = {
    {.name = "COMMAND",
     .type = LB_CLI_TEXT,
     .meaning =
         "the command to explain, or one of the lists events, observables, phases, programmes, sectors, "
         "state; without it, all commands in one line each"},
    {.name = "--completion",
     .type = LB_CLI_CHOICE,
     .choices = shells,
     .value = "SHELL",
     .meaning = "print the completion script for a shell"},
    {.name = "--man", .type = LB_CLI_FLAG, .flags = LB_CLI_HIDDEN, .meaning = "print the man page as roff"},
    {0},
};

static const lb_cli_example examples[] = {
    {"longbond help price", "what price takes and prints"},
    {"longbond help events", "what a scenario can make happen"},
    {"longbond help programmes", "what a scenario can have the Fed do"},
    {"longbond help observables", "what a run records every day"},
    {"source <(longbond help --completion bash)", "complete commands and options in this shell"},
    {0},
};

const lb_cli_command lb_cmd_help = {
    .name = "help",
    .purpose = "explain a command",
    .params = params,
    .examples = examples,
    .run = run_help,
};
