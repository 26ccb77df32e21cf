/* show_fed.c - longbond show --fed-accounts: the Fed's income by year, and what its Treasuries are worth. */
#include <math.h>
#include <stdlib.h>

#include "base/error.h"
#include "cli/show.h"
#include "cli/text_table.h"
#include "report/fed_accounts.h"

/* By year ------------------------------------------------------------------------------------------------- */

static void add_figure(lb_text_table *table, double millions, int decimals)
{
    char text[LB_FIGURE_SIZE];
    lb_text_table_cell(table, "%s", lb_fixed_text(millions / 1000, decimals, text));
}

enum row { NET, REMITTED, OPENING, CLOSING, UNREALISED };

static double row_of(const lb_account_year *year, enum row row)
{
    const double values[] = {year->net, year->remitted, year->opening, year->closing, year->unrealised};
    return values[row];
}

static lb_status print_years(const lb_cli_call *call, const lb_fed_accounts *accounts, lb_error *err)
{
    static const struct {
        const char *title;
        enum row row;
    } sums[] = {{"Net income", NET},
                {"Remitted to the Treasury", REMITTED},
                {"Deferred asset, opening", OPENING},
                {"Deferred asset, closing", CLOSING},
                {"Treasuries, market value less cost", UNREALISED}};
    lb_text_table *table = lb_text_table_new();
    char heading[32];
    lb_text_table_column(table, LB_ALIGN_LEFT, "usd bn");
    for (int i = 0; i < accounts->count; i++) {
        snprintf(heading, sizeof heading, "%d%s", accounts->years[i].year,
                 accounts->years[i].whole ? "" : "*");
        lb_text_table_column(table, LB_ALIGN_RIGHT, heading);
    }
    for (int line = 0; line < LB_LINE_COUNT; line++) {
        lb_text_table_cell(table, "%s", lb_fed_line_title(line));
        for (int i = 0; i < accounts->count; i++) {
            add_figure(table, accounts->years[i].line[line], 1);
        }
    }
    for (size_t k = 0; k < sizeof sums / sizeof sums[0]; k++) {
        lb_text_table_cell(table, "%s", sums[k].title);
        for (int i = 0; i < accounts->count; i++) {
            add_figure(table, row_of(&accounts->years[i], sums[k].row), 1);
        }
    }
    lb_text_table_cell(table, "Days");
    for (int i = 0; i < accounts->count; i++) {
        lb_text_table_cell(table, "%d", accounts->years[i].days);
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    return status;
}

static void add_compared(lb_text_table *table, int year, const char *title, double simulated,
                         double published)
{
    char text[LB_FIGURE_SIZE];
    lb_text_table_cell(table, "%d", year);
    lb_text_table_cell(table, "%s", title);
    add_figure(table, simulated, 2);
    add_figure(table, published, 2);
    lb_text_table_cell(table, "%s", lb_signed_text((simulated - published) / 1000, 2, text));
    lb_text_table_cell(table, "%s", lb_signed_text(100 * (simulated / published - 1), 1, text));
}

/* The years beside the combined statements; nothing if none has been published. */
static lb_status print_published(const lb_cli_call *call, const lb_fed_accounts *accounts, lb_error *err)
{
    static const char *const headings[] = {"year",      "beside the published", "simulated",
                                           "published", "difference",           "%"};
    lb_text_table *table = lb_text_table_new();
    int rows = 0;
    for (int i = 0; i < 6; i++) {
        lb_text_table_column(table, i < 2 ? LB_ALIGN_LEFT : LB_ALIGN_RIGHT, headings[i]);
    }
    for (int i = 0; i < accounts->count; i++) {
        const lb_account_year *year = &accounts->years[i];
        for (int k = 0; k < LB_STATEMENT_COUNT && year->whole; k++) {
            if (!isnan(year->published[k])) {
                add_compared(table, year->year, lb_statement_title(k), lb_statement_sum(year, k),
                             year->published[k]);
                rows++;
            }
        }
        lb_date end = lb_preceding(LB_CALENDAR_FEDERAL, lb_date_make(year->year, 12, 31));
        if (!isnan(year->published_deferred) && year->to >= end) {
            add_compared(table, year->year, "Deferred asset, closing", year->closing,
                         year->published_deferred);
            rows++;
        }
    }
    lb_status status = LB_OK;
    if (rows > 0) {
        fputc('\n', call->out);
        status = lb_text_table_print(table, call->out, call->colour, err);
    }
    lb_text_table_free(table);
    return status;
}

static void print_notes(const lb_cli_call *call, const lb_fed_accounts *accounts)
{
    char text[LB_FIGURE_SIZE];
    bool partial = false;
    for (int i = 0; i < accounts->count; i++) {
        const lb_account_year *year = &accounts->years[i];
        partial = partial || !year->whole;
        lb_date end = lb_preceding(LB_CALENDAR_FEDERAL, lb_date_make(year->year, 12, 31));
        if (!isnan(year->published_unrealised) && year->to >= end) {
            fprintf(call->out, "\nEnd of %d: published for Treasury and agency securities together: %s bn.",
                    year->year, lb_fixed_text(year->published_unrealised / 1000, 0, text));
        }
    }
    fprintf(call->out, "%s\nA year ends on its last business day; the days after count in the next.\n",
            partial ? "\n* not the whole year" : "");
}

static void put_year(lb_json *json, const lb_account_year *year)
{
    lb_json_object(json);
    lb_json_put_int(json, "year", year->year);
    lb_json_put_date(json, "to", year->to);
    lb_json_put_int(json, "days", year->days);
    lb_json_key(json, "whole");
    lb_json_bool(json, year->whole);
    lb_json_key(json, "lines_usd_mn");
    lb_json_object(json);
    for (int line = 0; line < LB_LINE_COUNT; line++) {
        lb_json_put_real(json, lb_fed_line_word(line), year->line[line]);
    }
    lb_json_object_end(json);
    lb_json_put_real(json, "net_income_usd_mn", year->net);
    lb_json_put_real(json, "remitted_usd_mn", year->remitted);
    lb_json_put_real(json, "deferred_asset_opening_usd_mn", year->opening);
    lb_json_put_real(json, "deferred_asset_closing_usd_mn", year->closing);
    lb_json_put_real(json, "soma_unrealised_usd_mn", year->unrealised);
    lb_json_key(json, "published");
    lb_json_array(json);
    for (int k = 0; k < LB_STATEMENT_COUNT; k++) {
        if (!isnan(year->published[k])) {
            lb_json_object(json);
            lb_json_put_text(json, "measure", lb_statement_word(k));
            lb_json_put_real(json, "simulated", lb_statement_sum(year, k));
            lb_json_put_real(json, "published", year->published[k]);
            lb_json_object_end(json);
        }
    }
    lb_json_array_end(json);
    lb_json_put_real(json, "published_deferred_asset_usd_mn", year->published_deferred);
    lb_json_put_real(json, "published_unrealised_with_agency_usd_mn", year->published_unrealised);
    lb_json_object_end(json);
}

static lb_status years_json(const lb_cli_call *call, const lb_run_info *info, const lb_fed_accounts *accounts,
                            lb_error *err)
{
    lb_json json;
    lb_cli_json_begin_run(call, &json, info);
    lb_json_key(&json, "years");
    lb_json_array(&json);
    for (int i = 0; i < accounts->count; i++) {
        put_year(&json, &accounts->years[i]);
    }
    lb_json_array_end(&json);
    lb_json_object_end(&json);
    return lb_json_finish(&json, err);
}

static lb_status show_years(const lb_cli_call *call, lb_store *store, const lb_run_info *info, lb_date on,
                            lb_error *err)
{
    lb_stored_series series;
    lb_fed_accounts accounts;
    lb_status status = lb_store_series(store, info->run, &series, err);
    if (status != LB_OK) {
        return status;
    }
    status = lb_fed_accounts_of(&series, on, NULL, &accounts, err);
    lb_stored_series_free(&series);
    if (status == LB_OK && lb_cli_given(call, "--json")) {
        return years_json(call, info, &accounts, err);
    }
    if (status == LB_OK) {
        status = print_years(call, &accounts, err);
    }
    if (status == LB_OK) {
        status = print_published(call, &accounts, err);
    }
    if (status == LB_OK) {
        print_notes(call, &accounts);
    }
    return status;
}

/* By security --------------------------------------------------------------------------------------------- */

/* Par and inflation compensation of the Fed, cents. */
static int64_t principal_of(const lb_stored_holding *holding)
{
    return holding->par[LB_FED] + holding->compensation[LB_FED];
}

/* Market value less amortised cost, cents. */
static double unrealised_of(const lb_stored_holding *holding)
{
    return (double)principal_of(holding) * (holding->clean_px - holding->fed_cost_px) / 100;
}

static lb_status print_securities(const lb_cli_call *call, const lb_stored_holding *holdings, int count,
                                  lb_date at, lb_error *err)
{
    static const char *const headings[] = {"class",     "matures",  "principal mn", "cost px",
                                           "market px", "duration", "unrealised mn"};
    static const char *const classes[] = {
#define X(name, word, text) word,
        LB_SECURITY_TYPE_LIST(X)
#undef X
    };
    lb_text_table *table = lb_text_table_new();
    char heading[32], text[LB_FIGURE_SIZE];
    snprintf(heading, sizeof heading, "SOMA %s", lb_date_format(at, text));
    lb_text_table_column(table, LB_ALIGN_LEFT, heading);
    for (int i = 0; i < 7; i++) {
        lb_text_table_column(table, i == 0 ? LB_ALIGN_LEFT : LB_ALIGN_RIGHT, headings[i]);
    }
    double principal = 0, unrealised = 0;
    for (int i = 0; i < count; i++) {
        if (principal_of(&holdings[i]) == 0) {
            continue;
        }
        lb_text_table_cell(table, "%s", holdings[i].cusip);
        lb_text_table_cell(table, "%s", classes[holdings[i].type]);
        lb_text_table_cell(table, "%s", lb_date_format(holdings[i].maturity, text));
        lb_text_table_cell(table, "%s", lb_money_text(principal_of(&holdings[i]), LB_MONEY_MN, 1, text));
        lb_text_table_cell(table, "%s", lb_fixed_text(holdings[i].fed_cost_px, 3, text));
        lb_text_table_cell(table, "%s", lb_fixed_text(holdings[i].clean_px, 3, text));
        lb_text_table_cell(table, "%s", lb_fixed_text(holdings[i].duration_yrs, 2, text));
        lb_text_table_cell(table, "%s", lb_fixed_text(unrealised_of(&holdings[i]) / 1e8, 1, text));
        principal += (double)principal_of(&holdings[i]);
        unrealised += unrealised_of(&holdings[i]);
    }
    lb_text_table_cell(table, "All");
    lb_text_table_cell(table, "%s", "");
    lb_text_table_cell(table, "%s", "");
    lb_text_table_cell(table, "%s", lb_fixed_text(principal / 1e8, 1, text));
    for (int i = 0; i < 3; i++) {
        lb_text_table_cell(table, "%s", "");
    }
    lb_text_table_cell(table, "%s", lb_fixed_text(unrealised / 1e8, 1, text));
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    return status;
}

static lb_status securities_json(const lb_cli_call *call, const lb_run_info *info,
                                 const lb_stored_holding *holdings, int count, lb_date at, lb_error *err)
{
    lb_json json;
    lb_cli_json_begin_run(call, &json, info);
    lb_json_put_date(&json, "date", at);
    lb_json_key(&json, "securities");
    lb_json_array(&json);
    for (int i = 0; i < count; i++) {
        if (principal_of(&holdings[i]) == 0) {
            continue;
        }
        lb_json_object(&json);
        lb_json_put_text(&json, "cusip", holdings[i].cusip);
        lb_json_put_date(&json, "maturity_date", holdings[i].maturity);
        lb_json_put_real(&json, "principal_usd", (double)principal_of(&holdings[i]) / 100);
        lb_json_put_real(&json, "cost_px", holdings[i].fed_cost_px);
        lb_json_put_real(&json, "market_px", holdings[i].clean_px);
        lb_json_put_real(&json, "duration_yrs", holdings[i].duration_yrs);
        lb_json_put_real(&json, "unrealised_usd", unrealised_of(&holdings[i]) / 100);
        lb_json_object_end(&json);
    }
    lb_json_array_end(&json);
    lb_json_object_end(&json);
    return lb_json_finish(&json, err);
}

static lb_status show_securities(const lb_cli_call *call, lb_store *store, const lb_run_info *info,
                                 lb_date on, lb_error *err)
{
    lb_stored_holding *holdings;
    int count;
    lb_date at;
    lb_status status = lb_store_holdings(store, info->run, on, &at, &holdings, &count, err);
    if (status == LB_OK && lb_cli_given(call, "--json")) {
        status = securities_json(call, info, holdings, count, at, err);
    } else if (status == LB_OK) {
        status = print_securities(call, holdings, count, at, err);
    }
    free(holdings);
    return status;
}

lb_status lb_show_fed_accounts(const lb_cli_call *call, lb_store *store, const lb_run_info *info,
                               lb_error *err)
{
    const lb_cli_value *on = lb_cli_get(call, "--on");
    lb_date date = on ? on->date : LB_DATE_NONE;
    return lb_cli_given(call, "--by-security") ? show_securities(call, store, info, date, err)
                                               : show_years(call, store, info, date, err);
}
