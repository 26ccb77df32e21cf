/* curve_day_output.c - what longbond curve prints of one day. */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "cli/curve.h"
#include "cli/text_table.h"

/* Terms of the tables, years. */
static const double terms[] = {1.0 / 12, 0.25, 0.5, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30};
enum { TERMS = sizeof terms / sizeof terms[0] };

/* The real curve says nothing of terms below those it is fitted to. */
#define REAL_SHORTEST_YRS 2.0

double lb_curve_figure(const lb_curve *curve, const char *what, double years)
{
    return strcmp(what, "zero") == 0      ? lb_curve_zero_semiannual_dec(curve, years)
           : strcmp(what, "forward") == 0 ? lb_curve_forward_dec(curve, years)
                                          : lb_curve_par_dec(curve, years);
}

typedef struct term_row {
    double years, nominal, continuous, discount, real, breakeven; /* rates in per cent; NAN: none */
} term_row;

static term_row row_of(const char *what, const lb_cli_curves *c, double years)
{
    term_row row = {.years = years,
                    .nominal = 100 * lb_curve_figure(&c->nominal.curve, what, years),
                    .continuous = 100 * lb_curve_zero_dec(&c->nominal.curve, years),
                    .discount = lb_curve_discount(&c->nominal.curve, years),
                    .real = NAN,
                    .breakeven = NAN};
    if (c->has_real && years >= REAL_SHORTEST_YRS) {
        row.real = 100 * lb_curve_figure(&c->real.curve, what, years);
        row.breakeven = row.nominal - row.real;
    }
    return row;
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

static void json_head(lb_json *json, const lb_cli_curves *c)
{
    char date[11];
    lb_json_key(json, "date");
    lb_json_string(json, lb_date_format(c->date, date));
    lb_json_key(json, "settle");
    lb_json_string(json, lb_date_format(c->settle, date));
    lb_json_key(json, "method");
    lb_json_string(json, c->method);
    lb_json_key(json, "used");
    lb_json_int(json, c->nominal.used);
    json_figure(json, "rms_bp", c->nominal.core_rms_bp);
}

static lb_status terms_json(const lb_cli_call *call, const char *what, const lb_cli_curves *c, lb_error *err)
{
    lb_json json;
    lb_json_to_file(&json, call->out);
    json.indent = 2;
    lb_json_object(&json);
    json_head(&json, c);
    lb_json_key(&json, what);
    lb_json_array(&json);
    for (int i = 0; i < TERMS; i++) {
        term_row row = row_of(what, c, terms[i]);
        lb_json_object(&json);
        json_figure(&json, "years", row.years);
        json_figure(&json, "nominal_pct", row.nominal);
        json_figure(&json, "zero_continuous_pct", row.continuous);
        json_figure(&json, "discount", row.discount);
        json_figure(&json, "real_pct", row.real);
        json_figure(&json, "breakeven_pct", row.breakeven);
        lb_json_object_end(&json);
    }
    lb_json_array_end(&json);
    lb_json_object_end(&json);
    return lb_json_finish(&json, err);
}

static void print_head(const lb_cli_call *call, const lb_cli_curves *c)
{
    char date[11], settle[11];
    fprintf(call->out, "%s, settled %s: %s through %d securities, 1-30y root mean square error %.2f bp\n",
            lb_date_format(c->date, date), lb_date_format(c->settle, settle), c->method, c->nominal.used,
            c->nominal.core_rms_bp);
    if (!c->has_real) {
        fprintf(call->out, "no real curve: %s\n", c->no_real);
    }
}

static void put(lb_text_table *table, const char *format, double value)
{
    if (isnan(value)) {
        lb_text_table_cell(table, "-");
        return;
    }
    char text[32];
    if (strcmp(format, "px") == 0) {
        snprintf(text, sizeof text, "%.6f", value);
    } else if (strcmp(format, "bp") == 0) {
        snprintf(text, sizeof text, "%+.1f", value);
    } else {
        snprintf(text, sizeof text, "%.3f", value);
    }
    lb_text_table_cell(table, "%s", text);
}

lb_status lb_curve_print_terms(const lb_cli_call *call, const char *what, const lb_cli_curves *c,
                               lb_error *err)
{
    if (lb_cli_given(call, "--json")) {
        return terms_json(call, what, c, err);
    }
    if (lb_cli_given(call, "--csv")) {
        fprintf(call->out, "years,%s_pct,zero_continuous_pct,discount,real_%s_pct,breakeven_pct\n", what,
                what);
        for (int i = 0; i < TERMS; i++) {
            term_row row = row_of(what, c, terms[i]);
            fprintf(call->out, "%.6g,%.6f,%.6f,%.10f,", row.years, row.nominal, row.continuous, row.discount);
            if (isnan(row.real)) {
                fprintf(call->out, ",\n");
            } else {
                fprintf(call->out, "%.6f,%.6f\n", row.real, row.breakeven);
            }
        }
        return LB_OK;
    }
    print_head(call, c);
    lb_text_table *table = lb_text_table_new();
    const char *const heads[] = {"years", what, "zero, continuous", "discount", "real", "breakeven"};
    for (int i = 0; i < 6; i++) {
        lb_text_table_column(table, LB_ALIGN_RIGHT, heads[i]);
    }
    for (int i = 0; i < TERMS; i++) {
        term_row row = row_of(what, c, terms[i]);
        lb_text_table_cell(table, "%.3g", row.years);
        put(table, "rate", row.nominal);
        put(table, "rate", row.continuous);
        put(table, "px", row.discount);
        put(table, "rate", row.real);
        put(table, "rate", row.breakeven);
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    return status;
}

static lb_status spreads_json(const lb_cli_call *call, const lb_cli_curves *c, lb_error *err)
{
    lb_json json;
    lb_json_to_file(&json, call->out);
    json.indent = 2;
    lb_json_object(&json);
    json_head(&json, c);
    lb_json_key(&json, "securities");
    lb_json_array(&json);
    for (int i = 0; i < c->count; i++) {
        const lb_fit_outcome *o = &c->outcomes[i];
        const lb_security *security = &c->quotes[i].security;
        char date[11];
        if (o->out == LB_OUT_TYPE) {
            continue;
        }
        lb_json_object(&json);
        lb_json_key(&json, "cusip");
        lb_json_string(&json, security->cusip);
        lb_json_key(&json, "type");
        lb_json_string(&json, lb_security_type_word(security->type));
        json_figure(&json, "coupon_pct", 100 * security->coupon_dec);
        lb_json_key(&json, "maturity");
        lb_json_string(&json, lb_date_format(security->maturity, date));
        json_figure(&json, "price", c->quotes[i].clean_px);
        json_figure(&json, "yield_pct", 100 * o->yield_dec);
        json_figure(&json, "curve_yield_pct", 100 * o->curve_yield_dec);
        json_figure(&json, "spread_bp", o->spread_bp);
        lb_json_key(&json, "status");
        lb_json_string(&json, lb_out_word(o->out));
        lb_json_object_end(&json);
    }
    lb_json_array_end(&json);
    lb_json_object_end(&json);
    return lb_json_finish(&json, err);
}

static void spreads_csv(const lb_cli_call *call, const lb_cli_curves *c)
{
    fprintf(call->out, "cusip,type,coupon_pct,maturity,price,yield_pct,curve_yield_pct,spread_bp,status\n");
    for (int i = 0; i < c->count; i++) {
        const lb_fit_outcome *o = &c->outcomes[i];
        const lb_security *security = &c->quotes[i].security;
        char date[11];
        if (o->out == LB_OUT_TYPE) {
            continue;
        }
        fprintf(call->out, "%s,%s,%.4g,%s,", security->cusip, lb_security_type_word(security->type),
                100 * security->coupon_dec, lb_date_format(security->maturity, date));
        if (!isnan(c->quotes[i].clean_px)) {
            fprintf(call->out, "%.6f", c->quotes[i].clean_px);
        }
        if (isnan(o->spread_bp)) {
            fprintf(call->out, ",,,,%s\n", lb_out_word(o->out));
        } else {
            fprintf(call->out, ",%.5f,%.5f,%.3f,%s\n", 100 * o->yield_dec, 100 * o->curve_yield_dec,
                    o->spread_bp, lb_out_word(o->out));
        }
    }
}

lb_status lb_curve_print_spreads(const lb_cli_call *call, const lb_cli_curves *c, lb_error *err)
{
    if (lb_cli_given(call, "--json")) {
        return spreads_json(call, c, err);
    }
    if (lb_cli_given(call, "--csv")) {
        spreads_csv(call, c);
        return LB_OK;
    }
    print_head(call, c);
    lb_text_table *table = lb_text_table_new();
    static const char *const heads[] = {"CUSIP", "type",  "coupon",    "maturity", "price",
                                        "yield", "curve", "spread bp", "status"};
    for (int i = 0; i < 9; i++) {
        bool left = i < 2 || i == 3 || i == 8;
        lb_text_table_column(table, left ? LB_ALIGN_LEFT : LB_ALIGN_RIGHT, heads[i]);
    }
    for (int i = 0; i < c->count; i++) {
        const lb_fit_outcome *o = &c->outcomes[i];
        const lb_security *security = &c->quotes[i].security;
        char date[11];
        if (o->out == LB_OUT_TYPE) {
            continue;
        }
        lb_text_table_cell(table, "%s", security->cusip);
        lb_text_table_cell(table, "%s", lb_security_type_word(security->type));
        put(table, "rate", 100 * security->coupon_dec);
        lb_text_table_cell(table, "%s", lb_date_format(security->maturity, date));
        put(table, "px", c->quotes[i].clean_px);
        put(table, "rate", 100 * o->yield_dec);
        put(table, "rate", 100 * o->curve_yield_dec);
        put(table, "bp", o->spread_bp);
        lb_text_table_cell(table, "%s", lb_out_word(o->out));
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    return status;
}
