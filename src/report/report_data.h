/* report_data.h - everything a report shows of a run, read from the store before a line is written. */
#ifndef LB_REPORT_REPORT_DATA_H
#define LB_REPORT_REPORT_DATA_H

#include "base/text_buffer.h"
#include "report/comparison.h"
#include "report/headline.h"
#include "report/yield_fall.h"
#include "store/auction_rows.h"
#include "study/programme_effect.h"

typedef struct lb_report_data {
    lb_run_info info;
    lb_scenario scenario;
    char *scenario_text;
    lb_stored_series series;
    lb_headline headline;
    lb_stored_holding *holdings; /* [holding_count] at the last month end */
    int holding_count;
    lb_date holdings_at;
    lb_stored_books books;
    lb_stored_auctions auctions;
    lb_stored_waterfall waterfall;     /* of the 10-year; without days if yields are given */
    const lb_programme_effect *effect; /* NULL: not measured */
    lb_comparison comparison;          /* empty if there is no record to compare with */

    int *days; /* [day_count] of the series: as many as a chart can show, first and last among them */
    int day_count;
    lb_date *dates; /* [day_count] */
} lb_report_data;

/* Reads it; LB_ERR_NOT_FOUND if the run has no days. Free with lb_report_data_free, also after an error. */
lb_status lb_report_load(lb_store *store, int64_t run, lb_report_data *out, lb_error *err);
void lb_report_data_free(lb_report_data *data);

/* The parts of the page. */
void lb_report_overview(lb_buffer *out, const lb_report_data *data);
lb_status lb_report_programmes(lb_buffer *out, const lb_report_data *data, lb_error *err); /* if measured */
lb_status lb_report_waterfall(lb_buffer *out, const lb_report_data *data, lb_error *err);
lb_status lb_report_charts(lb_buffer *out, const lb_report_data *data, lb_error *err);
void lb_report_record(lb_buffer *out, const lb_report_data *data);
void lb_report_auctions(lb_buffer *out, const lb_report_data *data);
lb_status lb_report_consolidated(lb_buffer *out, const lb_report_data *data, lb_error *err);
lb_status lb_report_fed_accounts(lb_buffer *out, const lb_report_data *data, lb_error *err);
void lb_report_balance_sheet(lb_buffer *out, const lb_report_data *data);
void lb_report_assumptions(lb_buffer *out, const lb_report_data *data);

#endif
