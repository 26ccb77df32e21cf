#include "study/term_premium.h"

#include "base/error.h"
#include "curve/par_nss.h"
#include "num/lb_math.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    FIRST_QUARTER = 1962 * 4, /* of the table of corrections */
    QUARTERS = 140 * 4,
    LEAST_DAYS = 40,         /* of par yields for the mean of a quarter */
    SECOND_HUMP_FROM = 1980, /* Gurkaynak, Sack and Wright: Svensson's term from 1980 */
    SECOND_HUMP_YIELDS = 6,
    LEAST_YIELDS = 4
};

/* Off-the-run less published par yield at 5, 10 and 30 years, by quarter. */
typedef struct corrections {
    int count; /* quarters up to the last one known; 0: none */
    double gap_dec[QUARTERS][3];
} corrections;

typedef struct maker {
    const lb_premium_input *in;
    lb_premium *out;
    lb_par_nss_work *work;
    corrections *fix;
} maker;

/* The par yields of one day or month. */
typedef struct par_row {
    int count;
    double years[LB_TENOR_COUNT], par_dec[LB_TENOR_COUNT];
} par_row;

static int quarter_of(lb_date date)
{
    lb_ymd d = lb_date_ymd(date);
    return 4 * d.year + (d.month - 1) / 3;
}

static int month_of(lb_date date)
{
    lb_ymd d = lb_date_ymd(date);
    return 12 * d.year + d.month - 1;
}

/* First row of file `f` that continues the files before it. */
static int first_row(const lb_premium_input *in, int f)
{
    int row = 0;
    for (int before = 0; before < f; before++) {
        const lb_par_yields *earlier = in->par[before];
        while (row < in->par[f]->count && earlier->count &&
               in->par[f]->dates[row] <= earlier->dates[earlier->count - 1]) {
            row++;
        }
    }
    return row;
}

/* Means of the published yields by quarter into fix->gap_dec, with minus sign; NAN for too few days. */
static void sum_quarters(const lb_premium_input *in, corrections *fix, int (*days)[3])
{
    static const lb_tenor tenors[3] = {LB_TENOR_5YR, LB_TENOR_10YR, LB_TENOR_30YR};
    for (int f = 0; f < in->par_count; f++) {
        for (int row = first_row(in, f); row < in->par[f]->count; row++) {
            int q = quarter_of(in->par[f]->dates[row]) - FIRST_QUARTER;
            for (int i = 0; i < 3 && q >= 0 && q < QUARTERS; i++) {
                double value = in->par[f]->yield_dec[row][tenors[i]];
                if (!isnan(value)) {
                    fix->gap_dec[q][i] -= value;
                    days[q][i]++;
                }
            }
        }
    }
}

static lb_status find_corrections(const lb_premium_input *in, corrections *fix, lb_error *err)
{
    static const char *const names[3] = {"RG5", "RG10", "RG30"};
    int column[3], (*days)[3] = calloc(QUARTERS, sizeof *days);
    if (!days) {
        return lb_fail(err, LB_ERR_NO_MEMORY, "out of memory");
    }
    lb_status status = LB_OK;
    for (int i = 0; i < 3 && status == LB_OK; i++) {
        column[i] = lb_series_find(in->off_the_run, names[i]);
        if (column[i] < 0) {
            status = lb_fail(err, LB_ERR_NOT_FOUND, "the off-the-run yields have no column %s", names[i]);
        }
    }
    sum_quarters(in, fix, days);
    for (int q = 0; q < QUARTERS && status == LB_OK; q++) {
        lb_date first = lb_date_make((q + FIRST_QUARTER) / 4, 3 * (q % 4) + 1, 1);
        int row = lb_series_row(in->off_the_run, first);
        bool known = row >= 0 && quarter_of(in->off_the_run->dates[row]) == q + FIRST_QUARTER;
        for (int i = 0; i < 3; i++) {
            double level = known ? lb_series_value(in->off_the_run, row, column[i]) / 100 : NAN;
            double gap = days[q][i] >= LEAST_DAYS ? level + fix->gap_dec[q][i] / days[q][i] : NAN;
            /* No 30-year yield: the gap of the 10-year. Nothing at all: no correction. */
            fix->gap_dec[q][i] = !isnan(gap) ? gap : i == 2 ? fix->gap_dec[q][1] : 0.0;
            fix->count = !isnan(gap) ? q + 1 : fix->count;
        }
    }
    free(days);
    return status;
}

static double gap_of(const corrections *fix, int quarter, int tenor)
{
    int q = quarter < fix->count ? quarter : fix->count - 1;
    return q < 0 ? 0.0 : fix->gap_dec[q][tenor];
}

