/* options.h - what was typed behind a command, parsed and checked by the command's table. */
#ifndef LB_CLI_OPTIONS_H
#define LB_CLI_OPTIONS_H

#include "cli/command.h"

/* One value that was given, or the default of a parameter that was not. */
typedef struct lb_cli_value {
    const lb_cli_param *param;
    const char *text; /* as typed; points into argv or the table */
    bool is_default;
    union {
        double number;   /* NUMBER; PERCENT as a decimal */
        int64_t integer; /* INTEGER; USD in cents */
        lb_date date;
        lb_span span;
        int choice; /* index into the choices */
    };
} lb_cli_value;

/* A command and its values. Output goes to `out`. */
struct lb_cli_call {
    const lb_cli_command *command;
    FILE *out;
    bool colour; /* `out` is a terminal that may be coloured */
    int count;
    lb_cli_value *values;
};

/* Parses the arguments behind the command's name into `call`, whose command is set. Unknown options suggest
 * the nearest name; a value that does not fit its type or range, an option given twice, and a missing one are
 * LB_ERR_USAGE. Defaults are filled in. Free with lb_cli_call_free, also after an error. */
lb_status lb_cli_parse(lb_cli_call *call, int argc, char **argv, lb_error *err);
void lb_cli_call_free(lb_cli_call *call);

/* Parses one text as a parameter of this table would be, for batch files. The error does not name the option. */
lb_status lb_cli_parse_value(const lb_cli_param *param, const char *text, lb_cli_value *out, lb_error *err);

/* The n-th value of a parameter (from 0), or NULL if it was not given that often and has no default. */
const lb_cli_value *lb_cli_nth(const lb_cli_call *call, const char *name, int n);

/* The value of a parameter, or NULL. */
const lb_cli_value *lb_cli_get(const lb_cli_call *call, const char *name);

/* Its text, or NULL. */
const char *lb_cli_text(const lb_cli_call *call, const char *name);

/* True if the parameter was typed. */
bool lb_cli_given(const lb_cli_call *call, const char *name);

#endif
