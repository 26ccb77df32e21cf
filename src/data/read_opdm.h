/* read_opdm.h - the text edition of the Monthly Statement of the Public Debt, opdmMMYYYY.prn.
 *
 * Fixed width, Latin-1, millions of dollars: table I (holders), II (statutory limit), III (detail by CUSIP and
 * line item) and V (securities in stripped form, thousands). Table IV repeats history with its figures cut off
 * by the layout and is not read. Source: Bureau of the Fiscal Service. */
#ifndef LB_DATA_READ_OPDM_H
#define LB_DATA_READ_OPDM_H

#include <stddef.h>

#include "data/debt_statement.h"

/* Reads one month, reconciled with its total rows within the rounding to millions (detail with total rows,
 * table I and table V with table III). A total whose digits the layout has cut off is left out with a warning.
 * LB_ERR_PARSE or LB_ERR_RECONCILE with the place otherwise. Free with lb_debt_statement_free. */
lb_status lb_opdm_read(const char *path, lb_debt_statement *out, lb_error *err);
lb_status lb_opdm_parse(const char *name, const char *bytes, size_t length, lb_debt_statement *out,
                        lb_error *err);

#endif
