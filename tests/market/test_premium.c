/* The price of duration against the published table of the research prototype, and against the sum B1 written out. */
#include "check_main.h"

#include <math.h>

#include "market/market_for_tests.h"

enum { MONTHS = LB_PREMIUM_MONTHS };
static const double FLAT_DEC = 0.0425, BP = 1e-4;

static lb_premium premium;

static void build(const lb_premium_terms *terms)
{
    static double scratch[LB_PREMIUM_SCRATCH];
    lb_curve curve = flat_curve(FLAT_DEC);
    lb_premium_build(terms, &curve, scratch, &premium);
}

static void build_published(void)
{
    lb_premium_terms terms = published_terms();
    build(&terms);
}

/* a' Sigma b */
static double covary(const double *a, const double *b)
{
    double sum = 0;
    for (int i = 0; i < LB_FACTORS; i++) {
        for (int j = 0; j < LB_FACTORS; j++) {
            sum += a[i] * premium.covariance[i][j] * b[j];
        }
    }
    return sum;
}

/* Premia of all zeros for exposures z_h = weight_h times `exposure`, by the double sum of B1; gamma = 1. */
static void zero_premia(const double *exposure, const double *weight, double out[MONTHS + 1])
{
    out[0] = 0;
    for (int n = 1; n <= MONTHS; n++) {
        double sum = 0;
        for (int h = 0; h < n; h++) {
            sum += weight[h] * covary(premium.loading[n - 1 - h], exposure);
        }
        out[n] = sum / (n / 12.0);
    }
}

/* Weights of a half-life in years; 0: for ever. */
static void decay(double half_life_yrs, double weight[MONTHS + 1])
{
    for (int h = 0; h <= MONTHS; h++) {
        weight[h] = half_life_yrs > 0 ? pow(0.5, h / (12 * half_life_yrs)) : 1;
    }
}

/* Value-weighted mean over the payments of a par bond at the node: what a par yield's premium is. */
static double par_mean(int node, const double zero[MONTHS + 1])
{
    lb_curve curve = flat_curve(FLAT_DEC);
    double years = lb_curve_node_years(node), par = lb_curve_par_dec(&curve, years), sum = 0, all = 0;
    int months = (int)lround(12 * years);
    for (int m = 1; m <= months; m++) {
        double paid = months > 6 && (months - m) % 6 == 0 ? par / 2 : 0;
        paid += m == months ? 1 : 0;
        double weight = paid * exp(-FLAT_DEC * m / 12) * m / 12;
        sum += weight * zero[m];
        all += weight;
    }
    return sum / all;
}

/* MODEL.md B.3.4: implied yield volatility at 3 months, 2, 5, 10, 30 years: 87/79/70/64/51 bp a year. */
START_TEST(volatility_of_yields_is_the_published_one)
{
    static const struct {
        int months;
        double bp;
    } row[] = {{3, 87}, {24, 79}, {60, 70}, {120, 64}, {360, 51}};
    build_published();
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        const double *b = premium.loading[row[i].months];
        double vol = sqrt(covary(b, b) * 12) / (row[i].months / 12.0);
        ck_assert_double_eq_tol(vol / BP, row[i].bp, 0.5);
    }
}
END_TEST

/* The same, 1.7 tn placed at a 10-year zero, scaled to 45 bp at ten years if permanent: half-lives by row. */
START_TEST(response_of_zeros_is_the_published_table)
{
    static const int months[4] = {24, 60, 120, 360};
    static const struct {
        double half_life_yrs, bp[4];
    } row[] = {
        {0, {8.5, 22.7, 45.0, 115.6}}, {20, {8.3, 21.5, 40.3, 82.5}}, {10, {8.2, 20.4, 36.2, 62.2}},
        {5, {7.8, 18.4, 29.9, 40.0}},  {2, {7.0, 14.0, 18.8, 18.5}},  {1, {5.9, 9.8, 11.3, 9.7}},
        {0.25, {2.9, 3.5, 3.4, 2.7}},
    };
    build_published();
    double weight[MONTHS + 1], zero[MONTHS + 1], gamma = 0;
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        decay(row[i].half_life_yrs, weight);
        zero_premia(premium.loading[120], weight, zero);
        if (i == 0) {
            gamma = 45 * BP / (1.7e12 * zero[120]);
            ck_assert_double_eq_tol(gamma, 1.266e-12, 0.0005e-12); /* the published price of risk */
        }
        for (int k = 0; k < 4; k++) {
            ck_assert_double_eq_tol(gamma * 1.7e12 * zero[months[k]] / BP, row[i].bp[k], 0.051);
        }
    }
}
END_TEST

