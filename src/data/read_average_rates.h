/* read_average_rates.h - average interest rates on the Treasury's debt, by kind of security and month.
 *
 * The published rate of notes, bonds and TIPS is the mean yield at issue weighted by amount, not the mean coupon.
 * Source: Treasury Fiscal Data, Average Interest Rates on U.S. Treasury Securities. */
#ifndef LB_DATA_READ_AVERAGE_RATES_H
#define LB_DATA_READ_AVERAGE_RATES_H

#include "data/csv_record.h"

/* Kinds of securities: name, text in the file, an older text. */
#define LB_RATE_KIND_LIST(X)                                                                                 \
    X(LB_RATE_BILLS, "Treasury Bills", "")                                                                   \
    X(LB_RATE_NOTES, "Treasury Notes", "")                                                                   \
    X(LB_RATE_BONDS, "Treasury Bonds", "")                                                                   \
    X(LB_RATE_TIPS, "Treasury Inflation-Protected Securities (TIPS)", "")                                    \
    X(LB_RATE_INDEXED_NOTES, "Treasury Inflation-Indexed Notes", "")                                         \
    X(LB_RATE_INDEXED_BONDS, "Treasury Inflation-Indexed Bonds", "")                                         \
    X(LB_RATE_FRNS, "Treasury Floating Rate Notes (FRN)", "Treasury Floating Rate Note (FRN)")               \
    X(LB_RATE_FFB, "Federal Financing Bank", "")                                                             \
    X(LB_RATE_MARKETABLE, "Total Marketable", "TotalMarketable")                                             \
    X(LB_RATE_DOMESTIC, "Domestic Series", "")                                                               \
    X(LB_RATE_SPV, "Special Purpose Vehicle", "")                                                            \
    X(LB_RATE_FOREIGN, "Foreign Series", "")                                                                 \
    X(LB_RATE_REA, "R.E.A. Series", "")                                                                      \
    X(LB_RATE_SLGS, "State and Local Government Series", "")                                                 \
    X(LB_RATE_SAVINGS, "United States Savings Securities", "")                                               \
    X(LB_RATE_SAVINGS_INFLATION, "United States Savings Inflation Securities", "")                           \
    X(LB_RATE_GAS, "Government Account Series", "")                                                          \
    X(LB_RATE_GAS_INFLATION, "Government Account Series Inflation Securities", "")                           \
    X(LB_RATE_HOPE, "Hope Bonds", "")                                                                        \
    X(LB_RATE_NONMARKETABLE, "Total Non-marketable", "")                                                     \
    X(LB_RATE_TOTAL, "Total Interest-bearing Debt", "")                                                      \
    X(LB_RATE_OTHER, "other", "") /* any other text, with a warning */

typedef enum lb_rate_kind {
#define X(name, text, older) name,
    LB_RATE_KIND_LIST(X)
#undef X
        LB_RATE_KIND_COUNT
} lb_rate_kind;

/* X(kind, need, member, column, its other names, decimals) */
/* clang-format off */
#define LB_AVERAGE_RATE_FIELD_LIST(X) \
    X(DATE, VALUE, date, "record_date", "Record Date", 0) \
    X(TEXT, VALUE, type, "security_type_desc", "Security Type Description", 0) \
    X(TEXT, VALUE, security, "security_desc", "Security Description", 0) \
    X(PERCENT, COLUMN, rate_dec, "avg_interest_rate_amt", "avg_interest_rate_pct|Average Interest Rate Amount", 3)
/* clang-format on */

typedef struct lb_average_rate {
#define X(kind, need, name, header, label, decimals)                                                         \
    LB_FIELD_MEMBER(kind, need, name, header, label, decimals)
    LB_AVERAGE_RATE_FIELD_LIST(X)
#undef X
    lb_rate_kind kind;
} lb_average_rate;

typedef struct lb_average_rates {
    lb_average_rate *rows; /* [count] as in the file; a rate that is not published is NAN */
    int count;
    lb_record_set set; /* warnings: unknown kinds of securities */
} lb_average_rates;

/* Reads the table. LB_ERR_PARSE with the place for a malformed cell, a rate beyond 0 to 25 %, or a kind that comes
 * twice in a month. Free with lb_average_rates_free. */
lb_status lb_average_rates_read(const char *path, lb_average_rates *out, lb_error *err);
lb_status lb_average_rates_parse(const char *name, const char *bytes, size_t length, lb_average_rates *out,
                                 lb_error *err);
void lb_average_rates_free(lb_average_rates *rates);

/* The rate of a kind in the month that ends on `date`, a decimal; NAN if it is not published. */
double lb_average_rate_find(const lb_average_rates *rates, lb_date date, lb_rate_kind kind);

#endif
