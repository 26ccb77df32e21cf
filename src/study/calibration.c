#include "calibration.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "longbond/simulation.h"
#include "market/clearing.h"
#include "market/market_model.h"
#include "market/market_params.h"
#include "market/pressure.h"
#include "num/lb_math.h"
#include "study/buyback_effects.h"
#include "world/model.h"
#include "world/world.h"

static const double BP = 1e-4;

const char *lb_calibration_role_word(lb_calibration_role role)
{
    static const char *const words[] = {"fitted", "implied", "out of sample"};
    return words[role];
}

bool lb_calibration_met(const lb_calibration_row *row)
{
    if (isnan(row->low)) {
        return true;
    }
    double slack = row->low == row->high ? fabs(row->low) / 10 : 0;
    return row->achieved >= row->low - slack && row->achieved <= row->high + slack;
}

static lb_calibration_row *add(lb_calibration *out, const char *group, const char *what, const char *source,
                               const char *unit)
{
    lb_calibration_row *row =
        &out->rows[out->count < LB_CALIBRATION_MOST_ROWS ? out->count++ : out->count - 1];
    *row = (lb_calibration_row){.low = NAN, .high = NAN, .achieved = NAN, .naive = NAN};
    snprintf(row->group, sizeof row->group, "%s", group);
    snprintf(row->what, sizeof row->what, "%s", what);
    snprintf(row->source, sizeof row->source, "%s", source);
    snprintf(row->unit, sizeof row->unit, "%s", unit);
    return row;
}

static void judge(lb_calibration_row *row, lb_calibration_role role, double low, double high, double achieved)
{
    row->role = role;
    row->low = low;
    row->high = high;
    row->achieved = achieved;
}

/* Responses at once ---------------------------------------------------------------------------------------- */

/* The change of the curve for a stock effect at the normal price of risk, elastic holders having responded. */
static lb_status respond(const lb_model *model, const double *stock, double aversion, double *change,
                         lb_error *err)
{
    double none[LB_NODES] = {0}, residual;
    int worst;
    lb_clearing_day day = {model->market->demand.matrix, aversion, none, stock, none};
    return lb_clear(&day, change, &residual, &worst, err);
}

/* The same for ten-year equivalents at ten years with an expected half-life. */
static lb_status place(const lb_model *model, double usd, double half_life_yrs, double aversion,
                       double *change, lb_error *err)
{
    const lb_premium *p = &model->market->premium;
    lb_response response = lb_premium_decaying(p, lb_premium_monthly(p, half_life_yrs));
    double tens[LB_NODES] = {[LB_NODE_10Y] = usd}, stock[LB_NODES] = {0};
    lb_premium_add(p, &response, tens, p->gamma, stock);
    return respond(model, stock, aversion, change, err);
}

static lb_status stock_rows(const lb_model *model, lb_calibration *out, lb_error *err)
{
    static const char shape[] = "MODEL.md B.3.4, three factors, half-life 10 years, over the 10-year";
    double permanent[LB_NODES], brief[LB_NODES], per_gdp[LB_NODES], crisis[LB_NODES];
    double gdp = lb_model_gdp(model, model->start);
    lb_status status = place(model, 1.7e12, HUGE_VAL, 1, permanent, err);
    status = status == LB_OK ? place(model, 1.7e12, 0.25, 1, brief, err) : status;
    status = status == LB_OK ? place(model, gdp / 100, HUGE_VAL, 1, per_gdp, err) : status;
    status = status == LB_OK ? place(model, gdp / 100, HUGE_VAL, 2, crisis, err) : status;
    if (status != LB_OK) {
        return status;
    }
    double ten = permanent[LB_NODE_10Y];
    judge(add(out, "stock", "1.7 tn ten-year equivalents, permanent: 10-year",
              "Barclays, February 2026: 40 to 50", "bp"),
          LB_CALIBRATION_FITTED, 35, 50, ten / BP);
    judge(add(out, "stock", "  2-year over the 10-year", shape, "ratio"), LB_CALIBRATION_IMPLIED, 0.15, 0.35,
          permanent[LB_NODE_2Y] / ten);
    judge(add(out, "stock", "  5-year over the 10-year", shape, "ratio"), LB_CALIBRATION_IMPLIED, 0.45, 0.70,
          permanent[LB_NODE_5Y] / ten);
    judge(add(out, "stock", "  30-year over the 10-year", "MODEL.md B.3.4: structural supply 1.1 to 1.7",
              "ratio"),
          LB_CALIBRATION_IMPLIED, 1.1, 1.7, permanent[LB_NODE_30Y] / ten);
    judge(add(out, "stock", "1 % of GDP, permanent: 10-year", "MODEL.md B.4: literature 4 to 10", "bp"),
          LB_CALIBRATION_FITTED, 4, 10, per_gdp[LB_NODE_10Y] / BP);
    judge(add(out, "stock", "  the same with the price of risk doubled, over normal",
              "Wei 2022: 29 to 74 bp in a crisis, 2.5 times", "ratio"),
          LB_CALIBRATION_IMPLIED, 1.5, 2.5, crisis[LB_NODE_10Y] / per_gdp[LB_NODE_10Y]);
    judge(add(out, "stock", "1.7 tn, half-life of 3 months: 10-year", "MODEL.md B.3.4: 3.4 of 45", "bp"),
          LB_CALIBRATION_IMPLIED, 2, 5, brief[LB_NODE_10Y] / BP);
    judge(add(out, "stock", "  permanent over three-month", "MODEL.md B.3.4: 10 to 15 times", "ratio"),
          LB_CALIBRATION_IMPLIED, 10, 15, ten / brief[LB_NODE_10Y]);
    return LB_OK;
}

