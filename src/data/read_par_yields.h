/* read_par_yields.h - Treasury par yields by maturity (constant-maturity yields, H.15).
 *
 * Reads the three published shapes: Treasury's daily par yield curve rates ("1 Mo" ... "30 Yr"; dates as YYYY-MM-DD
 * rising, or as in the download MM/DD/YYYY falling), FRED's series side by side (DGS1MO ... DGS30) and the XML
 * export of H.15 (BC_1MONTH ... BC_30YEAR). */
#ifndef LB_DATA_READ_PAR_YIELDS_H
#define LB_DATA_READ_PAR_YIELDS_H

#include "data/csv_table.h"
#include "data/warnings.h"

/* Maturities: name, years, Treasury's columns, FRED's, H.15's. */
#define LB_TENOR_LIST(X)                                                                                     \
    X(LB_TENOR_1MO, 1.0 / 12, "1 Mo", "1 Month", "DGS1MO", "BC_1MONTH")                                      \
    X(LB_TENOR_1_5MO, 1.5 / 12, "1.5 Mo", "1.5 Month", "DGS1_5MO", "BC_1_5MONTH")                            \
    X(LB_TENOR_2MO, 2.0 / 12, "2 Mo", "2 Month", "DGS2MO", "BC_2MONTH")                                      \
    X(LB_TENOR_3MO, 3.0 / 12, "3 Mo", "3 Month", "DGS3MO", "BC_3MONTH")                                      \
    X(LB_TENOR_4MO, 4.0 / 12, "4 Mo", "4 Month", "DGS4MO", "BC_4MONTH")                                      \
    X(LB_TENOR_6MO, 6.0 / 12, "6 Mo", "6 Month", "DGS6MO", "BC_6MONTH")                                      \
    X(LB_TENOR_1YR, 1, "1 Yr", "1 Year", "DGS1", "BC_1YEAR")                                                 \
    X(LB_TENOR_2YR, 2, "2 Yr", "2 Year", "DGS2", "BC_2YEAR")                                                 \
    X(LB_TENOR_3YR, 3, "3 Yr", "3 Year", "DGS3", "BC_3YEAR")                                                 \
    X(LB_TENOR_5YR, 5, "5 Yr", "5 Year", "DGS5", "BC_5YEAR")                                                 \
    X(LB_TENOR_7YR, 7, "7 Yr", "7 Year", "DGS7", "BC_7YEAR")                                                 \
    X(LB_TENOR_10YR, 10, "10 Yr", "10 Year", "DGS10", "BC_10YEAR")                                           \
    X(LB_TENOR_20YR, 20, "20 Yr", "20 Year", "DGS20", "BC_20YEAR")                                           \
    X(LB_TENOR_30YR, 30, "30 Yr", "30 Year", "DGS30", "BC_30YEAR")

typedef enum lb_tenor {
#define X(name, years, treasury, treasury_long, fred, h15) name,
    LB_TENOR_LIST(X)
#undef X
        LB_TENOR_COUNT
} lb_tenor;

typedef struct lb_par_yields {
    int count;
    lb_date *dates;                      /* [count] ascending */
    double (*yield_dec)[LB_TENOR_COUNT]; /* [count] bond-equivalent; NAN where none was published */
    lb_warnings warnings;
} lb_par_yields;

/* Reads the yields. LB_ERR_PARSE with the place for a malformed cell, a yield beyond -5 to 25 %, dates that neither
 * rise nor fall throughout, or a file without a maturity. Free with lb_par_yields_free. */
lb_status lb_par_yields_read(const char *path, lb_par_yields *out, lb_error *err);
lb_status lb_par_yields_parse(const char *name, const char *bytes, size_t length, lb_par_yields *out,
                              lb_error *err);
void lb_par_yields_free(lb_par_yields *yields);

/* Years to maturity of a tenor. */
double lb_tenor_yrs(lb_tenor tenor);

/* Index of the row of `date`, or -1. */
int lb_par_yields_row(const lb_par_yields *yields, lb_date date);

#endif
