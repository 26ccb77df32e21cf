#include "cli/cmd.h"

/* In the order of the help. */
const lb_cli_command *const lb_cli_commands[] = {
    &lb_cmd_run,    &lb_cmd_resume,    &lb_cmd_runs,
    &lb_cmd_show,   &lb_cmd_diff,      &lb_cmd_export,
    &lb_cmd_report, &lb_cmd_stock,     &lb_cmd_params,
    &lb_cmd_price,  &lb_cmd_cashflows, &lb_cmd_curve,
    &lb_cmd_acm,    &lb_cmd_risk,      &lb_cmd_futures,
    &lb_cmd_verify, &lb_cmd_calibrate, &lb_cmd_replay,
    &lb_cmd_import, &lb_cmd_help,      NULL,
};
