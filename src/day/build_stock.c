/* build_stock.c - the opening stock by CUSIP and holder, and the opening balance sheet. */
#include "build.h"

#include "base/error.h"
#include "data/sticky_rows.h"
#include "investors/opening_holders.h"
#include "treasury/debt_service.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_NEW_SECURITIES = 20000, CENTS = 2 };

static int type_of(lb_rows *rows, int row)
{
    lb_security_type type = LB_NOTE;
    if (rows->status == LB_OK) {
        rows->status = lb_security_type_parse(lb_rows_text(rows, row, "type"), &type, rows->err);
    }
    return (int)type;
}

/* The tenor of today's programme nearest to the original term ("31-Year" bonds count as 30-year ones). */
static int tenor_of(lb_rows *rows, int row, int type)
{
    const char *term = lb_rows_text(rows, row, "term");
    int number = 0, length = 0;
    bool weeks = sscanf(term, "%d-Week%n", &number, &length) == 1 && length > 0;
    bool years = !weeks && sscanf(term, "%d-Year%n", &number, &length) == 1 && length > 0;
    if (rows->status == LB_OK && !weeks && !years && strcmp(term, "CMB") != 0) {
        lb_rows_fail(rows, row, "term", "'%s' is no term", term);
    }
    int nearest = LB_CMB, distance = INT_MAX;
    for (int tenor = 0; tenor < LB_TENOR_COUNT; tenor++) {
        bool nominal = (type == LB_NOTE || type == LB_BOND) && lb_tenor_months(tenor) > 0;
        bool same = lb_tenor_type(tenor) == type ||
                    (nominal && lb_tenor_type(tenor) <= LB_BOND && lb_tenor_type(tenor) != LB_BILL);
        int away =
            abs((weeks ? lb_tenor_weeks(tenor) : lb_tenor_months(tenor)) - (weeks ? number : 12 * number));
        if (same && (weeks || years) && away < distance) {
            nearest = tenor;
            distance = away;
        }
    }
    return nearest;
}

static void read_stock_row(lb_model *model, lb_rows *rows, int row, int64_t *outstanding)
{
    lb_security *security = &model->securities[row];
    lb_rows_cusip(rows, row, "cusip", security->cusip);
    security->type = (uint8_t)type_of(rows, row);
    security->dated_date = lb_rows_date(rows, row, "dated_date");
    security->issue_date = lb_rows_date(rows, row, "issue_date");
    security->first_coupon = lb_rows_date_or(rows, row, "first_coupon", LB_DATE_NONE);
    security->maturity = lb_rows_date(rows, row, "maturity");
    security->coupon_dec = lb_rows_number_or(rows, row, "coupon_pct", 0) / 100;
    security->spread_dec = lb_rows_number_or(rows, row, "spread_pct", 0) / 100;
    security->base_ref_cpi = lb_rows_number_or(rows, row, "base_ref_cpi", 0);
    model->tenor[row] = (uint8_t)tenor_of(rows, row, security->type);
    model->row[row] = lb_instrument_row(security->type);
    outstanding[row] = lb_rows_decimal(rows, row, "outstanding_usd", CENTS);
    model->opening_discount[row] =
        (int64_t)floor(lb_rows_number_or(rows, row, "discount_left_usd", 0) * 100 + 0.5);
}

/* The Fed's holdings, derived by CUSIP, and what it redeems of those that matured by the baseline. */
static lb_status read_soma(lb_model *model, const int64_t *outstanding, lb_error *err)
{
    lb_rows rows;
    lb_rows_open_snapshot(&rows, "soma", err);
    for (int row = 0; row < rows.count && rows.status == LB_OK; row++) {
        char cusip[10];
        lb_rows_cusip(&rows, row, "cusip", cusip);
        int s = lb_model_find_cusip(model, model->opening_count, cusip);
        int64_t par = lb_rows_decimal(&rows, row, "par_usd", CENTS);
        if (rows.status == LB_OK && (s < 0 || par > outstanding[s])) {
            lb_rows_fail(&rows, row, "par_usd", "the Fed holds more of %s than is outstanding", cusip);
        } else if (rows.status == LB_OK) {
            model->opening_holdings[s * LB_SECTOR_COUNT + LB_FED] = par;
            model->opening_redemption[s] = lb_rows_has(&rows, row, "redemption_usd")
                                               ? lb_rows_decimal(&rows, row, "redemption_usd", CENTS)
                                               : 0;
        }
    }
    return lb_rows_close(&rows);
}

