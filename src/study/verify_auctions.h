/* verify_auctions.h - the security arithmetic against Treasury's own auction files.
 *
 * Bills: every priced bill of the auctions list must be 100 (1 - d t / 360) for a discount rate d on the grid of
 * 0.005 or 0.001 per cent, to the last printed digit. Coupons: every priced nominal note and bond is priced again
 * from coupon and high yield. TIPS: the index ratio and the accrued interest of every announcement are worked out
 * again and, if a source of reference CPIs is at hand, those too. What does not agree is listed one by one. */
#ifndef LB_STUDY_VERIFY_AUCTIONS_H
#define LB_STUDY_VERIFY_AUCTIONS_H

#include "base/json_writer.h"
#include "data/read_announcements.h"
#include "data/read_auctions.h"
#include "data/read_bidder_stats.h"
#include "data/read_implied_yields.h"

/* The reference CPI of `date`; false if the source does not know it. */
typedef bool lb_ref_cpi_lookup(const void *context, lb_date date, double *ref_cpi);

/* What is compared. Everything but the list may be missing. Treasury's interface gives yields and coupons in the
 * list itself; the long-label download does not, so they come from the other files. */
typedef struct lb_verify_auctions_input {
    const lb_auctions *auctions;
    const lb_implied_yields *yields; /* [yields_count] files of coupons and high yields */
    int yields_count;
    const lb_bidder_stats *stats; /* [stats_count] files of results with high yields */
    int stats_count;
    const lb_announcements *announcements; /* NULL: no TIPS are checked */
    lb_ref_cpi_lookup *ref_cpi;            /* NULL: the announced reference CPIs are taken as they are */
    const void *ref_cpi_context;
} lb_verify_auctions_input;

typedef struct lb_verify_exception {
    char cusip[10];
    lb_date auction_date;
    const char *field; /* the published column, as the interface or the announcements call it */
    double published;  /* NAN if there is none */
    double computed;   /* NAN if it cannot be computed */
    char reason[200];
} lb_verify_exception;

typedef struct lb_verify_auctions {
    int bills_checked, bills_exact;
    int coupons_checked;    /* auctions with a price in the list and a yield in some file */
    int coupons_identical;  /* every yield on file gives the published price to its last digit */
    int coupons_within_1e6; /* every yield on file gives it within 1e-6 */
    int tips_checked, tips_exact;
    lb_verify_exception *exceptions; /* [exception_count] */
    int exception_count;
    int exception_room; /* as allocated */
} lb_verify_auctions;

/* Checks all of `input`. Disagreement is no error: it is counted and listed. LB_ERR_USAGE without a list,
 * LB_ERR_NO_MEMORY. Free `out` with lb_verify_auctions_free, also after a failure. */
lb_status lb_verify_auctions_run(const lb_verify_auctions_input *input, lb_verify_auctions *out,
                                 lb_error *err);

/* The paths of the files; those not given are NULL or 0. */
typedef struct lb_verify_auctions_paths {
    const char *auctions;
    const char *const *yields;
    int yields_count;
    const char *const *stats;
    int stats_count;
    const char *announcements;
} lb_verify_auctions_paths;

/* Reads the files and runs the check. Errors as of the readers, or as above. */
lb_status lb_verify_auctions_files(const lb_verify_auctions_paths *paths, lb_ref_cpi_lookup *ref_cpi,
                                   const void *ref_cpi_context, lb_verify_auctions *out, lb_error *err);

void lb_verify_auctions_free(lb_verify_auctions *result);

/* Writes the result as one JSON object: the counts under their names above, and `exceptions`, an array of objects
 * with cusip, auction_date, field, published, computed (null where there is none) and reason. */
void lb_verify_auctions_json(lb_json *json, const lb_verify_auctions *result);

#endif
