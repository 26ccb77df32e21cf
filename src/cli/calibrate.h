/* calibrate.h - the parts of longbond calibrate. */
#ifndef LB_CLI_CALIBRATE_H
#define LB_CLI_CALIBRATE_H

#include "base/json_writer.h"
#include "cli/command.h"
#include "study/auction_fit.h"
#include "study/money_anchors.h"

/* Auctions: averages by tenor beside the record and the mean of the last six, then the weak auctions. */
lb_status lb_cli_print_auction_study(const lb_cli_call *call, const lb_auction_study_result *study,
                                     lb_error *err);

/* The same as two members of an open object: "auctions", "weak_auctions". */
void lb_cli_json_auction_study(lb_json *json, const lb_auction_study_result *study);

/* The money market: anchor days, quiet days, September 2019, reverse repo in 2025; as tables or as one JSON object. */
lb_status lb_cli_print_money_study(const lb_cli_call *call, const lb_money_study *study, lb_error *err);
lb_status lb_cli_json_money_study(const lb_cli_call *call, const lb_money_study *study, lb_error *err);

#endif
