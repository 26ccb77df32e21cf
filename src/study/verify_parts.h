/* verify_parts.h - what the parts of verify_auctions share. */
#ifndef LB_STUDY_VERIFY_PARTS_H
#define LB_STUDY_VERIFY_PARTS_H

#include "study/verify_auctions.h"

/* Since this day Treasury prices to six decimals, before to three (69 FR 53620). */
#define LB_SIX_DECIMALS_YEAR  2004
#define LB_SIX_DECIMALS_MONTH 9
#define LB_SIX_DECIMALS_DAY   20

/* A check under way. */
typedef struct lb_verify {
    const lb_verify_auctions_input *input;
    lb_verify_auctions *out;
    lb_error *err;
} lb_verify;

/* Lists an exception; LB_ERR_NO_MEMORY if there is no room. */
lb_status lb_verify_list(lb_verify *v, const char *cusip, lb_date auction_date, const char *field,
                         double published, double computed, const char *format, ...)
    __attribute__((format(printf, 7, 8)));

/* Decimals to which Treasury printed a price at an auction on `auction_date`: 3 or 6. */
int lb_verify_decimals(lb_date auction_date);

/* `value` in units of 10^-decimals, halves away from zero. */
int64_t lb_verify_units(double value, int decimals);

/* The parts: each counts and lists into v->out. */
lb_status lb_verify_bills(lb_verify *v);
lb_status lb_verify_coupons(lb_verify *v);
lb_status lb_verify_tips(lb_verify *v);

#endif
