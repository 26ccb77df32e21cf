/* import_state.c - what the importer has read, shared by the files that write the tables. */
#include "study/import_state.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "data/read_mspd.h"
#include "data/read_soma.h"
#include "longbond/inflation.h"

const lb_tips_reference_row *lb_import_tips(const lb_import *import, const char *cusip)
{
    int row = lb_key_first(&import->tips.set.index, cusip);
    return row >= 0 ? &import->tips.rows[row] : NULL;
}

static double base_ref_cpi(const void *context, const char *cusip)
{
    const lb_tips_reference_row *terms = lb_import_tips(context, cusip);
    return terms ? terms->base_ref_cpi : 0;
}

lb_status lb_import_ref_cpi(const lb_import *import, lb_date date, double *ref_cpi)
{
    if (date < import->cpi_start || date >= import->cpi_start + import->cpi_days) {
        char text[11];
        return lb_fail(import->err, LB_ERR_RANGE, "no reference CPI of %s", lb_date_format(date, text));
    }
    *ref_cpi = import->ref_cpi[date - import->cpi_start];
    return LB_OK;
}

lb_status lb_import_index_ratio(const lb_import *import, const char *cusip, lb_date date, double *ratio)
{
    double cpi = 0;
    lb_status status = lb_import_ref_cpi(import, date, &cpi);
    return status == LB_OK ? lb_index_ratio(cpi, base_ref_cpi(import, cusip), ratio, import->err) : status;
}

lb_security lb_import_security(const lb_import *import, const char *cusip, lb_security_type type,
                               lb_date first_issue, lb_date maturity, double rate_pct)
{
    lb_security security = lb_programme_security(&import->programme, cusip, type, first_issue, maturity);
    *(type == LB_FRN ? &security.spread_dec : &security.coupon_dec) = isnan(rate_pct) ? 0 : rate_pct / 100;
    security.base_ref_cpi = type == LB_TIPS ? base_ref_cpi(import, cusip) : 0;
    return security;
}

static lb_status read_ref_cpi(lb_import *import)
{
    char path[LB_IMPORT_PATH];
    lb_series series = {0};
    lb_status status = lb_import_path(import->data_folder, "tips_cpi/RefCPI_daily_1998-04-15_2026-08-31.csv",
                                      path, import->err);
    if (status == LB_OK) {
        status = lb_series_read(&lb_series_reference_cpi, path, &series, import->err);
    }
    if (status == LB_OK) {
        import->ref_cpi = malloc((size_t)series.count * sizeof *import->ref_cpi);
        status = import->ref_cpi ? LB_OK
                                 : lb_fail(import->err, LB_ERR_NO_MEMORY, "no memory for the reference CPI");
    }
    if (status == LB_OK) {
        int column = lb_series_find(&series, "refCpi");
        for (int row = 0; row < series.count; row++) {
            import->ref_cpi[row] = lb_series_value(&series, row, column);
        }
        import->cpi_start = series.dates[0];
        import->cpi_days = series.count;
    }
    lb_series_free(&series);
    return status;
}

/* The published list as the roll-forward wants it; returns the number of securities. */
static int list_positions(const lb_import *import, const lb_soma *list, lb_soma_position *out)
{
    static const lb_security_type types[LB_SOMA_TYPE_COUNT] = {[LB_SOMA_BILLS] = LB_BILL,
                                                               [LB_SOMA_NOTES_BONDS] = LB_NOTE,
                                                               [LB_SOMA_TIPS] = LB_TIPS,
                                                               [LB_SOMA_FRNS] = LB_FRN};
    int count = 0;
    for (int i = 0; i < list->count; i++) {
        const lb_soma_holding *row = &list->rows[i];
        if (!lb_soma_is_treasury(row->type)) {
            continue;
        }
        lb_soma_position *position = &out[count++];
        *position = (lb_soma_position){.type = types[row->type],
                                       .maturity = row->maturity,
                                       .par_usd = row->par_usd,
                                       .base_ref_cpi =
                                           row->type == LB_SOMA_TIPS ? base_ref_cpi(import, row->cusip) : 0};
        memcpy(position->cusip, row->cusip, sizeof position->cusip);
        position->outstanding_usd = row->share > 0 ? (double)row->par_usd / 100 / row->share : 0;
    }
    return count;
}

