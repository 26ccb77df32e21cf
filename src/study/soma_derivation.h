/* soma_derivation.h - the Fed's Treasury holdings by CUSIP, rolled forward from the last published list.
 *
 * The rules are those of MODEL.md C.2 with the details the record shows; docs/model/soma-derivation.md states them
 * and where the result differs from what was published. Everything here is arithmetic over the structs below. */
#ifndef LB_STUDY_SOMA_DERIVATION_H
#define LB_STUDY_SOMA_DERIVATION_H

#include "study/programme.h"

typedef struct lb_soma_position {
    lb_cusip cusip;
    lb_security_type type; /* nominal notes and bonds are both LB_NOTE here */
    lb_date maturity;
    int64_t par_usd;        /* cents; 0 once matured */
    double outstanding_usd; /* dollars outstanding when the list was published; 0 if it is not in the list */
    double base_ref_cpi;    /* 0 unless TIPS */
    int64_t
        redemption_usd; /* cents; at the snapshot: what is redeemed of a security matured but not yet paid */
} lb_soma_position;

/* Sums of a day, dollars: par by class, and the compensation as the Fed shows it (index ratio of the next
 * calendar day). */
typedef struct lb_soma_day {
    double bills, nominal, frns, tips, compensation;
} lb_soma_day;

/* What matured on a payment date, dollars: bills, and coupon securities with their compensation; of both together
 * what was to be rolled over and what the auctions of the day took of it in whole hundreds. */
typedef struct lb_soma_maturing {
    lb_date date;
    double bills, coupons;
    double rolled, placed;
} lb_soma_maturing;

/* What matured in a month by the date of maturity, not of payment, and what of it was redeemed, dollars. */
typedef struct lb_soma_month {
    lb_date first; /* day of the month */
    double bills, coupons;
    double bills_redeemed, coupons_redeemed;
} lb_soma_month;

/* A published weekly level: TREAST. */
typedef struct lb_soma_level {
    lb_date date;
    double usd;
} lb_soma_level;

/* A purchase on record: par of one security, on the day it is taken to have settled. */
typedef struct lb_soma_purchase {
    lb_date date;
    lb_cusip cusip;
    int64_t par_usd; /* cents */
} lb_soma_purchase;

typedef struct lb_soma_input {
    lb_date start; /* date of the list */
    const lb_soma_position *holdings;
    int holding_count;
    const lb_programme_item *auctions; /* by issue date */
    int auction_count;
    const lb_soma_level *levels; /* by date */
    int level_count;
    const lb_soma_purchase *purchases; /* of nominal notes and bonds in February and March 2022 */
    int purchase_count;
    lb_date cpi_start;     /* reference CPI by calendar day */
    const double *ref_cpi; /* [cpi_days] */
    int cpi_days;
    double (*base_ref_cpi)(const void *context, const char *cusip); /* 0 if it is no TIPS */
    const void *context;
} lb_soma_input;

typedef struct lb_soma_result {
    lb_soma_position *holdings; /* [holding_count] at `snapshot`, by CUSIP, those with par only */
    int holding_count;
    lb_soma_day *days; /* [day_count] from `start` on */
    int day_count;
    lb_date start;
    lb_soma_maturing *maturing; /* [maturing_count] by date */
    int maturing_count;
    lb_soma_month *months; /* [month_count] from that of `start` on; the last one may not be over */
    int month_count;
    int64_t *addons_usd; /* [auction_count] cents, in the order of the input */
} lb_soma_result;

/* Rolls the holdings forward to `until`, and keeps those at the close of `snapshot`. LB_ERR_RANGE if the reference
 * CPI or the levels do not cover what is needed. Free with lb_soma_result_free, also after a failure. */
lb_status lb_soma_derive(const lb_soma_input *input, lb_date snapshot, lb_date until, lb_soma_result *out,
                         lb_error *err);
void lb_soma_result_free(lb_soma_result *result);

/* The Treasury redemption cap of a month, dollars; 0 before June 2022 (everything is rolled) and from December
 * 2025 on. Source: FOMC, plans and implementation notes. */
double lb_soma_cap_usd(int year, int month);

#endif
