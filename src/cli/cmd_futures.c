/* cmd_futures.c - longbond futures: deliverable baskets, conversion factors, basis and implied repo. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/json_writer.h"
#include "cli/cmd.h"
#include "cli/options.h"
#include "cli/text_table.h"
#include "data/read_auctions.h"
#include "data/read_fedinvest.h"
#include "security/futures.h"
#include "study/security_terms.h"

enum { BASIS, FACTOR };
static const char *const actions[] = {"basis", "factor", NULL};

typedef struct member {
    lb_security security;
    double clean_px;
    lb_futures_basis basis;
} member;

typedef struct basket {
    lb_futures_trade trade;
    lb_date date;             /* of the prices */
    int count, unknown_issue; /* members; securities left out for want of an auction */
    member *members;
} basket;

/* The first issue of a security, or LB_DATE_NONE. */
static lb_date first_issue(const lb_auctions *auctions, const char *cusip)
{
    lb_date first = LB_DATE_NONE;
    for (int i = 0; i < auctions->count; i++) {
        if (strcmp(auctions->rows[i].cusip, cusip) == 0 &&
            (first == LB_DATE_NONE || auctions->rows[i].issue_date < first)) {
            first = auctions->rows[i].issue_date;
        }
    }
    return first;
}

/* A security of the price list, with the dates of its first auction. Without one a note counts as a 10-year note, which is
 * enough for the contracts on those and on bonds. */
static lb_status make_security(const lb_fedinvest_security *row, const lb_auctions *auctions,
                               lb_security *out, bool *known, lb_error *err)
{
    lb_date issue = first_issue(auctions, row->cusip);
    *known = issue != LB_DATE_NONE;
    lb_security_type type = (lb_security_type)row->type;
    lb_date dated = *known ? lb_dated_date(type, issue, row->maturity) : LB_DATE_NONE;
    lb_status status = lb_security_make(type, row->rate_dec, row->maturity, dated, LB_DATE_NONE, out, err);
    memcpy(out->cusip, row->cusip, sizeof out->cusip);
    if (*known) {
        out->issue_date = issue;
    }
    return status;
}

static int by_implied_repo(const void *a, const void *b)
{
    const member *x = a, *y = b;
    double gap = y->basis.implied_repo_dec - x->basis.implied_repo_dec;
    return gap > 0 ? 1 : gap < 0 ? -1 : strcmp(x->security.cusip, y->security.cusip);
}

static lb_status fill_basket(const lb_fedinvest *prices, const lb_auctions *auctions, basket *out,
                             lb_error *err)
{
    bool needs_term = out->trade.contract < LB_FUTURES_10YR;
    for (int d = 0; d < prices->day_count; d++) {
        const lb_fedinvest_day *day = &prices->days[d];
        if (day->date != out->date) {
            continue;
        }
        out->members = calloc((size_t)day->price_count + 1, sizeof *out->members);
        if (!out->members) {
            return lb_fail(err, LB_ERR_NO_MEMORY, "out of memory");
        }
        for (int i = 0; i < day->price_count; i++) {
            const lb_fedinvest_price *price = &prices->prices[day->first_price + i];
            const lb_fedinvest_security *row = &prices->securities[price->security];
            member *m = &out->members[out->count];
            bool known;
            if ((row->type != LB_NOTE && row->type != LB_BOND) || row->maturity <= out->trade.settle ||
                isnan(price->end_of_day_px)) {
                continue;
            }
            m->clean_px = price->end_of_day_px;
            lb_status status = make_security(row, auctions, &m->security, &known, err);
            if (status != LB_OK) {
                return status;
            }
            if (!lb_futures_deliverable(out->trade.contract, &m->security, out->trade.month)) {
                lb_security usual = m->security;
                usual.dated_date = usual.maturity - 1;
                out->unknown_issue += !known && needs_term &&
                                      lb_futures_deliverable(out->trade.contract, &usual, out->trade.month);
                continue;
            }
            status = lb_futures_basis_of(&out->trade, &m->security, m->clean_px, &m->basis, err);
            if (status != LB_OK) {
                return status;
            }
            out->count++;
        }
        qsort(out->members, (size_t)out->count, sizeof *out->members, by_implied_repo);
        return LB_OK;
    }
    char text[11];
    return lb_fail(err, LB_ERR_NOT_FOUND, "no prices of %s in the file", lb_date_format(out->date, text));
}

