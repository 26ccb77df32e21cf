/* export.h - a run out of the store: the tables as CSV files, or all of it as one JSON document. */
#ifndef LB_STORE_EXPORT_H
#define LB_STORE_EXPORT_H

#include <stdio.h>

#include "store/store.h"

/* The files that lb_export_csv writes; ended by NULL. */
extern const char *const lb_export_names[];

/* Writes the tables of a run to files in `folder`, which is made if it does not exist: run.csv, series.csv,
 * auctions.csv (Treasury's auctions_query, all its columns and no others), securities.csv, holdings.csv,
 * balance_sheet.csv, flows.csv, events.csv, waterfall.csv and auction_tails.csv (what desks note beside Treasury's
 * columns, of auctions whose bids were simulated). Each file is written whole or left as it was. Amounts are in the units of the
 * store (docs/guide/running.md). */
lb_status lb_export_csv(lb_store *store, int64_t run, const char *folder, lb_error *err);

/* The same as one JSON document: an object a table, each an array of objects; auctions with their tails. */
lb_status lb_export_json(lb_store *store, int64_t run, FILE *out, lb_error *err);

#endif
