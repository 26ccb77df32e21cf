/* read_bidder_stats.h - results of nominal coupon auctions by class of bidder.
 *
 * One row an auction: high and median yield, bid-to-cover, and the shares of dealers, direct and indirect bidders
 * in the competitive awards, rounded to 0.01 %. */
#ifndef LB_DATA_READ_BIDDER_STATS_H
#define LB_DATA_READ_BIDDER_STATS_H

#include "data/csv_record.h"
#include "longbond/security.h"

/* X(kind, need, member, column, its other name, decimals) */
/* clang-format off */
#define LB_BIDDER_STAT_FIELD_LIST(X) \
    X(DATE, VALUE, auction_date, "date", NULL, 0) \
    X(TEXT, VALUE, tenor, "tenor", NULL, 0) \
    X(TEXT, VALUE, term, "term", NULL, 0) \
    X(FLAG, VALUE, reopening, "reopening", NULL, 0) \
    X(CUSIP, VALUE, cusip, "cusip", NULL, 0) \
    X(BILLIONS, VALUE, offering_usd, "size_bn", NULL, 0) \
    X(PERCENT, VALUE, high_yield_dec, "high_yield", NULL, 0) \
    X(PERCENT, COLUMN, median_yield_dec, "median_yield", NULL, 0) \
    X(NUMBER, COLUMN, bid_to_cover, "bid_to_cover", NULL, 0) \
    X(PERCENT, VALUE, dealer_dec, "dealer_pct", NULL, 0) \
    X(PERCENT, VALUE, direct_dec, "direct_pct", NULL, 0) \
    X(PERCENT, VALUE, indirect_dec, "indirect_pct", NULL, 0)
/* clang-format on */

typedef struct lb_bidder_stat {
#define X(kind, need, name, header, label, decimals)                                                         \
    LB_FIELD_MEMBER(kind, need, name, header, label, decimals)
    LB_BIDDER_STAT_FIELD_LIST(X)
#undef X
} lb_bidder_stat;

typedef struct lb_bidder_stats {
    lb_bidder_stat *rows; /* [count], in the order of the file */
    int count;
    lb_record_set set; /* report of unknown columns; index by CUSIP and date; the texts */
} lb_bidder_stats;

/* Reads the statistics; index by (CUSIP, auction date). LB_ERR_PARSE with file, line and column for a missing
 * column or value, a malformed value, a share outside 0 to 100, shares that do not add to 100 within 0.05, or
 * two rows with one key. Free with lb_bidder_stats_free. */
lb_status lb_bidder_stats_read(const char *path, lb_bidder_stats *out, lb_error *err);
lb_status lb_bidder_stats_parse(const char *name, const char *bytes, size_t length, lb_bidder_stats *out,
                                lb_error *err);
void lb_bidder_stats_free(lb_bidder_stats *result);

#endif
