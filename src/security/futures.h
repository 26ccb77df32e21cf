/* futures.h - Treasury futures of the Chicago Board of Trade: what may be delivered, for how much, and the basis.
 *
 * Contract grades: CBOT Rulebook, chapters 18 (bond), 19 (10-year), 20 (5-year), 21 (2-year), 26 (Ultra 10-year), 39
 * (3-year), 40 (Ultra bond). Conversion factors: CME Group, "Calculating U.S. Treasury Futures Conversion Factors".
 * docs/model/futures.md. Prices are per 100 of par, rates decimals; every function is pure and allocates nothing. */
#ifndef LB_SECURITY_FUTURES_H
#define LB_SECURITY_FUTURES_H

#include <stdbool.h>
#include <stddef.h>

#include "longbond/quote.h"

/* Name, code (Globex), the exchange's older code, name in words, security, months to which the remaining term is
 * rounded down for the factor, least remaining term in months from the first day of the delivery month, most
 * remaining term in months (0: none) and whether it is counted from the last day and inclusive (1) or from the first
 * and exclusive (0), longest original term in months (0: any), business days from the last trading day to the last
 * delivery day (0: delivery to the last business day of the month, trading to the seventh before it). */
#define LB_FUTURES_LIST(X)                                                                                   \
    X(LB_FUTURES_2YR, "ZT", "TU", "2-Year Note", LB_NOTE, 1, 21, 24, 1, 63, 3)                               \
    X(LB_FUTURES_3YR, "Z3N", "3YR", "3-Year Note", LB_NOTE, 1, 33, 36, 1, 84, 3)                             \
    X(LB_FUTURES_5YR, "ZF", "FV", "5-Year Note", LB_NOTE, 1, 50, 0, 0, 63, 3)                                \
    X(LB_FUTURES_10YR, "ZN", "TY", "10-Year Note", LB_NOTE, 3, 78, 96, 0, 120, 0)                            \
    X(LB_FUTURES_ULTRA_10YR, "TN", "UXY", "Ultra 10-Year Note", LB_NOTE, 3, 113, 0, 0, 120, 0)               \
    X(LB_FUTURES_BOND, "ZB", "US", "Bond", LB_BOND, 3, 180, 300, 0, 0, 0)                                    \
    X(LB_FUTURES_ULTRA_BOND, "UB", "WN", "Ultra Bond", LB_BOND, 3, 300, 0, 0, 0, 0)

typedef enum lb_futures {
#define X(name, ...) name,
    LB_FUTURES_LIST(X)
#undef X
        LB_FUTURES_COUNT
} lb_futures;

/* One deliverable security against the contract. */
typedef struct lb_futures_basis {
    double factor;         /* conversion factor */
    double invoice_px;     /* paid on delivery: futures price x factor + accrued interest */
    double gross_basis_px; /* clean price - futures price x factor */
    double carry_px; /* interest earned less financing, settlement to delivery; interest reinvested at repo */
    double net_basis_px;     /* gross basis - carry = forward price - futures price x factor */
    double forward_px;       /* clean forward price on the delivery date */
    double implied_repo_dec; /* repo rate, actual/360, at which the net basis is 0 */
} lb_futures_basis;

/* What a basis is worked out from. */
typedef struct lb_futures_trade {
    lb_futures contract;
    lb_date month;    /* any day of the delivery month */
    double price;     /* of the futures, points */
    lb_date settle;   /* of the security */
    lb_date delivery; /* LB_DATE_NONE: the last delivery day */
    double repo_dec;  /* term repo rate, actual/360 */
} lb_futures_trade;

/* The contract with a code ("ZN", "TY", any case). LB_ERR_USAGE names the codes. */
lb_status lb_futures_parse(const char *code, lb_futures *out, lb_error *err);

/* Its Globex code, its name in words. */
const char *lb_futures_code(lb_futures contract);
const char *lb_futures_words(lb_futures contract);

/* Last trading day and last delivery day of the contract of the month of `month`. */
lb_date lb_futures_last_trading(lb_futures contract, lb_date month);
lb_date lb_futures_last_delivery(lb_futures contract, lb_date month);

/* Conversion factor, to four decimals: the price per 1 of par at which a security with this coupon (decimal) would yield
 * 6 %, its remaining term from the first day of the delivery month rounded down to whole months (2-, 3- and 5-year) or
 * quarters. LB_ERR_RANGE for a coupon outside 0..1 or a maturity before the delivery month. */
lb_status lb_conversion_factor(lb_futures contract, double coupon_dec, lb_date maturity, lb_date month,
                               double *out, lb_error *err);

/* True if the security is of the contract's grade in that month: type, remaining and original term (dated date to
 * maturity). It must have been issued by the last delivery day. */
bool lb_futures_deliverable(lb_futures contract, const lb_security *security, lb_date month);

/* Works out the basis of a security at a clean price. LB_ERR_RANGE for dates out of order or prices that are not positive,
 * otherwise as lb_security_quote. That the security is deliverable is not checked. */
lb_status lb_futures_basis_of(const lb_futures_trade *trade, const lb_security *security, double clean_px,
                              lb_futures_basis *out, lb_error *err);

/* Index of the cheapest to deliver, the one with the highest implied repo rate (the first of equals), or -1. */
int lb_futures_cheapest(const lb_futures_basis *basket, int count);

#endif
