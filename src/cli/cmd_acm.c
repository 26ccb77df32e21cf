/* cmd_acm.c - longbond acm: term premia from the published par yields. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/json_writer.h"
#include "cli/cmd.h"
#include "cli/options.h"
#include "cli/text_table.h"
#include "study/term_premium.h"

enum { MOST_MATURITIES = 24, MOST_VALUES = 12 };

/* Files read, the result, and what is printed. */
typedef struct acm_run {
    const lb_cli_call *call;
    lb_par_yields par[LB_PREMIUM_MOST_FILES];
    int par_count;
    lb_series off_the_run, real_10yr, breakeven_5yr, cpi, published;
    lb_premium_input input;
    lb_premium premium;
    int maturity_count, maturities[MOST_MATURITIES]; /* months */
    lb_date from, until;                             /* printed */
} acm_run;

static lb_status read_series(const lb_cli_call *call, const char *option, const lb_series_layout *layout,
                             lb_series *out, const lb_series **given, lb_error *err)
{
    const char *path = lb_cli_text(call, option);
    if (!path) {
        return LB_OK;
    }
    *given = out;
    return lb_series_read(layout, path, out, err);
}

static lb_status read_files(acm_run *r, lb_error *err)
{
    lb_status status = LB_OK;
    const lb_cli_value *path;
    while (status == LB_OK && (path = lb_cli_nth(r->call, "--par", r->par_count)) != NULL) {
        if (r->par_count == LB_PREMIUM_MOST_FILES) {
            return lb_fail(err, LB_ERR_USAGE, "at most %d files of par yields", LB_PREMIUM_MOST_FILES);
        }
        status = lb_par_yields_read(path->text, &r->par[r->par_count], err);
        r->input.par[r->par_count] = &r->par[r->par_count];
        r->input.par_count = ++r->par_count;
    }
    const struct {
        const char *option;
        const lb_series_layout *layout;
        lb_series *out;
        const lb_series **given;
    } files[] = {
        {"--off-the-run", &lb_series_frbus, &r->off_the_run, &r->input.off_the_run},
        {"--real-10yr", &lb_series_fred, &r->real_10yr, &r->input.real_10yr},
        {"--breakeven-5yr", &lb_series_fred, &r->breakeven_5yr, &r->input.breakeven_5yr},
        {"--cpi", &lb_series_fred, &r->cpi, &r->input.cpi},
    };
    for (size_t i = 0; i < sizeof files / sizeof files[0] && status == LB_OK; i++) {
        status = read_series(r->call, files[i].option, files[i].layout, files[i].out, files[i].given, err);
    }
    int real = !!r->input.real_10yr + !!r->input.breakeven_5yr + !!r->input.cpi;
    if (status == LB_OK && real != 0 && real != 3) {
        return lb_fail(err, LB_ERR_USAGE, "--real-10yr, --breakeven-5yr and --cpi go together");
    }
    return status;
}

static lb_status read_choices(acm_run *r, lb_error *err)
{
    const lb_cli_call *call = r->call;
    const lb_cli_value *sample_from = lb_cli_get(call, "--sample-from"),
                       *sample_until = lb_cli_get(call, "--sample-until");
    const lb_cli_value *from = lb_cli_get(call, "--from"), *until = lb_cli_get(call, "--until"), *maturity;
    r->input.from = sample_from ? sample_from->date : LB_DATE_NONE;
    r->input.until = sample_until ? sample_until->date : LB_DATE_NONE;
    r->from = from ? from->date : LB_DATE_NONE;
    r->until = until ? until->date : LB_DATE_NONE;
    r->input.averages = lb_cli_given(call, "--averages");
    r->input.daily = lb_cli_given(call, "--daily");
    r->input.options.factor_count = (int)lb_cli_get(call, "--factors")->integer;
    r->input.liquidity_dec = lb_cli_get(call, "--liquidity")->number;
    while (r->maturity_count < MOST_MATURITIES &&
           (maturity = lb_cli_nth(call, "--maturity", r->maturity_count)) != NULL) {
        r->maturities[r->maturity_count++] = (int)maturity->integer;
    }
    if (lb_cli_nth(call, "--maturity", MOST_MATURITIES)) {
        return lb_fail(err, LB_ERR_USAGE, "at most %d maturities", MOST_MATURITIES);
    }
    for (int years = 1; !r->maturity_count || (years > 1 && years <= 10); years++) {
        r->maturities[r->maturity_count++] = 12 * years;
    }
    return LB_OK;
}

