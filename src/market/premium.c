#include "premium.h"

#include <math.h>
#include <string.h>

#include "longbond/security.h"
#include "num/half_life.h"
#include "num/lb_math.h"

enum { MONTHS = LB_PREMIUM_MONTHS };
static const double MONTH = 1.0 / 12;

/* b_n = Phi' b_(n-1) + delta dt: loadings of log prices; Sigma per month. */
static void build_factors(const lb_premium_terms *terms, lb_premium *p)
{
    /* correlations of level, slope, curvature: MODEL.md B.3.4 */
    static const double correlation[LB_FACTORS][LB_FACTORS] = {
        {1, -0.55, -0.10}, {-0.55, 1, 0.10}, {-0.10, 0.10, 1}};
    static const double coupling = 0.9; /* of the slope to the curvature, times the slope's reversion */
    double keep[LB_FACTORS];
    for (int i = 0; i < LB_FACTORS; i++) {
        keep[i] = lb_exp(-terms->kappa[i] * MONTH);
        for (int j = 0; j < LB_FACTORS; j++) {
            p->covariance[i][j] = terms->sigma_dec[i] * terms->sigma_dec[j] * correlation[i][j] * MONTH;
        }
    }
    double pull = coupling * terms->kappa[1] * MONTH;
    for (int n = 1; n <= MONTHS; n++) {
        const double *before = p->loading[n - 1];
        p->loading[n][0] = MONTH + keep[0] * before[0];
        p->loading[n][1] = MONTH + keep[1] * before[1];
        p->loading[n][2] = pull * before[1] + keep[2] * before[2];
    }
}

static int node_months(int node)
{
    return (int)floor(12 * lb_curve_node_years(node) + 0.5);
}

/* Payments of a par bond of so many months: a bill up to half a year, else coupons of half the par yield. */
static double payment_of(int months, double par_dec, int month)
{
    double payment = month == months ? 1 : 0;
    return months > 6 && month % 6 == months % 6 && month > 0 ? payment + par_dec / 2 : payment;
}

/* A par bond's premium is the mean of zero premia weighted by value times time of its payments. */
static void build_nodes(const lb_curve *curve, lb_premium *p)
{
    for (int m = 0; m <= MONTHS; m++) {
        p->discount[m] = lb_curve_discount(curve, m * MONTH);
    }
    for (int node = 0; node < LB_NODES; node++) {
        int months = node_months(node);
        double par = lb_curve_par_dec(curve, lb_curve_node_years(node));
        double sum = 0;
        for (int m = 1; m <= months; m++) {
            double weight = payment_of(months, par, m) * p->discount[m] * m * MONTH;
            p->par_share[node][m] = weight;
            sum += weight;
        }
        double value = 0;
        for (int m = 1; m <= months; m++) {
            value += payment_of(months, par, m) * p->discount[m];
            p->par_share[node][m] /= sum * m * MONTH; /* zero premia come as n dt times TP */
        }
        p->node_duration[node] = sum / value;
    }
    p->ten_year_duration = p->node_duration[LB_NODE_10Y];
    for (int node = 0; node < LB_NODES; node++) {
        int months = node_months(node);
        double par = lb_curve_par_dec(curve, lb_curve_node_years(node));
        double dollars = p->ten_year_duration / p->node_duration[node], value = 0;
        for (int m = 1; m <= months; m++) {
            double paid = payment_of(months, par, m) * p->discount[m];
            value += paid;
            for (int k = 0; k < LB_FACTORS; k++) {
                p->node_exposure[node][k] += paid * p->loading[m][k];
            }
        }
        for (int k = 0; k < LB_FACTORS; k++) {
            p->node_exposure[node][k] *= dollars / value;
        }
    }
}

/* Par premium at each node from n dt TP_n of all zeros. */
static void to_nodes(const lb_premium *p, const double zero[MONTHS + 1], double effect[LB_NODES])
{
    for (int node = 0; node < LB_NODES; node++) {
        double sum = 0;
        for (int m = 1; m <= node_months(node); m++) {
            sum += p->par_share[node][m] * zero[m];
        }
        effect[node] = sum;
    }
}

