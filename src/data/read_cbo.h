/* read_cbo.h - the Congressional Budget Office's baselines and the outcomes, in billions.
 *
 * Deficits are negative in the files. Outlays leave out Fannie Mae and Freddie Mac and the student-loan action of
 * 2022, which stand on lines of their own. The day of a baseline's date is always 1. Source: Congressional Budget
 * Office, Evaluation of Projections data. */
#ifndef LB_DATA_READ_CBO_H
#define LB_DATA_READ_CBO_H

#include "data/csv_record.h"

/* Lines: name, component, category, subcategory. */
#define LB_CBO_LINE_LIST(X)                                                                                  \
    X(LB_CBO_DEBT, "debt", "Total", "Total")                                                                 \
    X(LB_CBO_DEFICIT, "deficit", "Total", "Total")                                                           \
    X(LB_CBO_REVENUE, "revenue", "Total", "Total")                                                           \
    X(LB_CBO_INDIVIDUAL, "revenue", "Individual Income Taxes", "Individual Income Taxes")                    \
    X(LB_CBO_PAYROLL, "revenue", "Payroll Taxes", "Payroll Taxes")                                           \
    X(LB_CBO_CORPORATE, "revenue", "Corporate Income Taxes", "Corporate Income Taxes")                       \
    X(LB_CBO_CUSTOMS, "revenue", "Customs Duties", "Customs Duties")                                         \
    X(LB_CBO_ESTATE, "revenue", "Estate and Gift Taxes", "Estate and Gift Taxes")                            \
    X(LB_CBO_EXCISE, "revenue", "Excise Taxes", "Excise Taxes")                                              \
    X(LB_CBO_MISCELLANEOUS, "revenue", "Miscellaneous Receipts", "Miscellaneous Receipts")                   \
    X(LB_CBO_OUTLAYS, "outlay", "Total", "Total")                                                            \
    X(LB_CBO_MANDATORY, "outlay", "Mandatory", "Total Mandatory")                                            \
    X(LB_CBO_SOCIAL_SECURITY, "outlay", "Mandatory", "Social Security")                                      \
    X(LB_CBO_MEDICARE, "outlay", "Mandatory", "Medicare")                                                    \
    X(LB_CBO_MEDICAID, "outlay", "Mandatory", "Medicaid")                                                    \
    X(LB_CBO_OTHER_MANDATORY, "outlay", "Mandatory", "Other Mandatory")                                      \
    X(LB_CBO_FANNIE_FREDDIE, "outlay", "Mandatory", "Fannie Freddie")                                        \
    X(LB_CBO_STUDENT_LOANS, "outlay", "Mandatory", "Student Loan Foregiveness")                              \
    X(LB_CBO_DISCRETIONARY, "outlay", "Discretionary", "Total Discretionary")                                \
    X(LB_CBO_DEFENSE, "outlay", "Discretionary", "Defense Discretionary")                                    \
    X(LB_CBO_NONDEFENSE, "outlay", "Discretionary", "Nondefense Discretionary")                              \
    X(LB_CBO_NET_INTEREST, "outlay", "Net Interest", "Net Interest")                                         \
    X(LB_CBO_OTHER, "", "", "") /* any other, with a warning */

typedef enum lb_cbo_line {
#define X(name, component, category, subcategory) name,
    LB_CBO_LINE_LIST(X)
#undef X
        LB_CBO_LINE_COUNT
} lb_cbo_line;

/* X(kind, need, member, column, its other names, decimals): both files; the actuals lack the baseline. */
/* clang-format off */
#define LB_CBO_FIELD_LIST(X) \
    X(TEXT, VALUE, component, "component", NULL, 0) \
    X(TEXT, VALUE, category, "category", NULL, 0) \
    X(TEXT, VALUE, subcategory, "subcategory", NULL, 0) \
    X(DATE, NOTHING, baseline, "baseline_date", NULL, 0) \
    X(FLAG, NOTHING, spring, "Spring_flag", NULL, 0) \
    X(FLAG, NOTHING, winter, "Winter_flag", NULL, 0) \
    X(COUNT, VALUE, fiscal_year, "fiscal_year", "projected_fiscal_year", 0) \
    X(COUNT, NOTHING, year_number, "projected_year_number", NULL, 0) \
    X(NUMBER, VALUE, value_bn, "value", "actual_value", 3)
/* clang-format on */

typedef struct lb_cbo_row {
#define X(kind, need, name, header, label, decimals)                                                         \
    LB_FIELD_MEMBER(kind, need, name, header, label, decimals)
    LB_CBO_FIELD_LIST(X)
#undef X
    lb_cbo_line line;
} lb_cbo_row;

typedef struct lb_cbo {
    lb_cbo_row *rows; /* [count] by baseline (LB_DATE_NONE: outcomes), fiscal year, line */
    int count;
    lb_record_set set; /* warnings: unknown lines, deficits that are not revenue less outlays */
} lb_cbo;

/* Reads baselines or actuals. LB_ERR_PARSE with the place for a malformed cell, a fiscal year beyond 1900 to 2200,
 * a line that comes twice in a year of a baseline, or parts of revenue or outlays that do not add to their total
 * within 1.5 billion (the oldest baselines are rounded to billions). Free with lb_cbo_free. */
lb_status lb_cbo_read(const char *path, lb_cbo *out, lb_error *err);
lb_status lb_cbo_parse(const char *name, const char *bytes, size_t length, lb_cbo *out, lb_error *err);
void lb_cbo_free(lb_cbo *cbo);

/* The value of a line in a baseline (LB_DATE_NONE: the outcomes) and fiscal year, in billions; NAN if there is
 * none. */
double lb_cbo_value(const lb_cbo *cbo, lb_date baseline, int fiscal_year, lb_cbo_line line);

#endif
