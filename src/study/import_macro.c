/* import_macro.c - term premium, foreign holders by country and GDP: what the market model is scaled and fitted on. */
#include "study/import_state.h"

#include <math.h>

#include "base/error.h"
#include "data/read_cbo.h"
#include "data/read_tic.h"

/* Countries of countries.csv: the word in the table, the name in the file. */
#define COUNTRY_LIST(X)                                                                                      \
    X("japan", "Japan")                                                                                      \
    X("china", "China, Mainland")                                                                            \
    X("united_kingdom", "United Kingdom")                                                                    \
    X("canada", "Canada")                                                                                    \
    X("luxembourg", "Luxembourg")                                                                            \
    X("belgium", "Belgium")                                                                                  \
    X("cayman_islands", "Cayman Islands")                                                                    \
    X("switzerland", "Switzerland")                                                                          \
    X("ireland", "Ireland")                                                                                  \
    X("france", "France")                                                                                    \
    X("taiwan", "Taiwan")                                                                                    \
    X("hong_kong", "Hong Kong")                                                                              \
    X("india", "India")                                                                                      \
    X("singapore", "Singapore")                                                                              \
    X("brazil", "Brazil")                                                                                    \
    X("norway", "Norway")                                                                                    \
    X("saudi_arabia", "Saudi Arabia")                                                                        \
    X("korea", "Korea, South")                                                                               \
    X("germany", "Germany")

static lb_date month_end(int months_after_august_2023)
{
    return lb_date_add_months(lb_date_make(2023, 8, 31), months_after_august_2023, true);
}

/* One value a month, on its last business day as in the file; the file has no other days. */
static lb_status fill_premium(lb_import *import, const lb_series *series, lb_sheet *sheet)
{
    enum { MONTHS = 30 };
    for (int i = 0; i < MONTHS; i++) {
        int row = lb_series_row(series, month_end(i));
        if (row < 0 || series->dates[row] <= month_end(i - 1) || isnan(lb_series_value(series, row, 0))) {
            char text[11];
            return lb_fail(import->err, LB_ERR_NOT_FOUND, "no Kim-Wright term premium of the month to %s",
                           lb_date_format(month_end(i), text));
        }
        lb_sheet_date(sheet, series->dates[row]);
        lb_sheet_number(sheet, lb_series_value(series, row, 0), 4);
        lb_sheet_text(sheet, "F");
        lb_sheet_end_row(sheet);
    }
    return LB_OK;
}

static lb_status write_premium(lb_import *import)
{
    lb_series series;
    lb_status status = lb_import_series(import->data_folder,
                                        "curves/KimWright_10y_term_premium_monthend_2022-03_2026-08.csv",
                                        &series, import->err);
    if (status != LB_OK) {
        return status;
    }
    lb_sheet sheet;
    lb_sheet_begin(&sheet, "term_premium",
                   "Federal Reserve Board, Kim-Wright three-factor model, term premium of a 10-year zero "
                   "(FRED THREEFYTP10)",
                   "2023-08-31..2026-01-30", "percent; last business day of the month",
                   "date,premium_10y_pct,mark", import->err);
    status = fill_premium(import, &series, &sheet);
    lb_series_free(&series);
    if (status != LB_OK) {
        lb_sheet_drop(&sheet);
        return status;
    }
    return lb_import_keep(import, &sheet);
}

static void write_holder(lb_sheet *sheet, lb_date date, const char *holder, int64_t usd)
{
    lb_sheet_date(sheet, date);
    lb_sheet_text(sheet, holder);
    lb_sheet_number(sheet, (double)usd / 1e11, 1);
    lb_sheet_text(sheet, "F");
    lb_sheet_end_row(sheet);
}

