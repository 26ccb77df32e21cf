/* security_terms.h - what the rules of issuance say where the published lists are silent. */
#ifndef LB_STUDY_SECURITY_TERMS_H
#define LB_STUDY_SECURITY_TERMS_H

#include "longbond/security.h"

enum { LB_TERM_WORD = 24 };

/* The day on which a payment due on `date` is made, or a security due to be issued then settles: a Federal Reserve
 * business day that is not Good Friday. (No Treasury security has settled on a Good Friday, whether or not SIFMA
 * recommended a full close.) */
lb_date lb_treasury_settlement(lb_date date);

/* The last such day on or before `date`. */
lb_date lb_treasury_settlement_before(lb_date date);

/* The tenor word (LB_TENOR_LIST without " TIPS" and " FRN") of an auction's published term: "9-Year 10-Month" is
 * a "10-Year", "42-Day" a "6-Week", "119-Day" a "17-Week", any other number of days a "CMB". LB_ERR_PARSE for
 * other texts. */
lb_status lb_term_word(const char *published, char out[static LB_TERM_WORD], lb_error *err);

/* True for a bill auction in which the SOMA takes part: published in weeks, not days. */
bool lb_term_is_regular(const char *published);

/* The date from which interest accrues: the last interest date (by day of month of the maturity) on or before
 * the first issue; bills: the issue date. */
lb_date lb_dated_date(lb_security_type type, lb_date first_issue, lb_date maturity);

/* The first interest date after the dated date, counted back from the maturity; none for bills. */
lb_date lb_first_coupon(lb_security_type type, lb_date dated, lb_date maturity);

/* Maturity of a bill issued on `issue` for a number of weeks: the same weekday of the nominal issue week
 * (Tuesday for 4, 8 and 17 weeks, else Thursday), moved to a settlement day. */
lb_date lb_bill_maturity(lb_date issue, int weeks);

/* When an auction is announced by the rule of 2025: bills of 4, 8 and 17 weeks on the Tuesday before the auction,
 * all else on the Thursday before. Holidays move it to the business day before. */
lb_date lb_announcement_date(const char *term_word, lb_date auction);

/* The bank discount rate (percent) that gives an official price to 6 decimals for a bill of `days`, looked for on the
 * grid of 0.005 and then 0.001; NAN if there is none. */
double lb_bill_rate_pct(double price_px, int days);

#endif
