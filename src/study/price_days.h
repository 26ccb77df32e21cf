/* price_days.h - the quotes of a day, ready for a curve fit, from a file of daily prices.
 *
 * FedInvest's three prices settle on different days: BUY and SELL on the day of the price itself, END OF DAY on the
 * next business day. That is no published rule; it follows from the bills, of which 99.8 % have an end-of-day price
 * 100 (1 - d t / 360) with d on the grid of 0.0025 per cent when t counts from the next business day, and next to none
 * when it counts from the day itself (tests/study/test_price_days.c). The end-of-day price is what is fitted. */
#ifndef LB_STUDY_PRICE_DAYS_H
#define LB_STUDY_PRICE_DAYS_H

#include "data/read_auctions.h"
#include "data/read_fedinvest.h"
#include "longbond/curve_fit.h"

/* What is known of a security beyond the price file. */
typedef struct lb_priced_security {
    lb_security terms;
    lb_date issue; /* first issue, or a guess */
    int term_yrs;  /* original term: 2, 3, 5, 7, 10, 20, 30; 0 bills and others */
    bool ranked;   /* may be on the run; false for all but one of those whose issue is a guess and the same */
} lb_priced_security;

typedef struct lb_price_days {
    const lb_fedinvest *prices;
    lb_priced_security *securities; /* [prices->security_count] */
    int most_quotes;                /* of a day */
} lb_price_days;

/* Completes the securities of `prices`, which must outlive `out`. Issue dates come from `auctions`; without it
 * (NULL), the issue of a security that appears after the first day is the day it appears, and that of the others the
 * shortest usual term before the maturity. LB_ERR_NO_MEMORY. Free with lb_price_days_free. */
lb_status lb_price_days_build(const lb_fedinvest *prices, const lb_auctions *auctions, lb_price_days *out,
                              lb_error *err);
void lb_price_days_free(lb_price_days *days);

/* Settlement of the end-of-day prices of `date`. */
lb_date lb_price_day_settle(lb_date date);

/* Writes the quotes of day `day` (index) to quotes[most_quotes]; returns how many. */
int lb_price_day_quotes(const lb_price_days *days, int day, lb_price_quote *quotes);

#endif
