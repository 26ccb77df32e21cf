/* programme.h - every auction that settles after a date, put together from the published lists.
 *
 * The auctions table knows CUSIP, dates, term and price; the announcements the amount and the terms; the later
 * lists the amounts of 2025 and 2026. A CUSIP replaced at issue by that of an older security is found by its
 * dates. Rules of security_terms.h fill what none of the lists has. */
#ifndef LB_STUDY_PROGRAMME_H
#define LB_STUDY_PROGRAMME_H

#include "data/read_announcements.h"
#include "data/read_auctions.h"
#include "data/read_bidder_stats.h"
#include "data/read_offerings.h"
#include "study/security_terms.h"

typedef struct lb_programme_item {
    lb_cusip cusip;
    lb_security_type type;
    char published_term[LB_TERM_WORD]; /* "9-Year 10-Month" */
    char tenor[LB_TERM_WORD];          /* of this auction: "10-Year" */
    char original_term[LB_TERM_WORD];  /* of the CUSIP's first auction */
    bool reopening;                    /* the CUSIP was auctioned before */
    bool addon_eligible;               /* the SOMA rolls into it: all but bills sold by days */
    lb_date announce, auction, issue, dated, maturity, first_coupon;
    lb_date first_issue;  /* of the CUSIP */
    int64_t offering_usd; /* cents */
    double coupon_pct;    /* NAN: bills, FRNs, not on record */
    double spread_pct;    /* FRNs; NAN otherwise or if not on record */
    double price_px;      /* NAN if not on record */
    double yield_pct;     /* high yield, bank discount rate or discount margin; NAN if not on record */
    double bid_to_cover, dealer_pct, direct_pct, indirect_pct; /* NAN if not on record */
    const lb_announcement *announced;                          /* NULL if none */
    bool offering_by_rule; /* amount of the previous auction of the term */
    bool announce_by_rule;
    bool from_later_list; /* not in the auctions table */
} lb_programme_item;

/* The files. */
typedef struct lb_programme_sources {
    lb_auctions auctions;
    lb_announcements announcements;
    lb_offerings offerings;
    lb_bidder_stats bidders[2];
} lb_programme_sources;

typedef struct lb_programme {
    lb_programme_sources sources;
    lb_programme_item *items; /* [count] by issue date, auction date, CUSIP */
    int count;
} lb_programme;

/* Reads the files below data_folder and puts together the auctions that settle on or after `from` and were held
 * by `until`. Coupons, and yields other than those of the bidder statistics, are left NAN. Free with lb_programme_free, also after
 * a failure. */
lb_status lb_programme_read(const char *data_folder, lb_date from, lb_date until, lb_programme *out,
                            lb_error *err);
void lb_programme_free(lb_programme *programme);

/* The dates of a security first issued on `first_issue`, from the announcement of that issue or by rule; its rates are
 * left 0. */
lb_security lb_programme_security(const lb_programme *programme, const char *cusip, lb_security_type type,
                                  lb_date first_issue, lb_date maturity);

/* The row of the auctions table in which a CUSIP was first sold, or NULL. */
const lb_auction *lb_programme_first_auction(const lb_programme *programme, const char *cusip);

#endif
