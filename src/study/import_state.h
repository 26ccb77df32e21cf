/* import_state.h - what the importer has read, shared by the files that write the tables. */
#ifndef LB_STUDY_IMPORT_STATE_H
#define LB_STUDY_IMPORT_STATE_H

#include "data/debt_statement.h"
#include "study/import_input.h"
#include "study/import_sheet.h"
#include "study/import_snapshot.h"
#include "study/soma_derivation.h"

/* A published series: dates ascending, days without a value left out. */
typedef struct lb_import_series {
    lb_date *dates;
    double *values;
    int count;
} lb_import_series;

typedef struct lb_tips_terms {
    lb_cusip cusip;
    double coupon_pct;
    int64_t base_ref_cpi; /* hundred-thousandths */
} lb_tips_terms;

enum { LB_IMPORT_TABLES = 32 };

typedef struct lb_import {
    const char *data_folder, *transcribed_folder, *out_folder;
    lb_error *err;
    lb_import_report *report;
    lb_date baseline, until;

    lb_programme programme;
    lb_debt_statement september, august; /* MSPD of the baseline and of the month before */
    lb_import_series treast;
    lb_date cpi_start;
    int64_t *ref_cpi; /* [cpi_days] hundred-thousandths */
    int cpi_days;
    lb_tips_terms *tips; /* [tips_count] */
    int tips_count;
    lb_soma_result soma;

    lb_sheet sheets[LB_IMPORT_TABLES]; /* filled, not yet written */
    int sheet_count;

    /* sums over stock.csv, cents: par and inflation compensation, live and matured but not yet paid */
    int64_t stock_usd;
    int64_t stock_bills_usd;
    int64_t bill_discount_left_usd;
    int64_t unpresented_usd; /* matured earlier and not presented */
    int64_t ffb_usd;
    int64_t soma_usd; /* derived, with compensation */
    int64_t soma_bills_usd;
} lb_import;

/* Reads everything that more than one table needs. */
lb_status lb_import_read(lb_import *import);
void lb_import_free(lb_import *import);

/* Reads a table of two columns, date and value, below the data folder. */
lb_status lb_import_series_read(const char *folder, const char *file, lb_import_series *out, lb_error *err);
void lb_import_series_free(lb_import_series *series);

/* The value of `date`, NAN if there is none. */
double lb_import_series_on(const lb_import_series *series, lb_date date);

/* The terms of a TIPS, or NULL. */
const lb_tips_terms *lb_import_tips(const lb_import *import, const char *cusip);

/* The published total of a class (or LB_DEBT_MARKETABLE ...), matured and unmatured together; NULL if there is none. */
const lb_debt_total *lb_import_class_total(const lb_debt_statement *statement, int debt_class);

/* Adds a line to the report; LB_ERR_RECONCILE if it is further off than its kind may be. */
lb_status lb_import_note(lb_import *import, lb_import_check_kind kind, lb_date date, const char *what,
                         int64_t published_usd, int64_t derived_usd);

/* Keeps a filled table (its rows become the importer's) to be written when all are; returns its error. */
lb_status lb_import_keep(lb_import *import, lb_sheet *sheet);

/* Fills coupons, spreads and yields of the programme from what is on record. */
lb_status lb_import_terms(lb_import *import);

/* One group of tables each. */
lb_status lb_import_stock(lb_import *import);    /* stock, stock_totals */
lb_status lb_import_soma(lb_import *import);     /* soma */
lb_status lb_import_auctions(lb_import *import); /* auctions, announced, allotments */
lb_status lb_import_paths(lb_import *import);    /* par_yields, rates, ref_cpi, fed_weekly, fed_loans, cash */
lb_status lb_import_budget(lb_import *import);   /* budget, buybacks, nonmarketable */
lb_status
lb_import_sectors(lb_import *import); /* sectors, then balance_sheet; after the stock and the SOMA */
lb_status lb_import_balance(lb_import *import);   /* balance_sheet */
lb_status lb_import_published(lb_import *import); /* published */

#endif
