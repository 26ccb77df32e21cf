/* buyback_effects.h - what buybacks do to money, maturity and spreads: one operation and its financing, and a year of them. */
#ifndef LB_STUDY_BUYBACK_EFFECTS_H
#define LB_STUDY_BUYBACK_EFFECTS_H

#include "longbond/date.h"

typedef struct lb_buyback_effects {
    /* one operation in 10 to 20 years, settled, with bills sold on that day for exactly what it cost */
    lb_date operation;
    int64_t par_usd, paid_usd;                    /* cents bought, cents paid */
    int64_t reserves_usd, deposits_usd, cash_usd; /* cents by which they differ from a world without */
    int64_t alone_reserves_usd;                   /* the same of reserves before the bills are sold */
    double bought_bp, eligible_bp; /* mean fall of the spread to the curve: bought, only eligible */
    /* a year of the announced programme against a year without */
    int64_t year_par_usd;  /* cents */
    double year_wam;       /* months by which the average maturity differs */
    double year_bills_usd; /* dollars of bills that stand in for what was bought */
    double year_ten_bp;    /* 10-year yield */
} lb_buyback_effects;

/* Runs the experiments, from the states of 31 January 2025 (one operation) and 30 January 2026 (a year): half a dozen runs of at most a year, 0.15 s. */
lb_status lb_study_buybacks(lb_buyback_effects *out, lb_error *err);

#endif
