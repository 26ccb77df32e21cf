/* params.h - parameters: every one with default, range, unit, meaning, source and mark.
 *
 * Each actor declares one table of these in its own file; `longbond params`, the scenario key `set:`, the docs
 * and the generic tests derive from the tables. No parameter without a source; a prior says that it is one. */
#ifndef LB_WORLD_PARAMS_H
#define LB_WORLD_PARAMS_H

/* How a value is known. */
#define LB_MARK_LIST(X)                                                                                      \
    X(LB_MARK_PUBLISHED, 'F', "published")                                                                   \
    X(LB_MARK_COMPUTED, 'C', "computed from published figures")                                              \
    X(LB_MARK_DATA, 'D', "computed from official data")                                                      \
    X(LB_MARK_PRIOR, 'G', "prior, unverified")

typedef enum lb_mark {
#define X(name, letter, text) name,
    LB_MARK_LIST(X)
#undef X
        LB_MARK_COUNT
} lb_mark;

typedef struct lb_param {
    const char *name; /* word after the actor's name: "fed.mbs_turnover_smm" has name "mbs_turnover_smm" */
    double value;     /* default */
    double low, high; /* range, both ends allowed */
    const char *unit; /* "usd bn", "pct a year", "bp", "months", "share" ... */
    lb_mark mark;
    const char *meaning; /* one sentence */
    const char *source;  /* publication or MODEL.md paragraph */
} lb_param;

/* Who declares parameters. The tables are collected in src/day/actors.c in this order. */
#define LB_ACTOR_LIST(X)                                                                                     \
    X(LB_ACTOR_DEBT, "debt")                                                                                 \
    X(LB_ACTOR_TREASURY, "treasury")                                                                         \
    X(LB_ACTOR_BUDGET, "budget")                                                                             \
    X(LB_ACTOR_AUCTION, "auction")                                                                           \
    X(LB_ACTOR_BUYBACKS, "buybacks")                                                                         \
    X(LB_ACTOR_SPREADS, "spreads")                                                                           \
    X(LB_ACTOR_FED, "fed")                                                                                   \
    X(LB_ACTOR_PATHS, "paths")                                                                               \
    X(LB_ACTOR_MARKET, "market")                                                                             \
    X(LB_ACTOR_INVESTORS, "investors")                                                                       \
    X(LB_ACTOR_MONEY, "money")

typedef enum lb_actor {
#define X(name, word) name,
    LB_ACTOR_LIST(X)
#undef X
        LB_ACTOR_COUNT
} lb_actor;

/* The table of one actor. */
typedef struct lb_param_table {
    const char *actor; /* word of LB_ACTOR_LIST */
    const lb_param *params;
    int count;
} lb_param_table;

#endif
