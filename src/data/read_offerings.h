/* read_offerings.h - offerings of bills, TIPS and floating rate notes.
 *
 * One row an auction: dates, type, term, CUSIP and the amount offered. */
#ifndef LB_DATA_READ_OFFERINGS_H
#define LB_DATA_READ_OFFERINGS_H

#include "data/csv_record.h"
#include "longbond/security.h"

/* X(kind, need, member, column, its other name, decimals) */
/* clang-format off */
#define LB_OFFERING_FIELD_LIST(X) \
    X(DATE, VALUE, auction_date, "auction_date", NULL, 0) \
    X(DATE, VALUE, issue_date, "issue_date", NULL, 0) \
    X(TEXT, VALUE, type_word, "type", NULL, 0) \
    X(TEXT, VALUE, term, "term", NULL, 0) \
    X(CUSIP, VALUE, cusip, "cusip", NULL, 0) \
    X(BILLIONS, VALUE, offering_usd, "offering_bn", NULL, 0)
/* clang-format on */

typedef struct lb_offering {
#define X(kind, need, name, header, label, decimals)                                                         \
    LB_FIELD_MEMBER(kind, need, name, header, label, decimals)
    LB_OFFERING_FIELD_LIST(X)
#undef X
    lb_security_type type;
} lb_offering;

typedef struct lb_offerings {
    lb_offering *rows; /* [count], in the order of the file */
    int count;
    lb_record_set set; /* report of unknown columns; index by CUSIP and date; the texts */
} lb_offerings;

/* Reads the offerings; index by (CUSIP, auction date). LB_ERR_PARSE with file, line and column for a missing
 * column or value, a malformed value, an unknown type, an issue before the auction, or two rows with one key.
 * Free with lb_offerings_free. */
lb_status lb_offerings_read(const char *path, lb_offerings *out, lb_error *err);
lb_status lb_offerings_parse(const char *name, const char *bytes, size_t length, lb_offerings *out,
                             lb_error *err);
void lb_offerings_free(lb_offerings *result);

#endif
