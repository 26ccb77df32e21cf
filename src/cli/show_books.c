/* show_books.c - longbond show: holders and balance sheets. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "cli/show.h"
#include "cli/text_table.h"
#include "report/holder_groups.h"

/* Holders ------------------------------------------------------------------------------------------------- */

/* Par and compensation by sector and class; the column behind the classes is their sum, the row behind the
 * sectors the sum of all. */
typedef struct holder_sums {
    int64_t cents[LB_SECTOR_COUNT + 1][LB_STRIP + 1];
} holder_sums;

static void add_holding(holder_sums *sums, const lb_stored_holding *holding)
{
    int class = holding->type < LB_STRIP ? holding->type : LB_NOTE;
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        int64_t cents = holding->par[sector] + holding->compensation[sector];
        sums->cents[sector][class] += cents;
        sums->cents[sector][LB_STRIP] += cents;
        sums->cents[LB_SECTOR_COUNT][class] += cents;
        sums->cents[LB_SECTOR_COUNT][LB_STRIP] += cents;
    }
}

static lb_status holders_table(const lb_cli_call *call, const holder_sums *sums, lb_date at, lb_error *err)
{
    static const char *const headings[] = {"bills", "notes", "bonds", "TIPS", "FRNs", "all, bn", "share"};
    char heading[32], date[11];
    snprintf(heading, sizeof heading, "held on %s", lb_date_format(at, date));
    lb_text_table *table = lb_text_table_new();
    lb_text_table_column(table, LB_ALIGN_LEFT, heading);
    for (int i = 0; i < 7; i++) {
        lb_text_table_column(table, LB_ALIGN_RIGHT, headings[i]);
    }
    double all = (double)sums->cents[LB_SECTOR_COUNT][LB_STRIP];
    for (int sector = LB_FED; sector <= LB_SECTOR_COUNT; sector++) {
        const int64_t *row = sums->cents[sector];
        char text[LB_FIGURE_SIZE];
        if (row[LB_STRIP] == 0) {
            continue;
        }
        lb_text_table_cell(table, "%s", sector < LB_SECTOR_COUNT ? lb_sector_title(sector) : "All");
        for (int class = 0; class <= LB_STRIP; class ++) {
            lb_text_table_cell(table, "%s",
                               row[class] ? lb_money_text(row[class], LB_MONEY_BN, 1, text) : "");
        }
        lb_text_table_cell(table, "%s %%", lb_fixed_text(100 * (double)row[LB_STRIP] / all, 1, text));
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    return status;
}

static void put_sectors(lb_json *json, const char *key, const int64_t *cents)
{
    lb_json_key(json, key);
    lb_json_object(json);
    for (int sector = LB_FED; sector < LB_SECTOR_COUNT; sector++) {
        if (cents[sector] != 0) {
            lb_json_put_real(json, lb_sector_word(sector), (double)cents[sector] / 100);
        }
    }
    lb_json_object_end(json);
}

static lb_status holders_json(const lb_cli_call *call, const lb_run_info *info,
                              const lb_stored_holding *holdings, int count, lb_date at, lb_error *err)
{
    lb_json json;
    lb_cli_json_begin_run(call, &json, info);
    lb_json_put_date(&json, "date", at);
    lb_json_key(&json, "holdings");
    lb_json_array(&json);
    for (int i = 0; i < count; i++) {
        lb_json_object(&json);
        lb_json_put_text(&json, "cusip", holdings[i].cusip);
        lb_json_put_date(&json, "maturity_date", holdings[i].maturity);
        lb_json_put_real(&json, "outstanding_usd", (double)holdings[i].outstanding / 100);
        put_sectors(&json, "par_usd", holdings[i].par);
        if (holdings[i].type == LB_TIPS) {
            put_sectors(&json, "compensation_usd", holdings[i].compensation);
        }
        lb_json_object_end(&json);
    }
    lb_json_array_end(&json);
    lb_json_object_end(&json);
    return lb_json_finish(&json, err);
}

/* Leaves only the security that --cusip names. */
static lb_status keep_cusip(const lb_cli_call *call, lb_date at, lb_stored_holding *holdings, int *count,
                            lb_error *err)
{
    const char *cusip = lb_cli_text(call, "--cusip");
    if (!cusip) {
        return LB_OK;
    }
    for (int i = 0; i < *count; i++) {
        if (strcmp(holdings[i].cusip, cusip) == 0) {
            holdings[0] = holdings[i];
            *count = 1;
            return LB_OK;
        }
    }
    char date[11];
    return lb_fail(err, LB_ERR_NOT_FOUND, "--cusip: %.20s is not outstanding on %s", cusip,
                   lb_date_format(at, date));
}

lb_status lb_show_holders(const lb_cli_call *call, lb_store *store, const lb_run_info *info, lb_error *err)
{
    const lb_cli_value *on = lb_cli_get(call, "--on");
    lb_stored_holding *holdings;
    int count;
    lb_date at;
    lb_status status =
        lb_store_holdings(store, info->run, on ? on->date : LB_DATE_NONE, &at, &holdings, &count, err);
    if (status == LB_OK) {
        status = keep_cusip(call, at, holdings, &count, err);
    }
    if (status == LB_OK && lb_cli_given(call, "--json")) {
        status = holders_json(call, info, holdings, count, at, err);
    } else if (status == LB_OK) {
        holder_sums sums = {0};
        for (int i = 0; i < count; i++) {
            add_holding(&sums, &holdings[i]);
        }
        status = holders_table(call, &sums, at, err);
    }
    free(holdings);
    return status;
}

/* Balance sheet ------------------------------------------------------------------------------------------- */

/* The Treasury, then the groups of holders. */
enum { COLUMNS = LB_HOLDER_GROUP_COUNT + 1 };

/* A row of the matrix in eleven groups and the Treasury. */
static void group_row(const int64_t *sectors, int64_t out[COLUMNS])
{
    memset(out, 0, COLUMNS * sizeof *out);
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        out[lb_holder_group_of(sector) + 1] += sectors[sector];
    }
}

