/* read_mspd.h - table III of the Monthly Statement of the Public Debt as fiscaldata.treasury.gov publishes it.
 *
 * Accepts the downloaded CSV with long column labels and the API's CSV or JSON (v1/debt/mspd/mspd_table_3, or
 * mspd_table_3_market alone), in any order of rows. Amounts are millions with up to eight decimals and become
 * cents exactly. Source: Treasury Fiscal Data, "U.S. Treasury Monthly Statement of the Public Debt". */
#ifndef LB_DATA_READ_MSPD_H
#define LB_DATA_READ_MSPD_H

#include "data/csv_table.h"
#include "data/debt_statement.h"

/* Reads one month, reconciled with its total rows. LB_ERR_PARSE for a cell that cannot be read, several record
 * dates or a row of no known kind; LB_ERR_RECONCILE if the items do not add. An unknown class is kept as other
 * with a warning. Free with lb_debt_statement_free. */
lb_status lb_mspd_read(const char *path, lb_debt_statement *out, lb_error *err);
lb_status lb_mspd_parse(const char *name, const char *bytes, size_t length, lb_debt_statement *out,
                        lb_error *err);
lb_status lb_mspd_table(const lb_csv_table *table, lb_debt_statement *out, lb_error *err);

#endif