/* "ACMTP10" for years, "ACMTP018M" for other months. */
static void name_of(const char *what, int months, char out[static 24])
{
    if (months % 12 == 0) {
        snprintf(out, 24, "%s%02d", what, months / 12);
    } else {
        snprintf(out, 24, "%s%03dM", what, months);
    }
}

static const char *const value_names[MOST_VALUES] = {"ACMY", "ACMTP", "ACMRNY", "ZERO", "EREAL",  "EINFL",
                                                     "RTP",  "IRP",   "LIQ",    "REAL", "TIPSLIQ"};

/* The values of a row in the order of value_names, per cent; their number: 3 without expected inflation. */
static lb_status values_of(const acm_run *r, const lb_premium_row *row, int months, double value[MOST_VALUES],
                           int *count, lb_error *err)
{
    lb_acm_yield nominal;
    lb_yield_parts parts;
    lb_status status = lb_premium_parts(&r->premium, row, months, &nominal, &parts, err);
    if (status != LB_OK) {
        return status;
    }
    const double all[] = {nominal.fitted_dec,     nominal.premium_dec,         nominal.neutral_dec,
                          parts.yield_dec,        parts.expected_real_dec,     parts.expected_inflation_dec,
                          parts.real_premium_dec, parts.inflation_premium_dec, parts.liquidity_dec,
                          parts.real_yield_dec,   parts.tips_liquidity_dec};
    *count = r->premium.has_inflation ? (int)(sizeof all / sizeof all[0]) : 3;
    for (int i = 0; i < *count; i++) {
        value[i] = 100 * all[i];
    }
    return LB_OK;
}

static const lb_premium_row *rows_of(const acm_run *r, int *count)
{
    const lb_premium *p = &r->premium;
    const lb_premium_row *rows = r->input.daily ? p->days : p->months;
    int end = r->input.daily ? p->day_count : p->month_count, begin = 0;
    while (begin < end && r->from != LB_DATE_NONE && rows[begin].date < r->from) {
        begin++;
    }
    while (end > begin && r->until != LB_DATE_NONE && rows[end - 1].date > r->until) {
        end--;
    }
    *count = end - begin;
    return rows + begin;
}

static lb_status print_csv(const acm_run *r, lb_error *err)
{
    int count, values = r->premium.has_inflation ? 11 : 3;
    const lb_premium_row *rows = rows_of(r, &count);
    fputs("DATE", r->call->out);
    for (int v = 0; v < values; v++) {
        for (int m = 0; m < r->maturity_count; m++) {
            char name[24];
            name_of(value_names[v], r->maturities[m], name);
            fprintf(r->call->out, ",%s", name);
        }
    }
    fputc('\n', r->call->out);
    for (int i = 0; i < count; i++) {
        double value[MOST_MATURITIES][MOST_VALUES];
        for (int m = 0; m < r->maturity_count; m++) {
            lb_status status = values_of(r, &rows[i], r->maturities[m], value[m], &values, err);
            if (status != LB_OK) {
                return status;
            }
        }
        char date[11], number[32];
        fputs(lb_date_format(rows[i].date, date), r->call->out);
        for (int cell = 0; cell < values * r->maturity_count; cell++) {
            double x = value[cell % r->maturity_count][cell / r->maturity_count];
            number[0] = '\0';
            if (!isnan(x)) {
                lb_double_text(x, number);
            }
            fprintf(r->call->out, ",%s", number);
        }
        fputc('\n', r->call->out);
    }
    return ferror(r->call->out) ? lb_fail(err, LB_ERR_IO, "output failed") : LB_OK;
}

