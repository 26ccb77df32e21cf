/* import_snapshot.c - from the official files to the embedded snapshot: the tables of data/. */
#include "study/import_snapshot.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "study/import_state.h"

/* SOMA totals of each Wednesday against TREAST. */
static lb_status check_soma_levels(lb_import *import)
{
    const lb_soma_result *soma = &import->soma;
    for (int i = 0; i < import->treast.count; i++) {
        lb_date date = import->treast.dates[i];
        if (date <= soma->start || date >= soma->start + soma->day_count) {
            continue;
        }
        const lb_soma_day *day = &soma->days[date - soma->start];
        double total = day->bills + day->nominal + day->frns + day->tips + day->compensation;
        lb_status status = lb_import_note(import, LB_CHECK_SOMA_LEVEL, date, "TREAST",
                                          (int64_t)rint(lb_series_value(&import->treast, i, 0) * 1e8),
                                          (int64_t)rint(total * 100));
        if (status != LB_OK) {
            return status;
        }
    }
    return LB_OK;
}

/* What the announcements say the SOMA holds of a date's maturing bills or coupons; 0 if none says. */
static int64_t announced_maturing(const lb_announcements *list, lb_date issue, bool bills)
{
    int64_t most = 0;
    for (int i = 0; i < list->count; i++) {
        const lb_announcement *a = &list->rows[i];
        if (a->issue_date == issue && (a->type == LB_BILL) == bills &&
            a->soma_holdings_usd != LB_CENTS_NONE && a->soma_holdings_usd > most) {
            most = a->soma_holdings_usd;
        }
    }
    return most;
}

static lb_status check_soma_maturing(lb_import *import)
{
    const lb_announcements *list = &import->programme.sources.announcements;
    for (int i = 0; i < import->soma.maturing_count; i++) {
        const lb_soma_maturing *m = &import->soma.maturing[i];
        for (int bills = 0; bills < 2; bills++) {
            int64_t published = announced_maturing(list, m->date, bills);
            if (published == 0) {
                continue;
            }
            lb_status status = lb_import_note(import, bills ? LB_CHECK_SOMA_BILLS : LB_CHECK_SOMA_COUPONS,
                                              m->date, "SOMA holdings maturing", published,
                                              (int64_t)rint(100 * (bills ? m->bills : m->coupons)));
            if (status != LB_OK) {
                return status;
            }
        }
    }
    return LB_OK;
}

/* The same debt in Debt to the Penny of the last business day. */
static lb_status check_debt(lb_import *import)
{
    lb_debt_penny debt;
    int64_t published = 0;
    lb_status status = lb_import_debt(import, false, &debt);
    if (status != LB_OK) {
        return status;
    }
    for (int i = 0; i < debt.count; i++) {
        published = debt.rows[i].date <= import->baseline ? debt.rows[i].total_usd : published;
    }
    lb_debt_penny_free(&debt);
    const lb_debt_total *total = lb_import_class_total(&import->september, LB_DEBT_PUBLIC_DEBT);
    return lb_import_note(import, LB_CHECK_NEAR_TOTAL, import->baseline, "Debt to the Penny, total",
                          published, total ? total->amounts.usd[LB_AMOUNT_OUTSTANDING] : 0);
}

