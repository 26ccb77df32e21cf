#include "data/read_mspd.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/error.h"
#include "data/csv_columns.h"
#include "data/date_text.h"
#include "data/json_table.h"

/* The columns: name, need, long label, API field. */
#define COLUMN_LIST(X)                                                                                       \
    X(RECORD_DATE, REQUIRED, "Record Date", "record_date")                                                   \
    X(TYPE, REQUIRED, "Security Type Description", "security_type_desc")                                     \
    X(SERIES, IGNORED, "Series Code", "series_cd")                                                           \
    X(CLASS1, REQUIRED, "Security Class 1 Description", "security_class1_desc")                              \
    X(CLASS2, REQUIRED, "Security Class 2 Description", "security_class2_desc")                              \
    X(CLASS3, OPTIONAL, "Security Class 3 Description", "security_class3_desc")                              \
    X(INTEREST, OPTIONAL, "Interest Rate", "interest_rate_pct")                                              \
    X(YIELD, OPTIONAL, "Yield", "yield_pct")                                                                 \
    X(ISSUE, OPTIONAL, "Issue Date", "issue_date")                                                           \
    X(MATURITY, OPTIONAL, "Maturity Date", "maturity_date")                                                  \
    X(PAY1, OPTIONAL, "Interest Payable Date 1", "interest_pay_date_1")                                      \
    X(PAY2, OPTIONAL, "Interest Payable Date 2", "interest_pay_date_2")                                      \
    X(PAY3, OPTIONAL, "Interest Payable Date 3", "interest_pay_date_3")                                      \
    X(PAY4, OPTIONAL, "Interest Payable Date 4", "interest_pay_date_4")                                      \
    X(ISSUED, OPTIONAL, "Issued Amount (in Millions)", "issued_amt")                                         \
    X(INFLATION, OPTIONAL, "Amount Adjusted for Inflation (in Millions)", "inflation_adj_amt")               \
    X(REDEEMED, OPTIONAL, "Redeemed Amount (in Millions)", "redeemed_amt")                                   \
    X(OUTSTANDING, OPTIONAL, "Outstanding Amount (in Millions)", "outstanding_amt")                          \
    X(PRIOR, OPTIONAL, "Prior Month Outstanding Amount (in Millions)", "prior_month_outstanding_amt")        \
    X(MONTH_ISSUED, OPTIONAL, "Current Month Issued Amount (in Millions)", "current_month_issued_amt")       \
    X(MONTH_REDEEMED, OPTIONAL, "Current Month Redeemed Amount (in Millions)", "current_month_redeemed_amt") \
    X(MONTH_OUTSTANDING, OPTIONAL, "Current Month Outstanding Amount (in Millions)",                         \
      "current_month_outstanding_amt")                                                                       \
    X(SOURCE_LINE, OPTIONAL, "Source Line Number", "src_line_nbr")                                           \
    X(FISCAL_YEAR, IGNORED, "Fiscal Year", "record_fiscal_year")                                             \
    X(FISCAL_QUARTER, IGNORED, "Fiscal Quarter Number", "record_fiscal_quarter")                             \
    X(YEAR, IGNORED, "Calendar Year", "record_calendar_year")                                                \
    X(QUARTER, IGNORED, "Calendar Quarter Number", "record_calendar_quarter")                                \
    X(MONTH, IGNORED, "Calendar Month Number", "record_calendar_month")                                      \
    X(DAY, IGNORED, "Calendar Day Number", "record_calendar_day")

enum column {
#define X(name, need, label, field) name,
    COLUMN_LIST(X)
#undef X
        COLUMN_COUNT
};

static const lb_csv_column column_list[] = {
#define X(name, need, label, field) {LB_COLUMN_##need, {label, field}},
    COLUMN_LIST(X)
#undef X
};

typedef struct reader {
    const lb_csv_table *table;
    int column[COLUMN_COUNT]; /* -1 if the file lacks it */
    lb_debt_statement *out;
    lb_error *err;
} reader;

/* True if the file has the column and the cell holds something. */
static bool present(const reader *r, int row, int column)
{
    int c = r->column[column];
    return c >= 0 && !lb_csv_missing(r->table, row, c);
}

static const char *text_of(const reader *r, int row, int column)
{
    return present(r, row, column) ? lb_csv_text(r->table, row, r->column[column]) : "";
}

#define fail_at(r, row, at, ...) lb_csv_fail((r)->table, row, (r)->column[at], (r)->err, __VA_ARGS__)

/* The deepest label of a row. */
static const char *label_of(const reader *r, int row)
{
    for (int column = CLASS3; column > CLASS1; column--) {
        if (present(r, row, column)) {
            return text_of(r, row, column);
        }
    }
    return text_of(r, row, CLASS1);
}

