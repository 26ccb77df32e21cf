/* import_money.c - the money market: banks' assets, and September and October 2019 day by day. */
#include "study/import_state.h"

#include <math.h>
#include <stdbool.h>

#include "base/error.h"

static lb_status write_bank_assets(lb_import *import)
{
    lb_rows input;
    lb_import_open(&input, import->transcribed_folder, "bank_assets.csv", import->err);
    lb_sheet sheet;
    lb_sheet_begin(
        &sheet, "bank_assets",
        "Federal Reserve H.8, total assets of all commercial banks (marks F and C); priors (mark G); "
        "linear in between",
        "2018-12-26..2026-01-28", "usd bn", "date,usd_bn,mark,source", import->err);
    lb_date before = LB_DATE_NONE;
    for (int row = 0; row < input.count && input.status == LB_OK; row++) {
        lb_date date = lb_rows_date(&input, row, "date");
        double usd_bn = lb_rows_number(&input, row, "usd_bn");
        if (input.status == LB_OK && (!(usd_bn > 0) || (before != LB_DATE_NONE && date <= before))) {
            lb_rows_fail(&input, row, "usd_bn", "assets are positive and their dates rise");
            break;
        }
        lb_sheet_date(&sheet, date);
        lb_sheet_number(&sheet, usd_bn, 1);
        lb_sheet_text(&sheet, lb_rows_text(&input, row, "mark"));
        lb_sheet_text(&sheet, lb_rows_text(&input, row, "source"));
        lb_sheet_end_row(&sheet);
        before = date;
    }
    lb_status status = lb_rows_close(&input);
    if (status != LB_OK) {
        lb_sheet_drop(&sheet);
        return status;
    }
    return lb_import_keep(import, &sheet);
}

enum { EFFR, SOFR, UPPER, ON_RRP, RESERVES, CASH, SERIES };

static const char *const files[SERIES] = {
    [EFFR] = "fred/EFFR.csv",        [SOFR] = "fred/SOFR.csv",        [UPPER] = "fred/DFEDTARU.csv",
    [ON_RRP] = "fred/RRPONTSYD.csv", [RESERVES] = "fred/WRESBAL.csv", [CASH] = "fred/WTREGEN.csv",
};

/* A week's average stands on the Sunday before the Wednesday it ends on: linear in between. NaN outside. */
static double within_weeks(const lb_series *series, lb_date date)
{
    enum { TO_MIDDLE = 3 };
    int row = lb_series_row(series, date + TO_MIDDLE); /* the last week that ends by then */
    if (row < 0 || row + 1 >= series->count) {
        return NAN;
    }
    double share =
        (double)(date + TO_MIDDLE - series->dates[row]) / (series->dates[row + 1] - series->dates[row]);
    double left = lb_series_value(series, row, 0);
    return left + share * (lb_series_value(series, row + 1, 0) - left);
}

/* What is known of single days; the administered rates hold until the next row that has them. */
typedef struct known_day {
    double ioer_pct, on_rrp_pct, reserves_bn, drain_bn, collateral_bn;
    const char *mark;
} known_day;

static known_day known_on(lb_rows *input, lb_date date)
{
    known_day known = {NAN, NAN, NAN, NAN, NAN, "D"};
    for (int row = 0; row < input->count && input->status == LB_OK; row++) {
        lb_date at = lb_rows_date(input, row, "date");
        if (at > date) {
            break;
        }
        known.ioer_pct = lb_rows_number_or(input, row, "ioer_pct", known.ioer_pct);
        known.on_rrp_pct = lb_rows_number_or(input, row, "on_rrp_pct", known.on_rrp_pct);
        if (at == date) {
            known.reserves_bn = lb_rows_number_or(input, row, "reserves_bn", NAN);
            known.drain_bn = lb_rows_number_or(input, row, "drain_bn", NAN);
            known.collateral_bn = lb_rows_number_or(input, row, "collateral_bn", NAN);
            bool state = !isnan(known.reserves_bn) || !isnan(known.drain_bn);
            known.mark = state ? lb_rows_text(input, row, "mark") : "D";
        }
    }
    return known;
}

static lb_status fill_2019(lb_import *import, const lb_series *series, lb_rows *input, lb_sheet *sheet)
{
    lb_date last = lb_date_make(2019, 10, 31);
    for (lb_date date = lb_date_make(2019, 9, 3); date <= last; date++) {
        double sofr = lb_import_value(&series[SOFR], date), effr = lb_import_value(&series[EFFR], date);
        if (isnan(sofr) || isnan(effr)) {
            continue; /* no business day of both markets */
        }
        known_day known = known_on(input, date);
        if (input->status != LB_OK) {
            return input->status;
        }
        double reserves_mn =
            isnan(known.reserves_bn) ? within_weeks(&series[RESERVES], date) : known.reserves_bn * 1000;
        double cash_mn = within_weeks(&series[CASH], date);
        if (isnan(reserves_mn) || isnan(cash_mn) || isnan(known.ioer_pct)) {
            char text[11];
            return lb_fail(import->err, LB_ERR_NOT_FOUND, "no reserves, cash or rate on reserves of %s",
                           lb_date_format(date, text));
        }
        const double cells[] = {effr, sofr, known.ioer_pct, known.on_rrp_pct,
                                lb_import_value(&series[UPPER], date)};
        lb_sheet_date(sheet, date);
        for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
            lb_sheet_number(sheet, cells[i], 2);
        }
        lb_sheet_number(sheet, lb_import_value(&series[ON_RRP], date), 3);
        lb_sheet_number(sheet, reserves_mn, 0);
        lb_sheet_number(sheet, cash_mn, 0);
        lb_sheet_number(sheet, known.drain_bn, 1);
        lb_sheet_number(sheet, known.collateral_bn, 1);
        lb_sheet_text(sheet, known.mark);
        lb_sheet_end_row(sheet);
    }
    return LB_OK;
}

static lb_status write_2019(lb_import *import)
{
    lb_series series[SERIES] = {0};
    lb_status status = LB_OK;
    for (int i = 0; i < SERIES && status == LB_OK; i++) {
        status = lb_import_series(import->data_folder, files[i], &series[i], import->err);
    }
    lb_rows input;
    lb_import_open(&input, import->transcribed_folder, "money_2019.csv", import->err);
    lb_sheet sheet;
    lb_sheet_begin(
        &sheet, "money_2019",
        "Federal Reserve Bank of New York (EFFR, SOFR, ON RRP); Federal Reserve Board (target range, "
        "IOER, H.4.1); single days transcribed (marks F, C and G)",
        "2019-09-03..2019-10-31",
        "percent; usd mn (reserves and cash: week averages, linear between their middles, but for days "
        "with a mark other than D); usd bn; drain: cash drained in two days, where published",
        "date,effr,sofr,ioer,on_rrp,target_upper,on_rrp_usd_bn,reserves_mn,cash_mn,drain_bn,"
        "collateral_bn,mark",
        import->err);
    if (status == LB_OK && input.status == LB_OK) {
        status = fill_2019(import, series, &input, &sheet);
    }
    for (int i = 0; i < SERIES; i++) {
        lb_series_free(&series[i]);
    }
    lb_status closed = lb_rows_close(&input);
    status = status == LB_OK ? closed : status;
    if (status != LB_OK) {
        lb_sheet_drop(&sheet);
        return status;
    }
    return lb_import_keep(import, &sheet);
}

lb_status lb_import_money(lb_import *import)
{
    lb_status status = write_bank_assets(import);
    return status == LB_OK ? write_2019(import) : status;
}