/* Sigma times a factor vector. */
static void times_covariance(const lb_premium *p, const double *in, double *out)
{
    for (int i = 0; i < LB_FACTORS; i++) {
        out[i] = p->covariance[i][0] * in[0] + p->covariance[i][1] * in[1] + p->covariance[i][2] * in[2];
    }
}

static double dot(const double *a, const double *b)
{
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/* Weighted loadings sum_{h<n} w_h b_(n-1-h) for all n, as a response: w ramps up in a line, then decays. */
lb_response lb_premium_ramp(const lb_premium *p, int ramp_months, double monthly)
{
    double weight[MONTHS + 1];
    for (int h = 0; h <= MONTHS; h++) {
        weight[h] = h < ramp_months    ? (double)h / ramp_months
                    : h == ramp_months ? 1
                                       : weight[h - 1] * monthly;
    }
    lb_response out;
    memset(&out, 0, sizeof out);
    for (int n = 1; n <= MONTHS; n++) {
        double sum[LB_FACTORS] = {0}, premium[LB_FACTORS];
        for (int h = 0; h < n; h++) {
            for (int k = 0; k < LB_FACTORS; k++) {
                sum[k] += weight[h] * p->loading[n - 1 - h][k];
            }
        }
        times_covariance(p, sum, premium);
        for (int node = 0; node < LB_NODES; node++) {
            for (int k = 0; n <= node_months(node) && k < LB_FACTORS; k++) {
                out.node[node][k] += p->par_share[node][n] * premium[k];
            }
        }
    }
    return out;
}

lb_response lb_premium_decaying(const lb_premium *premium, double monthly)
{
    return lb_premium_ramp(premium, 0, monthly);
}

double lb_premium_monthly(const lb_premium *premium, double half_life_yrs)
{
    return half_life_yrs < HUGE_VAL ? lb_half_life_left(MONTH, half_life_yrs) : premium->monthly_decay;
}

void lb_premium_add(const lb_premium *premium, const lb_response *response, const double *tens, double scale,
                    double *effect)
{
    double z[LB_FACTORS] = {0};
    for (int node = 0; node < LB_NODES; node++) {
        for (int k = 0; k < LB_FACTORS; k++) {
            z[k] += tens[node] * premium->node_exposure[node][k];
        }
    }
    for (int node = 0; node < LB_NODES; node++) {
        effect[node] += scale * dot(response->node[node], z);
    }
}

/* Effect on every zero of a dollar's worth of a zero of m months: its own loading runs off for the schedule's months,
 * then what is left of it decays. Q[n][m] = Q[n-1][m-1] + b_(n-1)' Sigma b_m sums the run-off. */
static void build_run_off(const lb_premium_terms *terms, lb_premium *p, double (*q)[MONTHS + 1])
{
    int known = terms->schedule_months;
    for (int n = 1; n <= MONTHS; n++) {
        double left[LB_FACTORS];
        times_covariance(p, p->loading[n - 1], left);
        for (int m = 1; m <= MONTHS; m++) {
            q[n][m] = q[n - 1][m - 1] + dot(left, p->loading[m]);
        }
    }
    double tail[MONTHS + 1][LB_FACTORS]; /* sum over h of decay^h b_(n-1-h) */
    memset(tail, 0, sizeof tail);
    for (int n = 1; n <= MONTHS; n++) {
        for (int k = 0; k < LB_FACTORS; k++) {
            tail[n][k] = p->loading[n - 1][k] + p->monthly_decay * tail[n - 1][k];
        }
    }
    double zero[MONTHS + 1] = {0};
    for (int m = 1; m <= MONTHS; m++) {
        double later[LB_FACTORS] = {0};
        if (m > known) {
            times_covariance(p, p->loading[m - known], later);
        }
        for (int n = 1; n <= MONTHS; n++) {
            bool beyond = n > known && m > known;
            zero[n] =
                q[n][m] - (beyond ? q[n - known][m - known] : 0) + (beyond ? dot(tail[n - known], later) : 0);
        }
        to_nodes(p, zero, p->run_off[m]);
        for (int node = 0; node < LB_NODES; node++) {
            p->run_off[m][node] *= p->discount[m];
        }
        p->tens[m] = p->discount[m] * m * MONTH / p->ten_year_duration;
    }
}

/* Sums over the months for coupons, and one more month so that the last can be interpolated to. */
static void build_annuities(lb_premium *p)
{
    for (int m = 1; m <= MONTHS; m++) {
        p->tens_annuity[m] = p->tens_annuity[m - 1] + p->tens[m] * MONTH;
        for (int node = 0; node < LB_NODES; node++) {
            p->run_off_annuity[m][node] = p->run_off_annuity[m - 1][node] + p->run_off[m][node] * MONTH;
        }
    }
    p->tens[MONTHS + 1] = p->tens[MONTHS];
    p->tens_annuity[MONTHS + 1] = p->tens_annuity[MONTHS];
    memcpy(p->run_off[MONTHS + 1], p->run_off[MONTHS], sizeof p->run_off[0]);
    memcpy(p->run_off_annuity[MONTHS + 1], p->run_off_annuity[MONTHS], sizeof p->run_off[0]);
}

/* Exposure of a par bond of so many months, one dollar. */
static void bond_exposure(const lb_premium *p, int months, double par_dec, double out[LB_FACTORS])
{
    double value = 0;
    memset(out, 0, sizeof(double) * LB_FACTORS);
    for (int m = 1; m <= months; m++) {
        double paid = payment_of(months, par_dec, m) * p->discount[m];
        value += paid;
        for (int k = 0; k < LB_FACTORS; k++) {
            out[k] += paid * p->loading[m][k];
        }
    }
    for (int k = 0; k < LB_FACTORS; k++) {
        out[k] /= value;
    }
}

/* A tenor sold at par: what one dollar of it does, and one dollar a month of it through the schedule. */
static void build_tenor(const lb_premium_terms *terms, const lb_curve *curve, int tenor, lb_premium *p)
{
    int months = lb_tenor_months(tenor), known = terms->schedule_months;
    double par = lb_curve_par_dec(curve, months * MONTH);
    double path[MONTHS + 1][LB_FACTORS], total[LB_FACTORS] = {0}, zero[MONTHS + 1] = {0};
    for (int m = 1; m < months; m++) {
        double paid = payment_of(months, par, m) * p->discount[m];
        for (int node = 0; node < LB_NODES; node++) {
            p->issued[tenor][node] += paid / p->discount[m] * p->run_off[m][node];
        }
    }
    for (int node = 0; node < LB_NODES; node++) {
        p->issued[tenor][node] += payment_of(months, par, months) * p->run_off[months][node];
    }
    memset(path, 0, sizeof path);
    for (int h = 1; h <= MONTHS; h++) { /* the stock sold by then, each month's aged by what has passed */
        if (h <= known) {
            memset(total, 0, sizeof total);
            for (int age = 0; age < h && age < months; age++) {
                double one[LB_FACTORS];
                bond_exposure(p, months - age, par, one);
                for (int k = 0; k < LB_FACTORS; k++) {
                    total[k] += one[k];
                }
            }
        }
        for (int k = 0; k < LB_FACTORS; k++) {
            path[h][k] = h <= known ? total[k] : path[h - 1][k] * p->monthly_decay;
        }
    }
    for (int n = 1; n <= MONTHS; n++) {
        double sum = 0;
        for (int h = 0; h < n; h++) {
            double held[LB_FACTORS];
            times_covariance(p, path[h], held);
            sum += dot(p->loading[n - 1 - h], held);
        }
        zero[n] = sum;
    }
    to_nodes(p, zero, p->issuing[tenor]);
}

void lb_premium_build(const lb_premium_terms *terms, const lb_curve *curve, double *scratch, lb_premium *out)
{
    memset(out, 0, sizeof *out);
    build_factors(terms, out);
    build_nodes(curve, out);
    out->monthly_decay = lb_half_life_left(MONTH, terms->structural_yrs);
    out->structural = lb_premium_decaying(out, out->monthly_decay);
    memset(scratch, 0, sizeof(double) * LB_PREMIUM_SCRATCH);
    build_run_off(terms, out, (double(*)[MONTHS + 1]) scratch);
    build_annuities(out);
    for (int tenor = 0; tenor < LB_TENOR_COUNT; tenor++) {
        int type = lb_tenor_type(tenor);
        if (type != LB_BILL && type != LB_FRN) {
            build_tenor(terms, curve, tenor, out);
        }
    }
}
