/* money_record.h - the record of the money market by day, and what the history run has of the same days. */
#ifndef LB_STUDY_MONEY_RECORD_H
#define LB_STUDY_MONEY_RECORD_H

#include "longbond/date.h"
#include "market/money_market.h"

enum { LB_MONEY_POINTS = 160, LB_MONEY_RECORD_DAYS = 900 };

/* Values on dates, linear in between, flat outside. */
typedef struct lb_dated_values {
    lb_date date[LB_MONEY_POINTS];
    double value[LB_MONEY_POINTS];
    int count;
} lb_dated_values;

typedef struct lb_money_record_day {
    lb_date date;
    double iorb_pct, sofr_pct, effr_pct, upper_pct, on_rrp_bn;
    bool market;                 /* SOFR was published */
    double drain_bn, settled_bn; /* of the day, in the history run */
} lb_money_record_day;

typedef struct lb_money_record {
    lb_dated_values bank_assets_bn, reserves_mn; /* reserves: week averages on the middle of their week */
    lb_money_record_day day[LB_MONEY_RECORD_DAYS];
    int count;
    double params[LB_MONEY_PARAM_COUNT];
} lb_money_record;

/* Reads the snapshot's tables and runs the history; default parameters. Some 70 kB, zeros before. */
lb_status lb_money_record_read(lb_money_record *record, lb_error *err);

/* A value on a date; reserves over bank assets on a date, per cent. */
double lb_value_on(const lb_dated_values *values, lb_date date);
double lb_money_record_ratio(const lb_money_record *record, lb_date date);

/* The day of a date; NULL outside the record. */
const lb_money_record_day *lb_money_record_on(const lb_money_record *record, lb_date date);

#endif
