/* terms.h - a security and a settlement date as options: what price and cashflows have in common. */
#ifndef LB_CLI_TERMS_H
#define LB_CLI_TERMS_H

#include "cli/options.h"
#include "longbond/quote.h"

extern const char *const lb_cli_security_types[];
extern const char *const lb_cli_conventions[];

/* The options that say which security, on which day. */
#define LB_CLI_TERMS_PARAMS                                                                                  \
    {.name = "CUSIP",                                                                                        \
     .type = LB_CLI_TEXT,                                                                                    \
     .meaning = "a security of the snapshot, instead of --type, --coupon, --maturity and the like"},         \
        {.name = "--type",                                                                                   \
         .type = LB_CLI_CHOICE,                                                                              \
         .choices = lb_cli_security_types,                                                                   \
         .value = "TYPE",                                                                                    \
         .meaning = "kind of security"},                                                                     \
        {.name = "--maturity", .type = LB_CLI_DATE, .meaning = "maturity"},                                  \
        {.name = "--settle", .type = LB_CLI_DATE, .meaning = "settlement date"},                             \
        {.name = "--coupon",                                                                                 \
         .type = LB_CLI_PERCENT,                                                                             \
         .high = 100,                                                                                        \
         .meaning = "interest a year (notes, bonds, TIPS), per cent"},                                       \
        {.name = "--dated",                                                                                  \
         .type = LB_CLI_DATE,                                                                                \
         .meaning = "interest accrues from this date; needed within the first interest period"},             \
        {.name = "--first-coupon",                                                                           \
         .type = LB_CLI_DATE,                                                                                \
         .meaning = "first interest date, if the first interest period is short or long"},                   \
        {.name = "--index-ratio",                                                                            \
         .type = LB_CLI_NUMBER,                                                                              \
         .meaning = "TIPS: index ratio of the settlement date"},                                             \
        {.name = "--ref-cpi",                                                                                \
         .type = LB_CLI_NUMBER,                                                                              \
         .meaning = "TIPS: reference CPI of the settlement date, instead of --index-ratio"},                 \
        {.name = "--base-ref-cpi",                                                                           \
         .type = LB_CLI_NUMBER,                                                                              \
         .meaning = "TIPS: reference CPI of the dated date, with --ref-cpi"},                                \
        {.name = "--index",                                                                                  \
         .type = LB_CLI_PERCENT,                                                                             \
         .low = -10,                                                                                         \
         .high = 100,                                                                                        \
         .meaning = "FRN: index rate in force (13-week bill), per cent"},                                    \
        {.name = "--spread",                                                                                 \
         .type = LB_CLI_PERCENT,                                                                             \
         .low = -10,                                                                                         \
         .high = 100,                                                                                        \
         .meaning = "FRN: spread over the index, per cent"},                                                 \
    {                                                                                                        \
        .name = "--accrued", .type = LB_CLI_NUMBER,                                                          \
        .meaning = "FRN: accrued interest per 100, if it was not the index rate on all days"                 \
    }

/* Makes the security and the day of `call`. LB_ERR_USAGE names the option that is missing or does not go with
 * the type. The convention and rounding are the caller's. */
lb_status lb_cli_terms(const lb_cli_call *call, lb_security *security, lb_pricing *how, lb_error *err);

/* "4 1/8 % note of 15 Nov 2032" to `out`; returns it. */
const char *lb_cli_describe(const lb_security *security, char *out, size_t size);

/* "15 Nov 2032" to `out`; returns it. */
const char *lb_cli_date_words(lb_date date, char out[static 16]);

#endif