/* Correction of the par yield of `years` on `date`: linear in time between the middles of quarters, in maturity between
 * nothing at one year and the three known maturities. */
static double correction(const corrections *fix, lb_date date, double years)
{
    if (!fix->count || years <= 1) {
        return 0.0;
    }
    int quarter = quarter_of(date);
    lb_date begin = lb_date_make(quarter / 4, 3 * (quarter % 4) + 1, 1);
    lb_date end = lb_date_add_months(begin, 3, false);
    double from_middle = (double)(date + 1 - begin) / (end - begin) - 0.5, at[3];
    int q = quarter - FIRST_QUARTER, other = from_middle < 0 ? q - 1 : q + 1;
    for (int i = 0; i < 3; i++) {
        at[i] = (1 - fabs(from_middle)) * gap_of(fix, q, i) + fabs(from_middle) * gap_of(fix, other, i);
    }
    if (years <= 5) {
        return at[0] * (years - 1) / 4;
    }
    return years <= 10 ? at[0] + (at[1] - at[0]) * (years - 5) / 5
                       : at[1] + (at[2] - at[1]) * (years - 10) / 20;
}

/* The yields of three months and more of a day, corrected; count 0 if they are too few or have no 10-year. */
static void gather(const maker *m, const lb_par_yields *par, int row, par_row *out)
{
    out->count = 0;
    for (int i = LB_TENOR_3MO; i < LB_TENOR_COUNT; i++) {
        double value = par->yield_dec[row][i];
        if (i != LB_TENOR_4MO && !isnan(value)) {
            out->years[out->count] = lb_tenor_yrs((lb_tenor)i);
            out->par_dec[out->count++] =
                value + correction(m->fix, par->dates[row], lb_tenor_yrs((lb_tenor)i));
        }
    }
    if (out->count < LEAST_YIELDS || isnan(par->yield_dec[row][LB_TENOR_10YR])) {
        out->count = 0;
    }
}

static lb_status fit_row(const maker *m, const par_row *par, lb_date date, lb_premium_row *out, lb_error *err)
{
    bool second_hump = par->count >= SECOND_HUMP_YIELDS && lb_date_ymd(date).year >= SECOND_HUMP_FROM;
    lb_par_nss curve;
    lb_error why;
    lb_status status =
        lb_par_nss_fit(m->work, par->years, par->par_dec, par->count, second_hump, &curve, &why);
    if (status != LB_OK) {
        char day[11];
        return lb_fail(err, status, "par yields of %s: %s", lb_date_format(date, day), why.message);
    }
    out->date = date;
    out->fit_rms_dec = curve.rms_dec;
    out->real_dec[0] = out->real_dec[1] = NAN;
    lb_par_nss_monthly(&curve, LB_ACM_MONTHS, out->zero_dec);
    return LB_OK;
}

/* Means of a month, of the tenors that half of its days have. */
static void average(const maker *m, const lb_par_yields *par, int begin, int end, par_row *out)
{
    double sum[LB_TENOR_COUNT] = {0}, years[LB_TENOR_COUNT] = {0};
    int seen[LB_TENOR_COUNT] = {0}, days = 0;
    for (int row = begin; row < end; row++) {
        par_row day;
        gather(m, par, row, &day);
        days += day.count > 0;
        for (int i = 0, tenor = LB_TENOR_3MO; i < day.count; i++, tenor++) {
            while (lb_tenor_yrs((lb_tenor)tenor) != day.years[i]) {
                tenor++;
            }
            years[tenor] = day.years[i];
            sum[tenor] += day.par_dec[i];
            seen[tenor]++;
        }
    }
    out->count = 0;
    for (int i = 0; i < LB_TENOR_COUNT; i++) {
        if (seen[i] && 2 * seen[i] >= days) {
            out->years[out->count] = years[i];
            out->par_dec[out->count++] = sum[i] / seen[i];
        }
    }
    out->count = out->count < LEAST_YIELDS ? 0 : out->count;
}

static lb_status make_month(const maker *m, const lb_par_yields *par, int begin, int end, lb_error *err)
{
    par_row yields = {.count = 0};
    int last = end - 1;
    while (last >= begin && (gather(m, par, last, &yields), yields.count == 0)) {
        last--;
    }
    if (last < begin) {
        return LB_OK;
    }
    if (m->in->averages) {
        average(m, par, begin, end, &yields);
    }
    int at = m->out->month_count;
    if (at && month_of(m->out->months[at - 1].date) == month_of(par->dates[last])) {
        at--;
    }
    m->out->month_count = at + 1;
    return fit_row(m, &yields, par->dates[last], &m->out->months[at], err);
}