/* The place of a cell. */
static lb_error place_of(const reader *r, int row, int column)
{
    lb_error place;
    lb_csv_fail(r->table, row, column, &place, "here");
    return place;
}

/* Amounts ------------------------------------------------------------------------------------------------- */

static lb_status read_amount(const reader *r, int row, int column, lb_debt_column to, lb_debt_amounts *out)
{
    int c = r->column[column];
    const char *text = c >= 0 ? lb_csv_text(r->table, row, c) : "";
    if (strcmp(text, "*") == 0 || strcmp(text, "(*)") == 0) {
        out->small |= (uint8_t)(1u << to);
    } else if (c < 0 || lb_csv_missing(r->table, row, c)) {
        return LB_OK;
    } else {
        lb_status status = lb_csv_decimal(r->table, row, c, 8, &out->usd[to], r->err);
        if (status != LB_OK) {
            return status;
        }
        const int64_t most = INT64_C(100000000) * 100000000; /* a hundred trillion dollars */
        if (out->usd[to] > most || out->usd[to] < -most) {
            return fail_at(r, row, column, "\"%s\" is no amount in millions: at most 100000000 is possible",
                           text);
        }
    }
    out->known |= (uint8_t)(1u << to);
    return LB_OK;
}

/* Which column holds which amount. */
static const struct {
    int column;
    lb_debt_column to;
} amount_cells[] = {{ISSUED, LB_AMOUNT_ISSUED},
                    {INFLATION, LB_AMOUNT_INFLATION},
                    {REDEEMED, LB_AMOUNT_REDEEMED},
                    {OUTSTANDING, LB_AMOUNT_OUTSTANDING},
                    {PRIOR, LB_AMOUNT_PRIOR},
                    {MONTH_ISSUED, LB_AMOUNT_ISSUED},
                    {MONTH_REDEEMED, LB_AMOUNT_REDEEMED},
                    {MONTH_OUTSTANDING, LB_AMOUNT_OUTSTANDING}};

static lb_status read_amounts(const reader *r, int row, lb_debt_amounts *out)
{
    for (size_t i = 0; i < sizeof amount_cells / sizeof amount_cells[0]; i++) {
        lb_debt_amounts one = {0};
        lb_status status = read_amount(r, row, amount_cells[i].column, amount_cells[i].to, &one);
        if (status != LB_OK) {
            return status;
        }
        if (one.known & out->known) {
            return fail_at(r, row, amount_cells[i].column,
                           "an amount of the month beside one since issue: only one of them should be given");
        }
        out->known |= one.known;
        out->small |= one.small;
        out->usd[amount_cells[i].to] += one.usd[amount_cells[i].to];
    }
    return LB_OK;
}

/* An item or total row without an amount outstanding says nothing. */
static lb_status require_outstanding(const reader *r, int row, const lb_debt_amounts *amounts)
{
    if (amounts->known & (1u << LB_AMOUNT_OUTSTANDING)) {
        return LB_OK;
    }
    return fail_at(r, row, CLASS1, "the row \"%.80s\" has no amount outstanding: it should have one",
                   label_of(r, row));
}

/* Marketable securities ----------------------------------------------------------------------------------- */

static lb_status read_rate(const reader *r, int row, int column, double *out)
{
    *out = 0;
    return present(r, row, column) ? lb_csv_scaled(r->table, row, r->column[column], -2, out, r->err) : LB_OK;
}

/* Terms that every row of a CUSIP repeats. */
static lb_status read_terms(const reader *r, int row, lb_debt_security *out)
{
    if (r->column[ISSUE] < 0 || r->column[MATURITY] < 0) {
        int unused;
        return lb_csv_require(r->table, r->column[ISSUE] < 0 ? "issue_date" : "maturity_date", &unused,
                              r->err);
    }
    lb_status status = lb_csv_date(r->table, row, r->column[MATURITY], &out->maturity, r->err);
    if (status == LB_OK) {
        status = read_rate(r, row, INTEREST, &out->coupon_dec);
    }
    bool has_interest_dates = out->debt_class != LB_DEBT_BILLS; /* bills show the month of maturity there */
    for (int i = 0; i < 4 && status == LB_OK && has_interest_dates && present(r, row, PAY1 + i); i++) {
        if (!lb_text_month_day(text_of(r, row, PAY1 + i), &out->interest_month[i], &out->interest_day[i])) {
            status = fail_at(r, row, PAY1 + i, "\"%.20s\" is not an interest date as MM/DD",
                             text_of(r, row, PAY1 + i));
        }
        out->interest_dates = (uint8_t)(i + 1);
    }
    return status;
}