static lb_status print_json(const lb_cli_call *call, const basket *b, lb_error *err)
{
    lb_json json;
    lb_json_to_file(&json, call->out);
    json.indent = 2;
    char date[11];
    lb_json_object(&json);
    lb_json_key(&json, "contract");
    lb_json_string(&json, lb_futures_code(b->trade.contract));
    lb_json_key(&json, "settle");
    lb_json_string(&json, lb_date_format(b->trade.settle, date));
    lb_json_key(&json, "delivery");
    lb_json_string(&json, lb_date_format(b->trade.delivery, date));
    lb_json_key(&json, "futures_price");
    lb_json_double(&json, b->trade.price);
    lb_json_key(&json, "unknown_issue");
    lb_json_int(&json, b->unknown_issue);
    lb_json_key(&json, "basket");
    lb_json_array(&json);
    for (int i = 0; i < b->count; i++) {
        const member *m = &b->members[i];
        const struct {
            const char *key;
            double value;
        } fields[] = {
            {"coupon_pct", 100 * m->security.coupon_dec},
            {"clean_price", m->clean_px},
            {"factor", m->basis.factor},
            {"gross_basis", m->basis.gross_basis_px},
            {"carry", m->basis.carry_px},
            {"net_basis", m->basis.net_basis_px},
            {"implied_repo_pct", 100 * m->basis.implied_repo_dec},
            {"forward_price", m->basis.forward_px},
            {"invoice_price", m->basis.invoice_px},
        };
        lb_json_object(&json);
        lb_json_key(&json, "cusip");
        lb_json_string(&json, m->security.cusip);
        lb_json_key(&json, "maturity");
        lb_json_string(&json, lb_date_format(m->security.maturity, date));
        for (size_t f = 0; f < sizeof fields / sizeof fields[0]; f++) {
            lb_json_key(&json, fields[f].key);
            lb_json_double(&json, fields[f].value);
        }
        lb_json_object_end(&json);
    }
    lb_json_array_end(&json);
    lb_json_object_end(&json);
    return lb_json_finish(&json, err);
}

static lb_status print_csv(const lb_cli_call *call, const basket *b, lb_error *err)
{
    fputs("cusip,coupon_pct,maturity,clean_price,factor,gross_basis,carry,net_basis,implied_repo_pct\n",
          call->out);
    for (int i = 0; i < b->count; i++) {
        const member *m = &b->members[i];
        char date[11];
        fprintf(call->out, "%s,%.3f,%s,%.6f,%.4f,%.6f,%.6f,%.6f,%.4f\n", m->security.cusip,
                100 * m->security.coupon_dec, lb_date_format(m->security.maturity, date), m->clean_px,
                m->basis.factor, m->basis.gross_basis_px, m->basis.carry_px, m->basis.net_basis_px,
                100 * m->basis.implied_repo_dec);
    }
    return ferror(call->out) ? lb_fail(err, LB_ERR_IO, "output failed") : LB_OK;
}

