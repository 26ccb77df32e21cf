#include "portfolio_risk.h"

#include "base/error.h"
#include "market/given_curve.h"
#include "treasury/debt_service.h"

#include <stdlib.h>

const double lb_portfolio_key_years[LB_PORTFOLIO_KEYS] = {0.5, 1, 2, 3, 5, 7, 10, 20, 30};

/* Original par that the holder has of a security, cents. */
static int64_t par_held(const lb_world *world, int s, int holder)
{
    const int64_t *held = &lb_wc_holdings(world)[(int64_t)s * LB_SECTOR_COUNT];
    if (holder >= 0) {
        return held[holder];
    }
    int64_t all = lb_wc_outstanding(world)[s];
    return holder == LB_HELD_BY_ALL ? all : all - held[LB_FED] - held[LB_GOVERNMENT_ACCOUNTS];
}

/* Lists the live holdings of a class; TIPS with their indexed par. Returns how many. */
static int list_class(const lb_model *model, const lb_world *world, int holder, int type,
                      lb_risk_holding *out)
{
    int count = 0;
    for (int s = 0; s < model->security_count; s++) {
        const lb_security *security = &model->securities[s];
        int64_t par = par_held(world, s, holder);
        if (security->type != type || par == 0 || security->maturity <= lb_world_date(world)) {
            continue;
        }
        if (type == LB_TIPS) {
            par =
                (int64_t)((__int128)par * lb_index_ratio_e5(model, security, lb_world_date(world)) / 100000);
        }
        out[count++] = (lb_risk_holding){.security = *security, .par_cents = par};
    }
    return count;
}

static void add_to_total(lb_class_risk *total, const lb_class_risk *part)
{
    double value = total->value_usd + part->value_usd;
    if (value > 0) {
        total->convexity = (total->convexity * total->value_usd + part->convexity * part->value_usd) / value;
    }
    total->par_usd += part->par_usd;
    total->value_usd = value;
    total->dv01_usd += part->dv01_usd;
    total->ten_year_usd += part->ten_year_usd;
    for (int k = 0; k < LB_PORTFOLIO_KEYS; k++) {
        total->key_dv01_usd[k] += part->key_dv01_usd[k];
    }
}

static lb_status risk_of_class(const lb_curve *curve, const lb_risk_holding *holdings, int count,
                               double ten_years_a_dv01, lb_class_risk *out, lb_error *err)
{
    lb_curve_risk risk;
    lb_status status =
        lb_curve_risk_of(curve, holdings, count, lb_portfolio_key_years, LB_PORTFOLIO_KEYS, &risk, err);
    if (status != LB_OK) {
        return status;
    }
    out->value_usd = risk.value_usd;
    out->dv01_usd = risk.dv01_usd;
    out->convexity = risk.convexity;
    out->ten_year_usd = risk.dv01_usd * ten_years_a_dv01;
    for (int k = 0; k < LB_PORTFOLIO_KEYS; k++) {
        out->key_dv01_usd[k] = risk.key_dv01_usd[k];
    }
    return LB_OK;
}

/* Par of the new 10-year note per dollar of DV01. */
static lb_status ten_year_per_dv01(const lb_curve *nominal, double *out, lb_error *err)
{
    lb_risk_holding note = {.par_cents = 10000000000};
    lb_date maturity = lb_date_add_months(nominal->settle, 120, false);
    lb_status status = lb_security_make(LB_NOTE, lb_curve_par_dec(nominal, 10), maturity, nominal->settle,
                                        LB_DATE_NONE, &note.security, err);
    lb_curve_risk risk;
    if (status == LB_OK) {
        status = lb_curve_risk_of(nominal, &note, 1, lb_portfolio_key_years, LB_PORTFOLIO_KEYS, &risk, err);
    }
    if (status == LB_OK) {
        *out = 1e8 / risk.dv01_usd;
    }
    return status;
}

lb_status lb_portfolio_risk_of(const lb_model *model, const lb_world *world, int holder,
                               lb_portfolio_risk *out, lb_error *err)
{
    *out = (lb_portfolio_risk){0};
    lb_curve nominal, real;
    double ten_years = 0;
    lb_status status = lb_given_curves(world, &nominal, &real, err);
    if (status == LB_OK) {
        status = ten_year_per_dv01(&nominal, &ten_years, err);
    }
    lb_risk_holding *holdings = malloc(sizeof *holdings * (size_t)(model->security_count + 1));
    if (status == LB_OK && !holdings) {
        status = lb_fail(err, LB_ERR_NO_MEMORY, "no memory for %d holdings", model->security_count);
    }
    for (int type = 0; status == LB_OK && type < LB_SECURITY_TYPE_COUNT; type++) {
        lb_class_risk *of_class = &out->of_class[type];
        int count = list_class(model, world, holder, type, holdings);
        for (int i = 0; i < count; i++) {
            of_class->par_usd += (double)holdings[i].par_cents / 100;
        }
        if (type == LB_FRN) {
            of_class->value_usd = of_class->par_usd;
        } else if (count > 0) {
            status =
                risk_of_class(type == LB_TIPS ? &real : &nominal, holdings, count, ten_years, of_class, err);
        }
        add_to_total(&out->total, of_class);
    }
    free(holdings);
    return status;
}
