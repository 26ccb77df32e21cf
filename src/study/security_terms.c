/* security_terms.c - what the rules of issuance say where the published lists are silent. */
#include "study/security_terms.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "calendar/holidays.h"
#include "longbond/daycount.h"

enum { TUESDAY = 1, THURSDAY = 3 };

static bool settles(lb_date date)
{
    return lb_is_business_day(LB_CALENDAR_FEDERAL, date) &&
           date != lb_easter_sunday(lb_date_ymd(date).year) - 2;
}

lb_date lb_treasury_settlement(lb_date date)
{
    while (!settles(date)) {
        date++;
    }
    return date;
}

lb_date lb_treasury_settlement_before(lb_date date)
{
    while (!settles(date)) {
        date--;
    }
    return date;
}

lb_status lb_term_word(const char *published, char out[static LB_TERM_WORD], lb_error *err)
{
    int years = 0, months = 0, weeks = 0, days = 0, used = 0;
    int length = (int)strlen(published);
    if (sscanf(published, "%d-Year%n", &years, &used) == 1 && used == length) {
        snprintf(out, LB_TERM_WORD, "%d-Year", years);
    } else if (sscanf(published, "%d-Year %d-Month%n", &years, &months, &used) == 2 && used == length) {
        snprintf(out, LB_TERM_WORD, "%d-Year", years + 1);
    } else if (sscanf(published, "%d-Week%n", &weeks, &used) == 1 && used == length) {
        snprintf(out, LB_TERM_WORD, "%d-Week", weeks);
    } else if (sscanf(published, "%d-Day%n", &days, &used) == 1 && used == length) {
        /* The weekly bill of six weeks was sold as a CMB until February 2025, that of seventeen until October
         * 2022; holidays make it one or two days shorter or longer. */
        bool is_six_weeks = days >= 41 && days <= 44;
        strcpy(out, is_six_weeks ? "6-Week" : days == 119 ? "17-Week" : "CMB");
    } else {
        return lb_fail(err, LB_ERR_PARSE, "term \"%s\": expected N-Year, N-Year N-Month, N-Week or N-Day",
                       published);
    }
    return LB_OK;
}

bool lb_term_is_regular(const char *published)
{
    return strstr(published, "-Day") == NULL;
}

lb_date lb_dated_date(lb_security_type type, lb_date first_issue, lb_date maturity)
{
    if (type == LB_BILL) {
        return first_issue;
    }
    lb_ymd ymd = lb_date_ymd(first_issue);
    bool at_month_end = lb_date_is_month_end(maturity);
    int day = lb_date_ymd(maturity).day;
    lb_date here = at_month_end ? lb_date_month_end(first_issue) : lb_date_make(ymd.year, ymd.month, day);
    return here <= first_issue ? here : lb_date_add_months(here, -1, at_month_end);
}

lb_date lb_first_coupon(lb_security_type type, lb_date dated, lb_date maturity)
{
    if (type == LB_BILL) {
        return LB_DATE_NONE;
    }
    lb_period period = {.end = LB_DATE_NONE};
    lb_period_at(maturity, type == LB_FRN ? LB_MONTHS_QUARTERLY : LB_MONTHS_SEMIANNUAL, dated, &period, NULL);
    return period.end;
}

lb_date lb_bill_maturity(lb_date issue, int weeks)
{
    int weekday = weeks == 4 || weeks == 8 || weeks == 17 ? TUESDAY : THURSDAY;
    lb_date nominal = issue - (lb_date_weekday(issue) - weekday + 7) % 7;
    if (issue - nominal > 2) {
        nominal = issue; /* no holiday moves a settlement that far: an irregular bill */
    }
    return lb_treasury_settlement(nominal + 7 * weeks);
}

lb_date lb_announcement_date(const char *term_word, lb_date auction)
{
    bool is_short =
        !strcmp(term_word, "4-Week") || !strcmp(term_word, "8-Week") || !strcmp(term_word, "17-Week");
    int weekday = is_short ? TUESDAY : THURSDAY;
    lb_date date = auction - 1;
    while (lb_date_weekday(date) != weekday) {
        date--;
    }
    return lb_preceding(LB_CALENDAR_FEDERAL, date);
}

static double bill_price(double rate_pct, int days)
{
    return rint((100 - rate_pct * days / 360) * 1e6) / 1e6;
}

double lb_bill_rate_pct(double price_px, int days)
{
    double exact = (100 - price_px) * 360 / days;
    for (int steps_per_pct = 200; steps_per_pct <= 1000; steps_per_pct += 800) {
        double rate = floor(exact * steps_per_pct + 0.5) / steps_per_pct;
        if (fabs(bill_price(rate, days) - price_px) < 5e-7) {
            return rate;
        }
    }
    return NAN;
}
