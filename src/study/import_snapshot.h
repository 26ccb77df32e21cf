/* import_snapshot.h - from the official files to the embedded snapshot: the tables of data/.
 *
 * The figures of the day the simulation starts from (30 September 2023) and of what was published since, in the
 * project's own schema (docs/guide/snapshot.md). Deterministic: the same files give the same bytes. */
#ifndef LB_STUDY_IMPORT_SNAPSHOT_H
#define LB_STUDY_IMPORT_SNAPSHOT_H

#include "longbond/date.h"

/* What a line of the report compares: identifier, word, how far it may be off in cents (negative: as far as it likes;
 * the difference is told). Totals are printed to the dollar in places, hence the 50 cents. */
#define LB_IMPORT_CHECK_LIST(X)                                                                              \
    X(LB_CHECK_TOTAL, "total", 50)                  /* rows of a table against a published total */          \
    X(LB_CHECK_NEAR_TOTAL, "near total", 100000000) /* the same debt in another publication: a million */    \
    X(LB_CHECK_SOMA_LEVEL, "soma level", -1)        /* derived SOMA total against TREAST, weekly */          \
    X(LB_CHECK_SOMA_BILLS, "soma bills", -1)        /* SOMA bills maturing against the announcements */      \
    X(LB_CHECK_SOMA_COUPONS, "soma coupons", -1)    /* the same for notes, bonds, TIPS and FRNs */

typedef enum lb_import_check_kind {
#define X(name, word, cents) name,
    LB_IMPORT_CHECK_LIST(X)
#undef X
        LB_IMPORT_CHECK_COUNT
} lb_import_check_kind;

typedef struct lb_import_check {
    lb_import_check_kind kind;
    lb_date date;
    char what[64];
    double published_mn, derived_mn; /* USD millions */
} lb_import_check;

typedef struct lb_import_report {
    lb_import_check *checks; /* [check_count] */
    int check_count;
    int table_count, row_count; /* written */
    int prices_from_yields;     /* tranches of the stock whose issue price is not on record */
    int offerings_by_rule;      /* auctions whose amount is that of the auction before */
} lb_import_report;

typedef struct lb_import_statistics {
    int count;
    double mean_abs_mn, max_abs_mn;
    double within_tenth, within_half, within_one; /* shares of the checks within 0.1, 0.5 and 1 % */
} lb_import_statistics;

/* Reads the files below data_folder and the transcribed tables in transcribed_folder (NULL: out_folder/transcribed)
 * and writes the snapshot's tables to out_folder, which must exist. `report` (nullable) receives every comparison;
 * free it with lb_import_report_free, also after a failure. Errors name the file, and the place in it;
 * LB_ERR_RECONCILE says which total is missed and by how much, and nothing is written then. */
lb_status lb_import_snapshot(const char *data_folder, const char *transcribed_folder, const char *out_folder,
                             lb_import_report *report, lb_error *err);
void lb_import_report_free(lb_import_report *report);

/* Sums up the checks of a kind whose date lies in first..last (LB_DATE_NONE: open) and whose published amount is
 * at least `least_mn`. */
lb_import_statistics lb_import_summarise(const lb_import_report *report, lb_import_check_kind kind,
                                         lb_date first, lb_date last, double least_mn);

#endif
