/* curve_history_output.c - what longbond curve fit prints. */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "cli/curve.h"
#include "cli/text_table.h"

/* The tenors at which curves and publications are compared. */
static const lb_tenor tenors[] = {LB_TENOR_6MO, LB_TENOR_1YR,  LB_TENOR_2YR,  LB_TENOR_3YR, LB_TENOR_5YR,
                                  LB_TENOR_7YR, LB_TENOR_10YR, LB_TENOR_20YR, LB_TENOR_30YR};
enum {
    TENORS = sizeof tenors / sizeof tenors[0],
    WORST = 10,
    AROUND = 5,
    FAULTS_SHOWN = 30,
    MOST_REFUSALS = 10
};

/* Those by which days are judged. */
static bool is_headline(lb_tenor tenor)
{
    return tenor >= LB_TENOR_2YR && tenor != LB_TENOR_20YR;
}

typedef struct worst_day {
    int day;
    lb_tenor tenor;
    double difference_bp, usual_bp, run_bp;
} worst_day;

typedef struct printer {
    const lb_cli_call *call;
    const lb_curve_history *history;
    const lb_par_yields *published; /* NULL: nothing to compare with */
    unsigned methods;
    lb_fit_method last; /* of those run: its faults and worst days are told */
} printer;

/* The mean difference on the days around. */
static double usual_difference(const printer *p, int day, lb_tenor tenor)
{
    double sum = 0;
    int n = 0;
    for (int i = day - AROUND; i <= day + AROUND; i++) {
        double d = i < 0 || i >= p->history->day_count || i == day
                       ? NAN
                       : lb_curve_history_difference_bp(p->history, i, p->last, p->published, tenor, false);
        if (!isnan(d)) {
            sum += d;
            n++;
        }
    }
    return n ? sum / n : 0;
}

/* The days of the largest differences, one tenor for each. */
static int find_worst(const printer *p, worst_day worst[WORST])
{
    int count = 0;
    for (int i = 0; i < p->history->day_count; i++) {
        worst_day w = {.day = i};
        for (int k = 0; k < TENORS; k++) {
            double d = is_headline(tenors[k]) ? lb_curve_history_difference_bp(p->history, i, p->last,
                                                                               p->published, tenors[k], false)
                                              : NAN;
            if (fabs(d) > fabs(w.difference_bp)) {
                w.difference_bp = d;
                w.tenor = tenors[k];
            }
        }
        if (w.difference_bp == 0) {
            continue;
        }
        w.usual_bp = usual_difference(p, i, w.tenor);
        w.run_bp = p->history->days[i].fits[p->last].run_bp[w.tenor];
        int at = count < WORST ? count++ : WORST;
        for (; at > 0 && fabs(w.difference_bp) > fabs(worst[at - 1].difference_bp); at--) {
            if (at < WORST) {
                worst[at] = worst[at - 1];
            }
        }
        if (at < WORST) {
            worst[at] = w;
        }
    }
    return count;
}

static const char *why(const worst_day *w)
{
    double size = fabs(w->difference_bp);
    if (fabs(w->difference_bp - w->usual_bp) > 0.5 * size) {
        return "this day only: the two are of different hours";
    }
    if (fabs(w->difference_bp + w->run_bp) <= 0.5 * size) {
        return "on-the-run premium: the publication is made from new issues";
    }
    return "lasting: the curve passes between securities of this term";
}

static void put_figure(lb_text_table *table, double value, int decimals)
{
    if (isnan(value)) {
        lb_text_table_cell(table, "-");
    } else {
        lb_text_table_cell(table, "%.*f", decimals, value);
    }
}

static lb_status print_errors(const printer *p, lb_error *err)
{
    static const char *const heads[] = {"method",          "days",         "median bp",
                                        "90 % of days bp", "all 1-30y bp", "securities"};
    lb_text_table *table = lb_text_table_new();
    for (int i = 0; i < 6; i++) {
        lb_text_table_column(table, i ? LB_ALIGN_RIGHT : LB_ALIGN_LEFT, heads[i]);
    }
    for (int m = 0; m < LB_FIT_METHOD_COUNT; m++) {
        if (!(p->methods >> m & 1)) {
            continue;
        }
        int days = 0;
        double used = 0;
        for (int i = 0; i < p->history->day_count; i++) {
            days += p->history->days[i].fits[m].fitted;
            used += p->history->days[i].fits[m].used;
        }
        lb_text_table_cell(table, "%s", lb_cli_fit_methods[m]);
        lb_text_table_cell(table, "%d", days);
        put_figure(table, lb_curve_history_rms_bp(p->history, (lb_fit_method)m, false, 0.5), 2);
        put_figure(table, lb_curve_history_rms_bp(p->history, (lb_fit_method)m, false, 0.9), 2);
        put_figure(table, lb_curve_history_rms_bp(p->history, (lb_fit_method)m, true, 0.5), 2);
        lb_text_table_cell(table, "%.0f", days ? used / days : 0.0);
    }
    fprintf(p->call->out,
            "Yield errors, root mean square, notes and bonds of 1 to 30 years\n"
            "(all: with on-the-run and first off-the-run; securities: fitted, mean of the days)\n");
    lb_status status = lb_text_table_print(table, p->call->out, p->call->colour, err);
    lb_text_table_free(table);
    return status;
}

