/* import_paths.c - series by day and week: yields, rates, reference CPI, the Fed's balance sheet, cash. */
#include "study/import_state.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "data/read_par_yields.h"

static void free_all(lb_series *series, int count)
{
    for (int i = 0; i < count; i++) {
        lb_series_free(&series[i]);
    }
}

/* Reads `count` series below the data folder; frees what it read on a failure. */
static lb_status read_all(lb_import *import, const char *const *files, int count, lb_series *out)
{
    lb_status status = LB_OK;
    memset(out, 0, (size_t)count * sizeof *out);
    for (int i = 0; i < count && status == LB_OK; i++) {
        status = lb_import_series(import->data_folder, files[i], &out[i], import->err);
    }
    if (status != LB_OK) {
        free_all(out, count);
    }
    return status;
}

/* The first of two that is recorded. */
static double either(double a, double b)
{
    return isnan(a) ? b : a;
}

enum { DGS2, DGS10, DGS30, DGS3MO, DFII10, DFII30, T5YIE, T10YIE, YIELD_SERIES };

static const char *const yield_files[YIELD_SERIES] = {
    [DGS2] = "fred/DGS2_1980_2025-12-30.csv",
    [DGS10] = "fred/DGS10.csv",
    [DGS30] = "fred/DGS30_1980_2025-12-30.csv",
    [DGS3MO] = "fred/DGS3MO_2021-01_2026-01.csv",
    [DFII10] = "fred/DFII10.csv",
    [DFII30] = "fred/DFII30.csv",
    [T5YIE] = "fred/T5YIE.csv",
    [T10YIE] = "fred/T10YIE.csv",
};

/* Treasury's maturities in the order of the table's columns. */
static const lb_tenor curve_tenors[] = {LB_TENOR_1MO,  LB_TENOR_3MO,  LB_TENOR_6MO, LB_TENOR_1YR,
                                        LB_TENOR_2YR,  LB_TENOR_3YR,  LB_TENOR_5YR, LB_TENOR_7YR,
                                        LB_TENOR_10YR, LB_TENOR_20YR, LB_TENOR_30YR};
enum { NOMINAL = sizeof curve_tenors / sizeof curve_tenors[0] };
/* columns that H.15 continues */
enum { COLUMN_3M = 1, COLUMN_2Y = 4, COLUMN_5Y = 6, COLUMN_10Y = 8, COLUMN_30Y = 10 };

/* One day: Treasury's own curve where its file has the day, else the H.15 series; real yields from H.15 and, after
 * its end, nominal less breakeven. Days without any are left out. */
static void write_yields(lb_sheet *sheet, lb_date date, const lb_par_yields *curve, const lb_series *series)
{
    double cells[NOMINAL + 3];
    int row = lb_par_yields_row(curve, date);
    for (int i = 0; i < NOMINAL; i++) {
        cells[i] = row >= 0 ? curve->yield_dec[row][curve_tenors[i]] * 100 : NAN;
    }
    cells[COLUMN_3M] = either(cells[COLUMN_3M], lb_import_value(&series[DGS3MO], date));
    cells[COLUMN_2Y] = either(cells[COLUMN_2Y], lb_import_value(&series[DGS2], date));
    cells[COLUMN_10Y] = either(cells[COLUMN_10Y], lb_import_value(&series[DGS10], date));
    cells[COLUMN_30Y] = either(cells[COLUMN_30Y], lb_import_value(&series[DGS30], date));
    double real_10y = cells[COLUMN_10Y] - lb_import_value(&series[T10YIE], date);
    cells[NOMINAL] = cells[COLUMN_5Y] - lb_import_value(&series[T5YIE], date);
    cells[NOMINAL + 1] = either(lb_import_value(&series[DFII10], date), real_10y);
    cells[NOMINAL + 2] = lb_import_value(&series[DFII30], date);
    bool has_any = false;
    for (int i = 0; i < NOMINAL + 3; i++) {
        has_any = has_any || !isnan(cells[i]);
    }
    if (!has_any) {
        return;
    }
    lb_sheet_date(sheet, date);
    for (int i = 0; i < NOMINAL + 3; i++) {
        lb_sheet_number(sheet, cells[i], 2);
    }
    lb_sheet_end_row(sheet);
}

