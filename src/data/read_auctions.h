/* read_auctions.h - Treasury's auctions table, one row an auction.
 *
 * Reads the files of fiscaldata.treasury.gov in every flavour: the interface's CSV and JSON (field names as in
 * auction_fields.h) and the downloads with long column labels, whole or cut to some columns. Announced
 * auctions without results have missing values where the results would stand. */
#ifndef LB_DATA_READ_AUCTIONS_H
#define LB_DATA_READ_AUCTIONS_H

#include "data/auction_fields.h"
#include "data/csv_record.h"
#include "longbond/security.h"

typedef struct lb_auction {
#define X(kind, need, name, header, label, decimals)                                                         \
    LB_FIELD_MEMBER(kind, need, name, header, label, decimals)
    LB_AUCTION_FIELD_LIST(X)
#undef X
    lb_security_type type; /* TIPS and FRNs are typed Note or Bond: only the two flags tell them */
} lb_auction;

typedef struct lb_auctions {
    lb_auction *rows; /* [count], in the order of the file */
    int count;
    lb_record_set set; /* report of unknown columns; index by (cusip, auction date); the texts */
} lb_auctions;

/* Reads the table. LB_ERR_PARSE with file, line and column for a missing column (CUSIP, type, term, auction, issue
 * and maturity date) or value (of these all but the term), a malformed value, an unknown security type, an issue
 * before the auction, a maturity not after the issue, or two rows with one (CUSIP, auction date). Free with
 * lb_auctions_free, also after a failure. */
lb_status lb_auctions_read(const char *path, lb_auctions *out, lb_error *err);
lb_status lb_auctions_parse(const char *name, const char *bytes, size_t length, lb_auctions *out,
                            lb_error *err);
void lb_auctions_free(lb_auctions *auctions);

/* A row with every value missing, as a start for writing one. */
lb_auction lb_auction_blank(void);

/* The fields of a row in Treasury's order. */
const lb_field *lb_auction_fields(int *count);

#endif
