/* auction_calendar.h - when the Treasury announces, auctions and issues what, by rule.
 *
 * The rules and where the record departs from them: docs/model/treasury.md. */
#ifndef LB_TREASURY_AUCTION_CALENDAR_H
#define LB_TREASURY_AUCTION_CALENDAR_H

#include "world/lists.h"

/* Years of settlement dates that the rules cover. */
enum { LB_AUCTIONS_FIRST_YEAR = 2023, LB_AUCTIONS_LAST_YEAR = 2051 };

/* One auction and the security it sells. */
typedef struct lb_auction {
    uint8_t tenor;    /* lb_tenor of the auction: a 13-week bill, also when it reopens a 26-week bill */
    uint8_t original; /* lb_tenor of the security's first issue */
    bool reopening;
    bool irregular; /* a cash management bill: no SOMA add-on (the 6-week bill until February 2025) */
    lb_date announce, auction, settle;
    lb_date dated_date, issue_date, first_coupon,
        maturity; /* of the security; first_coupon as in lb_security */
} lb_auction;

/* Lists the regular auctions that settle in from..to, by settlement date, then auction date, then tenor.
 * `cmb_slots` adds one optional 16-day cash management bill a week (a reopening), for an issuance policy that
 * sizes it when it needs one. Writes at most `capacity` auctions to `out` (both may be 0 to count) and their
 * number to `count`. LB_ERR_RANGE: a date outside the years above, or capacity too small and not 0.
 * Source: uniform offering circular 31 CFR 356; the pattern of the offering announcements 2014-2026. */
lb_status lb_auction_calendar(lb_date from, lb_date to, bool cmb_slots, lb_auction *out, int capacity,
                              int *count, lb_error *err);

/* A CUSIP for a simulated issue, the same for the same tenor of first issue and maturity, distinct otherwise:
 * "91299" (issuer numbers 912990 to 91299Z are reserved for users' own purposes, so that no real security has one),
 * three characters of a number in base 34 (no I and no O), and the right check digit. Empty for a
 * maturity outside 2020 to 2099 (bills: to 2079). Source of the format: CUSIP Global Services, user-defined issuers. */
void lb_cusip_simulated(int tenor, lb_date maturity, char out[static 10]);

#endif
