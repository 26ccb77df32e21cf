/* import_state.c - what the importer has read, shared by the files that write the tables. */
#include "study/import_state.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "data/read_mspd.h"

lb_status lb_import_series_read(const char *folder, const char *file, lb_import_series *out, lb_error *err)
{
    lb_input input;
    *out = (lb_import_series){0};
    lb_input_open(&input, folder, file, err);
    out->dates = calloc((size_t)input.rows + 1, sizeof *out->dates);
    out->values = calloc((size_t)input.rows + 1, sizeof *out->values);
    if (!out->dates || !out->values) {
        lb_input_close(&input);
        return lb_fail(err, LB_ERR_NO_MEMORY, "no memory for %s", file);
    }
    for (int row = 0; row < input.rows && input.status == LB_OK; row++) {
        if (lb_csv_missing(input.table, row, 1)) {
            continue;
        }
        int at = out->count++;
        input.status = lb_csv_date(input.table, row, 0, &out->dates[at], err);
        if (input.status == LB_OK) {
            input.status = lb_csv_number(input.table, row, 1, &out->values[at], err);
        }
        if (input.status == LB_OK && at > 0 && out->dates[at] <= out->dates[at - 1]) {
            input.status = lb_csv_fail(input.table, row, 0, err, "dates must ascend");
        }
    }
    return lb_input_close(&input);
}

void lb_import_series_free(lb_import_series *series)
{
    free(series->dates);
    free(series->values);
    *series = (lb_import_series){0};
}

double lb_import_series_on(const lb_import_series *series, lb_date date)
{
    int low = 0, high = series->count;
    while (low < high) {
        int middle = (low + high) / 2;
        if (series->dates[middle] < date) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < series->count && series->dates[low] == date ? series->values[low] : NAN;
}

const lb_tips_terms *lb_import_tips(const lb_import *import, const char *cusip)
{
    for (int i = 0; i < import->tips_count; i++) {
        if (!strcmp(import->tips[i].cusip, cusip)) {
            return &import->tips[i];
        }
    }
    return NULL;
}

static int64_t base_ref_cpi(const void *context, const char *cusip)
{
    const lb_tips_terms *terms = lb_import_tips(context, cusip);
    return terms ? terms->base_ref_cpi : 0;
}

static lb_status read_ref_cpi(lb_import *import)
{
    lb_input input;
    lb_input_open(&input, import->data_folder, "tips_cpi/RefCPI_daily_1998-04-15_2026-08-31.csv",
                  import->err);
    import->ref_cpi = calloc((size_t)input.rows + 1, sizeof *import->ref_cpi);
    if (!import->ref_cpi) {
        lb_input_close(&input);
        return lb_fail(import->err, LB_ERR_NO_MEMORY, "no memory for the reference CPI");
    }
    for (int row = 0; row < input.rows && input.status == LB_OK; row++) {
        lb_date date = lb_input_date(&input, row, "date");
        import->ref_cpi[row] = lb_input_decimal(&input, row, "refCpi", 5);
        if (row == 0) {
            import->cpi_start = date;
        } else if (input.status == LB_OK && date != import->cpi_start + row) {
            lb_input_fail(&input, row, "date", "expected the day after the row above: the series is daily");
        }
    }
    import->cpi_days = input.rows;
    return lb_input_close(&input);
}

static lb_status read_tips(lb_import *import)
{
    lb_input input;
    lb_input_open(&input, import->data_folder, "tips_cpi/TipsRef_allTIPS_baseCPI.csv", import->err);
    import->tips = calloc((size_t)input.rows + 1, sizeof *import->tips);
    if (!import->tips) {
        lb_input_close(&input);
        return lb_fail(import->err, LB_ERR_NO_MEMORY, "no memory for the TIPS terms");
    }
    for (int row = 0; row < input.rows && input.status == LB_OK; row++) {
        lb_tips_terms *terms = &import->tips[import->tips_count++];
        lb_input_cusip(&input, row, "cusip", terms->cusip);
        bool is_known = strcmp(lb_input_text(&input, row, "coupon"), "NaN") != 0; /* as published for some */
        terms->coupon_pct = is_known ? lb_input_number(&input, row, "coupon") * 100 : NAN;
        terms->base_ref_cpi = lb_input_decimal(&input, row, "baseCpi", 5);
    }
    return lb_input_close(&input);
}

/* One row of the SOMA list; false if it is no Treasury security. */
static bool read_holding(lb_input *input, int row, const lb_import *import, lb_soma_holding *out)
{
    static const struct {
        const char *word;
        lb_security_type type;
    } types[] = {{"Bills", LB_BILL}, {"NotesBonds", LB_NOTE}, {"FRNs", LB_FRN}, {"TIPS", LB_TIPS}};
    const char *word = lb_input_text(input, row, "Security Type");
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        if (!strcmp(word, types[i].word)) {
            *out = (lb_soma_holding){.type = types[i].type};
            lb_input_cusip(input, row, "CUSIP", out->cusip);
            out->maturity = lb_input_date(input, row, "Maturity Date");
            out->par_usd = lb_input_decimal(input, row, "Par Value", 2);
            double share = lb_input_number(input, row, "Percent Outstanding");
            out->outstanding_usd = share > 0 ? (double)out->par_usd / 100 / share : 0;
            out->base_ref_cpi = out->type == LB_TIPS ? base_ref_cpi(import, out->cusip) : 0;
            if (input->status == LB_OK && out->type == LB_TIPS && out->base_ref_cpi == 0) {
                lb_input_fail(input, row, "CUSIP", "no base reference CPI is known of this TIPS");
            }
            return true;
        }
    }
    return false;
}

