/* soma_hindcast.h - the Fed's Treasuries by CUSIP from 16 February 2022, rolled forward from the snapshot alone.
 *
 * The roll-forward of soma_derivation.h on the embedded tables soma_start, soma_auctions, auctions, soma_purchases,
 * soma_levels and ref_cpi: what the importer derives soma.csv with, without the official files. It knows maturities,
 * caps and auctions; the purchases in the market since December 2025 are not part of it. */
#ifndef LB_STUDY_SOMA_HINDCAST_H
#define LB_STUDY_SOMA_HINDCAST_H

#include "study/soma_derivation.h"

/* A published level of the SOMA's Treasuries, inflation compensation included. */
typedef struct lb_soma_published {
    lb_date date; /* a Wednesday */
    double mn;
    bool week_average; /* of the seven days to the date; otherwise the level of the day */
} lb_soma_published;

typedef struct lb_soma_hindcast {
    lb_soma_result result;
    lb_soma_published *published; /* [published_count] by date */
    int published_count;
} lb_soma_hindcast;

/* Rolls from 16 February 2022 to `until` (at most the end of the embedded auctions, January 2026) and keeps the
 * holdings at the close of `snapshot` (LB_DATE_NONE: none). Errors as in lb_soma_derive. Free with
 * lb_soma_hindcast_free, also after a failure. A hundredth of a second. */
lb_status lb_soma_hindcast_make(lb_date snapshot, lb_date until, lb_soma_hindcast *out, lb_error *err);
void lb_soma_hindcast_free(lb_soma_hindcast *hindcast);

/* The level of a day, USD millions: par and compensation; the mean of the seven days to `date` if `week_average`. NAN
 * outside the roll-forward. */
double lb_soma_hindcast_level(const lb_soma_hindcast *hindcast, lb_date date, bool week_average);

#endif
