/* read_tips_reference.h - every TIPS with its dated date, coupon and reference CPI on the dated date.
 *
 * Source: TreasuryDirect, TIPS reference data. */
#ifndef LB_DATA_READ_TIPS_REFERENCE_H
#define LB_DATA_READ_TIPS_REFERENCE_H

#include "data/csv_record.h"

/* X(kind, need, member, column, its other names, decimals) */
/* clang-format off */
#define LB_TIPS_REFERENCE_FIELD_LIST(X) \
    X(CUSIP, VALUE, cusip, "cusip", NULL, 0) \
    X(DATE, VALUE, maturity, "maturity", NULL, 0) \
    X(DATE, VALUE, dated_date, "datedDate", NULL, 0) \
    X(NUMBER, COLUMN, coupon_dec, "coupon", NULL, 5) /* a fraction in the file too; NAN before the auction */ \
    X(NUMBER, VALUE, base_ref_cpi, "baseCpi", NULL, 5) \
    X(TEXT, VALUE, term, "term", NULL, 0)
/* clang-format on */

typedef struct lb_tips_reference_row {
#define X(kind, need, name, header, label, decimals)                                                         \
    LB_FIELD_MEMBER(kind, need, name, header, label, decimals)
    LB_TIPS_REFERENCE_FIELD_LIST(X)
#undef X
} lb_tips_reference_row;

typedef struct lb_tips_reference {
    lb_tips_reference_row *rows; /* [count] as in the file */
    int count;
    lb_record_set set; /* index by CUSIP and maturity */
} lb_tips_reference;

/* Reads the table. LB_ERR_PARSE with the place for a malformed cell, a maturity not behind the dated date, a coupon
 * beyond 0 to 10 % (per cent instead of a fraction), a reference CPI that is not positive, or a CUSIP that comes
 * twice. Free with lb_tips_reference_free. */
lb_status lb_tips_reference_read(const char *path, lb_tips_reference *out, lb_error *err);
lb_status lb_tips_reference_parse(const char *name, const char *bytes, size_t length, lb_tips_reference *out,
                                  lb_error *err);
void lb_tips_reference_free(lb_tips_reference *tips);

#endif
