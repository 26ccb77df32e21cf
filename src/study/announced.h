/* announced.h - the simulated market against what the offering announcements print, security by security.
 *
 * Each announcement states the amount outstanding of the security it reopens and, for the settlement date, how much
 * matures in the public's hands and in the Fed's. A run is watched day by day and compared with all of them. */
#ifndef LB_STUDY_ANNOUNCED_H
#define LB_STUDY_ANNOUNCED_H

#include "world/model.h"
#include "world/world.h"

typedef enum lb_announced_kind {
    LB_ANNOUNCED_OUTSTANDING,  /* CurrentlyOutstanding of a reopened CUSIP */
    LB_ANNOUNCED_PUBLIC,       /* MatureSecurityAmount of a date, bills and coupons apart */
    LB_ANNOUNCED_SOMA_BILLS,   /* SOMAHoldings of maturing bills */
    LB_ANNOUNCED_SOMA_COUPONS, /* SOMAHoldings of maturing notes, bonds and TIPS */
    LB_ANNOUNCED_KIND_COUNT
} lb_announced_kind;

/* One comparison; amounts in dollars. */
typedef struct lb_announced_row {
    lb_announced_kind kind;
    char cusip[10]; /* of the reopened security; of an announcement for the date otherwise */
    bool bills;
    lb_date date; /* issue date (outstanding), maturity date (the others) */
    double published_usd;
    double simulated_usd; /* NaN until the run has come to it */
} lb_announced_row;

typedef struct lb_announced {
    lb_announced_row *rows;
    int count;
} lb_announced;

/* Reads the announcements of the snapshot that lie inside the model's run. Free with lb_announced_free. */
lb_status lb_announced_open(const lb_model *model, lb_announced *out, lb_error *err);
void lb_announced_free(lb_announced *announced);

/* Notes what the world says at the close of a day: call it at the opening and after each step. */
void lb_announced_watch(lb_announced *announced, const lb_model *model, const lb_world *world);

/* How many rows of a kind were reached, and how many of them lie within `tolerance` (0.005 = half a per cent). */
typedef struct lb_announced_score {
    int count, within;
    double share;     /* within / count, 0 if there is none */
    double error_usd; /* sum of absolute differences */
    double published_usd;
} lb_announced_score;

lb_announced_score lb_announced_summarise(const lb_announced *announced, lb_announced_kind kind,
                                          double tolerance);

const char *lb_announced_kind_title(lb_announced_kind kind);

#endif
