/* flow_grid.h - the payments of a day's securities, each payment date once.
 *
 * Securities whose interest dates fall on the same days of the year share a cycle. All of them are paid on the same
 * dates from settlement on, so that a sum over the dates of a cycle, taken once, holds the coupons of every one: a
 * price and its derivatives cost one row of that running sum, not a row for each payment. */
#ifndef LB_CURVE_FLOW_GRID_H
#define LB_CURVE_FLOW_GRID_H

#include "security/stream.h"

/* One security in the grid. */
typedef struct lb_grid_bond {
    int quote;           /* index of its quote */
    int cycle;           /* index of its cycle */
    int end;             /* its last date, an index into the dates */
    double half;         /* half the coupon, paid on every date up to `end` */
    double first_extra;  /* paid on the cycle's first date besides half */
    double second_extra; /* on the second one */
    double dirty_px;     /* as quoted, with accrued interest */
    double per_bp;       /* 1 / DV01: from a price to basis points */
    double weight;       /* 1 used, 0 not */
} lb_grid_bond;

typedef struct lb_grid_cycle {
    int month, day;  /* month modulo 6; day of the month, 32 for its end */
    lb_date longest; /* the latest maturity */
    int begin;       /* its first date */
    int first_bond;  /* in bonds */
    int bond_count;
} lb_grid_cycle;

enum { LB_GRID_MOST_CYCLES = 6 * 32, LB_GRID_MOST_DATES = 4096 };

typedef struct lb_flow_grid {
    int date_count, bond_count, cycle_count;
    double *years;       /* [date_count] of the dates, cycle by cycle, ascending in each */
    lb_grid_bond *bonds; /* [bond_count] by cycle and last date */
    lb_grid_cycle cycles[LB_GRID_MOST_CYCLES];
} lb_flow_grid;

/* A security placed at settlement, for the grid. */
typedef struct lb_grid_entry {
    const lb_security *security;
    const lb_stream *stream;
    int quote;
    double dirty_px, dv01_px, weight;
} lb_grid_entry;

/* Builds the grid of `count` entries in out->years (room for LB_GRID_MOST_DATES) and out->bonds (room for `count`).
 * LB_ERR_RANGE if there are more dates than room. */
lb_status lb_flow_grid_build(lb_flow_grid *out, const lb_grid_entry *entries, int count, lb_date settle,
                             lb_error *err);

#endif
