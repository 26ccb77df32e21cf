/* command.h - a command of the program as data.
 *
 * One table of commands (commands.c) is the only place that says what a command is called, takes and means: from it come
 * the help, the man page, the completion and the parsing. A command lives in cmd_<name>.c and enters the table
 * when it works. */
#ifndef LB_CLI_COMMAND_H
#define LB_CLI_COMMAND_H

#include <stdio.h>

#include "base/quantity.h"
#include "longbond/date.h"

typedef enum lb_cli_type {
    LB_CLI_FLAG, /* no value */
    LB_CLI_TEXT,
    LB_CLI_FILE,   /* a path; completion offers files */
    LB_CLI_CHOICE, /* one of `choices` */
    LB_CLI_DATE,   /* YYYY-MM-DD */
    LB_CLI_INTEGER,
    LB_CLI_NUMBER,
    LB_CLI_PERCENT, /* 4.125, 4.125% or 412.5bp; held as a decimal */
    LB_CLI_USD,     /* 60bn; held in cents */
    LB_CLI_SPAN,    /* 6 months */
    LB_CLI_TYPE_COUNT
} lb_cli_type;

enum {
    LB_CLI_REQUIRED = 1,
    LB_CLI_REPEATED = 2, /* may be given several times */
    LB_CLI_HIDDEN = 4    /* not in help, man page or completion */
};

/* An option ("--coupon") or, without dashes, a positional argument ("FILE"). A list ends with an empty entry. */
typedef struct lb_cli_param {
    const char *name;
    lb_cli_type type;
    unsigned flags;
    const char *value;          /* what the help calls the value; NULL: by type */
    const char *fallback;       /* the default as one would type it; NULL: none */
    const char *meaning;        /* a phrase without a full stop */
    const char *const *choices; /* of LB_CLI_CHOICE, ended by NULL */
    double low, high;           /* range of a number, in the unit that is typed; both 0: none */
} lb_cli_param;

typedef struct lb_cli_example {
    const char *line; /* what one would type */
    const char *what;
} lb_cli_example;

typedef struct lb_cli_call lb_cli_call;

typedef struct lb_cli_command {
    const char *name;
    const char *purpose;     /* one line without a full stop */
    const char *description; /* paragraphs with an empty line between them, or NULL */
    const lb_cli_param *params;
    const lb_cli_example *examples; /* ended by an empty entry */
    lb_status (*run)(const lb_cli_call *call, lb_error *err);
} lb_cli_command;

/* What every command that prints a table also takes. */
#define LB_CLI_JSON_PARAM                                                                                    \
    {                                                                                                        \
        "--json", LB_CLI_FLAG, 0, NULL, NULL, "print JSON instead of text", NULL, 0, 0                       \
    }

/* The program's table, ended by NULL. */
extern const lb_cli_command *const lb_cli_commands[];

#endif