/* Totals at par by sector, and the part in bills where it is known (-1 where not). */
static lb_status read_sectors(int64_t *total, int64_t *bills, lb_error *err)
{
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        total[sector] = 0;
        bills[sector] = -1;
    }
    lb_rows rows;
    lb_rows_open_snapshot(&rows, "sectors", err);
    for (int row = 0; row < rows.count && rows.status == LB_OK; row++) {
        int sector = lb_sector_find(lb_rows_text(&rows, row, "sector"));
        const char *item = lb_rows_text(&rows, row, "item");
        if (sector < 0) {
            lb_rows_fail(&rows, row, "sector", "'%s' is no sector", lb_rows_text(&rows, row, "sector"));
            break;
        }
        int64_t cents = lb_rows_decimal(&rows, row, "par_usd", CENTS);
        *(strcmp(item, "bills") == 0 ? &bills[sector] : &total[sector]) = cents;
    }
    return lb_rows_close(&rows);
}

static lb_status allocate_securities(lb_model *model, int opening, lb_error *err)
{
    lb_status status = LB_OK;
    size_t most = (size_t)opening + MOST_NEW_SECURITIES;
    model->securities = lb_model_own(model, most, sizeof *model->securities, &status, err);
    model->tenor = lb_model_own(model, most, sizeof *model->tenor, &status, err);
    model->row = lb_model_own(model, most, sizeof *model->row, &status, err);
    size_t count = (size_t)opening;
    model->opening_discount = lb_model_own(model, count, sizeof(int64_t), &status, err);
    model->opening_redemption = lb_model_own(model, count, sizeof(int64_t), &status, err);
    model->opening_holdings = lb_model_own(model, count * LB_SECTOR_COUNT, sizeof(int64_t), &status, err);
    return status;
}

/* Holders of what the Fed does not hold; TIPS count with their compensation, as the statements show it. */
static lb_status spread(lb_model *model, const int64_t *outstanding, lb_error *err)
{
    int64_t total[LB_SECTOR_COUNT], bills[LB_SECTOR_COUNT];
    lb_date statement = lb_preceding(LB_CALENDAR_FEDERAL, model->baseline);
    lb_status status = LB_OK;
    lb_arena scratch;
    lb_arena_begin(&scratch, model->memory.allocator, 0);
    int64_t *ratio_e5 =
        lb_arena_alloc(&scratch, (size_t)model->opening_count, sizeof *ratio_e5, &status, err);
    for (int s = 0; status == LB_OK && s < model->opening_count; s++) {
        const lb_security *security = &model->securities[s];
        ratio_e5[s] = security->type == LB_TIPS ? lb_index_ratio_e5(model, security, statement) : 100000;
    }
    if (status == LB_OK) {
        status = read_sectors(total, bills, err);
    }
    if (status == LB_OK) {
        status = read_soma(model, outstanding, err);
    }
    if (status == LB_OK) {
        lb_opening_stock stock = {model->securities, model->opening_count, model->baseline, outstanding,
                                  ratio_e5};
        status = lb_spread_holders(&stock, total, bills, model->opening_holdings, err);
    }
    lb_arena_end(&scratch);
    return status;
}

lb_status lb_build_stock(lb_model *model, lb_error *err)
{
    lb_rows rows;
    lb_rows_open_snapshot(&rows, "stock", err);
    if (rows.status != LB_OK) {
        return lb_rows_close(&rows);
    }
    lb_status status = allocate_securities(model, rows.count, err);
    lb_arena scratch;
    lb_arena_begin(&scratch, model->memory.allocator, 0);
    int64_t *outstanding = lb_arena_alloc(&scratch, (size_t)rows.count, sizeof *outstanding, &status, err);
    if (status == LB_OK) {
        model->security_count = model->opening_count = rows.count;
        for (int row = 0; row < rows.count; row++) {
            read_stock_row(model, &rows, row, outstanding);
        }
    }
    lb_status read = lb_rows_close(&rows);
    status = status == LB_OK ? read : status;
    if (status == LB_OK) {
        status = spread(model, outstanding, err);
    }
    lb_arena_end(&scratch);
    return status;
}

static int instrument_of(const char *word)
{
    for (int instrument = 0; instrument < LB_INSTRUMENT_COUNT; instrument++) {
        if (strcmp(word, lb_instrument_word(instrument)) == 0) {
            return instrument;
        }
    }
    return -1;
}

lb_status lb_build_opening_positions(lb_model *model, lb_error *err)
{
    lb_rows rows;
    lb_rows_open_snapshot(&rows, "balance_sheet", err);
    for (int row = 0; row < rows.count && rows.status == LB_OK; row++) {
        int instrument = instrument_of(lb_rows_text(&rows, row, "instrument"));
        int asset = lb_sector_find(lb_rows_text(&rows, row, "asset_sector"));
        int liability = lb_sector_find(lb_rows_text(&rows, row, "liability_sector"));
        int64_t cents = lb_rows_decimal(&rows, row, "usd_mn", 8);
        if (rows.status == LB_OK && (instrument < LB_INSTR_UNPRESENTED || asset < 0 || liability < 0)) {
            lb_rows_fail(&rows, row, "instrument", "no such position");
        } else if (rows.status == LB_OK) {
            model->opening_position[instrument][asset] += cents;
            model->opening_position[instrument][liability] -= cents;
        }
    }
    return lb_rows_close(&rows);
}