static lb_status print_words(const lb_cli_call *call, const basket *b, lb_error *err)
{
    static const char *const heads[] = {"CUSIP",       "coupon %", "maturity",  "price",         "factor",
                                        "gross basis", "carry",    "net basis", "implied repo %"};
    char settle[11], delivery[11];
    fprintf(call->out, "%s futures at %.6g: settled %s, delivered %s\n", lb_futures_words(b->trade.contract),
            b->trade.price, lb_date_format(b->trade.settle, settle),
            lb_date_format(b->trade.delivery, delivery));
    lb_text_table *table = lb_text_table_new();
    for (int i = 0; i < 9; i++) {
        lb_text_table_column(table, i == 0 || i == 2 ? LB_ALIGN_LEFT : LB_ALIGN_RIGHT, heads[i]);
    }
    for (int i = 0; i < b->count; i++) {
        const member *m = &b->members[i];
        lb_text_table_cell(table, "%s", m->security.cusip);
        lb_text_table_cell(table, "%.3f", 100 * m->security.coupon_dec);
        lb_text_table_cell(table, "%s", lb_date_format(m->security.maturity, settle));
        lb_text_table_cell(table, "%.4f", m->clean_px);
        lb_text_table_cell(table, "%.4f", m->basis.factor);
        lb_text_table_cell(table, "%.4f", m->basis.gross_basis_px);
        lb_text_table_cell(table, "%.4f", m->basis.carry_px);
        lb_text_table_cell(table, "%.4f", m->basis.net_basis_px);
        lb_text_table_cell(table, "%.3f", 100 * m->basis.implied_repo_dec);
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    if (b->unknown_issue) {
        fprintf(call->out, "%d notes left out: their first issue, and so their original term, is not known\n",
                b->unknown_issue);
    }
    return status;
}

static lb_status read_trade(const lb_cli_call *call, basket *out, lb_error *err)
{
    static const char *const needed[] = {"--price", "--date", "--prices"};
    for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++) {
        if (!lb_cli_get(call, needed[i])) {
            return lb_fail(err, LB_ERR_USAGE, "the option '%s' is missing", needed[i]);
        }
    }
    const lb_cli_value *settle = lb_cli_get(call, "--settle"), *delivery = lb_cli_get(call, "--delivery");
    out->date = lb_cli_get(call, "--date")->date;
    out->trade.price = lb_cli_get(call, "--price")->number;
    out->trade.repo_dec = lb_cli_get(call, "--repo")->number;
    out->trade.settle = settle ? settle->date : lb_add_business_days(LB_CALENDAR_FEDERAL, out->date, 1);
    out->trade.delivery =
        delivery ? delivery->date : lb_futures_last_delivery(out->trade.contract, out->trade.month);
    return LB_OK;
}

static lb_status run_basis(const lb_cli_call *call, basket *b, lb_error *err)
{
    lb_fedinvest prices = {0};
    lb_auctions auctions = {0};
    lb_status status = read_trade(call, b, err);
    if (status == LB_OK) {
        status = lb_fedinvest_read(lb_cli_text(call, "--prices"), &prices, err);
    }
    if (status == LB_OK && lb_cli_given(call, "--auctions")) {
        status = lb_auctions_read(lb_cli_text(call, "--auctions"), &auctions, err);
    }
    if (status == LB_OK) {
        status = fill_basket(&prices, &auctions, b, err);
    }
    if (status == LB_OK) {
        status = lb_cli_given(call, "--json")  ? print_json(call, b, err)
                 : lb_cli_given(call, "--csv") ? print_csv(call, b, err)
                                               : print_words(call, b, err);
    }
    lb_fedinvest_free(&prices);
    lb_auctions_free(&auctions);
    free(b->members);
    return status;
}

static lb_status run_factor(const lb_cli_call *call, const basket *b, lb_error *err)
{
    const lb_cli_value *coupon = lb_cli_get(call, "--coupon"), *maturity = lb_cli_get(call, "--maturity");
    if (!coupon || !maturity) {
        return lb_fail(err, LB_ERR_USAGE, "the option '%s' is missing", coupon ? "--maturity" : "--coupon");
    }
    double factor;
    lb_status status =
        lb_conversion_factor(b->trade.contract, coupon->number, maturity->date, b->trade.month, &factor, err);
    if (status != LB_OK) {
        return status;
    }
    if (!lb_cli_given(call, "--json")) {
        fprintf(call->out, "%.4f\n", factor);
        return LB_OK;
    }
    lb_json json;
    lb_json_to_file(&json, call->out);
    lb_json_object(&json);
    lb_json_key(&json, "factor");
    lb_json_double(&json, factor);
    lb_json_object_end(&json);
    return lb_json_finish(&json, err);
}

