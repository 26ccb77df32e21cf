/* completion.c - the bash completion, written from the table of commands. */
#include "cli/help.h"

/* One case of `case $previous`: what the value of an option may be. */
static void put_option_values(FILE *out, const lb_cli_param *param)
{
    fprintf(out, "            %s)\n", param->name);
    if (param->type == LB_CLI_CHOICE) {
        fputs("                mapfile -t COMPREPLY < <(compgen -W '", out);
        for (int i = 0; param->choices[i]; i++) {
            fprintf(out, "%s%s", i ? " " : "", param->choices[i]);
        }
        fputs("' -- \"$word\") ;;\n", out);
    } else if (param->type == LB_CLI_FILE) {
        fputs("                mapfile -t COMPREPLY < <(compgen -f -- \"$word\") ;;\n", out);
    } else {
        fputs("                COMPREPLY=() ;;\n", out);
    }
}

static void put_command(FILE *out, const lb_cli_command *command)
{
    fprintf(out, "    %s)\n        case $previous in\n", command->name);
    for (const lb_cli_param *p = command->params; p->name; p++) {
        if (p->name[0] == '-' && p->type != LB_CLI_FLAG && !(p->flags & LB_CLI_HIDDEN)) {
            put_option_values(out, p);
        }
    }
    fputs("            *) options='", out);
    for (const lb_cli_param *p = command->params; p->name; p++) {
        if (p->name[0] == '-' && !(p->flags & LB_CLI_HIDDEN)) {
            fprintf(out, "%s ", p->name);
        }
    }
    fputs("--help' words='", out);
    for (const lb_cli_param *p = command->params; p->name; p++) {
        for (int i = 0; p->name[0] != '-' && p->type == LB_CLI_CHOICE && p->choices[i]; i++) {
            fprintf(out, "%s ", p->choices[i]);
        }
    }
    fputs("' ;;\n        esac ;;\n", out);
}

void lb_cli_print_bash_completion(FILE *out, const lb_cli_command *const *commands)
{
    fputs("# bash completion for longbond\n"
          "_longbond() {\n"
          "    local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} options='' words='' "
          "commands='",
          out);
    for (int i = 0; commands[i]; i++) {
        fprintf(out, "%s%s", i ? " " : "", commands[i]->name);
    }
    fputs("'\n"
          "    COMPREPLY=()\n"
          "    if [[ $COMP_CWORD == 1 ]]; then\n"
          "        mapfile -t COMPREPLY < <(compgen -W \"$commands --help --version\" -- \"$word\")\n"
          "        return\n"
          "    fi\n"
          "    case ${COMP_WORDS[1]} in\n",
          out);
    for (int i = 0; commands[i]; i++) {
        put_command(out, commands[i]);
    }
    fputs("    esac\n"
          "    if [[ -n $options && $word == -* ]]; then\n"
          "        mapfile -t COMPREPLY < <(compgen -W \"$options\" -- \"$word\")\n"
          "    elif [[ -n $options ]]; then\n"
          "        mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\"; compgen -f -- \"$word\")\n"
          "    fi\n"
          "}\n"
          "complete -o filenames -F _longbond longbond\n",
          out);
}
