/* auction_rows.h - simulated auctions as rows of Treasury's auctions_query, and stored ones read back. */
#ifndef LB_STORE_AUCTION_ROWS_H
#define LB_STORE_AUCTION_ROWS_H

#include "data/read_auctions.h"
#include "store/store.h"

/* Where the texts of one row are kept. */
typedef struct lb_auction_texts {
    char term[24];
    char original_term[24];
} lb_auction_texts;

/* The offering of that index as Treasury's table would show it on the world's day: what the announcement says
 * from that day on, the results from the auction on (those of the bidders if their bids were simulated), the SOMA
 * add-on from the settlement on. */
lb_auction lb_auction_row(const lb_model *model, const lb_world *world, int index, lb_auction_texts *texts);

/* The original term without the class ("10-Year" of "10-Year TIPS"). Returns `out`. */
char *lb_original_term(int tenor, char out[static 24]);

/* The field of that name in Treasury's table, or NULL. */
const lb_field *lb_auction_field(const char *header);

/* The n-th (from 0) of the fields that the store keeps, in Treasury's order; NULL after the last. */
const lb_field *lb_stored_auction_field(int n);

/* What Treasury's table has no column for. */
typedef struct lb_auction_desk {
    double when_issued_dec; /* when-issued yield at the deadline; NaN if the bids were not simulated */
    double tail_bp;         /* high yield less that */
} lb_auction_desk;

/* The same of the offering of that index, NaN before its auction. */
lb_auction_desk lb_auction_desk_row(const lb_model *model, const lb_world *world, int index);

/* Auctions of a run in the order of auction date, then maturity. */
typedef struct lb_stored_auctions {
    lb_auction *rows;
    lb_auction_desk *desk; /* [count] */
    int count;
    char *texts; /* owns what the rows point to */
} lb_stored_auctions;

/* Reads the auctions of a run. Free with lb_stored_auctions_free. */
lb_status lb_store_auctions(lb_store *store, int64_t run, lb_stored_auctions *out, lb_error *err);
void lb_stored_auctions_free(lb_stored_auctions *auctions);

#endif