static lb_status run_futures(const lb_cli_call *call, lb_error *err)
{
    basket b = {0};
    if (lb_cli_given(call, "--json") && lb_cli_given(call, "--csv")) {
        return lb_fail(err, LB_ERR_USAGE, "give one of --json and --csv, not both");
    }
    lb_status status = lb_futures_parse(lb_cli_text(call, "--contract"), &b.trade.contract, err);
    if (status != LB_OK) {
        return status;
    }
    b.trade.month = lb_cli_get(call, "--month")->date;
    return lb_cli_get(call, "WHAT")->choice == FACTOR ? run_factor(call, &b, err) : run_basis(call, &b, err);
}

static const lb_cli_param params[] = {
    {.name = "WHAT",
     .type = LB_CLI_CHOICE,
     .flags = LB_CLI_REQUIRED,
     .choices = actions,
     .meaning = "the basis of every deliverable security, or one conversion factor"},
    {.name = "--contract",
     .type = LB_CLI_TEXT,
     .flags = LB_CLI_REQUIRED,
     .value = "CODE",
     .meaning = "ZT, Z3N, ZF, ZN, TN, ZB or UB (or TU, 3YR, FV, TY, UXY, US, WN)"},
    {.name = "--month",
     .type = LB_CLI_DATE,
     .flags = LB_CLI_REQUIRED,
     .meaning = "any day of the delivery month"},
    {.name = "--price", .type = LB_CLI_NUMBER, .high = 1000, .meaning = "basis: futures price, points"},
    {.name = "--date", .type = LB_CLI_DATE, .meaning = "basis: day of the prices"},
    {.name = "--prices", .type = LB_CLI_FILE, .meaning = "basis: daily prices (FedInvest), end of day"},
    {.name = "--auctions",
     .type = LB_CLI_FILE,
     .meaning =
         "basis: the auctions list, for the original term of notes; the 2-, 3- and 5-year contracts need it"},
    {.name = "--settle",
     .type = LB_CLI_DATE,
     .meaning = "settlement, by default the business day after --date"},
    {.name = "--delivery", .type = LB_CLI_DATE, .meaning = "delivery, by default the last delivery day"},
    {.name = "--repo",
     .type = LB_CLI_PERCENT,
     .fallback = "0",
     .low = -10,
     .high = 100,
     .meaning = "repo rate to delivery, actual/360"},
    {.name = "--coupon", .type = LB_CLI_PERCENT, .high = 100, .meaning = "factor: coupon of the security"},
    {.name = "--maturity", .type = LB_CLI_DATE, .meaning = "factor: maturity of the security"},
    LB_CLI_JSON_PARAM,
    {.name = "--csv", .type = LB_CLI_FLAG, .meaning = "basis: print CSV"},
    {0},
};

static const lb_cli_example examples[] = {
    {"longbond futures factor --contract ZN --month 2003-06-01 --coupon 4.875 --maturity 2012-02-15",
     "a conversion factor"},
    {"longbond futures basis --contract ZN --month 2012-09-01 --price 134.5 --date 2012-08-01 --repo 0.2 "
     "--prices "
     "fedinvest.csv.gz --auctions auctions.csv",
     "the basket, cheapest to deliver first"},
    {0},
};

const lb_cli_command lb_cmd_futures = {
    .name = "futures",
    .purpose = "deliverable baskets, conversion factors, basis and implied repo of Treasury futures",
    .description = "Grades and factors by the rules of the exchange. Gross basis is the clean price less "
                   "futures price times factor, "
                   "carry what the security earns until delivery less its financing at --repo, net basis the "
                   "rest: what the "
                   "choices of the seller are worth. The implied repo rate makes the net basis zero; the "
                   "security with the "
                   "highest comes first: it is the cheapest to deliver.",
    .params = params,
    .examples = examples,
    .run = run_futures,
};