/* Ten points more of debt over GDP in the present mix. */
static lb_status debt_rows(const lb_model *model, const lb_world *world, lb_calibration *out, lb_error *err)
{
    const lb_premium *p = &model->market->premium;
    double share = *lb_wc_opening_debt_share(world), stock[LB_NODES], change[LB_NODES];
    for (int node = 0; node < LB_NODES; node++) {
        stock[node] = p->gamma * lb_wc_opening_supply(world)[node] * 0.10 / share;
    }
    lb_status status = respond(model, stock, 1, change, err);
    double convenience = lb_market_value(model, LB_MARKET_CONVENIENCE) * lb_log((share + 0.10) / share);
    judge(add(out, "debt", "10 points of debt over GDP in the present mix: 10-year",
              "CBO 2 to 3 a point (Neveu-Schafer, Gamber-Seliski), Laubach 3 to 4", "bp"),
          LB_CALIBRATION_IMPLIED, 20, 40, change[LB_NODE_10Y] / BP + convenience);
    judge(add(out, "debt", "  of which duration", "", "bp"), LB_CALIBRATION_IMPLIED, NAN, NAN,
          change[LB_NODE_10Y] / BP);
    return status;
}

/* Runs ------------------------------------------------------------------------------------------------------ */

enum { MOST_DAYS = 700 };

typedef struct path {
    int days;
    lb_date date[MOST_DAYS];
    double ten[MOST_DAYS], premium[MOST_DAYS];
} path;

static lb_status run(const char *name, const char *text, path *out, lb_error *err)
{
    lb_model *model = NULL;
    lb_world *world = NULL;
    lb_status status = lb_model_parse(name, text, strlen(text), &model, err);
    if (status == LB_OK) {
        status = lb_world_open(model, &world, err);
    }
    out->days = 0;
    while (status == LB_OK && out->days < MOST_DAYS) {
        out->date[out->days] = lb_world_date(world);
        out->ten[out->days] = lb_wc_observable(world)[LB_OBS_yield_10y];
        out->premium[out->days++] = lb_wc_observable(world)[LB_OBS_term_premium_10y];
        if (lb_world_date(world) >= lb_model_end(model)) {
            break;
        }
        status = lb_step(model, world, err);
    }
    lb_world_close(world);
    lb_model_free(model);
    return status;
}

static double most_apart(const path *a, const path *b, int *day)
{
    double most = 0;
    for (int i = 0; i < a->days && i < b->days; i++) {
        if (a->ten[i] - b->ten[i] > most) {
            most = a->ten[i] - b->ten[i];
            *day = i;
        }
    }
    return 100 * most;
}

static lb_status flow_rows(lb_calibration *out, lb_error *err)
{
    static const char base[] =
        "title: base\nbaseline: 2026-01-30\nuntil: 2027-01-29\nissuance: policy\nyields: cleared\n";
    static const char sale[] =
        "title: sale\nbaseline: 2026-01-30\nuntil: 2027-01-29\nissuance: policy\nyields: cleared\n"
        "events:\n  - on: 2026-03-02\n    sell: {holder: foreign_official, amount: 100bn, over: 1 month, "
        "expected_to_last: permanent}\n";
    path a, b;
    lb_status status = run("base", base, &a, err);
    status = status == LB_OK ? run("sale", sale, &b, err) : status;
    if (status != LB_OK) {
        return status;
    }
    int peak = 0;
    double most = most_apart(&b, &a, &peak);
    int later = peak + 15 < b.days ? peak + 15 : b.days - 1;
    double after = 100 * (b.ten[later] - a.ten[later]), last = 100 * (b.ten[b.days - 1] - a.ten[b.days - 1]);
    judge(add(out, "flow", "100 bn sold by foreign officials in a month: 10-year at most",
              "MODEL.md B.4: Beltran et al. 2013 scaled by GDP", "bp"),
          LB_CALIBRATION_FITTED, 15, 29, most);
    judge(add(out, "flow", "  three weeks later, over the most", "MODEL.md B.4: half-life of three weeks",
              "ratio"),
          LB_CALIBRATION_FITTED, 0.45, 0.65, after / most);
    judge(add(out, "flow", "  ten months later", "MODEL.md B.4: stock effect of some 45 bn of tens", "bp"),
          LB_CALIBRATION_IMPLIED, 0.5, 3, last);
    return LB_OK;
}

