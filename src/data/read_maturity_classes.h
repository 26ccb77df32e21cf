/* read_maturity_classes.h - privately held marketable debt by remaining maturity (Treasury Bulletin, FD-5).
 *
 * Millions at year-ends; the average length is in years and months, with bills, TIPS at par, by the Bulletin's own
 * convention. Source: US Department of the Treasury, Treasury Bulletin, table FD-5. */
#ifndef LB_DATA_READ_MATURITY_CLASSES_H
#define LB_DATA_READ_MATURITY_CLASSES_H

#include "data/csv_record.h"

/* X(kind, need, member, column, its other names, decimals) */
/* clang-format off */
#define LB_MATURITY_CLASSES_FIELD_LIST(X) \
    X(MONTH, VALUE, month, "year_end", NULL, 0) \
    X(MILLIONS, VALUE, total_usd, "total_musd", NULL, 0) \
    X(MILLIONS, VALUE, within_1y_usd, "within_1y", NULL, 0) \
    X(MILLIONS, VALUE, from_1y_to_5y_usd, "1_5y", NULL, 0) \
    X(MILLIONS, VALUE, from_5y_to_10y_usd, "5_10y", NULL, 0) \
    X(MILLIONS, VALUE, from_10y_to_20y_usd, "10_20y", NULL, 0) \
    X(MILLIONS, VALUE, over_20y_usd, "20y_over", NULL, 0) \
    X(COUNT, VALUE, average_years, "avg_length_years", NULL, 0) \
    X(COUNT, VALUE, average_months, "avg_length_months", NULL, 0) /* 0..11, beyond the years */
/* clang-format on */

typedef struct lb_maturity_class_row {
#define X(kind, need, name, header, label, decimals)                                                         \
    LB_FIELD_MEMBER(kind, need, name, header, label, decimals)
    LB_MATURITY_CLASSES_FIELD_LIST(X)
#undef X
} lb_maturity_class_row;

typedef struct lb_maturity_classes {
    lb_maturity_class_row *rows; /* [count] by rising date; dates are the first of the month */
    int count;
    lb_record_set set;
} lb_maturity_classes;

/* Reads the table. LB_ERR_PARSE with the place for a malformed cell, classes that do not add to the total within
 * rounding (three million), or more than 11 months. Free with lb_maturity_classes_free. */
lb_status lb_maturity_classes_read(const char *path, lb_maturity_classes *out, lb_error *err);
lb_status lb_maturity_classes_parse(const char *name, const char *bytes, size_t length,
                                    lb_maturity_classes *out, lb_error *err);
void lb_maturity_classes_free(lb_maturity_classes *classes);

#endif
