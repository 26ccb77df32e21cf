/* cmd_curve.c - longbond curve: curves from the prices of every security. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "cli/cmd.h"
#include "cli/curve.h"

enum { REAL_SHORTEST_MONTHS = 18 };

const char *const lb_cli_fit_methods[] = {"ns", "nss", "spline", "all", NULL};

/* The price file of a call and what goes with it. */
typedef struct input {
    lb_fedinvest prices;
    lb_auctions auctions;
    bool has_auctions;
    lb_price_days days;
} input;

static void free_input(input *in)
{
    lb_price_days_free(&in->days);
    lb_fedinvest_free(&in->prices);
    if (in->has_auctions) {
        lb_auctions_free(&in->auctions);
    }
}

static lb_status read_input(const lb_cli_call *call, input *in, lb_error *err)
{
    memset(in, 0, sizeof *in);
    lb_status status = lb_fedinvest_read(lb_cli_text(call, "--prices"), &in->prices, err);
    const char *auctions = lb_cli_text(call, "--auctions");
    if (status == LB_OK && auctions) {
        in->has_auctions = true;
        status = lb_auctions_read(auctions, &in->auctions, err);
    }
    return status == LB_OK
               ? lb_price_days_build(&in->prices, in->has_auctions ? &in->auctions : NULL, &in->days, err)
               : status;
}

static lb_date date_of(const lb_cli_call *call, const char *name)
{
    const lb_cli_value *value = lb_cli_get(call, name);
    return value ? value->date : LB_DATE_NONE;
}

static lb_status run_fit(const lb_cli_call *call, const input *in, lb_error *err)
{
    int method = lb_cli_get(call, "--method")->choice;
    unsigned methods = method == LB_FIT_METHOD_COUNT ? (1u << LB_FIT_METHOD_COUNT) - 1 : 1u << method;
    const char *compare = lb_cli_text(call, "--compare");
    lb_par_yields published = {0};
    lb_curve_history history = {0};
    lb_status status = compare ? lb_par_yields_read(compare, &published, err) : LB_OK;
    if (status == LB_OK) {
        status = lb_curve_history_run(&in->days, date_of(call, "--from"), date_of(call, "--to"), methods,
                                      &history, err);
    }
    if (status == LB_OK) {
        status = lb_curve_print_history(call, &history, methods, compare ? &published : NULL, err);
    }
    lb_curve_history_free(&history);
    if (compare) {
        lb_par_yields_free(&published);
    }
    return status;
}

/* Fits nominal and real curve of the day; that there is no real one is no error. */
static lb_status fit_day(const lb_cli_call *call, const input *in, int day, lb_cli_curves *out, lb_error *err)
{
    int method = lb_cli_get(call, "--method")->choice;
    lb_fit_options how =
        lb_fit_defaults(method == LB_FIT_METHOD_COUNT ? LB_FIT_SPLINE : (lb_fit_method)method);
    out->method = lb_cli_fit_methods[how.method];
    out->count = lb_price_day_quotes(&in->days, day, out->quotes);
    lb_fit_outcome *real = calloc((size_t)out->count + 1, sizeof *real);
    lb_fit_space *space;
    lb_status status = real ? lb_fit_space_create(out->count, &space, err)
                            : lb_fail(err, LB_ERR_NO_MEMORY, "no memory for the prices of a day");
    if (status != LB_OK) {
        free(real);
        return status;
    }
    status =
        lb_curve_fit(out->quotes, out->count, out->settle, &how, space, &out->nominal, out->outcomes, err);
    if (status == LB_OK) {
        lb_error refusal;
        how.type = LB_TIPS;
        how.shortest_yrs = REAL_SHORTEST_MONTHS / 12.0;
        out->has_real = lb_curve_fit(out->quotes, out->count, out->settle, &how, space, &out->real, real,
                                     &refusal) == LB_OK;
        if (!out->has_real) {
            snprintf(out->no_real, sizeof out->no_real, "%.255s", refusal.message);
        }
        for (int i = 0; i < out->count && out->has_real; i++) {
            if (out->quotes[i].security.type == LB_TIPS) {
                out->outcomes[i] = real[i];
            }
        }
    }
    lb_fit_space_free(space);
    free(real);
    return status;
}

static lb_status find_day(const lb_cli_call *call, const input *in, int *day, lb_error *err)
{
    lb_date date = date_of(call, "--date");
    const lb_fedinvest *prices = &in->prices;
    if (date == LB_DATE_NONE) {
        return lb_fail(err, LB_ERR_USAGE, "the option '--date' is missing");
    }
    lb_date nearest = LB_DATE_NONE;
    for (int i = 0; i < prices->day_count; i++) {
        *day = i;
        if (prices->days[i].date == date) {
            return LB_OK;
        }
        nearest = prices->days[i].date < date || nearest == LB_DATE_NONE ? prices->days[i].date : nearest;
    }
    char text[11], near_text[11];
    return lb_fail(err, LB_ERR_NOT_FOUND, "there are no prices of %s; the nearest day is %s",
                   lb_date_format(date, text), lb_date_format(nearest, near_text));
}

