/* fake_run.h - a small market of its own for tests of the store and the report: no snapshot, same worlds.
 *
 * fake_model_new() has 12 securities and a few auctions between 30 September 2023 and the end of May 2024;
 * fake_step() does a business day of it: everything a real day changes changes, by a rule anyone can check.
 * Its market clears: each key yield moves by known causes (fake_waterfall), and the auctions of nominal coupons, five
 * of the eight, have bids (fake_bids). */
#ifndef LB_TESTS_FAKE_RUN_H
#define LB_TESTS_FAKE_RUN_H

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "data/number_text.h"
#include "day/actors.h"
#include "world/model.h"
#include "world/world.h"

enum { FAKE_OPENING = 8, FAKE_NEW = 4, FAKE_SECURITIES = FAKE_OPENING + FAKE_NEW, FAKE_OFFERINGS = 8 };

static const char fake_scenario[] = "title: a fake run\nbaseline: 2023-09-30\nuntil: 2024-05-31\n";

static inline void fake_security(lb_model *model, int s, const char *cusip, int type, int tenor,
                                 lb_date issue, lb_date maturity, double coupon_dec)
{
    lb_security *security = &model->securities[s];
    *security = (lb_security){.type = (uint8_t)type,
                              .dated_date = issue,
                              .issue_date = issue,
                              .first_coupon = LB_DATE_NONE,
                              .maturity = maturity,
                              .coupon_dec = coupon_dec};
    snprintf(security->cusip, sizeof security->cusip, "%.8s%d", cusip, lb_text_cusip_digit(cusip));
    if (type != LB_BILL) {
        security->first_coupon = lb_date_add_months(issue, 6, false);
    }
    if (type == LB_TIPS) {
        security->base_ref_cpi = 296.5;
    }
    if (type == LB_FRN) {
        security->coupon_dec = 0;
        security->spread_dec = coupon_dec;
    }
    model->tenor[s] = (uint8_t)tenor;
    static const uint8_t rows[] = {LB_INSTR_BILLS, LB_INSTR_NOTES, LB_INSTR_BONDS, LB_INSTR_TIPS,
                                   LB_INSTR_FRNS};
    model->row[s] = rows[type];
}

static inline lb_date fake_date(int year, int month, int day)
{
    return lb_date_make(year, month, day);
}

static inline void fake_securities(lb_model *model)
{
    fake_security(model, 0, "912797AA1", LB_BILL, LB_26W, fake_date(2023, 7, 6), fake_date(2024, 1, 4), 0);
    fake_security(model, 1, "912797AB9", LB_BILL, LB_52W, fake_date(2023, 9, 7), fake_date(2024, 9, 5), 0);
    fake_security(model, 2, "91282CAA1", LB_NOTE, LB_2Y, fake_date(2022, 11, 30), fake_date(2024, 11, 30),
                  0.045);
    fake_security(model, 3, "91282CAB9", LB_NOTE, LB_10Y, fake_date(2023, 8, 15), fake_date(2033, 8, 15),
                  0.03875);
    fake_security(model, 4, "912810AA1", LB_BOND, LB_30Y, fake_date(2023, 8, 15), fake_date(2053, 8, 15),
                  0.04125);
    fake_security(model, 5, "91282CAC7", LB_TIPS, LB_TIPS_10Y, fake_date(2023, 7, 31), fake_date(2033, 7, 15),
                  0.01375);
    fake_security(model, 6, "912810AB9", LB_TIPS, LB_TIPS_30Y, fake_date(2023, 2, 28), fake_date(2053, 2, 15),
                  0.015);
    fake_security(model, 7, "91282CAD5", LB_FRN, LB_FRN_2Y, fake_date(2023, 7, 31), fake_date(2025, 7, 31),
                  0.00125);
    fake_security(model, 8, "912797AC7", LB_BILL, LB_CMB, fake_date(2023, 11, 2), fake_date(2023, 12, 14), 0);
    fake_security(model, 9, "91282CAE3", LB_NOTE, LB_10Y, fake_date(2023, 11, 15), fake_date(2033, 11, 15),
                  0.045);
    fake_security(model, 10, "912810AC7", LB_BOND, LB_20Y, fake_date(2023, 11, 30), fake_date(2043, 11, 15),
                  0.0475);
    fake_security(model, 11, "91282CAF0", LB_NOTE, LB_2Y, fake_date(2024, 2, 29), fake_date(2026, 2, 28),
                  0.04625);
}

