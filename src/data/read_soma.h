/* read_soma.h - the securities of the System Open Market Account on one date.
 *
 * Reads the CSV export of the Federal Reserve Bank of New York (16 columns, CUSIPs in apostrophes) and the JSON of
 * soma/tsy/get/all/asof/{date}.json. Source: Federal Reserve Bank of New York, System Open Market Account
 * Holdings. */
#ifndef LB_DATA_READ_SOMA_H
#define LB_DATA_READ_SOMA_H

#include "data/csv_record.h"
#include "data/warnings.h"

/* Types: name, word in the files, is a Treasury security. */
#define LB_SOMA_TYPE_LIST(X)                                                                                 \
    X(LB_SOMA_BILLS, "Bills", 1)                                                                             \
    X(LB_SOMA_NOTES_BONDS, "NotesBonds", 1)                                                                  \
    X(LB_SOMA_TIPS, "TIPS", 1)                                                                               \
    X(LB_SOMA_FRNS, "FRNs", 1)                                                                               \
    X(LB_SOMA_AGENCY, "Agency Debts", 0)                                                                     \
    X(LB_SOMA_MBS, "MBS", 0)                                                                                 \
    X(LB_SOMA_CMBS, "CMBS", 0)                                                                               \
    X(LB_SOMA_OTHER, "other", 0) /* any other word, with a warning */

typedef enum lb_soma_type {
#define X(name, word, treasury) name,
    LB_SOMA_TYPE_LIST(X)
#undef X
        LB_SOMA_TYPE_COUNT
} lb_soma_type;

/* X(kind, need, member, name in the JSON, label in the CSV, decimals) */
/* clang-format off */
#define LB_SOMA_FIELD_LIST(X) \
    X(DATE, VALUE, as_of, "asOfDate", "As Of Date", 0) \
    X(CUSIP, VALUE, cusip, "cusip", "CUSIP", 0) \
    X(TEXT, VALUE, type_word, "securityType", "Security Type", 0) \
    X(TEXT, NOTHING, description, "securityDescription", "Security Description", 0) \
    X(TEXT, NOTHING, term, "term", "Term", 0) \
    X(DATE, NOTHING, maturity, "maturityDate", "Maturity Date", 0) \
    X(TEXT, NOTHING, issuer, "issuer", "Issuer", 0) \
    X(PERCENT, NOTHING, spread_dec, "spread", "Spread (%)", 3) \
    X(PERCENT, NOTHING, coupon_dec, "coupon", "Coupon (%)", 3) \
    X(DOLLARS, NOTHING, face_usd, "currentFaceValue", "Current Face Value", 0) \
    X(DOLLARS, COLUMN, par_usd, "parValue", "Par Value", 0) \
    X(DOLLARS, NOTHING, inflation_usd, "inflationCompensation", "Inflation Compensation", 0) \
    X(NUMBER, NOTHING, share, "percentOutstanding", "Percent Outstanding", 16) /* a fraction of 1 */ \
    X(DOLLARS, NOTHING, week_change_usd, "changeFromPriorWeek", "Change From Prior Week", 0) \
    X(DOLLARS, NOTHING, year_change_usd, "changeFromPriorYear", "Change From Prior Year", 0) \
    X(TEXT, NOTHING, is_aggregated, "isAggregated", "is Aggregated", 0)
/* clang-format on */

typedef struct lb_soma_holding {
#define X(kind, need, name, header, label, decimals)                                                         \
    LB_FIELD_MEMBER(kind, need, name, header, label, decimals)
    LB_SOMA_FIELD_LIST(X)
#undef X
    lb_soma_type type;
} lb_soma_holding;

typedef struct lb_soma {
    lb_date as_of;
    lb_soma_holding *rows; /* [count], in the order of the file; missing amounts are LB_CENTS_NONE */
    int count;
    lb_record_set set; /* report of unknown columns; index by CUSIP and date; the texts */
    lb_warnings warnings;
} lb_soma;

/* Reads the holdings. LB_ERR_PARSE with the place for a malformed cell, a Treasury security without maturity or
 * par value, a share outside 0 to 1, a second date, a CUSIP that comes twice, or no rows. Free with
 * lb_soma_free. */
lb_status lb_soma_read(const char *path, lb_soma *out, lb_error *err);
lb_status lb_soma_parse(const char *name, const char *bytes, size_t length, lb_soma *out, lb_error *err);
void lb_soma_free(lb_soma *soma);

/* True for bills, notes, bonds, TIPS and FRNs. */
bool lb_soma_is_treasury(lb_soma_type type);

/* Par value of a type in cents, without inflation compensation. */
int64_t lb_soma_par(const lb_soma *soma, lb_soma_type type);

#endif