static lb_status derive_soma(lb_import *import)
{
    lb_input input;
    lb_input_open(&input, import->data_folder, "soma/SOMA_holdings_2022-02-16.csv", import->err);
    lb_soma_holding *holdings = calloc((size_t)input.rows + 1, sizeof *holdings);
    lb_soma_level *levels = calloc((size_t)import->treast.count + 1, sizeof *levels);
    lb_soma_input soma = {.holdings = holdings,
                          .auctions = import->programme.items,
                          .auction_count = import->programme.count,
                          .levels = levels,
                          .level_count = import->treast.count,
                          .cpi_start = import->cpi_start,
                          .ref_cpi = import->ref_cpi,
                          .cpi_days = import->cpi_days,
                          .base_ref_cpi = base_ref_cpi,
                          .context = import};
    if (!holdings || !levels) {
        free(holdings);
        free(levels);
        lb_input_close(&input);
        return lb_fail(import->err, LB_ERR_NO_MEMORY, "no memory for the SOMA holdings");
    }
    for (int row = 0; row < input.rows && input.status == LB_OK; row++) {
        soma.start = lb_input_date(&input, row, "As Of Date");
        soma.holding_count += read_holding(&input, row, import, &holdings[soma.holding_count]);
    }
    for (int i = 0; i < import->treast.count; i++) {
        levels[i] = (lb_soma_level){import->treast.dates[i], import->treast.values[i] * 1e6};
    }
    lb_status status = lb_input_close(&input);
    if (status == LB_OK) {
        /* to the last announcement that states what the SOMA holds of a maturing issue */
        status =
            lb_soma_derive(&soma, import->baseline, lb_date_make(2025, 4, 30), &import->soma, import->err);
    }
    free(holdings);
    free(levels);
    return status;
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
        status = lb_import_series_read(import->data_folder, "fred/TREAST.csv", &import->treast, import->err);
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
    lb_import_series_free(&import->treast);
    free(import->ref_cpi);
    free(import->tips);
    lb_soma_result_free(&import->soma);
    for (int i = 0; i < import->sheet_count; i++) {
        lb_sheet_drop(&import->sheets[i]);
    }
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
