/* fed_accounts.h - the Fed's income statement by calendar year, beside the Reserve Banks' combined statements.
 *
 * A year runs from the last business day of the year before to its own last business day: what accrues on the days between
 * is booked on the first business day after. */
#ifndef LB_REPORT_FED_ACCOUNTS_H
#define LB_REPORT_FED_ACCOUNTS_H

#include "store/store.h"

/* What the combined statements show: identifier, measure in published.csv, title, first and last line of ours. */
#define LB_STATEMENT_LIST(X)                                                                                 \
    X(LB_STATEMENT_INTEREST, "fed_year_interest_income", "Interest income", LB_LINE_BILLS, LB_LINE_REPO)     \
    X(LB_STATEMENT_DEPOSITS, "fed_year_deposits", "Interest on reserves", LB_LINE_RESERVES,                  \
      LB_LINE_RESERVES)                                                                                      \
    X(LB_STATEMENT_RRP, "fed_year_reverse_repo", "Interest on reverse repo", LB_LINE_ON_RRP,                 \
      LB_LINE_FOREIGN_RRP)                                                                                   \
    X(LB_STATEMENT_EXPENSES, "fed_year_expenses", "Expenses less other income", LB_LINE_EXPENSES,            \
      LB_LINE_EXPENSES)                                                                                      \
    X(LB_STATEMENT_DIVIDENDS, "fed_year_dividends", "Dividends", LB_LINE_DIVIDENDS, LB_LINE_DIVIDENDS)       \
    X(LB_STATEMENT_NET, "fed_year_net", "Net income after dividends", LB_LINE_BILLS, LB_LINE_DIVIDENDS)

typedef enum lb_statement {
#define X(name, measure, title, first, last) name,
    LB_STATEMENT_LIST(X)
#undef X
        LB_STATEMENT_COUNT
} lb_statement;

const char *lb_statement_word(int statement); /* the measure of published.csv */
const char *lb_statement_title(int statement);

/* A calendar year, usd mn; costs are negative. */
typedef struct lb_account_year {
    int year;
    lb_date to; /* last day counted */
    int days;   /* since the year before ended, or the books were opened */
    bool whole; /* all of the year is in the books */
    double line[LB_LINE_COUNT];
    double net, remitted;
    double opening, closing; /* deferred asset */
    double unrealised;       /* SOMA Treasuries at the last month end: market value less amortised cost */
    double published[LB_STATEMENT_COUNT]; /* NaN: none */
    double published_deferred,
        published_unrealised; /* the second of Treasury and agency securities together */
} lb_account_year;

enum { LB_ACCOUNT_YEARS = 40 };

typedef struct lb_fed_accounts {
    int count;
    lb_account_year years[LB_ACCOUNT_YEARS]; /* the last LB_ACCOUNT_YEARS of a run */
} lb_fed_accounts;

/* What the lines of a statement's row sum to in a year, usd mn. */
double lb_statement_sum(const lb_account_year *year, int statement);

/* The years of a series up to `until` (LB_DATE_NONE: all), with the published figures of the snapshot or of the file
 * `published_path`. LB_ERR_NOT_FOUND if the run has no days by then. */
lb_status lb_fed_accounts_of(const lb_stored_series *series, lb_date until, const char *published_path,
                             lb_fed_accounts *out, lb_error *err);

#endif