static lb_status same_terms(const reader *r, int row, const lb_debt_security *first,
                            const lb_debt_security *other)
{
    if (first->debt_class != other->debt_class) {
        return fail_at(r, row, CLASS1, "%s is of class \"%s\" on line %d: it should be of one class",
                       first->cusip, lb_debt_class_text(first->debt_class), first->line);
    }
    if (first->maturity != other->maturity) {
        char date[11];
        return fail_at(r, row, MATURITY, "%s matures on %s on line %d: all its rows should agree",
                       first->cusip, lb_date_format(first->maturity, date), first->line);
    }
    if (first->coupon_dec != other->coupon_dec) {
        return fail_at(r, row, INTEREST, "%s pays %.3f %% on line %d: all its rows should agree",
                       first->cusip, 100 * first->coupon_dec, first->line);
    }
    return LB_OK;
}

static lb_status read_tranche(const reader *r, int row, int debt_class)
{
    lb_debt_security terms = {.debt_class = (uint8_t)debt_class,
                              .issue_date = LB_DATE_NONE,
                              .line = place_of(r, row, r->column[CLASS2]).line,
                              .column = place_of(r, row, r->column[CLASS2]).column};
    lb_status status = lb_csv_cusip(r->table, row, r->column[CLASS2], terms.cusip, r->err);
    if (status == LB_OK) {
        status = read_terms(r, row, &terms);
    }
    if (status != LB_OK) {
        return status;
    }
    lb_debt_security *security;
    lb_debt_tranche *tranche = lb_debt_add_tranche(r->out, terms.cusip, debt_class, &security);
    if (security->tranche_count == 1) {
        terms.tranche_count = 1;
        *security = terms;
    } else {
        status = same_terms(r, row, security, &terms);
    }
    if (status == LB_OK) {
        status = lb_csv_date(r->table, row, r->column[ISSUE], &tranche->issue_date, r->err);
    }
    if (status == LB_OK && tranche->issue_date >= terms.maturity) {
        status =
            fail_at(r, row, ISSUE, "%s is issued at or after its maturity: it should be before", terms.cusip);
    }
    if (status == LB_OK) {
        status = read_rate(r, row, YIELD, &tranche->yield_dec);
    }
    if (status == LB_OK) {
        status = read_amounts(r, row, &tranche->amounts);
    }
    if (status == LB_OK && tranche->amounts.small) {
        status = fail_at(r, row, CLASS2, "an amount of %s is \"*\": a security's amounts should be given",
                         terms.cusip);
    }
    return status;
}

/* Rows ---------------------------------------------------------------------------------------------------- */

/* The class called `text` by the rows (or, for a total, by its noun), or -1. */
static int find_class(const char *text, bool noun)
{
    static const char *const texts[] = {
#define X(name, marketable, label, total) label,
        LB_DEBT_CLASS_LIST(X)
#undef X
    };
    static const char *const nouns[] = {
#define X(name, marketable, label, total) total,
        LB_DEBT_CLASS_LIST(X)
#undef X
    };
    for (int i = 0; i < LB_DEBT_CLASS_COUNT; i++) {
        if (strcasecmp(text, noun ? nouns[i] : texts[i]) == 0) {
            return i;
        }
    }
    return -1;
}

/* What a total row at the level of classes covers: a class, LB_DEBT_MARKETABLE ..., or -1. */
static int find_scope(const char *rest)
{
    if (strcmp(rest, "Marketable") == 0) {
        return LB_DEBT_MARKETABLE;
    }
    if (strcmp(rest, "Nonmarketable") == 0) {
        return LB_DEBT_NONMARKETABLE;
    }
    if (strcmp(rest, "Public Debt Outstanding") == 0) {
        return LB_DEBT_PUBLIC_DEBT;
    }
    return find_class(rest, true);
}

/* The part of its class that a row belongs to, from its second label. */
static int find_group(int debt_class, const char *class2)
{
    if (debt_class == LB_DEBT_GAS && strcasecmp(class2, "Held By the Public") == 0) {
        return LB_GROUP_PUBLIC;
    }
    if (debt_class == LB_DEBT_GAS && strcasecmp(class2, "Intragovernmental Holdings") == 0) {
        return LB_GROUP_INTRAGOV;
    }
    if (debt_class == LB_DEBT_OTHER_DEBT && strncmp(class2, "Not Subject", 11) == 0) {
        return LB_GROUP_NOT_SUBJECT;
    }
    if (debt_class == LB_DEBT_OTHER_DEBT && strncmp(class2, "Subject", 7) == 0) {
        return LB_GROUP_SUBJECT;
    }
    if (debt_class == LB_DEBT_SAVINGS && strcmp(class2, "United States Savings Bonds") == 0) {
        return LB_GROUP_SAVINGS_BONDS;
    }
    return LB_GROUP_ALL;
}

