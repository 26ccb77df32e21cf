#include "study/curve_history.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "num/quantile.h"

enum { MOST_RUNS = 16 };

typedef struct runner {
    const lb_price_days *prices;
    lb_curve_history *out;
    unsigned methods;
    lb_fit_space *space;
    lb_price_quote *quotes;   /* [most_quotes] */
    lb_fit_outcome *outcomes; /* [most_quotes] */
    lb_error *err;
} runner;

/* On-the-run securities of the day by years to maturity, and their spreads. */
static int find_runs(const runner *r, int count, double years[MOST_RUNS], double spread[MOST_RUNS])
{
    int n = 0;
    for (int i = 0; i < count; i++) {
        const lb_fit_outcome *o = &r->outcomes[i];
        if (r->quotes[i].run != 0 || isnan(o->spread_bp) || n == MOST_RUNS) {
            continue;
        }
        int at = n++;
        for (; at > 0 && years[at - 1] > o->years; at--) {
            years[at] = years[at - 1];
            spread[at] = spread[at - 1];
        }
        years[at] = o->years;
        spread[at] = o->spread_bp;
    }
    return n;
}

/* Linear between the points, flat outside. */
static double interpolate(const double *x, const double *y, int n, double at)
{
    if (n == 0) {
        return NAN;
    }
    int k = 0;
    while (k < n && x[k] < at) {
        k++;
    }
    if (k == 0 || k == n) {
        return y[k == 0 ? 0 : n - 1];
    }
    return y[k - 1] + (y[k] - y[k - 1]) * (at - x[k - 1]) / (x[k] - x[k - 1]);
}

static void take_fit(const runner *r, int count, const lb_fit_result *result, lb_curve_day_fit *fit)
{
    double years[MOST_RUNS], spread[MOST_RUNS];
    fit->fitted = true;
    fit->used = result->used;
    fit->core_rms_bp = result->core_rms_bp;
    fit->all_rms_bp = result->all_rms_bp;
    fit->run_count = find_runs(r, count, years, spread);
    for (int k = 0; k < LB_TENOR_COUNT; k++) {
        double tenor = lb_tenor_yrs((lb_tenor)k);
        fit->par_dec[k] = lb_curve_par_dec(&result->curve, tenor);
        fit->run_bp[k] = interpolate(years, spread, fit->run_count, tenor);
    }
}

static lb_status list_faults(const runner *r, int count, lb_date date)
{
    lb_curve_history *out = r->out;
    for (int i = 0; i < count; i++) {
        const lb_fit_outcome *o = &r->outcomes[i];
        if (o->out <= LB_OUT_DESIGN) {
            continue;
        }
        if (out->fault_count == out->fault_room) {
            int room = out->fault_room ? 2 * out->fault_room : 256;
            lb_curve_fault *more = realloc(out->faults, (size_t)room * sizeof *more);
            if (!more) {
                return lb_fail(r->err, LB_ERR_NO_MEMORY, "no memory for the list of faulty prices");
            }
            out->faults = more;
            out->fault_room = room;
        }
        lb_curve_fault *fault = &out->faults[out->fault_count++];
        *fault = (lb_curve_fault){.date = date,
                                  .out = o->out,
                                  .clean_px = r->quotes[i].clean_px,
                                  .years = o->years,
                                  .spread_bp = o->spread_bp};
        memcpy(fault->cusip, r->quotes[i].security.cusip, sizeof fault->cusip);
    }
    return LB_OK;
}

static lb_status run_day(const runner *r, int index, lb_curve_day *day)
{
    int count = lb_price_day_quotes(r->prices, index, r->quotes);
    *day = (lb_curve_day){.date = r->prices->prices->days[index].date, .quotes = count};
    lb_date settle = lb_price_day_settle(day->date);
    for (int m = 0; m < LB_FIT_METHOD_COUNT; m++) {
        if (!(r->methods >> m & 1)) {
            continue;
        }
        lb_fit_options how = lb_fit_defaults((lb_fit_method)m);
        lb_fit_result result;
        lb_error refusal;
        if (lb_curve_fit(r->quotes, count, settle, &how, r->space, &result, r->outcomes, &refusal) == LB_OK) {
            take_fit(r, count, &result, &day->fits[m]);
        } else {
            snprintf(day->refusal, sizeof day->refusal, "%.255s", refusal.message);
        }
    }
    for (int i = 0; i < count; i++) {
        day->left_out[r->outcomes[i].out]++;
    }
    return list_faults(r, count, day->date);
}

