/* import_sectors.c - who holds the stock, and the other balances of the opening day.
 *
 * One set of sector totals: Z.1 L.210 in its vintage of March 2026 (market values), foreigners split by TIC, Fed and
 * government accounts at par from their own records. Market values become par by one factor for bills and one for
 * everything else; households are what is left. Par includes the inflation compensation of TIPS. docs/model/opening-balance.md has the reasons. */
#include "study/import_state.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "data/read_tic.h"
#include "ledger/books.h"
#include "longbond/sectors.h"

/* Par over market value outside bills: coupons of 2 % at yields of 4.6 % are worth 0.75 to 1 of par. */
static const double least_factor = 1, most_factor = 1 / 0.75;

typedef struct sector_row {
    double total_bn, bills_bn; /* market value; NAN: not published */
    char mark[2][4], source[2][160], note[160];
    int64_t par_usd, bills_par_usd; /* cents; bills -1 if left to the preference rule */
} sector_row;

typedef struct sector_table {
    sector_row rows[LB_SECTOR_COUNT];
    double rest_of_world_bn;
} sector_table;

static lb_status read_sectors(lb_import *import, sector_table *table)
{
    lb_rows input;
    for (int i = 0; i < LB_SECTOR_COUNT; i++) {
        table->rows[i] = (sector_row){.total_bn = NAN, .bills_bn = NAN, .bills_par_usd = -1};
    }
    lb_import_open(&input, import->transcribed_folder, "sector_holdings.csv", import->err);
    for (int row = 0; row < input.count && input.status == LB_OK; row++) {
        const char *word = lb_rows_text(&input, row, "sector");
        double value = lb_rows_number(&input, row, "usd_bn");
        int sector = lb_sector_find(word);
        if (lb_rows_date(&input, row, "date") != import->baseline) {
            continue;
        }
        if (!strcmp(word, "rest_of_world")) {
            table->rest_of_world_bn = value;
            continue;
        }
        if (sector < 0) {
            lb_rows_fail(&input, row, "sector", "\"%s\" is no sector of include/longbond/sectors.h", word);
            continue;
        }
        sector_row *out = &table->rows[sector];
        bool is_bills = !strcmp(lb_rows_text(&input, row, "item"), "bills");
        *(is_bills ? &out->bills_bn : &out->total_bn) = value;
        snprintf(out->mark[is_bills], sizeof out->mark[0], "%s", lb_rows_text(&input, row, "mark"));
        snprintf(out->source[is_bills], sizeof out->source[0], "%s", lb_rows_text(&input, row, "source"));
        if (!is_bills) {
            snprintf(out->note, sizeof out->note, "%s", lb_rows_text(&input, row, "note"));
        }
    }
    return lb_rows_close(&input);
}

/* What federal accounts hold of the marketable debt, the Federal Financing Bank's left out: cents. */
static lb_status read_government(lb_import *import, sector_row *out)
{
    static const char *const classes[] = {"bills_intragov_mn", "notes_intragov_mn", "bonds_intragov_mn",
                                          "tips_intragov_mn", "frn_intragov_mn"};
    lb_rows input;
    lb_import_open(&input, import->transcribed_folder, "debt_by_class.csv", import->err);
    for (int row = 0; row < input.count && input.status == LB_OK; row++) {
        if (lb_rows_date(&input, row, "date") != import->baseline) {
            continue;
        }
        out->bills_par_usd = lb_rows_decimal(&input, row, classes[0], 8);
        out->par_usd = 0;
        for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
            out->par_usd += lb_rows_decimal(&input, row, classes[i], 8);
        }
    }
    out->total_bn = (double)out->par_usd / 1e11;
    out->bills_bn = (double)out->bills_par_usd / 1e11;
    for (int i = 0; i < 2; i++) {
        strcpy(out->mark[i], "F");
        strcpy(out->source[i], "Monthly Statement of the Public Debt, summary");
    }
    strcpy(out->note, "par");
    return lb_rows_close(&input);
}

