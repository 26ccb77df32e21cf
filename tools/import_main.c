/* import_main.c - writes the snapshot's tables: longbond_import DATA OUT (until the command line has `import`). */
#include <stdio.h>

#include "study/import_snapshot.h"

int main(int argc, char **argv)
{
    lb_error err;
    lb_import_report report;
    if (argc != 3) {
        fprintf(stderr, "usage: longbond_import DATA OUT\n");
        return 2;
    }
    lb_status status = lb_import_snapshot(argv[1], NULL, argv[2], &report, &err);
    for (int i = 0; i < report.check_count; i++) {
        const lb_import_check *c = &report.checks[i];
        char date[11];
        printf("%d %s %-45s %18.6f %18.6f %14.6f\n", (int)c->kind, lb_date_format(c->date, date), c->what,
               c->published_mn, c->derived_mn, c->derived_mn - c->published_mn);
    }
    for (int kind = 0; kind < LB_IMPORT_CHECK_COUNT; kind++) {
        lb_import_statistics s =
            lb_import_summarise(&report, (lb_import_check_kind)kind, LB_DATE_NONE, LB_DATE_NONE, 100);
        printf(
            "kind %d: %d checks, mean abs %.3f mn, max %.3f mn, within 0.1 %% %.3f, 0.5 %% %.3f, 1 %% %.3f\n",
            kind, s.count, s.mean_abs_mn, s.max_abs_mn, s.within_tenth, s.within_half, s.within_one);
    }
    printf("%d tables, %d rows, %d prices from yields, %d offerings by rule\n", report.table_count,
           report.row_count, report.prices_from_yields, report.offerings_by_rule);
    lb_import_report_free(&report);
    if (status != LB_OK) {
        fprintf(stderr, "%s\n", err.message);
    }
    return lb_status_exit(status);
}