static lb_status write_par_yields(lb_import *import)
{
    char path[LB_IMPORT_PATH];
    lb_series series[YIELD_SERIES] = {0};
    lb_par_yields curve = {0};
    lb_status status =
        lb_import_path(import->data_folder, "curves/treasury_par_yield_curve_daily_1990-01-02_2025-07-11.csv",
                       path, import->err);
    if (status == LB_OK) {
        status = lb_par_yields_read(path, &curve, import->err);
    }
    if (status == LB_OK) {
        status = read_all(import, yield_files, YIELD_SERIES, series);
    }
    if (status == LB_OK) {
        lb_sheet sheet;
        lb_sheet_begin(
            &sheet, "par_yields",
            "Treasury, daily par yield curve rates to 2025-07-11; then Federal Reserve H.15 (DGS3MO, DGS2, "
            "DGS10, DGS30); real: H.15 (DFII10, DFII30) to 2024-07-30, else nominal less breakeven (T5YIE, "
            "T10YIE)",
            "2023-08-01..2026-01-30", "percent, semiannual bond equivalent",
            "date,1m,3m,6m,1y,2y,3y,5y,7y,10y,20y,30y,real_5y,real_10y,real_30y", import->err);
        for (lb_date date = lb_date_make(2023, 8, 1); date <= import->until; date++) {
            write_yields(&sheet, date, &curve, series);
        }
        status = lb_import_keep(import, &sheet);
    }
    lb_par_yields_free(&curve);
    free_all(series, YIELD_SERIES);
    return status;
}

enum { IORB, TARGET_UPPER, EFFR, SOFR, ON_RRP, RATE_SERIES };

static const char *const rate_files[RATE_SERIES] = {
    [IORB] = "fred/IORB.csv", [TARGET_UPPER] = "fred/DFEDTARU.csv", [EFFR] = "fred/EFFR.csv",
    [SOFR] = "fred/SOFR.csv", [ON_RRP] = "fred/RRPONTSYD.csv",
};

static lb_status write_rates(lb_import *import)
{
    lb_series series[RATE_SERIES];
    lb_status status = read_all(import, rate_files, RATE_SERIES, series);
    if (status != LB_OK) {
        return status;
    }
    lb_sheet sheet;
    lb_sheet_begin(
        &sheet, "rates",
        "Federal Reserve Board (IORB, target range); Federal Reserve Bank of New York (EFFR, SOFR, ON RRP "
        "amount); on_rrp: lower bound plus 5 bp, from 2024-12-19 the lower bound (FOMC implementation notes)",
        "2023-09-01..2026-01-31", "percent; on_rrp_usd_bn usd bn",
        "date,iorb,on_rrp,effr,sofr,target_upper,on_rrp_usd_bn", import->err);
    lb_date aligned = lb_date_make(2024, 12, 19);
    for (lb_date date = lb_date_make(2023, 9, 1); date <= lb_date_make(2026, 1, 31); date++) {
        double upper = lb_import_value(&series[TARGET_UPPER], date);
        lb_sheet_date(&sheet, date);
        lb_sheet_number(&sheet, lb_import_value(&series[IORB], date), 2);
        lb_sheet_number(&sheet, upper - 0.25 + (date < aligned ? 0.05 : 0), 2);
        lb_sheet_number(&sheet, lb_import_value(&series[EFFR], date), 2);
        lb_sheet_number(&sheet, lb_import_value(&series[SOFR], date), 2);
        lb_sheet_number(&sheet, upper, 2);
        lb_sheet_number(&sheet, lb_import_value(&series[ON_RRP], date), 3);
        lb_sheet_end_row(&sheet);
    }
    free_all(series, RATE_SERIES);
    return lb_import_keep(import, &sheet);
}

static lb_status write_ref_cpi(lb_import *import)
{
    lb_sheet sheet;
    lb_sheet_begin(&sheet, "ref_cpi", "TreasuryDirect, Reference CPI", "1998-04-15..2026-08-31",
                   "index 1982-84 = 100", "date,ref_cpi", import->err);
    for (int i = 0; i < import->cpi_days; i++) {
        lb_sheet_date(&sheet, import->cpi_start + i);
        lb_sheet_number(&sheet, import->ref_cpi[i], 5);
        lb_sheet_end_row(&sheet);
    }
    return lb_import_keep(import, &sheet);
}