/* Foreign official holders, and the Cayman Islands' as those of offshore hedge funds. */
static lb_status read_foreign(lb_import *import, sector_table *table)
{
    static const char source[] = "TIC, major foreign holders, history";
    char path[LB_IMPORT_PATH];
    lb_tic tic = {0};
    lb_status status = lb_import_path(import->data_folder, "tic/mfhhis01.txt", path, import->err);
    if (status == LB_OK) {
        status = lb_tic_read(path, &tic, import->err);
    }
    int month = status == LB_OK ? lb_tic_find_month(&tic, import->baseline) : -1;
    int cayman = status == LB_OK ? lb_tic_find_country(&tic, "Cayman Islands") : -1;
    if (status == LB_OK && (month < 0 || cayman < 0 || lb_tic_usd(&tic, month, cayman) == INT64_MIN)) {
        status = lb_fail(import->err, LB_ERR_NOT_FOUND,
                         "%s: no holdings of the Cayman Islands at the baseline", path);
    }
    if (status == LB_OK) {
        sector_row *official = &table->rows[LB_FOREIGN_OFFICIAL];
        sector_row *offshore = &table->rows[LB_HEDGE_FUNDS_OFFSHORE];
        official->total_bn = (double)tic.months[month].official_usd / 1e11;
        official->bills_bn = (double)tic.months[month].official_bills_usd / 1e11;
        offshore->total_bn = (double)lb_tic_usd(&tic, month, cayman) / 1e11;
        for (int i = 0; i < 2; i++) {
            strcpy(official->mark[i], "F");
            strcpy(official->source[i], source);
        }
        strcpy(offshore->mark[0], "F");
        strcpy(offshore->source[0], source);
        strcpy(offshore->note, "Cayman Islands; by custodian, which misses much of what is financed in repo");
        status = lb_import_note(
            import, LB_CHECK_NEAR_TOTAL, import->baseline, "foreign total, sector_holdings.csv and TIC",
            (int64_t)rint(table->rest_of_world_bn * 10) * 10000000000, tic.months[month].total_usd);
    }
    lb_tic_free(&tic);
    return status;
}

/* The whole market values: households without the funds inside them, foreign private as what TIC leaves. */
static lb_status split_groups(lb_import *import, sector_table *table)
{
    sector_row *rows = table->rows;
    rows[LB_HOUSEHOLDS].total_bn -= rows[LB_HEDGE_FUNDS].total_bn;
    sector_row *private = &rows[LB_FOREIGN_PRIVATE];
    private->total_bn = table->rest_of_world_bn - rows[LB_FOREIGN_OFFICIAL].total_bn -
                        rows[LB_HEDGE_FUNDS_OFFSHORE].total_bn - rows[LB_STABLECOINS].total_bn;
    strcpy(private->mark[0], "D");
    strcpy(private->source[0],
           "Z.1 rest of the world less official holders (TIC), Cayman Islands and stablecoins");
    for (int i = 0; i < LB_SECTOR_COUNT; i++) {
        if (i != LB_TREASURY && isnan(rows[i].total_bn)) {
            return lb_fail(import->err, LB_ERR_NOT_FOUND, "sector_holdings.csv has no total of %s",
                           lb_sector_word(i));
        }
    }
    return LB_OK;
}

static int64_t whole_millions(double usd_mn)
{
    return (int64_t)rint(usd_mn) * 100000000;
}

/* What the sectors hold together: par and inflation compensation, matured but not yet paid included. */
static int64_t whole_stock(const lb_import *import)
{
    return import->stock_usd + import->stock_inflation_usd;
}

/* Par from market values; households take what is left, to the cent. All in USD millions. */
static void convert_to_par(lb_import *import, sector_table *table, double *bill_factor, double *coupon_factor)
{
    sector_row *rows = table->rows;
    const sector_row *fed = &rows[LB_FED];
    const sector_row *government = &rows[LB_GOVERNMENT_ACCOUNTS];
    double bills_par =
        (double)(import->stock_bills_usd - fed->bills_par_usd - government->bills_par_usd) / 1e8;
    double all_par = (double)(whole_stock(import) - fed->par_usd - government->par_usd) / 1e8;
    double stock_bills = (double)import->stock_bills_usd;
    *bill_factor = stock_bills / (stock_bills - (double)import->bill_discount_left_usd);

    double market = 0, known_bills = 0, known_market = 0;
    for (int i = 0; i < LB_SECTOR_COUNT; i++) {
        if (lb_is_private(i)) {
            market += rows[i].total_bn * 1000;
            if (!isnan(rows[i].bills_bn)) {
                known_bills += rows[i].bills_bn * 1000;
                known_market += rows[i].total_bn * 1000;
            }
        }
    }
    *coupon_factor = (all_par - bills_par) / (market - bills_par / *bill_factor);
    double other_bills = bills_par - known_bills * *bill_factor;
    double other_market = market - known_market;
    double other_factor =
        (other_bills + (other_market - other_bills / *bill_factor) * *coupon_factor) / other_market;

    int64_t left = whole_stock(import) - fed->par_usd - government->par_usd;
    for (int i = 0; i < LB_SECTOR_COUNT; i++) {
        sector_row *row = &rows[i];
        if (!lb_is_private(i) || i == LB_HOUSEHOLDS) {
            continue;
        }
        if (isnan(row->bills_bn)) {
            row->par_usd = whole_millions(row->total_bn * 1000 * other_factor);
        } else {
            row->bills_par_usd = whole_millions(row->bills_bn * 1000 * *bill_factor);
            row->par_usd =
                row->bills_par_usd + whole_millions((row->total_bn - row->bills_bn) * 1000 * *coupon_factor);
        }
        left -= row->par_usd;
    }
    rows[LB_HOUSEHOLDS].par_usd = left;
}

