/* calibration.h - the market's responses beside what the literature and the record say: target, source, achieved.
 *
 * Responses are worked out on the model of a baseline, the way the day loop does, or run. No row is left out because it
 * is bad. docs/model/clearing.md. */
#ifndef LB_STUDY_CALIBRATION_H
#define LB_STUDY_CALIBRATION_H

#include "longbond/date.h"

enum { LB_CALIBRATION_MOST_ROWS = 32, LB_CALIBRATION_TEXT = 120 };

/* What a row is to the parameters. */
typedef enum lb_calibration_role {
    LB_CALIBRATION_FITTED,     /* a parameter was set to meet it */
    LB_CALIBRATION_IMPLIED,    /* follows from parameters that were set for other rows */
    LB_CALIBRATION_OUT_SAMPLE, /* record that no parameter has seen */
} lb_calibration_role;

const char *lb_calibration_role_word(lb_calibration_role role);

typedef struct lb_calibration_row {
    char group[32];
    char what[LB_CALIBRATION_TEXT];
    char source[LB_CALIBRATION_TEXT];
    char unit[12];
    double low, high; /* target band; equal: a point; NAN: none */
    double achieved;
    double naive; /* what a naive forecast gives; NAN: none */
    lb_calibration_role role;
} lb_calibration_row;

typedef struct lb_calibration {
    lb_calibration_row rows[LB_CALIBRATION_MOST_ROWS];
    int count;
} lb_calibration;

/* True if the achieved figure lies in the target band (a point: within a tenth of it). */
bool lb_calibration_met(const lb_calibration_row *row);

/* Fills the table: a few short runs, a quarter of a second. */
lb_status lb_calibrate(lb_calibration *out, lb_error *err);

#endif
