/* import_budget.c - receipts and outlays by month, buybacks, non-marketable debt. */
#include "study/import_state.h"

static lb_status write_budget(lb_import *import)
{
    lb_budget_months months;
    lb_status status = lb_import_budget_months(import, &months);
    if (status != LB_OK) {
        return status;
    }
    lb_sheet sheet;
    lb_sheet_begin(
        &sheet, "budget", "Treasury, Monthly Treasury Statement, table 9, months as first published",
        "2023-09..2026-01", "usd mn",
        "month,receipts,individual_tax,corporation_tax,payroll_tax,customs,outlays,net_interest,deficit",
        import->err);
    for (int i = 0; i < months.count; i++) {
        const lb_budget_month *m = &months.rows[i];
        if (m->month < lb_date_make(2023, 9, 1)) {
            continue;
        }
        const int64_t cells[] = {m->receipts_usd,     m->individual_tax_usd, m->corporation_tax_usd,
                                 m->employment_usd,   m->customs_usd,        m->outlays_usd,
                                 m->net_interest_usd, m->deficit_usd};
        lb_sheet_date(&sheet, m->month);
        for (size_t k = 0; k < sizeof cells / sizeof cells[0]; k++) {
            lb_sheet_integer(&sheet, cells[k] / LB_CENTS_PER_MILLION);
        }
        lb_sheet_end_row(&sheet);
    }
    lb_budget_months_free(&months);
    return lb_import_keep(import, &sheet);
}

static lb_status write_buybacks(lb_import *import)
{
    lb_rows input;
    lb_import_open(&input, import->transcribed_folder, "buybacks.csv", import->err);
    lb_sheet sheet;
    lb_sheet_begin(
        &sheet, "buybacks", "Treasury Fiscal Data, Treasury securities buybacks, operations (mark F)",
        "2024-04..2026-01", "usd mn of par; years to maturity at the settlement",
        "operation_date,settlement_date,type,security,maturity_from_years,maturity_to_years,max_mn,"
        "accepted_mn",
        import->err);
    for (int row = 0; row < input.count && input.status == LB_OK; row++) {
        int64_t most = lb_rows_decimal(&input, row, "max_mn", 0);
        int64_t accepted = lb_rows_decimal(&input, row, "accepted_mn", 0);
        if (accepted > most) {
            lb_rows_fail(&input, row, "accepted_mn", "more accepted than the maximum of the operation");
        }
        lb_sheet_date(&sheet, lb_rows_date(&input, row, "operation_date"));
        lb_sheet_date(&sheet, lb_rows_date(&input, row, "settlement_date"));
        lb_sheet_text(&sheet, lb_rows_text(&input, row, "type"));
        lb_sheet_text(&sheet, lb_rows_text(&input, row, "security"));
        lb_sheet_number(&sheet, lb_rows_number(&input, row, "maturity_from_years"), 6);
        lb_sheet_number(&sheet, lb_rows_number(&input, row, "maturity_to_years"), 6);
        lb_sheet_integer(&sheet, most);
        lb_sheet_integer(&sheet, accepted);
        lb_sheet_end_row(&sheet);
    }
    lb_status status = lb_rows_close(&input);
    if (status != LB_OK) {
        lb_sheet_drop(&sheet);
        return status;
    }
    return lb_import_keep(import, &sheet);
}

/* Par accepted by security, where it was transcribed. */
static lb_status write_buyback_takes(lb_import *import)
{
    lb_rows input;
    lb_import_open(&input, import->transcribed_folder, "buybacks_by_cusip.csv", import->err);
    lb_sheet sheet;
    lb_sheet_begin(&sheet, "buyback_takes", "Treasury Fiscal Data, buybacks security details (mark F)",
                   "2024-04..2025-10", "usd of par", "operation_date,cusip,par_usd,security", import->err);
    for (int row = 0; row < input.count && input.status == LB_OK; row++) {
        char cusip[10];
        lb_rows_cusip(&input, row, "cusip", cusip);
        lb_sheet_date(&sheet, lb_rows_date(&input, row, "operation_date"));
        lb_sheet_text(&sheet, cusip);
        lb_sheet_cents(&sheet, lb_rows_decimal(&input, row, "accepted_mn", 8));
        lb_sheet_text(&sheet, lb_rows_text(&input, row, "security"));
        lb_sheet_end_row(&sheet);
    }
    lb_status status = lb_rows_close(&input);
    if (status != LB_OK) {
        lb_sheet_drop(&sheet);
        return status;
    }
    return lb_import_keep(import, &sheet);
}

/* Non-marketable debt at month ends: held by the public (of it Government Account Series, mainly the Thrift Savings
 * Plan) and by government accounts, what the statement's totals leave once the marketable classes are taken off. */
static lb_status write_nonmarketable(lb_import *import)
{
    static const char *const of_public[] = {"bills_public_mn", "notes_public_mn", "bonds_public_mn",
                                            "tips_public_mn", "frn_public_mn"};
    lb_rows input;
    lb_import_open(&input, import->transcribed_folder, "debt_by_class.csv", import->err);
    lb_sheet sheet;
    lb_sheet_begin(
        &sheet, "nonmarketable", "Treasury, Monthly Statement of the Public Debt, summary (mark F)",
        "2023-08-31..2025-07-31",
        "usd mn; gas_public_mn: Government Account Series held by the public (G Fund), part of public_mn",
        "date,public_mn,gas_public_mn,intragov_mn", import->err);
    for (int row = 0; row < input.count && input.status == LB_OK; row++) {
        lb_date date = lb_rows_date(&input, row, "date");
        double public_mn = lb_rows_number(&input, row, "public_total_mn");
        for (size_t i = 0; i < sizeof of_public / sizeof of_public[0]; i++) {
            public_mn -= lb_rows_number(&input, row, of_public[i]);
        }
        if (date < lb_date_make(2023, 8, 31)) {
            continue;
        }
        lb_sheet_date(&sheet, date);
        lb_sheet_number(&sheet, public_mn, 4);
        lb_sheet_number(&sheet, lb_rows_number(&input, row, "gas_public_mn"), 4);
        lb_sheet_number(&sheet, lb_rows_number(&input, row, "nonmarketable_total_mn") - public_mn, 4);
        lb_sheet_end_row(&sheet);
    }
    lb_status status = lb_rows_close(&input);
    if (status != LB_OK) {
        lb_sheet_drop(&sheet);
        return status;
    }
    return lb_import_keep(import, &sheet);
}

lb_status lb_import_budget(lb_import *import)
{
    lb_status status = write_budget(import);
    if (status == LB_OK) {
        status = write_buybacks(import);
    }
    if (status == LB_OK) {
        status = write_buyback_takes(import);
    }
    return status == LB_OK ? write_nonmarketable(import) : status;
}
