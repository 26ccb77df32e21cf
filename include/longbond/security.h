/* security.h - Treasury securities and their arithmetic (31 CFR Part 356, Appendix B). */
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

#ifdef __cplusplus
}
#endif
#endif