static void put_match(lb_json *json, const lb_premium_match *match, int years)
{
    lb_json_object(json);
    const struct {
        const char *key;
        double value;
    } fields[] = {
        {"zero_rms_bp", 1e4 * match->zero_rms_dec},
        {"fitted_rms_bp", 1e4 * match->fitted_rms_dec},
        {"fitted_mean_bp", 1e4 * match->fitted_mean_dec},
        {"own_rms_bp", 1e4 * match->own_rms_dec},
        {"premium_correlation", match->premium_correlation},
        {"premium_mean_abs_bp", 1e4 * match->premium_mean_abs_dec},
        {"premium_mean_bp", 1e4 * match->premium_mean_dec},
    };
    lb_json_key(json, "years");
    lb_json_int(json, years);
    lb_json_key(json, "count");
    lb_json_int(json, match->count);
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        lb_json_key(json, fields[i].key);
        lb_json_double(json, fields[i].value);
    }
    lb_json_object_end(json);
}

static lb_status json_comparison(const acm_run *r, lb_json *json, lb_error *err)
{
    lb_json_key(json, "against");
    lb_json_array(json);
    lb_status status = LB_OK;
    for (int years = 1; years <= 10 && status == LB_OK; years++) {
        lb_premium_match match;
        status = lb_premium_compare(&r->premium, &r->published, years, r->from, r->until, &match, err);
        if (status == LB_OK) {
            put_match(json, &match, years);
        }
    }
    lb_json_array_end(json);
    return status;
}

static lb_status print_json(const acm_run *r, bool compared, lb_error *err)
{
    lb_json json;
    lb_json_to_file(&json, r->call->out);
    json.indent = 2;
    int count, values;
    const lb_premium_row *rows = rows_of(r, &count);
    lb_json_object(&json);
    lb_json_key(&json, "sample_months");
    lb_json_int(&json, r->premium.model.month_count);
    lb_status status = compared ? json_comparison(r, &json, err) : LB_OK;
    lb_json_key(&json, "rows");
    lb_json_array(&json);
    for (int i = 0; i < count && status == LB_OK; i++) {
        char date[11], name[24];
        lb_json_object(&json);
        lb_json_key(&json, "date");
        lb_json_string(&json, lb_date_format(rows[i].date, date));
        for (int m = 0; m < r->maturity_count && status == LB_OK; m++) {
            double value[MOST_VALUES];
            status = values_of(r, &rows[i], r->maturities[m], value, &values, err);
            for (int v = 0; status == LB_OK && v < values; v++) {
                name_of(value_names[v], r->maturities[m], name);
                lb_json_key(&json, name);
                if (isnan(value[v])) {
                    lb_json_null(&json);
                } else {
                    lb_json_double(&json, value[v]);
                }
            }
        }
        lb_json_object_end(&json);
    }
    lb_json_array_end(&json);
    lb_json_object_end(&json);
    return status == LB_OK ? lb_json_finish(&json, err) : status;
}

static lb_status print_comparison(const acm_run *r, lb_error *err)
{
    static const char *const heads[] = {"years",         "quarters",       "zero rms bp",
                                        "fitted rms bp", "mean bp",        "own rms bp",
                                        "TP corr",       "TP mean abs bp", "TP mean bp"};
    lb_text_table *table = lb_text_table_new();
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
        lb_text_table_column(table, LB_ALIGN_RIGHT, heads[i]);
    }
    lb_status status = LB_OK;
    for (int years = 1; years <= 10 && status == LB_OK; years++) {
        lb_premium_match m;
        status = lb_premium_compare(&r->premium, &r->published, years, r->from, r->until, &m, err);
        if (status == LB_OK) {
            lb_text_table_cell(table, "%d", years);
            lb_text_table_cell(table, "%d", m.count);
            lb_text_table_cell(table, "%.1f", 1e4 * m.zero_rms_dec);
            lb_text_table_cell(table, "%.1f", 1e4 * m.fitted_rms_dec);
            lb_text_table_cell(table, "%.1f", 1e4 * m.fitted_mean_dec);
            lb_text_table_cell(table, "%.1f", 1e4 * m.own_rms_dec);
            lb_text_table_cell(table, "%.3f", m.premium_correlation);
            lb_text_table_cell(table, "%.1f", 1e4 * m.premium_mean_abs_dec);
            lb_text_table_cell(table, "%.1f", 1e4 * m.premium_mean_dec);
        }
    }
    if (status == LB_OK) {
        status = lb_text_table_print(table, r->call->out, r->call->colour, err);
    }
    lb_text_table_free(table);
    return status;
}

