/* cmd.h - the commands, each from its cmd_<name>.c. */
#ifndef LB_CLI_CMD_H
#define LB_CLI_CMD_H

#include "cli/command.h"

extern const lb_cli_command lb_cmd_acm;
extern const lb_cli_command lb_cmd_calibrate;
extern const lb_cli_command lb_cmd_cashflows;
extern const lb_cli_command lb_cmd_curve;
extern const lb_cli_command lb_cmd_diff;
extern const lb_cli_command lb_cmd_export;
extern const lb_cli_command lb_cmd_futures;
extern const lb_cli_command lb_cmd_help;
extern const lb_cli_command lb_cmd_import;
extern const lb_cli_command lb_cmd_params;
extern const lb_cli_command lb_cmd_price;
extern const lb_cli_command lb_cmd_replay;
extern const lb_cli_command lb_cmd_report;
extern const lb_cli_command lb_cmd_resume;
extern const lb_cli_command lb_cmd_risk;
extern const lb_cli_command lb_cmd_run;
extern const lb_cli_command lb_cmd_runs;
extern const lb_cli_command lb_cmd_show;
extern const lb_cli_command lb_cmd_stock;
extern const lb_cli_command lb_cmd_verify;

#endif
