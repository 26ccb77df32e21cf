#include "claims_fed.h"

#include <math.h>
#include <stdio.h>

static const char *const verdicts[] = {
    [LB_CLAIM_HOLDS] = "holds", [LB_CLAIM_MISSED] = "missed", [LB_CLAIM_SHOWN] = "shown"};

const char *lb_claim_verdict_word(lb_claim_verdict verdict)
{
    return verdicts[verdict];
}

double lb_effect_tens_bn(const lb_programme_effect *effect)
{
    return (effect->with[LB_OBS_private_tens] - effect->without[LB_OBS_private_tens]) / 1e3;
}

double lb_effect_mbs_tens_bn(const lb_programme_effect *effect)
{
    return effect->mbs_tens * (effect->start[LB_OBS_mbs] - effect->with[LB_OBS_mbs]) / 1e3;
}

typedef struct sheet {
    const lb_programme_effect *effect;
    lb_claim_row *rows;
    int count;
} sheet;

static lb_claim_row *add(sheet *s, const char *id, const char *what, const char *published, const char *unit,
                         double low, double high, double value)
{
    lb_claim_row *row = &s->rows[s->count++];
    *row = (lb_claim_row){id, what, published, unit, low, high, value, LB_CLAIM_SHOWN, ""};
    if (!isnan(low) && !isnan(value)) {
        row->verdict = value >= low && value <= high ? LB_CLAIM_HOLDS : LB_CLAIM_MISSED;
    }
    return row;
}

/* The portfolio that the article starts from. */
static void add_start(sheet *s)
{
    const double *at = s->effect->start;
    add(s, "A4.01", "Fed assets at the baseline", "6.6 tn", "tn", 6.55, 6.65, at[LB_OBS_fed_assets] / 1e6);
    add(s, "A4.02", "reserves over bank assets at the baseline", "12 %", "%", 11.5, 12.5,
        at[LB_OBS_reserves_to_bank_assets]);
    add(s, "A4.03", "average maturity of SOMA Treasuries at the baseline", "9 years", "years", 8.7, 9.1,
        at[LB_OBS_soma_wam_months] / 12);
    add(s, "A4.04", "SOMA Treasuries of more than ten years at the baseline", "40 %", "%", 36, 40,
        at[LB_OBS_soma_over_10y_share]);
    add(s, "A4.05", "SOMA bills at the baseline", "7 %", "%", 6.55, 6.95, at[LB_OBS_soma_bill_share]);
}

/* Claims for a Treasury that sells the Fed its bills; shown without a verdict of a run in which it does not. */
static void add_answered(sheet *s)
{
    enum { BILL_MONTHS = 3 }; /* a bill's remaining maturity, roughly */
    const lb_programme_effect *e = s->effect;
    const double *at = e->pair ? e->without : e->with, *then = e->start;
    bool applies = e->pair || e->answers;
    double wam = then[LB_OBS_wam_months], bills = then[LB_OBS_bill_share] / 100;
    double coupons_wam = (wam - bills * BILL_MONTHS) / (1 - bills);
    double bought = at[LB_OBS_soma_bills] - then[LB_OBS_soma_bills];
    double on_old_debt = wam - bought / then[LB_OBS_marketable] * (coupons_wam - BILL_MONTHS);
    add(s, "A4.08", "bills as a share of what private holders have", "24 %", "%", applies ? 23 : NAN, 25,
        at[LB_OBS_private_bill_share]);
    lb_claim_row *row = add(s, "A4.08", "average maturity of marketable debt", "60 months", "months",
                            applies ? 58 : NAN, 62, at[LB_OBS_wam_months]);
    if (applies) {
        snprintf(row->how, sizeof row->how,
                 "%.2f tn more bills at the Fed in place of coupons are %.1f months on the debt of the "
                 "baseline; by now it is %.1f tn, not %.1f",
                 bought / 1e6, on_old_debt, at[LB_OBS_marketable] / 1e6, then[LB_OBS_marketable] / 1e6);
    }
}

