/* import_published.c - what a run is compared with: published figures, one line each. */
#include "study/import_state.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static void add(lb_sheet *sheet, const char *measure, lb_date date, double value, int decimals,
                const char *unit, const char *source, const char *mark)
{
    if (isnan(value)) {
        return;
    }
    lb_sheet_text(sheet, measure);
    lb_sheet_date(sheet, date);
    lb_sheet_number(sheet, value, decimals);
    lb_sheet_text(sheet, unit);
    lb_sheet_text(sheet, source);
    lb_sheet_text(sheet, mark);
    lb_sheet_end_row(sheet);
}

/* Debt held by the public on the last business day of each month. */
static lb_status add_debt(lb_import *import, lb_sheet *sheet)
{
    for (int monthly = 0; monthly < 2; monthly++) {
        lb_debt_penny debt;
        lb_status status = lb_import_debt(import, monthly, &debt);
        if (status != LB_OK) {
            return status;
        }
        for (int i = 0; i < debt.count; i++) {
            lb_date date = debt.rows[i].date;
            bool is_month_end =
                monthly ||
                (i + 1 < debt.count && lb_date_ymd(date).month != lb_date_ymd(debt.rows[i + 1].date).month);
            if (is_month_end && date >= lb_date_make(2023, 9, 1) &&
                debt.rows[i].public_usd != LB_CENTS_NONE) {
                add(sheet, "debt_held_by_public", date,
                    (double)debt.rows[i].public_usd / LB_CENTS_PER_MILLION, 2, "usd mn", "Debt to the Penny",
                    "F");
            }
        }
        lb_debt_penny_free(&debt);
    }
    return LB_OK;
}

/* Classes at month ends, public and government accounts together, and the share of bills. */
static lb_status add_classes(lb_import *import, lb_sheet *sheet)
{
    static const char source[] = "Monthly Statement of the Public Debt, summary";
    static const struct {
        const char *measure, *of_public, *of_government;
    } classes[] = {{"bills", "bills_public_mn", "bills_intragov_mn"},
                   {"notes", "notes_public_mn", "notes_intragov_mn"},
                   {"bonds", "bonds_public_mn", "bonds_intragov_mn"},
                   {"tips", "tips_public_mn", "tips_intragov_mn"},
                   {"frns", "frn_public_mn", "frn_intragov_mn"}};
    lb_rows input;
    lb_import_open(&input, import->transcribed_folder, "debt_by_class.csv", import->err);
    for (int row = 0; row < input.count && input.status == LB_OK; row++) {
        lb_date date = lb_rows_date(&input, row, "date");
        if (date < import->baseline) {
            continue;
        }
        double bills = 0;
        for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
            double sum = lb_rows_number(&input, row, classes[i].of_public) +
                         lb_rows_number(&input, row, classes[i].of_government);
            add(sheet, classes[i].measure, date, sum, 4, "usd mn", source, "F");
            bills = i == 0 ? sum : bills;
        }
        double marketable = lb_rows_number(&input, row, "marketable_total_mn");
        add(sheet, "marketable", date, marketable, 4, "usd mn", source, "F");
        add(sheet, "bill_share", date, 100 * bills / marketable, 4, "pct", source, "D");
    }
    return lb_rows_close(&input);
}

static lb_status add_transcribed(lb_import *import, lb_sheet *sheet)
{
    lb_rows input;
    lb_import_open(&input, import->transcribed_folder, "average_maturity.csv", import->err);
    for (int row = 0; row < input.count && input.status == LB_OK; row++) {
        lb_date date = lb_rows_date(&input, row, "date");
        if (date >= import->baseline) {
            add(sheet, "wam_months", date, lb_rows_number(&input, row, "months"), 2, "months",
                lb_rows_text(&input, row, "source"), lb_rows_text(&input, row, "mark"));
        }
    }
    lb_status status = lb_rows_close(&input);
    if (status != LB_OK) {
        return status;
    }
    lb_import_open(&input, import->transcribed_folder, "cash_quarter_end.csv", import->err);
    for (int row = 0; row < input.count && input.status == LB_OK; row++) {
        add(sheet, "tga", lb_rows_date(&input, row, "date"), lb_rows_number(&input, row, "cash_bn") * 1000, 0,
            "usd mn", "Treasury, Marketable Borrowing Estimates (rounded to a billion)", "F");
    }
    return lb_rows_close(&input);
}