/* All months, and all days if they are wanted. Of a month whose days are in two files
 * the second one's stand. */
static lb_status make_rows(const maker *m, lb_error *err)
{
    lb_status status = LB_OK;
    for (int f = 0; f < m->in->par_count; f++) {
        const lb_par_yields *par = m->in->par[f];
        for (int begin = first_row(m->in, f), end; begin < par->count && status == LB_OK; begin = end) {
            int month = month_of(par->dates[begin]);
            for (end = begin + 1; end < par->count && month_of(par->dates[end]) == month; end++) {
            }
            status = make_month(m, par, begin, end, err);
            for (int row = begin; m->in->daily && row < end && status == LB_OK; row++) {
                par_row yields;
                gather(m, par, row, &yields);
                if (yields.count) {
                    status = fit_row(m, &yields, par->dates[row], &m->out->days[m->out->day_count++], err);
                }
            }
        }
    }
    return status;
}

static lb_status estimate(const maker *m, lb_error *err)
{
    lb_premium *out = m->out;
    int begin = 0, end = out->month_count;
    while (begin < end && m->in->from != LB_DATE_NONE && out->months[begin].date < m->in->from) {
        begin++;
    }
    while (end > begin && m->in->until != LB_DATE_NONE && out->months[end - 1].date > m->in->until) {
        end--;
    }
    for (int i = begin + 1; i < end; i++) {
        if (month_of(out->months[i].date) != month_of(out->months[i - 1].date) + 1) {
            char day[11];
            return lb_fail(err, LB_ERR_RANGE,
                           "the months of the sample must be successive; after %s one is missing",
                           lb_date_format(out->months[i - 1].date, day));
        }
    }
    double *panel = calloc((size_t)(end - begin) * LB_ACM_MONTHS + 1, sizeof *panel);
    if (!panel) {
        return lb_fail(err, LB_ERR_NO_MEMORY, "out of memory");
    }
    for (int i = begin; i < end; i++) {
        memcpy(panel + (size_t)(i - begin) * LB_ACM_MONTHS, out->months[i].zero_dec,
               sizeof out->months[i].zero_dec);
    }
    lb_status status = lb_acm_estimate(panel, end - begin, &m->in->options, &out->model, err);
    free(panel);
    for (int i = 0; i < out->month_count && status == LB_OK; i++) {
        lb_acm_factors(&out->model, out->months[i].zero_dec, out->months[i].factors);
    }
    for (int i = 0; i < out->day_count && status == LB_OK; i++) {
        lb_acm_factors(&out->model, out->days[i].zero_dec, out->days[i].factors);
    }
    return status;
}

/* Last value at or before `date`, not older than a week; NAN else. */
static double latest(const lb_series *series, lb_date date)
{
    for (int row = lb_series_row(series, date); row >= 0 && series->dates[row] > date - 7; row--) {
        double value = lb_series_value(series, row, 0);
        if (!isnan(value)) {
            return value;
        }
    }
    return NAN;
}

/* Zero yields of 5 and 10 years from par yields: flat to 5 years, then a straight line. */
static void zeros_of_pair(double par_5, double par_10, double zero[2])
{
    zero[0] = 2 * lb_log1p(par_5 / 2);
    zero[1] = 2 * lb_log1p(par_10 / 2);
    for (int step = 0; step < 30; step++) {
        double sum = 0, discount = 1;
        for (int j = 1; j <= 20; j++) {
            double z = zero[0] + (j > 10 ? (zero[1] - zero[0]) * (j - 10) / 10 : 0);
            discount = lb_exp(-z * 0.5 * j);
            sum += discount;
        }
        zero[1] += par_10 - 2 * (1 - discount) / sum;
    }
}

static const lb_par_yields *file_with(const lb_premium_input *in, lb_date date, int *row)
{
    for (int f = 0; f < in->par_count; f++) {
        *row = lb_par_yields_row(in->par[f], date);
        if (*row >= 0) {
            return in->par[f];
        }
    }
    return NULL;
}

static void add_real_yields(const lb_premium_input *in, lb_premium_row *rows, int count)
{
    for (int i = 0; i < count; i++) {
        int row;
        const lb_par_yields *par = file_with(in, rows[i].date, &row);
        double breakeven = latest(in->breakeven_5yr, rows[i].date),
               real_10 = latest(in->real_10yr, rows[i].date);
        double nominal_5 = par ? par->yield_dec[row][LB_TENOR_5YR] : NAN;
        if (!isnan(breakeven + real_10 + nominal_5)) {
            zeros_of_pair(nominal_5 - breakeven / 100, real_10 / 100, rows[i].real_dec);
        }
    }
}

