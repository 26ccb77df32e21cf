/* import_hindcast.c - what the roll-forward of the SOMA from February 2022 needs beside the tables of the run. */
#include "study/import_state.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void put_base(const lb_import *import, lb_sheet *sheet, const char *cusip, lb_security_type type)
{
    const lb_tips_reference_row *terms = type == LB_TIPS ? lb_import_tips(import, cusip) : NULL;
    lb_sheet_number(sheet, terms ? terms->base_ref_cpi : NAN, 5);
}

static lb_status write_start(lb_import *import)
{
    lb_date as_of;
    lb_soma_position *positions;
    int count;
    lb_status status = lb_import_soma_list(import, &as_of, &positions, &count);
    if (status != LB_OK) {
        free(positions);
        return status;
    }
    lb_sheet sheet;
    lb_sheet_begin(&sheet, "soma_start",
                   "Federal Reserve Bank of New York, SOMA holdings of 16 February 2022", "2022-02-16",
                   "usd of original par; outstanding_usd: par over the published share, TIPS only; notes and "
                   "bonds are both called note",
                   "cusip,type,maturity,par_usd,outstanding_usd,base_ref_cpi", import->err);
    for (int i = 0; i < count; i++) {
        const lb_soma_position *p = &positions[i];
        lb_sheet_text(&sheet, p->cusip);
        lb_sheet_text(&sheet, lb_security_type_word(p->type));
        lb_sheet_date(&sheet, p->maturity);
        lb_sheet_cents(&sheet, p->par_usd);
        if (p->type == LB_TIPS) {
            lb_sheet_cents(&sheet, (int64_t)rint(p->outstanding_usd * 100));
        } else {
            lb_sheet_blank(&sheet);
        }
        put_base(import, &sheet, p->cusip, p->type);
        lb_sheet_end_row(&sheet);
    }
    free(positions);
    return lb_import_keep(import, &sheet);
}

/* Auctions that settled between the list and the first of auctions.csv. */
static lb_status write_auctions(lb_import *import)
{
    lb_sheet sheet;
    lb_sheet_begin(
        &sheet, "soma_auctions", "Treasury: auctions query; offering announcements; TIPS reference data",
        "settled 2022-02-17..2023-09-30", "usd; addon_eligible 1 if SOMA may add on",
        "cusip,type,issue_date,maturity_date,addon_eligible,offering_usd,base_ref_cpi,mark", import->err);
    for (int i = 0; i < import->programme.count; i++) {
        const lb_programme_item *item = &import->programme.items[i];
        if (item->issue > import->baseline) {
            continue;
        }
        lb_sheet_text(&sheet, item->cusip);
        lb_sheet_text(&sheet, lb_security_type_word(item->type));
        lb_sheet_date(&sheet, item->issue);
        lb_sheet_date(&sheet, item->maturity);
        lb_sheet_integer(&sheet, item->addon_eligible);
        lb_sheet_cents(&sheet, item->offering_usd);
        put_base(import, &sheet, item->cusip, item->type);
        lb_sheet_text(&sheet, item->offering_by_rule ? "D" : "F");
        lb_sheet_end_row(&sheet);
    }
    return lb_import_keep(import, &sheet);
}

static lb_status write_purchases(lb_import *import)
{
    lb_soma_purchase *purchases;
    int count;
    lb_status status = lb_import_soma_purchases(import, &purchases, &count);
    lb_sheet sheet;
    lb_sheet_begin(
        &sheet, "soma_purchases",
        "Federal Reserve Bank of New York, SOMA holdings of 16 March less those of 16 February 2022 "
        "less rollovers (mark D)",
        "2022-02-23..2022-03-16", "usd of par; settled in the week to the date",
        "settlement_date,cusip,par_usd", import->err);
    for (int i = 0; i < count && status == LB_OK; i++) {
        lb_sheet_date(&sheet, purchases[i].date);
        lb_sheet_text(&sheet, purchases[i].cusip);
        lb_sheet_cents(&sheet, purchases[i].par_usd);
        lb_sheet_end_row(&sheet);
    }
    free(purchases);
    if (status != LB_OK) {
        lb_sheet_drop(&sheet);
        return status;
    }
    return lb_import_keep(import, &sheet);
}

static void put_level(lb_sheet *sheet, lb_date date, double mn, const char *basis, const char *mark,
                      const char *source)
{
    lb_sheet_date(sheet, date);
    lb_sheet_number(sheet, mn, 0);
    lb_sheet_text(sheet, basis);
    lb_sheet_text(sheet, mark);
    lb_sheet_text(sheet, source);
    lb_sheet_end_row(sheet);
}

/* Every Wednesday of TREAST, then the single releases after its end. */
static lb_status write_levels(lb_import *import)
{
    lb_sheet sheet;
    lb_sheet_begin(&sheet, "soma_levels", "Federal Reserve H.4.1: Treasury securities held outright",
                   "2022-02-16..2026-01-28",
                   "usd mn; inflation compensation included; basis: wednesday or week_average",
                   "date,treasuries_mn,basis,mark,source", import->err);
    lb_date last = LB_DATE_NONE;
    for (int i = 0; i < import->treast.count; i++) {
        lb_date date = import->treast.dates[i];
        double mn = lb_series_value(&import->treast, i, 0);
        if (date >= lb_date_make(2022, 2, 16) && date <= import->until && !isnan(mn)) {
            put_level(&sheet, date, mn, "wednesday", "F", "TREAST");
            last = date;
        }
    }
    lb_rows input;
    lb_import_open(&input, import->transcribed_folder, "fed_h41.csv", import->err);
    for (int row = 0; row < input.count && input.status == LB_OK; row++) {
        lb_date date = lb_rows_date(&input, row, "date");
        if (date > last && !strcmp(lb_rows_text(&input, row, "item"), "treasury")) {
            put_level(&sheet, date, lb_rows_number(&input, row, "value_mn"),
                      lb_rows_text(&input, row, "basis"), lb_rows_text(&input, row, "mark"),
                      lb_rows_text(&input, row, "source"));
        }
    }
    lb_status status = lb_rows_close(&input);
    if (status != LB_OK) {
        lb_sheet_drop(&sheet);
        return status;
    }
    return lb_import_keep(import, &sheet);
}

lb_status lb_import_hindcast(lb_import *import)
{
    lb_status (*const writers[])(lb_import *) = {write_start, write_auctions, write_purchases, write_levels};
    lb_status status = LB_OK;
    for (size_t i = 0; i < sizeof writers / sizeof writers[0] && status == LB_OK; i++) {
        status = writers[i](import);
    }
    return status;
}