lb_status lb_import_soma_list(const lb_import *import, lb_date *as_of, lb_soma_position **positions,
                              int *count)
{
    char path[LB_IMPORT_PATH];
    lb_soma list = {0};
    *positions = NULL;
    *count = 0;
    lb_status status =
        lb_import_path(import->data_folder, "soma/SOMA_holdings_2022-02-16.csv", path, import->err);
    if (status == LB_OK) {
        status = lb_soma_read(path, &list, import->err);
    }
    if (status == LB_OK) {
        *as_of = list.as_of;
        *positions = calloc((size_t)list.count + 1, sizeof **positions);
        status = *positions ? LB_OK : lb_fail(import->err, LB_ERR_NO_MEMORY, "no memory for the SOMA list");
    }
    if (status == LB_OK) {
        *count = list_positions(import, &list, *positions);
    }
    lb_soma_free(&list);
    return status;
}

lb_status lb_import_soma_purchases(const lb_import *import, lb_soma_purchase **purchases, int *count)
{
    lb_rows rows;
    lb_import_open(&rows, import->transcribed_folder, "soma_purchases_2022.csv", import->err);
    *count = 0;
    *purchases = calloc((size_t)rows.count + 1, sizeof **purchases);
    if (!*purchases) {
        lb_rows_close(&rows);
        return lb_fail(import->err, LB_ERR_NO_MEMORY, "no memory for the SOMA purchases");
    }
    for (int row = 0; row < rows.count; row++) {
        lb_soma_purchase *purchase = &(*purchases)[(*count)++];
        purchase->date = lb_rows_date(&rows, row, "settlement_date");
        lb_rows_cusip(&rows, row, "cusip", purchase->cusip);
        purchase->par_usd = lb_rows_decimal(&rows, row, "par_usd", 2);
    }
    return lb_rows_close(&rows);
}

/* Rolls the list forward to the last announcement that states what the SOMA holds of a maturing issue. */
static lb_status roll_forward(lb_import *import, lb_soma_input *soma)
{
    lb_soma_level *levels = calloc((size_t)import->treast.count + 1, sizeof *levels);
    if (!levels) {
        return lb_fail(import->err, LB_ERR_NO_MEMORY, "no memory for the SOMA levels");
    }
    for (int i = 0; i < import->treast.count; i++) {
        levels[i] = (lb_soma_level){import->treast.dates[i], lb_series_value(&import->treast, i, 0) * 1e6};
    }
    soma->auctions = import->programme.items;
    soma->auction_count = import->programme.count;
    soma->levels = levels;
    soma->level_count = import->treast.count;
    soma->cpi_start = import->cpi_start;
    soma->ref_cpi = import->ref_cpi;
    soma->cpi_days = import->cpi_days;
    soma->base_ref_cpi = base_ref_cpi;
    soma->context = import;
    lb_status status =
        lb_soma_derive(soma, import->baseline, lb_date_make(2025, 4, 30), &import->soma, import->err);
    free(levels);
    return status;
}

static lb_status derive_soma(lb_import *import)
{
    lb_soma_position *positions = NULL;
    lb_soma_purchase *purchases = NULL;
    lb_soma_input soma = {0};
    lb_status status = lb_import_soma_list(import, &soma.start, &positions, &soma.holding_count);
    if (status == LB_OK) {
        status = lb_import_soma_purchases(import, &purchases, &soma.purchase_count);
    }
    if (status == LB_OK) {
        soma.holdings = positions;
        soma.purchases = purchases;
        status = roll_forward(import, &soma);
    }
    free(positions);
    free(purchases);
    return status;
}

static lb_status read_tips(lb_import *import)
{
    char path[LB_IMPORT_PATH];
    lb_status status =
        lb_import_path(import->data_folder, "tips_cpi/TipsRef_allTIPS_baseCPI.csv", path, import->err);
    return status == LB_OK ? lb_tips_reference_read(path, &import->tips, import->err) : status;
}

static lb_status read_statement(lb_import *import, const char *file, lb_debt_statement *out)
{
    char path[LB_IMPORT_PATH];
    lb_status status = lb_import_path(import->data_folder, file, path, import->err);
    return status == LB_OK ? lb_mspd_read(path, out, import->err) : status;
}

