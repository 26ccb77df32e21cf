#include "money_market.h"

#include <math.h>

#include "num/lb_math.h"

static const double BP = 1e-4, BN = 1e9;

void lb_money_defaults(double *out)
{
    for (int i = 0; i < LB_MONEY_PARAM_COUNT; i++) {
        out[i] = lb_money_param_table.params[i].value;
    }
}

lb_date lb_money_srf_start(void)
{
    return lb_date_make(2021, 7, 29);
}

bool lb_money_tax_date(lb_date today)
{
    lb_ymd day = lb_date_ymd(today);
    bool month = day.month == 4 || day.month == 6 || day.month == 9 || day.month == 12;
    return month && day.day >= 15 && day.day <= 18 &&
           lb_following(LB_CALENDAR_FEDERAL, lb_date_make(day.year, day.month, 15)) == today;
}

/* The month that ends today, 1 to 12; 0 on other days. */
static int month_ending(lb_date today, lb_date next)
{
    int month = lb_date_ymd(today).month;
    return lb_date_ymd(next).month != month ? month : 0;
}

double lb_money_calendar(const double *params, lb_date today, lb_date next)
{
    int month = month_ending(today, next);
    double end = month == 0 ? 0 : month % 3 == 0 ? 1 : params[LB_MONEY_MONTH_END];
    double tax = lb_money_tax_date(today) ? params[LB_MONEY_TAX_DATE] : 0;
    return end + tax < 1 ? end + tax : 1;
}

double lb_money_rrp_dressing(const double *params, lb_date today, lb_date next)
{
    int month = month_ending(today, next);
    int param = month == 12      ? LB_MONEY_RRP_YEAR_END
                : month % 3 == 0 ? LB_MONEY_RRP_QUARTER_END
                                 : LB_MONEY_RRP_MONTH_END;
    return month == 0 ? 0 : params[param] * BN;
}

/* log(1 + exp(x)): 0 far below zero, x far above it. */
static double softplus(double x)
{
    return x > 30 ? x : lb_log1p(lb_exp(x));
}

double lb_money_shortage(const double *params, double ratio_pct)
{
    return softplus((params[LB_MONEY_KINK] - ratio_pct) / params[LB_MONEY_WIDTH]);
}

double lb_money_quiet_bp(const double *params, double ratio_pct)
{
    return params[LB_MONEY_SOFR_FLAT] + params[LB_MONEY_SOFR_SLOPE] * lb_money_shortage(params, ratio_pct);
}

double lb_money_lending(const double *params, double ratio_pct, double on_rrp_usd)
{
    enum { MOST = 4 }; /* e-folds: beyond them the amount says nothing any more */
    double above = ratio_pct - params[LB_MONEY_KINK] + params[LB_MONEY_LENDING_GAP];
    double folds = above / params[LB_MONEY_LENDING_WIDTH];
    folds = folds > MOST ? MOST : folds < -MOST ? -MOST : folds;
    return params[LB_MONEY_LENDING] * BN * lb_exp(folds) + on_rrp_usd;
}

/* SOFR over the facility's rate, in bp: as it would be up to the stigma, then ever less, at most by the cushion. */
static double held(const double *params, double over_bp)
{
    double stigma = params[LB_MONEY_SRF_STIGMA], cushion = params[LB_MONEY_SRF_CUSHION];
    if (over_bp <= stigma) {
        return over_bp;
    }
    return cushion > 0 ? stigma + cushion * -lb_expm1(-(over_bp - stigma) / cushion) : stigma;
}

lb_reserve_regime lb_money_regime(const double *params, double ratio_pct)
{
    double below = params[LB_MONEY_KINK] - ratio_pct;
    return below <= 0                             ? LB_RESERVES_ABUNDANT
           : below <= params[LB_MONEY_SCARCE_GAP] ? LB_RESERVES_AMPLE
                                                  : LB_RESERVES_SCARCE;
}

void lb_money_clear(const double *params, const lb_money_inputs *in, lb_money_result *out)
{
    out->ratio_pct = 100 * in->reserves_usd / in->bank_assets_usd;
    out->regime = lb_money_regime(params, out->ratio_pct);
    out->lending_usd = lb_money_lending(params, out->ratio_pct, in->on_rrp_usd);
    double deep = lb_money_shortage(params, out->ratio_pct);
    out->smooth_bp = params[LB_MONEY_SOFR_FLAT] + params[LB_MONEY_SOFR_SLOPE] * deep +
                     params[LB_MONEY_SOFR_NEED] * in->need_usd / (100 * BN) +
                     params[LB_MONEY_SOFR_COLLATERAL] * in->collateral_usd / (100 * BN) +
                     params[LB_MONEY_SOFR_CALENDAR] * in->calendar;
    double missing = in->drain_usd - out->lending_usd;
    out->jump_bp = missing > 0 ? params[LB_MONEY_JUMP] * missing / out->lending_usd : 0;
    double sofr = in->iorb_dec + (out->smooth_bp + out->jump_bp) * BP;
    sofr = sofr > in->rrp_dec ? sofr : in->rrp_dec;
    double over_bp = (sofr - in->srf_dec) / BP;
    out->srf_usd = 0;
    if (in->srf && over_bp > 0) {
        over_bp = held(params, over_bp);
        sofr = in->srf_dec + over_bp * BP;
        out->srf_usd = params[LB_MONEY_SRF_SLOPE] * BN * over_bp;
    }
    out->sofr_dec = sofr;
    double effr = in->iorb_dec + (params[LB_MONEY_EFFR_FLAT] + params[LB_MONEY_EFFR_SLOPE] * deep) * BP;
    double most =
        in->srf_dec + params[LB_MONEY_SRF_STIGMA] * BP; /* the discount window stands there for every bank */
    effr = in->srf && effr > most ? most : effr;
    out->effr_dec = effr > in->rrp_dec ? effr : in->rrp_dec;
}

/* The root x of exp(x) + depth x = level: convex and rising, so Newton's steps fall to it from above. */
static double log_root(double depth, double level, double from)
{
    double x = from;
    for (int i = 0; i < 60; i++) {
        double e = lb_exp(x), step = (e + depth * x - level) / (e + depth);
        x -= step;
        if (fabs(step) < 1e-13 * (1 + fabs(x))) {
            break;
        }
    }
    return x;
}

double lb_money_rrp_after(const double *params, double on_rrp_usd, double drain_usd, double ratio_pct)
{
    if (drain_usd <= 0) {
        double above = ratio_pct - params[LB_MONEY_KINK] - params[LB_MONEY_REFILL_ABOVE];
        double share = params[LB_MONEY_REFILL] / (1 + lb_exp(-above / params[LB_MONEY_WIDTH]));
        return on_rrp_usd - drain_usd * share;
    }
    if (on_rrp_usd <= 0) {
        return on_rrp_usd;
    }
    /* d rrp / d drain = -rrp / (rrp + depth): rrp + depth log(rrp) falls by the drain, in units of the depth */
    double depth = params[LB_MONEY_RRP_DEPTH] * BN, start = on_rrp_usd / depth;
    double left = lb_exp(log_root(1, start + lb_log(start) - drain_usd / depth, lb_log(start)));
    return left < start ? left * depth : on_rrp_usd;
}