static void add_row(lb_text_table *table, const char *title, const int64_t *sectors)
{
    int64_t columns[COLUMNS];
    char text[LB_FIGURE_SIZE];
    group_row(sectors, columns);
    lb_text_table_cell(table, "%s", title);
    for (int i = 0; i < COLUMNS; i++) {
        lb_text_table_cell(table, "%s", columns[i] ? lb_money_text(columns[i], LB_MONEY_BN, 0, text) : "");
    }
}

static lb_status matrix_table(const lb_cli_call *call, const lb_stored_books *books, lb_error *err)
{
    char heading[48], date[11];
    snprintf(heading, sizeof heading, "%s, bn", lb_date_format(books->at, date));
    lb_text_table *table = lb_text_table_new();
    lb_text_table_column(table, LB_ALIGN_LEFT, heading);
    lb_text_table_column(table, LB_ALIGN_RIGHT, "Treasury");
    for (int group = 0; group < LB_HOLDER_GROUP_COUNT; group++) {
        lb_text_table_column(table, LB_ALIGN_RIGHT, lb_holder_group_brief(group));
    }
    int64_t worth[LB_SECTOR_COUNT] = {0};
    for (int row = 0; row < LB_INSTRUMENT_COUNT; row++) {
        add_row(table, lb_instrument_title(row), books->position[row]);
        for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
            worth[sector] += books->position[row][sector];
        }
    }
    add_row(table, "Net worth in these rows", worth);
    bool reconciled = false;
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        reconciled |= books->flow[LB_FLOW_RECONCILIATION][sector] != 0;
    }
    if (reconciled) {
        add_row(table, "of it adjusted at the baseline", books->flow[LB_FLOW_RECONCILIATION]);
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    if (status == LB_OK) {
        fprintf(call->out,
                "\nAssets are positive, liabilities negative; each row sums to zero, to the cent.\n");
    }
    return status;
}

/* A matrix as an object of objects, dollars; zeros are left out. */
static void put_matrix(lb_json *json, const char *key, int rows, const char *(*word)(int),
                       const int64_t *cents)
{
    lb_json_key(json, key);
    lb_json_object(json);
    for (int row = 0; row < rows; row++) {
        lb_json_key(json, word(row));
        lb_json_object(json);
        for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
            if (cents[row * LB_SECTOR_COUNT + sector] != 0) {
                lb_json_put_real(json, lb_sector_word(sector),
                                 (double)cents[row * LB_SECTOR_COUNT + sector] / 100);
            }
        }
        lb_json_object_end(json);
    }
    lb_json_object_end(json);
}

lb_status lb_show_balance_sheet(const lb_cli_call *call, lb_store *store, const lb_run_info *info,
                                lb_error *err)
{
    lb_stored_books books;
    lb_status status =
        lb_store_books(store, info->run, lb_cli_get(call, "--balance-sheet")->date, &books, err);
    if (status != LB_OK) {
        return status;
    }
    if (!lb_cli_given(call, "--json")) {
        return matrix_table(call, &books, err);
    }
    lb_json json;
    lb_cli_json_begin_run(call, &json, info);
    lb_json_put_date(&json, "date", books.at);
    put_matrix(&json, "positions_usd", LB_INSTRUMENT_COUNT, lb_instrument_word, &books.position[0][0]);
    put_matrix(&json, "flows_usd", LB_FLOW_COUNT, lb_flow_word, &books.flow[0][0]);
    lb_json_object_end(&json);
    return lb_json_finish(&json, err);
}