static lb_status run_day(const lb_cli_call *call, const char *what, const input *in, lb_error *err)
{
    int day = 0;
    lb_status status = find_day(call, in, &day, err);
    if (status != LB_OK) {
        return status;
    }
    lb_cli_curves *curves = calloc(1, sizeof *curves);
    size_t most = (size_t)in->days.most_quotes + 1;
    if (curves) {
        curves->date = in->prices.days[day].date;
        curves->settle = lb_price_day_settle(curves->date);
        curves->quotes = calloc(most, sizeof *curves->quotes);
        curves->outcomes = calloc(most, sizeof *curves->outcomes);
    }
    if (!curves || !curves->quotes || !curves->outcomes) {
        status = lb_fail(err, LB_ERR_NO_MEMORY, "no memory for the prices of a day");
    } else {
        status = fit_day(call, in, day, curves, err);
    }
    const char *plot = lb_cli_text(call, "--plot");
    bool spreads = strcmp(what, "spreads") == 0;
    if (status == LB_OK && plot) {
        status = lb_curve_plot(plot, spreads ? "par" : what, curves, err);
    }
    if (status == LB_OK) {
        status = spreads ? lb_curve_print_spreads(call, curves, err)
                         : lb_curve_print_terms(call, what, curves, err);
    }
    if (curves) {
        free(curves->quotes);
        free(curves->outcomes);
    }
    free(curves);
    return status;
}

static lb_status run_curve(const lb_cli_call *call, lb_error *err)
{
    if (lb_cli_given(call, "--json") && lb_cli_given(call, "--csv")) {
        return lb_fail(err, LB_ERR_USAGE, "give one of --json and --csv, not both");
    }
    const char *what = lb_cli_text(call, "WHAT");
    bool is_fit = strcmp(what, "fit") == 0;
    static const char *const of_fit[] = {"--from", "--to", "--compare"}, *const of_day[] = {"--date",
                                                                                            "--plot"};
    for (int i = 0; i < (is_fit ? 2 : 3); i++) {
        const char *stranger = is_fit ? of_day[i] : of_fit[i];
        if (lb_cli_given(call, stranger)) {
            return lb_fail(err, LB_ERR_USAGE, "the option '%s' does not go with curve %s", stranger, what);
        }
    }
    input in;
    lb_status status = read_input(call, &in, err);
    if (status == LB_OK) {
        status = is_fit ? run_fit(call, &in, err) : run_day(call, what, &in, err);
    }
    free_input(&in);
    return status;
}

static const char *const whats[] = {"fit", "par", "zero", "forward", "spreads", NULL};

static const lb_cli_param params[] = {
    {.name = "WHAT",
     .type = LB_CLI_CHOICE,
     .flags = LB_CLI_REQUIRED,
     .choices = whats,
     .meaning = "fit: all days of the file; the others: one day"},
    {.name = "--prices",
     .type = LB_CLI_FILE,
     .flags = LB_CLI_REQUIRED,
     .meaning = "daily prices of every security, as FedInvest publishes them (CSV, also gzip)"},
    {.name = "--auctions",
     .type = LB_CLI_FILE,
     .meaning = "the auctions list: issue dates of what was already there on the first day"},
    {.name = "--method",
     .type = LB_CLI_CHOICE,
     .choices = lb_cli_fit_methods,
     .fallback = "all",
     .meaning = "Nelson-Siegel, Svensson or smoothing spline; all means each of them for fit, and the spline "
                "for one day"},
    {.name = "--from", .type = LB_CLI_DATE, .meaning = "fit: first day"},
    {.name = "--to", .type = LB_CLI_DATE, .meaning = "fit: last day"},
    {.name = "--compare",
     .type = LB_CLI_FILE,
     .meaning = "fit: published par yields (H.15, Treasury or FRED) to compare with"},
    {.name = "--date", .type = LB_CLI_DATE, .meaning = "the day of the prices"},
    {.name = "--plot", .type = LB_CLI_FILE, .value = "SVG", .meaning = "draw the day's curve and securities"},
    LB_CLI_JSON_PARAM,
    {.name = "--csv", .type = LB_CLI_FLAG, .meaning = "print CSV instead of a table"},
    {0},
};

static const lb_cli_example examples[] = {
    {"longbond curve fit --prices fedinvest.csv.gz --compare par_yields.csv",
     "how near the curves come to the prices and to H.15, day by day"},
    {"longbond curve par --prices fedinvest.csv.gz --date 2012-06-15 --plot curve.svg",
     "nominal and real par yields and breakeven inflation of a day"},
    {"longbond curve spreads --prices fedinvest.csv.gz --date 2012-06-15 --csv",
     "which securities were rich and cheap"},
    {0},
};

const lb_cli_command lb_cmd_curve = {
    .name = "curve",
    .purpose = "yield curves from the prices of every security",
    .description = "Fits the end-of-day prices, which settle on the next business day, by yield errors. Left "
                   "out are bills, TIPS "
                   "(they make the real curve), what has less than three months to maturity, the on-the-run "
                   "and the first "
                   "off-the-run security of each term, and every price that is missing, doubled, crossed, "
                   "absurd or far from the "
                   "rest; the faults are listed. Spreads are market yield less curve yield: positive is "
                   "cheap. Breakeven "
                   "inflation is the nominal less the real yield.",
    .params = params,
    .examples = examples,
    .run = run_curve,
};