static inline void fake_offering(lb_model *model, int security, bool reopening, lb_date announce, int64_t bn,
                                 double price_px, double yield_dec)
{
    model->offerings[model->offering_count++] =
        (lb_offering){.security = security,
                      .tenor = model->tenor[security],
                      .reopening = reopening,
                      .takes_addon = true,
                      .announce = announce,
                      .auction = lb_add_business_days(LB_CALENDAR_FEDERAL, announce, 4),
                      .settle = lb_add_business_days(LB_CALENDAR_FEDERAL, announce, 8),
                      .offering_par = bn * 100000000000,
                      .recorded_price_px = price_px,
                      .recorded_yield_dec = yield_dec,
                      .recorded_coupon_dec = NAN};
}

static inline void fake_programme(lb_model *model)
{
    fake_offering(model, 3, true, fake_date(2023, 9, 28), 35, 93.5, 0.0461);
    fake_offering(model, 8, false, fake_date(2023, 10, 23), 50, 99.3795, 0.05319);
    fake_offering(model, 9, false, fake_date(2023, 11, 2), 40, 99.850462, 0.04519);
    fake_offering(model, 10, false, fake_date(2023, 11, 16), 16, 99.7, 0.04773);
    fake_offering(model, 9, true, fake_date(2023, 12, 4), 37, 101.7, 0.04296);
    fake_offering(model, 5, true, fake_date(2024, 1, 18), 18, 96.2, 0.01810);
    fake_offering(model, 11, false, fake_date(2024, 2, 16), 63, 99.862, 0.04691);
    fake_offering(model, 7, true, fake_date(2024, 4, 15), 28, 99.99, 0.00170);
}

/* Free with fake_model_free. */
static inline lb_model *fake_model_new(void)
{
    lb_model *model = calloc(1, sizeof *model);
    snprintf(model->scenario.title, sizeof model->scenario.title, "A fake run");
    model->baseline = fake_date(2023, 9, 30);
    model->until = fake_date(2024, 5, 31);
    model->security_count = FAKE_SECURITIES;
    model->opening_count = FAKE_OPENING;
    model->opening_holdings = calloc((size_t)FAKE_OPENING * LB_SECTOR_COUNT, sizeof(int64_t));
    model->securities = calloc(FAKE_SECURITIES, sizeof *model->securities);
    model->tenor = calloc(FAKE_SECURITIES, 1);
    model->row = calloc(FAKE_SECURITIES, 1);
    model->offerings = calloc(FAKE_OFFERINGS, sizeof *model->offerings);
    fake_securities(model);
    fake_programme(model);
    int params = 0;
    for (int actor = 0; actor < LB_ACTOR_COUNT; actor++) {
        params += lb_param_tables[actor]->count;
    }
    model->params = calloc((size_t)params, sizeof(double));
    return model;
}

static inline void fake_model_free(lb_model *model)
{
    free(model->securities);
    free(model->opening_holdings);
    free(model->tenor);
    free(model->row);
    free(model->offerings);
    free(model->params);
    free(model);
}

static inline int fake_steps(const lb_model *model)
{
    int steps = 0;
    for (lb_date day = model->baseline + 1; day <= model->until; day++) {
        steps += lb_is_business_day(LB_CALENDAR_FEDERAL, day);
    }
    return steps;
}

/* Adds `par` cents of a security to a holder and to the matrix. */
static inline void fake_add(const lb_model *model, lb_world *world, int s, int sector, int64_t par)
{
    lb_w_outstanding(world)[s] += par;
    lb_w_holdings(world)[s * LB_SECTOR_COUNT + sector] += par;
    lb_w_position(world)[model->row[s] * LB_SECTOR_COUNT + sector] += par;
    lb_w_position(world)[model->row[s] * LB_SECTOR_COUNT + LB_TREASURY] -= par;
}

/* What moved each key yield since the baseline, when it moved by `change_dec` in `step` days: three tenths the expected
 * real rate, a tenth expected inflation, the rest the term premium: supply by 0.01 bp a day, the banks by -0.004,
 * the dealers by -0.0001, insurers by 0.00002, risk-bearing capacity by what is left. */