static lb_status fill_month(lb_import *import, const lb_tic *tic, lb_date date, lb_sheet *sheet)
{
    static const char *const countries[][2] = {
#define X(word, name) {word, name},
        COUNTRY_LIST(X)
#undef X
    };
    char text[11];
    int month = lb_tic_find_month(tic, date);
    if (month < 0) {
        return lb_fail(import->err, LB_ERR_NOT_FOUND, "mfhhis01.txt: no holdings of %s",
                       lb_date_format(date, text));
    }
    for (size_t i = 0; i < sizeof countries / sizeof countries[0]; i++) {
        int country = lb_tic_find_country(tic, countries[i][1]);
        int64_t usd = country < 0 ? INT64_MIN : lb_tic_usd(tic, month, country);
        if (usd == INT64_MIN) {
            return lb_fail(import->err, LB_ERR_NOT_FOUND, "mfhhis01.txt: no holdings of %s on %s",
                           countries[i][1], lb_date_format(date, text));
        }
        write_holder(sheet, date, countries[i][0], usd);
    }
    write_holder(sheet, date, "total", tic->months[month].total_usd);
    write_holder(sheet, date, "official", tic->months[month].official_usd);
    return LB_OK;
}

static lb_status write_countries(lb_import *import)
{
    enum { MONTHS = 29 };
    char path[LB_IMPORT_PATH];
    lb_tic tic = {0};
    lb_status status = lb_import_path(import->data_folder, "tic/mfhhis01.txt", path, import->err);
    if (status == LB_OK) {
        status = lb_tic_read(path, &tic, import->err);
    }
    if (status != LB_OK) {
        return status;
    }
    lb_sheet sheet;
    lb_sheet_begin(
        &sheet, "countries", "Treasury International Capital, major foreign holders, history",
        "2023-08-31..2025-12-31",
        "usd bn, market value by country of the custodian; total: all foreign holders, the countries among "
        "them; official: foreign official holders of all countries",
        "date,country,usd_bn,mark", import->err);
    for (int i = 0; i < MONTHS && status == LB_OK; i++) {
        status = fill_month(import, &tic, month_end(i), &sheet);
    }
    lb_tic_free(&tic);
    if (status != LB_OK) {
        lb_sheet_drop(&sheet);
        return status;
    }
    return lb_import_keep(import, &sheet);
}

/* A fiscal year's GDP is the mean of its four quarters: CBO's figures of 2023 to 2025 against BEA's, which shows that
 * the path does not jump where one gives way to the other. */
static lb_status check_vintages(lb_import *import, const lb_series *quarters)
{
    static const double within_bn = 0.05; /* CBO's means are of rounded quarters */
    char path[LB_IMPORT_PATH];
    lb_series years = {0};
    lb_status status = lb_import_path(import->data_folder, "cbo/cbo_actual_GDP.csv", path, import->err);
    if (status == LB_OK) {
        status = lb_series_read(&lb_series_cbo_gdp, path, &years, import->err);
    }
    for (int year = 2023; year <= 2025 && status == LB_OK; year++) {
        double published_bn = lb_import_value(&years, lb_date_make(year, 1, 1)), mean_bn = 0;
        for (int k = 0; k < 4; k++) {
            lb_date quarter = lb_date_add_months(lb_date_make(year - 1, 10, 1), 3 * k, false);
            mean_bn += lb_import_value(quarters, quarter) / 4;
        }
        if (!(fabs(mean_bn - published_bn) <= within_bn)) {
            status = lb_fail(import->err, LB_ERR_RECONCILE,
                             "GDP.csv: the quarters of fiscal year %d have a mean of %.3f bn, "
                             "cbo_actual_GDP.csv says %.3f bn",
                             year, mean_bn, published_bn);
        }
    }
    lb_series_free(&years);
    return status;
}

