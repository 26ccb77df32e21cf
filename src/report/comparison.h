/* comparison.h - a run beside the record: what was simulated, what was published, and whether the goals are met.
 *
 * The published figures are the snapshot's tables published.csv (measures by date) and announced.csv (amounts by
 * security that the offering announcements printed). Nothing here changes a simulated figure. */
#ifndef LB_REPORT_COMPARISON_H
#define LB_REPORT_COMPARISON_H

#include "store/store.h"

/* One published figure and its simulated counterpart. */
typedef struct lb_compared {
    char measure[48]; /* as in published.csv: an observable, perhaps with _week_average or _wednesday */
    char title[96];
    char unit[16];
    lb_date date; /* of the published figure */
    double simulated, published;
    char source[112];
    char mark; /* F, C, D or G: how the published figure is known */
} lb_compared;

/* One amount that an offering announcement printed. */
typedef enum lb_printed_kind {
    LB_PRINTED_OUTSTANDING,   /* of the security to be reopened */
    LB_PRINTED_MATURING,      /* publicly held, paid back on the settlement date, bills or coupons */
    LB_PRINTED_SOMA_MATURING, /* the same, held by the Fed */
    LB_PRINTED_KINDS
} lb_printed_kind;

typedef struct lb_printed {
    lb_printed_kind kind;
    bool bills;
    bool tips;      /* a TIPS is among what matures: the Fed's compensation blurs the comparison */
    char cusip[10]; /* announced security */
    lb_date date;   /* of the auction; of the settlement for what matures */
    double simulated, published; /* usd mn */
} lb_printed;

/* A goal of the project and how a run meets it. */
typedef struct lb_goal {
    const char *title;
    char tolerance[24];
    double share_wanted; /* 1: all */
    int checked, within;
    lb_date worst_date;
    double worst;        /* the largest miss, in the unit of the tolerance */
    char worst_what[16]; /* CUSIP, or empty */
    bool met;
} lb_goal;

enum { LB_GOALS = 16 };

typedef struct lb_comparison {
    lb_compared *rows; /* [count] by observable, measure and date */
    int count;
    lb_printed *printed; /* [printed_count] by kind, then date */
    int printed_count;
    int goal_count;
    lb_goal goals[LB_GOALS];
    lb_issuance issuance;
} lb_comparison;

/* Compares a stored run with the tables; NULL paths mean the snapshot. Free with lb_comparison_free. */
lb_status lb_compare_run(lb_store *store, const lb_run_info *info, const char *published_path,
                         const char *announced_path, lb_comparison *out, lb_error *err);
void lb_comparison_free(lb_comparison *comparison);

/* True if the row is to stand in a table of quarter ends: the last figure of its measure within a week before
 * the end of a calendar quarter, or the last of all. */
bool lb_comparison_at_quarter_end(const lb_comparison *comparison, int row);

/* Difference in per cent of the published figure. */
double lb_compared_pct(const lb_compared *row);

/* The announced amounts that miss a goal's tolerance. */
bool lb_printed_misses(const lb_printed *row);

#endif
