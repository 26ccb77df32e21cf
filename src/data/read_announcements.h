/* read_announcements.h - Treasury's offering announcements, one row an auction to come.
 *
 * The 43 columns of TreasuryDirect's announcement files. Traps: the coupon is blank for a new issue; in a
 * reopening DatedDate is the last coupon date and RefCPIDatedDate that of the first issue; from 2021 to 2024
 * the two term columns hold running numbers ("1313 WEEK") for some securities, so the dates say the term. */
#ifndef LB_DATA_READ_ANNOUNCEMENTS_H
#define LB_DATA_READ_ANNOUNCEMENTS_H

#include "data/csv_record.h"
#include "longbond/security.h"

/* X(kind, need, member, column, its other name, decimals) */
/* clang-format off */
#define LB_ANNOUNCEMENT_FIELD_LIST(X) \
    X(CUSIP, VALUE, cusip, "CUSIP", NULL, 0) \
    X(TEXT, VALUE, security_type, "SecurityType", NULL, 0) \
    X(TEXT, COLUMN, term_week_year, "SecurityTermWeekYear", NULL, 0) \
    X(TEXT, COLUMN, term_day_month, "SecurityTermDayMonth", NULL, 0) \
    X(FLAG, VALUE, reopening, "ReOpeningIndicator", NULL, 0) \
    X(FLAG, VALUE, inflation_indexed, "InflationIndexSecurity", NULL, 0) \
    X(FLAG, VALUE, floating_rate, "FloatingRate", NULL, 0) \
    X(DATE, VALUE, announcement_date, "AnnouncementDate", NULL, 0) \
    X(DATE, VALUE, auction_date, "AuctionDate", NULL, 0) \
    X(DATE, VALUE, issue_date, "IssueDate", NULL, 0) \
    X(DATE, COLUMN, dated_date, "DatedDate", NULL, 0) \
    X(DATE, COLUMN, original_issue_date, "OriginalIssueDate", NULL, 0) \
    X(DATE, VALUE, maturity_date, "MaturityDate", NULL, 0) \
    X(DATE, COLUMN, first_coupon_date, "FirstInterestPaymentDate", NULL, 0) \
    X(PERCENT, COLUMN, coupon_dec, "InterestRate", NULL, 0) \
    X(PERCENT, COLUMN, spread_dec, "Spread", NULL, 0) \
    X(BILLIONS, VALUE, offering_usd, "OfferingAmount", NULL, 0) \
    X(DOLLARS, COLUMN, nlp_threshold_usd, "NetLongPositionReport", NULL, 0) \
    X(DOLLARS, COLUMN, max_award_usd, "MaxAward", NULL, 0) \
    X(DOLLARS, COLUMN, nlp_exclusion_usd, "NLPExclusionAmount", NULL, 0) \
    X(DOLLARS, COLUMN, max_noncompetitive_award_usd, "MaximumNonCompAward", NULL, 0) \
    X(DOLLARS, COLUMN, outstanding_before_usd, "CurrentlyOutstanding", NULL, 0) \
    X(DOLLARS, COLUMN, adjusted_outstanding_usd, "AdjustedAmountCurrentlyOutstanding", NULL, 0) \
    X(DOLLARS, COLUMN, maturing_publicly_held_usd, "MatureSecurityAmount", NULL, 0) \
    X(DATE, COLUMN, maturing_date, "MaturingDate", NULL, 0) \
    X(DOLLARS, COLUMN, soma_holdings_usd, "SOMAHoldings", NULL, 0) \
    X(FLAG, COLUMN, soma_included, "SOMAIncluded", NULL, 0) \
    X(FLAG, COLUMN, fima_included, "FIMAIncluded", NULL, 0) \
    X(TIME, COLUMN, closing_competitive, "CompetitiveClosingTime", NULL, 0) \
    X(TIME, COLUMN, closing_noncompetitive, "NonCompetitiveClosingTime", NULL, 0) \
    X(PERCENT, COLUMN, bid_increment_dec, "CompetitiveBidIncrement", NULL, 0) \
    X(TEXT, COLUMN, series, "Series", NULL, 0) \
    X(NUMBER, COLUMN, standard_interest_per1000, "StandardInterestPayment", NULL, 0) \
    X(NUMBER, COLUMN, accrued_per1000, "AccruedInterest", NULL, 0) \
    X(NUMBER, COLUMN, unadjusted_accrued_per1000, "UnadjustedAccruedInterest", NULL, 0) \
    X(NUMBER, COLUMN, adjusted_accrued_per1000, "AdjustedAccruedInterest", NULL, 0) \
    X(NUMBER, COLUMN, ref_cpi_issue, "RefCPIIssueDate", NULL, 0) \
    X(NUMBER, COLUMN, ref_cpi_dated, "RefCPIDatedDate", NULL, 0) \
    X(NUMBER, COLUMN, index_ratio, "IndexRatioOnIssueDate", NULL, 0) \
    X(NUMBER, COLUMN, tiin_factor_per1000, "TIINConversionFactor", NULL, 0) \
    X(CUSIP, COLUMN, corpus_cusip, "CorpusCUSIP", NULL, 0) \
    X(CUSIP, COLUMN, tint_cusip, "TINTCUSIP1", NULL, 0) \
    X(TEXT, COLUMN, pdf_announcement, "AnnouncementPDFName", NULL, 0)
/* clang-format on */

typedef struct lb_announcement {
#define X(kind, need, name, header, label, decimals)                                                         \
    LB_FIELD_MEMBER(kind, need, name, header, label, decimals)
    LB_ANNOUNCEMENT_FIELD_LIST(X)
#undef X
    lb_security_type type; /* TIPS and FRNs told by their flags */
} lb_announcement;

typedef struct lb_announcements {
    lb_announcement *rows; /* [count], in the order of the file */
    int count;
    lb_record_set set; /* report of unknown columns; index by CUSIP and date; the texts */
} lb_announcements;

/* Reads the announcements; index by (CUSIP, auction date). LB_ERR_PARSE with file, line and column for a missing
 * column or required value, a malformed value, an unknown security type, dates out of order (announcement,
 * auction, issue, maturity), or two rows with one key. Free with lb_announcements_free. */
lb_status lb_announcements_read(const char *path, lb_announcements *out, lb_error *err);
lb_status lb_announcements_parse(const char *name, const char *bytes, size_t length, lb_announcements *out,
                                 lb_error *err);
void lb_announcements_free(lb_announcements *result);

#endif
