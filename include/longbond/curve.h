/* curve.h - a yield curve as a value: discount, zero, forward and par at any term.
 *
 *     lb_curve curve = ...;                         from lb_curve_fit, lb_curve_bootstrap or lb_curve_svensson
 *     double ten_year_dec = lb_curve_par_dec(&curve, 10.0);
 *
 * Time is in years of 365.25 days from the curve's settlement date. A curve is plain data: it may be copied, hashed and
 * kept. Every function is pure, allocates nothing and is safe in any thread. docs/model/curve.md has the equations. */
#ifndef LONGBOND_CURVE_H
#define LONGBOND_CURVE_H

#include "longbond/date.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum lb_curve_kind {
    LB_CURVE_SVENSSON, /* beta, tau_yrs; Nelson-Siegel if beta[3] is 0 */
    LB_CURVE_PIECES    /* forward rate a polynomial on each piece: splines, bootstraps */
} lb_curve_kind;

enum { LB_CURVE_MOST_PIECES = 48 };

/* -log discount on a piece, x years behind its start: level + f0 x + f1 x^2/2 + f2 x^3/3 + f3 x^4/4. */
typedef struct lb_curve_piece {
    double start_yrs;
    double level;
    double f[4]; /* of the forward rate f0 + f1 x + f2 x^2 + f3 x^3, decimal, continuous */
} lb_curve_piece;

typedef struct lb_curve {
    lb_date settle; /* time 0 */
    int32_t kind;   /* lb_curve_kind */
    int32_t piece_count;
    int32_t pad;
    double longest_yrs; /* the longest term that was seen; beyond it the curve is an extrapolation */
    double beta[4];     /* decimal */
    double tau_yrs[2];
    lb_curve_piece pieces[LB_CURVE_MOST_PIECES]; /* [piece_count] the last one reaches to infinity */
} lb_curve;

/* A Nelson-Siegel-Svensson curve from its parameters: decimal betas, taus in years above 0 (B.2; L. Svensson,
 * NBER Working Paper 4871, 1994). LB_ERR_RANGE for parameters that are no numbers. */
lb_status lb_curve_svensson(lb_date settle, const double beta_dec[4], const double tau_yrs[2], lb_curve *out,
                            lb_error *err);

/* -log of the discount factor `years` (>= 0) ahead; infinitesimal terms included. */
double lb_curve_log_discount(const lb_curve *curve, double years);
double lb_curve_discount(const lb_curve *curve, double years);

/* Discount factor of a date; 1 on the settlement date. */
double lb_curve_discount_on(const lb_curve *curve, lb_date date);

/* Zero yield: continuously compounded, and bond equivalent (twice a year). At 0 years the limit, the short rate. */
double lb_curve_zero_dec(const lb_curve *curve, double years);
double lb_curve_zero_semiannual_dec(const lb_curve *curve, double years);

/* Instantaneous forward rate, continuously compounded. */
double lb_curve_forward_dec(const lb_curve *curve, double years);

/* Coupon that a security of `years` pays twice a year when it is worth par; up to half a year the simple yield at
 * which H.15 quotes bills, (1/discount - 1) / years. Between interest dates accrued interest counts as in the market.
 * NAN for terms that are not above 0 or beyond 100 years. */
double lb_curve_par_dec(const lb_curve *curve, double years);

/* Bond-equivalent zero yields at `count` terms, ascending for speed; the same bits as one by one up to the last
 * rounding of exp. */
void lb_curve_zeros_semiannual_dec(const lb_curve *curve, const double *years, int count, double *out);

/* Years from the curve's settlement date: days / 365.25. */
double lb_curve_years(const lb_curve *curve, lb_date date);

#ifdef __cplusplus
}
#endif
#endif
