/* read_tic.h - foreign holdings of Treasury securities, mfhhis01.txt of the Treasury International Capital system.
 *
 * Annual blocks of tab-separated columns, newest month first, in billions with one decimal; names may stand in
 * double quotes. In months in which a new survey replaces the old series both are published: the older one is
 * marked superseded. Custodial basis: holdings through a custodian abroad count for the custodian's country.
 * Source: US Department of the Treasury, Major Foreign Holders of Treasury Securities (history). */
#ifndef LB_DATA_READ_TIC_H
#define LB_DATA_READ_TIC_H

#include <stddef.h>

#include "data/warnings.h"
#include "longbond/date.h"

enum { LB_TIC_NAME_LENGTH = 48 };

/* One column of the file: a month of one series. */
typedef struct lb_tic_month {
    lb_date month_end;
    bool superseded; /* the older of two series for this month, for comparison only */
    int64_t total_usd;
    int64_t official_usd, official_bills_usd, official_bonds_usd; /* foreign official holders */
    int first_holding, holding_count;
} lb_tic_month;

typedef struct lb_tic_holding {
    int month;   /* index */
    int country; /* index */
    int64_t usd; /* cents */
} lb_tic_holding;

typedef struct lb_tic {
    int month_count, country_count, holding_count;
    lb_tic_month *months; /* [month_count] ascending; a superseded one before the other */
    char (*countries)
        [LB_TIC_NAME_LENGTH]; /* [country_count] in order of first appearance, "All Other" among them;
                                               without footnotes */
    lb_tic_holding *holdings; /* [holding_count] by month, then as in the file; "n.a." left out */
    lb_warnings warnings;
} lb_tic;

/* Reads the file. LB_ERR_PARSE with line and column for a malformed block, LB_ERR_RECONCILE if the countries of a
 * month do not add to the grand total or bills and bonds to official holdings within rounding (a warning where
 * the series is superseded). Free with lb_tic_free. */
lb_status lb_tic_read(const char *path, lb_tic *out, lb_error *err);
lb_status lb_tic_parse(const char *name, const char *bytes, size_t length, lb_tic *out, lb_error *err);
void lb_tic_free(lb_tic *tic);

/* Index of the month that ends on `month_end`, the series in force; -1 if there is none. */
int lb_tic_find_month(const lb_tic *tic, lb_date month_end);

/* Index of a country, or -1. */
int lb_tic_find_country(const lb_tic *tic, const char *name);

/* Cents held by a country in a month, or INT64_MIN if not published. */
int64_t lb_tic_usd(const lb_tic *tic, int month, int country);

#endif
