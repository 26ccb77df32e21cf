/* debt_statement.h - the Monthly Statement of the Public Debt (MSPD): every security and line item.
 *
 * One shape for both editions of the statement: the CSV of table III (read_mspd.h, to the cent) and the fixed-width
 * opdmMMYYYY.prn (read_opdm.h, to the million). The published total rows are no items; they are kept beside them and
 * every statement a reader returns has been reconciled with them. */
#ifndef LB_DATA_DEBT_STATEMENT_H
#define LB_DATA_DEBT_STATEMENT_H

#include "data/warnings.h"
#include "longbond/date.h"

/* Classes: name, marketable, class in the CSV edition, what the total rows call it. */
#define LB_DEBT_CLASS_LIST(X)                                                                                \
    X(LB_DEBT_BILLS, 1, "Bills Maturity Value", "Treasury Bills")                                            \
    X(LB_DEBT_NOTES, 1, "Notes", "Treasury Notes")                                                           \
    X(LB_DEBT_BONDS, 1, "Bonds", "Treasury Bonds")                                                           \
    X(LB_DEBT_TIPS, 1, "Inflation-Protected Securities", "Treasury TIPS")                                    \
    X(LB_DEBT_FRNS, 1, "Floating Rate Notes", "Treasury Floating Rate Notes")                                \
    X(LB_DEBT_FFB, 1, "Federal Financing Bank", "Federal Financing Bank")                                    \
    X(LB_DEBT_OTHER_MARKETABLE, 1, "other marketable", "other marketable")                                   \
    X(LB_DEBT_DOMESTIC, 0, "Domestic Series", "Domestic Series")                                             \
    X(LB_DEBT_FOREIGN, 0, "Foreign Series", "Foreign Series")                                                \
    X(LB_DEBT_SLGS, 0, "State and Local Government Series", "State and Local Government Series")             \
    X(LB_DEBT_SAVINGS, 0, "United States Savings Securities", "United States Savings Securities")            \
    X(LB_DEBT_GAS, 0, "Government Account Series", "Government Account Series")                              \
    X(LB_DEBT_OTHER_DEBT, 0, "Other Debt", "Other Debt")                                                     \
    X(LB_DEBT_OTHER_NONMARKETABLE, 0, "other nonmarketable", "other nonmarketable")

typedef enum lb_debt_class {
#define X(name, marketable, text, noun) name,
    LB_DEBT_CLASS_LIST(X)
#undef X
        LB_DEBT_CLASS_COUNT,
    /* what a total row may cover besides one class */
    LB_DEBT_MARKETABLE = LB_DEBT_CLASS_COUNT,
    LB_DEBT_NONMARKETABLE,
    LB_DEBT_PUBLIC_DEBT
} lb_debt_class;

/* Part of a class that has its own total row. */
typedef enum lb_debt_group {
    LB_GROUP_ALL,           /* of a total: the whole class; of a line: no such part */
    LB_GROUP_PUBLIC,        /* Government Account Series held by the public */
    LB_GROUP_INTRAGOV,      /* Government Account Series held by government accounts */
    LB_GROUP_NOT_SUBJECT,   /* Other Debt outside the statutory limit */
    LB_GROUP_SUBJECT,       /* Other Debt inside it */
    LB_GROUP_SAVINGS_BONDS, /* series EE, HH and I */
    LB_GROUP_COUNT
} lb_debt_group;

typedef enum lb_debt_kind { LB_DEBT_UNMATURED, LB_DEBT_MATURED, LB_DEBT_BOTH } lb_debt_kind;

typedef enum lb_debt_column {
    LB_AMOUNT_PRIOR,       /* nonmarketable: outstanding a month before */
    LB_AMOUNT_ISSUED,      /* marketable: since the first issue; nonmarketable: in the month */
    LB_AMOUNT_INFLATION,   /* TIPS: accretion so far */
    LB_AMOUNT_REDEEMED,    /* zero or negative; as for issued */
    LB_AMOUNT_OUTSTANDING, /* TIPS: with accretion; bills: maturity value */
    LB_AMOUNT_COUNT
} lb_debt_column;

typedef struct lb_debt_amounts {
    int64_t usd[LB_AMOUNT_COUNT]; /* cents */
    uint8_t known;                /* bit i: column i is published */
    uint8_t small;                /* bit i: published as "*", less than $500,000 either way */
} lb_debt_amounts;

typedef struct lb_debt_security {
    char cusip[10];
    uint8_t debt_class;     /* lb_debt_class, LB_DEBT_BILLS to LB_DEBT_FRNS */
    uint8_t interest_dates; /* 0, 2 or 4 */
    uint8_t interest_month[4], interest_day[4];
    lb_date issue_date; /* of the first tranche */
    lb_date maturity;
    double coupon_dec; /* 0 for bills and FRNs */
    int first_tranche, tranche_count;
    lb_debt_amounts amounts; /* of all tranches together */
    int line, column;        /* of the first tranche in the file */
} lb_debt_security;