/* One line a date: the parts of the longest maturity asked for (10 years by default). */
static lb_status print_words(const acm_run *r, lb_error *err)
{
    int count, values = 0, months = r->maturities[r->maturity_count - 1];
    const lb_premium_row *rows = rows_of(r, &count);
    lb_text_table *table = lb_text_table_new();
    lb_text_table_column(table, LB_ALIGN_LEFT, "date");
    for (int v = 0; v < (r->premium.has_inflation ? 11 : 3); v++) {
        char name[24];
        name_of(value_names[v], months, name);
        lb_text_table_column(table, LB_ALIGN_RIGHT, name);
    }
    lb_status status = LB_OK;
    for (int i = 0; i < count && status == LB_OK; i++) {
        char date[11];
        double value[MOST_VALUES];
        status = values_of(r, &rows[i], months, value, &values, err);
        lb_text_table_cell(table, "%s", lb_date_format(rows[i].date, date));
        for (int v = 0; status == LB_OK && v < values; v++) {
            char number[32] = "";
            if (!isnan(value[v])) {
                snprintf(number, sizeof number, "%.3f", value[v]);
            }
            lb_text_table_cell(table, "%s", number);
        }
    }
    if (status == LB_OK) {
        status = lb_text_table_print(table, r->call->out, r->call->colour, err);
    }
    lb_text_table_free(table);
    return status;
}

static lb_status print_result(const acm_run *r, lb_error *err)
{
    bool compared = lb_cli_given(r->call, "--against");
    if (lb_cli_given(r->call, "--json")) {
        return print_json(r, compared, err);
    }
    if (lb_cli_given(r->call, "--csv")) {
        return print_csv(r, err);
    }
    return compared ? print_comparison(r, err) : print_words(r, err);
}

static lb_status run_acm(const lb_cli_call *call, lb_error *err)
{
    acm_run r = {.call = call};
    const lb_series *published = NULL;
    if (lb_cli_given(call, "--json") && lb_cli_given(call, "--csv")) {
        return lb_fail(err, LB_ERR_USAGE, "give one of --json and --csv, not both");
    }
    lb_status status = read_choices(&r, err);
    if (status == LB_OK) {
        status = read_files(&r, err);
    }
    if (status == LB_OK) {
        status = read_series(call, "--against", &lb_series_acm, &r.published, &published, err);
    }
    if (status == LB_OK) {
        status = lb_premium_make(&r.input, &r.premium, err);
    }
    if (status == LB_OK) {
        status = print_result(&r, err);
    }
    lb_premium_free(&r.premium);
    for (int i = 0; i < r.par_count; i++) {
        lb_par_yields_free(&r.par[i]);
    }
    lb_series *series[] = {&r.off_the_run, &r.real_10yr, &r.breakeven_5yr, &r.cpi, &r.published};
    for (size_t i = 0; i < sizeof series / sizeof series[0]; i++) {
        lb_series_free(series[i]);
    }
    return status;
}

