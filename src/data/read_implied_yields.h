/* read_implied_yields.h - coupon and high yield recovered from the official price of a nominal auction.
 *
 * Two layouts: new issues (coupon_pct, high_yield_pct, minus_CMT_bp) and reopenings (coupon, high_yield). */
#ifndef LB_DATA_READ_IMPLIED_YIELDS_H
#define LB_DATA_READ_IMPLIED_YIELDS_H

#include "data/csv_record.h"
#include "longbond/security.h"

/* X(kind, need, member, column, its other name, decimals) */
/* clang-format off */
#define LB_IMPLIED_YIELD_FIELD_LIST(X) \
    X(DATE, VALUE, auction_date, "auction_date", NULL, 0) \
    X(TEXT, VALUE, term, "term", NULL, 0) \
    X(CUSIP, VALUE, cusip, "cusip", NULL, 0) \
    X(PERCENT, VALUE, coupon_dec, "coupon_pct", "coupon", 0) \
    X(PERCENT, VALUE, high_yield_dec, "high_yield_pct", "high_yield", 0) \
    X(NUMBER, NOTHING, minus_cmt_bp, "minus_CMT_bp", NULL, 0)
/* clang-format on */

typedef struct lb_implied_yield {
#define X(kind, need, name, header, label, decimals)                                                         \
    LB_FIELD_MEMBER(kind, need, name, header, label, decimals)
    LB_IMPLIED_YIELD_FIELD_LIST(X)
#undef X
} lb_implied_yield;

typedef struct lb_implied_yields {
    lb_implied_yield *rows; /* [count], in the order of the file */
    int count;
    lb_record_set set; /* report of unknown columns; index by CUSIP and date; the texts */
} lb_implied_yields;

/* Reads the yields; index by (CUSIP, auction date). LB_ERR_PARSE with file, line and column for a missing column
 * or value, a malformed value, a negative coupon, or two rows with one key. Free with lb_implied_yields_free. */
lb_status lb_implied_yields_read(const char *path, lb_implied_yields *out, lb_error *err);
lb_status lb_implied_yields_parse(const char *name, const char *bytes, size_t length, lb_implied_yields *out,
                                  lb_error *err);
void lb_implied_yields_free(lb_implied_yields *result);

#endif