/* What the run works with are par yields: means of the zeros' premia over a par bond's payments. */
START_TEST(par_effects_are_means_of_zero_effects)
{
    static const double half_life[] = {0.25, 1, 10, 20};
    build_published();
    for (size_t i = 0; i < sizeof half_life / sizeof half_life[0]; i++) {
        double weight[MONTHS + 1], zero[MONTHS + 1];
        decay(half_life[i], weight);
        lb_response response = lb_premium_decaying(&premium, lb_premium_monthly(&premium, half_life[i]));
        for (int where = LB_NODE_2Y; where < LB_NODES; where += 2) {
            double tens[LB_NODES] = {[0] = 0}, effect[LB_NODES] = {0};
            tens[where] = 1;
            lb_premium_add(&premium, &response, tens, 1, effect);
            zero_premia(premium.node_exposure[where], weight, zero);
            for (int node = 0; node < LB_NODES; node++) {
                double mean = par_mean(node, zero);
                ck_assert_double_eq_tol(effect[node], mean, 1e-9 * fabs(mean) + 1e-20);
            }
        }
    }
}
END_TEST

/* One dollar at a node is a par bond with the interest risk of one dollar at ten years. */
START_TEST(node_exposures_are_those_of_par_bonds)
{
    build_published();
    lb_curve curve = flat_curve(FLAT_DEC);
    for (int node = 0; node < LB_NODES; node++) {
        double years = lb_curve_node_years(node), par = lb_curve_par_dec(&curve, years);
        int months = (int)lround(12 * years);
        double value = 0, time = 0, exposure[LB_FACTORS] = {0};
        for (int m = 1; m <= months; m++) {
            double paid = (months > 6 && (months - m) % 6 == 0 ? par / 2 : 0) + (m == months ? 1 : 0);
            paid *= exp(-FLAT_DEC * m / 12);
            value += paid;
            time += paid * m / 12;
            for (int k = 0; k < LB_FACTORS; k++) {
                exposure[k] += paid * premium.loading[m][k];
            }
        }
        ck_assert_double_eq_tol(premium.node_duration[node], time / value, 1e-9);
        double dollars = premium.ten_year_duration / premium.node_duration[node];
        for (int k = 0; k < LB_FACTORS; k++) {
            ck_assert_double_eq_tol(premium.node_exposure[node][k], dollars * exposure[k] / value, 1e-9);
        }
    }
    ck_assert_double_eq(premium.node_duration[LB_NODE_10Y], premium.ten_year_duration);
}
END_TEST

START_TEST(effects_are_linear)
{
    build_published();
    double one[LB_NODES], two[LB_NODES], both[LB_NODES], a[LB_NODES] = {0}, b[LB_NODES] = {0},
                                                         ab[LB_NODES] = {0};
    for (int node = 0; node < LB_NODES; node++) {
        one[node] = 1e9 * (node + 1);
        two[node] = 3e9 * (node % 3) - 2e9;
        both[node] = one[node] + 2 * two[node];
    }
    lb_premium_add(&premium, &premium.structural, one, 1e-12, a);
    lb_premium_add(&premium, &premium.structural, two, 1e-12, b);
    lb_premium_add(&premium, &premium.structural, both, 1e-12, ab);
    for (int node = 0; node < LB_NODES; node++) {
        ck_assert_double_eq_tol(ab[node], a[node] + 2 * b[node], 1e-16);
    }
    lb_premium_add(&premium, &premium.structural, two, 2e-12, a); /* adds to what is there */
    for (int node = 0; node < LB_NODES; node++) {
        ck_assert_double_eq_tol(ab[node], a[node], 1e-16);
    }
}
END_TEST

/* $1 due in m months: its loading runs off over the schedule, what is left then decays; months of both kinds. */
START_TEST(run_off_is_the_sum_written_out)
{
    static const int due[] = {1, 6, 23, 24, 25, 60, 120, 239, 360};
    lb_premium_terms terms = published_terms();
    build(&terms);
    double keep = pow(0.5, 1 / (12 * terms.structural_yrs));
    for (size_t i = 0; i < sizeof due / sizeof due[0]; i++) {
        double zero[MONTHS + 1] = {0};
        for (int n = 1; n <= MONTHS; n++) {
            double sum = 0;
            for (int h = 0; h < n; h++) {
                int known = h < terms.schedule_months ? h : terms.schedule_months;
                int left = due[i] - known;
                if (left > 0) {
                    sum += pow(keep, h - known) * covary(premium.loading[n - 1 - h], premium.loading[left]);
                }
            }
            zero[n] = sum / (n / 12.0);
        }
        for (int node = 0; node < LB_NODES; node++) {
            double mean = par_mean(node, zero) * exp(-FLAT_DEC * due[i] / 12);
            ck_assert_double_eq_tol(premium.run_off[due[i]][node], mean, 1e-9 * fabs(mean) + 1e-20);
        }
    }
}
END_TEST

