/* waterfall_output.h - why a yield moved, as tables and as JSON, for run, resume, show and diff. */
#ifndef LB_CLI_WATERFALL_OUTPUT_H
#define LB_CLI_WATERFALL_OUTPUT_H

#include "cli/run_access.h"
#include "report/yield_fall.h"

/* The waterfall of a span: start, end, change in bp by cause, and whether the parts make the whole. */
lb_status lb_cli_print_fall(const lb_cli_call *call, const lb_fall *fall, lb_error *err);

/* What belongs to the headline of a run that clears: the 10-year's waterfall over the run, and its way by start,
 * low, high, year ends and end. Prints nothing for a run without a waterfall. */
lb_status lb_cli_print_path(const lb_cli_call *call, const lb_stored_waterfall *waterfall, lb_error *err);

/* Members of an open object: a span's yields in per cent, its change and its causes in bp ("waterfall" without key). */
void lb_cli_json_fall(lb_json *json, const lb_fall *fall);

/* The same as lb_cli_print_path, under "waterfall" and "path"; nothing for a run without a waterfall. */
void lb_cli_json_path(lb_json *json, const lb_stored_waterfall *waterfall);

/* The title of a row, indented by its level. Returns `out`. */
char *lb_cli_fall_row_title(const lb_fall_row *row, char out[static 96]);

#endif
