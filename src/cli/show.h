/* show.h - the views of a run that longbond show offers, each as a table and as JSON. */
#ifndef LB_CLI_SHOW_H
#define LB_CLI_SHOW_H

#include "cli/run_access.h"

/* A view of one run: prints to the call's output. */
typedef lb_status lb_show_fn(const lb_cli_call *call, lb_store *store, const lb_run_info *info,
                             lb_error *err);

lb_show_fn lb_show_headline, lb_show_series, lb_show_auctions, lb_show_holders, lb_show_balance_sheet,
    lb_show_events, lb_show_published, lb_show_waterfall, lb_show_fed_accounts, lb_show_consolidated,
    lb_show_programmes, lb_show_reconciliation;

/* True if a day is the last of its month or quarter (pace 1, 2; 0: every day); the first and last days are shown. */
bool lb_show_is_shown(const lb_date *dates, int count, int day, int pace);

#endif
