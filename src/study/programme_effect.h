/* programme_effect.h - what the Fed's programmes of a scenario do: the run beside the same run without them.
 *
 * The difference of two runs that are the same but for the programmes is the effect of the programmes alone: deficits,
 * the calendar and the economy's path are in both. docs/model/fed.md. */
#ifndef LB_STUDY_PROGRAMME_EFFECT_H
#define LB_STUDY_PROGRAMME_EFFECT_H

#include "economy/policy_offset.h"
#include "world/model.h"

enum { LB_EFFECT_YEARS = 32 };

/* What became of one programme: cents of par traded (runoff, reinvestment: principal), what there was not to trade, and
 * what still waits on the last day. Dates are LB_DATE_NONE if it never began or has not ended. */
typedef struct lb_programme_outcome {
    char name[LB_PROGRAMME_NAME];
    lb_programme_kind kind;
    lb_date started, ended;
    int64_t done, missed, due;
} lb_programme_outcome;

typedef struct lb_programme_effect {
    lb_date first, last, until;          /* `until`: the day that the last twelve months end on */
    double start[LB_OBSERVABLE_COUNT];   /* at the baseline */
    double with[LB_OBSERVABLE_COUNT];    /* on the last day, with the programmes */
    double without[LB_OBSERVABLE_COUNT]; /* and without */
    bool answers;        /* the Treasury sells bills to match: its bill share is that of private holders */
    double last_year_bp; /* difference of the 10-year term premium, mean of the last twelve months */
    int last_year_days;  /* business days in that mean */
    double widest_bp;    /* largest difference of the 10-year term premium on the way */
    lb_date widest_on;
    bool pair; /* `without` is a run with programmes too: that of a Treasury which answers them */
    int years; /* ends of calendar years on the way, the last day among them */
    lb_date year_end[LB_EFFECT_YEARS];
    double premium_bp[LB_EFFECT_YEARS]; /* 10-year term premium, with less without */

    int programmes; /* of the run with them; 0 if only its stored days are known */
    lb_programme_outcome programme[LB_PROGRAMME_SLOTS];

    /* of the model */
    double offset[LB_OFFSET_READINGS]; /* points on the policy rate for one on the premium */
    double bp_per_trillion; /* of ten-year equivalents that stay, at the baseline's price of risk */
    double mbs_tens;        /* ten-year equivalents in a dollar of agency MBS */
} lb_programme_effect;

/* Sets out an effect of runs of a model whose market clears. */
void lb_effect_begin(const lb_model *model, lb_programme_effect *effect);

/* Takes in a day of both runs; the first one is the baseline. */
void lb_effect_day(lb_programme_effect *effect, lb_date date, const double with[LB_OBSERVABLE_COUNT],
                   const double without[LB_OBSERVABLE_COUNT]);

/* Takes in what became of the programmes of a run that stands at its last day. */
void lb_effect_outcomes(const lb_model *model, const lb_world *world, lb_programme_effect *effect);

/* True if there is something to measure: programmes, and yields that the market clears. */
bool lb_effect_applies(const lb_scenario *scenario);

/* The same run without its programmes, which follows one that has them. */
typedef struct lb_bare_run {
    lb_model *model;
    lb_world *world;
} lb_bare_run;

/* Opens it at the day on which the run with programmes begins. After a failure it can be closed, too. */
lb_status lb_bare_open(const lb_scenario *scenario, lb_bare_run *out, lb_error *err);

/* Brings it to `date`, a business day of both runs, and takes that day in: `with` are the observables of the run with
 * programmes. */
lb_status lb_bare_follow(lb_bare_run *bare, lb_date date, const double with[LB_OBSERVABLE_COUNT],
                         lb_programme_effect *effect, lb_error *err);

void lb_bare_close(lb_bare_run *bare);

/* Runs the scenario with its programmes and without them, in step. `day` is called after each day; may be NULL. */
lb_status lb_measure_programmes(const lb_scenario *scenario, void (*day)(void *context, int64_t days),
                                void *context, lb_programme_effect *out, lb_error *err);

#endif
