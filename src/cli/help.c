#include "cli/help.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"

enum { WIDTH = 96, MOST_COMMANDS = 64 };

const lb_cli_command *lb_cli_find(const lb_cli_command *const *commands, const char *name)
{
    for (; *commands; commands++) {
        if (strcmp((*commands)->name, name) == 0) {
            return *commands;
        }
    }
    return NULL;
}

lb_status lb_cli_fail_unknown_command(const lb_cli_command *const *commands, const char *name, lb_error *err)
{
    const char *names[MOST_COMMANDS];
    int count = 0;
    for (; commands[count] && count < MOST_COMMANDS; count++) {
        names[count] = commands[count]->name;
    }
    char quote[LB_EXCERPT_SIZE];
    lb_excerpt(name, strlen(name), quote);
    const char *near = lb_nearest_name(name, names, count);
    if (near) {
        return lb_fail(err, LB_ERR_USAGE, "unknown command '%s'; did you mean '%s'?", quote, near);
    }
    return lb_fail(err, LB_ERR_USAGE, "unknown command '%s'", quote);
}

const char *lb_cli_value_name(const lb_cli_param *param)
{
    static const char *const names[LB_CLI_TYPE_COUNT] = {
        [LB_CLI_FLAG] = "",         [LB_CLI_TEXT] = "TEXT",       [LB_CLI_FILE] = "FILE",
        [LB_CLI_CHOICE] = "WORD",   [LB_CLI_DATE] = "DATE",       [LB_CLI_INTEGER] = "N",
        [LB_CLI_NUMBER] = "NUMBER", [LB_CLI_PERCENT] = "PERCENT", [LB_CLI_USD] = "AMOUNT",
        [LB_CLI_SPAN] = "SPAN",
    };
    return param->value ? param->value : names[param->type];
}

void lb_cli_print_wrapped(FILE *out, const char *text, int indent, int column)
{
    while (*text) {
        size_t spaces = strspn(text, " ");
        size_t length = strcspn(text + spaces, " \n");
        int columns = (int)lb_utf8_count(text + spaces, length);
        if (column > indent && column + 1 + columns > WIDTH) {
            fprintf(out, "\n%*s", indent, "");
            column = indent;
        } else if (column > indent && length) {
            fputc(' ', out);
            column++;
        }
        fprintf(out, "%.*s", (int)length, text + spaces);
        column += columns;
        text += spaces + length;
        if (*text == '\n') {
            text++;
            fprintf(out, "\n%*s", *text == '\n' || !*text ? 0 : indent, "");
            column = indent;
        }
    }
    fputc('\n', out);
}

/* "--coupon PERCENT", "FILE" or "--json". */
static int print_param_name(FILE *out, const lb_cli_param *param)
{
    bool option = param->name[0] == '-';
    const char *value = option ? lb_cli_value_name(param) : "";
    return fprintf(out, "%s%s%s", param->name, *value ? " " : "", value);
}

static void print_param(FILE *out, const lb_cli_param *param)
{
    enum { INDENT = 28 };
    char meaning[1200], all[400];
    int count = 0;
    size_t used = (size_t)snprintf(meaning, sizeof meaning, "%s", param->meaning);
    if (param->type == LB_CLI_CHOICE) {
        while (param->choices[count]) {
            count++;
        }
        used += (size_t)snprintf(meaning + used, sizeof meaning - used, ": %s",
                                 lb_join_names(param->choices, count, all, sizeof all));
    }
    if (param->fallback) {
        used += (size_t)snprintf(meaning + used, sizeof meaning - used, " (default: %s)", param->fallback);
    }
    if (param->flags & LB_CLI_REPEATED) {
        snprintf(meaning + used, sizeof meaning - used, "; may be given several times");
    }
    fputs("  ", out);
    int column = 2 + print_param_name(out, param);
    if (column > INDENT - 2) {
        fputc('\n', out);
        column = 0;
    }
    fprintf(out, "%*s", INDENT - column, "");
    lb_cli_print_wrapped(out, meaning, INDENT, INDENT);
}

static bool is_listed(const lb_cli_param *param, bool option)
{
    return (param->name[0] == '-') == option && !(param->flags & LB_CLI_HIDDEN);
}

/* Prints the arguments, or the options, under a heading. */
static void print_params(FILE *out, const lb_cli_command *command, bool options, const char *heading)
{
    bool any = false;
    for (const lb_cli_param *p = command->params; p->name; p++) {
        if (!is_listed(p, options)) {
            continue;
        }
        if (!any) {
            fprintf(out, "\n%s\n", heading);
            any = true;
        }
        print_param(out, p);
    }
}

static void print_usage(FILE *out, const lb_cli_command *command)
{
    fprintf(out, "longbond %s", command->name);
    bool optional = false;
    for (const lb_cli_param *p = command->params; p->name; p++) {
        bool required = p->flags & LB_CLI_REQUIRED;
        const char *more = p->flags & LB_CLI_REPEATED ? "..." : "";
        if (is_listed(p, false)) {
            fprintf(out, required ? " %s%s" : " [%s%s]", p->name, more);
        } else if (is_listed(p, true) && required) {
            fputc(' ', out);
            print_param_name(out, p);
        } else if (is_listed(p, true)) {
            optional = true;
        }
    }
    fprintf(out, "%s\n", optional ? " [OPTIONS]" : "");
}

void lb_cli_print_command_help(FILE *out, const lb_cli_command *command)
{
    fprintf(out, "longbond %s - %s\n\nusage: ", command->name, command->purpose);
    print_usage(out, command);
    if (command->description) {
        fputc('\n', out);
        lb_cli_print_wrapped(out, command->description, 0, 0);
    }
    print_params(out, command, false, "arguments:");
    print_params(out, command, true, "options:");
    fputs("\nexamples:\n", out);
    for (const lb_cli_example *e = command->examples; e->line; e++) {
        fprintf(out, "  # %s\n  %s\n", e->what, e->line);
    }
}

void lb_cli_print_help(FILE *out, const lb_cli_command *const *commands)
{
    fputs("longbond - simulator of the US Treasury market\n\n"
          "usage: longbond COMMAND [ARGUMENTS] [OPTIONS]\n\ncommands:\n",
          out);
    for (int i = 0; commands[i]; i++) {
        fprintf(out, "  %-12s", commands[i]->name);
        lb_cli_print_wrapped(out, commands[i]->purpose, 14, 14);
    }
    fputs("\nexamples:\n", out);
    for (int i = 0; commands[i]; i++) {
        const lb_cli_example *example = commands[i]->examples;
        fprintf(out, "  # %s\n  %s\n", example->what, example->line);
    }
    fputs("\nlongbond COMMAND --help tells the rest; longbond --version says which version this is.\n", out);
}