enum { TREAST, WALCL, WRESBAL, MBS, FED_SERIES };

static const char *const fed_files[FED_SERIES] = {
    [TREAST] = "fred/TREAST.csv",
    [WALCL] = "fred/WALCL.csv",
    [WRESBAL] = "fred/WRESBAL.csv",
    [MBS] = "fred/WSHOMCB_2021-05_2026-01.csv",
};

static lb_status write_fed_weekly(lb_import *import)
{
    lb_series series[FED_SERIES];
    lb_status status = read_all(import, fed_files, FED_SERIES, series);
    if (status != LB_OK) {
        return status;
    }
    lb_sheet sheet;
    lb_sheet_begin(
        &sheet, "fed_weekly",
        "Federal Reserve H.4.1: TREAST, WALCL and agency MBS on Wednesdays, reserves (WRESBAL) week average",
        "2023-08-30..2026-01-28", "usd mn", "date,treasuries_mn,total_assets_mn,reserves_mn,mbs_mn",
        import->err);
    for (lb_date date = lb_date_make(2023, 8, 30); date <= import->until; date += 7) {
        lb_sheet_date(&sheet, date);
        for (int i = 0; i < FED_SERIES; i++) {
            lb_sheet_number(&sheet, lb_import_value(&series[i], date), 0);
        }
        lb_sheet_end_row(&sheet);
    }
    free_all(series, FED_SERIES);
    return lb_import_keep(import, &sheet);
}

static lb_status write_cash(lb_import *import)
{
    static const char *const files[2] = {"fred/WTREGEN.csv", "fred/WDTGAL_2025-02-26_2026-01-28.csv"};
    lb_series series[2];
    lb_status status = read_all(import, files, 2, series);
    if (status != LB_OK) {
        return status;
    }
    lb_sheet sheet;
    lb_sheet_begin(&sheet, "cash",
                   "Federal Reserve H.4.1: Treasury General Account, week average and Wednesday level",
                   "2023-08-30..2026-01-28", "usd mn", "date,week_average_mn,wednesday_mn", import->err);
    for (lb_date date = lb_date_make(2023, 8, 30); date <= import->until; date += 7) {
        lb_sheet_date(&sheet, date);
        lb_sheet_number(&sheet, lb_import_value(&series[0], date), 0);
        lb_sheet_number(&sheet, lb_import_value(&series[1], date), 0);
        lb_sheet_end_row(&sheet);
    }
    free_all(series, 2);
    return lb_import_keep(import, &sheet);
}

static lb_status write_fed_loans(lb_import *import)
{
    lb_rows input;
    lb_import_open(&input, import->transcribed_folder, "fed_loans.csv", import->err);
    lb_sheet sheet;
    lb_sheet_begin(&sheet, "fed_loans",
                   "Federal Reserve H.4.1 (marks F and D); priors (mark G); linear in between",
                   "2023-09-20..2026-01-28", "usd mn", "date,loans_mn,mark", import->err);
    for (int row = 0; row < input.count; row++) {
        lb_sheet_date(&sheet, lb_rows_date(&input, row, "date"));
        lb_sheet_number(&sheet, lb_rows_number(&input, row, "loans_mn"), 0);
        lb_sheet_text(&sheet, lb_rows_text(&input, row, "mark"));
        lb_sheet_end_row(&sheet);
    }
    lb_status status = lb_rows_close(&input);
    if (status != LB_OK) {
        lb_sheet_drop(&sheet);
        return status;
    }
    return lb_import_keep(import, &sheet);
}

lb_status lb_import_paths(lb_import *import)
{
    lb_status (*const writers[])(lb_import *) = {write_par_yields, write_rates, write_ref_cpi,
                                                 write_fed_weekly, write_cash,  write_fed_loans};
    lb_status status = LB_OK;
    for (size_t i = 0; i < sizeof writers / sizeof writers[0] && status == LB_OK; i++) {
        status = writers[i](import);
    }
    return status;
}