/* What the portfolio becomes. */
static void add_transition(sheet *s)
{
    const lb_programme_effect *e = s->effect;
    const double *at = e->with;
    double bills = at[LB_OBS_soma_bills] / 1e6, all = at[LB_OBS_soma_treasuries] / 1e6;
    double coupons = (e->start[LB_OBS_soma_treasuries] - e->start[LB_OBS_soma_bills]) / 1e6;
    double redirected = at[LB_OBS_redirected] / 1e6;
    lb_claim_row *row =
        add(s, "A4.06", "coupon principal put into bills", "1.9 tn", "tn", 1.8, 2.0, redirected);
    snprintf(row->how, sizeof row->how, "by CUSIP; %.2f tn of coupons at the start", coupons);
    row = add(s, "A4.06", "SOMA bills at the end", "3.8 tn", "tn", 3.5, 4.1, bills);
    snprintf(row->how, sizeof row->how,
             "%.2f at the start + %.2f coupons + %.2f agency principal + %.2f reserve purchases",
             e->start[LB_OBS_soma_bills] / 1e6, redirected, at[LB_OBS_fed_bought_agency] / 1e6,
             at[LB_OBS_fed_bought_reserves] / 1e6);
    row = add(s, "A4.06", "bills as a share of SOMA Treasuries", "60 %", "%", 60, 65, 100 * bills / all);
    snprintf(row->how, sizeof row->how,
             "60 %% and 3.8 tn are at odds: 3.8 tn are 60 %% of 6.33 tn, which leaves 2.53 tn of coupons; "
             "%.2f tn less the 1.9 tn that mature leave %.2f: %.0f %%",
             coupons, coupons - 1.9, 100 * 3.8 / (3.8 + coupons - 1.9));
    add(s, "A4.06", "average maturity of SOMA Treasuries at the end", "4 years", "years", 4, 5,
        at[LB_OBS_soma_wam_months] / 12);
    add(s, "A4.06", "duration of SOMA Treasuries at the end", "4 years", "years", NAN, NAN,
        at[LB_OBS_soma_duration]);
    add_answered(s);
}

static void add_offsets(sheet *s, double bp, bool applies, const char *const what[LB_OFFSET_READINGS])
{
    for (int reading = 0; reading < LB_OFFSET_READINGS; reading++) {
        add(s, "A4.09", what[reading], "-25 to -85 bp", "bp", applies ? -85 : NAN, -25,
            s->effect->offset[reading] * bp);
    }
}

/* What that does to the market if the Treasury does not answer; shown without a verdict of a run in which it does. */
static void add_effects(sheet *s)
{
    static const char *const in_run[] = {"policy rate that offsets it, taken for permanent",
                                         "policy rate that offsets it, taken for temporary"};
    static const char *const static_case[] = {"policy rate that offsets that, taken for permanent",
                                              "policy rate that offsets that, taken for temporary"};
    const lb_programme_effect *e = s->effect;
    bool applies = e->pair || !e->answers;
    double tens = lb_effect_tens_bn(e) / 1e3, mbs = lb_effect_mbs_tens_bn(e) / 1e3;
    double at_once = e->bp_per_trillion * (tens + mbs);
    lb_claim_row *row = add(s, "A4.07", "ten-year equivalents moved to private holders", "1.7 tn", "tn", NAN,
                            NAN, tens + mbs);
    snprintf(row->how, sizeof row->how,
             "%.2f of Treasuries, by security, and %.2f of agency MBS paid down, which is in both runs", tens,
             mbs);
    row = add(s, "A4.07", "10-year term premium, mean of the last year", "+40 to +50 bp", "bp",
              applies ? 35 : NAN, 50, e->last_year_bp);
    snprintf(row->how, sizeof row->how,
             "of Treasuries alone: agency MBS are not in the market that clears; widest %+.0f bp",
             e->widest_bp);
    add_offsets(s, e->last_year_bp, applies, in_run);
    row = add(s, "A4.07", "10-year term premium, all of it on the first day", "+40 to +50 bp", "bp",
              applies ? 35 : NAN, 50, at_once);
    snprintf(row->how, sizeof row->how,
             "%.1f bp a trillion at the baseline's price of risk; 1.7 tn: %+.0f bp", e->bp_per_trillion,
             1.7 * e->bp_per_trillion);
    add_offsets(s, at_once, applies, static_case);
    add(s, "A4.10", "SOFR less interest on reserves at the end", "", "bp", NAN, NAN,
        e->with[LB_OBS_sofr_minus_iorb]);
}

int lb_claims_fed(const lb_programme_effect *effect, lb_claim_row rows[LB_CLAIM_ROWS])
{
    sheet s = {effect, rows, 0};
    add_start(&s);
    add_transition(&s);
    add_effects(&s);
    return s.count;
}