/* The transcribed summary of the baseline against the statement by CUSIP: within a million. */
static lb_status check_classes(lb_import *import)
{
    static const struct {
        int debt_class;
        const char *of_public, *of_government;
    } classes[] = {{LB_DEBT_BILLS, "bills_public_mn", "bills_intragov_mn"},
                   {LB_DEBT_NOTES, "notes_public_mn", "notes_intragov_mn"},
                   {LB_DEBT_BONDS, "bonds_public_mn", "bonds_intragov_mn"},
                   {LB_DEBT_TIPS, "tips_public_mn", "tips_intragov_mn"},
                   {LB_DEBT_FRNS, "frn_public_mn", "frn_intragov_mn"},
                   {LB_DEBT_MARKETABLE, "marketable_total_mn", NULL},
                   {LB_DEBT_NONMARKETABLE, "nonmarketable_total_mn", NULL},
                   {LB_DEBT_PUBLIC_DEBT, "total_debt_mn", NULL}};
    lb_rows input;
    lb_import_open(&input, import->transcribed_folder, "debt_by_class.csv", import->err);
    for (int row = 0; row < input.count && input.status == LB_OK; row++) {
        if (lb_rows_date(&input, row, "date") != import->baseline) {
            continue;
        }
        for (size_t i = 0; i < sizeof classes / sizeof classes[0] && input.status == LB_OK; i++) {
            int64_t published = lb_rows_decimal(&input, row, classes[i].of_public, 8);
            if (classes[i].of_government) {
                published += lb_rows_decimal(&input, row, classes[i].of_government, 8);
            }
            char what[64];
            snprintf(what, sizeof what, "debt_by_class.csv, %s", classes[i].of_public);
            const lb_debt_total *total = lb_import_class_total(&import->september, classes[i].debt_class);
            if (input.status == LB_OK) {
                input.status = lb_import_note(import, LB_CHECK_NEAR_TOTAL, import->baseline, what, published,
                                              total ? total->amounts.usd[LB_AMOUNT_OUTSTANDING] : 0);
            }
        }
    }
    return lb_rows_close(&input);
}

/* Nothing is written before everything has reconciled. */
static lb_status write_all(lb_import *import)
{
    lb_status status = LB_OK;
    for (int i = 0; i < import->sheet_count && status == LB_OK; i++) {
        status = lb_sheet_write(&import->sheets[i], import->out_folder);
    }
    return status;
}

static lb_status run(lb_import *import)
{
    lb_status (*const steps[])(lb_import *) = {
        lb_import_read,   check_debt,      check_classes,     check_soma_levels,   check_soma_maturing,
        lb_import_stock,  lb_import_soma,  lb_import_sectors, lb_import_auctions,  lb_import_paths,
        lb_import_budget, lb_import_macro, lb_import_money,   lb_import_published, write_all,
    };
    lb_status status = LB_OK;
    for (size_t i = 0; i < sizeof steps / sizeof steps[0] && status == LB_OK; i++) {
        status = steps[i](import);
    }
    return status;
}

lb_status lb_import_snapshot(const char *data_folder, const char *transcribed_folder, const char *out_folder,
                             lb_import_report *report, lb_error *err)
{
    char beside[LB_IMPORT_PATH];
    lb_import_report own = {0};
    lb_import_report *used = report ? report : &own;
    *used = (lb_import_report){0};
    if (!transcribed_folder) {
        lb_status status = lb_import_path(out_folder, "transcribed", beside, err);
        if (status != LB_OK) {
            return status;
        }
        transcribed_folder = beside;
    }
    lb_import import = {.data_folder = data_folder,
                        .transcribed_folder = transcribed_folder,
                        .out_folder = out_folder,
                        .err = err,
                        .report = used,
                        .baseline = lb_date_make(2023, 9, 30),
                        .until = lb_date_make(2026, 1, 30)};
    lb_status status = run(&import);
    lb_import_free(&import);
    lb_import_report_free(&own);
    return status;
}

void lb_import_report_free(lb_import_report *report)
{
    free(report->checks);
    *report = (lb_import_report){0};
}

lb_import_statistics lb_import_summarise(const lb_import_report *report, lb_import_check_kind kind,
                                         lb_date first, lb_date last, double least_mn)
{
    lb_import_statistics s = {0};
    for (int i = 0; i < report->check_count; i++) {
        const lb_import_check *check = &report->checks[i];
        bool is_meant = check->kind == kind && (first == LB_DATE_NONE || check->date >= first) &&
                        (last == LB_DATE_NONE || check->date <= last) && check->published_mn >= least_mn;
        if (!is_meant) {
            continue;
        }
        double miss = fabs(check->derived_mn - check->published_mn);
        double share = miss / fabs(check->published_mn);
        s.count++;
        s.mean_abs_mn += miss;
        s.max_abs_mn = fmax(s.max_abs_mn, miss);
        s.within_tenth += share <= 0.001;
        s.within_half += share <= 0.005;
        s.within_one += share <= 0.01;
    }
    if (s.count > 0) {
        s.mean_abs_mn /= s.count;
        s.within_tenth /= s.count;
        s.within_half /= s.count;
        s.within_one /= s.count;
    }
    return s;
}
