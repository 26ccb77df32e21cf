/* programmes.h - what a scenario has the Fed do over time: the entries under `programmes:`, checked and compiled. */
#ifndef LB_WORLD_PROGRAMMES_H
#define LB_WORLD_PROGRAMMES_H

#include <stdbool.h>
#include <stdint.h>

#include "longbond/date.h"
#include "world/lists.h"

/* Kinds: identifier, key in the scenario, what it does. */
#define LB_PROGRAMME_LIST(X)                                                                                 \
    X(LB_PROGRAMME_PURCHASES, "purchases", "the Fed buys Treasuries at a pace in the secondary market")      \
    X(LB_PROGRAMME_SALES, "sales", "the Fed sells Treasuries outright at a pace")                            \
    X(LB_PROGRAMME_TWIST, "twist", "the Fed sells some maturities and buys others for as much")              \
    X(LB_PROGRAMME_RUNOFF, "runoff", "maturing Treasuries up to a cap a month are not replaced")             \
    X(LB_PROGRAMME_REINVESTMENT, "reinvestment", "maturing principal goes elsewhere than before")            \
    X(LB_PROGRAMME_RESERVES, "reserve_management", "bills are bought so that reserves stay ample")

typedef enum lb_programme_kind {
#define X(name, word, purpose) name,
    LB_PROGRAMME_LIST(X)
#undef X
        LB_PROGRAMME_KIND_COUNT
} lb_programme_kind;

/* Principal that a reinvestment is about. Coupons: notes, bonds, TIPS and FRNs with their compensation. */
typedef enum lb_principal { LB_PRINCIPAL_COUPONS, LB_PRINCIPAL_BILLS, LB_PRINCIPAL_MBS } lb_principal;

/* Where it goes. At auctions as add-ons; bills and coupons of up to three years in the secondary market; nowhere. */
typedef enum lb_reinvested_in {
    LB_INTO_AUCTIONS,
    LB_INTO_BILLS,
    LB_INTO_SHORT_COUPONS,
    LB_INTO_NOTHING
} lb_reinvested_in;

/* What the market knows: nothing until it is done, all on the first day, or all on `announced`. */
typedef enum lb_announcement { LB_SURPRISE, LB_ANNOUNCED_AT_START, LB_ANNOUNCED_ON } lb_announcement;

enum { LB_PROGRAMME_NAME = 48 };

/* An observable above or below a value, in the observable's unit; `observable` -1: no condition. It is looked at
 * as it was at the close of the day before. */
typedef struct lb_condition {
    int observable;
    bool above;
    double value;
} lb_condition;

/* Remaining maturities, years: above `from`, up to `to`; `bills`: bills only, otherwise no bills. */
typedef struct lb_maturities {
    double from_yrs, to_yrs;
    bool bills;
} lb_maturities;

/* One entry. Fields that a kind does not use are zero. */
typedef struct lb_programme {
    lb_programme_kind kind;
    int line, column;             /* of the entry in the scenario */
    char name[LB_PROGRAMME_NAME]; /* key `name`, else the kind's word, numbered; no two are equal */

    lb_date on;           /* first day; LB_DATE_NONE: `when` starts it */
    lb_condition when;    /* starts it the first day that it holds */
    lb_date until;        /* last day; LB_DATE_NONE: none */
    lb_condition stop;    /* ends it for good the first day that it holds */
    lb_announcement news; /* key `announced`: no, yes, or a date */
    lb_date announced;    /* with LB_ANNOUNCED_ON; before `on` */

    /* purchases, sales, twist, reserve_management */
    int64_t pace;  /* cents of par a month (reserve_management: without a floor, or at most with one) */
    int64_t total; /* cents of par in all; 0: no limit but `until` and `stop` */
    lb_maturities buys, sells;
    double
        lasts_yrs; /* expected_to_last: half-life in years; HUGE_VAL is permanent (reserve_management: always) */

    /* runoff */
    int64_t cap; /* cents a month, instead of fed.cap_treasuries_*; INT64_MAX: everything runs off */

    /* reinvestment */
    lb_principal of;
    lb_reinvested_in into;
    double share;    /* 0 .. 1 of the principal; the rest goes where it went before */
    int ramp_months; /* the share rises in a line from 0 over so many months from `on`; 0: at once */

    /* reserve_management */
    double
        floor_pct; /* reserves over bank assets that purchases aim at over the coming months; 0: the pace alone */
} lb_programme;

const char *lb_programme_word(int kind);
const char *lb_programme_purpose(int kind);

#endif