static inline void fake_waterfall(double change_dec, double step, double out[LB_CAUSE_COUNT])
{
    memset(out, 0, LB_CAUSE_COUNT * sizeof *out);
    out[LB_CAUSE_EXPECTED_REAL] = 0.3 * change_dec;
    out[LB_CAUSE_EXPECTED_INFLATION] = 0.1 * change_dec;
    out[LB_CAUSE_TREASURY_SUPPLY] = 1e-6 * step;
    out[lb_cause_of_sector(LB_BANKS)] = -4e-7 * step;
    out[lb_cause_of_sector(LB_DEALERS)] = -1e-8 * step;
    out[lb_cause_of_sector(LB_INSURERS)] = 2e-9 * step;
    out[LB_CAUSE_RISK_BEARING] = 0.6 * change_dec - 5.92e-7 * step;
}

/* Par yields and term premia of the day, in per cent, and the waterfalls that explain them. */
static inline void fake_yields(lb_world *world, double *out)
{
    double step = (double)*lb_wc_step_count(world);
    out[LB_OBS_yield_10y] = 4.59 + 0.3 * sin(step / 20);
    for (int maturity = 0; maturity < LB_WATERFALL_COUNT; maturity++) {
        double start = 4.59 + 0.1 * (maturity - LB_FALL_10Y);
        double change = (out[LB_OBS_yield_10y] - 4.59) / 100;
        out[LB_OBS_yield_2y + maturity] = start + 100 * change;
        lb_w_par_yield(world)[lb_waterfall_node(maturity)] = start / 100 + change;
        lb_w_opening_yield(world)[maturity] = start / 100;
        fake_waterfall(change, step, lb_w_waterfall(world) + maturity * LB_CAUSE_COUNT);
        out[LB_OBS_term_premium_2y + maturity] = 0.5 + 60 * change;
    }
}

/* Bids for a nominal coupon: a tail of 1.2 bp; awards of $100 million without competition, of the rest a fifth to
 * dealers and 15 % to direct bidders; bids for 1.2 times the offering from dealers, 0.4 direct, 0.9 indirect. */
static inline void fake_bids(const lb_model *model, lb_world *world, int i)
{
    const lb_offering *offering = &model->offerings[i];
    int type = model->securities[offering->security].type;
    if (type != LB_NOTE && type != LB_BOND) {
        return;
    }
    int64_t par = offering->offering_par, rest = par - 10000000000;
    lb_w_when_issued_dec(world)[i] = lb_wc_stop_yield_dec(world)[i] - 0.00012;
    lb_w_median_dec(world)[i] = lb_wc_stop_yield_dec(world)[i] - 0.0005;
    lb_w_allotted_pct(world)[i] = 41.25;
    lb_w_noncompetitive_par(world)[i] = par - rest;
    lb_w_dealer_par(world)[i] = rest / 5;
    lb_w_direct_par(world)[i] = rest / 20 * 3;
    lb_w_indirect_par(world)[i] = rest - rest / 5 - rest / 20 * 3;
    lb_w_dealer_tendered(world)[i] = par / 10 * 12;
    lb_w_direct_tendered(world)[i] = par / 10 * 4;
    lb_w_indirect_tendered(world)[i] = par / 10 * 9;
}

static inline void fake_observe(const lb_model *model, lb_world *world)
{
    double by_type[LB_SECURITY_TYPE_COUNT] = {0}, all = 0, months = 0, fed = 0;
    double *out = lb_w_observable(world);
    for (int i = LB_OBS_held_banks; i < LB_OBSERVABLE_COUNT; i++) {
        out[i] = 0;
    }
    for (int s = 0; s < model->security_count; s++) {
        double par = (double)lb_w_outstanding(world)[s] / 1e8;
        by_type[model->securities[s].type] += par;
        all += par;
        months += par * (model->securities[s].maturity - *lb_w_date(world)) / 365.25 * 12;
        fed += (double)lb_w_holdings(world)[s * LB_SECTOR_COUNT + LB_FED] / 1e8;
        for (int sector = LB_BANKS; sector < LB_SECTOR_COUNT; sector++) {
            out[LB_OBS_held_banks + sector - LB_BANKS] +=
                (double)lb_w_holdings(world)[s * LB_SECTOR_COUNT + sector] / 1e8;
        }
    }
    double step = (double)*lb_w_step_count(world);
    out[LB_OBS_bills] = by_type[LB_BILL];
    out[LB_OBS_notes] = by_type[LB_NOTE];
    out[LB_OBS_bonds] = by_type[LB_BOND];
    out[LB_OBS_tips] = by_type[LB_TIPS];
    out[LB_OBS_frns] = by_type[LB_FRN];
    out[LB_OBS_marketable] = out[LB_OBS_debt_held_by_public] = all;
    out[LB_OBS_wam_months] = months / all;
    out[LB_OBS_bill_share] = 100 * by_type[LB_BILL] / all;
    out[LB_OBS_soma_treasuries] = fed;
    out[LB_OBS_tga] = 657000 + 90000 * sin(step / 9);
    out[LB_OBS_interest_accrued_day] = 2500 + 2 * step;
    out[LB_OBS_net_interest_fytd] = 2500 * step + step * step;
    out[LB_OBS_mbs] = 2479726 - 720 * step;
    fake_yields(world, out);
}