lb_status lb_import_read(lb_import *import)
{
    lb_date from = lb_date_make(2022, 2, 17); /* the day after the SOMA list */
    lb_status status =
        lb_programme_read(import->data_folder, from, import->until, &import->programme, import->err);
    if (status == LB_OK) {
        status = read_statement(import, "mspd/MSPD_DetailSecty_20230930_20230930.csv", &import->september);
    }
    if (status == LB_OK) {
        status = read_statement(import, "mspd/MSPD_DetailSecty_20230831_20230831.csv", &import->august);
    }
    if (status == LB_OK) {
        status = read_ref_cpi(import);
    }
    if (status == LB_OK) {
        status = read_tips(import);
    }
    if (status == LB_OK) {
        status = lb_import_series(import->data_folder, "fred/TREAST.csv", &import->treast, import->err);
    }
    if (status == LB_OK) {
        status = derive_soma(import);
    }
    return status == LB_OK ? lb_import_terms(import) : status;
}

void lb_import_free(lb_import *import)
{
    lb_programme_free(&import->programme);
    lb_debt_statement_free(&import->september);
    lb_debt_statement_free(&import->august);
    lb_series_free(&import->treast);
    free(import->ref_cpi);
    lb_tips_reference_free(&import->tips);
    lb_soma_result_free(&import->soma);
    for (int i = 0; i < import->sheet_count; i++) {
        lb_sheet_drop(&import->sheets[i]);
    }
}

lb_status lb_import_budget_months(const lb_import *import, lb_budget_months *out)
{
    char path[LB_IMPORT_PATH];
    *out = (lb_budget_months){0};
    lb_status status = lb_import_path(
        import->data_folder, "fiscal/mts_monthly_receipts_outlays_2023-07_2026-01.csv", path, import->err);
    return status == LB_OK ? lb_budget_months_read(path, out, import->err) : status;
}

lb_status lb_import_debt(const lb_import *import, bool monthly, lb_debt_penny *out)
{
    char path[LB_IMPORT_PATH];
    *out = (lb_debt_penny){0};
    const char *file = monthly ? "fiscal/debt_to_penny_monthend_2024-11_2026-01.csv"
                               : "fiscal/debt_to_penny_1993-04_2024-11-26.csv";
    lb_status status = lb_import_path(import->data_folder, file, path, import->err);
    return status == LB_OK ? lb_debt_penny_read(path, out, import->err) : status;
}

const lb_debt_total *lb_import_class_total(const lb_debt_statement *statement, int debt_class)
{
    for (int i = 0; i < statement->total_count; i++) {
        const lb_debt_total *total = &statement->totals[i];
        if (total->debt_class == debt_class && total->kind == LB_DEBT_BOTH && total->group == LB_GROUP_ALL) {
            return total;
        }
    }
    return NULL;
}

lb_status lb_import_note(lb_import *import, lb_import_check_kind kind, lb_date date, const char *what,
                         int64_t published_usd, int64_t derived_usd)
{
    lb_import_report *report = import->report;
    if ((report->check_count & (report->check_count - 1)) == 0) {
        size_t capacity = report->check_count == 0 ? 1 : 2 * (size_t)report->check_count;
        lb_import_check *grown = realloc(report->checks, capacity * sizeof *grown);
        if (!grown) {
            return lb_fail(import->err, LB_ERR_NO_MEMORY, "no memory for the import report");
        }
        report->checks = grown;
    }
    lb_import_check *check = &report->checks[report->check_count++];
    *check = (lb_import_check){.kind = kind,
                               .date = date,
                               .published_mn = (double)published_usd / 1e8,
                               .derived_mn = (double)derived_usd / 1e8};
    snprintf(check->what, sizeof check->what, "%s", what);
    static const int64_t tolerance[] = {
#define X(name, word, cents) cents,
        LB_IMPORT_CHECK_LIST(X)
#undef X
    };
    int64_t miss = derived_usd > published_usd ? derived_usd - published_usd : published_usd - derived_usd;
    if (tolerance[kind] >= 0 && miss > tolerance[kind]) {
        return lb_fail(import->err, LB_ERR_RECONCILE,
                       "%s: published %.8f mn, rows add to %.8f mn, difference %.8f mn", what,
                       check->published_mn, check->derived_mn, check->derived_mn - check->published_mn);
    }
    return LB_OK;
}

lb_status lb_import_keep(lb_import *import, lb_sheet *sheet)
{
    if (sheet->status != LB_OK || import->sheet_count == LB_IMPORT_TABLES) {
        lb_sheet_drop(sheet);
        return sheet->status != LB_OK ? sheet->status
                                      : lb_fail(import->err, LB_ERR_INTERNAL, "too many tables");
    }
    import->sheets[import->sheet_count++] = *sheet;
    import->report->table_count++;
    import->report->row_count += sheet->rows;
    return LB_OK;
}
