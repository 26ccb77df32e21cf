/* record.h - what the record has the Fed do with its portfolio, by date: the programmes that run where a scenario states
 * none. Parameters of the Fed give the amounts. */
#ifndef LB_FED_RECORD_H
#define LB_FED_RECORD_H

#include "world/model.h"

/* Runoff: the Treasury redemption cap in force on `date`, cents a month; before 1 June 2022 it is 0 (all principal
 * rolled over). */
int64_t lb_fed_cap(const lb_model *model, lb_date date);

/* Reinvestment of agency principal: cents of what has been paid back in `days` days up to `date` that buy bills in the
 * secondary market. All of it from the first operations on 12 December 2025; before, what was above the cap (there
 * never was any), and the rest was not reinvested. */
int64_t lb_fed_agency_into_bills(const lb_model *model, lb_date date, int days, int64_t principal);

/* Agency principal paid back in a month, share of the balance: prepayment of its time and scheduled amortisation. */
double lb_fed_agency_paydown(const lb_model *model, lb_date date);

/* Reserve management: bills to buy for `days` days up to `date`, cents; 0 before 12 December 2025. */
int64_t lb_fed_record_purchases(const lb_model *model, lb_date date, int days);

#endif
