/* quote.h - one security, one day: from price to yield and back, with accrued interest, risk and cash flows.
 *
 *     lb_quote quote;
 *     lb_pricing how = {.settle = settle, .convention = LB_CONVENTION_STREET};
 *     lb_security_quote(&note, &how, LB_GIVEN_YIELD, 0.0395, &quote, &err);
 *
 * Prices are in dollars per 100 of par (original par for TIPS), rates in decimals. The arithmetic is that of
 * 31 CFR Part 356, Appendix B; docs/model/bond-math.md has the equations. Every function is pure, allocates
 * nothing and is safe in any thread. */
#ifndef LONGBOND_QUOTE_H
#define LONGBOND_QUOTE_H

#include "longbond/floating.h"
#include "longbond/security.h"

#ifdef __cplusplus
extern "C" {
#endif

/* How the part of an interest period from settlement to the next interest date is discounted. */
typedef enum lb_convention {
    LB_CONVENTION_TREASURY, /* at simple interest: Appendix B, and every auction */
    LB_CONVENTION_STREET /* compounded; simple in the last interest period (STRIPS: compounded there too) */
} lb_convention;

typedef enum lb_rounding {
    LB_ROUND_NONE,    /* full precision */
    LB_ROUND_OFFICIAL /* as Treasury publishes: see lb_quote and docs/model/bond-math.md */
} lb_rounding;

/* What the caller knows. */
typedef enum lb_given {
    LB_GIVEN_YIELD, /* yield_dec: bills the investment rate, TIPS the real yield, FRNs the discount margin */
    LB_GIVEN_CLEAN_PX, /* clean_px */
    LB_GIVEN_DIRTY_PX, /* dirty_px */
    LB_GIVEN_DISCOUNT  /* discount_dec: bills only */
} lb_given;

/* The day and the way. Fields left 0 mean what their comment says. */
typedef struct lb_pricing {
    lb_date settle; /* settlement date, from the dated date to the day before the maturity */
    lb_convention convention;
    lb_rounding rounding;
    double index_ratio;            /* TIPS: index ratio of the settlement date; 0 = 1, no adjustment */
    double index_dec;              /* FRNs without history: index rate in force, for all days */
    const lb_frn_history *history; /* FRNs: past index rates and issue dates; NULL = index_dec */
    double accrued_px;             /* FRNs: accrued interest, if the caller keeps it; 0 = work it out */
} lb_pricing;

/* A security quoted. With LB_ROUND_OFFICIAL prices have 6 decimals, rates 3 in per cent (5 here), FRN accruals
 * 9; durations, convexity and DV01 are never rounded and belong to the unrounded yield. */
typedef struct lb_quote {
    double clean_px;   /* price without accrued interest */
    double accrued_px; /* accrued interest */
    double dirty_px;   /* clean_px + accrued_px: what is paid (TIPS: before indexing) */
    double yield_dec;  /* i of Appendix B: semiannual yield; bills: investment rate; FRNs: discount margin */
    double discount_dec; /* bills: bank discount rate on 360 days; 0 otherwise */

    double macaulay_yrs;  /* mean time of the cash flows, weighted by present value */
    double modified_yrs;  /* -dP/di / P, dirty (FRNs: to the margin) */
    double convexity;     /* d2P/di2 / P, dirty, years squared */
    double dv01_px;       /* fall of the dirty price for a yield (FRNs: margin) 1 bp higher */
    double index_dv01_px; /* FRNs: fall of the dirty price for an index rate 1 bp higher at once and for good,
                             paid and discounted; otherwise dv01_px */

    double index_ratio;         /* TIPS: the ratio used; 1 otherwise */
    double adjusted_clean_px;   /* clean_px x index_ratio: Treasury's price per $100 of a TIPS */
    double adjusted_accrued_px; /* accrued_px x index_ratio */
    double settlement_px;       /* adjusted_clean_px + adjusted_accrued_px: current dollars paid per 100 */

    lb_date
        period_begin;   /* interest accrues from here: last interest date, or the dated date; bills: settle */
    lb_date period_end; /* next coupon-frequency date (FRNs: interest date); bills: maturity */
    int days_to_end;    /* r: settle to period_end */
    int days_in_period; /* s: of the half-year (FRNs: quarter) that ends at period_end; bills: y, 365 or 366 */
    int full_periods; /* n: whole periods from period_end to maturity; bills: 1 beyond half a year, else 0 */
    char formula;     /* notes, bonds, TIPS: the letter of section II that applies, 'A'..'G'; else 0 */
} lb_quote;

/* Quotes `security` on how->settle from the one `value` that is `given`.
 * Errors: LB_ERR_RANGE for terms or dates that cannot be, LB_ERR_USAGE for a discount rate of anything but a
 * bill, LB_ERR_NO_SOLUTION if no yield in -99 %..2,000 % gives the price. `out` is written on LB_OK only.
 * Yields solve to 1e-12. */
lb_status lb_security_quote(const lb_security *security, const lb_pricing *how, lb_given given, double value,
                            lb_quote *out, lb_error *err);

/* One payment still to come, per 100 of par. TIPS: real, to be multiplied by the index ratio of its date. */
typedef struct lb_cash_flow {
    lb_date date; /* interest date or maturity, never moved: interest stops here */
    lb_date
        payment_date; /* the Federal Reserve business day on or after it: money arrives here (31 CFR 356.30) */
    double interest_px;
    double principal_px;
} lb_cash_flow;

/* Number of cash flows after `settle`; 0 on or after the maturity. */
size_t lb_security_cash_flow_count(const lb_security *security, lb_date settle);

/* Writes the cash flows after how->settle, in order, to `out` with room for `capacity`; their number to `count`.
 * FRNs: interest projected at the index rate in force, the first one with what has accrued.
 * LB_ERR_RANGE if there is no room or the dates cannot be. */
lb_status lb_security_cash_flows(const lb_security *security, const lb_pricing *how, lb_cash_flow *out,
                                 size_t capacity, size_t *count, lb_error *err);

/* Coupon of a new note, bond or TIPS: the highest multiple of 1/8 % that is not above the high yield, at least
 * 1/8 % (31 CFR 356.20). `high_yield_dec` as announced, three decimals in per cent. */
double lb_auction_coupon_dec(double high_yield_dec);

/* Treasury's price per $100, to the last of its 6 decimals, of a new issue or reopening settled on `issue` at
 * `high_rate_dec`: discount rate of a bill, (real) yield of a note, bond or TIPS, discount margin of an FRN.
 * `market` gives index ratio or FRN index and may be NULL for the others; its settle, convention and rounding do
 * not matter. `accrued_px` (nullable) gets the accrued interest. TIPS: both adjusted. Errors as in
 * lb_security_quote. */
lb_status lb_auction_price(const lb_security *security, lb_date issue, double high_rate_dec,
                           const lb_pricing *market, double *price_px, double *accrued_px, lb_error *err);

/* Ten-year equivalents of `par_usd`: the par of the on-the-run ten-year note with the same DV01. */
double lb_ten_year_equivalents_usd(double par_usd, double dv01_px, double ten_year_dv01_px);

#ifdef __cplusplus
}
#endif
#endif