/* Classes held by the public after the end of the summary, published to 10 billion only. */
static lb_status add_rounded(lb_import *import, lb_sheet *sheet)
{
    static const struct {
        const char *measure, *column;
    } classes[] = {{"notes_public_rounded", "notes_public_bn"},
                   {"bills_public_rounded", "bills_public_bn"},
                   {"bonds_public_rounded", "bonds_public_bn"}};
    lb_rows input;
    lb_import_open(&input, import->transcribed_folder, "debt_rounded.csv", import->err);
    for (int row = 0; row < input.count && input.status == LB_OK; row++) {
        for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
            double bn = lb_rows_number_or(&input, row, classes[i].column, NAN);
            add(sheet, classes[i].measure, lb_rows_date(&input, row, "date"), bn * 1000, 0, "usd mn",
                lb_rows_text(&input, row, "source"), lb_rows_text(&input, row, "mark"));
        }
    }
    return lb_rows_close(&input);
}

/* Weekly series, from the first Wednesday before the baseline. */
static lb_status add_weekly(lb_import *import, lb_sheet *sheet)
{
    static const struct {
        const char *measure, *file, *source;
    } rows[] = {
        {"soma_treasuries", "fred/TREAST.csv", "H.4.1, Wednesday level"},
        {"mbs", "fred/WSHOMCB_2021-05_2026-01.csv", "H.4.1, Wednesday level (MBS)"},
        {"fed_assets", "fred/WALCL.csv", "H.4.1, Wednesday level"},
        {"reserves_week_average", "fred/WRESBAL.csv", "H.4.1, week average"},
        {"tga_week_average", "fred/WTREGEN.csv", "H.4.1, week average"},
        {"tga_wednesday", "fred/WDTGAL_2025-02-26_2026-01-28.csv", "H.4.1, Wednesday level"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        lb_series series;
        lb_status status = lb_import_series(import->data_folder, rows[i].file, &series, import->err);
        for (int k = 0; k < series.count && status == LB_OK; k++) {
            if (series.dates[k] >= lb_date_make(2023, 9, 27) && series.dates[k] <= import->until) {
                add(sheet, rows[i].measure, series.dates[k], lb_series_value(&series, k, 0), 0, "usd mn",
                    rows[i].source, "F");
            }
        }
        lb_series_free(&series);
        if (status != LB_OK) {
            return status;
        }
    }
    return LB_OK;
}

/* Composition of the SOMA from single releases; week averages have measures of their own. */
static lb_status add_soma(lb_import *import, lb_sheet *sheet)
{
    static const struct {
        const char *item, *measure;
    } items[] = {{"treasury", "soma_treasuries"},
                 {"bills", "soma_bills"},
                 {"nominal_notes_bonds", "soma_notes_bonds"},
                 {"tips_face", "soma_tips"},
                 {"inflation_compensation", "soma_compensation"}};
    lb_rows input;
    lb_import_open(&input, import->transcribed_folder, "fed_h41.csv", import->err);
    for (int row = 0; row < input.count && input.status == LB_OK; row++) {
        lb_date date = lb_rows_date(&input, row, "date");
        bool is_average = !strcmp(lb_rows_text(&input, row, "basis"), "week_average");
        for (size_t i = 0; i < sizeof items / sizeof items[0]; i++) {
            if (date < lb_date_make(2023, 9, 27) ||
                strcmp(items[i].item, lb_rows_text(&input, row, "item")) != 0 ||
                (i == 0 && !is_average && !isnan(lb_import_value(&import->treast, date)))) {
                continue;
            }
            char measure[48];
            snprintf(measure, sizeof measure, "%s%s", items[i].measure, is_average ? "_week_average" : "");
            add(sheet, measure, date, lb_rows_number(&input, row, "value_mn"), 0, "usd mn",
                lb_rows_text(&input, row, "source"), lb_rows_text(&input, row, "mark"));
        }
    }
    return lb_rows_close(&input);
}

/* The Fed's accounts: the combined statements by calendar year, costs negative, and single figures. */
static lb_status add_fed_accounts(lb_import *import, lb_sheet *sheet)
{
    static const struct {
        const char *measure, *column, *less; /* `less` is deducted */
        double sign;
    } items[] = {{"fed_year_interest_income", "interest_income_musd", NULL, 1},
                 {"fed_year_reverse_repo", "int_exp_reverse_repo_musd", NULL, -1},
                 {"fed_year_deposits", "int_exp_depository_and_other_musd", NULL, -1},
                 {"fed_year_expenses", "operating_expenses_musd", "total_other_income_musd", -1},
                 {"fed_year_dividends", "dividends_musd", NULL, -1},
                 {"fed_year_net", "remittances_net_musd", NULL, 1}};
    lb_rows input;
    lb_import_open(&input, import->data_folder, "fiscal/fed_combined_income_2022_2025.csv", import->err);
    for (int row = 0; row < input.count && input.status == LB_OK; row++) {
        int year = (int)lb_rows_number(&input, row, "year");
        for (size_t i = 0; i < sizeof items / sizeof items[0] && year >= 2023; i++) {
            double value = lb_rows_number(&input, row, items[i].column) -
                           (items[i].less ? lb_rows_number(&input, row, items[i].less) : 0);
            add(sheet, items[i].measure, lb_date_make(year, 12, 31), items[i].sign * value, 0, "usd mn",
                "Reserve Banks, combined financial statements", "F");
        }
    }
    lb_status status = lb_rows_close(&input);
    if (status != LB_OK) {
        return status;
    }
    lb_import_open(&input, import->transcribed_folder, "fed_accounts.csv", import->err);
    for (int row = 0; row < input.count && input.status == LB_OK; row++) {
        add(sheet, lb_rows_text(&input, row, "measure"), lb_rows_date(&input, row, "date"),
            lb_rows_number(&input, row, "value_mn"), 0, "usd mn", lb_rows_text(&input, row, "source"),
            lb_rows_text(&input, row, "mark"));
    }
    return lb_rows_close(&input);
}

/* Net interest and deficit of fiscal years, to date: sums of the months as first published. */
static lb_status add_fiscal_years(lb_import *import, lb_sheet *sheet)
{
    lb_budget_months months;
    double interest = 0, deficit = 0;
    lb_status status = lb_import_budget_months(import, &months);
    for (int i = 0; i < months.count && status == LB_OK; i++) {
        const lb_budget_month *m = &months.rows[i];
        if (m->month < import->baseline) {
            continue;
        }
        if (lb_date_ymd(m->month).month == 10) {
            interest = deficit = 0;
        }
        interest += (double)m->net_interest_usd / LB_CENTS_PER_MILLION;
        deficit += (double)m->deficit_usd / LB_CENTS_PER_MILLION;
        lb_date date = lb_date_month_end(m->month);
        add(sheet, "net_interest_fytd", date, interest, 0, "usd mn",
            "Monthly Treasury Statement, function 900", "D");
        add(sheet, "deficit_fytd", date, deficit, 0, "usd mn", "Monthly Treasury Statement", "D");
    }
    lb_budget_months_free(&months);
    return status;
}

lb_status lb_import_published(lb_import *import)
{
    lb_status (*const writers[])(lb_import *, lb_sheet *) = {add_debt,         add_classes,     add_rounded,
                                                             add_transcribed,  add_weekly,      add_soma,
                                                             add_fed_accounts, add_fiscal_years};
    lb_sheet sheet;
    lb_sheet_begin(&sheet, "published", "as each row says", "2023-09-27..2026-01-30", "as each row says",
                   "measure,date,value,unit,source,mark", import->err);
    lb_status status = LB_OK;
    for (size_t i = 0; i < sizeof writers / sizeof writers[0] && status == LB_OK; i++) {
        status = writers[i](import, &sheet);
    }
    if (status != LB_OK) {
        lb_sheet_drop(&sheet);
        return status;
    }
    return lb_import_keep(import, &sheet);
}