static lb_status fill_quarters(lb_import *import, lb_sheet *sheet)
{
    lb_series series;
    lb_date last = lb_date_make(2025, 7, 1);
    lb_status status = lb_import_series(import->data_folder, "fred/GDP.csv", &series, import->err);
    if (status == LB_OK) {
        status = check_vintages(import, &series);
    }
    for (lb_date date = lb_date_make(2022, 1, 1); date <= last && status == LB_OK;
         date = lb_date_add_months(date, 3, false)) {
        double gdp_bn = lb_import_value(&series, date);
        if (!(gdp_bn > 0)) {
            char text[11];
            status = lb_fail(import->err, LB_ERR_NOT_FOUND, "GDP.csv: no GDP of the quarter from %s",
                             lb_date_format(date, text));
            break;
        }
        lb_sheet_date(sheet, date);
        lb_sheet_number(sheet, gdp_bn, 3);
        lb_sheet_text(sheet, "F");
        lb_sheet_text(sheet, "BEA by way of FRED (GDP)");
        lb_sheet_end_row(sheet);
    }
    lb_series_free(&series);
    return status;
}

/* CBO's GDP of the fiscal years ahead: its debt in dollars over its debt in per cent of GDP. The share is published
 * to three decimals, hence GDP to 0.2 bn. */
static lb_status fill_projection(lb_import *import, lb_sheet *sheet)
{
    enum { FIRST_YEAR = 2026, LAST_YEAR = 2036 };
    char path[LB_IMPORT_PATH];
    lb_cbo cbo = {0};
    lb_rows shares;
    lb_status status = lb_import_path(import->data_folder, "cbo/cbo_baselines.csv", path, import->err);
    if (status == LB_OK) {
        status = lb_cbo_read(path, &cbo, import->err);
    }
    if (status != LB_OK) {
        return status;
    }
    lb_import_open(&shares, import->transcribed_folder, "cbo_debt_share.csv", import->err);
    for (int row = 0; row < shares.count && shares.status == LB_OK; row++) {
        int year = (int)lb_rows_decimal(&shares, row, "fiscal_year", 0);
        double share_pct = lb_rows_number(&shares, row, "debt_pct_gdp");
        double debt_bn = lb_cbo_value(&cbo, lb_date_make(2026, 2, 1), year, LB_CBO_DEBT);
        if (year != FIRST_YEAR + row || shares.count != LAST_YEAR - FIRST_YEAR + 1) {
            lb_rows_fail(&shares, row, "fiscal_year", "the rows should be the fiscal years %d to %d",
                         FIRST_YEAR, LAST_YEAR);
            break;
        }
        if (!(share_pct > 0 && debt_bn > 0)) {
            lb_rows_fail(&shares, row, "debt_pct_gdp", "no GDP follows from debt of %.3f bn", debt_bn);
            break;
        }
        lb_sheet_date(sheet, lb_date_make(year, 4, 1));
        lb_sheet_number(sheet, debt_bn / share_pct * 100, 1);
        lb_sheet_text(sheet, "C");
        lb_sheet_text(sheet, "CBO, February 2026: debt held by the public over its share of GDP");
        lb_sheet_end_row(sheet);
    }
    lb_cbo_free(&cbo);
    return lb_rows_close(&shares);
}

static lb_status write_gdp(lb_import *import)
{
    lb_sheet sheet;
    lb_sheet_begin(
        &sheet, "gdp",
        "Bureau of Economic Analysis, gross domestic product; from fiscal year 2026 Congressional "
        "Budget Office, baseline of February 2026",
        "2022-01-01..2036-04-01",
        "usd bn, annual rate; quarters on their first day, fiscal years on their middle (1 April); "
        "linear in between",
        "date,gdp_usd_bn,mark,source", import->err);
    lb_status status = fill_quarters(import, &sheet);
    if (status == LB_OK) {
        status = fill_projection(import, &sheet);
    }
    if (status != LB_OK) {
        lb_sheet_drop(&sheet);
        return status;
    }
    return lb_import_keep(import, &sheet);
}

lb_status lb_import_macro(lb_import *import)
{
    lb_status status = write_premium(import);
    if (status == LB_OK) {
        status = write_countries(import);
    }
    return status == LB_OK ? write_gdp(import) : status;
}
