/* import_reconcile.c - the published figures that a baseline after the opening is reconciled to. */
#include "study/import_state.h"

#include <string.h>

#include "base/error.h"
#include "world/lists.h"

/* Sums of the table's rows: what must agree with each other and with Debt to the Penny. */
typedef struct reconciliation {
    lb_date date;
    int64_t fed_usd;   /* total assets less liabilities and net worth; cents */
    int64_t parts_usd; /* debt held by the public and by federal accounts */
    int64_t total_usd, public_usd;
} reconciliation;

static bool is_item(const char *word)
{
    static const char *const followed[] = {"soma_compensation", "fed_net_worth", "total_debt"};
    for (int i = 0; i < LB_RECONCILE_COUNT; i++) {
        if (strcmp(word, lb_reconcile_target(i)) == 0) {
            return true;
        }
    }
    for (size_t i = 0; i < sizeof followed / sizeof followed[0]; i++) {
        if (strcmp(word, followed[i]) == 0) {
            return true;
        }
    }
    return false;
}

static void add_up(reconciliation *sums, const char *item, int64_t usd)
{
    static const char *const liabilities[] = {"currency", "on_rrp",         "foreign_rrp",  "tga",
                                              "reserves", "other_deposits", "fed_net_worth"};
    for (size_t i = 0; i < sizeof liabilities / sizeof liabilities[0]; i++) {
        sums->fed_usd -= strcmp(item, liabilities[i]) == 0 ? usd : 0;
    }
    sums->fed_usd += strcmp(item, "fed_assets") == 0 ? usd : 0;
    sums->public_usd += strcmp(item, "debt_held_by_public") == 0 ? usd : 0;
    sums->total_usd += strcmp(item, "total_debt") == 0 ? usd : 0;
    bool part = strcmp(item, "debt_held_by_public") == 0 || strcmp(item, "intragovernmental") == 0;
    sums->parts_usd += part ? usd : 0;
}

/* The Fed's balance sheet balances, debt adds up, and it is that of Debt to the Penny. */
static lb_status check(lb_import *import, const reconciliation *sums)
{
    lb_debt_penny debt;
    int64_t published = 0;
    lb_status status =
        lb_import_note(import, LB_CHECK_TOTAL, sums->date,
                       "reconcile: Fed's assets less liabilities and net worth", 0, sums->fed_usd);
    if (status == LB_OK) {
        status = lb_import_note(import, LB_CHECK_TOTAL, sums->date, "reconcile: total debt", sums->total_usd,
                                sums->parts_usd);
    }
    if (status == LB_OK) {
        status = lb_import_debt(import, true, &debt);
    }
    if (status != LB_OK) {
        return status;
    }
    for (int i = 0; i < debt.count; i++) {
        published = debt.rows[i].date == sums->date ? debt.rows[i].public_usd : published;
    }
    lb_debt_penny_free(&debt);
    return lb_import_note(import, LB_CHECK_TOTAL, sums->date, "reconcile: debt held by the public", published,
                          sums->public_usd);
}

/* One row of the table, copied. */
static void copy_row(lb_rows *input, int row, lb_sheet *sheet, reconciliation *sums)
{
    const char *item = lb_rows_text(input, row, "item");
    int64_t usd = lb_rows_decimal(input, row, "usd_mn", 8);
    lb_date date = lb_rows_date(input, row, "date");
    if (input->status == LB_OK && !is_item(item)) {
        lb_rows_fail(input, row, "item", "\"%s\" is nothing that a baseline is reconciled in", item);
    } else if (input->status == LB_OK && row > 0 && date != sums->date) {
        lb_rows_fail(input, row, "date", "one file is of one day");
    }
    sums->date = date;
    add_up(sums, item, usd);
    lb_sheet_date(sheet, date);
    lb_sheet_text(sheet, item);
    lb_sheet_millions(sheet, usd);
    lb_sheet_text(sheet, lb_rows_text(input, row, "mark"));
    lb_sheet_text(sheet, lb_rows_text(input, row, "source"));
    lb_sheet_text(sheet, lb_rows_text(input, row, "derivation"));
    lb_sheet_end_row(sheet);
}

lb_status lb_import_reconcile(lb_import *import)
{
    lb_rows input;
    lb_sheet sheet;
    reconciliation sums = {0};
    lb_import_open(&input, import->transcribed_folder, "reconcile_2026-01-30.csv", import->err);
    lb_sheet_begin(
        &sheet, "reconcile",
        "Federal Reserve H.4.1 of January and February 2026; Treasury, Debt to the Penny; each row "
        "says how the day's figure is derived",
        "2026-01-30", "usd mn, close of the day", "date,item,usd_mn,mark,source,derivation", import->err);
    for (int row = 0; row < input.count && input.status == LB_OK; row++) {
        copy_row(&input, row, &sheet, &sums);
    }
    lb_status status = lb_rows_close(&input);
    if (status == LB_OK) {
        status = check(import, &sums);
    }
    if (status != LB_OK) {
        lb_sheet_drop(&sheet);
        return status;
    }
    return lb_import_keep(import, &sheet);
}