/* Log change of the price index in the month of `date`; NAN if a month is missing. */
static double inflation_in(const lb_series *cpi, lb_date date)
{
    int row = lb_series_row(cpi, date);
    if (row < 1 || month_of(cpi->dates[row]) != month_of(date) ||
        month_of(cpi->dates[row - 1]) != month_of(date) - 1) {
        return NAN;
    }
    double now = lb_series_value(cpi, row, 0), before = lb_series_value(cpi, row - 1, 0);
    return now > 0 && before > 0 ? lb_log(now / before) : NAN;
}

static lb_status estimate_inflation(const maker *m, lb_error *err)
{
    static const int maturities[2] = {60, 120};
    lb_premium *out = m->out;
    add_real_yields(m->in, out->months, out->month_count);
    add_real_yields(m->in, out->days, out->day_count);
    size_t count = (size_t)out->month_count;
    double(*factors)[LB_ACM_MOST_FACTORS] = calloc(count, sizeof *factors);
    double *inflation = calloc(count, sizeof *inflation), *real = calloc(2 * count, sizeof *real);
    unsigned char *disorder = calloc(count, 1);
    lb_status status =
        factors && inflation && real && disorder ? LB_OK : lb_fail(err, LB_ERR_NO_MEMORY, "out of memory");
    for (int t = 0; status == LB_OK && t < out->month_count; t++) {
        const lb_premium_row *row = &out->months[t];
        int month = month_of(row->date);
        memcpy(factors[t], row->factors, sizeof factors[t]);
        memcpy(real + 2 * t, row->real_dec, sizeof row->real_dec);
        /* Measured inflation of the time that has real yields only: its mean was another before. */
        inflation[t] = isnan(row->real_dec[1]) ? NAN : inflation_in(m->in->cpi, row->date);
        /* September 2008 to June 2009: TIPS were sold for cash at any price. */
        disorder[t] = month >= 12 * 2008 + 8 && month <= 12 * 2009 + 5;
    }
    if (status == LB_OK) {
        lb_inflation_sample sample = {.month_count = out->month_count,
                                      .factors = (const double(*)[LB_ACM_MOST_FACTORS])factors,
                                      .inflation_dec = inflation,
                                      .maturity_count = 2,
                                      .maturity_months = maturities,
                                      .real_dec = real,
                                      .disorder = disorder,
                                      .liquidity_dec = m->in->liquidity_dec};
        status = lb_inflation_estimate(&out->model, &sample, &out->inflation, err);
    }
    out->has_inflation = status == LB_OK;
    free(factors);
    free(inflation);
    free(real);
    free(disorder);
    return status;
}

static lb_status make(maker *m, lb_error *err)
{
    lb_status status = lb_par_nss_work_new(&m->work, err);
    if (status == LB_OK && m->in->off_the_run) {
        status = find_corrections(m->in, m->fix, err);
    }
    if (status == LB_OK) {
        status = make_rows(m, err);
    }
    if (status == LB_OK) {
        status = estimate(m, err);
    }
    bool real = m->in->real_10yr && m->in->breakeven_5yr && m->in->cpi;
    return status == LB_OK && real ? estimate_inflation(m, err) : status;
}

lb_status lb_premium_make(const lb_premium_input *input, lb_premium *out, lb_error *err)
{
    memset(out, 0, sizeof *out);
    size_t days = 0, months = 0;
    for (int f = 0; f < input->par_count; f++) {
        const lb_par_yields *par = input->par[f];
        days += (size_t)par->count;
        for (int row = 0; row < par->count; row++) {
            months += row == 0 || month_of(par->dates[row]) != month_of(par->dates[row - 1]);
        }
    }
    maker m = {.in = input, .out = out, .fix = calloc(1, sizeof *m.fix)};
    out->months = calloc(months + 1, sizeof *out->months);
    out->days = input->daily ? calloc(days + 1, sizeof *out->days) : NULL;
    lb_status status = m.fix && out->months && (out->days || !input->daily)
                           ? make(&m, err)
                           : lb_fail(err, LB_ERR_NO_MEMORY, "out of memory");
    lb_par_nss_work_free(m.work);
    free(m.fix);
    return status;
}

void lb_premium_free(lb_premium *premium)
{
    free(premium->months);
    free(premium->days);
    premium->months = premium->days = NULL;
}