static lb_status add_total(const reader *r, int row, int scope, int group, lb_debt_kind kind,
                           const char *label)
{
    lb_debt_total *total = lb_debt_add_total(r->out, scope, group, kind, label);
    lb_status status = read_amounts(r, row, &total->amounts);
    if (status == LB_OK) {
        status = require_outstanding(r, row, &total->amounts);
    }
    for (size_t i = 0; i < sizeof amount_cells / sizeof amount_cells[0] && status == LB_OK; i++) {
        int column = r->column[amount_cells[i].column];
        if (column >= 0 && strcmp(lb_csv_text(r->table, row, column), "null") != 0) {
            total->line = place_of(r, row, column).line;
            total->column[amount_cells[i].to] = place_of(r, row, column).column;
        }
    }
    return status;
}

static lb_status add_line(const reader *r, int row, int debt_class, int group, bool matured,
                          const char *label)
{
    lb_debt_line *line = lb_debt_add_line(r->out, debt_class, group, label);
    line->matured = matured;
    line->line = lb_csv_line(r->table, row, 0);
    lb_status status = read_amounts(r, row, &line->amounts);
    if (status == LB_OK && present(r, row, MATURITY)) {
        status = lb_csv_date(r->table, row, r->column[MATURITY], &line->maturity, r->err);
    }
    return status == LB_OK ? require_outstanding(r, row, &line->amounts) : status;
}

/* A row below a class: an item, or a total of the class or one of its parts. */
static lb_status read_item(const reader *r, int row, int debt_class)
{
    const char *class1 = text_of(r, row, CLASS1), *class2 = text_of(r, row, CLASS2);
    const char *class3 = text_of(r, row, CLASS3);
    const char *label = class3[0] ? class3 : class2[0] ? class2 : class1;
    int group = find_group(debt_class, class2);
    lb_debt_kind kind;
    bool is_total;
    const char *rest;
    if (lb_debt_total_label(label, &kind, &is_total, &rest)) {
        if (!is_total) {
            return add_line(r, row, debt_class, group, kind == LB_DEBT_MATURED, label);
        }
        bool whole = strcasecmp(rest, class1) == 0 || find_class(rest, true) == debt_class;
        group = whole ? LB_GROUP_ALL : group;
        group = !whole && group == LB_GROUP_ALL ? find_group(debt_class, rest) : group;
        if (!whole && group == LB_GROUP_ALL && debt_class != LB_DEBT_OTHER_MARKETABLE &&
            debt_class != LB_DEBT_OTHER_NONMARKETABLE) {
            return fail_at(r, row, class3[0] ? CLASS3 : CLASS2,
                           "\"%.80s\" is no total row of class \"%s\": \"Total %s\" would be", label, class1,
                           lb_debt_class_text(debt_class));
        }
        return add_total(r, row, debt_class, group, kind, label);
    }
    size_t length = strlen(class1);
    if (group != LB_GROUP_ALL && strncmp(label, class1, length) == 0 &&
        strncmp(label + length, " - ", 3) == 0) {
        return add_total(r, row, debt_class, group, LB_DEBT_UNMATURED, label);
    }
    return add_line(r, row, debt_class, group, false, label);
}

static lb_status read_row(const reader *r, int row)
{
    const char *type = text_of(r, row, TYPE), *class1 = text_of(r, row, CLASS1);
    bool marketable = strcmp(type, "Marketable") == 0;
    if (!marketable && strcmp(type, "Nonmarketable") != 0) {
        return fail_at(r, row, TYPE,
                       "\"%.40s\" is no security type: Marketable or Nonmarketable should stand here", type);
    }
    if (!class1[0]) {
        return fail_at(r, row, CLASS1, "the class is missing: a class or a total row should stand here");
    }
    int debt_class = find_class(class1, false);
    if (debt_class >= 0 && lb_debt_class_marketable(debt_class) != marketable) {
        return fail_at(r, row, TYPE, "\"%s\" does not go with class \"%.80s\": it should be %s", type, class1,
                       marketable ? "Nonmarketable" : "Marketable");
    }
    lb_debt_kind kind;
    bool is_total;
    const char *rest;
    if (debt_class < 0 && lb_debt_total_label(class1, &kind, &is_total, &rest) && is_total) {
        int scope = find_scope(rest);
        if (scope >= 0) {
            return add_total(r, row, scope, LB_GROUP_ALL, kind, class1);
        }
        lb_csv_warn(&r->out->warnings, r->table, row, 0,
                    "the total of an unknown class, \"%.80s\", is left out", class1);
        return LB_OK;
    }
    if (debt_class < 0) {
        lb_csv_warn(&r->out->warnings, r->table, row, 0, "the unknown class \"%.80s\" is kept as other",
                    class1);
        debt_class = marketable ? LB_DEBT_OTHER_MARKETABLE : LB_DEBT_OTHER_NONMARKETABLE;
    }
    bool by_cusip = debt_class < LB_DEBT_FFB && strncmp(text_of(r, row, CLASS2), "Total ", 6) != 0;
    return by_cusip ? read_tranche(r, row, debt_class) : read_item(r, row, debt_class);
}