/* The opening world; free() it. */
static inline lb_world *fake_world_new(const lb_model *model)
{
    static const int64_t bn[FAKE_OPENING] = {900, 700, 2100, 1500, 1200, 600, 300, 400};
    lb_world_sizes sizes = {.securities = model->security_count, .offerings = model->offering_count};
    lb_world *world = lb_world_layout(aligned_alloc(64, lb_world_size(&sizes)), &sizes);
    *lb_w_date(world) = *lb_w_previous_date(world) = model->baseline;
    for (int i = 0; i < model->offering_count; i++) {
        lb_w_when_issued_dec(world)[i] = NAN;
    }
    for (int s = 0; s < model->security_count; s++) {
        lb_w_coupon_dec(world)[s] = model->securities[s].coupon_dec;
        lb_w_spread_dec(world)[s] = model->securities[s].spread_dec;
        for (int sector = LB_FED; s < FAKE_OPENING && sector < LB_SECTOR_COUNT; sector++) {
            fake_add(model, world, s, sector, bn[s] * 100000000000 / 68 * (sector + s) / 20 / 10000 * 10000);
        }
    }
    fake_observe(model, world);
    return world;
}

/* One business day: coupons by chance of the calendar, auctions, settlements, maturities, TIPS indexation. */
static inline lb_status fake_step(const lb_model *model, lb_world *world, lb_error *err)
{
    *lb_w_previous_date(world) = *lb_w_date(world);
    lb_date today = *lb_w_date(world) = lb_add_business_days(LB_CALENDAR_FEDERAL, *lb_w_date(world), 1);
    int64_t step = ++*lb_w_step_count(world);
    *lb_w_event_count(world) = 0;
    for (int i = 0; i < model->offering_count; i++) {
        const lb_offering *offering = &model->offerings[i];
        if (offering->announce <= today) {
            lb_w_offering_par(world)[i] = offering->offering_par;
        }
        if (offering->auction == today) {
            lb_w_stop_yield_dec(world)[i] = offering->recorded_yield_dec;
            lb_w_price_px(world)[i] = offering->recorded_price_px;
            fake_bids(model, world, i);
            lb_world_event(world, LB_EVENT_AUCTIONED, offering->security, offering->offering_par,
                           offering->recorded_yield_dec, err);
        }
        if (offering->settle == today) {
            lb_w_addon_par(world)[i] = offering->offering_par / 10 / 10000 * 10000;
            fake_add(model, world, offering->security, LB_FED, lb_w_addon_par(world)[i]);
            fake_add(model, world, offering->security, LB_HOUSEHOLDS, offering->offering_par);
            lb_world_event(world, LB_EVENT_ISSUED, offering->security, offering->offering_par, 0, err);
        }
    }
    for (int s = 0; s < model->security_count; s++) {
        for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
            int64_t par = lb_w_holdings(world)[s * LB_SECTOR_COUNT + sector];
            if (par && lb_following(LB_CALENDAR_FEDERAL, model->securities[s].maturity) == today) {
                fake_add(model, world, s, sector, -par);
                lb_world_event(world, LB_EVENT_MATURED, s, par, 0, err);
            } else if (par && model->securities[s].type == LB_TIPS) {
                lb_w_compensation(world)[s * LB_SECTOR_COUNT + sector] = par / 10000 * step;
            }
        }
    }
    *lb_w_posting_count(world) += 100 + step % 7;
    ++*lb_w_audit_count(world);
    lb_w_flow(world)[LB_FLOW_COUPONS * LB_SECTOR_COUNT + LB_BANKS] += 12345;
    lb_w_flow(world)[LB_FLOW_COUPONS * LB_SECTOR_COUNT + LB_TREASURY] -= 12345;
    fake_observe(model, world);
    return LB_OK;
}

#endif