static void put_medians(const printer *p, lb_text_table *table, lb_fit_method method, int year, bool with_run)
{
    for (int k = 0; k < TENORS; k++) {
        put_figure(table,
                   lb_curve_history_median_bp(p->history, method, p->published, tenors[k], year, with_run),
                   1);
    }
}

static int year_of(const printer *p, int day)
{
    return lb_date_ymd(p->history->days[day].date).year;
}

static lb_status print_comparison(const printer *p, lb_error *err)
{
    lb_text_table *table = lb_text_table_new();
    lb_text_table_column(table, LB_ALIGN_LEFT, "method");
    lb_text_table_column(table, LB_ALIGN_LEFT, "year");
    for (int k = 0; k < TENORS; k++) {
        char head[16];
        snprintf(head, sizeof head, "%gy", lb_tenor_yrs(tenors[k]));
        lb_text_table_column(table, LB_ALIGN_RIGHT, head);
    }
    for (int m = 0; m < LB_FIT_METHOD_COUNT; m++) {
        if (!(p->methods >> m & 1)) {
            continue;
        }
        int last = year_of(p, p->history->day_count - 1);
        for (int year = year_of(p, 0); year <= last; year++) {
            lb_text_table_cell(table, "%s", lb_cli_fit_methods[m]);
            lb_text_table_cell(table, "%d", year);
            put_medians(p, table, (lb_fit_method)m, year, false);
        }
        lb_text_table_cell(table, "%s", lb_cli_fit_methods[m]);
        lb_text_table_cell(table, "all");
        put_medians(p, table, (lb_fit_method)m, 0, false);
        lb_text_table_cell(table, "%s", lb_cli_fit_methods[m]);
        lb_text_table_cell(table, "all, with on-the-run spread");
        put_medians(p, table, (lb_fit_method)m, 0, true);
    }
    fprintf(p->call->out, "\nPar yields less the published ones: median absolute difference, bp\n");
    lb_status status = lb_text_table_print(table, p->call->out, p->call->colour, err);
    lb_text_table_free(table);
    return status;
}

static lb_status print_worst(const printer *p, lb_error *err)
{
    static const char *const heads[] = {
        "day", "tenor", "difference bp", "days around bp", "on-the-run spread bp", "why"};
    worst_day worst[WORST];
    int count = find_worst(p, worst);
    lb_text_table *table = lb_text_table_new();
    for (int i = 0; i < 6; i++) {
        lb_text_table_column(table, i == 0 || i == 5 ? LB_ALIGN_LEFT : LB_ALIGN_RIGHT, heads[i]);
    }
    for (int i = 0; i < count; i++) {
        char date[11];
        lb_text_table_cell(table, "%s", lb_date_format(p->history->days[worst[i].day].date, date));
        lb_text_table_cell(table, "%gy", lb_tenor_yrs(worst[i].tenor));
        lb_text_table_cell(table, "%+.1f", worst[i].difference_bp);
        lb_text_table_cell(table, "%+.1f", worst[i].usual_bp);
        lb_text_table_cell(table, "%+.1f", worst[i].run_bp);
        lb_text_table_cell(table, "%s", why(&worst[i]));
    }
    fprintf(p->call->out, "\nThe worst days of the %s at 2, 3, 5, 7, 10 and 30 years\n",
            lb_cli_fit_methods[p->last]);
    lb_status status = lb_text_table_print(table, p->call->out, p->call->colour, err);
    lb_text_table_free(table);
    return status;
}