lb_status lb_premium_parts(const lb_premium *premium, const lb_premium_row *row, int maturity_months,
                           lb_acm_yield *nominal, lb_yield_parts *parts, lb_error *err)
{
    lb_status status = lb_acm_split(&premium->model, row->factors, maturity_months, nominal, err);
    if (status != LB_OK || !parts) {
        return status;
    }
    double yield =
        maturity_months <= LB_ACM_MONTHS ? row->zero_dec[maturity_months - 1] : nominal->fitted_dec;
    if (premium->has_inflation) {
        double real = maturity_months == 60    ? row->real_dec[0]
                      : maturity_months == 120 ? row->real_dec[1]
                                               : NAN;
        return lb_yield_decompose(&premium->model, &premium->inflation, row->factors, maturity_months, yield,
                                  real, parts, err);
    }
    *parts = (lb_yield_parts){
        yield, nominal->neutral_dec, NAN, yield - nominal->neutral_dec, NAN, NAN, NAN, NAN, NAN};
    return LB_OK;
}

static const lb_premium_row *month_row(const lb_premium *premium, lb_date date)
{
    for (int i = 0; i < premium->month_count; i++) {
        if (month_of(premium->months[i].date) == month_of(date)) {
            return &premium->months[i];
        }
    }
    return NULL;
}

/* Running sums of a comparison. */
typedef struct tally {
    double zero, fitted, fitted_sum, own, x, y, xx, yy, xy, abs;
} tally;

static void finish_match(const tally *t, int n, lb_premium_match *out)
{
    double covariance = t->xy - t->x * t->y / n;
    *out = (lb_premium_match){
        .count = n,
        .zero_rms_dec = sqrt(t->zero / n),
        .fitted_rms_dec = sqrt(t->fitted / n),
        .fitted_mean_dec = t->fitted_sum / n,
        .own_rms_dec = sqrt(t->own / n),
        .premium_correlation = covariance / sqrt((t->xx - t->x * t->x / n) * (t->yy - t->y * t->y / n)),
        .premium_mean_abs_dec = t->abs / n,
        .premium_mean_dec = (t->x - t->y) / n,
    };
}

lb_status lb_premium_compare(const lb_premium *premium, const lb_series *published, int years, lb_date from,
                             lb_date until, lb_premium_match *out, lb_error *err)
{
    static const char *const yields[] = {"ACMY01", "ACMY02", "ACMY03", "ACMY04", "ACMY05",
                                         "ACMY06", "ACMY07", "ACMY08", "ACMY09", "ACMY10"};
    static const char *const premia[] = {"ACMTP01", "ACMTP02", "ACMTP03", "ACMTP04", "ACMTP05",
                                         "ACMTP06", "ACMTP07", "ACMTP08", "ACMTP09", "ACMTP10"};
    if (years < 1 || years > 10) {
        return lb_fail(err, LB_ERR_RANGE, "published are the term premia of 1 to 10 years, not of %d", years);
    }
    int yield = lb_series_find(published, yields[years - 1]),
        premium_column = lb_series_find(published, premia[years - 1]);
    if (yield < 0 || premium_column < 0) {
        return lb_fail(err, LB_ERR_NOT_FOUND, "the published series has no %s", yields[years - 1]);
    }
    tally t = {0};
    int n = 0;
    for (int r = 0; r < published->count; r++) {
        lb_date date = published->dates[r];
        const lb_premium_row *row = month_row(premium, date);
        if (!row || (from != LB_DATE_NONE && date < from) || (until != LB_DATE_NONE && date > until)) {
            continue;
        }
        lb_acm_yield ours;
        lb_status status = lb_acm_split(&premium->model, row->factors, 12 * years, &ours, err);
        if (status != LB_OK) {
            return status;
        }
        double zero = row->zero_dec[12 * years - 1], fitted = lb_series_value(published, r, yield) / 100;
        double x = ours.premium_dec, y = lb_series_value(published, r, premium_column) / 100;
        t.zero += (zero - fitted) * (zero - fitted);
        t.fitted += (ours.fitted_dec - fitted) * (ours.fitted_dec - fitted);
        t.fitted_sum += ours.fitted_dec - fitted;
        t.own += (ours.fitted_dec - zero) * (ours.fitted_dec - zero);
        t.x += x;
        t.y += y;
        t.xx += x * x;
        t.yy += y * y;
        t.xy += x * y;
        t.abs += fabs(x - y);
        n++;
    }
    if (n < 2) {
        return lb_fail(err, LB_ERR_RANGE, "%d months in common with the published series", n);
    }
    finish_match(&t, n, out);
    return LB_OK;
}