static bool has_curve(const lb_curve_day *day)
{
    bool any = false;
    for (int m = 0; m < LB_FIT_METHOD_COUNT; m++) {
        any = any || day->fits[m].fitted;
    }
    return any;
}

static lb_status run_days(const runner *r, lb_date from, lb_date to)
{
    const lb_fedinvest *prices = r->prices->prices;
    lb_status status = LB_OK;
    bool any = false;
    for (int i = 0; i < prices->day_count && status == LB_OK; i++) {
        lb_date date = prices->days[i].date;
        if ((from == LB_DATE_NONE || date >= from) && (to == LB_DATE_NONE || date <= to)) {
            lb_curve_day *day = &r->out->days[r->out->day_count++];
            status = run_day(r, i, day);
            any = any || has_curve(day);
        }
    }
    if (status == LB_OK && r->out->day_count == 0) {
        char first[11], last[11];
        int n = prices->day_count;
        status = lb_fail(r->err, LB_ERR_RANGE, "no day between the two dates: the prices are of %s to %s",
                         lb_date_format(n ? prices->days[0].date : LB_DATE_NONE, first),
                         lb_date_format(n ? prices->days[n - 1].date : LB_DATE_NONE, last));
    } else if (status == LB_OK && !any) {
        status = lb_fail(r->err, LB_ERR_NO_SOLUTION, "no day has a curve; %s", r->out->days[0].refusal);
    }
    return status;
}

lb_status lb_curve_history_run(const lb_price_days *prices, lb_date from, lb_date to, unsigned methods,
                               lb_curve_history *out, lb_error *err)
{
    *out = (lb_curve_history){0};
    runner r = {.prices = prices, .out = out, .methods = methods, .err = err};
    size_t days = (size_t)prices->prices->day_count + 1, quotes = (size_t)prices->most_quotes + 1;
    out->days = calloc(days, sizeof *out->days);
    out->scratch = calloc(days, sizeof *out->scratch);
    r.quotes = calloc(quotes, sizeof *r.quotes);
    r.outcomes = calloc(quotes, sizeof *r.outcomes);
    lb_status status = lb_fit_space_create((int)quotes, &r.space, err);
    if (status == LB_OK && (!out->days || !out->scratch || !r.quotes || !r.outcomes)) {
        status = lb_fail(err, LB_ERR_NO_MEMORY, "no memory for the curves of %d days", (int)days);
    }
    status = status == LB_OK ? run_days(&r, from, to) : status;
    lb_fit_space_free(r.space);
    free(r.quotes);
    free(r.outcomes);
    return status;
}

void lb_curve_history_free(lb_curve_history *history)
{
    free(history->days);
    free(history->faults);
    free(history->scratch);
    *history = (lb_curve_history){0};
}

double lb_curve_history_rms_bp(const lb_curve_history *history, lb_fit_method method, bool all,
                               double quantile)
{
    int n = 0;
    for (int i = 0; i < history->day_count; i++) {
        const lb_curve_day_fit *fit = &history->days[i].fits[method];
        if (fit->fitted) {
            history->scratch[n++] = all ? fit->all_rms_bp : fit->core_rms_bp;
        }
    }
    lb_sort(history->scratch, n);
    return n ? lb_quantile_sorted(history->scratch, n, quantile) : NAN;
}

double lb_curve_history_difference_bp(const lb_curve_history *history, int day, lb_fit_method method,
                                      const lb_par_yields *published, lb_tenor tenor, bool with_run)
{
    const lb_curve_day *d = &history->days[day];
    const lb_curve_day_fit *fit = &d->fits[method];
    int row = lb_par_yields_row(published, d->date);
    if (!fit->fitted || row < 0) {
        return NAN;
    }
    double difference = 1e4 * (fit->par_dec[tenor] - published->yield_dec[row][tenor]);
    return with_run ? difference + fit->run_bp[tenor] : difference;
}

double lb_curve_history_median_bp(const lb_curve_history *history, lb_fit_method method,
                                  const lb_par_yields *published, lb_tenor tenor, int year, bool with_run)
{
    int n = 0;
    for (int i = 0; i < history->day_count; i++) {
        double difference = lb_curve_history_difference_bp(history, i, method, published, tenor, with_run);
        if (!isnan(difference) && (year == 0 || lb_date_ymd(history->days[i].date).year == year)) {
            history->scratch[n++] = fabs(difference);
        }
    }
    lb_sort(history->scratch, n);
    return n ? lb_quantile_sorted(history->scratch, n, 0.5) : NAN;
}
