/* main.c - the longbond program: finds the command, parses what follows, runs it, reports its error. */
#include <string.h>

#include "base/error.h"
#include "cli/help.h"
#include "cli/options.h"
#include "cli/terminal.h"

/* True if the words ask for help with the command before options end. */
static bool asks_help(int argc, char **argv)
{
    for (int i = 0; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
            return true;
        }
    }
    return false;
}

/* Prints an error as editors and people read it: one about a file begins with its place. */
static int report(const char *command, const lb_error *err)
{
    if (err->file[0]) {
        fprintf(stderr, "%s\n", err->message);
    } else {
        fprintf(stderr, "longbond%s%s: %s\n", command ? " " : "", command ? command : "", err->message);
    }
    if (err->status == LB_ERR_USAGE) {
        fprintf(stderr, "Try 'longbond%s%s --help'.\n", command ? " " : "", command ? command : "");
    }
    return lb_status_exit(err->status);
}

static int run_command(const lb_cli_command *command, int argc, char **argv)
{
    if (asks_help(argc, argv)) {
        lb_cli_print_command_help(stdout, command);
        return 0;
    }
    lb_cli_call call = {.command = command, .out = stdout, .colour = lb_terminal_has_colour(stdout)};
    lb_error err = {0};
    lb_status status = lb_cli_parse(&call, argc, argv, &err);
    if (status == LB_OK) {
        status = command->run(&call, &err);
    }
    lb_cli_call_free(&call);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fprintf(stderr, "longbond: the output could not be written\n");
        return status == LB_OK ? lb_status_exit(LB_ERR_IO) : lb_status_exit(status);
    }
    return status == LB_OK ? 0 : report(command->name, &err);
}

/* `longbond curve acm` is `longbond acm`, and so is risk: they belong to the family, but take other options. */
static int family_words(int argc, char **argv)
{
    bool member = argc > 2 && (strcmp(argv[2], "acm") == 0 || strcmp(argv[2], "risk") == 0);
    return member && strcmp(argv[1], "curve") == 0 ? 1 : 0;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        lb_cli_print_help(stderr, lb_cli_commands);
        return lb_status_exit(LB_ERR_USAGE);
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
        lb_cli_print_help(stdout, lb_cli_commands);
        return 0;
    }
    if (strcmp(argv[1], "--version") == 0) {
        printf("longbond %s\n", LONGBOND_VERSION);
        return 0;
    }
    int family = family_words(argc, argv);
    argc -= family;
    argv += family;
    lb_error err;
    const lb_cli_command *command = lb_cli_find(lb_cli_commands, argv[1]);
    if (command) {
        return run_command(command, argc - 2, argv + 2);
    }
    if (argv[1][0] == '-') {
        lb_fail(&err, LB_ERR_USAGE, "unknown option '%.60s'; a command comes first", argv[1]);
    } else {
        lb_cli_fail_unknown_command(lb_cli_commands, argv[1], &err);
    }
    return report(NULL, &err);
}