/* A tenor sold is what its payments run off to. */
START_TEST(an_issue_is_the_sum_of_its_payments)
{
    build_published();
    lb_curve curve = flat_curve(FLAT_DEC);
    static const int tenors[] = {LB_2Y, LB_10Y, LB_30Y};
    for (size_t i = 0; i < 3; i++) {
        int months = lb_tenor_months(tenors[i]);
        double par = lb_curve_par_dec(&curve, months / 12.0);
        for (int node = 0; node < LB_NODES; node++) {
            double sum = premium.run_off[months][node];
            for (int m = 6; m <= months; m += 6) {
                sum += par / 2 * premium.run_off[m][node];
            }
            ck_assert_double_eq_tol(premium.issued[tenors[i]][node], sum, 1e-9 * fabs(sum) + 1e-20);
        }
    }
}
END_TEST

START_TEST(no_ramp_is_decay_and_a_ramp_comes_later)
{
    build_published();
    double monthly = lb_premium_monthly(&premium, 5);
    lb_response now = lb_premium_decaying(&premium, monthly), none = lb_premium_ramp(&premium, 0, monthly);
    ck_assert_mem_eq(&now, &none, sizeof now);
    double tens[LB_NODES] = {[LB_NODE_10Y] = 1}, before = HUGE_VAL;
    for (int ramp = 0; ramp <= 24;
         ramp += 6) { /* the 2-year lives through the ramp: the longer, the less it feels */
        double effect[LB_NODES] = {0};
        lb_response response = lb_premium_ramp(&premium, ramp, monthly);
        lb_premium_add(&premium, &response, tens, 1, effect);
        ck_assert_double_gt(effect[LB_NODE_2Y], 0);
        ck_assert_double_lt(effect[LB_NODE_2Y], before);
        before = effect[LB_NODE_2Y];
    }
}
END_TEST

START_TEST(what_lasts_longer_moves_more)
{
    static const double half_life[] = {0.1, 0.25, 1, 2, 5, 10, 20, 100};
    build_published();
    double tens[LB_NODES] = {[LB_NODE_10Y] = 1}, before[LB_NODES] = {0};
    for (size_t i = 0; i < sizeof half_life / sizeof half_life[0]; i++) {
        double effect[LB_NODES] = {0};
        lb_response response = lb_premium_decaying(&premium, lb_premium_monthly(&premium, half_life[i]));
        lb_premium_add(&premium, &response, tens, 1, effect);
        for (int node = LB_NODE_6M; node < LB_NODES; node++) {
            ck_assert_double_gt(effect[node], before[node]);
            before[node] = effect[node];
        }
    }
    ck_assert_double_eq_tol(lb_premium_monthly(&premium, 0.5), pow(0.5, 1.0 / 6), 1e-15);
    ck_assert_double_eq(lb_premium_monthly(&premium, HUGE_VAL), premium.monthly_decay);
}
END_TEST

/* A 10-year par bond is one ten-year equivalent. The tables pay coupons monthly, two and a half months before their time
 * on average, which is 0.9 % of it: ten coupons of 4.25 that much earlier, discounted by a fifth, over 8.2 years. */
START_TEST(ten_year_par_bond_is_one_ten)
{
    build_published();
    lb_curve curve = flat_curve(FLAT_DEC);
    double par = lb_curve_par_dec(&curve, 10);
    double tens = premium.tens[120] + par * premium.tens_annuity[120];
    ck_assert_double_eq_tol(tens, 0.991, 0.003);
    /* paid when they are due it is one */
    double exact = premium.tens[120];
    for (int m = 6; m <= 120; m += 6) {
        exact += par / 2 * premium.tens[m];
    }
    ck_assert_double_eq_tol(exact, 1, 1e-9);
}
END_TEST

CHECK_MAIN("premium", volatility_of_yields_is_the_published_one, response_of_zeros_is_the_published_table,
           par_effects_are_means_of_zero_effects, node_exposures_are_those_of_par_bonds, effects_are_linear,
           run_off_is_the_sum_written_out, an_issue_is_the_sum_of_its_payments,
           no_ramp_is_decay_and_a_ramp_comes_later, what_lasts_longer_moves_more,
           ten_year_par_bond_is_one_ten)