/* The record between the baselines: Kim and Wright's premium and the 10-year yield, which no parameter has seen. */
static lb_status record_rows(lb_calibration *out, lb_error *err)
{
    static const char free_run[] =
        "title: free\nbaseline: 2023-09-30\nuntil: 2026-01-30\nissuance: actual\nyields: cleared\n";
    path p;
    lb_status status = run("free run", free_run, &p, err);
    if (status != LB_OK) {
        return status;
    }
    lb_calibration_row *row =
        add(out, "record", "change of the 10-year premium, September 2023 to January 2026",
            "Kim-Wright 0.47 to 0.61 %", "bp");
    judge(row, LB_CALIBRATION_OUT_SAMPLE, 14.5, 14.5, 100 * (p.premium[p.days - 1] - p.premium[0]));
    row->naive = 0;
    row = add(out, "record", "change of the 10-year yield, the same", "H.15: 4.59 to 4.26 %", "bp");
    judge(row, LB_CALIBRATION_OUT_SAMPLE, -33, -33, 100 * (p.ten[p.days - 1] - p.ten[0]));
    row->naive = 0;
    return LB_OK;
}

/* Claims A0.09 and A1.02: what buybacks do to money, maturity and spreads. */
static lb_status buyback_rows(lb_calibration *out, lb_error *err)
{
    lb_buyback_effects effects;
    lb_status status = lb_study_buybacks(&effects, err);
    if (status != LB_OK) {
        return status;
    }
    char what[LB_CALIBRATION_TEXT], date[11];
    snprintf(what, sizeof what, "a buyback of %.2f bn par for %.2f bn (%s) and bills for as much: reserves",
             (double)effects.par_usd / 1e11, (double)effects.paid_usd / 1e11,
             lb_date_format(effects.operation, date));
    static const char identity[] = "claim A0.09: identity";
    judge(add(out, "buybacks", what, identity, "cents"), LB_CALIBRATION_IMPLIED, 0, 0,
          (double)effects.reserves_usd);
    judge(add(out, "buybacks", "  deposits", identity, "cents"), LB_CALIBRATION_IMPLIED, 0, 0,
          (double)effects.deposits_usd);
    judge(add(out, "buybacks", "  Treasury cash", identity, "cents"), LB_CALIBRATION_IMPLIED, 0, 0,
          (double)effects.cash_usd);
    judge(add(out, "buybacks", "  spread of what was bought",
              "MODEL.md D.4: 30 bp of price, here 8 to 12 years", "bp"),
          LB_CALIBRATION_FITTED, -4, -1.5, -effects.bought_bp);
    judge(add(out, "buybacks", "  spread of what was only eligible", "MODEL.md D.4: 10 to 20 bp of price",
              "bp"),
          LB_CALIBRATION_FITTED, -2, -0.5, -effects.eligible_bp);
    snprintf(what, sizeof what, "a year of buybacks (%.0f bn), bills %+.0f bn: average maturity",
             (double)effects.year_par_usd / 1e11, effects.year_bills_usd / 1e9);
    judge(add(out, "buybacks", what, "claim A1.02: -0.2 to -1.0", "months"), LB_CALIBRATION_IMPLIED, -1, -0.2,
          effects.year_wam);
    judge(add(out, "buybacks", "  10-year yield", "claim A1.02: downward", "bp"), LB_CALIBRATION_IMPLIED, -10,
          0, effects.year_ten_bp);
    return LB_OK;
}

lb_status lb_calibrate(lb_calibration *out, lb_error *err)
{
    static const char text[] =
        "title: calibration\nbaseline: 2026-01-30\nuntil: 2026-02-27\nissuance: policy\nyields: cleared\n";
    lb_model *model = NULL;
    lb_world *world = NULL;
    out->count = 0;
    lb_status status = lb_model_parse("calibration", text, strlen(text), &model, err);
    if (status == LB_OK) {
        status = lb_world_open(model, &world, err);
    }
    if (status == LB_OK) {
        status = stock_rows(model, out, err);
    }
    if (status == LB_OK) {
        status = debt_rows(model, world, out, err);
    }
    lb_world_close(world);
    lb_model_free(model);
    status = status == LB_OK ? flow_rows(out, err) : status;
    status = status == LB_OK ? buyback_rows(out, err) : status;
    return status == LB_OK ? record_rows(out, err) : status;
}
