/* read_series.h - time series: a column of dates and one or more columns of numbers.
 *
 * One reader for all official files of this shape; what differs between them is in their layout. Values keep the
 * file's unit; a missing one (".", empty, "NA", "ND", "null") is NAN. */
#ifndef LB_DATA_READ_SERIES_H
#define LB_DATA_READ_SERIES_H

#include "data/csv_table.h"

typedef enum lb_period { LB_PERIOD_DAY, LB_PERIOD_QUARTER, LB_PERIOD_YEAR } lb_period;

enum { LB_SERIES_NAME_LENGTH = 64 };

typedef struct lb_series {
    lb_period period;
    int count, column_count;
    lb_date *dates;                       /* [count] ascending; of a quarter or year the first day */
    char (*names)[LB_SERIES_NAME_LENGTH]; /* [column_count] */
    double *values;                       /* [count * column_count] row by row */
} lb_series;

typedef struct lb_series_layout {
    const char *what;          /* for messages */
    lb_period period;          /* dates: YYYY-MM-DD, YYYYQn, YYYY (years may be fiscal years) */
    const char *date_names[5]; /* names of the date column; the rest NULL */
    const char *required; /* columns that must be there, separated by '|'; NULL: at least one of any name */
    bool unbroken;        /* no period may be left out */
    bool complete;        /* no value may be missing */
    /* Rules over the series; NULL for none. */
    lb_status (*check)(const lb_csv_table *table, const lb_series *series, lb_error *err);
} lb_series_layout;

/* FRED of the Federal Reserve Bank of St. Louis: "observation_date,ID" and the older "DATE,ID"; also Kim-Wright
 * (THREEFYTP10). */
extern const lb_series_layout lb_series_fred;
/* Adrian, Crump and Moench: DATE, ACMY01-10, ACMTP01-10, ACMRNY01-10, per cent; yield = risk-neutral yield + term
 * premium. */
extern const lb_series_layout lb_series_acm;
/* Reference CPI of every day: date, refCpi. */
extern const lb_series_layout lb_series_reference_cpi;
/* Congressional Budget Office: fiscal_year, GDP in billions. */
extern const lb_series_layout lb_series_cbo_gdp;
/* Federal Reserve Banks, combined income: year and seven columns in millions. */
extern const lb_series_layout lb_series_fed_income;
/* History of the FRB/US model: OBS as YYYYQn and one column a variable. */
extern const lb_series_layout lb_series_frbus;

/* Reads a file in a layout. LB_ERR_PARSE with the place for a missing column, a malformed date or number, dates that
 * do not rise, a gap or a missing value where the layout allows none, or no rows. Free with lb_series_free. */
lb_status lb_series_read(const lb_series_layout *layout, const char *path, lb_series *out, lb_error *err);
lb_status lb_series_parse(const lb_series_layout *layout, const char *name, const char *bytes, size_t length,
                          lb_series *out, lb_error *err);
lb_status lb_series_table(const lb_series_layout *layout, const lb_csv_table *table, lb_series *out,
                          lb_error *err);
void lb_series_free(lb_series *series);

/* Index of the column called `name`, or -1. */
int lb_series_find(const lb_series *series, const char *name);

/* Index of the last row at or before `date`, or -1. */
int lb_series_row(const lb_series *series, lb_date date);

/* The value of a column in a row. */
double lb_series_value(const lb_series *series, int row, int column);

#endif
