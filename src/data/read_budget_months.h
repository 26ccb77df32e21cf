/* read_budget_months.h - receipts, outlays and deficit by month, from the Monthly Treasury Statement.
 *
 * Millions as first published; later revisions are not applied. Source: Bureau of the Fiscal Service, Monthly
 * Treasury Statement, tables 1 and 9. */
#ifndef LB_DATA_READ_BUDGET_MONTHS_H
#define LB_DATA_READ_BUDGET_MONTHS_H

#include "data/csv_record.h"

/* X(kind, need, member, column, its other names, decimals) */
/* clang-format off */
#define LB_BUDGET_MONTH_FIELD_LIST(X) \
    X(MONTH, VALUE, month, "month", NULL, 0) \
    X(MILLIONS, VALUE, receipts_usd, "total_receipts_musd", NULL, 0) \
    X(MILLIONS, VALUE, individual_tax_usd, "individual_income_tax_musd", NULL, 0) \
    X(MILLIONS, VALUE, corporation_tax_usd, "corporation_income_tax_musd", NULL, 0) \
    X(MILLIONS, VALUE, employment_usd, "employment_general_retirement_musd", NULL, 0) \
    X(MILLIONS, VALUE, customs_usd, "customs_duties_musd", NULL, 0) \
    X(MILLIONS, VALUE, outlays_usd, "total_outlays_musd", NULL, 0) \
    X(MILLIONS, VALUE, net_interest_usd, "net_interest_function900_musd", NULL, 0) \
    X(MILLIONS, VALUE, deficit_usd, "deficit_musd", NULL, 0) /* positive: outlays exceed receipts */
/* clang-format on */

typedef struct lb_budget_month {
#define X(kind, need, name, header, label, decimals)                                                         \
    LB_FIELD_MEMBER(kind, need, name, header, label, decimals)
    LB_BUDGET_MONTH_FIELD_LIST(X)
#undef X
} lb_budget_month;

typedef struct lb_budget_months {
    lb_budget_month *rows; /* [count] one a month, without a gap; dates are the first of the month */
    int count;
    lb_record_set set;
} lb_budget_months;

/* Reads the table. LB_ERR_PARSE with the place for a malformed cell, a gap, or a deficit that is not outlays less
 * receipts within a million. Free with lb_budget_months_free. */
lb_status lb_budget_months_read(const char *path, lb_budget_months *out, lb_error *err);
lb_status lb_budget_months_parse(const char *name, const char *bytes, size_t length, lb_budget_months *out,
                                 lb_error *err);
void lb_budget_months_free(lb_budget_months *months);

#endif