static lb_status print_faults(const printer *p, lb_error *err)
{
    FILE *out = p->call->out;
    const lb_curve_history *h = p->history;
    fprintf(out, "\nLeft out of the %s by a fault of the price: %d\n", lb_cli_fit_methods[p->last],
            h->fault_count);
    for (int o = LB_OUT_DESIGN + 1; o < LB_OUT_COUNT; o++) {
        int count = 0;
        for (int i = 0; i < h->fault_count; i++) {
            count += h->faults[i].out == o;
        }
        if (count) {
            fprintf(out, "%7d  %s: %s\n", count, lb_out_word(o), lb_out_text(o));
        }
    }
    lb_text_table *table = lb_text_table_new();
    static const char *const heads[] = {"day", "CUSIP", "years", "price", "spread bp", "reason"};
    for (int i = 0; i < 6; i++) {
        lb_text_table_column(table, i >= 2 && i <= 4 ? LB_ALIGN_RIGHT : LB_ALIGN_LEFT, heads[i]);
    }
    int shown = h->fault_count < FAULTS_SHOWN ? h->fault_count : FAULTS_SHOWN;
    for (int i = 0; i < shown; i++) {
        const lb_curve_fault *fault = &h->faults[i];
        char date[11];
        lb_text_table_cell(table, "%s", lb_date_format(fault->date, date));
        lb_text_table_cell(table, "%s", fault->cusip);
        lb_text_table_cell(table, "%.2f", fault->years);
        lb_text_table_cell(table, isnan(fault->clean_px) ? "-" : "%.6f", fault->clean_px);
        lb_text_table_cell(table, isnan(fault->spread_bp) ? "-" : "%.1f", fault->spread_bp);
        lb_text_table_cell(table, "%s", lb_out_word(fault->out));
    }
    lb_status status = shown ? lb_text_table_print(table, out, p->call->colour, err) : LB_OK;
    lb_text_table_free(table);
    if (h->fault_count > shown) {
        fprintf(out, "... and %d more: --json has them all\n", h->fault_count - shown);
    }
    int refused = 0;
    for (int i = 0; i < h->day_count; i++) {
        if (h->days[i].refusal[0] && refused++ < MOST_REFUSALS) {
            fprintf(out, "no curve: %s\n", h->days[i].refusal);
        }
    }
    if (refused > MOST_REFUSALS) {
        fprintf(out, "... and no curve on %d more days\n", refused - MOST_REFUSALS);
    }
    return status;
}

static void json_figure(lb_json *json, const char *key, double value)
{
    lb_json_key(json, key);
    if (isfinite(value)) {
        lb_json_double(json, value);
    } else {
        lb_json_null(json);
    }
}

static void json_method(lb_json *json, const printer *p, lb_fit_method m)
{
    lb_json_object(json);
    lb_json_key(json, "method");
    lb_json_string(json, lb_cli_fit_methods[m]);
    json_figure(json, "median_rms_bp", lb_curve_history_rms_bp(p->history, m, false, 0.5));
    json_figure(json, "p90_rms_bp", lb_curve_history_rms_bp(p->history, m, false, 0.9));
    json_figure(json, "median_rms_all_bp", lb_curve_history_rms_bp(p->history, m, true, 0.5));
    if (p->published) {
        lb_json_key(json, "par_difference_bp");
        lb_json_array(json);
        for (int year = year_of(p, 0) - 1; year <= year_of(p, p->history->day_count - 1); year++) {
            for (int k = 0; k < TENORS; k++) {
                int which = year < year_of(p, 0) ? 0 : year;
                lb_json_object(json);
                lb_json_key(json, "year");
                if (which) {
                    lb_json_int(json, which);
                } else {
                    lb_json_null(json);
                }
                lb_json_key(json, "tenor_yrs");
                lb_json_double(json, lb_tenor_yrs(tenors[k]));
                json_figure(json, "median",
                            lb_curve_history_median_bp(p->history, m, p->published, tenors[k], which, false));
                json_figure(json, "median_with_run",
                            lb_curve_history_median_bp(p->history, m, p->published, tenors[k], which, true));
                lb_json_object_end(json);
            }
        }
        lb_json_array_end(json);
    }
    lb_json_object_end(json);
}

