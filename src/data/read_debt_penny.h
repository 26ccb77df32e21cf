/* read_debt_penny.h - Debt to the Penny: the public debt of every business day.
 *
 * Reads Treasury's table (dollars and cents, long labels or field names) and the transcribed month-ends (millions).
 * The split between the public and government accounts is missing in the early years. Source: Treasury Fiscal Data,
 * v2/accounting/od/debt_to_penny. */
#ifndef LB_DATA_READ_DEBT_PENNY_H
#define LB_DATA_READ_DEBT_PENNY_H

#include "data/csv_record.h"

/* X(kind, need, member, column, its other names, decimals) */
/* clang-format off */
#define LB_DEBT_DAY_FIELD_LIST(X) \
    X(DATE, VALUE, date, "record_date", "Record Date", 0) \
    X(DOLLARS, COLUMN, public_usd, "debt_held_public_amt", "Debt Held by the Public", 2) \
    X(DOLLARS, COLUMN, intragov_usd, "intragov_hold_amt", "Intragovernmental Holdings", 2) \
    X(DOLLARS, VALUE, total_usd, "tot_pub_debt_out_amt", "Total Public Debt Outstanding", 2)
/* clang-format on */

typedef struct lb_debt_day {
#define X(kind, need, name, header, label, decimals)                                                         \
    LB_FIELD_MEMBER(kind, need, name, header, label, decimals)
    LB_DEBT_DAY_FIELD_LIST(X)
#undef X
} lb_debt_day;

typedef struct lb_debt_penny {
    lb_debt_day *rows; /* [count] by rising date; a split that is not published is LB_CENTS_NONE */
    int count;
    lb_record_set set;
} lb_debt_penny;

/* Reads the table. LB_ERR_PARSE with the place for a malformed cell or dates that do not rise; LB_ERR_RECONCILE if
 * the parts do not add to the total (within a dollar, with a warning; millions within one million). Free with lb_debt_penny_free. */
lb_status lb_debt_penny_read(const char *path, lb_debt_penny *out, lb_error *err);
lb_status lb_debt_penny_parse(const char *name, const char *bytes, size_t length, lb_debt_penny *out,
                              lb_error *err);
void lb_debt_penny_free(lb_debt_penny *debt);

#endif
