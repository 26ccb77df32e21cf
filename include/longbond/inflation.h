/* inflation.h - the index behind TIPS: reference CPI, index ratio, payments (31 CFR 356, Appendix B, I.B and V). */
#ifndef LONGBOND_INFLATION_H
#define LONGBOND_INFLATION_H

#include "longbond/date.h"

#ifdef __cplusplus
extern "C" {
#endif

/* CPI-U, U.S. city average, all items, not seasonally adjusted, as first reported. The array is the caller's. */
typedef struct lb_cpi_series {
    int first_year;
    int first_month; /* 1..12, the month of cpi[0] */
    size_t count;
    const double *cpi; /* 1982-84 = 100, at most 3 decimals; 0 = not reported in time */
} lb_cpi_series;

/* CPI of a month, as Treasury uses it. If it was not reported in time: the last one reported, grown for N months
 * at the rate of its last twelve, rounded to 3 decimals (used for October 2025: 325.604). LB_ERR_NOT_FOUND if
 * the month, or a month the rule needs, lies outside the series. */
lb_status lb_cpi_of_month(const lb_cpi_series *series, int year, int month, double *cpi, lb_error *err);

/* Reference CPI of `date`: the CPI of three months before for the first of a month, linear between; truncated
 * to 6 decimals, then rounded to 5. Computed in integers, hence exact. Errors as in lb_cpi_of_month. */
lb_status lb_ref_cpi(const lb_cpi_series *series, lb_date date, double *ref_cpi, lb_error *err);

/* ref_cpi / base_ref_cpi, truncated to 6 decimals, then rounded to 5; exact for inputs of 5 decimals.
 * LB_ERR_RANGE unless both lie in 1..10,000. */
lb_status lb_index_ratio(double ref_cpi, double base_ref_cpi, double *index_ratio, lb_error *err);

/* Semiannual interest on `par_cents`, to the cent: par x index_ratio x coupon_dec / 2. index_ratio 1 for notes
 * and bonds; there is no floor under the interest of TIPS. Exact for |par_cents| up to 1e15, coupon_dec with up
 * to 9 decimals, index_ratio with 5. */
int64_t lb_interest_cents(int64_t par_cents, double coupon_dec, double index_ratio);

/* What `par_cents` of a TIPS is redeemed for: par x the greater of index_ratio and 1, to the cent. */
int64_t lb_tips_redemption_cents(int64_t par_cents, double index_ratio);

/* Adjusted value of an interest strip of a TIPS: par x coupon_dec / 2 x 100 / base_ref_cpi, and what it pays:
 * adjusted value x ref_cpi / 100; each to the cent (section V). */
int64_t lb_tips_strip_adjusted_cents(int64_t par_cents, double coupon_dec, double base_ref_cpi);
int64_t lb_tips_strip_payment_cents(int64_t adjusted_cents, double ref_cpi);

#ifdef __cplusplus
}
#endif
#endif
