/* read_allotments.h - who bought: coupon auctions by investor class.
 *
 * One row an issue of a security: the share of each class in what was sold to the public, rounded to 0.01 %. */
#ifndef LB_DATA_READ_ALLOTMENTS_H
#define LB_DATA_READ_ALLOTMENTS_H

#include "data/csv_record.h"
#include "longbond/security.h"

/* X(kind, need, member, column, its other name, decimals) */
/* clang-format off */
#define LB_ALLOTMENT_FIELD_LIST(X) \
    X(DATE, VALUE, issue_date, "issue_date", NULL, 0) \
    X(TEXT, VALUE, tenor, "tenor", NULL, 0) \
    X(CUSIP, VALUE, cusip, "cusip", NULL, 0) \
    X(PERCENT, VALUE, banks_dec, "banks_pct", NULL, 0) \
    X(PERCENT, VALUE, individuals_dec, "individuals_pct", NULL, 0) \
    X(PERCENT, VALUE, dealers_dec, "dealers_pct", NULL, 0) \
    X(PERCENT, VALUE, pensions_insurers_dec, "pensions_insurers_pct", NULL, 0) \
    X(PERCENT, VALUE, investment_funds_dec, "investment_funds_pct", NULL, 0) \
    X(PERCENT, VALUE, foreign_dec, "foreign_pct", NULL, 0) \
    X(PERCENT, VALUE, other_dec, "other_pct", NULL, 0) \
    X(BILLIONS, VALUE, public_usd, "public_size_bn", NULL, 0)
/* clang-format on */

typedef struct lb_allotment {
#define X(kind, need, name, header, label, decimals)                                                         \
    LB_FIELD_MEMBER(kind, need, name, header, label, decimals)
    LB_ALLOTMENT_FIELD_LIST(X)
#undef X
} lb_allotment;

typedef struct lb_allotments {
    lb_allotment *rows; /* [count], in the order of the file */
    int count;
    lb_record_set set; /* report of unknown columns; index by CUSIP and date; the texts */
} lb_allotments;

/* Reads the allotments; index by (CUSIP, issue date). LB_ERR_PARSE with file, line and column for a missing
 * column or value, a malformed value, a share outside 0 to 100, shares that do not add to 100 within 0.05, or
 * two rows with one key. Free with lb_allotments_free. */
lb_status lb_allotments_read(const char *path, lb_allotments *out, lb_error *err);
lb_status lb_allotments_parse(const char *name, const char *bytes, size_t length, lb_allotments *out,
                              lb_error *err);
void lb_allotments_free(lb_allotments *result);

#endif
