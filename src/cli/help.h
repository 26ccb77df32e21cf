/* help.h - help, man page and completion, all from the table of commands. */
#ifndef LB_CLI_HELP_H
#define LB_CLI_HELP_H

#include "cli/command.h"

void lb_cli_print_help(FILE *out, const lb_cli_command *const *commands);
void lb_cli_print_command_help(FILE *out, const lb_cli_command *command);
void lb_cli_print_man(FILE *out, const lb_cli_command *const *commands);
void lb_cli_print_bash_completion(FILE *out, const lb_cli_command *const *commands);

/* The command of this name, or NULL. */
const lb_cli_command *lb_cli_find(const lb_cli_command *const *commands, const char *name);

/* LB_ERR_USAGE that names the command nearest to `name`. */
lb_status lb_cli_fail_unknown_command(const lb_cli_command *const *commands, const char *name, lb_error *err);

/* Prints words from column `column` on, broken before the width of a page, later lines indented by `indent`. Line ends in
 * the text are kept. */
void lb_cli_print_wrapped(FILE *out, const char *text, int indent, int column);

/* What the help calls the value of a parameter ("PERCENT"). */
const char *lb_cli_value_name(const lb_cli_param *param);

#endif