/* The record date, the same in every row. */
static lb_status read_record_date(const reader *r, int row)
{
    lb_date date;
    lb_status status = lb_csv_date(r->table, row, r->column[RECORD_DATE], &date, r->err);
    if (status != LB_OK) {
        return status;
    }
    char first[11];
    if (r->out->record_date != LB_DATE_NONE && r->out->record_date != date) {
        return fail_at(r, row, RECORD_DATE, "a second record date: all rows should be of one month, %s",
                       lb_date_format(r->out->record_date, first));
    }
    r->out->record_date = date;
    return LB_OK;
}

/* Order of the statement ---------------------------------------------------------------------------------- */

typedef struct numbered_row {
    int64_t number;
    int row;
} numbered_row;

static int by_number(const void *a, const void *b)
{
    const numbered_row *x = a, *y = b;
    if (x->number != y->number) {
        return x->number < y->number ? -1 : 1;
    }
    return x->row - y->row;
}

/* The rows in the order of the printed statement: exports shuffle them. */
static lb_status order_rows(const reader *r, numbered_row *order)
{
    for (int row = 0; row < lb_csv_rows(r->table); row++) {
        order[row] = (numbered_row){row, row};
        if (present(r, row, SOURCE_LINE)) {
            lb_status status =
                lb_csv_integer(r->table, row, r->column[SOURCE_LINE], &order[row].number, r->err);
            if (status != LB_OK) {
                return status;
            }
        }
    }
    qsort(order, (size_t)lb_csv_rows(r->table), sizeof *order, by_number);
    return LB_OK;
}

static lb_status read_rows(const reader *r)
{
    int rows = lb_csv_rows(r->table);
    if (rows == 0) {
        return lb_csv_fail(r->table, LB_CSV_HEADER, 0, r->err,
                           "no rows below the header: the securities should stand there");
    }
    numbered_row *order = calloc((size_t)rows, sizeof *order);
    if (!order) {
        return lb_fail(r->err, LB_ERR_NO_MEMORY, "no memory for %d rows", rows);
    }
    lb_status status = order_rows(r, order);
    for (int i = 0; i < rows && status == LB_OK; i++) {
        status = read_record_date(r, order[i].row);
        status = status == LB_OK ? read_row(r, order[i].row) : status;
    }
    free(order);
    return status;
}

lb_status lb_mspd_table(const lb_csv_table *table, lb_debt_statement *out, lb_error *err)
{
    lb_status status = lb_debt_statement_init(out, lb_csv_rows(table), err);
    if (status != LB_OK) {
        return status;
    }
    reader r = {.table = table, .out = out, .err = err};
    status = lb_csv_find_columns(table, column_list, COLUMN_COUNT, r.column, &out->warnings, err);
    status = status == LB_OK ? read_rows(&r) : status;
    status = status == LB_OK ? lb_debt_statement_close(out, lb_csv_name(table), err) : status;
    if (status != LB_OK) {
        lb_debt_statement_free(out);
    }
    return status;
}

lb_status lb_mspd_read(const char *path, lb_debt_statement *out, lb_error *err)
{
    memset(out, 0, sizeof *out);
    lb_csv_table *table;
    lb_status status = lb_table_read(path, "data", &table, err);
    if (status == LB_OK) {
        status = lb_mspd_table(table, out, err);
        lb_csv_free(table);
    }
    return status;
}

lb_status lb_mspd_parse(const char *name, const char *bytes, size_t length, lb_debt_statement *out,
                        lb_error *err)
{
    memset(out, 0, sizeof *out);
    lb_csv_table *table;
    lb_status status = lb_table_parse(name, bytes, length, "data", &table, err);
    if (status == LB_OK) {
        status = lb_mspd_table(table, out, err);
        lb_csv_free(table);
    }
    return status;
}
