/* programme_rules.h - what the Fed's programmes of a scenario mean for a date: who covers it, which share, which cap.
 *
 * The Fed runs by these rules and the Treasury forecasts by them, so they stand below both. */
#ifndef LB_WORLD_PROGRAMME_RULES_H
#define LB_WORLD_PROGRAMME_RULES_H

#include "world/model.h"
#include "world/world.h"

/* Values of the world's field programme_state. */
typedef enum lb_programme_state {
    LB_PROGRAMME_WAITS,
    LB_PROGRAMME_IS_ANNOUNCED,
    LB_PROGRAMME_RUNS,
    LB_PROGRAMME_HAS_ENDED
} lb_programme_state;

/* The day a programme counts from: its date, else the day its condition held; LB_DATE_NONE before that. */
static inline lb_date lb_programme_from(const lb_model *model, const lb_world *world, int p)
{
    lb_date on = model->scenario.programmes[p].on;
    return on != LB_DATE_NONE ? on : lb_wc_programme_started(world)[p];
}

static inline bool lb_programme_running(const lb_world *world, int p)
{
    return lb_wc_programme_state(world)[p] == LB_PROGRAMME_RUNS;
}

/* True if programme p applies on `date` as far as is known today: it runs, or is announced for a date, and `date` lies
 * between its first day and its last. */
bool lb_programme_covers(const lb_model *model, const lb_world *world, int p, lb_date date);

/* Cents of par that the total of programme p leaves, INT64_MAX without a total: what could not be traded is not tried
 * again. */
int64_t lb_programme_left(const lb_model *model, const lb_world *world, int p);

/* Months that a programme trades from `from` on with `left` cents to go: until these are traded or to its last day,
 * whichever comes first; `open_ended` if it has neither. */
double lb_programme_months(const lb_programme *programme, int64_t left, lb_date from, double open_ended);

/* Share (0 .. 1) of the principal `of` maturing on `maturity` that programme p puts elsewhere than at auctions (agency
 * principal: elsewhere than before); it rises in a line over ramp_months. 0 for other kinds. */
double lb_programme_share(const lb_model *model, const lb_world *world, int p, lb_principal of,
                          lb_date maturity);

/* The sum of these shares over all programmes, at most 1. */
double lb_programmes_share(const lb_model *model, const lb_world *world, lb_principal of, lb_date maturity);

/* The last of the runoffs that apply on `date`: *cap in cents a month, and its number; -1 and *cap as it was if none. */
int lb_programmes_cap(const lb_model *model, const lb_world *world, lb_date date, int64_t *cap);

#endif
