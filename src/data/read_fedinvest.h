/* read_fedinvest.h - daily prices of every Treasury security from TreasuryDirect's FedInvest.
 *
 * Prices per 100 of face value, clean (without accrued interest); a 0 in the file means that there is no price.
 * Source: Bureau of the Fiscal Service, FedInvest historical prices. */
#ifndef LB_DATA_READ_FEDINVEST_H
#define LB_DATA_READ_FEDINVEST_H

#include <stddef.h>

#include "data/warnings.h"
#include "longbond/security.h"

typedef struct lb_fedinvest_security {
    char cusip[10];
    uint8_t type;    /* lb_security_type; LB_SECURITY_TYPE_COUNT for an unknown word, with a warning */
    double rate_dec; /* coupon; 0 for bills; FRNs: spread */
    lb_date maturity;
    lb_date call_date; /* LB_DATE_NONE if not callable */
} lb_fedinvest_security;

typedef struct lb_fedinvest_price {
    lb_date date;
    int security;                          /* index */
    double buy_px, sell_px, end_of_day_px; /* per 100; NAN if there is none */
} lb_fedinvest_price;

typedef struct lb_fedinvest_day {
    lb_date date;
    int first_price, price_count;
} lb_fedinvest_day;

typedef struct lb_fedinvest {
    int security_count, price_count, day_count;
    lb_fedinvest_security *securities; /* [security_count] in order of first appearance */
    lb_fedinvest_price *prices;        /* [price_count] as in the file, by day */
    lb_fedinvest_day *days;            /* [day_count] ascending */
    lb_warnings warnings;
} lb_fedinvest;

/* Reads a collection of days: CSV, plain or gzip, with the header CUSIP, SECURITY.TYPE, RATE, MATURITY.DATE,
 * CALL.DATE, BUY, SELL, END.OF.DAY, Date and dates as YYYY-MM-DD. LB_ERR_PARSE with the place for a malformed
 * cell, a security whose terms change or days out of order; a CUSIP twice on one day is kept twice. About 0.3 s for 330,000
 * rows. Free with lb_fedinvest_free. */
lb_status lb_fedinvest_read(const char *path, lb_fedinvest *out, lb_error *err);
lb_status lb_fedinvest_parse(const char *name, const char *bytes, size_t length, lb_fedinvest *out,
                             lb_error *err);

/* The same for the download of one day, which has no header and no date of its own: the first eight columns, dates
 * as MM/DD/YYYY. `date` is the day of the prices. */
lb_status lb_fedinvest_day_read(const char *path, lb_date date, lb_fedinvest *out, lb_error *err);
lb_status lb_fedinvest_day_parse(const char *name, const char *bytes, size_t length, lb_date date,
                                 lb_fedinvest *out, lb_error *err);
void lb_fedinvest_free(lb_fedinvest *prices);

/* The prices of `cusip` on `date`, or NULL. */
const lb_fedinvest_price *lb_fedinvest_find(const lb_fedinvest *prices, const char *cusip, lb_date date);

#endif