static const lb_cli_param params[] = {
    {.name = "--par",
     .type = LB_CLI_FILE,
     .flags = LB_CLI_REQUIRED | LB_CLI_REPEATED,
     .meaning =
         "published par yields (H.15, FRED or Treasury); a further file continues where the one before ends"},
    {.name = "--off-the-run",
     .type = LB_CLI_FILE,
     .meaning =
         "history of the FRB/US model, whose RG5, RG10 and RG30 take the premium of the newest securities "
         "out of the par yields"},
    {.name = "--sample-from", .type = LB_CLI_DATE, .meaning = "first month of the estimation"},
    {.name = "--sample-until", .type = LB_CLI_DATE, .meaning = "last month of the estimation"},
    {.name = "--from", .type = LB_CLI_DATE, .meaning = "first date printed and compared"},
    {.name = "--until", .type = LB_CLI_DATE, .meaning = "last date printed and compared"},
    {.name = "--maturity",
     .type = LB_CLI_INTEGER,
     .flags = LB_CLI_REPEATED,
     .value = "MONTHS",
     .low = 1,
     .high = 360,
     .meaning = "maturity in months, beyond 120 extrapolated; without it 1 to 10 years"},
    {.name = "--factors",
     .type = LB_CLI_INTEGER,
     .fallback = "5",
     .low = 1,
     .high = LB_ACM_MOST_FACTORS,
     .meaning = "number of principal components"},
    {.name = "--averages", .type = LB_CLI_FLAG, .meaning = "monthly averages instead of month-ends"},
    {.name = "--daily", .type = LB_CLI_FLAG, .meaning = "every day instead of month-ends"},
    {.name = "--real-10yr",
     .type = LB_CLI_FILE,
     .meaning = "10-year TIPS yields (DFII10), for expected inflation"},
    {.name = "--breakeven-5yr", .type = LB_CLI_FILE, .meaning = "5-year breakeven inflation (T5YIE)"},
    {.name = "--cpi", .type = LB_CLI_FILE, .meaning = "consumer price index (CPIAUCSL)"},
    {.name = "--liquidity",
     .type = LB_CLI_PERCENT,
     .fallback = "20bp",
     .low = 0,
     .high = 2,
     .meaning = "liquidity premium of TIPS yields that is taken off them"},
    {.name = "--against",
     .type = LB_CLI_FILE,
     .meaning = "compare with this published series (ACMY01 ... ACMRNY10)"},
    LB_CLI_JSON_PARAM,
    {.name = "--csv", .type = LB_CLI_FLAG, .meaning = "print CSV in the layout of the published series"},
    {0},
};

static const lb_cli_example examples[] = {
    {"longbond acm --par FRB_H15_treasury_CMT_daily_1962_2015.csv --par treasury_par_yield_curve.csv --from "
     "2020-01-01",
     "10-year yield, term premium and risk-neutral yield, month by month"},
    {"longbond acm --par FRB_H15_treasury_CMT_daily_1962_2015.csv --off-the-run frbus.csv --against acm.csv",
     "how near the published series it comes"},
    {"longbond acm --par par.csv --real-10yr DFII10.csv --breakeven-5yr T5YIE.csv --cpi CPIAUCSL.csv --csv "
     "--daily",
     "all parts of the yields of 1 to 10 years, day by day"},
    {0},
};

const lb_cli_command lb_cmd_acm = {
    .name = "acm",
    .purpose = "term premia by the method of Adrian, Crump and Moench",
    .description =
        "Zero-coupon curves are fitted to the par yields of every month, the affine model is estimated by "
        "regressions, and every yield is split: ACMY fitted yield, ACMTP term premium, ACMRNY risk-neutral "
        "yield; "
        "per cent, continuously compounded; ACMY = ACMTP + ACMRNY.\n\n"
        "With real yields also ZERO = EREAL + EINFL + RTP + IRP + LIQ: the yield of the curve, expected real "
        "short "
        "rate, expected inflation, real term premium, inflation risk premium and what the model leaves; REAL "
        "is the "
        "real yield of the model and TIPSLIQ what the observed one stands above it.\n\n"
        "--against prints, by maturity, the root mean square difference of the fitted zero curves and of the "
        "model's "
        "yields from the published ones, the model's from the zero curves, and correlation, mean absolute "
        "and mean "
        "difference of the term premia.",
    .params = params,
    .examples = examples,
    .run = run_acm,
};