static void write_sector(lb_sheet *sheet, int sector, const sector_row *row, bool is_bills)
{
    lb_sheet_text(sheet, lb_sector_word(sector));
    lb_sheet_text(sheet, is_bills ? "bills" : "total");
    lb_sheet_number(sheet, is_bills ? row->bills_bn : row->total_bn, 3);
    lb_sheet_cents(sheet, is_bills ? row->bills_par_usd : row->par_usd);
    lb_sheet_text(sheet, row->mark[is_bills]);
    lb_sheet_text(sheet, row->source[is_bills]);
    lb_sheet_text(sheet, is_bills ? "" : row->note);
    lb_sheet_end_row(sheet);
}

/* All sectors with their par; the two factors of the conversion. */
static lb_status build_table(lb_import *import, sector_table *table, double *bill_factor,
                             double *coupon_factor)
{
    lb_status status = read_sectors(import, table);
    if (status == LB_OK) {
        status = read_government(import, &table->rows[LB_GOVERNMENT_ACCOUNTS]);
    }
    if (status == LB_OK) {
        status = read_foreign(import, table);
    }
    if (status == LB_OK) {
        status = split_groups(import, table);
    }
    if (status != LB_OK) {
        return status;
    }
    sector_row *fed = &table->rows[LB_FED];
    fed->par_usd = import->soma_usd + import->soma_inflation_usd;
    fed->bills_par_usd = import->soma_bills_usd;
    fed->bills_bn = (double)fed->bills_par_usd / 1e11;
    strcpy(fed->mark[1], "C");
    strcpy(fed->source[1], "soma.csv");
    convert_to_par(import, table, bill_factor, coupon_factor);
    if (!(*coupon_factor > least_factor && *coupon_factor < most_factor)) {
        return lb_fail(import->err, LB_ERR_RECONCILE,
                       "sector_holdings.csv: market values that would be %.3f of par do not fit the stock",
                       1 / *coupon_factor);
    }
    int64_t sum = 0;
    for (int i = 0; i < LB_SECTOR_COUNT; i++) {
        sum += i == LB_TREASURY ? 0 : table->rows[i].par_usd;
        if (i != LB_TREASURY && table->rows[i].par_usd <= 0) {
            return lb_fail(import->err, LB_ERR_RECONCILE, "sector_holdings.csv: %s are left with %.0f mn",
                           lb_sector_word(i), (double)table->rows[i].par_usd / 1e8);
        }
    }
    return lb_import_note(import, LB_CHECK_TOTAL, import->baseline, "sector totals and the stock by CUSIP",
                          whole_stock(import), sum);
}

static lb_status write_sectors(lb_import *import)
{
    sector_table table = {0};
    double bill_factor = 1, coupon_factor = 1;
    lb_status status = build_table(import, &table, &bill_factor, &coupon_factor);
    if (status != LB_OK) {
        return status;
    }
    snprintf(import->sectors_unit, sizeof import->sectors_unit,
             "usd_bn market value as published; par_usd par with inflation compensation, to the cent: bills "
             "times %.6f, all else times %.6f, households the rest",
             bill_factor, coupon_factor);
    lb_sheet sheet;
    lb_sheet_begin(
        &sheet, "sectors",
        "Federal Reserve, Z.1 L.210, vintage of March 2026; TIC major foreign holders; MSPD; soma.csv",
        "2023-09-30", import->sectors_unit, "sector,item,usd_bn,par_usd,mark,source,note", import->err);
    for (int i = 0; i < LB_SECTOR_COUNT; i++) {
        if (i == LB_TREASURY) {
            continue;
        }
        write_sector(&sheet, i, &table.rows[i], false);
        if (table.rows[i].bills_par_usd >= 0) {
            write_sector(&sheet, i, &table.rows[i], true);
        }
    }
    return lb_import_keep(import, &sheet);
}

lb_status lb_import_sectors(lb_import *import)
{
    lb_status status = write_sectors(import);
    return status == LB_OK ? lb_import_balance(import) : status;
}