/* One issue of a security: the original or a reopening. */
typedef struct lb_debt_tranche {
    int security; /* index */
    lb_date issue_date;
    double yield_dec;        /* at issue; bills: bank discount rate; FRNs: spread over the index */
    lb_debt_amounts amounts; /* outstanding is 0 unless published for the tranche */
} lb_debt_tranche;

enum { LB_DEBT_NAME_LENGTH = 192 };

/* What has no CUSIP in the statement: nonmarketable items, the Federal Financing Bank, matured debt not yet
 * presented for payment (one line a class). */
typedef struct lb_debt_line {
    uint8_t debt_class, group;
    uint8_t matured;
    uint8_t intragov; /* held by government accounts */
    lb_date maturity; /* LB_DATE_NONE if not given */
    char name[LB_DEBT_NAME_LENGTH];
    lb_debt_amounts amounts;
    int line;
} lb_debt_line;

/* A published total row. */
typedef struct lb_debt_total {
    uint8_t debt_class; /* lb_debt_class, or LB_DEBT_MARKETABLE ... */
    uint8_t group, kind;
    char name[LB_DEBT_NAME_LENGTH];
    lb_debt_amounts amounts;
    int line, column[LB_AMOUNT_COUNT]; /* place of each amount in the file */
} lb_debt_total;

/* Table I of the text edition: who holds a class. Classes as in lb_debt_total. */
typedef struct lb_debt_holders {
    uint8_t debt_class;
    int64_t public_usd, intragov_usd, total_usd;
    int line, column; /* of the total */
} lb_debt_holders;

/* Table V of the text edition: a security held in stripped form; resolution $1,000. */
typedef struct lb_debt_strip {
    char cusip[10], corpus_cusip[10];
    uint8_t debt_class;
    lb_date maturity;
    double coupon_dec;
    int64_t outstanding_usd, unstripped_usd, stripped_usd, reconstituted_usd;
} lb_debt_strip;

typedef struct lb_debt_statement {
    lb_date record_date;
    int64_t unit_usd; /* resolution of the amounts: 1 cent or 100,000,000 */
    int security_count, tranche_count, line_count, total_count, holders_count, strip_count;
    lb_debt_security *securities;            /* [security_count] in the statement's order */
    lb_debt_tranche *tranches;               /* [tranche_count] those of a security stand together */
    lb_debt_line *lines;                     /* [line_count] */
    lb_debt_total *totals;                   /* [total_count] */
    lb_debt_holders *holders;                /* [holders_count] text edition only */
    lb_debt_strip *strips;                   /* [strip_count] text edition only */
    int64_t subject_to_limit_usd, limit_usd; /* text edition; limit 0 while it is suspended */
    lb_warnings warnings;
} lb_debt_statement;

void lb_debt_statement_free(lb_debt_statement *statement);

/* The class in the words of the CSV edition, "Total Marketable" and so on for what totals cover. */
const char *lb_debt_class_text(int debt_class);
bool lb_debt_class_marketable(int debt_class);

/* The security of `cusip`, or NULL. */
const lb_debt_security *lb_debt_find(const lb_debt_statement *statement, const char *cusip);

/* Outstanding cents of a class (or LB_DEBT_MARKETABLE ...) and kind, summed over the items. */
int64_t lb_debt_outstanding(const lb_debt_statement *statement, int debt_class, lb_debt_kind kind);

/* For the readers ----------------------------------------------------------------------------------------- */

/* Makes room for at most `rows` securities, tranches, lines, totals. */
lb_status lb_debt_statement_init(lb_debt_statement *statement, int rows, lb_error *err);

/* Appends a tranche to the security of `cusip` (added if new); both are returned zeroed or as they are. */
lb_debt_tranche *lb_debt_add_tranche(lb_debt_statement *statement, const char *cusip, int debt_class,
                                     lb_debt_security **security);

/* Appends a line or total row; a name longer than LB_DEBT_NAME_LENGTH is cut. */
lb_debt_line *lb_debt_add_line(lb_debt_statement *statement, int debt_class, int group, const char *name);
lb_debt_total *lb_debt_add_total(lb_debt_statement *statement, int debt_class, int group, lb_debt_kind kind,
                                 const char *name);

/* Strips "Total ", "Unmatured " and "Matured " from a row's label: the kind and the rest. False if the label is
 * no total or matured row; `*is_total` is false for "Matured ..." without "Total", which is an item. */
bool lb_debt_total_label(const char *label, lb_debt_kind *kind, bool *is_total, const char **rest);

/* Puts the tranches of a security together, sums them, settles the amounts published as "*" from the totals
 * and checks every item and total row: each class must add to its total rows, to the cent where the edition has
 * cents, else within rounding. LB_ERR_RECONCILE names the row and the difference. Differences below two million
 * dollars in the totals of nonmarketable classes, which the published tables do contain, are warnings. */
lb_status lb_debt_statement_close(lb_debt_statement *statement, const char *name, lb_error *err);

#endif
