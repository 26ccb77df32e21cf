/* claims_fed.h - what an article of February 2026 says of a Fed that turns long into short (CLAIMS A4), claim by claim,
 * beside the figures of a run, each computed from securities. docs/model/fed.md. */
#ifndef LB_STUDY_CLAIMS_FED_H
#define LB_STUDY_CLAIMS_FED_H

#include "study/programme_effect.h"

enum { LB_CLAIM_ROWS = 24, LB_CLAIM_TEXT = 200 };

/* What a run shows of a claim. */
typedef enum lb_claim_verdict {
    LB_CLAIM_HOLDS,  /* inside the band */
    LB_CLAIM_MISSED, /* outside */
    LB_CLAIM_SHOWN,  /* no band: shown beside the claim */
} lb_claim_verdict;

const char *lb_claim_verdict_word(lb_claim_verdict verdict);

typedef struct lb_claim_row {
    const char *id;           /* "A4.06" */
    const char *what;         /* "SOMA bills at the end" */
    const char *published;    /* the claim in words: "3.8 tn" */
    const char *unit;         /* of value and band */
    double low, high;         /* band; NAN: none */
    double value;             /* NAN: the run does not show it */
    lb_claim_verdict verdict; /* LB_CLAIM_SHOWN without a band or a value */
    char how[LB_CLAIM_TEXT];  /* the arithmetic, or why the claims contradict each other; may be empty */
} lb_claim_row;

/* Fills the rows from an effect; returns how many. */
int lb_claims_fed(const lb_programme_effect *effect, lb_claim_row rows[LB_CLAIM_ROWS]);

/* Ten-year equivalents, usd bn, that the programmes moved to private holders: with less without; and those of agency MBS
 * paid down meanwhile (in both runs). */
double lb_effect_tens_bn(const lb_programme_effect *effect);
double lb_effect_mbs_tens_bn(const lb_programme_effect *effect);

#endif
