/* import_state.h - what the importer has read, shared by the files that write the tables. */
#ifndef LB_STUDY_IMPORT_STATE_H
#define LB_STUDY_IMPORT_STATE_H

#include "data/debt_statement.h"
#include "data/read_budget_months.h"
#include "data/read_debt_penny.h"
#include "data/read_tips_reference.h"
#include "study/import_files.h"
#include "study/import_sheet.h"
#include "study/import_snapshot.h"
#include "study/soma_derivation.h"

enum { LB_IMPORT_TABLES = 32, LB_CENTS_PER_MILLION = 100000000 };

typedef struct lb_import {
    const char *data_folder, *transcribed_folder, *out_folder;
    lb_error *err;
    lb_import_report *report;
    lb_date baseline, until;

    lb_programme programme;
    lb_debt_statement september, august; /* MSPD of the baseline and of the month before */
    lb_series treast;
    lb_date cpi_start;
    double *ref_cpi; /* [cpi_days] by calendar day */
    int cpi_days;
    lb_tips_reference tips;
    lb_soma_result soma;

    lb_sheet sheets[LB_IMPORT_TABLES]; /* filled, not yet written */
    int sheet_count;
    char sectors_unit[256]; /* the unit line of sectors.csv, with the factors found */

    /* sums over stock.csv, cents of original par, live and matured but not yet paid */
    int64_t stock_usd, stock_bills_usd;
    int64_t stock_inflation_usd; /* compensation on top */
    int64_t bill_discount_left_usd;
    int64_t unpresented_usd; /* matured earlier and not presented */
    int64_t ffb_usd;
    int64_t soma_usd, soma_bills_usd; /* derived, original par */
    int64_t soma_inflation_usd;
} lb_import;

/* Reads everything that more than one table needs. */
lb_status lb_import_read(lb_import *import);
void lb_import_free(lb_import *import);

/* The terms of a TIPS, or NULL. */
const lb_tips_reference_row *lb_import_tips(const lb_import *import, const char *cusip);

/* The published total of a class (or LB_DEBT_MARKETABLE ...), matured and unmatured together; NULL if there is none. */
const lb_debt_total *lb_import_class_total(const lb_debt_statement *statement, int debt_class);

/* Adds a line to the report; LB_ERR_RECONCILE if it is further off than its kind may be. */
lb_status lb_import_note(lb_import *import, lb_import_check_kind kind, lb_date date, const char *what,
                         int64_t published_usd, int64_t derived_usd);

/* Keeps a filled table (its rows become the importer's) to be written when all are; returns its error. */
lb_status lb_import_keep(lb_import *import, lb_sheet *sheet);

/* Fills coupons, spreads and yields of the programme from what is on record. */
lb_status lb_import_terms(lb_import *import);

/* Reference CPI of a day; LB_ERR_RANGE outside the series. Index ratio of a TIPS on a day. */
lb_status lb_import_ref_cpi(const lb_import *import, lb_date date, double *ref_cpi);
lb_status lb_import_index_ratio(const lb_import *import, const char *cusip, lb_date date, double *ratio);

/* The security of an auction or of the statement, with the terms given, for the arithmetic of quote.h. */
lb_security lb_import_security(const lb_import *import, const char *cusip, lb_security_type type,
                               lb_date first_issue, lb_date maturity, double rate_pct);

/* What the SOMA roll-forward starts from: the published list with what it needs of each Treasury security, and the last
 * purchases by security. Free both with free(). */
lb_status lb_import_soma_list(const lb_import *import, lb_date *as_of, lb_soma_position **positions,
                              int *count);
lb_status lb_import_soma_purchases(const lb_import *import, lb_soma_purchase **purchases, int *count);

/* Files that two tables need; free with the reader's function. `monthly`: the month ends since November 2024. */
lb_status lb_import_budget_months(const lb_import *import, lb_budget_months *out);
lb_status lb_import_debt(const lb_import *import, bool monthly, lb_debt_penny *out);

/* One group of tables each. */
lb_status lb_import_stock(lb_import *import);    /* stock, stock_totals */
lb_status lb_import_soma(lb_import *import);     /* soma, then those of the hindcast */
lb_status lb_import_hindcast(lb_import *import); /* soma_start, soma_auctions, soma_purchases, soma_levels */
lb_status lb_import_auctions(lb_import *import); /* auctions, announced, allotments */
lb_status lb_import_paths(lb_import *import);    /* par_yields, rates, ref_cpi, fed_weekly, fed_loans, cash */
lb_status lb_import_budget(lb_import *import);   /* budget, buybacks, nonmarketable */
lb_status lb_import_macro(lb_import *import);    /* term_premium, countries, gdp */
lb_status lb_import_money(lb_import *import);    /* bank_assets, money_2019 */
lb_status
lb_import_sectors(lb_import *import); /* sectors, then balance_sheet; after the stock and the SOMA */
lb_status lb_import_balance(lb_import *import);   /* balance_sheet */
lb_status lb_import_published(lb_import *import); /* published */
lb_status lb_import_reconcile(lb_import *import); /* reconcile */

#endif