static lb_status print_json(const printer *p, lb_error *err)
{
    lb_json json;
    char date[11];
    lb_json_to_file(&json, p->call->out);
    json.indent = 2;
    lb_json_object(&json);
    lb_json_key(&json, "days");
    lb_json_int(&json, p->history->day_count);
    lb_json_key(&json, "methods");
    lb_json_array(&json);
    for (int m = 0; m < LB_FIT_METHOD_COUNT; m++) {
        if (p->methods >> m & 1) {
            json_method(&json, p, (lb_fit_method)m);
        }
    }
    lb_json_array_end(&json);
    worst_day worst[WORST];
    int count = p->published ? find_worst(p, worst) : 0;
    lb_json_key(&json, "worst_days");
    lb_json_array(&json);
    for (int i = 0; i < count; i++) {
        lb_json_object(&json);
        lb_json_key(&json, "date");
        lb_json_string(&json, lb_date_format(p->history->days[worst[i].day].date, date));
        json_figure(&json, "tenor_yrs", lb_tenor_yrs(worst[i].tenor));
        json_figure(&json, "difference_bp", worst[i].difference_bp);
        json_figure(&json, "days_around_bp", worst[i].usual_bp);
        json_figure(&json, "on_the_run_spread_bp", worst[i].run_bp);
        lb_json_key(&json, "why");
        lb_json_string(&json, why(&worst[i]));
        lb_json_object_end(&json);
    }
    lb_json_array_end(&json);
    lb_json_key(&json, "faults");
    lb_json_array(&json);
    for (int i = 0; i < p->history->fault_count; i++) {
        const lb_curve_fault *fault = &p->history->faults[i];
        lb_json_object(&json);
        lb_json_key(&json, "date");
        lb_json_string(&json, lb_date_format(fault->date, date));
        lb_json_key(&json, "cusip");
        lb_json_string(&json, fault->cusip);
        lb_json_key(&json, "reason");
        lb_json_string(&json, lb_out_word(fault->out));
        json_figure(&json, "price", fault->clean_px);
        json_figure(&json, "spread_bp", fault->spread_bp);
        lb_json_object_end(&json);
    }
    lb_json_array_end(&json);
    lb_json_key(&json, "no_curve");
    lb_json_array(&json);
    for (int i = 0; i < p->history->day_count; i++) {
        const lb_curve_day *day = &p->history->days[i];
        if (day->refusal[0]) {
            lb_json_object(&json);
            lb_json_key(&json, "date");
            lb_json_string(&json, lb_date_format(day->date, date));
            lb_json_key(&json, "reason");
            lb_json_string(&json, day->refusal);
            lb_json_object_end(&json);
        }
    }
    lb_json_array_end(&json);
    lb_json_object_end(&json);
    return lb_json_finish(&json, err);
}

static void print_csv(const printer *p)
{
    FILE *out = p->call->out;
    fprintf(out, "date,method,used,rms_bp,rms_all_bp");
    for (int k = 0; k < TENORS; k++) {
        fprintf(out, ",par_%g_pct,run_%g_bp", lb_tenor_yrs(tenors[k]), lb_tenor_yrs(tenors[k]));
    }
    fprintf(out, "\n");
    for (int i = 0; i < p->history->day_count; i++) {
        for (int m = 0; m < LB_FIT_METHOD_COUNT; m++) {
            const lb_curve_day_fit *fit = &p->history->days[i].fits[m];
            char date[11];
            if (!fit->fitted) {
                continue;
            }
            fprintf(out, "%s,%s,%d,%.4f,%.4f", lb_date_format(p->history->days[i].date, date),
                    lb_cli_fit_methods[m], fit->used, fit->core_rms_bp, fit->all_rms_bp);
            for (int k = 0; k < TENORS; k++) {
                fprintf(out, ",%.6f,", 100 * fit->par_dec[tenors[k]]);
                if (fit->run_count) {
                    fprintf(out, "%.3f", fit->run_bp[tenors[k]]);
                }
            }
            fprintf(out, "\n");
        }
    }
}

lb_status lb_curve_print_history(const lb_cli_call *call, const lb_curve_history *history, unsigned methods,
                                 const lb_par_yields *published, lb_error *err)
{
    printer p = {.call = call, .history = history, .methods = methods, .published = published};
    for (int m = 0; m < LB_FIT_METHOD_COUNT; m++) {
        p.last = methods >> m & 1 ? (lb_fit_method)m : p.last;
    }
    if (lb_cli_given(call, "--json")) {
        return print_json(&p, err);
    }
    if (lb_cli_given(call, "--csv")) {
        print_csv(&p);
        return LB_OK;
    }
    lb_status status = print_errors(&p, err);
    status = status == LB_OK && published ? print_comparison(&p, err) : status;
    status = status == LB_OK && published ? print_worst(&p, err) : status;
    return status == LB_OK ? print_faults(&p, err) : status;
}
