/* import_budget.c - receipts and outlays by month, buybacks, non-marketable debt. */
#include "study/import_state.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const char *const budget_columns[] = {
    "total_receipts_musd",           "individual_income_tax_musd",
    "corporation_income_tax_musd",   "employment_general_retirement_musd",
    "customs_duties_musd",           "total_outlays_musd",
    "net_interest_function900_musd", "deficit_musd"};

/* "2023-09" is the month's first day. */
static lb_date first_of_month(lb_input *input, int row)
{
    const char *text = lb_input_text(input, row, "month");
    int year = 0, month = 0, used = 0;
    if (sscanf(text, "%4d-%2d%n", &year, &month, &used) != 2 || text[used] != '\0' ||
        lb_date_make(year, month, 1) == LB_DATE_NONE) {
        lb_input_fail(input, row, "month", "\"%s\" is no month: expected YYYY-MM", text);
        return LB_DATE_NONE;
    }
    return lb_date_make(year, month, 1);
}

static lb_status write_budget(lb_import *import)
{
    lb_input input;
    lb_input_open(&input, import->data_folder, "fiscal/mts_monthly_receipts_outlays_2023-07_2026-01.csv",
                  import->err);
    lb_sheet sheet;
    lb_sheet_begin(
        &sheet, "budget", "Treasury, Monthly Treasury Statement, table 9, months as first published",
        "2023-09..2026-01", "usd mn",
        "month,receipts,individual_tax,corporation_tax,payroll_tax,customs,outlays,net_interest,deficit",
        import->err);
    for (int row = 0; row < input.rows && input.status == LB_OK; row++) {
        lb_date month = first_of_month(&input, row);
        int64_t receipts = lb_input_decimal(&input, row, "total_receipts_musd", 0);
        int64_t outlays = lb_input_decimal(&input, row, "total_outlays_musd", 0);
        int64_t deficit = lb_input_decimal(&input, row, "deficit_musd", 0);
        if (outlays - receipts - deficit < -1 || outlays - receipts - deficit > 1) {
            lb_input_fail(&input, row, "deficit_musd", "outlays less receipts are %lld, not %lld",
                          (long long)(outlays - receipts), (long long)deficit);
        }
        if (month < lb_date_make(2023, 9, 1)) {
            continue;
        }
        lb_sheet_date(&sheet, month);
        for (size_t i = 0; i < sizeof budget_columns / sizeof budget_columns[0]; i++) {
            lb_sheet_integer(&sheet, lb_input_decimal(&input, row, budget_columns[i], 0));
        }
        lb_sheet_end_row(&sheet);
    }
    lb_status status = lb_input_close(&input);
    if (status != LB_OK) {
        lb_sheet_drop(&sheet);
        return status;
    }
    return lb_import_keep(import, &sheet);
}

static lb_status write_buybacks(lb_import *import)
{
    lb_input input;
    lb_input_open(&input, import->transcribed_folder, "buybacks.csv", import->err);
    lb_sheet sheet;
    lb_sheet_begin(
        &sheet, "buybacks", "Treasury Fiscal Data, Treasury securities buybacks, operations (mark F)",
        "2024-04..2026-01", "usd mn of par; years to maturity at the settlement",
        "operation_date,settlement_date,type,security,maturity_from_years,maturity_to_years,max_mn,"
        "accepted_mn",
        import->err);
    for (int row = 0; row < input.rows && input.status == LB_OK; row++) {
        int64_t most = lb_input_decimal(&input, row, "max_mn", 0);
        int64_t accepted = lb_input_decimal(&input, row, "accepted_mn", 0);
        if (accepted > most) {
            lb_input_fail(&input, row, "accepted_mn", "more accepted than the maximum of the operation");
        }
        lb_sheet_date(&sheet, lb_input_date(&input, row, "operation_date"));
        lb_sheet_date(&sheet, lb_input_date(&input, row, "settlement_date"));
        lb_sheet_text(&sheet, lb_input_text(&input, row, "type"));
        lb_sheet_text(&sheet, lb_input_text(&input, row, "security"));
        lb_sheet_number(&sheet, lb_input_number(&input, row, "maturity_from_years"), 6);
        lb_sheet_number(&sheet, lb_input_number(&input, row, "maturity_to_years"), 6);
        lb_sheet_integer(&sheet, most);
        lb_sheet_integer(&sheet, accepted);
        lb_sheet_end_row(&sheet);
    }
    lb_status status = lb_input_close(&input);
    if (status != LB_OK) {
        lb_sheet_drop(&sheet);
        return status;
    }
    return lb_import_keep(import, &sheet);
}

/* Non-marketable debt of a month: held by the public and by government accounts, what the statement's totals
 * leave once the marketable classes are taken off. */
static lb_status write_nonmarketable(lb_import *import)
{
    static const char *const of_public[] = {"bills_public_mn", "notes_public_mn", "bonds_public_mn",
                                            "tips_public_mn", "frn_public_mn"};
    lb_input input;
    lb_input_open(&input, import->transcribed_folder, "debt_by_class.csv", import->err);
    lb_sheet sheet;
    lb_sheet_begin(&sheet, "nonmarketable",
                   "Treasury, Monthly Statement of the Public Debt, summary (mark F)",
                   "2023-08-31..2025-07-31",
                   "usd mn; gas_public_mn: Government Account Series held by the public (G Fund)",
                   "date,public_mn,gas_public_mn,intragov_mn", import->err);
    for (int row = 0; row < input.rows && input.status == LB_OK; row++) {
        lb_date date = lb_input_date(&input, row, "date");
        double public_mn = lb_input_number(&input, row, "public_total_mn");
        for (size_t i = 0; i < sizeof of_public / sizeof of_public[0]; i++) {
            public_mn -= lb_input_number(&input, row, of_public[i]);
        }
        if (date < lb_date_make(2023, 8, 31)) {
            continue;
        }
        lb_sheet_date(&sheet, date);
        lb_sheet_number(&sheet, public_mn, 4);
        lb_sheet_number(&sheet, lb_input_number(&input, row, "gas_public_mn"), 4);
        lb_sheet_number(&sheet, lb_input_number(&input, row, "nonmarketable_total_mn") - public_mn, 4);
        lb_sheet_end_row(&sheet);
    }
    lb_status status = lb_input_close(&input);
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
    return status == LB_OK ? write_nonmarketable(import) : status;
}
