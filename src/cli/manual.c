/* manual.c - the man page, written from the table of commands. */
#include <string.h>

#include "cli/help.h"

/* Text in roff: minus signs stay minus signs, and no line begins a request by accident. */
static void put_text(FILE *out, const char *text)
{
    bool line_start = true;
    for (; *text; text++) {
        if (line_start && (*text == '.' || *text == '\'')) {
            fputs("\\&", out);
        }
        line_start = *text == '\n';
        if (*text == '-') {
            fputs("\\-", out);
        } else if (*text == '\\') {
            fputs("\\e", out);
        } else if (*text == '\n' && text[1] == '\n') {
            fputs("\n.PP", out);
        } else {
            fputc(*text, out);
        }
    }
}

static void put_param(FILE *out, const lb_cli_param *param)
{
    bool option = param->name[0] == '-';
    const char *value = option ? lb_cli_value_name(param) : "";
    fputs(option ? ".TP\n.B " : ".TP\n.I ", out);
    put_text(out, param->name);
    if (*value) {
        fputs(" \\fI", out);
        put_text(out, value);
        fputs("\\fP", out);
    }
    fputc('\n', out);
    put_text(out, param->meaning);
    for (int i = 0; param->type == LB_CLI_CHOICE && param->choices[i]; i++) {
        fputs(i ? ", " : ": ", out);
        put_text(out, param->choices[i]);
    }
    if (param->fallback) {
        fputs(" (default: ", out);
        put_text(out, param->fallback);
        fputc(')', out);
    }
    fprintf(out, "%s.\n", param->flags & LB_CLI_REPEATED ? "; may be given several times" : "");
}

static void put_example(FILE *out, const lb_cli_example *example)
{
    fputs(".PP\n", out);
    put_text(out, example->what);
    fputs(":\n.PP\n.RS 4\n.EX\n", out);
    put_text(out, example->line);
    fputs("\n.EE\n.RE\n", out);
}

static void put_command(FILE *out, const lb_cli_command *command)
{
    fprintf(out, ".SS %s\n", command->name);
    put_text(out, command->purpose);
    fputs(".\n", out);
    if (command->description) {
        fputs(".PP\n", out);
        put_text(out, command->description);
        fputc('\n', out);
    }
    for (const lb_cli_param *p = command->params; p->name; p++) {
        if (!(p->flags & LB_CLI_HIDDEN)) {
            put_param(out, p);
        }
    }
    for (const lb_cli_example *e = command->examples; e->line; e++) {
        put_example(out, e);
    }
}

void lb_cli_print_man(FILE *out, const lb_cli_command *const *commands)
{
    fputs(".TH LONGBOND 1 \"\" \"longbond " LONGBOND_VERSION "\"\n"
          ".SH NAME\nlongbond \\- simulator of the US Treasury market\n"
          ".SH SYNOPSIS\n.B longbond\n.I COMMAND\n[\\fIARGUMENTS\\fP] [\\fIOPTIONS\\fP]\n"
          ".SH DESCRIPTION\n"
          "longbond simulates the US Treasury market day by day, security by security, holder by holder.\n"
          "Dates are written YYYY\\-MM\\-DD; percentages as 4.125, 4.125% or 412.5bp; amounts of money with\n"
          "their unit, as 500mn, 60bn or 1.2tn; spans of time as 6 months.\n"
          ".SH COMMANDS\n",
          out);
    for (int i = 0; commands[i]; i++) {
        put_command(out, commands[i]);
    }
    fputs(".SH EXIT STATUS\n"
          ".TP\n.B 0\nsuccess\n"
          ".TP\n.B 1\nthe work could not be done, for example because no yield fits a price\n"
          ".TP\n.B 2\nwrong usage or wrong input\n"
          ".SH ENVIRONMENT\n"
          ".TP\n.B NO_COLOR\nif set and not empty, output is never coloured\n",
          out);
}
