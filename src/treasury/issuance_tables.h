/* issuance_tables.h - what the Treasury has said it would issue and hold: auction sizes, cash targets. */
#ifndef LB_TREASURY_ISSUANCE_TABLES_H
#define LB_TREASURY_ISSUANCE_TABLES_H

#include "world/lists.h"

/* Size in cents of a note, bond, TIPS or FRN auction held on `auction`, as announced at the quarterly refundings of
 * August 2023 to February 2026; the last one afterwards, 0 for bills. */
int64_t lb_published_size(int tenor, bool reopening, lb_date auction);

/* Size in cents of a bill in September 2023; 0 for other tenors. */
int64_t lb_bill_base_size(int tenor);

/* First month of auctions that no refunding statement has covered. */
lb_date lb_published_sizes_end(void);

/* Cash balance in usd bn that the Treasury assumed on `known` for the end of each quarter (marketable borrowing
 * estimates), interpolated to `date`; 0 if the estimates known then do not reach so far. */
double lb_published_cash_target(lb_date known, lb_date date);

#endif
