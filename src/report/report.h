/* report.h - a run as one HTML page: tables and charts, no scripts, nothing fetched. */
#ifndef LB_REPORT_REPORT_H
#define LB_REPORT_REPORT_H

#include "store/store.h"
#include "study/programme_effect.h"

/* Writes the report of a run to `path`, with what its programmes did if `effect` is not NULL: first to a file beside it, which takes its place when it is whole.
 * LB_ERR_IO if that fails; the errors of the store. */
lb_status lb_report_write(lb_store *store, int64_t run, const lb_programme_effect *effect, const char *path,
                          lb_error *err);

#endif
