/* security.h - Treasury securities: the terms a CUSIP stands for.
 *
 * What they are worth is in quote.h (one security), batch.h (arrays of them), inflation.h (the index behind TIPS)
 * and floating.h (the index behind floating rate notes). */
#ifndef LONGBOND_SECURITY_H
#define LONGBOND_SECURITY_H

#include "longbond/date.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The classes of the Monthly Statement of the Public Debt, and STRIPS. */
#define LB_SECURITY_TYPE_LIST(X)                                                                             \
    X(LB_BILL, "bill", "Bills")                                                                              \
    X(LB_NOTE, "note", "Notes")                                                                              \
    X(LB_BOND, "bond", "Bonds")                                                                              \
    X(LB_TIPS, "tips", "Treasury Inflation-Protected Securities")                                            \
    X(LB_FRN, "frn", "Floating Rate Notes")                                                                  \
    X(LB_STRIP, "strip", "STRIPS")

typedef enum lb_security_type {
#define X(name, word, text) name,
    LB_SECURITY_TYPE_LIST(X)
#undef X
        LB_SECURITY_TYPE_COUNT
} lb_security_type;

/* The terms of one security: what its CUSIP stands for. Plain data, freely copied. */
typedef struct lb_security {
    char cusip[10]; /* nine characters and a terminator; empty if it has none */
    uint8_t type;   /* lb_security_type */
    uint8_t pad;
    lb_date dated_date;   /* interest accrues from here (original issue); bills: issue date */
    lb_date issue_date;   /* first issue; on or after dated_date */
    lb_date first_coupon; /* first interest date; LB_DATE_NONE for bills and STRIPS */
    lb_date maturity;
    double coupon_dec;   /* annual coupon (TIPS: real coupon), 0.04125 for 4 1/8 %; 0 for bills, FRNs */
    double spread_dec;   /* FRN spread over the 13-week index; 0 otherwise */
    double base_ref_cpi; /* TIPS: reference CPI of the dated date; 0 otherwise */
} lb_security;

/* The word of a type ("note"); never NULL, "?" outside the list. */
const char *lb_security_type_word(int type);

/* The type whose word is `word` (lower case). LB_ERR_USAGE names the words there are, and the nearest one. */
lb_status lb_security_type_parse(const char *word, lb_security_type *out, lb_error *err);

/* Months between interest dates: 6, for FRNs 3. STRIPS count the half-years of their quotation; bills 0. */
int lb_security_months(const lb_security *security);

/* Makes a security from the little one knows of it. `coupon_dec` in 0..1 must be 0 for bills, FRNs and STRIPS.
 * Where a date is LB_DATE_NONE the usual one is taken: dated the longest original term before the maturity (notes
 * 10 years, bonds, TIPS and STRIPS 30, FRNs 2, bills 364 days); first interest on the first interest date after
 * the dated date, counted back from the maturity; issued on the dated date. If only `first_coupon` is given, the
 * first period is a full one. The caller adds cusip, spread_dec and base_ref_cpi. LB_ERR_RANGE as in
 * lb_security_check. */
lb_status lb_security_make(lb_security_type type, double coupon_dec, lb_date maturity, lb_date dated_date,
                           lb_date first_coupon, lb_security *out, lb_error *err);

/* LB_OK if the terms can be those of a Treasury security; otherwise LB_ERR_RANGE with what is wrong: dates out of
 * order, a first interest date that is none counted back from the maturity, a first period longer than two
 * regular ones, a coupon outside 0..1, a coupon where there can be none. */
lb_status lb_security_check(const lb_security *security, lb_error *err);

#ifdef __cplusplus
}
#endif
#endif
